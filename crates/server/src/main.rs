//! The `awning-server` command.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use awning_server::simulate::simulate;
use awning_server::{App, Options, Patience, Task, read_catalog, serve};
use clap::Parser;
use tokio::net::TcpListener;

/// How long open requests may take to end when the server is told to stop.
const ENDING: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("awning-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> anyhow::Result<()> {
    if let Some(Task::Simulate(simulation)) = &options.task {
        let catalog = read_catalog(options)?.catalog;
        let visits = simulate(simulation, &catalog)?;
        println!("{visits} simulated visits in {}", simulation.out.display());
        return Ok(());
    }
    let App {
        router,
        report,
        store,
    } = App::build(options)?;
    print!("{report}");
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    println!("Listening on http://{}", listener.local_addr()?);

    let (tell, mut told) = tokio::sync::watch::channel(false);
    let stop = async move {
        stopped().await;
        // Streams of events end of themselves only when the browser goes away.
        store.end_listeners();
        let _ = tell.send(true);
    };
    let serving = serve(listener, router, Patience::default(), stop);
    let patience = async {
        let _ = told.wait_for(|stopped| *stopped).await;
        tokio::time::sleep(ENDING).await;
    };
    tokio::select! {
        () = serving => {}
        () = patience => {}
    }
    println!("Stopped.");
    Ok(())
}

/// Ends when the process is told to stop: by ctrl-c or, where there is one, SIGTERM.
async fn stopped() {
    let interrupted = async {
        // Where the signal cannot be listened for, only SIGTERM stops the server.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
