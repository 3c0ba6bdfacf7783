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
use awning_core::recommend::provider::Answer;
use awning_core::recommend::{Context, Explanation, Request, Strategy, explain, recommend};
use awning_core::value::Value;

use super::cards::{Cards, heading};
use super::catalog::{self, CatalogState};
use super::list::List;
use super::question::{self, Conversation, Question};
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
    let explained = Rc::downgrade(&keeper);
    element.runtime.explain_with(element.id, move |item| {
        explained.upgrade().and_then(|keeper| keeper.explain(item))
    });
    let refreshed = keeper.clone();
    let refresh = Follower::new(move || refreshed.refresh());
    Box::new((refresh, view, keeper))
}

/// What decides a list: as long as it is the same, a list that somebody has seen stays as it is.
#[derive(Clone, PartialEq)]
struct Wanted {
    question: Question,
    excluded: Vec<ItemId>,
    catalog: *const Catalog,
    /// Whether what was learned of the shop's log has a say.
    learned: bool,
}

/// How a list was chosen.
struct Choice {
    wanted: Wanted,
    /// What the server that ranks has said.
    answer: Option<Answer>,
    local: Rc<ranking::Local>,
}

/// What an element has as long as its panel is there.
pub(super) struct Keeper {
    pub element: Element,
    pub panel: Live<Panel>,
    conversation: Conversation,
    chosen: RefCell<Option<Choice>>,
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
            conversation: Conversation::new(),
            chosen: RefCell::default(),
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
        // Where the heading says it all, a reason on every card would say it again.
        let reasons = !read_flag(self.element.attribute(NO_REASONS.name).as_deref())
            && item.is_none()
            && matches!(
                strategy,
                Strategy::ForYou | Strategy::Similar | Strategy::BoughtTogether
            );
        let excluded = read_ids(self.element.attribute(EXCLUDE.name).as_deref());
        let question = Question {
            strategy,
            item: item.filter(|id| !id.is_empty()).map(ItemId::new),
            limit,
            navigations: runtime.navigations.get(),
        };
        // All three are on their way before one of them is waited for.
        let reply = self.conversation.reply(runtime, &question);
        let Some(catalog) = self.catalog() else {
            return;
        };
        let learned = ranking::learned(runtime, strategy);
        if reply.is_awaited() || learned.is_awaited() {
            return;
        }
        let learned = learned.here();
        let wanted = Wanted {
            question,
            excluded,
            catalog: Arc::as_ptr(&catalog),
            learned: learned.is_some(),
        };
        if !self.stays(&wanted) {
            // What was put into the cart disappears from lists that nobody has seen yet, not under a shopper's hand.
            runtime.cart.track();
            let answer = reply
                .here()
                .and_then(|reply| question::read(runtime, &reply, strategy, &catalog));
            let local = ranking::of(&catalog, learned);
            self.choose(Choice {
                wanted,
                answer,
                local,
            });
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
        let chosen = self.chosen.borrow();
        let Some(Choice { wanted: before, .. }) = chosen.as_ref() else {
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

    fn choose(&self, choice: Choice) {
        let runtime = &self.element.runtime;
        let mut picks = Vec::new();
        self.request(&choice, &mut |request| {
            picks = recommend(&choice.local, request);
        });
        let catalog = choice.local.catalog().clone();
        let list = List::new(choice.wanted.question.strategy, catalog, picks);
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
        self.chosen.replace(Some(choice));
    }

    /// What decides a list, as it is now.
    fn request(&self, choice: &Choice, then: &mut dyn FnMut(&Request)) {
        let runtime = &self.element.runtime;
        let Wanted {
            question, excluded, ..
        } = &choice.wanted;
        let mut left_out = runtime.shown_elsewhere(self.element.id);
        left_out.extend(excluded.iter().cloned());
        let cart = runtime.cart.get_untracked();
        runtime.with_profile(&mut |profile| {
            then(&Request {
                strategy: question.strategy,
                limit: question.limit,
                excluded: &left_out,
                context: Context {
                    item: question.item.as_ref(),
                    cart: cart.as_ref(),
                    profile,
                    now: clock::now(),
                },
                settings: &ranking::settings(runtime),
                answer: choice.answer.as_ref(),
                seed: self.seed,
            });
        });
    }

    /// Why an item stands in the list, or does not; `None` as long as nothing was chosen.
    fn explain(&self, item: &ItemId) -> Option<Explanation> {
        let chosen = self.chosen.borrow();
        let choice = chosen.as_ref()?;
        let mut explanation = None;
        self.request(choice, &mut |request| {
            explanation = Some(explain(&choice.local, request, item));
        });
        explanation
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
