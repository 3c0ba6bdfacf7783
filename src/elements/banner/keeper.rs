//! Which banner an element shows, and what it does when something happens in it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use awning_core::element::banner::PLACEMENT;
use awning_core::event::names::{
    PROMOTION_CLICKED, PROMOTION_DISMISSED, PROMOTION_UNLOCKED, PROMOTION_VIEWED,
};
use awning_core::promotion::{Banner, Remaining, Spend};
use awning_core::time::{Instant, SECOND};
use awning_core::value::{Value, add, object};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::state;
use crate::browser::{Timer, Visibility, clock, page, task};
use crate::elements::offer::Offer;
use crate::runtime::{Element, Failure, Follower, Local, Mounted};
use crate::view::Live;
use crate::widgets::Say;
use crate::widgets::banner::{BannerEvent, BannerNotice, BannerNoticeProps, BannerState, CSS};

/// How long "Copied" is said, and how long an earned reward is celebrated.
const MOMENT: i64 = 2 * SECOND;

/// Shows a banner; nothing, if its countdown is over and it has nothing to say then.
///
/// # Errors
/// If it has no message.
pub fn show(element: &Element, offer: Offer) -> Result<Option<Mounted>, Failure> {
    let banner: Banner = offer.read(element)?;
    element.adopt("banner", CSS);
    let runtime = &element.runtime;
    let placement = element.choice(PLACEMENT.name).unwrap_or(banner.placement);
    let keeper = Rc::new(Keeper {
        state: Live::new(state::first(&banner, placement, runtime)),
        spend: banner
            .progress
            .as_ref()
            .and_then(|form| Spend::new(form, runtime.currency.get())),
        end: end(&banner, offer.campaign.as_deref(), element),
        banner,
        element: element.clone(),
        name: offer.name,
        campaign: offer.campaign,
        reached: Cell::new(None),
        ended: Cell::new(false),
        ticking: RefCell::default(),
        moment: RefCell::default(),
        visible: RefCell::default(),
        dialog: RefCell::default(),
    });
    if !keeper.tick() {
        return Ok(None);
    }
    let hear = Local::new(&keeper);
    let props = BannerNoticeProps {
        state: keeper.state.clone(),
        texts: runtime.texts(),
        say: Say::to(move |event| hear.upgrade().is_none_or(|keeper| keeper.hear(event))),
    };
    let followed = keeper.clone();
    let follow_cart = Follower::new(move || followed.follow_cart());
    let view = element.place(BannerNotice(props));
    keeper.watch();
    Ok(Some(Box::new((follow_cart, view, keeper))))
}

/// When a banner's offer ends, if it does; an evergreen one is remembered from when it was first shown.
fn end(banner: &Banner, campaign: Option<&str>, element: &Element) -> Option<Instant> {
    let countdown = banner.countdown.as_ref()?;
    let now = clock::now();
    let first_shown = match campaign {
        Some(campaign) => {
            let runtime = &element.runtime;
            let known = runtime.remembered(campaign).first_shown;
            known.unwrap_or_else(|| {
                runtime.remember(campaign, |memory| memory.first_shown = Some(now));
                now
            })
        }
        None => now,
    };
    let services = element.runtime.services();
    let offset_at = |at| {
        services
            .as_ref()
            .map_or(0, |services| services.offset_at(at))
    };
    Some(countdown.end.moment(first_shown, offset_at))
}

struct Keeper {
    element: Element,
    name: String,
    campaign: Option<String>,
    banner: Banner,
    state: Live<BannerState>,
    spend: Option<Spend>,
    end: Option<Instant>,
    /// How many tiers the cart had reached when it was last looked at.
    reached: Cell<Option<usize>>,
    /// Whether it was sent away.
    ended: Cell<bool>,
    ticking: RefCell<Option<Timer>>,
    moment: RefCell<Option<Timer>>,
    visible: RefCell<Option<Visibility>>,
    dialog: RefCell<Option<HtmlDialogElement>>,
}

impl Keeper {
    /// Shows what is left of the countdown, and comes back when that changes. Returns whether there is still something
    /// to show.
    fn tick(self: &Rc<Self>) -> bool {
        let Some(end) = self.end else { return true };
        let now = clock::now();
        let clock = state::clock(end, now, &self.element.runtime);
        let runs = clock.is_some();
        let over = self
            .banner
            .countdown
            .as_ref()
            .and_then(|countdown| countdown.over_message.clone());
        let stays = runs || over.is_some();
        self.state.update(|state| {
            state.clock = clock;
            if let (false, Some(message)) = (runs, over) {
                state.message = message;
            }
        });
        let keeper = Rc::downgrade(self);
        let timer = runs.then(|| {
            Timer::after(Remaining::next_change(end, now), move || {
                if let Some(keeper) = keeper.upgrade().filter(|keeper| !keeper.tick()) {
                    keeper.element.hide();
                }
            })
        });
        self.ticking.replace(timer);
        stays
    }

