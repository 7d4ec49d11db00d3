//! Parts of a system, written for another tool.
//!
//! ```
//! use eventbridge_playground::interchange::{OpenRule, WRITERS, parts};
//!
//! let open = OpenRule { pattern: r#"{"source": ["shop"]}"#, function: None };
//! let parts = parts("{}", open).unwrap_or_default();
//! for writer in WRITERS {
//!     assert!((writer.write)(&parts).contains("shop"), "{}", writer.name);
//! }
//! ```

mod access;
mod build;
mod cli;
mod cli_powershell;
mod cloudformation;
mod code;
mod commands;
mod fields;
mod messages;
mod template;
pub(super) mod yaml;

use super::parts::Part;

/// A way to write parts.
pub struct Writer {
    /// Its name in lower case, as the runner takes it.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// Writes the parts, ready to be deployed.
    pub write: fn(&[Part]) -> String,
}

/// All formats that are written.
pub static WRITERS: &[Writer] = &[
    cloudformation::YAML,
    cloudformation::JSON,
    cloudformation::SAM,
    code::TERRAFORM,
    code::CDK_TYPESCRIPT,
    code::CDK_PYTHON,
    cli::CLI,
    cli_powershell::CLI_POWERSHELL,
    code::BOTO3,
    code::SDK,
];

/// Returns the placeholder for an expression that only another tool can evaluate.
fn placeholder(source: &str) -> String {
    format!("REPLACE_ME: {source}")
}
