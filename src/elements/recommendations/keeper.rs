//! Which items a panel shows, and what it does when something happens in it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use awning_core::catalog::{Catalog, ItemId};
use awning_core::element::recommendations::{
    DEFAULT_LIMIT, EXCLUDE, HEADING, ITEM, LAYOUT, LIMIT, LIMITS, STRATEGY,
};
use awning_core::element::{Layout, read_ids};
use awning_core::event::names::{PRODUCT_CLICKED, PRODUCT_IMPRESSION, PRODUCT_LIST_VIEWED};
use awning_core::read::Reader;
use awning_core::recommend::{Context, Request, Settings, Strategy, recommend};
use awning_core::time::SECOND;
use awning_core::value::Value;

use super::cards::{card, heading};
use super::catalog::{self, CatalogState, recommender};
use super::list::List;
use crate::browser::{Resize, Timer, Visibility, clock};
use crate::runtime::{Element, Follower, Local, Mounted};
use crate::view::Live;
use crate::widgets::Say;
use crate::widgets::recommendations::{
    CSS, Panel, PanelEvent, RecommendationPanel, RecommendationPanelProps,
};

/// How long half a card must be visible to count as seen.
const IMPRESSION: i64 = SECOND;
/// How long a button says that its item was added.
const CONFIRMATION: i64 = 2 * SECOND;

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
}

struct Keeper {
    element: Element,
    panel: Live<Panel>,
    wanted: RefCell<Option<Wanted>>,
    list: RefCell<List>,
    given: RefCell<Option<(Value, Arc<Catalog>)>>,
    watch: Visibility,
    cards: RefCell<Vec<(web_sys::Element, ItemId)>>,
    looked_at: RefCell<Vec<(ItemId, Timer)>>,
    resize: RefCell<Option<Resize>>,
    confirmation: RefCell<Option<Timer>>,
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
        let Some(catalog) = self.catalog() else {
            return;
        };
        let wanted = Wanted {
            strategy,
            item: self
                .element
                .attribute(ITEM.name)
                .filter(|id| !id.is_empty())
                .map(ItemId::new),
            limit,
            excluded: read_ids(self.element.attribute(EXCLUDE.name).as_deref()),
            navigations: runtime.navigations.get(),
            catalog: Arc::as_ptr(&catalog),
        };
        let seen =
            self.wanted.borrow().as_ref() == Some(&wanted) && !self.list.borrow().is_unseen();
        if !seen {
            // What was put into the cart disappears from lists that nobody has seen yet, not under a shopper's hand.
            runtime.cart.track();
            self.choose(&catalog, &wanted);
            self.wanted.replace(Some(wanted));
        }
        let list = self.list.borrow();
        let cards: Vec<_> = list.items().map(|item| card(item, runtime)).collect();
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

    fn choose(&self, catalog: &Arc<Catalog>, wanted: &Wanted) {
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
                settings: &Settings::default(),
                answer: None,
                seed: 0,
            };
            picks = recommend(&recommender(catalog), &request);
        });
        let list = List::new(wanted.strategy, catalog.clone(), picks);
        runtime.set_shown(
            self.element.id,
            list.items().map(|item| item.id.clone()).collect(),
        );
        self.looked_at.take();
        // Of a new list, cards that stay are to be seen anew.
        let mut cards = self.cards.borrow_mut();
        cards.retain(|(_, known)| list.items().any(|item| item.id == *known));
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

    fn hear(self: &Rc<Self>, event: PanelEvent) -> bool {
        match event {
            PanelEvent::CardBuilt { id, element } => {
                self.watch.watch(&element);
                let id = ItemId::new(id);
                let mut cards = self.cards.borrow_mut();
                cards.retain(|(_, known)| *known != id);
                cards.push((element, id));
                true
            }
            PanelEvent::CarouselBuilt { element, resized } => {
                self.resize
                    .replace(Some(Resize::of(&element, move |track| resized(track))));
                true
            }
            PanelEvent::Selected { id } => self.selected(&ItemId::new(id)),
            PanelEvent::AddToCart { id } => self.add_to_cart(id),
        }
    }

    fn selected(&self, id: &ItemId) -> bool {
        let (detail, properties) = {
            let list = self.list.borrow();
            (list.detail(id), list.properties(id))
        };
        let (Some(detail), Some(properties)) = (detail, properties) else {
            return true;
        };
        let goes_on = self.element.dispatch("awning-select", &detail, true);
        self.element.runtime.track(PRODUCT_CLICKED, properties);
        goes_on
    }

    fn add_to_cart(self: &Rc<Self>, id: String) -> bool {
        let detail = self.list.borrow().detail(&ItemId::new(id.as_str()));
        let Some(detail) = detail else { return false };
        let confirmed = self.element.dispatch("awning-add-to-cart", &detail, true);
        if confirmed {
            self.panel.update(|panel| panel.added = Some(id));
            let panel = self.panel.clone();
            let timer = Timer::after(CONFIRMATION, move || {
                panel.update(|panel| panel.added = None)
            });
            self.confirmation.replace(Some(timer));
        }
        confirmed
    }

    /// A card has come into sight, or left it.
    fn see(self: &Rc<Self>, card: web_sys::Element, visible: bool) {
        let id = self
            .cards
            .borrow()
            .iter()
            .find(|(known, _)| *known == card)
            .map(|(_, id)| id.clone());
        let Some(id) = id else { return };
        self.looked_at
            .borrow_mut()
            .retain(|(looked, _)| *looked != id);
        if visible {
            let (keeper, seen) = (Rc::downgrade(self), id.clone());
            let timer = Timer::after(IMPRESSION, move || {
                if let Some(keeper) = keeper.upgrade() {
                    keeper.seen(&card, &seen);
                }
            });
            self.looked_at.borrow_mut().push((id, timer));
        }
    }

    /// A card was visible for long enough.
    fn seen(&self, card: &web_sys::Element, id: &ItemId) {
        self.watch.forget(card);
        let (new, first) = self.list.borrow_mut().see(id);
        if !new {
            return;
        }
        let (viewed, detail, properties) = {
            let list = self.list.borrow();
            (list.viewed(), list.detail(id), list.properties(id))
        };
        if first {
            self.element.runtime.track(PRODUCT_LIST_VIEWED, viewed);
        }
        if let (Some(detail), Some(properties)) = (detail, properties) {
            self.element.dispatch("awning-impression", &detail, false);
            self.element.runtime.track(PRODUCT_IMPRESSION, properties);
        }
    }
}
