//! Whose request it is.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};

/// The address a request came from.
///
/// Behind a proxy that is the last address of `X-Forwarded-For`, which the proxy itself has added; what stands before it
/// anyone can write. Without a connection, as in tests of the router, it is the unspecified address.
pub(super) fn address(request: &Request, behind_proxy: bool) -> IpAddr {
    let forwarded = || {
        let header = request
            .headers()
            .get_all("x-forwarded-for")
            .iter()
            .next_back()?;
        header
            .to_str()
            .ok()?
            .rsplit(',')
            .next()?
            .trim()
            .parse()
            .ok()
    };
    let connected = || {
        request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(peer)| peer.ip())
    };
    let address = if behind_proxy {
        forwarded().or_else(connected)
    } else {
        connected()
    };
    address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}
