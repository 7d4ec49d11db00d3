//! Prints the system of a workspace file in another tool's format:
//! `cargo run --release --example export -- --format FORMAT WORKSPACE.json`.
//!
//! The file is what the page saves; its open rule is part of the system. A format that is not known is answered with the
//! list of those that are, and the program exits with 2, as it does for a file that cannot be read.

use eventbridge_playground::arn::Arn;
use eventbridge_playground::interchange::{OpenRule, WRITERS, parts};
use eventbridge_playground::workspace::format;
use std::io::{self, Write};
use std::process::ExitCode;

#[allow(dead_code, reason = "a test exports without it")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (name, file) = match words.as_slice() {
        ["--format", name, file] | [file, "--format", name] => (*name, *file),
        _ => return fail("usage: export --format FORMAT WORKSPACE.json"),
    };
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return fail(&format!("{file}: {error}")),
    };
    match export(name, &text) {
        Ok(written) => {
            // A reader that has seen enough closes its end.
            let _ = io::stdout().lock().write_all(written.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

/// A workspace's system in a format.
///
/// # Errors
/// With the names of the formats if there is none of this name, or why the text has no system.
pub fn export(format_name: &str, text: &str) -> Result<String, String> {
    let Some(writer) = WRITERS.iter().find(|writer| writer.name == format_name) else {
        let names: Vec<&str> = WRITERS.iter().map(|writer| writer.name).collect();
        return Err(format!("unknown format {format_name:?}; there are\n{}", names.join("\n")));
    };
    let workspace = format::from_text(text).map_err(|error| error.to_string())?;
    let settings = &workspace.settings;
    let function = workspace.handler.as_ref().map(|name| {
        Arn::new("lambda", &settings.region, &settings.account, &format!("function:{name}")).to_string()
    });
    let open = OpenRule { pattern: &workspace.pattern, function: function.as_deref() };
    let parts = parts(&workspace.system, open).ok_or("the system of the workspace is no JSON object")?;
    Ok((writer.write)(&parts))
}

#[allow(dead_code, reason = "a test exports without it")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
