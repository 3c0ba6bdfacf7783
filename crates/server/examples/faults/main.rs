//! A receiver of events that fails on demand, and pages that send to it: for `cargo xtask bench delivery --faults`, not
//! for use.
//!
//! It prints its address, and serves there the package, the pages and the orders of the benchmark. Each row of the
//! benchmark has a receiver of its own on another port, which is another origin to the pages.
//!
//! - `fault`: what can go wrong
//! - `receiver`: takes events on a port of its own, and goes wrong
//! - `arrivals`: what has arrived
//! - `orders`: how the benchmark makes receivers and tells them what to do
//! - `page`: the pages

mod arrivals;
mod fault;
mod orders;
mod page;
mod receiver;

use std::future::pending;
use std::path::PathBuf;

use awning_server::{Patience, serve};
use clap::Parser;
use tokio::net::TcpListener;

/// Serves pages that send events, and receivers that fail on demand, until it is stopped.
#[derive(Parser)]
struct Arguments {
    /// The built package.
    #[arg(long)]
    package: PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    let router = orders::router().nest(
        "/awning",
        awning_server::files::directory(&arguments.package),
    );
    serve(listener, router, Patience::default(), pending()).await;
    Ok(())
}
