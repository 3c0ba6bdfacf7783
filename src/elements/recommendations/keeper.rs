//! Which items a panel shows.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use awning_core::catalog::{Catalog, ItemId};
use awning_core::element::recommendations::{
    DEFAULT_LIMIT, EXCLUDE, HEADING, ITEM, LAYOUT, LIMIT, LIMITS, NO_REASONS, STRATEGY,
};
use awning_core::element::{Layout, read_flag, read_ids};
use awning_core::read::Reader;
use awning_core::recommend::{Context, Request, Strategy, recommend};
use awning_core::value::Value;

use super::cards::{Cards, heading};
use super::catalog::{self, CatalogState};
use super::list::List;
use super::ranking;
use crate::browser::{Resize, Timer, Visibility, clock, random};
use crate::runtime::{Element, Follower, Local, Mounted};
use crate::view::Live;
use crate::widgets::Say;
use crate::widgets::recommendations::{CSS, Panel, RecommendationPanel, RecommendationPanelProps};

/// Mounts the panel of an element.
pub fn mount(element: Element) -> Mounted {
    element.adopt("recommendations", CSS);
    let keeper = Rc::new_cyclic(|keeper: &Weak<Keeper>| {
        let told = keeper.clone();
        let watch = Visibility::of_half(move |card, visible| {
            if let Some(keeper) = told.upgrade() {
                keeper.see(card, visible);
            }
        });
        Keeper::new(element.clone(), watch)
    });
    let hear = Local::new(&keeper);
    let props = RecommendationPanelProps {
        panel: keeper.panel.clone(),
        texts: element.runtime.texts(),
        say: Say::to(move |event| hear.upgrade().is_none_or(|keeper| keeper.hear(event))),
    };
    let view = element.place(RecommendationPanel(props));
    let refreshed = keeper.clone();
    let refresh = Follower::new(move || refreshed.refresh());
    Box::new((refresh, view, keeper))
}

/// What decides a list: as long as it is the same, a list that somebody has seen stays as it is.
#[derive(Clone, PartialEq)]
struct Wanted {
    strategy: Strategy,
    item: Option<ItemId>,
    limit: usize,
    excluded: Vec<ItemId>,
    navigations: u32,
    catalog: *const Catalog,
    /// Whether what was learned of the shop's log has a say.
    learned: bool,
}

/// What an element has as long as its panel is there.
pub(super) struct Keeper {
    pub element: Element,
    pub panel: Live<Panel>,
    wanted: RefCell<Option<Wanted>>,
    pub list: RefCell<List>,
    given: RefCell<Option<(Value, Arc<Catalog>)>>,
    pub watch: Visibility,
    /// The cards, each with its item.
    pub cards: RefCell<Vec<(web_sys::Element, ItemId)>>,
    /// The items that are in sight, until they have been for long enough.
    pub looked_at: RefCell<Vec<(ItemId, Timer)>>,
    pub resize: RefCell<Option<Resize>>,
    pub confirmation: RefCell<Option<Timer>>,
    /// Decides what chance decides, so that a list that is chosen again is the same.
    seed: u64,
}

impl Keeper {
    fn new(element: Element, watch: Visibility) -> Self {
        let empty = Panel {
            heading: String::new(),
            layout: Layout::Grid,
            cards: Vec::new(),
            added: None,
        };
        Self {
            element,
            panel: Live::new(empty),
            wanted: RefCell::default(),
            list: RefCell::new(List::new(Strategy::ForYou, Arc::default(), Vec::new())),
            given: RefCell::default(),
            watch,
            cards: RefCell::default(),
            looked_at: RefCell::default(),
            resize: RefCell::default(),
            confirmation: RefCell::default(),
            seed: random::bits(),
        }
    }

