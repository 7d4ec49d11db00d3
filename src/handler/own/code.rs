//! The code of the own function with its settings.

use super::{Runtime, answers, environment, language};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The time-outs that a function can have, in seconds; Lambda's default is 3.
pub const TIMEOUT: RangeInclusive<u32> = 1..=900;

/// The memory that a function can have, in MB; Lambda's default is 128.
pub const MEMORY: RangeInclusive<u32> = 128..=10_240;

/// Longer sources, in bytes, are not run.
pub const MAX_SOURCE: usize = 1 << 20;

/// A function's code and settings, as typed. The texts may be wrong; [`Code::troubles`] says how.
///
/// In a workspace's file all keys are optional: `runtime` (`python` or `nodejs`), `source`, `file`, `handler`, `timeout`,
/// `memory`, `env`, `answers`, `cold`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Code {
    /// The language that it is written in.
    pub runtime: Runtime,
    /// The source, one file.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub source: Arc<str>,
    /// The name of the file, or empty for the one that the handler's name requires.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The name of the handler, as in `app.handler`, or empty for the one found in the source.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub handler: String,
    /// The time-out in seconds.
    #[serde(skip_serializing_if = "is_usual_timeout")]
    pub timeout: u32,
    /// The memory in MB.
    #[serde(skip_serializing_if = "is_usual_memory")]
    pub memory: u32,
    /// The environment variables, one `NAME=value` a line.
    #[serde(rename = "env", skip_serializing_if = "str::is_empty")]
    pub environment: Arc<str>,
    /// The answers to AWS calls: a JSON object from `service.method` to an answer, an error or a list of
    /// both.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub answers: Arc<str>,
    /// Whether each run gets a new environment, as after a long rest.
    #[serde(rename = "cold", skip_serializing_if = "is_no")]
    pub is_always_cold: bool,
}

/// Lambda's default time-out, in seconds.
pub(crate) const USUAL_TIMEOUT: u32 = 3;

