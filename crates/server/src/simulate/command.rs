//! `awning-server simulate`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use thiserror::Error;

use super::log::write_log;
use crate::catalog::Catalog;

/// So many visits, if it is not said, for each product, but not fewer than [`FEWEST`].
const PER_PRODUCT: usize = 12;
/// At least so many visits.
const FEWEST: usize = 12_000;

/// How much is simulated, and where it goes.
#[derive(Clone, Debug, Args)]
pub struct Simulation {
    /// Where the log goes: tab-separated, with a header.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,

    /// How many visits [default: 12 for each product, at least 12,000].
    #[arg(long, value_name = "NUMBER")]
    pub visits: Option<u32>,
}

/// The log cannot be written.
#[derive(Debug, Error)]
#[error("{path}: {source}", path = path.display())]
pub struct SimulationError {
    /// The file.
    path: PathBuf,
    /// What the file system said.
    source: io::Error,
}

/// Writes the log of simulated visits to a shop with that catalog, and returns how many there are.
///
/// # Errors
/// If the log cannot be written.
pub fn simulate(simulation: &Simulation, catalog: &Catalog) -> Result<u32, SimulationError> {
    let usual = (PER_PRODUCT * catalog.products.len()).max(FEWEST);
    let visits = simulation
        .visits
        .unwrap_or_else(|| u32::try_from(usual).unwrap_or(u32::MAX));
    let written = |out: &Path| -> io::Result<()> {
        let mut out = BufWriter::new(File::create(out)?);
        write_log(catalog, visits, &mut out)?;
        out.flush()
    };
    written(&simulation.out).map_err(|source| SimulationError {
        path: simulation.out.clone(),
        source,
    })?;
    Ok(visits)
}
