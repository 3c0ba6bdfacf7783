//! What the document says of capture: nothing is captured that is not named.

use super::{Depths, Extensions, Layer};
use crate::read::record;

record! {
    /// What is captured on pages without a line of code; nothing that is not named here.
    pub struct Settings {
        /// Clicks on links and buttons, as `Element Clicked`; never within `data-awning-private`.
        pub clicks: bool => "clicks" = false,
        /// Forms that are submitted, as `Form Submitted`; never what is written in their fields.
        pub forms: bool => "forms" = false,
        /// How far pages are scrolled, as `Scroll Depth Reached`: `true` for 25, 50, 75 and 90 percent, or a list of percents.
        pub scroll: Depths => "scroll" = Depths::default(),
        /// How long visitors are engaged with a page, as `Page Engaged`.
        pub engagement: bool => "engagement" = false,
        /// Clicks on links to other sites, as `Outbound Link Clicked`.
        pub outbound: bool => "outbound" = false,
        /// Clicks on links to files, as `File Downloaded`: `true` for the usual kinds of files, or a list of file extensions.
        pub downloads: Extensions => "downloads" = Extensions::default(),
        /// Three clicks or more within a second at the same place, as `Rage Clicked`.
        pub rage_clicks: bool => "rageClicks" = false,
        /// Errors of the page's scripts, as `Page Error`.
        pub errors: bool => "errors" = false,
        /// How fast and steady pages are, as `Web Vitals`: LCP, INP, CLS, FCP and TTFB.
        pub vitals: bool => "vitals" = false,
        /// E-commerce events that the page pushes for Google Analytics 4: `true` for the array `dataLayer`, or the name of another one.
        pub data_layer: Layer => "dataLayer" = Layer::default(),
        /// The schema.org Product that the page describes as JSON-LD, as `Product Viewed`.
        pub json_ld: bool => "jsonLd" = false,
        /// Shopify's standard storefront events.
        pub shopify: bool => "shopify" = false,
    }
}
