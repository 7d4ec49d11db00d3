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
mod pulumi;
mod scope;
mod sdk;
mod strings;
mod syntax;
#[cfg(test)]
mod tests;
mod token;

use super::finding::{Findings, SkipReason};
use super::{EVERYTHING, Format, FormatId, messages};
use program::Program;
use scope::Scope;
use token::Language;

/// Reads all formats of this folder.
pub(super) const CDK_TYPESCRIPT: Format =
    Format { recognise, ..other(FormatId::CdkTypeScript, "cdk-typescript", "CDK, TypeScript") };

pub(super) const CDK_PYTHON: Format = other(FormatId::CdkPython, "cdk-python", "CDK, Python");
pub(super) const PULUMI: Format = other(FormatId::Pulumi, "pulumi", "Pulumi");
pub(super) const SDK: Format = other(FormatId::Sdk, "sdk", "AWS SDK for JavaScript");
pub(super) const BOTO3: Format = other(FormatId::Boto3, "boto3", "boto3");

/// Returns a format that shares the reader of the first one.
const fn other(id: FormatId, name: &'static str, title: &'static str) -> Format {
    Format { id, name, title, kinds: EVERYTHING, recognise: |_| false, read }
}

/// The marks of templates and configurations that may contain code as well.
const OTHERS: [&str; 6] = [
    "Type: AWS::",
    "\"Type\": \"AWS::",
    "\"Type\":\"AWS::",
    "- eventBridge:",
    "resource \"aws_",
    "- schedule:",
];

fn recognise(text: &str) -> bool {
    let is_read = |name: &str| cdk::knows(name) || sdk::knows(name) || pulumi::knows(name);
    (calls(text).any(is_read) || bare::recognise(text)) && !OTHERS.iter().any(|sign| text.contains(sign))
}

/// Returns the names before a parenthesis.
fn calls(text: &str) -> impl Iterator<Item = &str> {
    memchr::memchr_iter(b'(', text.as_bytes()).map(|end| {
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let length = text.as_bytes()[..end].iter().rev().take_while(is_part).count();
        &text[end - length..end]
    })
}

fn read(text: &str, findings: &mut Findings) {
    let [likely, other] = languages(text);
    *findings = read_as(text, likely);
    if findings.found.is_empty() {
        let second = read_as(text, other);
        if !second.found.is_empty() {
            *findings = second;
        }
    }
}

fn read_as(text: &str, language: Language) -> Findings {
    let mut findings = Findings::default();
    let parsed = parser::parse(text, language);
    let scope = Scope::new(text, language, &parsed.statements);
    let mut program = Program::new(scope, &parsed.statements, &mut findings);
    cdk::read(&mut program);
    pulumi::read(&mut program);
    sdk::read(&mut program);
    if program.findings.found.is_empty() {
        bare::read(&mut program);
    }
    if let Some(bracket) = parsed.unclosed.filter(|_| !findings.found.is_empty()) {
        let language = match language {
            Language::JavaScript => "TypeScript",
            Language::Python => "Python",
        };
        findings.skip(bracket, SkipReason::Broken { language, problem: messages::UNCLOSED.to_owned() });
    }
    findings
}

/// Returns the languages that a text may be in, the likelier one first.
fn languages(text: &str) -> [Language; 2] {
    const PYTHON: [&str; 9] =
        ["def ", "import boto3", "self,", "json.dumps(", "True", "False", "None", "\nfrom ", "\n#"];
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
    if count(&PYTHON) + keywords(text) > count(&JAVASCRIPT) {
        [Language::Python, Language::JavaScript]
    } else {
        [Language::JavaScript, Language::Python]
    }
}

/// Returns the number of arguments that are given by name (`Name='r'`), which only Python has. It stops at a
/// few.
fn keywords(text: &str) -> usize {
    const ENOUGH: usize = 3;
    let bytes = text.as_bytes();
    let is_keyword = |at: &usize| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let behind = bytes.get(at + 1);
        before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && behind.is_some_and(|byte| !matches!(byte, b'=' | b'>') && !byte.is_ascii_whitespace())
    };
    memchr::memchr_iter(b'=', bytes).filter(is_keyword).take(ENOUGH).count()
}
