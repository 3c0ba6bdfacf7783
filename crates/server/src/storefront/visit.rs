//! What a request says about its visitor: the cart, the coupon, the address.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use super::cart::{CART_COOKIE, Cart};
use super::totals::{Coupon, coupon_of};

/// The cookie that remembers a coupon's code.
pub const COUPON_COOKIE: &str = "coupon";

/// One request's visitor.
#[derive(Debug)]
pub struct Visit {
    /// Path and query of the page.
    pub address: String,
    /// As the cookie has it: its products may be gone.
    pub cart: Cart,
    /// Of the code that was entered, if it is still taken.
    pub coupon: Option<Coupon>,
    /// All cookies, to which answers add.
    pub cookies: CookieJar,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let cookies = CookieJar::from_request_parts(parts, state).await?;
        let address = parts.uri.path_and_query();
        Ok(Visit {
            address: address.map_or("/", |address| address.as_str()).to_owned(),
            cart: Cart::parse(cookies.get(CART_COOKIE).map_or("", Cookie::value)),
            coupon: cookies
                .get(COUPON_COOKIE)
                .and_then(|cookie| coupon_of(cookie.value())),
            cookies,
        })
    }
}

/// A cookie that the shop works with: until the browser is closed, for the server alone.
pub fn working_cookie(name: &'static str, value: String) -> Cookie<'static> {
    let mut cookie = Cookie::new(name, value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie
}

/// Takes a cookie of the shop's back.
pub fn spent_cookie(name: &'static str) -> Cookie<'static> {
    let mut cookie = working_cookie(name, String::new());
    cookie.make_removal();
    cookie
}

/// A local address to go back to, or `otherwise`: never another site, whatever a form says.
pub fn local_address(wanted: &str, otherwise: &str) -> String {
    let local = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && wanted
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if local { wanted } else { otherwise }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_can_only_lead_back_into_the_shop() {
        for (wanted, address) in [
            ("/product/a?x=1", "/product/a?x=1"),
            ("", "/cart"),
            ("//evil.example", "/cart"),
            ("/\\evil.example", "/cart"),
            ("https://evil.example", "/cart"),
            ("/a\r\nset-cookie: x", "/cart"),
        ] {
            assert_eq!(local_address(wanted, "/cart"), address, "{wanted}");
        }
    }
}
