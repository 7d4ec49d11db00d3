//! A field that no event has.

use super::prelude::*;
use crate::event::envelope;
use crate::pattern::{Key, Member, Object, Pattern};
use strsim::osa_distance;

pub(super) static LINT: Lint = Lint {
    id: "unknown-envelope-key",
    title: "Events have no such top-level field",
    why: "The top-level fields are the same in every event, and their names are case-sensitive. A rule that expects \
          any other field never matches.",
    page: &pages::EVENTS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"details":{"state":["x"]}}"#,
            r#"{"source":["a"],"detailType":["X"]}"#,
            r#"{"Source":["a"]}"#,
            r#"{"source":["a"],"state":["x"]}"#,
            r#"{"source":["a"],"$or":[{"detail_type":["x"]},{"detail":{"x":[1]}}]}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail-type":["X"],"replay-name":[{"exists":false}],"resources":["r"]}"#,
            r#"{"source":["a"],"detail.state":["x"]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A field that no event has at the top.
struct UnknownField {
    name: String,
    /// The field that may be meant.
    meant: Option<&'static str>,
}

impl Sentence for UnknownField {
    fn sentence(&self) -> String {
        let name = &self.name;
        match self.meant {
            Some(meant) => format!("Events have no top-level field {name}. The field is called {meant}."),
            None => format!(
                "Events have no top-level field {name}. Your own fields and those of services are in detail."
            ),
        }
    }
}

/// Names that people write, in lower case and without dashes, with the field that they mean.
const MEANT: [(&str, &str); 12] = [
    ("details", "detail"),
    ("data", "detail"),
    ("type", "detail-type"),
    ("detailstype", "detail-type"),
    ("eventtype", "detail-type"),
    ("sources", "source"),
    ("eventsource", "source"),
    ("accountid", "account"),
    ("awsregion", "region"),
    ("regions", "region"),
    ("resource", "resources"),
    ("eventid", "id"),
];

fn check(subject: &Subject) -> Vec<Finding<UnknownField>> {
    let mut findings = Vec::new();
    check_object(subject.pattern(), &subject.pattern().root, &mut findings);
    findings
}

fn check_object(pattern: &Pattern, object: &Object, findings: &mut Vec<Finding<UnknownField>>) {
    for member in &object.members {
        match member {
            Member::Object(key, _) => findings.extend(check_key(key)),
            Member::Leaf(id) => findings.extend(check_key(&pattern.leaf(*id).key)),
            Member::Or(or) => {
                for branch in &or.branches {
                    check_object(pattern, branch, findings);
                }
            }
        }
    }
}

fn check_key(key: &Key) -> Option<Finding<UnknownField>> {
    let name = key.name.split('.').next().unwrap_or_default();
    if is_known(name) {
        return None;
    }
    let meant = meant_field(name);
    Some(Finding::new(key.span, UnknownField { name: name.to_owned(), meant }))
}

fn is_known(name: &str) -> bool {
    envelope::FIELDS.iter().any(|field| field.name == name)
}

/// Returns the field of every event that a top-level name of a pattern probably means: spelled differently, a
/// synonym, or a typing error. `None` if the name is such a field, or if none is likely.
pub(crate) fn meant_field(name: &str) -> Option<&'static str> {
    if is_known(name) {
        return None;
    }
    let plain = |name: &str| name.to_lowercase().replace(['-', '_', ' '], "");
    let mut known = envelope::FIELDS.iter().map(|field| field.name);
    let same = known.clone().find(|known| plain(known) == plain(name));
    let other_word = || MEANT.iter().find(|(other, _)| *other == plain(name)).map(|(_, meant)| *meant);
    same.or_else(other_word).or_else(|| known.find(|known| known.len() > 4 && osa_distance(known, name) == 1))
}
