//! Plays the system of a workspace file and tells it as lines of JSON:
//! `cargo run --release --example simulate -- WORKSPACE.json`.
//!
//! The file is what the page saves. A line a step comes first, then a line for each thing that AWS would
//! refuse in the system or its rules; the module `bus::transcript` says what stands in them. What AWS accepts
//! although it is hardly meant, such as a target bus that does not exist, goes to standard error. Deliveries are
//! tried to their end, a day at most, even after the clock of the system has stopped.

use eventbridge_playground::bus::{SimulationRun, system, transcript};
use eventbridge_playground::workspace::format;
use std::io::{self, Write};
use std::process::ExitCode;

/// A play ends here, and says so.
const MOST_STEPS: usize = 1_000_000;

#[allow(dead_code, reason = "a test plays without it")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file] = arguments.as_slice() else { return fail("usage: simulate WORKSPACE.json") };
    let played =
        std::fs::read_to_string(file).map_err(|error| error.to_string()).and_then(|text| play(&text));
    let played = match played {
        Ok(played) => played,
        Err(error) => return fail(&format!("{file}: {error}")),
    };
    let mut out = io::stdout().lock();
    // A reader that has seen enough closes its end.
    if played.lines.iter().try_for_each(|line| writeln!(out, "{line}")).is_err() {
        return ExitCode::SUCCESS;
    }
    for remark in &played.remarks {
        eprintln!("{file}: {remark}");
    }
    if played.is_cut {
        eprintln!("{file}: the play was cut after {MOST_STEPS} steps");
    }
    ExitCode::SUCCESS
}

/// A play, as it is told.
pub struct Played {
    /// The steps and refusals.
    pub lines: Vec<String>,
    /// What AWS accepts although it is hardly meant.
    pub remarks: Vec<String>,
    /// Whether its end is missing.
    pub is_cut: bool,
}

/// Plays a workspace.
///
/// # Errors
/// Why the text is no workspace.
pub fn play(text: &str) -> Result<Played, String> {
    let workspace = format::from_text(text).map_err(|error| error.to_string())?;
    let request = workspace.run_request(MOST_STEPS, true);
    // Reads the system as the run does, with its problems.
    let system = system::read_whole(&request.system, request.selected_rule());
    let mut run = SimulationRun::new(request);
    while run.advance() {}
    let log = run.take_log();
    let mut lines: Vec<String> = transcript::steps(&system.model, &log).collect();
    lines.extend(transcript::refusals(&system, &workspace.pattern));
    Ok(Played { lines, remarks: transcript::remarks(&system), is_cut: run.is_cut() })
}

#[allow(dead_code, reason = "a test plays without it")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
