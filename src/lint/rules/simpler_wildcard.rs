//! A wildcard that a simpler matcher could replace.

use super::prelude::*;
use crate::json::{ObjectWriter, quote};
use crate::pattern::Predicate;
use crate::pattern::operator::{AnythingBut, Wildcard};

pub(super) static LINT: Lint = Lint {
    id: "simpler-wildcard",
    title: "This wildcard can be simpler",
    why: "An event bus can have at most 30 rules with wildcards, and that quota can't be raised. Pipes and Custom \
          Event Bus subscribers don't support wildcards, and wildcards add to the complexity of the pattern.",
    page: &pages::QUOTAS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"images/*"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"*.png"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"plain"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"*"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"anything-but":{"wildcard":"tmp/*"}}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"images/*.png"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"anything-but":{"wildcard":["a*b","tmp/*"]}}]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A wildcard, with the matcher that could replace it, as JSON.
struct Simpler {
    instead: String,
}

impl Sentence for Simpler {
    fn sentence(&self) -> String {
        format!("{} matches the same values.", self.instead)
    }
}

fn check(subject: &Subject) -> Vec<Finding<Simpler>> {
    let matchers = subject.leaves().flat_map(|leaf| &leaf.matchers);
    let finding = |matcher: &crate::pattern::Matcher| {
        let instead = match &matcher.predicate {
            Predicate::Wildcard(wildcard) => match simpler(wildcard)? {
                ("", text) => quote(text),
                (operator, text) => ObjectWriter::spaced().text(operator, text).close(),
            },
            Predicate::AnythingBut(AnythingBut::Wildcards(wildcards)) => excluding(wildcards)?,
            _ => return None,
        };
        Some(Finding::new(matcher.span, Simpler { instead }))
    };
    matchers.filter_map(finding).collect()
}

/// Returns the operator and its text; the operator is empty for an exact value.
fn simpler(wildcard: &Wildcard) -> Option<(&'static str, &str)> {
    match wildcard.pieces() {
        [text] => Some(("", text)),
        [begin, end] if end.is_empty() => Some(("prefix", begin)),
        [begin, end] if begin.is_empty() => Some(("suffix", end)),
        _ => None,
    }
}

/// Returns the same for a list under `anything-but`, where all elements must be of one sort.
fn excluding(wildcards: &[Wildcard]) -> Option<String> {
    let simpler: Vec<(&str, &str)> = wildcards.iter().map(simpler).collect::<Option<_>>()?;
    let (operator, text) = *simpler.first()?;
    // An empty string is not allowed there.
    if simpler.iter().any(|(other, text)| *other != operator || !operator.is_empty() && text.is_empty()) {
        return None;
    }
    let texts: Vec<String> = simpler.iter().map(|(_, text)| quote(text)).collect();
    let texts = if texts.len() == 1 { quote(text) } else { format!("[{}]", texts.join(", ")) };
    let new = ObjectWriter::spaced;
    Some(match operator {
        "" => new().json("anything-but", &texts).close(),
        _ => new().object("anything-but", new().json(operator, &texts)).close(),
    })
}
