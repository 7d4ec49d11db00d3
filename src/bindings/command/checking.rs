//! `check`, and the rules of a template or of a list.

use super::{GivenValue, TextPosition, decode, known};
use crate::bindings::encode;
use crate::check::{self, Problem, messages};
use crate::lint::LINTS;
use crate::scan::{self, RuleList, RuleProblem};
use crate::text::LineIndex;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Checked {
    patterns: usize,
    schedules: usize,
    unknown: usize,
    more: usize,
    problems: Vec<ReportedProblem>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportedProblem {
    id: &'static str,
    severity: &'static str,
    start: TextPosition,
    end: TextPosition,
    message: String,
    /// The language in which the text is not valid, if that is the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aws: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
}

impl ReportedProblem {
    fn of(problem: &Problem, lines: &LineIndex) -> Self {
        Self {
            id: problem.id(),
            severity: problem.severity().name(),
            start: TextPosition::of(problem.span.start, lines),
            end: TextPosition::of(problem.span.end, lines),
            message: messages::sentence(problem),
            language: problem.language(),
            aws: messages::aws(problem).map(str::to_owned),
            why: messages::why(problem),
            page: messages::page(problem),
            part: messages::part(problem),
        }
    }
}

/// Checks the patterns and schedules of a text. Advice with one of the silenced ids, between commas, is left out.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(text: &str, silenced: &str) -> Result<JsValue, JsValue> {
    let silenced: Vec<&str> = silenced.split(',').collect();
    let report = check::check(text, &silenced);
    let lines = LineIndex::new(text);
    encode(&Checked {
        patterns: report.patterns,
        schedules: report.schedules,
        unknown: report.unknown,
        more: report.more,
        problems: report.problems.iter().map(|problem| ReportedProblem::of(problem, &lines)).collect(),
    })
}

#[derive(Serialize)]
struct Advice {
    id: &'static str,
    title: &'static str,
    why: &'static str,
    page: String,
}

/// Returns the rules of advice.
#[wasm_bindgen]
pub fn lints() -> Result<JsValue, JsValue> {
    let advice: Vec<Advice> = LINTS
        .iter()
        .map(|lint| Advice { id: lint.id, title: lint.title, why: lint.why, page: lint.page.address() })
        .collect();
    encode(&advice)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    text: String,
    /// Whether the text is a template, and not a list of rules.
    is_template: bool,
    known: Vec<GivenValue>,
}

#[derive(Default, Serialize)]
struct Listed {
    rules: Vec<ListedRule>,
    /// The names of rules whose pattern only the tool knows.
    unknown: Vec<String>,
    /// The source texts of the values that only the tool knows, which the pattern has as strings.
    expressions: Vec<String>,
    problems: Vec<ListProblem>,
}

#[derive(Serialize)]
struct ListedRule {
    name: String,
    pattern: String,
}

#[derive(Serialize)]
struct ListProblem {
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<TextPosition>,
    message: String,
}

/// Returns the rules of a template or of a list of rules.
#[wasm_bindgen(js_name = listRules)]
pub fn list_rules(asked: JsValue) -> Result<JsValue, JsValue> {
    let Asked { text, is_template, known: given } = decode(asked)?;
    encode(&if is_template { of_template(&text, given) } else { of_list(&text) })
}

fn of_template(text: &str, given: Vec<GivenValue>) -> Listed {
    match check::rules(text, &known(given)) {
        Ok(found) => Listed {
            expressions: found.rules.iter().flat_map(|rule| rule.unknown.iter().cloned()).collect(),
            rules: found
                .rules
                .iter()
                .enumerate()
                .map(|(index, rule)| ListedRule {
                    name: rule.name.clone().unwrap_or_else(|| format!("pattern {}", index + 1)),
                    pattern: rule.pattern().to_owned(),
                })
                .collect(),
            unknown: found.unknown,
            ..Listed::default()
        },
        Err(trouble) => Listed {
            problems: vec![ListProblem { place: None, message: messages::trouble(&trouble) }],
            ..Listed::default()
        },
    }
}

fn of_list(text: &str) -> Listed {
    let list = RuleList::read(text);
    let lines = LineIndex::new(text);
    let told = |problem: &RuleProblem| ListProblem {
        place: Some(TextPosition::of(problem.span.start, &lines)),
        message: scan::messages::rule_sentence(&problem.kind),
    };
    let of_rules = list.rules.iter().filter_map(|rule| {
        let problem = rule.problem.as_ref()?;
        let told = told(problem);
        Some(ListProblem { message: format!("{}: {}", rule.name, told.message), ..told })
    });
    Listed {
        problems: list.problems.iter().map(told).chain(of_rules).collect(),
        rules: list
            .rules
            .iter()
            .filter(|rule| !rule.is_disabled)
            .map(|rule| ListedRule { name: rule.name.clone(), pattern: rule.pattern.clone() })
            .collect(),
        ..Listed::default()
    }
}
