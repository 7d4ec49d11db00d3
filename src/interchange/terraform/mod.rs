//! Terraform: resources of the AWS provider, in HCL and in its JSON syntax; whole files, single resources, arguments of
//! a rule, and bare `jsonencode({…})`.

mod expression;
mod json_syntax;
mod json_template;
mod jsonencode;
mod modules;
mod request;
mod resources;
mod scan;
pub(super) mod schema;
mod scope;
#[cfg(test)]
mod tests;

use super::finding::{Finding, FindingKind, Findings, SkipReason, Skipped};
use super::node::{Node, Value};
use super::{EVERYTHING, Format, FormatId, json_tree};
use crate::json;
use crate::text::Span;
use expression::Reader;
use hcl_edit::parser::{self, Error};
use hcl_edit::structure::Body;
use resources::Resource;
use scope::Scope;

pub(super) const FORMAT: Format = Format {
    id: FormatId::Terraform,
    name: "terraform",
    title: "Terraform",
    kinds: EVERYTHING,
    recognise,
    read,
};

fn recognise(text: &str) -> bool {
    is_sure(text)
        || text.trim_start().starts_with("<<")
        || ["event_pattern", "schedule_expression", "detail-type", "source"].iter().any(|name| {
            text.match_indices(name).any(|(at, _)| {
                let rest = text.get(at + name.len()..).unwrap_or_default();
                let rest = rest.trim_start_matches(['"', ' ', '\t']);
                // `==` compares, in other languages.
                rest.starts_with('=') && !rest.starts_with("==")
            })
        })
}

/// Returns whether a text with mistakes is Terraform all the same: code of other kinds has arguments of these
/// names, too.
fn is_sure(text: &str) -> bool {
    ["resource \"aws_", "jsonencode(", "= <<", "\"aws_cloudwatch_event_", "\"aws_scheduler_"]
        .iter()
        .any(|sign| text.contains(sign))
}

fn read(text: &str, findings: &mut Findings) {
    let start = scan::start(text).unwrap_or_default();
    let from_start = text.get(start..).unwrap_or_default();
    if from_start.starts_with('{') {
        let document = json::parse(text);
        if document.problems().is_empty() {
            let root = json_tree::node(&document);
            return resources::add(&root.as_ref().map(json_syntax::resources).unwrap_or_default(), findings);
        }
    }
    if ["{", "jsonencode", "<<"].iter().any(|sign| from_start.starts_with(sign)) {
        read_expression(from_start, start, findings);
    } else {
        read_file(text, findings);
    }
    let is_broken = |skipped: &Skipped| matches!(skipped.reason, SkipReason::Broken { .. });
    if !is_sure(text) && findings.skipped.iter().any(is_broken) {
        *findings = Findings::default();
    }
}

/// Reads a pattern that was pasted without anything around it, from byte `start` of the text on.
fn read_expression(text: &str, start: usize, findings: &mut Findings) {
    let source = text.trim_end().trim_end_matches([',', ';']).trim_end();
    if let Err(flaw) = scan::check(source) {
        return skip_broken(flaw.problem.to_owned(), Span::at(start + flaw.offset), findings);
    }
    match parser::parse_expr(source) {
        Ok(expression) => {
            let value = Reader { source, base: start, scope: &Scope::default() }.pattern(&expression);
            if value.is_map() && (!source.starts_with('{') || is_pattern(&value)) {
                findings.found.push(bare_pattern(value));
            }
        }
        Err(error) => skip_error(&error, source, start, findings),
    }
}

/// Returns whether an object has what patterns have.
fn is_pattern(object: &Node) -> bool {
    let may_be_list = |name| match object.get(name).map(|node| &node.value) {
        Some(Value::Expression(source)) => source.contains(['.', '(', '[']),
        Some(Value::List(_) | Value::Map(_)) | None => true,
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_)) => false,
    };
    if !(may_be_list("source") && may_be_list("detail-type")) {
        return false;
    }
    ["source", "detail-type", "detail", "account", "region", "resources", "$or"].iter().any(|name| {
        object.get(name).is_some_and(|value| matches!(value.value, Value::List(_) | Value::Map(_)))
    })
}

fn bare_pattern(value: Node) -> Finding {
    Finding { kind: FindingKind::Pattern, format: FormatId::Terraform, name: None, span: value.span, value }
}

/// The head of an item: its keyword, and the labels of a block.
struct Head<'t> {
    keyword: &'t str,
    labels: Vec<&'t str>,
}

impl<'t> Head<'t> {
    fn of(item: &'t str) -> Self {
        let head = item.split(['{', '=', '\n']).next().unwrap_or_default();
        let mut words = head.split_whitespace().map(|word| word.trim_matches('"'));
        Self { keyword: words.next().unwrap_or_default(), labels: words.collect() }
    }

    fn label(&self, index: usize) -> &'t str {
        self.labels.get(index).copied().unwrap_or_default()
    }
}

