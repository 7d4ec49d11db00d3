//! Advice on patterns that AWS accepts: probable mistakes, costs and surprises.
//!
//! Each rule has a file under `rules`, with its check, the data of its findings and the sentence made of
//! them; [`LINTS`] is the registry of them all. Advice never blocks anything, and each rule can be silenced
//! by its id. There is no advice on a field set twice: the parser reports it
//! ([`crate::pattern::ProblemKind::Overridden`]).
//!
//! ```
//! use eventbridge_playground::{lint, pattern};
//!
//! let parsed = pattern::parse(r#"{"source": ["aws.s3"], "detail": {"key": ["logs/*"]}}"#);
//! assert!(parsed.is_valid());
//! let diagnostics = lint::advise(&parsed, &[]);
//! assert_eq!(diagnostics[0].lint.id, "literal-star");
//! assert!(lint::advise(&parsed, &["literal-star"]).len() < diagnostics.len());
//! ```

mod pages;
mod rules;
mod subject;

pub use pages::Page;
pub use rules::LINTS;
pub(crate) use rules::{meant_field, meant_source};

use crate::pattern::Parsed;
use crate::text::Span;
use subject::Subject;

/// One rule of advice.
#[derive(Debug)]
pub struct Lint {
    /// The permanent id: lower-case words joined by `-`. The rule is silenced by it.
    pub id: &'static str,
    /// Its headline, without a full stop.
    pub title: &'static str,
    /// Why it matters, in a sentence or two.
    pub why: &'static str,
    /// The page of AWS's documentation that it follows.
    pub page: &'static Page,
    /// How much it matters.
    pub weight: Weight,
    /// Patterns that get the advice, and patterns that do not.
    #[cfg(test)]
    examples: Examples,
    check: fn(&Subject) -> Vec<Finding<String>>,
}

/// How important a piece of advice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The pattern very likely does not do what its author means.
    Mistake,
    /// The pattern does what is meant, but there is a better or safer way.
    Consider,
    /// It applies to most patterns, and is good to know once.
    Remember,
}

/// Patterns that show what a rule reports.
#[cfg(test)]
#[derive(Debug)]
struct Examples {
    /// Patterns that get the advice.
    flagged: &'static [&'static str],
    /// Patterns that do not.
    fine: &'static [&'static str],
}

/// A place in a pattern to which a rule applies.
#[derive(Debug)]
struct Finding<K> {
    span: Span,
    /// Other places that are involved.
    related: Vec<Span>,
    /// The details: the rule's own data, and later the sentence.
    kind: K,
}

impl<K> Finding<K> {
    fn new(span: Span, kind: K) -> Self {
        Self { span, related: Vec::new(), kind }
    }

    fn with(self, related: Vec<Span>) -> Self {
        Self { related, ..self }
    }
}

/// The findings of a rule, as data.
trait Sentence {
    /// Returns one or two sentences on the finding.
    fn sentence(&self) -> String;
}

/// Turns the findings of a rule into sentences.
fn in_words<K: Sentence>(findings: Vec<Finding<K>>) -> Vec<Finding<String>> {
    let in_words =
        |Finding { span, related, kind }: Finding<K>| Finding { span, related, kind: kind.sentence() };
    findings.into_iter().map(in_words).collect()
}

/// A piece of advice on a pattern.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule.
    pub lint: &'static Lint,
    /// The place in the pattern; not empty.
    pub span: Span,
    /// Other places that are involved.
    pub related: Vec<Span>,
    /// One or two sentences on the finding.
    pub sentence: String,
}

/// Returns all advice on a pattern except that with a silenced id, the most important first and then by
/// place. Empty if AWS would not understand the pattern.
pub fn advise(parsed: &Parsed, silenced: &[&str]) -> Vec<Diagnostic> {
    if parsed.misunderstanding().is_some() {
        return Vec::new();
    }
    let subject = Subject::new(parsed);
    let lints = if subject.records().is_some() { rules::FOR_FILTERS } else { LINTS };
    let heard = lints.iter().filter(|lint| !silenced.contains(&lint.id));
    let mut diagnostics: Vec<Diagnostic> = heard
        .flat_map(|&lint| {
            (lint.check)(&subject).into_iter().map(move |Finding { span, related, kind: sentence }| {
                Diagnostic { lint, span, related, sentence }
            })
        })
        .collect();
    diagnostics.sort_by_key(|diagnostic| (diagnostic.lint.weight, diagnostic.span));
    diagnostics
}

