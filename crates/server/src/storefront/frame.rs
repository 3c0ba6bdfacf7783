//! What every page has around its content: the navigation, the cart's count, and data for the page's own code.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::department::{Department, EVERYTHING, main_departments};
use super::price::display_amount;
use super::shop::{Shop, with_query};
use super::templates::{PageError, page};
use super::track::Event;
use super::view::CartData;
use super::visit::Visit;

/// A link with a name and a number of products.
#[derive(Debug, Serialize)]
pub struct Link {
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub address: String,
    /// How many products there are.
    pub count: usize,
    /// Whether it is the page that shows it.
    pub current: bool,
}

/// The link to a department.
pub fn department_link(department: &Department, current: Option<&str>) -> Link {
    Link {
        name: department.name.clone(),
        address: format!("/category/{}", department.slug),
        count: department.products.len(),
        current: current == Some(department.slug.as_str()),
    }
}

/// What a page is about, beside its template's own data.
pub struct Page<'a> {
    /// The template's file name.
    pub template: &'a str,
    /// For the title bar, before the shop's name.
    pub title: &'a str,
    /// Of the department that the navigation marks.
    pub department: Option<&'a str>,
    /// What is reported when the page is shown.
    pub events: Vec<Event>,
    /// What the template shows: a JSON object.
    pub content: Value,
}

/// Makes a page.
pub fn show(shop: &Shop, visit: &Visit, what: Page<'_>) -> Result<Response, PageError> {
    show_as(StatusCode::OK, shop, visit, what)
}

/// Makes a page that is answered with a status of its own.
pub fn show_as(
    status: StatusCode,
    shop: &Shop,
    visit: &Visit,
    what: Page<'_>,
) -> Result<Response, PageError> {
    let cart = shop.sellable(visit.cart.clone());
    let link = |department: &Department| department_link(department, what.department);
    let main: Vec<Link> = main_departments(&shop.departments)
        .into_iter()
        .map(link)
        .collect();
    let all: Vec<Link> = shop.departments.iter().map(link).collect();
    let events: Vec<_> = what.events.iter().map(Event::to_json).collect();
    let data = json!({
        "cart": CartData::of(shop, &cart, visit.coupon),
        "events": events,
    });
    let mut context = json!({
        "shop": shop.name(),
        "own": shop.is_own(),
        "title": what.title,
        "currency": shop.catalog.currency,
        "free_shipping_from": display_amount(shop.offer.free_shipping_from, &shop.catalog.currency),
        "departments": main,
        "all_departments": all,
        "everything": {
            "address": format!("/category/{EVERYTHING}"),
            "count": shop.catalog.products.len(),
            "current": what.department == Some(EVERYTHING),
            "rated": shop.has_ratings,
            "dated": shop.has_dates,
        },
        "address": visit.address,
        "source_address": with_query("/source", &[("page", visit.address.as_str())]),
        "cart_count": cart.count(),
        "page_data": data,
    });
    if let (Value::Object(context), Value::Object(content)) = (&mut context, what.content) {
        context.extend(content);
    }
    let html = shop.templates.render(
        what.template,
        minijinja::Value::from(minijinja::value::Serde(context)),
    )?;
    Ok(page(status, html))
}
