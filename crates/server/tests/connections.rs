//! Clients that take too long are let go.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::time::Duration;

use awning_server::{Patience, serve};
use axum::Router;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server with little patience, which stops with the test.
async fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let router = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/take", post(|body: String| async { body }));
    let patience = Patience {
        head: Duration::from_millis(200),
        answer: Duration::from_millis(200),
    };
    tokio::spawn(serve(listener, router, patience, std::future::pending()));
    address
}

/// What the server says until it closes the connection.
async fn said(stream: &mut TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_request_that_comes_in_time_is_answered() {
    let mut stream = TcpStream::connect(start().await).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let answer = said(&mut stream).await;
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_head_that_never_ends_ends_the_connection() {
    let mut stream = TcpStream::connect(start().await).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        .await
        .unwrap();
    assert!(!said(&mut stream).await.contains("200 OK"));
}

#[tokio::test]
async fn a_body_that_never_comes_is_answered_408() {
    let mut stream = TcpStream::connect(start().await).await.unwrap();
    stream
        .write_all(b"POST /take HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
        .await
        .unwrap();
    let answer = said(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}
