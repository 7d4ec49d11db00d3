//! Writes systems in every format, for the tools that read them:
//! `cargo run --example exports -- FOLDER SYSTEM.json…`.
//!
//! A system is what a file of `gallery/` holds: an object with `pattern`, `system` and maybe `function`. Each has a folder
//! of its name, with a file for each format, and `parts.json`: a list of `{kind, name, value}`, what was written. A file that
//! cannot be read or written ends the program with 1.

use eventbridge_playground::arn::Arn;
use eventbridge_playground::interchange::{OpenRule, Part, WRITERS, parts};
use eventbridge_playground::json::{self, ObjectWriter};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: exports FOLDER SYSTEM.json…");
        return ExitCode::FAILURE;
    };
    for file in arguments {
        if let Err(error) = export(&folder, &file) {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn export(folder: &Path, file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let system: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let parts = parts_of(&system).ok_or("not a system")?;
    let folder = folder.join(file.file_stem().unwrap_or_default());
    let write =
        |name: &str, text: &str| fs::write(folder.join(name), text).map_err(|error| error.to_string());
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for writer in WRITERS {
        write(&format!("{}.{}", writer.name, writer.extension), &(writer.write)(&parts))?;
    }
    write("parts.json", &json::list(parts.iter().map(told)))
}

fn parts_of(system: &serde_json::Value) -> Option<Vec<Part>> {
    let function = system
        .get("function")
        .map(|_| Arn::new("lambda", "us-east-1", "123456789012", "function:handler").to_string());
    let pattern = system.get("pattern").map(ToString::to_string).unwrap_or_default();
    let setup = system.get("system").map(ToString::to_string).unwrap_or_default();
    parts(&setup, OpenRule { pattern: &pattern, function: function.as_deref() })
}

fn told(part: &Part) -> String {
    let mut told = ObjectWriter::default();
    told.text("kind", part.kind.name()).text("name", &part.name).json("value", &part.value.to_json());
    told.close()
}