/// Lambda's default memory, in MB.
pub(crate) const USUAL_MEMORY: u32 = 128;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_usual_timeout(timeout: &u32) -> bool {
    *timeout == USUAL_TIMEOUT
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_usual_memory(memory: &u32) -> bool {
    *memory == USUAL_MEMORY
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_no(value: &bool) -> bool {
    !value
}

impl Default for Code {
    fn default() -> Self {
        Self::new(Runtime::default(), Arc::from(""))
    }
}

impl Code {
    /// Returns the code with Lambda's default settings.
    pub fn new(runtime: Runtime, source: Arc<str>) -> Self {
        Self {
            runtime,
            source,
            file: String::new(),
            handler: String::new(),
            timeout: USUAL_TIMEOUT,
            memory: USUAL_MEMORY,
            environment: Arc::from(""),
            answers: Arc::from(""),
            is_always_cold: false,
        }
    }

    /// Returns the code of a source whose language is recognised.
    pub fn of_source(source: &str) -> Self {
        Self::new(Runtime::of_source(source).unwrap_or_default(), Arc::from(source))
    }

    /// Sets the source. If it is in another language than the one before, as when a function is pasted over a
    /// template, the runtime follows; otherwise the chosen runtime is kept.
    pub fn set_source(&mut self, source: Arc<str>) {
        let (before, after) = (Runtime::of_source(&self.source), Runtime::of_source(&source));
        if let Some(runtime) = after.filter(|_| after != before) {
            self.runtime = runtime;
        }
        self.source = source;
    }

    /// Returns the name of the handler: the one that was given, or else the default module with the function
    /// that is found in the source.
    pub fn handler(&self) -> String {
        let given = self.handler.trim();
        if !given.is_empty() {
            return given.to_owned();
        }
        let module = match self.file.trim() {
            "" => self.runtime.default_module(),
            file => file.rsplit_once('.').map_or(file, |(stem, _)| stem),
        };
        let found = language::find_handler(self.runtime, &self.source);
        format!("{module}.{}", found.as_deref().unwrap_or_else(|| self.runtime.default_function()))
    }

    /// Returns the name of the file: the one that was given, or else the one that the handler's module is
    /// looked for in.
    pub fn file(&self) -> String {
        if !self.file.trim().is_empty() {
            return self.file.trim().to_owned();
        }
        let handler = self.handler();
        let module = handler.split('.').next().filter(|module| !module.is_empty());
        let module = module.unwrap_or_else(|| self.runtime.default_module());
        format!("{module}.{}", language::extension(self.runtime, &self.source))
    }

    /// Returns what keeps the code from being run, or will be passed over; in the order of the settings.
    pub fn troubles(&self) -> Vec<Trouble> {
        let mut found = Vec::new();
        if self.source.len() > MAX_SOURCE {
            found.push(Trouble::SourceTooLong);
        }
        if !TIMEOUT.contains(&self.timeout) {
            found.push(Trouble::Timeout(self.timeout));
        }
        if !MEMORY.contains(&self.memory) {
            found.push(Trouble::Memory(self.memory));
        }
        found.extend(environment::read(&self.environment).1);
        found.extend(answers::read(&self.answers).err());
        found
    }
}

/// Something wrong in a [`Code`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The source has more than [`MAX_SOURCE`] bytes.
    SourceTooLong,
    /// The time-out is not within [`TIMEOUT`].
    Timeout(u32),
    /// The memory is not within [`MEMORY`].
    Memory(u32),
    /// A line of the environment has no `=`; its number from 1.
    EnvironmentLine(usize),
    /// Lambda takes no variable of this name.
    EnvironmentName(String),
    /// Lambda sets this variable itself.
    EnvironmentReserved(String),
    /// The environment is larger than Lambda's 4 KB.
    EnvironmentTooLong(usize),
    /// The answers are no JSON object; where.
    AnswersNotJson(Span),
    /// A key of the answers is not `service.method`.
    AnswersKey(String, Span),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_and_handler_follow_from_each_other() {
        let python = "def lambda_handler(event, context):\n    pass\n";
        let module = "export const handler = async () => {};\n";
        let common = "exports.run = () => {};\n";
        let cases = [
            (python, "", "", "lambda_function.lambda_handler", "lambda_function.py"),
            (python, "", "app.main", "app.main", "app.py"),
            (python, "main.py", "", "main.lambda_handler", "main.py"),
            (python, "main.py", "other.f", "other.f", "main.py"),
            (python, "", "nodot", "nodot", "nodot.py"),
            (python, "", ".f", ".f", "lambda_function.py"),
            (module, "", "", "index.handler", "index.mjs"),
            (common, "", "", "index.run", "index.js"),
            (common, "", " app.handler ", "app.handler", "app.js"),
            ("", "", "", "lambda_function.lambda_handler", "lambda_function.py"),
        ];
        for (source, file, handler, expected, in_file) in cases {
            let code = Code { file: file.into(), handler: handler.into(), ..Code::of_source(source) };
            assert_eq!((code.handler().as_str(), code.file().as_str()), (expected, in_file), "{source}");
        }
    }

    #[test]
    fn the_runtime_follows_what_is_pasted_and_not_what_is_typed() {
        let (python, javascript) =
            ("def handler(event, context):\n    pass\n", "exports.handler = () => {\n};\n");
        let mut code = Code::of_source(python);
        code.set_source(Arc::from(javascript));
        assert_eq!(code.runtime, Runtime::Nodejs);
        code.runtime = Runtime::Python;
        code.set_source(Arc::from(format!("{javascript}// more\n")));
        assert_eq!(code.runtime, Runtime::Python, "it was chosen");
        code.set_source(Arc::from(""));
        assert_eq!(code.runtime, Runtime::Python);
        code.set_source(Arc::from(javascript));
        assert_eq!(code.runtime, Runtime::Nodejs);
    }

    #[test]
    fn what_is_wrong_is_said_in_the_order_of_the_settings() {
        let code = Code {
            source: Arc::from("x".repeat(MAX_SOURCE + 1)),
            timeout: 0,
            memory: 64,
            environment: Arc::from("AB=1\nB"),
            answers: Arc::from("[]"),
            ..Code::default()
        };
        let found = code.troubles();
        assert_eq!(found[..3], [Trouble::SourceTooLong, Trouble::Timeout(0), Trouble::Memory(64)]);
        assert_eq!(found[3..], [Trouble::EnvironmentLine(2), Trouble::AnswersNotJson(Span::new(0, 2))]);
        assert!(Code::default().troubles().is_empty());
    }
}
