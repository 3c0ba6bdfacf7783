//! What a panel asks for.

use crate::read::choice;

choice! {
    /// What a panel asks for.
    pub enum Strategy {
        /// Items that fit what the visitor looked at lately.
        ForYou = "for-you",
        /// Items like a given one.
        Similar = "similar",
        /// Items that go with a given one, or with the cart.
        BoughtTogether = "bought-together",
        /// Items that many rate well, the newer the better.
        Trending = "trending",
        /// Items that the visitor looked at, the latest first.
        RecentlyViewed = "recently-viewed",
        /// Items that are sold since recently, the newest first.
        NewArrivals = "new-arrivals",
    }
}

impl Strategy {
    /// What stands in, in this order, where the strategy has too little. Recently viewed items are a promise that
    /// nothing else can keep, so nothing stands in for them.
    pub fn fallbacks(self) -> &'static [Self] {
        match self {
            Self::ForYou => &[Self::Trending, Self::NewArrivals],
            Self::Similar => &[Self::ForYou, Self::Trending, Self::NewArrivals],
            Self::BoughtTogether => &[
                Self::Similar,
                Self::ForYou,
                Self::Trending,
                Self::NewArrivals,
            ],
            Self::Trending => &[Self::NewArrivals],
            Self::NewArrivals => &[Self::Trending],
            Self::RecentlyViewed => &[],
        }
    }
}
