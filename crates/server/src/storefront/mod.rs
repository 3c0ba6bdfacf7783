//! The demo storefront: server-rendered pages on any catalog.

pub mod draw;

/// Gives the `<link>` lines for the Awning tags that a page uses.
pub type Preload = dyn Fn(&[String]) -> String + Send + Sync;

/// What the storefront needs besides the catalog.
#[derive(Clone)]
pub struct Storefront {
    /// The site's own files.
    pub site: std::path::PathBuf,
    /// The `<link>` lines for the elements that a page uses.
    pub preload: std::sync::Arc<Preload>,
}

/// The storefront's pages.
pub fn router(
    _catalog: std::sync::Arc<crate::catalog::Catalog>,
    _settings: Storefront,
) -> axum::Router {
    axum::Router::new()
}
