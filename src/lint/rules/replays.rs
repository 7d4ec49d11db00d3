//! Rules that react to replayed events.

use super::prelude::*;

pub(super) static LINT: Lint = Lint {
    id: "replays",
    title: "Also matches replayed events",
    why: "When you replay an archive of this event bus, its events go to every rule again, unless the replay specifies \
          rules. Replayed events have a replay-name field.",
    page: &pages::ARCHIVES,
    weight: Weight::Remember,
    #[cfg(test)]
    examples: Examples {
        flagged: &[r#"{"source":["a"]}"#],
        fine: &[
            r#"{"source":["a"],"replay-name":[{"exists":false}]}"#,
            r#"{"source":["a"],"replay-name":[{"prefix":"drill-"}]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// Replayed events match too.
struct MatchesReplays;

impl Sentence for MatchesReplays {
    fn sentence(&self) -> String {
        "To exclude replayed events, add \"replay-name\": [{\"exists\": false}].".to_owned()
    }
}

fn check(subject: &Subject) -> Vec<Finding<MatchesReplays>> {
    let is_guarded = subject.branches.iter().all(|branch| subject.field(branch, "replay-name").is_some());
    if is_guarded { Vec::new() } else { vec![Finding::new(subject.opening(), MatchesReplays)] }
}
