//! `test`: a workspace's events with their expectations.

use super::{GivenValue, TextPosition, decode, known};
use crate::bindings::encode;
use crate::check::{self, TemplateRule, messages};
use crate::json;
use crate::text::{LineIndex, Span};
use crate::workspace::format::{Unreadable, from_text};
use crate::workspace::{Evaluator, Expectation, Outcome, Workspace, outcomes};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
struct Asked {
    workspace: String,
    template: Option<String>,
    rule: Option<String>,
    known: Vec<GivenValue>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tested {
    tests: Vec<Test>,
    /// How many events the workspace has.
    events: usize,
    /// How many more its file has, which no workspace holds.
    left_out: usize,
    /// The source texts of the values that only the tool knows, which the pattern has as strings.
    expressions: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Test {
    name: String,
    expected: &'static str,
    verdict: &'static str,
    is_passed: bool,
    is_skipped: bool,
    reasons: Vec<String>,
    /// Where the event is in the workspace's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<TextPosition>,
    /// Where the rule is in the template, or the part of its pattern that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_template: Option<TextPosition>,
}

/// The reason for which nothing could be tested.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Trouble {
    #[serde(rename = "trouble")]
    message: String,
    is_template: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<TextPosition>,
}

/// Runs the tests of a workspace against its pattern, or against a rule of a template.
#[wasm_bindgen(js_name = runTests)]
pub fn run_tests(asked: JsValue) -> Result<JsValue, JsValue> {
    let Asked { workspace: file, template, rule, known: given } = decode(asked)?;
    let mut workspace = match from_text(&file) {
        Ok(workspace) => workspace,
        Err(error) => return encode(&unreadable(&error)),
    };
    let template = template.as_deref();
    let rule = match template.map(|text| check::find_rule(text, rule.as_deref(), &known(given))).transpose() {
        Ok(rule) => rule,
        Err(trouble) => {
            return encode(&Trouble { message: messages::trouble(&trouble), is_template: true, place: None });
        }
    };
    if let Some(rule) = &rule {
        workspace.pattern = Arc::from(rule.pattern());
    }
    encode(&tested(&workspace, &file, template.zip(rule.as_ref())))
}

fn unreadable(error: &Unreadable) -> Trouble {
    let place = match error {
        Unreadable::Malformed { line, column, .. } => {
            Some(TextPosition { line: *line as u32, column: *column as u32 })
        }
        _ => None,
    };
    Trouble { message: error.to_string(), is_template: false, place }
}

fn tested(workspace: &Workspace, file: &str, rule: Option<(&str, &TemplateRule)>) -> Tested {
    let evaluation = Evaluator::default().evaluate(workspace);
    let document = json::parse(file);
    let events = document.root().and_then(|root| root.get("events"));
    let places: Vec<Span> =
        events.map(|events| events.children().map(json::Value::span).collect()).unwrap_or_default();
    let in_file = LineIndex::new(file);
    let in_template = rule.map(|(template, rule)| (LineIndex::new(template), rule));
    let test = |outcome: Outcome| Test {
        name: workspace.events[outcome.event].name.clone(),
        expected: match outcome.expected {
            Expectation::Match => "Match",
            Expectation::NoMatch => "No match",
        },
        verdict: outcome.verdict.label(),
        is_passed: outcome.is_passed(),
        is_skipped: outcome.is_skipped(),
        place: places.get(outcome.event).map(|span| TextPosition::of(span.start, &in_file)),
        in_template: in_template.as_ref().map(|(lines, rule)| {
            let span = outcome.decisive.map_or(rule.span, |span| rule.locate(span));
            TextPosition::of(span.start, lines)
        }),
        reasons: outcome.reasons,
    };
    Tested {
        tests: outcomes(workspace, &evaluation).into_iter().map(test).collect(),
        events: workspace.events.len(),
        left_out: places.len().saturating_sub(workspace.events.len()),
        expressions: rule.map(|(_, rule)| rule.unknown.clone()).unwrap_or_default(),
    }
}
