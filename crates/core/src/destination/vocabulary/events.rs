//! Names of events: those of the vocabulary, and what backends call them.

/// The backends that have names of their own; the others take the vocabulary's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Google Analytics 4.
    Ga4 = 1,
    /// The `type` of Snowplow's e-commerce action.
    Snowplow,
    /// What kind of request Matomo has for it.
    Matomo,
    /// PostHog.
    PostHog,
    /// Amplitude.
    Amplitude,
    /// Mixpanel.
    Mixpanel,
    /// Gorse's types of feedback.
    Gorse,
    /// The call of Segment and RudderStack, if it is not `track`.
    Segment,
}

/// Their names, in the order of the columns.
pub const BACKENDS: [(Backend, &str); 8] = [
    (Backend::Ga4, "GA4"),
    (Backend::Snowplow, "Snowplow"),
    (Backend::Matomo, "Matomo"),
    (Backend::PostHog, "PostHog"),
    (Backend::Amplitude, "Amplitude"),
    (Backend::Mixpanel, "Mixpanel"),
    (Backend::Gorse, "Gorse"),
    (Backend::Segment, "Segment, RudderStack"),
];

/// A row: the name in the vocabulary, then a column each. Empty: the backend has no name for it.
type Row = [&'static str; 9];

macro_rules! table {
    ($($name:literal | $ga4:literal | $snowplow:literal | $matomo:literal | $posthog:literal | $amplitude:literal
        | $mixpanel:literal | $gorse:literal | $segment:literal;)*) => {
        /// The names.
        pub const EVENTS: &[Row] = &[
            $([$name, $ga4, $snowplow, $matomo, $posthog, $amplitude, $mixpanel, $gorse, $segment],)*
        ];
    };
}

table! {
    // vocabulary                  | GA4                | Snowplow           | Matomo        | PostHog                | Amplitude                  | Mixpanel               | Gorse        | Segment
    "Page Viewed"                  | "page_view"        | "page_view"        | "page"        | "$pageview"            | "[Amplitude] Page Viewed"  | "$mp_web_page_view"    | ""           | "page";
    "Identified"                   | ""                 | ""                 | ""            | "$identify"            | "$identify"                | ""                     | ""           | "identify";
    "Products Searched"            | "search"           | ""                 | "search"      | ""                     | ""                         | ""                     | ""           | "";
    "Product List Viewed"          | "view_item_list"   | "list_view"        | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Product List Filtered"        | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Product Impression"           | ""                 | ""                 | "impression"  | ""                     | ""                         | ""                     | "impression" | "";
    "Product Clicked"              | "select_item"      | "list_click"       | "interaction" | ""                     | ""                         | ""                     | "click"      | "";
    "Product Viewed"               | "view_item"        | "product_view"     | "product"     | ""                     | ""                         | ""                     | "read"       | "";
    "Product Added"                | "add_to_cart"      | "add_to_cart"      | ""            | ""                     | ""                         | ""                     | "cart"       | "";
    "Product Removed"              | "remove_from_cart" | "remove_from_cart" | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Cart Viewed"                  | "view_cart"        | ""                 | "cart"        | ""                     | ""                         | ""                     | ""           | "";
    "Checkout Started"             | "begin_checkout"   | "checkout_step"    | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Checkout Step Viewed"         | ""                 | "checkout_step"    | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Checkout Step Completed"      | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Payment Info Entered"         | "add_payment_info" | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Shipping Info Entered"        | "add_shipping_info"| ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Order Updated"                | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Order Completed"              | "purchase"         | "transaction"      | "order"       | ""                     | ""                         | ""                     | "purchase"   | "";
    "Order Refunded"               | "refund"           | "refund"           | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Order Cancelled"              | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Promotion Viewed"             | "view_promotion"   | "promo_view"       | "impression"  | ""                     | ""                         | ""                     | ""           | "";
    "Promotion Clicked"            | "select_promotion" | "promo_click"      | "interaction" | ""                     | ""                         | ""                     | ""           | "";
    "Promotion Dismissed"          | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Promotion Unlocked"           | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Coupon Entered"               | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Coupon Applied"               | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Coupon Denied"                | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Coupon Removed"               | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Product Added to Wishlist"    | "add_to_wishlist"  | ""                 | ""            | ""                     | ""                         | ""                     | "wishlist"   | "";
    "Product Removed from Wishlist"| ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Wishlist Product Added to Cart"|"add_to_cart"      | "add_to_cart"      | ""            | ""                     | ""                         | ""                     | "cart"       | "";
    "Product Shared"               | "share"            | ""                 | ""            | ""                     | ""                         | ""                     | "share"      | "";
    "Cart Shared"                  | "share"            | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Product Reviewed"             | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | "rating"     | "";
    "Survey Shown"                 | ""                 | ""                 | ""            | "survey shown"         | ""                         | ""                     | ""           | "";
    "Survey Answered"              | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Survey Completed"             | ""                 | ""                 | ""            | "survey sent"          | ""                         | ""                     | ""           | "";
    "Survey Dismissed"             | ""                 | ""                 | ""            | "survey dismissed"     | ""                         | ""                     | ""           | "";
    "Experiment Viewed"            | ""                 | ""                 | ""            | "$feature_flag_called" | "$exposure"                | "$experiment_started"  | ""           | "";
    "Element Clicked"              | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Form Submitted"               | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Scroll Depth Reached"         | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Page Engaged"                 | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Outbound Link Clicked"        | ""                 | ""                 | "link"        | ""                     | ""                         | ""                     | ""           | "";
    "File Downloaded"              | ""                 | ""                 | "download"    | ""                     | ""                         | ""                     | ""           | "";
    "Rage Clicked"                 | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Page Error"                   | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
    "Web Vitals"                   | ""                 | ""                 | ""            | ""                     | ""                         | ""                     | ""           | "";
}

/// What a backend calls an event of the vocabulary; `None` if it has no name for it.
pub fn name_in(backend: Backend, name: &str) -> Option<&'static str> {
    let row = EVENTS.iter().find(|row| row.first() == Some(&name))?;
    let own = row.get(backend as usize).copied().unwrap_or_default();
    (!own.is_empty()).then_some(own)
}
