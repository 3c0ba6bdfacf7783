//! Connections: who is let in, and how long one may take.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use axum::serve::Listener;
use axum::{Extension, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower_http::timeout::TimeoutLayer;

/// How long a client may take, so that slow ones cannot hold all connections.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, also of the next one on a connection that is kept: then it is closed.
    pub head: Duration,
    /// From the head of a request to the head of its answer, its body included: then it is answered 408. A stream of
    /// events may go on after that.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(20),
            answer: Duration::from_secs(30),
        }
    }
}

/// Answers requests until `stop` is done, and then until open ones have ended.
pub async fn serve(
    mut listener: TcpListener,
    router: Router,
    patience: Patience,
    stop: impl Future<Output = ()>,
) {
    let router = router.layer(TimeoutLayer::with_status_code(
        StatusCode::REQUEST_TIMEOUT,
        patience.answer,
    ));
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, client): (_, SocketAddr) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let service = router.clone().layer(Extension(ConnectInfo(client)));
        let connection =
            builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let watched = open.watch(connection.into_owned());
        tokio::spawn(async move {
            // What a client breaks off is its own affair.
            let _ = watched.await;
        });
    }
    open.shutdown().await;
}
