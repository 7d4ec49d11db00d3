//! Pieces of programs without the call around them: the properties of a rule, or only a pattern.

use super::program::Program;
use super::props::{Props, camel};
use super::scope::Scope;
use super::syntax::{Expression, Kind};
use super::{cdk, pulumi, sdk};
use crate::interchange::finding::FindingKind;
use crate::json;

/// Words that a piece of a program may begin with.
const BEGINNINGS: [&str; 18] = [
    "const ",
    "let ",
    "var ",
    "export ",
    "eventPattern",
    "EventPattern: JSON.stringify(",
    "EventPattern=json.dumps(",
    "event_pattern=",
    "event_pattern =",
    "pattern = {",
    "pattern={",
    "PATTERN = {",
    "JSON.stringify(",
    "json.dumps(",
    "source: [",
    "detailType: [",
    "'source': [",
    "'detail-type': [",
];

/// Returns whether a text may be such a piece. JSON is none, nor is what YAML reads better: objects without a
/// quote.
pub(super) fn recognise(text: &str) -> bool {
    let start = behind_comments(text);
    if start.starts_with('{') {
        let is_object = start.contains('\'') || start.contains('`') || has_plain_key(start);
        let has_quote = start.contains(['\'', '"', '`']);
        return is_object && has_quote && !json::parse(start).problems().is_empty();
    }
    BEGINNINGS.iter().any(|word| start.starts_with(word)) && !text.contains("jsonencode(")
}

fn behind_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest.get(..2) {
            Some("//") => rest.find('\n'),
            Some("/*") => rest.find("*/").map(|end| end + 2),
            _ if rest.starts_with("# ") => rest.find('\n'),
            _ => return rest,
        };
        rest = rest.get(end.unwrap_or(rest.len())..).unwrap_or_default().trim_start();
    }
}

/// Returns whether the first name in braces has no quotes.
fn has_plain_key(text: &str) -> bool {
    behind_comments(text.trim_start_matches('{'))
        .starts_with(|first: char| first.is_alphabetic() || matches!(first, '_' | '$' | '['))
}

/// Reads the pieces of a program in which no call was found.
pub(super) fn read<'p>(program: &mut Program<'p, '_>) {
    let mut expressions: Vec<&'p Expression> = Vec::new();
    for statement in program.statements {
        statement.visit(&mut |expression| expressions.push(expression));
    }
    let mut end = 0;
    for expression in expressions {
        // Expressions within a piece that was read belong to it.
        if expression.span.start >= end && read_one(program, expression) {
            end = expression.span.end;
        }
    }
}

fn read_one<'p>(program: &mut Program<'p, '_>, expression: &'p Expression) -> bool {
    match &expression.kind {
        Kind::Map(_) => {
            if [pulumi::read_bare, cdk::read_bare, sdk::read_bare]
                .iter()
                .any(|read| read(program, expression))
            {
                return true;
            }
            let is_pattern =
                Props::of(&program.scope, expression).is_some_and(|props| is_pattern(program, &props));
            is_pattern && add_pattern(program, expression)
        }
        Kind::Assignment(name, value) => {
            let is_named =
                matches!(&*camel(name), "eventPattern" | "EventPattern") && has_fields(program, value);
            is_named && add_pattern(program, value)
        }
        Kind::Chain(_) => {
            let is_named = matches!(expression.call(), Some(("EventPattern", _)));
            is_named && add_pattern(program, expression)
        }
        _ => false,
    }
}

/// Returns whether a value is an object, or JSON made from one.
fn has_fields<'p>(program: &Program<'p, '_>, value: &'p Expression) -> bool {
    Props::of(&program.scope, Scope::json_of(value).unwrap_or(value)).is_some()
}

fn add_pattern<'p>(program: &mut Program<'p, '_>, expression: &'p Expression) -> bool {
    let pattern = cdk::pattern::read(&program.scope, expression);
    program.add(FindingKind::Pattern, cdk::format(program), None, expression.span, pattern);
    true
}

/// Returns whether an object is a pattern: fields of an event, with lists or matchers where an event has
/// texts.
fn is_pattern(program: &Program, props: &Props) -> bool {
    const FIELDS: [&str; 9] =
        ["version", "id", "source", "detailType", "detail-type", "account", "time", "region", "resources"];
    let mut has_list = false;
    let mut has_detail = false;
    for entry in props.entries() {
        let name = camel(&entry.name);
        let value = program.scope.resolve(entry.value);
        match &value.kind {
            Kind::List(elements) => has_list |= FIELDS.contains(&&*name) && !elements.is_empty(),
            Kind::Map(_) => has_detail |= name == "detail",
            Kind::Text(_) => return false,
            // A name with a dash is none of these languages, but one of YAML.
            _ if entry.value.span == entry.span && entry.value.word().is_none() => return false,
            _ => {
                let class = value.chain().and_then(|chain| chain.class_and_member());
                has_list |= class.is_some_and(|(class, _)| class == "Match");
            }
        }
    }
    has_list || has_detail
}
