//! Wildcards that are nearly too complex.

use super::prelude::*;

pub(super) static LINT: Lint = Lint {
    id: "wildcard-complexity",
    title: "The wildcards are close to the complexity limit",
    why: "AWS rejects patterns whose wildcards keep too many alternatives open, and doesn't publish the limit: it has \
          accepted a complexity of 9 and rejected 11.",
    page: &pages::BEST_PRACTICES,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[r#"{"source":["a"],"detail":{"k":[{"wildcard":"*:*:*:*:*"}]}}"#],
        fine: &[r#"{"source":["a"],"detail":{"k":[{"wildcard":"*/dir/*"}]}}"#],
    },
    check: |subject| in_words(check(subject)),
};

/// The measure of a pattern's wildcards that is close to the limit.
struct NearlyTooComplex {
    measure: usize,
}

impl Sentence for NearlyTooComplex {
    fn sentence(&self) -> String {
        format!(
            "The wildcards in this field have a complexity of {}; AWS has rejected 11. Use fewer *, or prefix and \
             suffix, to stay clear of the limit.",
            self.measure
        )
    }
}

/// The largest measure that AWS was seen to accept.
const SEEN: usize = 9;

fn check(subject: &Subject) -> Vec<Finding<NearlyTooComplex>> {
    let (measure, leaf) = subject.parsed.complexity;
    let Some(leaf) = leaf.filter(|_| measure >= SEEN) else { return Vec::new() };
    vec![Finding::new(subject.pattern().leaf(leaf).span, NearlyTooComplex { measure })]
}
