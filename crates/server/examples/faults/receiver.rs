//! A receiver: a port that takes batches of events as the webhook destination sends them, and goes wrong as it is told.

use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_stream::{StreamExt, once};
use tower::service_fn;

use crate::arrivals::Arrivals;
use crate::fault::Fault;

/// A body that is longer is read no further.
const LARGEST_BODY: usize = 16 << 20;

/// Between the beginning of an answer and its end that never comes.
const BEFORE_THE_CUT: Duration = Duration::from_millis(100);

/// A port with what has arrived there.
#[derive(Clone)]
pub struct Receiver {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    fault: Fault,
    arrivals: Arrivals,
    /// Takes connections, while it listens.
    listening: Option<JoinHandle<()>>,
}

impl Receiver {
    /// Listens on a free port.
    ///
    /// # Errors
    /// If there is none.
    pub async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let receiver = Self {
            address: listener.local_addr()?,
            shared: Arc::default(),
        };
        receiver.listen(listener);
        Ok(receiver)
    }

    /// Where pages send to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What has arrived so far.
    pub fn arrivals(&self) -> Arrivals {
        self.shared().arrivals.clone()
    }

    /// Goes wrong in this way from now on.
    ///
    /// # Errors
    /// If it is to listen again, and the port was taken.
    pub async fn suffer(&self, fault: Fault) -> io::Result<()> {
        if fault == Fault::Refuse {
            if let Some(listening) = self.shared().listening.take() {
                listening.abort();
            }
        } else if self.shared().listening.is_none() {
            self.listen(TcpListener::bind(self.address).await?);
        }
        self.shared().fault = fault;
        Ok(())
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn listen(&self, listener: TcpListener) {
        let receiver = self.clone();
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(receiver.clone().converse(stream));
            }
        });
        self.shared().listening = Some(listening);
    }

    async fn converse(self, stream: TcpStream) {
        // A connection that is dropped is reset, not closed.
        let _ = stream.set_zero_linger();
        let service = service_fn(move |request: axum::http::Request<_>| {
            let receiver = self.clone();
            async move { receiver.answer(request.map(Body::new)).await }
        });
        let builder = Builder::new(TokioExecutor::new());
        // An answer that is an error ends the connection: that is what it is for.
        let _ = builder
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
            .await;
    }

    /// An error ends the connection.
    async fn answer(&self, request: Request) -> io::Result<Response<Body>> {
        let fault = self.shared().fault.clone();
        // Connections that were open before are ended too.
        if fault == Fault::Refuse {
            return Err(broken());
        }
        if request.method() == Method::OPTIONS {
            return Ok(opened(StatusCode::NO_CONTENT, Body::empty()));
        }
        {
            let arrivals = &mut self.shared().arrivals;
            arrivals.requests += 1;
            arrivals.open += 1;
        }
        // Also when the client has gone, and this is dropped.
        let _open = Open(self);
        let body = request.into_body();
        if fault == Fault::Reset {
            let _ = body.into_data_stream().next().await;
            self.shared().arrivals.failed += 1;
            return Err(broken());
        }
        let body = to_bytes(body, LARGEST_BODY)
            .await
            .map_err(io::Error::other)?;
        if fault.fails(body.len()) {
            self.shared().arrivals.failed += 1;
        }
        let taken = || self.shared().arrivals.take(&body);
        Ok(match fault {
            Fault::None | Fault::Refuse | Fault::Reset => {
                taken();
                opened(StatusCode::OK, Body::empty())
            }
            Fault::Slow { .. } => {
                taken();
                tokio::time::sleep(fault.delay()).await;
                opened(StatusCode::OK, Body::empty())
            }
            Fault::Limit { bytes } if body.len() > bytes => {
                opened(StatusCode::PAYLOAD_TOO_LARGE, Body::empty())
            }
            Fault::Limit { .. } => {
                taken();
                opened(StatusCode::OK, Body::empty())
            }
            Fault::Status {
                status,
                retry_after,
            } => {
                let mut response = opened(
                    StatusCode::from_u16(status).unwrap_or_default(),
                    Body::empty(),
                );
                if let Some(value) = retry_after.and_then(|text| HeaderValue::from_str(&text).ok())
                {
                    response.headers_mut().insert(header::RETRY_AFTER, value);
                }
                response
            }
            Fault::Hang => pending().await,
            Fault::LoseReply => {
                taken();
                return Err(broken());
            }
            Fault::CutReply => {
                taken();
                let begun = once(Ok(Bytes::from_static(b"{\"taken\":")));
                // At once, the head would not go out either.
                let rest = once(Err(broken())).then(|cut| async {
                    tokio::time::sleep(BEFORE_THE_CUT).await;
                    cut
                });
                opened(StatusCode::OK, Body::from_stream(begun.chain(rest)))
            }
        })
    }
}

/// A request that is being answered.
struct Open<'a>(&'a Receiver);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.shared().arrivals.open -= 1;
    }
}

fn broken() -> io::Error {
    io::Error::other("the connection breaks off")
}

/// An answer that pages of any origin may read, with what the times of events and the next try depend on.
fn opened(status: StatusCode, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Date, Retry-After"),
    ];
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