    /// Shows where the cart stands in a spend-and-save offer.
    fn follow_cart(self: &Rc<Self>) {
        let Some(offer) = &self.spend else { return };
        let total = self
            .element
            .runtime
            .cart
            .with(|cart| cart.as_ref().map(|cart| cart.total));
        let (message, mut spend, progress) =
            state::spend(&self.banner, offer, total, &self.element.runtime);
        // Before the page has told of the cart, nothing has been earned, only not been known.
        let before = if total.is_some() {
            self.reached.replace(Some(progress.reached))
        } else {
            None
        };
        let earned = before.is_some_and(|before| before < progress.reached);
        spend.celebrates = earned;
        self.state.update(|state| {
            state.message = message;
            state.spend = Some(spend);
        });
        if earned {
            let reward = offer
                .tiers()
                .get(progress.reached - 1)
                .map(|tier| tier.reward.clone());
            self.tell(
                "awning-unlock",
                PROMOTION_UNLOCKED,
                &[("reward", reward.into())],
            );
            self.for_a_moment(|state| {
                if let Some(spend) = &mut state.spend {
                    spend.celebrates = false;
                }
            });
        }
    }

    fn hear(self: &Rc<Self>, event: BannerEvent) -> bool {
        match event {
            BannerEvent::DialogBuilt(element) => {
                self.dialog.replace(element.dyn_into().ok());
                let keeper = self.clone();
                // Only what is in the page can be opened.
                task::spawn(async move { keeper.open() });
                true
            }
            BannerEvent::Action(index) => {
                let label = self
                    .banner
                    .actions
                    .get(index)
                    .map(|action| action.label.clone());
                let fields = &[("index", (index as u32).into()), ("label", label.into())];
                self.tell("awning-action", PROMOTION_CLICKED, fields)
            }
            BannerEvent::Copy => self.copy(),
            BannerEvent::Dismissed => {
                self.dismiss();
                true
            }
        }
    }

    fn copy(self: &Rc<Self>) -> bool {
        let Some(code) = self
            .banner
            .coupon
            .as_ref()
            .map(|coupon| coupon.code.clone())
        else {
            return false;
        };
        let copies = self.tell(
            "awning-apply-coupon",
            PROMOTION_CLICKED,
            &[("code", code.as_str().into())],
        );
        if copies {
            let keeper = self.clone();
            let copied = page::copy(code);
            task::spawn(async move {
                if copied.await {
                    keeper.state.update(|state| state.copied = true);
                    keeper.for_a_moment(|state| state.copied = false);
                }
            });
        }
        copies
    }

    fn dismiss(&self) {
        // Taken first: closing it says that it was closed, which would come back here.
        let Some(dialog) = self.dialog.take() else {
            return self.dismissed();
        };
        dialog.close();
        self.dismissed();
    }

    fn dismissed(&self) {
        if self.ended.replace(true) {
            return;
        }
        if let Some(campaign) = &self.campaign {
            self.element
                .runtime
                .remember(campaign, |memory| memory.dismissed = Some(clock::now()));
        }
        self.element.hide();
        self.tell("awning-dismiss", PROMOTION_DISMISSED, &[]);
    }

    /// Dispatches an event and tracks it. Returns whether its default action may happen.
    fn tell(&self, dispatched: &str, tracked: &str, fields: &[(&str, Value)]) -> bool {
        let with = |name: &str| {
            let mut all = Vec::new();
            add(&mut all, name, self.name.as_str().into());
            for (name, value) in fields {
                add(&mut all, name, value.clone());
            }
            Value::Object(all)
        };
        let goes_on = self.element.dispatch(dispatched, &with("campaignId"), true);
        self.element.runtime.track(tracked, with("promotion_id"));
        goes_on
    }

    fn for_a_moment(&self, end: fn(&mut BannerState)) {
        let state = self.state.clone();
        self.moment
            .replace(Some(Timer::after(MOMENT, move || state.update(end))));
    }

    /// Tells once that the banner can be seen.
    fn watch(self: &Rc<Self>) {
        let keeper = Rc::downgrade(self);
        let visibility = Visibility::of_half(move |_, visible| {
            let Some(keeper) = keeper.upgrade().filter(|_| visible) else {
                return;
            };
            if keeper.visible.take().is_some() {
                let name = Value::from(keeper.name.as_str());
                keeper
                    .element
                    .runtime
                    .track(PROMOTION_VIEWED, object!([("promotion_id", name)]));
            }
        });
        if let Some(surface) = self.element.root.first_element_child() {
            visibility.watch(&surface);
        }
        self.visible.replace(Some(visibility));
    }

    fn open(&self) {
        if let Some(dialog) = self.dialog.borrow().as_ref() {
            let _ = dialog.show_modal();
        }
    }

    fn close(&self) {
        if let Some(dialog) = self.dialog.borrow().as_ref() {
            dialog.close();
        }
    }
}

impl Drop for Keeper {
    /// An open dialog that leaves the page would keep the rest of it inert and the focus lost.
    fn drop(&mut self) {
        self.close();
    }
}
