//! Every text, in English, under the key by which a document can replace it.

use super::Key;

macro_rules! keys {
    ($( $(#[doc = $doc:literal])* $name:ident = $key:literal: $english:literal; )*) => {
        $( $(#[doc = $doc])* pub const $name: &Key = &Key { name: $key, english: $english }; )*

        /// All of them, in the order of the source.
        #[cfg(feature = "tools")]
        pub const KEYS: &[&Key] = &[$( $name ),*];
    };
}
pub(in crate::text) use keys;

keys! {
    /// The name of a button that closes.
    CLOSE = "close": "Close";
    /// The name of a button that goes back.
    PREVIOUS = "previous": "Previous";
    /// The name of a button that goes on.
    NEXT = "next": "Next";

    /// Heading of a panel by strategy.
    FOR_YOU = "for-you": "Picked for you";
    /// Heading of a panel by strategy.
    SIMILAR = "similar": "Similar items";
    /// Heading of a panel by strategy.
    BOUGHT_TOGETHER = "bought-together": "Goes well with";
    /// Heading of a panel by strategy.
    TRENDING = "trending": "Popular now";
    /// Heading of a panel by strategy.
    RECENTLY_VIEWED = "recently-viewed": "Recently viewed";
    /// Heading of a panel by strategy.
    NEW_ARRIVALS = "new-arrivals": "New arrivals";
    /// The button on a card.
    ADD_TO_CART = "add-to-cart": "Add to cart";
    /// The same button, after it was pressed.
    ADDED = "added": "Added";
    /// Read before a struck-through price.
    FORMER_PRICE = "former-price": "Former price";
    /// Read instead of the stars.
    RATED = "rated": "Rated {rating} out of 5, number of ratings: {count}";
    /// Why an item is shown: those who viewed the named one viewed it.
    REASON_VIEWED_WITH = "reason-viewed-with": "Viewed with {name}";
    /// Why an item is shown: those who bought the named one bought it.
    REASON_BOUGHT_WITH = "reason-bought-with": "Bought with {name}";
    /// Why an item is shown: its words are those of the named one.
    REASON_LIKE = "reason-like": "Like {name}";
    /// Why an item is shown: many view it now.
    REASON_POPULAR = "reason-popular": "Popular now";
    /// Why an item is shown: many rate it well.
    REASON_RATED = "reason-rated": "Rated well by many";
    /// Why an item is shown: it is sold since recently.
    REASON_NEW = "reason-new": "New";
    /// Why an item is shown: the visitor looks at things of the named category.
    REASON_INTEREST = "reason-interest": "For your interest in {name}";
    /// Why an item is shown: the shop put it here.
    REASON_PICKED = "reason-picked": "Picked by the shop";
    /// Why an item is shown: the visitor viewed it before.
    REASON_AGAIN = "reason-again": "You viewed this before";
    /// Read while a panel loads.
    LOADING = "loading": "Loading";

    /// The button that sends an answer.
    SURVEY_SEND = "survey-send": "Send";
    /// The button that leaves a question out.
    SURVEY_SKIP = "survey-skip": "Skip";
    /// Read by screen readers: where the visitor is.
    SURVEY_PROGRESS = "survey-progress": "Question {number} of {total}";
    /// Said when a required question is passed over.
    SURVEY_REQUIRED = "survey-required": "Please answer this question";
    /// The field of a free answer.
    SURVEY_YOUR_ANSWER = "survey-your-answer": "Your answer";
    /// Said at the end.
    SURVEY_THANKS = "survey-thanks": "Thank you for your answers.";
    /// The name of a survey's dialog.
    SURVEY_TITLE = "survey-title": "Survey";
    /// Ends of the NPS scale.
    NPS_LOW = "nps-low": "Not at all likely";
    /// Ends of the NPS scale.
    NPS_HIGH = "nps-high": "Extremely likely";
    /// Ends of the CSAT scale, and its lowest face.
    CSAT_LOW = "csat-low": "Very dissatisfied";
    /// The second face.
    CSAT_2 = "csat-2": "Dissatisfied";
    /// The third face.
    CSAT_3 = "csat-3": "Neutral";
    /// The fourth face.
    CSAT_4 = "csat-4": "Satisfied";
    /// Ends of the CSAT scale, and its highest face.
    CSAT_HIGH = "csat-high": "Very satisfied";
    /// Ends of the CES scale.
    CES_LOW = "ces-low": "Very difficult";
    /// Ends of the CES scale.
    CES_HIGH = "ces-high": "Very easy";
    /// The name of one value of a rating.
    RATING_VALUE = "rating-value": "{value} out of {total}";

    /// The name of a banner's region.
    BANNER_TITLE = "banner-title": "Offer";
    /// The button beside a coupon's code.
    COPY_CODE = "copy-code": "Copy code";
    /// Shown and said after a code was copied.
    COPIED = "copied": "Copied";
    /// Units of a countdown.
    DAYS = "days": "days";
    /// Units of a countdown.
    HOURS = "hours": "hours";
    /// Units of a countdown.
    MINUTES = "minutes": "min";
    /// Units of a countdown.
    SECONDS = "seconds": "sec";
    /// Read by screen readers, once a minute at most.
    ENDS_IN = "ends-in": "Ends in {time}";
    /// On the way to a reward.
    AWAY = "away": "{remaining} away from {reward}";
    /// When all rewards are earned.
    REACHED = "reached": "You have earned {reward}";
    /// The name of the bar.
    SPEND_BAR = "spend-bar": "Progress to the next reward";
}
