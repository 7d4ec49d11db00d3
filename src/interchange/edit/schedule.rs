//! Schedule expressions, changed in their templates.

use super::scalar::Quote;
use super::style::{Names, Style, Syntax};
use super::{Check, Edited, NotEdited, place_of};
use crate::interchange::finding::{Finding, Findings};
use crate::interchange::node::{Node, Value};
use crate::text::{Edit, Span};

/// Puts an expression in place of the one that the part with an index has.
///
/// # Errors
/// Says why the text cannot be changed so.
pub fn schedule(
    text: &str,
    findings: &Findings,
    index: usize,
    expression: &str,
) -> Result<Edited, NotEdited> {
    let finding = findings.found.get(index).ok_or(NotEdited::NoPlace)?;
    let old = finding.value.get("ScheduleExpression").ok_or(NotEdited::NoPlace)?;
    if old.as_text() == Some(expression) {
        return Ok(Edited { text: text.to_owned(), edits: Vec::new(), also: Vec::new() });
    }
    let is_right =
        |after: &Finding| after.value.get("ScheduleExpression").and_then(Node::as_text) == Some(expression);
    let check = Check { findings, index, is_right: &is_right };
    let mut ways = edits(text, finding, old, expression).into_iter();
    check.best(text, &mut ways).ok_or(NotEdited::Computed(place_of(finding, old)))
}

fn edits(text: &str, finding: &Finding, old: &Node, expression: &str) -> Vec<Vec<Edit>> {
    let source = old.span.of(text);
    let mut ways = Vec::new();
    // A text that is in the template as it is, with or without quotes.
    if let Some(now) = old.as_text().filter(|now| !now.is_empty())
        && let Some(at) = source.find(now)
    {
        let start = old.span.range().start + at;
        ways.push(vec![Edit::replace(Span::new(start, start + now.len()), expression)]);
    }
    let new = Node::new(old.span, Value::Text(expression.to_owned()));
    for syntax in Syntax::of(text, finding.format, old) {
        let style = Style::of(text, syntax, old, Names::OfEvents);
        let quote = Quote::of(source).filter(|quote| *quote != Quote::Plain).unwrap_or(Quote::usual(syntax));
        let literal = style.scalar(&new, quote);
        // `Schedule.rate(…)` of the CDK makes an expression of a duration.
        let written = match source.find("Schedule.").or_else(|| source.find("ScheduleExpression.")) {
            Some(at) => {
                let class = source.get(at..).and_then(|rest| rest.find('.')).unwrap_or_default();
                format!("{}.expression({literal})", source.get(..at + class).unwrap_or_default())
            }
            None => literal,
        };
        ways.push(vec![Edit::replace(old.span, written)]);
    }
    ways
}
