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
mod boto3;
mod build;
mod cdk;
mod cdk_python;
mod cdk_typescript;
mod cli;
mod cli_powershell;
mod cloudformation;
mod commands;
mod fields;
mod grants;
mod labels;
mod layout;
mod messages;
mod plan;
mod script;
mod sdk;
mod template;
mod terraform;
#[cfg(test)]
mod tests;
mod words;
mod yaml;

use super::parts::Part;

/// A way to write parts.
pub struct Writer {
    /// Its name in lower case, as the runner takes it.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// How a file of it ends, without the dot.
    pub extension: &'static str,
    /// Writes the parts, complete enough to be deployed as they stand.
    pub write: fn(&[Part]) -> String,
}

/// All formats that are written.
pub static WRITERS: &[Writer] = &[
    cloudformation::YAML,
    cloudformation::JSON,
    cloudformation::SAM,
    terraform::WRITER,
    cdk_typescript::WRITER,
    cdk_python::WRITER,
    cli::CLI,
    cli_powershell::CLI_POWERSHELL,
    boto3::WRITER,
    sdk::WRITER,
];

/// What stands for an expression that only another tool can work out.
fn placeholder(source: &str) -> String {
    format!("REPLACE_ME: {source}")
}
