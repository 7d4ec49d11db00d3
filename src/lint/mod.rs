//! Advice on patterns that AWS takes: what is probably not meant, what costs, what surprises.
//!
//! One file a rule under `rules`, one registry of them all, [`LINTS`]; their words are made in
//! [`messages`]. Advice never stands in the way, and each piece can be silenced by its id. A field set
//! twice is not advised on here: the parser reports it ([`crate::pattern::ProblemKind::Overridden`]).
//!
//! ```
//! use eventbridge_playground::{lint, pattern};
//!
//! let parsed = pattern::parse(r#"{"source": ["aws.s3"], "detail": {"key": ["logs/*"]}}"#);
//! assert!(parsed.is_valid());
//! let diagnostics = lint::advise(&parsed, &[]);
//! assert_eq!(diagnostics[0].advice.id, "literal-star");
//! assert!(lint::advise(&parsed, &["literal-star"]).len() < diagnostics.len());
//! ```

pub mod messages;
mod pages;
mod rules;
mod subject;

pub use pages::Page;
pub use rules::LINTS;
pub(crate) use rules::meant_field;

use crate::pattern::Parsed;
use crate::text::Span;
use subject::Subject;

/// One rule of advice.
#[derive(Debug)]
pub struct Lint {
    /// Names it for ever: lower case words joined by `-`. It is silenced by this.
    pub id: &'static str,
    /// Its headline, without a full stop.
    pub title: &'static str,
    /// Why it matters, in a sentence or two.
    pub why: &'static str,
    /// The page of AWS's documentation that it follows.
    pub page: &'static Page,
    /// How much it matters.
    pub weight: Weight,
    /// Patterns that get it, and patterns that do not.
    #[cfg(test)]
    examples: Examples,
    check: fn(&Subject) -> Vec<Finding>,
}

/// How much a piece of advice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The pattern very likely does not do what is meant.
    Mistake,
    /// It does, but something better or safer is at hand.
    Consider,
    /// True of most patterns; good to know once.
    Remember,
}

/// Patterns that show a rule at work.
#[cfg(test)]
#[derive(Debug)]
struct Examples {
    /// They get the advice.
    advised: &'static [&'static str],
    /// They do not.
    fine: &'static [&'static str],
}

/// A place in a pattern to which a rule applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub span: Span,
    /// Other places that play a part.
    pub related: Vec<Span>,
    /// What exactly, with what its sentence needs.
    pub kind: FindingKind,
}

impl Finding {
    fn new(span: Span, kind: FindingKind) -> Self {
        Self { span, related: Vec::new(), kind }
    }

    fn with(self, related: Vec<Span>) -> Self {
        Self { related, ..self }
    }
}

/// The kinds of [`Finding`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FindingKind {
    /// No source is asked for; `partly` if some branches of `$or` do.
    NoSource {
        /// Whether only some branches lack it.
        partly: bool,
    },
    /// The leaf accepts every value; `absence` if it accepts a missing field too.
    AcceptsEverything {
        /// The field.
        path: String,
        /// Whether a missing field satisfies it as well.
        absence: bool,
    },
    /// Several `anything-but` in one leaf.
    NotOrNot {
        /// The field.
        path: String,
    },
    /// A field within `$or` and one outside of it, of which the later replaces the earlier.
    FieldAlsoOutsideOr {
        /// The field.
        path: String,
        /// Whether the one outside stands later, so that the inner one never counts.
        outer_wins: bool,
    },
    /// No event has this field at the top.
    UnknownField {
        /// The field.
        name: String,
        /// The field that may be meant.
        meant: Option<&'static str>,
    },
    /// `numeric` on a field in which AWS sends a string.
    NumericOnText {
        /// The field.
        path: String,
    },
    /// A text that reads as a number.
    NumberAsText {
        /// The number.
        number: String,
    },
    /// A text operator for the beginning of an address.
    AddressAsText {
        /// The block that says the same.
        block: String,
    },
    /// A wildcard for which another matcher would do.
    SimplerWildcard {
        /// That matcher, as JSON.
        instead: String,
    },
    /// The wildcards are nearly too complex.
    NearlyTooComplex {
        /// Their measure.
        measure: usize,
    },
    /// The pattern is nearly too long, or longer than the default quota.
    Long {
        /// Its length in UTF-16 units.
        length: usize,
        /// The limit that is near, or passed.
        limit: usize,
        /// Its length without space between the tokens.
        compact: usize,
    },
    /// S3 calls through CloudTrail.
    S3ThroughCloudTrail {
        /// The detail-type of the event that S3 sends by itself for such a call.
        native: Option<&'static str>,
    },
    /// A call that changes nothing.
    ReadOnlyCall {
        /// The call, or how it begins.
        call: String,
    },
    /// Another matcher of the leaf accepts all that this one does.
    Covered {
        /// The other matcher, as written.
        by: String,
    },
    /// No event can satisfy it.
    Never(Never),
    /// A star in an exact value.
    LiteralStar {
        /// The value.
        text: String,
    },
    /// CloudTrail's events name no resources.
    CloudTrailResources,
    /// A service whose events appear in one Region only.
    GlobalService {
        /// Its source.
        source: String,
        /// Whether the pattern asks for another Region.
        elsewhere: bool,
    },
    /// Replayed events match too.
    MatchesReplays,
    /// An ARN with a colon for a slash, or the other way round.
    ArnSeparator {
        /// As it should be.
        instead: String,
    },
    /// A resource that is no ARN.
    NotAnArn {
        /// The text.
        text: String,
    },
    /// The category of the other sort of snapshot.
    SnapshotCategory {
        /// The category that these events have.
        instead: &'static str,
    },
    /// An AWS source that is not in lower case.
    SourceCase {
        /// The source in lower case.
        instead: String,
    },
}

