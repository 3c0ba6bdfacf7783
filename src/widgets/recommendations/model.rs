//! What a panel shows, ready to be read: prices and ratings are formatted already.

use std::sync::Arc;

use awning_core::element::Layout;

/// A panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Its heading.
    pub heading: String,
    /// How its cards stand.
    pub layout: Layout,
    /// Its cards.
    pub cards: Vec<Card>,
    /// The card whose product was put into the cart a moment ago.
    pub added: Option<String>,
}

/// One product.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The product's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where its page is.
    pub url: String,
    /// Its picture.
    pub image: Option<String>,
    /// What it costs.
    pub price: Option<String>,
    /// What it cost before.
    pub former_price: Option<String>,
    /// How much cheaper it is, such as "−20 %".
    pub discount: Option<String>,
    /// A word on the picture's corner.
    pub badge: Option<String>,
    /// How it is rated.
    pub rating: Option<Rating>,
    /// Why it is shown.
    pub reason: Option<String>,
}

/// How a product is rated.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// Tenths of a star, 0 to 50.
    pub tenths: u32,
    /// How many ratings, formatted.
    pub count: String,
    /// All of it in a sentence.
    pub name: String,
}

/// What happens in a panel.
pub enum PanelEvent {
    /// A card was built; it may become visible.
    CardBuilt {
        /// The product's id.
        id: String,
        /// The card.
        element: web_sys::Element,
    },
    /// The cards' list was built; `resized` is to be called whenever its size changes.
    CarouselBuilt {
        /// The part that scrolls.
        element: web_sys::Element,
        /// Looks where it stands.
        resized: Arc<dyn Fn(&web_sys::Element) + Send + Sync>,
    },
    /// A card's link was followed. To go on means to follow it.
    Selected {
        /// The product's id.
        id: String,
    },
    /// A card's button was pressed. To go on means to say that it was added.
    AddToCart {
        /// The product's id.
        id: String,
    },
}