/// An item that the parser has read.
struct Parsed<'t> {
    head: Head<'t>,
    source: &'t str,
    span: Span,
    body: Body,
}

impl Parsed<'_> {
    /// Returns the arguments of the item: of a block those within, else the item's own.
    fn arguments(&self, scope: &Scope) -> Node {
        let reader = Reader { source: self.source, base: self.span.range().start, scope };
        match self.body.blocks().next() {
            Some(block) => reader.body(&block.body, self.span),
            None => reader.body(&self.body, self.span),
        }
    }

    fn whole(&self, scope: &Scope) -> Node {
        let reader = Reader { source: self.source, base: self.span.range().start, scope };
        reader.body(&self.body, self.span)
    }
}

fn read_file(text: &str, findings: &mut Findings) {
    let (items, flaws) = scan::items(text);
    for flaw in flaws {
        skip_broken(flaw.problem.to_owned(), Span::at(flaw.offset), findings);
    }
    let mut parsed = Vec::new();
    for span in items {
        let source = span.of(text);
        let head = Head::of(source);
        if !is_read(&head, source) {
            continue;
        }
        match parser::parse_body(source) {
            Ok(body) => parsed.push(Parsed { head, source, span, body }),
            Err(error) => skip_error(&error, source, span.range().start, findings),
        }
    }
    let scope = known(&parsed);
    let mut resources: Vec<Resource> = parsed
        .iter()
        .filter(|item| item.head.keyword == "resource")
        .map(|item| Resource {
            kind: item.head.label(0).to_owned(),
            label: item.head.label(1).to_owned(),
            span: item.span,
            node: item.arguments(&scope),
        })
        .collect();
    for item in parsed.iter().filter(|item| item.head.keyword == "module") {
        let label = item.head.label(0);
        let made = modules::resources(label, item.span, &item.arguments(&scope));
        if made.is_empty() {
            findings.skip(item.span, SkipReason::Unsupported(format!("The module \"{label}\"")));
        }
        resources.extend(made);
    }
    resources::add(&resources, findings);
    read_fragment(&parsed, &scope, findings);
}

fn is_read(head: &Head, source: &str) -> bool {
    match head.keyword {
        "resource" => resources::is_about_events(head.label(0)),
        // A module that creates rules.
        "module" => {
            ["event_pattern", "schedule_expression", "eventbridge"].iter().any(|name| source.contains(name))
        }
        "data" | "output" | "provider" | "terraform" | "moved" | "import" | "check" | "removed"
        | "ephemeral" => false,
        _ => true,
    }
}

/// Returns the values of locals, defaults and names of buses that the text has.
fn known(parsed: &[Parsed]) -> Scope {
    let mut scope = Scope::default();
    // A local may come before those that it uses; two rounds are enough in practice.
    for _ in 0..2 {
        for item in parsed {
            let label = item.head.label(0);
            match item.head.keyword {
                "locals" => {
                    for member in item.arguments(&scope).members() {
                        scope.add(format!("local.{}", member.name), member.node.clone());
                    }
                }
                "variable" => {
                    if let Some(default) = item.arguments(&scope).get("default") {
                        scope.add(format!("var.{label}"), default.clone());
                    }
                }
                "resource" if label == "aws_cloudwatch_event_bus" => {
                    if let Some(name) = item.arguments(&scope).get("name") {
                        for attribute in ["name", "id"] {
                            scope.add(format!("{label}.{}.{attribute}", item.head.label(1)), name.clone());
                        }
                    }
                }
                _ => {}
            }
        }
    }
    scope
}

/// Reads arguments without a block: those of a rule, or the members of a pattern.
fn read_fragment(parsed: &[Parsed], scope: &Scope, findings: &mut Findings) {
    let parts: Vec<&Parsed> = parsed
        .iter()
        .filter(|item| !matches!(item.head.keyword, "resource" | "locals" | "variable" | "module"))
        .collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let members = parts.iter().flat_map(|part| part.whole(scope).members().to_vec()).collect();
    let span = Span { start: first.span.start, end: last.span.end };
    let arguments = Node::new(span, Value::Map(members));
    if arguments.get("event_pattern").is_some() || arguments.get("schedule_expression").is_some() {
        findings.found.push(resources::bare_rule(&arguments));
    } else if is_pattern(&arguments) {
        findings.found.push(bare_pattern(arguments));
    }
}

/// Reports an error of the parser in the part of the text that begins at `base`.
fn skip_error(error: &Error, source: &str, base: usize, findings: &mut Findings) {
    // At the end of a text the parser names its last byte, which may be the middle of a letter.
    let mut offset = error.location().offset().min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    skip_broken(error.message().to_owned(), Span::at(base + offset), findings);
}

fn skip_broken(problem: String, span: Span, findings: &mut Findings) {
    findings.skip(span, SkipReason::Broken { language: "HCL", problem });
}
