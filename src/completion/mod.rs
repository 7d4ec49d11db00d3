//! Completion of patterns: operators, and the fields and values of events.
//!
//! [`complete`] looks at the pattern as far as it can be read, finds out what may be written at the place,
//! and offers it. Fields and values come from the events that it is given, and from the samples of the
//! sources and detail types that the pattern names.
//!
//! ```
//! use eventbridge_playground::completion::complete;
//! use eventbridge_playground::json;
//!
//! let event = json::parse(r#"{"source": "shop", "detail": {"state": "paid"}}"#);
//! let text = r#"{"detail": {"state": [""]}}"#;
//! let offset = text.find(r#""]"#).unwrap() as u32;
//! let completions = complete(text, offset, &[&event], None).unwrap();
//! assert!(completions.options.iter().any(|option| option.label.contains("paid")));
//! ```

mod catalogue_fields;
mod context;
mod events;
mod help;
mod system;

pub use help::{Help, help};
pub use system::{StandsFor, complete_system, stands_for};

use crate::json::{self, Document};
use crate::pattern::operator::{OPERATORS, Operator};
use crate::samples::Catalogue;
use crate::text::{Span, counted};
use catalogue_fields::CatalogueFields;
use context::{Context, Slot};

/// The completions at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The part of the text that a chosen option replaces.
    pub span: Span,
    /// The options, the likeliest first.
    pub options: Vec<Completion>,
}

/// One thing that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The text that the list shows, and that typing is compared with.
    pub label: String,
    /// The text to insert. `${}` marks the places to fill in, in turn.
    pub insert: String,
    /// A few words beside the label.
    pub detail: String,
    /// Its kind.
    pub kind: CompletionKind,
}

/// Sorts of completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompletionKind {
    /// The name of a field.
    Field,
    /// A value that the field has in some event.
    Value,
    /// An operator.
    Operator,
}

/// Returns what can be written at byte `offset` of the pattern `text`, or `None` where nothing fits.
pub fn complete(
    text: &str,
    offset: u32,
    events: &[&Document],
    samples: Option<&Catalogue>,
) -> Option<Completions> {
    let document = json::parse(text);
    let Context { place, path, span } = context::find(&document, offset)?;
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let known = samples.map(|catalogue| CatalogueFields::new(&document, catalogue));
    let options: Vec<Completion> = match place {
        Slot::Field => fields(&path, events, known.as_ref()),
        Slot::Matcher { quoted } => {
            let mut options = values(&path, events, known.as_ref());
            options.extend(operators(quoted));
            options
        }
        Slot::Operator => operator_names().collect(),
    };
    (!options.is_empty()).then_some(Completions { span, options })
}

/// The fields at the top of an event that patterns name, most often first; events begin with others.
const OFTEN_NAMED: [&str; 6] = ["source", "detail-type", "detail", "resources", "account", "region"];

fn fields(path: &[&str], events: &[&Document], known: Option<&CatalogueFields>) -> Vec<Completion> {
    let field = |(name, holds_fields): (String, bool)| {
        let braces = if holds_fields { "{ ${} }" } else { "[${}]" };
        Completion {
            insert: format!("{}: {braces}", snippet(&json::quote(&name))),
            detail: if holds_fields { "fields within" } else { "field" }.to_owned(),
            label: name,
            kind: CompletionKind::Field,
        }
    };
    let mut found = events::fields(events, path);
    for (name, holds_fields) in known.map(|known| known.fields(path)).unwrap_or_default() {
        if !found.iter().any(|(other, _)| *other == name) {
            found.push((name, holds_fields));
        }
    }
    if path.is_empty() {
        found.sort_by_key(|(name, _)| {
            OFTEN_NAMED.iter().position(|often| often == name).unwrap_or(OFTEN_NAMED.len())
        });
    }
    found.into_iter().map(field).chain(in_place_of_fields()).collect()
}

fn values(path: &[&str], events: &[&Document], known: Option<&CatalogueFields>) -> Vec<Completion> {
    let value = |source: &str, detail: &str| Completion {
        label: source.trim_matches('"').to_owned(),
        insert: snippet(source),
        detail: detail.to_owned(),
        kind: CompletionKind::Value,
    };
    let open = events::values(events, path);
    let others = known.map(|known| known.values(path)).unwrap_or_default();
    let others = others.iter().filter(|source| !open.iter().any(|(known, _)| known == *source));
    let in_events = open
        .iter()
        .map(|(source, number)| value(source, &format!("in {}", counted(*number, "event", "events"))));
    in_events.chain(others.map(|source| value(source, "in a sample"))).collect()
}

/// Whole matchers; `quoted` if the visitor has begun with a quote, so that a string is wanted.
fn operators(quoted: bool) -> impl Iterator<Item = Completion> {
    let matchers = OPERATORS.iter().filter(|operator| operator.takes_operand());
    let wanted = matchers.filter(move |operator| !quoted || operator.name != "exists");
    wanted.filter_map(|operator| option(operator, operator.summary))
}

/// Returns the operators that take the place of a field.
fn in_place_of_fields() -> impl Iterator<Item = Completion> {
    let others = OPERATORS.iter().filter(|operator| !operator.takes_operand());
    others.filter_map(|operator| option(operator, "any of several"))
}

fn option(operator: &Operator, detail: &str) -> Option<Completion> {
    Some(Completion {
        label: operator.name.to_owned(),
        insert: operator.snippet?.to_owned(),
        detail: detail.to_owned(),
        kind: CompletionKind::Operator,
    })
}

