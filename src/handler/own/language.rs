//! The languages of own functions: which one a text is in, and where its handler is.

use serde::{Deserialize, Serialize};
use std::str::Lines;

/// A language, and the runtime of Lambda that runs it here: the newest for Python; for Node.js the newest that still
/// calls handlers with a callback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Runtime {
    /// Python.
    #[default]
    Python,
    /// JavaScript on Node.js.
    Nodejs,
}

impl Runtime {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Python, Self::Nodejs];

    /// Returns the name of the language in files and requests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Nodejs => "nodejs",
        }
    }

    /// Returns the runtime with this [name](Self::name), or `None`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|runtime| runtime.name() == name)
    }

    /// Returns the name of the language for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::Nodejs => "JavaScript",
        }
    }

    /// Returns the name that the code editor has for the language.
    pub fn syntax(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Nodejs => "javascript",
        }
    }

    /// Returns the runtime as the line `INIT_START` has it, without the build.
    pub(super) fn version(self) -> &'static str {
        match self {
            Self::Python => "python3.14",
            Self::Nodejs => "nodejs22",
        }
    }

    /// Returns the module of a function that was made in Lambda's console.
    pub(super) fn default_module(self) -> &'static str {
        match self {
            Self::Python => "lambda_function",
            Self::Nodejs => "index",
        }
    }

    /// Returns the handler of a function that was made in Lambda's console.
    pub(super) fn default_function(self) -> &'static str {
        match self {
            Self::Python => "lambda_handler",
            Self::Nodejs => "handler",
        }
    }

    /// Returns the language of a source by the beginnings of its lines, or `None` if they do not show it.
    pub fn of_source(source: &str) -> Option<Self> {
        let mut score = 0_i32;
        for line in source.lines().map(str::trim).take(2_000) {
            score += i32::from(is_python(line)) - i32::from(is_javascript(line));
        }
        match score {
            0 => None,
            1.. => Some(Self::Python),
            _ => Some(Self::Nodejs),
        }
    }
}

fn is_python(line: &str) -> bool {
    let is_block = line.ends_with(':') && !line.starts_with("case ") && !line.starts_with("default");
    let starts = [
        "def ",
        "async def ",
        "class ",
        "if ",
        "elif ",
        "else:",
        "for ",
        "while ",
        "with ",
        "try:",
        "except",
    ];
    (is_block && starts.iter().any(|start| line.starts_with(start)))
        || line.starts_with("from ") && line.contains(" import ")
        || line.starts_with("import ") && !line.contains(['"', '\'', '{', '*'])
        || line.starts_with("\"\"\"")
        || line.starts_with('@') && !line.contains(';')
        || line.starts_with("print(") && !line.ends_with(';')
}

fn is_javascript(line: &str) -> bool {
    let starts = [
        "const ",
        "let ",
        "var ",
        "export ",
        "exports.",
        "module.exports",
        "function ",
        "async function",
        "//",
        "/*",
    ];
    starts.iter().any(|start| line.starts_with(start))
        || line.starts_with("import ") && line.contains(['"', '\''])
        || line.ends_with("=> {")
        || line.ends_with(';') && !line.starts_with('#')
        || matches!(line, "}" | "};" | "});")
}

/// Returns the name of the function that looks most like the handler; `None` if there is none.
pub(super) fn find_handler(runtime: Runtime, source: &str) -> Option<String> {
    let names: Vec<String> = match runtime {
        Runtime::Python => source.lines().filter_map(python_function).collect(),
        Runtime::Nodejs => exported(source.lines()),
    };
    let usual = ["lambda_handler", "handler", "lambdaHandler"];
    let found = usual.iter().find_map(|usual| names.iter().find(|name| name == usual));
    found
        .or_else(|| names.iter().find(|name| name.to_lowercase().contains("handle")))
        .or(names.first())
        .cloned()
}

/// Returns the name of a function at the top of a Python module that takes an event and a context.
fn python_function(line: &str) -> Option<String> {
    if let Some(rest) = line.strip_prefix("def ") {
        let (name, parameters) = rest.split_once('(')?;
        let required =
            parameters.split(')').next()?.split(',').filter(|it| !it.trim().is_empty() && !it.contains('='));
        return (required.count() == 2 || is_usual(name)).then(|| name.trim().to_owned());
    }
    // `handler = make_handler()` at the top of a module.
    let (name, _) = line.split_once(" = ")?;
    is_usual(name).then(|| name.to_owned())
}

fn is_usual(name: &str) -> bool {
    matches!(name.trim(), "lambda_handler" | "handler")
}