/// Returns the rule with this id, or `None` if there is none.
pub fn find(id: &str) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gallery::tests::examples;
    use crate::pattern::parse;
    use std::collections::BTreeSet;

    fn ids(pattern: &str) -> BTreeSet<&'static str> {
        let parsed = parse(pattern);
        assert_eq!(parsed.misunderstanding(), None, "{pattern}");
        advise(&parsed, &[]).iter().map(|diagnostic| diagnostic.lint.id).collect()
    }

    #[test]
    fn every_example_gets_what_it_should() {
        for lint in LINTS {
            assert!(!lint.examples.flagged.is_empty() && !lint.examples.fine.is_empty(), "{}", lint.id);
            for pattern in lint.examples.flagged {
                assert!(ids(pattern).contains(lint.id), "{} on {pattern}", lint.id);
            }
            for pattern in lint.examples.fine {
                assert!(!ids(pattern).contains(lint.id), "{} not on {pattern}", lint.id);
            }
        }
    }

    #[test]
    fn rules_are_described_whole() {
        let mut seen = BTreeSet::new();
        for lint in LINTS {
            assert!(seen.insert(lint.id), "{}", lint.id);
            assert!(lint.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()));
            assert!(!lint.title.ends_with('.') && lint.why.ends_with('.'), "{}", lint.id);
            assert_eq!(find(lint.id).map(|found| found.id), Some(lint.id));
        }
    }

    #[test]
    fn findings_lie_in_the_text_and_have_words() {
        for pattern in LINTS.iter().flat_map(|lint| lint.examples.flagged) {
            for diagnostic in advise(&parse(pattern), &[]) {
                let Diagnostic { span, related, sentence, .. } = &diagnostic;
                for span in [span].into_iter().chain(related) {
                    assert!(!span.of(pattern).is_empty(), "{pattern} {diagnostic:?}");
                }
                assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
            }
        }
    }

    #[test]
    fn silence_is_kept() {
        let parsed = parse(r#"{"detail":{"a":["x"]}}"#);
        assert!(advise(&parsed, &[]).iter().any(|diagnostic| diagnostic.lint.id == "no-source"));
        assert!(!advise(&parsed, &["no-source"]).iter().any(|diagnostic| diagnostic.lint.id == "no-source"));
    }

    #[test]
    fn what_is_true_only_for_rules_is_not_said_of_filters() {
        let only_for_rules = ["unknown-envelope-key", "never-matches", "no-source", "replays"];
        for filter in [
            r#"{"body":{"state":["new"]}}"#,
            r#"{"dynamodb":{"NewImage":{"n":{"N":["1"]}}},"eventName":["INSERT"]}"#,
            r#"{"eventSourceARN":["arn"],"kinesis":{"data":{"a":[1]}}}"#,
            r#"{"Records":{"body":{"a":[1]}}}"#,
        ] {
            let ids = ids(filter);
            assert!(ids.contains("record-filter"), "{filter}: {ids:?}");
            assert!(only_for_rules.iter().all(|id| !ids.contains(id)), "{filter}: {ids:?}");
        }
    }

    #[test]
    fn a_good_pattern_gets_no_more_than_reminders() {
        let pattern = r#"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["b"]},
            "object":{"size":[{"numeric":[">",1024]}],"key":[{"prefix":"in/"},{"prefix":"new/"}]}}}"#;
        let weights = advise(&parse(pattern), &[]);
        assert!(weights.iter().all(|diagnostic| diagnostic.lint.weight == Weight::Remember), "{weights:?}");
        assert!(advise(&parse("{"), &[]).is_empty());
    }

    #[test]
    fn the_gallery_makes_no_mistakes() {
        for example in examples() {
            for diagnostic in advise(&parse(example.pattern), &[]) {
                // Examples about one operator may match any event.
                let weight = diagnostic.lint.weight;
                assert!(
                    weight > Weight::Mistake,
                    "{}: {} {}",
                    example.id,
                    diagnostic.lint.id,
                    diagnostic.sentence
                );
            }
        }
    }

    #[track_caller]
    fn check(pattern: &str, id: &str, place: &str, sentence: &str) {
        let diagnostics = advise(&parse(pattern), &[]);
        let found: Vec<(&str, &str)> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.lint.id == id)
            .map(|diagnostic| (diagnostic.span.of(pattern), &*diagnostic.sentence))
            .collect();
        assert_eq!(found, [(place, sentence)], "{pattern}");
    }

    #[test]
    fn sentences_are_specific() {
        check(
            r#"{"source":["a"],"details":{"s":["x"]}}"#,
            "unknown-envelope-key",
            "\"details\"",
            "Events have no top-level field details. The field is called detail.",
        );
        check(
            r#"{"source":["a"],"detail":{"key":{"suffix":[".zip"]}}}"#,
            "operator-as-field",
            "\"suffix\"",
            r#"Here, suffix is read as a field's name. As an operator, it belongs in the field's array: [{"suffix": "text"}]. As written, the rule expects a field detail.key.suffix."#,
        );
        check(
            r#"{"source":["a"],"detail":{"x":["1",{"exists":false}],"y":["2",{"exists":false}],"z":["3",{"exists":false}]}}"#,
            "absent-or-value",
            "\"x\"",
            "An event without x, y or z matches too. To require at least one of them, make each a branch of $or that doesn't accept its absence.",
        );
        check(
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:s3:::logs"}]}"#,
            "prefix-takes-siblings",
            r#"{"prefix":"arn:aws:s3:::logs"}"#,
            "This also matches logs-2 and every other name that begins with logs.",
        );
        check(
            r#"{"body":{"k":[{"anything-but":{"prefix":"a"}}]}}"#,
            "filter-operator",
            r#"{"anything-but":{"prefix":"a"}}"#,
            "Pipes doesn't support prefix inside anything-but in filters, and Lambda's documentation doesn't list it.",
        );
        check(
            r#"{"source":["a"],"account":["*"]}"#,
            "never-matches",
            "\"*\"",
            "* isn't a wildcard here, so this matches no account. To match every account, remove the field.",
        );
        check(
            r#"{"source":["a"],"detail":{"k":[{"wildcard":"in/*"}]}}"#,
            "simpler-wildcard",
            r#"{"wildcard":"in/*"}"#,
            r#"{"prefix": "in/"} matches the same values."#,
        );
        check(
            r#"{"source":["a"],"detail":{"k":[{"anything-but":{"wildcard":["*a","*b"]}}]}}"#,
            "simpler-wildcard",
            r#"{"anything-but":{"wildcard":["*a","*b"]}}"#,
            r#"{"anything-but": {"suffix": ["a", "b"]}} matches the same values."#,
        );
        check(
            r#"{"source":["aws.ec2"],"resources":["arn:aws:ec2:eu-west-1:1:instance:i-1"]}"#,
            "resource-arn",
            "\"arn:aws:ec2:eu-west-1:1:instance:i-1\"",
            "This service's ARNs look like \"arn:aws:ec2:eu-west-1:1:instance/i-1\".",
        );
        check(
            r#"{"source":["a"],"detail":{"ip":[{"prefix":"10.1.2."}]}}"#,
            "text-or-number",
            r#"{"prefix":"10.1.2."}"#,
            "For IP addresses, use {\"cidr\": \"10.1.2.0/24\"}. It matches every notation of these addresses.",
        );
        check(
            r#"{"source":["a"],"detail":{"k":["x",{"prefix":""}]}}"#,
            "covered-matcher",
            "\"x\"",
            r#"{"prefix":""} already matches everything that this matches."#,
        );
    }
}