/// Returns the names alone, for an object that has been opened already.
fn operator_names() -> impl Iterator<Item = Completion> {
    operators(false).map(|operator| {
        let inner = operator.insert.trim_start_matches("{ ").trim_end_matches(" }").to_owned();
        Completion { insert: inner, ..operator }
    })
}

/// Returns a literal text within a snippet.
fn snippet(text: &str) -> String {
    text.replace('\\', "\\\\").replace("${", "\\${").replace("#{", "\\#{")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"source":"aws.ec2","detail-type":"State","detail":{"state":"running","tags":[{"key":"a"},{"key":"b"}]}}"#;

    /// Returns the labels offered at `|`.
    fn labels(text: &str) -> Vec<String> {
        let offset = text.find('|').unwrap();
        let event = json::parse(EVENT);
        let found = complete(&text.replacen('|', "", 1), offset as u32, &[&event], None);
        found.map_or_else(Vec::new, |found| found.options.into_iter().map(|option| option.label).collect())
    }

    #[test]
    fn fields_come_from_the_events() {
        assert_eq!(labels("{|}"), ["source", "detail-type", "detail", "$or"]);
        assert_eq!(labels("{\"|\"}"), ["source", "detail-type", "detail", "$or"]);
        assert_eq!(labels("{\"source\":[\"x\"],\"|"), ["source", "detail-type", "detail", "$or"]);
        assert_eq!(labels("{\"detail\":{|}}"), ["state", "tags", "$or"]);
        assert_eq!(labels("{\"detail\":{\"tags\":{\"|\"}}}"), ["key", "$or"]);
        assert_eq!(labels("{\"$or\":[{|}]}"), ["source", "detail-type", "detail", "$or"]);
    }

    #[test]
    fn the_fields_that_patterns_name_most_come_first() {
        let event = json::parse(
            r#"{"version":"0","id":"i","resources":[],"detail":{"id":1,"source":2},"source":"s"}"#,
        );
        let labels = |text: &str, offset| -> Vec<String> {
            complete(text, offset, &[&event], None)
                .unwrap()
                .options
                .into_iter()
                .map(|option| option.label)
                .collect()
        };
        assert_eq!(labels("{}", 1), ["source", "detail", "resources", "version", "id", "$or"]);
        assert_eq!(labels(r#"{"detail":{}}"#, 11), ["id", "source", "$or"]);
    }

    #[test]
    fn values_say_how_many_events_have_them() {
        let events = [r#"{"a":["x","x","y"]}"#, r#"{"a":"x"}"#].map(json::parse);
        let found = complete(r#"{"a":[]}"#, 6, &[&events[0], &events[1]], None).unwrap();
        let told: Vec<_> =
            found.options[..2].iter().map(|option| (&*option.label, &*option.detail)).collect();
        assert_eq!(told, [("x", "in 2 events"), ("y", "in 1 event")]);
    }

    #[test]
    fn values_come_from_the_events_and_operators_follow() {
        assert_eq!(labels("{\"detail\":{\"state\":[|]}}")[..2], ["running", "prefix"]);
        assert_eq!(labels("{\"detail\":{\"tags\":{\"key\":[\"|\"]}}}")[..3], ["a", "b", "prefix"]);
        assert!(labels("{\"nowhere\":[|]}").contains(&"exists".to_owned()));
    }

    #[test]
    fn samples_follow_the_source_and_the_detail_type_that_the_pattern_names() {
        let catalogue = Catalogue::parse(
            r#"[{"title":"A","service":"S","note":"N.","event":{"source":"aws.s3","detail-type":"Object Created",
               "detail":{"bucket":{"name":"b"}}}},
              {"title":"B","service":"S","note":"N.","event":{"source":"aws.ec2","detail-type":"State",
               "detail":{"state":"running"}}}]"#,
        )
        .unwrap();
        let labels = |text: &str| -> Vec<String> {
            let offset = text.find('|').unwrap() as u32;
            let found = complete(&text.replacen('|', "", 1), offset, &[], Some(&catalogue));
            let options = found.into_iter().flat_map(|found| found.options);
            let offered = options.filter(|option| option.kind != CompletionKind::Operator);
            offered.map(|option| option.label).collect()
        };
        assert_eq!(labels(r#"{"source":[|]}"#), ["aws.s3", "aws.ec2"]);
        assert_eq!(labels(r#"{"source":["aws.s3"],"detail-type":[|]}"#), ["Object Created"]);
        assert_eq!(labels(r#"{"source":["aws.s3"],"detail":{|}}"#), ["bucket"]);
        assert_eq!(labels(r#"{"detail-type":["State"],"detail":{"state":[|]}}"#), ["running"]);
        assert_eq!(labels(r#"{"source":["aws.s3", "|"]}"#), ["aws.s3", "aws.ec2"]);
        assert_eq!(labels(r#"{"detail":{|}}"#), Vec::<String>::new());
        assert_eq!(labels("{|}"), ["source", "detail-type", "detail"]);
    }

    #[test]
    fn an_opened_object_wants_an_operator() {
        assert_eq!(labels("{\"a\":[{|}]}")[0], "prefix");
        assert_eq!(labels("{\"a\":[{\"|\"}]}")[0], "prefix");
        assert!(labels("{\"a\":[{\"prefix\":|}]}").is_empty());
    }

    #[test]
    fn the_quotes_around_the_place_are_replaced() {
        let event = json::parse(EVENT);
        let found = complete("{\"so\"}", 4, &[&event], None).unwrap();
        assert_eq!(found.span, Span::new(1, 5));
        assert_eq!(found.options[0].insert, "\"source\": [${}]");
        assert_eq!(complete("", 0, &[], None), None);
    }
}
