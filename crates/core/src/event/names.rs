//! The vocabulary: the Segment e-commerce specification v2, and what surveys, promotions, experiments and capture add.
//!
//! Pages may track any other name too; these are the ones that Awning itself sends or listens for.

/// A page was viewed; tracked for every page and every navigation within one.
pub const PAGE_VIEWED: &str = "Page Viewed";
/// A visitor said who they are.
pub const IDENTIFIED: &str = "Identified";
/// Products were searched for.
pub const PRODUCTS_SEARCHED: &str = "Products Searched";
/// The page of a product was viewed.
pub const PRODUCT_VIEWED: &str = "Product Viewed";
/// A product was chosen from a list.
pub const PRODUCT_CLICKED: &str = "Product Clicked";
/// A product was put into the cart.
pub const PRODUCT_ADDED: &str = "Product Added";
/// A product was taken out of the cart.
pub const PRODUCT_REMOVED: &str = "Product Removed";
/// The cart was looked at.
pub const CART_VIEWED: &str = "Cart Viewed";
/// A list of products was shown.
pub const PRODUCT_LIST_VIEWED: &str = "Product List Viewed";
/// Half of a recommended product's card was visible for a second.
pub const PRODUCT_IMPRESSION: &str = "Product Impression";
/// An order was placed.
pub const ORDER_COMPLETED: &str = "Order Completed";
/// A promotion was shown.
pub const PROMOTION_VIEWED: &str = "Promotion Viewed";
/// A promotion was followed.
pub const PROMOTION_CLICKED: &str = "Promotion Clicked";
/// A promotion was sent away.
pub const PROMOTION_DISMISSED: &str = "Promotion Dismissed";
/// A step of a spend-and-save offer was reached.
pub const PROMOTION_UNLOCKED: &str = "Promotion Unlocked";
/// A survey was shown.
pub const SURVEY_SHOWN: &str = "Survey Shown";
/// A question was answered.
pub const SURVEY_ANSWERED: &str = "Survey Answered";
/// A survey was answered to its end.
pub const SURVEY_COMPLETED: &str = "Survey Completed";
/// A survey was sent away.
pub const SURVEY_DISMISSED: &str = "Survey Dismissed";
/// The variation of an experiment could be seen, for the first time in a session.
pub const EXPERIMENT_VIEWED: &str = "Experiment Viewed";
/// A link or a button was clicked.
pub const ELEMENT_CLICKED: &str = "Element Clicked";
/// A form was submitted.
pub const FORM_SUBMITTED: &str = "Form Submitted";
/// A page was scrolled to one of the depths that the document names.
pub const SCROLL_DEPTH_REACHED: &str = "Scroll Depth Reached";
/// A visitor was engaged with a page.
pub const PAGE_ENGAGED: &str = "Page Engaged";
/// A link to another site was followed.
pub const OUTBOUND_LINK_CLICKED: &str = "Outbound Link Clicked";
/// A link to a file was followed.
pub const FILE_DOWNLOADED: &str = "File Downloaded";
/// The same place was clicked again and again.
pub const RAGE_CLICKED: &str = "Rage Clicked";
/// A script of the page has failed.
pub const PAGE_ERROR: &str = "Page Error";
/// A web vital of a page was measured.
pub const WEB_VITALS: &str = "Web Vitals";