    /// Chooses what to show from what the element was given and what is known now.
    fn refresh(&self) {
        let strategy = self
            .element
            .choice(STRATEGY.name)
            .unwrap_or(Strategy::ForYou);
        let limit = self
            .element
            .whole(LIMIT.name, LIMITS)
            .unwrap_or(DEFAULT_LIMIT) as usize;
        let layout = self.element.choice(LAYOUT.name).unwrap_or(Layout::Grid);
        let runtime = &self.element.runtime;
        let heading = self
            .element
            .attribute(HEADING.name)
            .unwrap_or_else(|| runtime.texts().get(heading(strategy)));
        let item = self.element.attribute(ITEM.name);
        let excluded = read_ids(self.element.attribute(EXCLUDE.name).as_deref());
        // Where the heading says it all, a reason on every card would say it again.
        let reasons = !read_flag(self.element.attribute(NO_REASONS.name).as_deref())
            && item.is_none()
            && matches!(
                strategy,
                Strategy::ForYou | Strategy::Similar | Strategy::BoughtTogether
            );
        let navigations = runtime.navigations.get();
        let Some(catalog) = self.catalog() else {
            return;
        };
        let Some(learned) = ranking::learned(runtime, strategy) else {
            return;
        };
        let wanted = Wanted {
            strategy,
            item: item.filter(|id| !id.is_empty()).map(ItemId::new),
            limit,
            excluded,
            navigations,
            catalog: Arc::as_ptr(&catalog),
            learned: learned.is_some(),
        };
        if !self.stays(&wanted) {
            // What was put into the cart disappears from lists that nobody has seen yet, not under a shopper's hand.
            runtime.cart.track();
            let local = ranking::of(&catalog, learned);
            self.choose(&local, &wanted);
            self.wanted.replace(Some(wanted));
        }
        let settings = ranking::settings(runtime);
        let cards = Cards {
            runtime,
            catalog: &catalog,
            reasons: reasons && settings.reasons,
        };
        let cards = cards.of(&self.list.borrow());
        if cards.is_empty() {
            return self.element.fall_back();
        }
        self.panel.set(Panel {
            heading,
            layout,
            cards,
            added: None,
        });
        self.element.show();
    }

    /// Whether the list that is shown stays as it is: somebody has seen it. One that stands where a visitor looks stays
    /// also when what was learned comes late.
    fn stays(&self, wanted: &Wanted) -> bool {
        let before = self.wanted.borrow();
        let Some(before) = before.as_ref() else {
            return false;
        };
        let later = Wanted {
            learned: wanted.learned,
            ..before.clone()
        };
        let is_unseen = self.list.borrow().is_unseen();
        let late = before.learned != wanted.learned;
        later == *wanted
            && (!is_unseen || late && self.element.runtime.host.sees(&self.element.host))
    }

    fn choose(&self, local: &ranking::Local, wanted: &Wanted) {
        let runtime = &self.element.runtime;
        let mut excluded = runtime.shown_elsewhere(self.element.id);
        excluded.extend(wanted.excluded.iter().cloned());
        let cart = runtime.cart.get_untracked();
        let mut picks = Vec::new();
        runtime.with_profile(&mut |profile| {
            let context = Context {
                item: wanted.item.as_ref(),
                cart: cart.as_ref(),
                profile,
                now: clock::now(),
            };
            let request = Request {
                strategy: wanted.strategy,
                limit: wanted.limit,
                excluded: &excluded,
                context,
                settings: &ranking::settings(runtime),
                answer: None,
                seed: self.seed,
            };
            picks = recommend(local, &request);
        });
        let list = List::new(wanted.strategy, local.catalog().clone(), picks);
        runtime.set_shown(self.element.id, list.ids().cloned().collect());
        self.looked_at.take();
        // Of a new list, cards that stay are to be seen anew.
        let mut cards = self.cards.borrow_mut();
        cards.retain(|(_, known)| list.ids().any(|id| id == known));
        for (card, _) in cards.iter() {
            self.watch.forget(card);
            self.watch.watch(card);
        }
        self.list.replace(list);
    }

    /// The items that the element was given, or the page's catalog once it is there. Where there will be none, the
    /// element shows its children.
    fn catalog(&self) -> Option<Arc<Catalog>> {
        match self.element.given("items") {
            Err(failure) => {
                self.element.fail(&failure);
                return None;
            }
            Ok(Some(given)) => return Some(self.read_given(given)),
            Ok(None) => (),
        }
        match catalog::follow(&self.element.runtime) {
            CatalogState::Ready(catalog) => return Some(catalog),
            CatalogState::Unknown | CatalogState::Loading => (),
            CatalogState::Missing => self.element.fall_back(),
        }
        None
    }

    fn read_given(&self, given: Value) -> Arc<Catalog> {
        if let Some((before, catalog)) = &*self.given.borrow()
            && *before == given
        {
            return catalog.clone();
        }
        let runtime = &self.element.runtime;
        let mut at = Reader::new("items");
        let read = Arc::new(Catalog::read(&given, runtime.currency.get(), &mut at));
        catalog::say(at, "items", runtime);
        self.given.replace(Some((given, read.clone())));
        read
    }
}
