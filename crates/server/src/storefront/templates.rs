//! The pages' templates.

use std::fs;
use std::path::Path;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value};
use thiserror::Error;

use super::settings::Storefront;

/// The templates of a site, compiled, or the reason why there are none.
pub struct Templates(Result<Environment<'static>, String>);

/// Why a page cannot be made.
#[derive(Debug, Error)]
pub enum PageError {
    /// The templates could not be read when the server started.
    #[error("the storefront has no templates: {0}")]
    NoTemplates(String),
    /// A template is wrong, or wants data that it is not given.
    #[error("a page could not be made: {0:#}")]
    Template(#[from] minijinja::Error),
}

impl Templates {
    /// Reads and compiles every `.html` file of the site's `templates/`. A mistake in them is kept and answered to
    /// whoever asks for a page.
    pub fn load(settings: &Storefront) -> Templates {
        let folder = settings.site.join("templates");
        Templates(read_all(&folder).map(|mut environment| {
            let preload = settings.preload.clone();
            environment.add_function("preload", move |tags: Vec<String>| {
                Value::from_safe_string(preload(&tags))
            });
            environment
        }))
    }

    /// Makes a page.
    pub fn render(&self, name: &str, context: Value) -> Result<String, PageError> {
        match &self.0 {
            Ok(environment) => Ok(environment.get_template(name)?.render(context)?),
            Err(reason) => Err(PageError::NoTemplates(reason.clone())),
        }
    }
}

fn read_all(folder: &Path) -> Result<Environment<'static>, String> {
    let said = |path: &Path, what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .map_err(|error| said(folder, &error))?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let entries = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| said(folder, &error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !name.ends_with(".html") {
            continue;
        }
        let source = fs::read_to_string(&path).map_err(|error| said(&path, &error))?;
        environment
            .add_template_owned(name.to_owned(), source)
            .map_err(|error| said(&path, &error))?;
    }
    Ok(environment)
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        eprintln!("awning-server: {self}");
        let text = "This page cannot be shown: the server's own log says why.";
        (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
    }
}

/// A page as an answer; pages show the cart, so nobody but the browser may keep them.
pub fn page(status: StatusCode, html: String) -> Response {
    let private = [(header::CACHE_CONTROL, "private, no-cache")];
    (status, private, Html(html)).into_response()
}
