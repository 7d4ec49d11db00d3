//! Rules in programs: AWS CDK, Pulumi, and calls of the AWS SDKs, in TypeScript, JavaScript and Python. A text may be a
//! whole program, a statement, or an object out of one.
//!
//! One reader of expressions serves all languages. Parsers of whole programs were measured and left out: they would
//! not read a piece of a program, and nested brackets make them run out of stack.

mod bare;
mod cdk;
mod lexer;
mod parser;
mod program;
mod props;
mod scope;
mod strings;
mod syntax;
#[cfg(test)]
mod tests;
mod token;

use super::finding::Findings;
use super::{Format, FormatId};
use program::Program;
use scope::Scope;
use token::Language;

/// Reads all formats of this folder.
pub(super) const CDK_TYPESCRIPT: Format =
    Format { id: FormatId::CdkTypeScript, name: "cdk-typescript", title: "CDK, TypeScript", recognise, read };

/// Read with the first one, as are those behind it.
pub(super) const CDK_PYTHON: Format =
    Format { id: FormatId::CdkPython, name: "cdk-python", title: "CDK, Python", recognise: |_| false, read };

/// Calls and names that only programs have.
const SIGNS: [&str; 10] = [
    "Rule(",
    "EventBus(",
    "Archive(",
    ".archive(",
    "Schedule(",
    "addTarget(",
    "add_target(",
    "EventPattern(",
    "Pipe(",
    "EventSourceMapping(",
];

/// What templates and configurations have that may hold code, too.
const OTHERS: [&str; 6] = [
    "Type: AWS::",
    "\"Type\": \"AWS::",
    "\"Type\":\"AWS::",
    "- eventBridge:",
    "resource \"aws_",
    "- schedule:",
];

fn recognise(text: &str) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    (has(&SIGNS) || bare::recognise(text)) && !has(&OTHERS)
}

fn read(text: &str, findings: &mut Findings) {
    for language in languages(text) {
        let statements = parser::parse(text, language);
        let scope = Scope::new(text, language, &statements);
        let mut program = Program::new(scope, &statements, findings);
        cdk::read(&mut program);
        if program.findings.found.is_empty() {
            bare::read(&mut program);
        }
        if !findings.found.is_empty() {
            return;
        }
    }
}

/// The languages that a text may be in, the likelier one first.
fn languages(text: &str) -> [Language; 2] {
    const PYTHON: [&str; 12] = [
        "def ",
        "import boto3",
        "self,",
        "=[",
        "={",
        "json.dumps(",
        "True",
        "False",
        "None",
        "\nfrom aws_cdk",
        "\n#",
        "=\"",
    ];
    const JAVASCRIPT: [&str; 12] = [
        "new ",
        "const ",
        "=>",
        "let ",
        "this,",
        "JSON.stringify",
        ";\n",
        "//",
        "/*",
        " true",
        " false",
        "});",
    ];
    let count = |signs: &[&str]| signs.iter().filter(|sign| text.contains(**sign)).count();
    if count(&PYTHON) > count(&JAVASCRIPT) {
        [Language::Python, Language::JavaScript]
    } else {
        [Language::JavaScript, Language::Python]
    }
}
