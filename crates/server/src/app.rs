//! The whole server as one router.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::middleware::map_response;
use axum::routing::get;
use jiff::Timestamp;
use thiserror::Error;

use crate::events::{self, RateLimit, Receiving, Store, StoreError};
use crate::files::{
    Configuration, Features, Prepared, awning_json, catalog_json, compression, currency_of,
    directory, features, features_of, preload_lines, prepared, protect,
};
use crate::import::{Import, ImportError, ImportSettings, Report, import_file};
use crate::options::Options;
use crate::storefront::{self, Offer, Storefront};

/// A server that does not listen yet.
#[derive(Debug)]
pub struct App {
    /// Answers every request.
    pub router: Router,
    /// What became of each row of the catalog.
    pub report: Report,
    /// The events.
    pub store: Store,
}

/// Why a server cannot start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The catalog cannot be read.
    #[error("the catalog cannot be read: {0}")]
    Catalog(#[from] ImportError),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be read.
    #[error("the index {path}: {source}", path = path.display())]
    Index {
        /// The file.
        path: PathBuf,
        /// What the file system said.
        source: io::Error,
    },
    /// The catalog cannot be printed.
    #[error("the catalog cannot be printed: {0}")]
    Print(#[from] serde_json::Error),
    /// The catalog or the index cannot be compressed.
    #[error("the catalog or the index cannot be compressed: {0}")]
    Compression(#[from] io::Error),
}

/// Where the index is served.
const INDEX: &str = "/awning.index";

impl App {
    /// Reads the catalog, opens the database and puts the routes together.
    pub fn build(options: &Options) -> Result<Self, StartError> {
        let Import { catalog, report } = read_catalog(options)?;
        let store = Store::open(&options.database)?;
        let receiving = Receiving {
            store: store.clone(),
            rate: Arc::new(RateLimit::new(options.rate)),
            behind_proxy: options.behind_proxy,
        };
        let document = options.site.join("awning.json");
        // The site's own document is made for its own catalog; another's has other prices.
        let offer = match options.catalog {
            Some(_) => Offer::fitting(&catalog),
            None => Offer::promised(&document, &catalog),
        };
        let configuration = Configuration {
            path: document,
            adapted: options
                .catalog
                .as_ref()
                .map(|_| (catalog.currency.clone(), offer)),
            index: options.index.as_ref().map(|_| INDEX),
        };
        let package = options.package.clone();
        let named = features_of(&options.site.join("awning.json"));
        let index = options.index.as_ref().map(|_| INDEX);
        let storefront = Storefront {
            site: options.site.clone(),
            preload: Arc::new(move |tags: &[String]| {
                preload_lines(&package, index, named.as_deref(), tags)
            }),
            offer,
        };
        let printed = Prepared::of(catalog_json(&catalog)?, "application/json")?;
        let mut router = Router::new()
            .route("/catalog.json", get(prepared).with_state(printed))
            .route("/awning.json", get(awning_json).with_state(configuration));
        if let Some(path) = &options.index {
            let index = read_index(path)?;
            router = router.route(INDEX, get(prepared).with_state(index));
        }
        let own = options.site.join("features.json");
        let experiments = features(Features {
            path: options.features.clone().unwrap_or(own),
            store: store.clone(),
        });
        let router = router
            .merge(experiments)
            .nest("/awning", directory(&options.package))
            .nest("/assets", directory(&options.site.join("assets")))
            .merge(events::router(receiving))
            .merge(storefront::router(Arc::new(catalog), storefront))
            .layer(map_response(protect))
            .layer(compression());
        Ok(Self {
            router,
            report,
            store,
        })
    }
}

fn read_index(path: &Path) -> Result<Prepared, StartError> {
    let bytes = std::fs::read(path).map_err(|source| StartError::Index {
        path: path.to_owned(),
        source,
    })?;
    Ok(Prepared::of(bytes, "application/octet-stream")?)
}

/// Reads the catalog that the options name.
///
/// # Errors
/// If its file cannot be read as a list of products.
pub fn read_catalog(options: &Options) -> Result<Import, ImportError> {
    let own = options.site.join("catalog.json");
    let path: &Path = options.catalog.as_deref().unwrap_or(&own);
    let settings = ImportSettings {
        columns: options.columns.clone(),
        // The site's own catalog is priced in the currency of the site's own configuration.
        currency: options.currency.clone().or_else(|| match options.catalog {
            Some(_) => None,
            None => currency_of(&options.site.join("awning.json")),
        }),
        shop: options.shop.clone(),
        now: Timestamp::now(),
    };
    import_file(path, &settings)
}
