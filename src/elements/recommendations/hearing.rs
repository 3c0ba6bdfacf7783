//! What a panel does when something happens in it.

use std::rc::Rc;

use awning_core::catalog::ItemId;
use awning_core::event::names::{PRODUCT_CLICKED, PRODUCT_IMPRESSION, PRODUCT_LIST_VIEWED};
use awning_core::time::SECOND;

use super::keeper::Keeper;
use crate::browser::{Resize, Timer};
use crate::widgets::recommendations::PanelEvent;

/// How long half a card must be visible to count as seen.
const IMPRESSION: i64 = SECOND;
/// How long a button says that its item was added.
const CONFIRMATION: i64 = 2 * SECOND;

impl Keeper {
    /// Takes what the panel says; what it returns is whether that goes on.
    pub fn hear(self: &Rc<Self>, event: PanelEvent) -> bool {
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
    pub fn see(self: &Rc<Self>, card: web_sys::Element, visible: bool) {
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