/// Returns the names that a JavaScript module exports.
fn exported(lines: Lines) -> Vec<String> {
    let mut names = Vec::new();
    for line in lines.map(str::trim) {
        let starts = [
            "export const ",
            "export let ",
            "export var ",
            "export async function ",
            "export function ",
            "exports.",
            "module.exports.",
        ];
        if let Some(rest) = starts.iter().find_map(|start| line.strip_prefix(start)) {
            names.extend(identifier(rest));
        }
        let list = line.strip_prefix("export {").or_else(|| {
            line.strip_prefix("module.exports")
                .and_then(|rest| rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix('{'))
        });
        for part in list.unwrap_or_default().split([',', '}']) {
            // `local as handler` is exported as `handler`.
            names.extend(identifier(part.rsplit(" as ").next().unwrap_or(part).trim()));
        }
    }
    names
}

fn identifier(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
    (!name.is_empty()).then_some(name)
}

/// Returns the extension of a source's file: in Node.js it says whether the source uses `import` or
/// `require`.
pub(super) fn extension(runtime: Runtime, source: &str) -> &'static str {
    match runtime {
        Runtime::Python => "py",
        Runtime::Nodejs if is_common_js(source) => "js",
        Runtime::Nodejs => "mjs",
    }
}

fn is_common_js(source: &str) -> bool {
    let is_module = |line: &str| {
        line.starts_with("export ")
            || line.starts_with("import ")
            || line.starts_with("import{")
            || line.starts_with("export{")
    };
    let is_common = |line: &str| {
        line.starts_with("exports.") || line.starts_with("module.exports") || line.contains("require(")
    };
    !source.lines().any(is_module) && source.lines().map(str::trim).any(is_common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::own::templates::TEMPLATES;

    #[test]
    fn a_language_is_recognised() {
        use Runtime::{Nodejs, Python};
        let cases = [
            ("", None),
            ("x", None),
            ("def f(event, context):\n    return 1\n", Some(Python)),
            ("import boto3\nimport os\n\nec2 = boto3.client('ec2')\n", Some(Python)),
            ("from os import environ\nhandler = lambda e, c: e\n", Some(Python)),
            ("export const handler = async (event) => event;\n", Some(Nodejs)),
            (
                "const { S3 } = require('@aws-sdk/client-s3');\nexports.handler = async () => {\n};\n",
                Some(Nodejs),
            ),
            (
                "import { S3 } from \"@aws-sdk/client-s3\"\nexport async function handler(event) {\n}\n",
                Some(Nodejs),
            ),
            (
                "'use strict'\nmodule.exports.handler = function (event, context) {\n  return 1\n}\n",
                Some(Nodejs),
            ),
        ];
        for (source, expected) in cases {
            assert_eq!(Runtime::of_source(source), expected, "{source}");
        }
        for template in TEMPLATES {
            assert_eq!(Runtime::of_source(template.source), Some(template.runtime), "{}", template.title);
        }
    }

    #[test]
    fn the_handler_is_found_in_the_source() {
        use Runtime::{Nodejs, Python};
        let cases = [
            (Python, "def helper(a):\n  pass\ndef main(event, context):\n  pass\n", Some("main")),
            (
                Python,
                "def other(a, b):\n  pass\ndef lambda_handler(event, context):\n  pass\n",
                Some("lambda_handler"),
            ),
            (Python, "def on_event_handler(event, context, extra=None):\n  pass\n", Some("on_event_handler")),
            (Python, "    def lambda_handler(event, context):\n", None),
            (Python, "handler = app.handler\n", Some("handler")),
            (Python, "def lambda_handler(event, context=None):\n", Some("lambda_handler")),
            (Nodejs, "export const a = 1;\nexport const handler = async () => {};\n", Some("handler")),
            (Nodejs, "exports.lambdaHandler = () => {};\n", Some("lambdaHandler")),
            (Nodejs, "export async function run(event) {}\n", Some("run")),
            (Nodejs, "module.exports = { handler, other };\n", Some("handler")),
            (Nodejs, "export { a, main as handler };\n", Some("handler")),
            (Nodejs, "module.exports.run = () => {};\n", Some("run")),
            (Nodejs, "const x = 1;\n", None),
        ];
        for (runtime, source, expected) in cases {
            assert_eq!(find_handler(runtime, source).as_deref(), expected, "{source}");
        }
    }

    #[test]
    fn names_lead_back() {
        for runtime in Runtime::ALL {
            assert_eq!(Runtime::named(runtime.name()), Some(runtime));
        }
        assert_eq!(Runtime::named("ruby"), None);
    }
}