/// Why no event can satisfy a matcher.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Never {
    /// The field always holds a string.
    AlwaysText(String),
    /// The field holds a string, so there is no field in it.
    NothingInside(String),
    /// `detail` is an object.
    DetailIsObject,
    /// `resources` holds strings.
    ResourcesAreTexts,
    /// An account has twelve digits.
    NotAnAccount(String),
    /// A Region's name looks different.
    NotARegion(String),
    /// The version is always `"0"`.
    NotTheVersion,
    /// The field would have to be a value and an object at once.
    ValueAndObject(String),
    /// No number lies between these bounds.
    EmptyRange,
}

/// A piece of advice on a pattern.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule.
    pub advice: &'static Lint,
    /// Where, and what exactly.
    pub finding: Finding,
}

impl Diagnostic {
    /// What to say, in a sentence or two.
    pub fn sentence(&self) -> String {
        messages::sentence(&self.finding.kind)
    }
}

/// All advice on a pattern but that with a silenced id, the weightiest first and then by place.
/// None while AWS would not understand the pattern.
pub fn advise(parsed: &Parsed, silenced: &[&str]) -> Vec<Diagnostic> {
    if parsed.misunderstanding().is_some() {
        return Vec::new();
    }
    let subject = Subject::new(parsed);
    let heard = LINTS.iter().filter(|advice| !silenced.contains(&advice.id));
    let mut advised: Vec<Diagnostic> = heard
        .flat_map(|&advice| {
            (advice.check)(&subject).into_iter().map(move |finding| Diagnostic { advice, finding })
        })
        .collect();
    advised.sort_by_key(|advised| (advised.advice.weight, advised.finding.span));
    advised
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|advice| advice.id == id)
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
        advise(&parsed, &[]).iter().map(|advised| advised.advice.id).collect()
    }

    #[test]
    fn every_example_gets_what_it_should() {
        for advice in LINTS {
            assert!(!advice.examples.advised.is_empty() && !advice.examples.fine.is_empty(), "{}", advice.id);
            for pattern in advice.examples.advised {
                assert!(ids(pattern).contains(advice.id), "{} on {pattern}", advice.id);
            }
            for pattern in advice.examples.fine {
                assert!(!ids(pattern).contains(advice.id), "{} not on {pattern}", advice.id);
            }
        }
    }

    #[test]
    fn rules_are_described_whole() {
        let mut seen = BTreeSet::new();
        for advice in LINTS {
            assert!(seen.insert(advice.id), "{}", advice.id);
            assert!(advice.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()));
            assert!(!advice.title.ends_with('.') && advice.why.ends_with('.'), "{}", advice.id);
            assert_eq!(find(advice.id).map(|found| found.id), Some(advice.id));
        }
    }

    #[test]
    fn findings_lie_in_the_text_and_have_words() {
        for pattern in LINTS.iter().flat_map(|advice| advice.examples.advised) {
            for advised in advise(&parse(pattern), &[]) {
                let Finding { span, related, .. } = &advised.finding;
                for span in [span].into_iter().chain(related) {
                    assert!(!span.of(pattern).is_empty(), "{pattern} {advised:?}");
                }
                let sentence = advised.sentence();
                assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
            }
        }
    }

    #[test]
    fn silence_is_kept() {
        let parsed = parse(r#"{"detail":{"a":["x"]}}"#);
        assert!(advise(&parsed, &[]).iter().any(|advised| advised.advice.id == "no-source"));
        assert!(!advise(&parsed, &["no-source"]).iter().any(|advised| advised.advice.id == "no-source"));
    }

    #[test]
    fn a_good_pattern_gets_no_more_than_reminders() {
        let pattern = r#"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["b"]},
            "object":{"size":[{"numeric":[">",1024]}],"key":[{"prefix":"in/"},{"suffix":".png"}]}}}"#;
        let weights = advise(&parse(pattern), &[]);
        assert!(weights.iter().all(|advised| advised.advice.weight == Weight::Remember), "{weights:?}");
        assert!(advise(&parse("{"), &[]).is_empty());
    }

    #[test]
    fn the_gallery_makes_no_mistakes() {
        for example in examples() {
            for advised in advise(&parse(example.pattern), &[]) {
                // Examples of one operator may look at anything.
                let weight = advised.advice.weight;
                assert!(
                    weight > Weight::Mistake,
                    "{}: {} {}",
                    example.id,
                    advised.advice.id,
                    advised.sentence()
                );
            }
        }
    }
}
