//! What the storefront is told by the server around it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::offer::Offer;

/// Makes the HTML `<link>` lines that let a browser start loading the given Awning tags with the page itself.
pub type Preload = Arc<dyn Fn(&[String]) -> String + Send + Sync>;

/// Settings of a storefront.
#[derive(Clone)]
pub struct Storefront {
    /// The folder that has `templates/`.
    pub site: PathBuf,
    /// Writes a page's preload lines from the Awning tags it uses.
    pub preload: Preload,
    /// What is given with orders of a size.
    pub offer: Offer,
}

impl fmt::Debug for Storefront {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Storefront")
            .field("site", &self.site)
            .finish_non_exhaustive()
    }
}
