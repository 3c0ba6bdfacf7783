//! The run in Chromium, and its report.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use super::learned::{self, Learned};
use crate::bench::statistics::Spread;
use crate::bench::table::{Table, whole};
use crate::build::{brotli, features, library};
use crate::command::{command, output, pass_through};
use crate::paths;
use crate::progress::step;
use crate::toolchain::{Chromium, WasmCompiler, install_packages};

/// How often each module is opened and asked under each condition.
const ROUNDS: u32 = 11;

/// A way to compile what reads an index.
struct Module {
    name: &'static str,
    /// rustc's `opt-level`, and the same for wasm-opt.
    level: &'static str,
    simd: bool,
}

/// As it is shipped, and what two other ways would be worth.
const MODULES: [Module; 3] = [
    Module {
        name: "as shipped",
        level: "z",
        simd: false,
    },
    Module {
        name: "with SIMD128",
        level: "z",
        simd: true,
    },
    Module {
        name: "for speed, with SIMD128",
        level: "3",
        simd: true,
    },
];

/// What the driver hands back.
#[derive(Deserialize)]
struct Measured {
    chromium: String,
    samples: Vec<Sample>,
}

/// One instance of a module, opened and asked. Times are milliseconds.
#[derive(Deserialize)]
struct Sample {
    module: usize,
    /// By how many times the processor was slowed down.
    slowdown: u32,
    /// From the bytes to the first answer.
    open: f64,
    /// Each question.
    asks: Vec<f64>,
    /// Bytes of the instance's memory before it had the index, and at the end.
    memory: [f64; 2],
}

/// Measures, and prints a table in Markdown.
///
/// # Errors
/// If something cannot be built, learned or installed.
pub fn browser(directory: Option<&Path>, json: Option<&Path>) -> Result<()> {
    install_packages()?;
    let work = paths::root().join("target/bench/recommend");
    fs::create_dir_all(&work)?;
    let learned = learned::of(directory)?;
    let mut modules = Vec::new();
    for (place, module) in MODULES.iter().enumerate() {
        let file = work.join(format!("{place}.wasm"));
        step(&format!("compile {}", module.name), || {
            compile(module, &file)
        })?;
        modules.push(file);
    }
    let [index, questions, out, script] =
        ["index", "questions.json", "result.json", "driver.mjs"].map(|name| work.join(name));
    fs::write(&index, &learned.bytes)?;
    fs::write(&questions, serde_json::to_vec(&learned.questions)?)?;
    output(
        command(paths::node_bin("esbuild"))
            .arg(paths::root().join("tests/bench/recommend/main.ts"))
            .args(["--bundle", "--platform=node", "--format=esm"])
            .args(["--packages=external", "--log-level=error"])
            .arg(format!("--outfile={}", script.display())),
    )?;
    let options = json!({
        "chromium": Chromium::ensure()?.path,
        "modules": modules,
        "index": index,
        "questions": questions,
        "rounds": ROUNDS,
        "output": out,
    });
    pass_through(command("node").arg(script).arg(options.to_string()))?;
    let text = fs::read_to_string(&out)?;
    let measured: Measured = serde_json::from_str(&text)
        .with_context(|| format!("{} is not what was expected", out.display()))?;
    if let Some(file) = json {
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    print!("{}", report(&measured, &learned, &modules)?);
    Ok(())
}

fn compile(module: &Module, to: &Path) -> Result<()> {
    let compiler = WasmCompiler::ensure()?;
    let flags = if module.simd {
        " -Ctarget-feature=+simd128"
    } else {
        ""
    };
    let made = library(&compiler, "awning-bench", "wasm", flags, |build| {
        build.env("CARGO_PROFILE_WASM_OPT_LEVEL", module.level);
    })?;
    let mut optimize = command(paths::node_bin("wasm-opt"));
    optimize.args(features()).arg(format!("-O{}", module.level));
    output(optimize.arg("--strip-debug").arg(made).arg("-o").arg(to))?;
    Ok(())
}

fn report(measured: &Measured, learned: &Learned, modules: &[PathBuf]) -> Result<String> {
    let raw = learned.bytes.len() as f64;
    let mut text = format!(
        "Chromium {}; an index from {}: {} bytes, {} with brotli. {} questions, {ROUNDS} rounds, each with every module in \
         turn. Medians and quartiles of rounds.\n\n",
        measured.chromium,
        learned.name,
        whole(raw),
        whole(brotli(&learned.bytes)?.len() as f64),
        learned.questions.len(),
    );
    let mut table = Table::new([
        "",
        "code, bytes (brotli)",
        "open, ms",
        "ask, p50, ms",
        "ask, p90, ms",
        "longest, ms",
        "memory, times the index",
    ]);
    for (place, (module, file)) in MODULES.iter().zip(modules).enumerate() {
        let code = brotli(&fs::read(file)?)?.len();
        for (slowdown, condition) in [(1, ""), (4, ", processor 4× slower")] {
            let of = |measure: &dyn Fn(&Sample) -> f64| {
                let own = measured
                    .samples
                    .iter()
                    .filter(|sample| sample.module == place && sample.slowdown == slowdown);
                Spread::of(own.map(measure))
            };
            let cell = |spread: Spread| {
                format!(
                    "{:.2} ({:.2}–{:.2})",
                    spread.median, spread.lower, spread.upper
                )
            };
            let longest = |sample: &Sample| sample.asks.iter().copied().fold(sample.open, f64::max);
            let grown = |sample: &Sample| (sample.memory[1] - sample.memory[0]) / raw;
            table.row([
                format!("{}{condition}", module.name),
                whole(code as f64),
                cell(of(&|sample| sample.open)),
                cell(of(&|sample| quantile(&sample.asks, 0.5))),
                cell(of(&|sample| quantile(&sample.asks, 0.9))),
                cell(of(&longest)),
                format!("{:.2}", of(&grown).median),
            ]);
        }
    }
    text += &table.finish();
    Ok(text)
}

fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (share * sorted.len() as f64) as usize;
    let last = sorted.len().saturating_sub(1);
    sorted.get(place.min(last)).copied().unwrap_or(f64::NAN)
}
