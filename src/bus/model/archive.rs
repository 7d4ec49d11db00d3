//! Archives and their replays.

use crate::json::{self, Kind, ObjectWriter};
use std::sync::Arc;

/// An archive of a bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// Its name.
    pub name: String,
    /// The name or the ARN of the bus whose events it stores.
    pub bus: String,
    /// The pattern of the events that it stores; `None` for all events.
    pub pattern: Option<Arc<str>>,
    /// The days for which it keeps an event; 0 for ever.
    pub retention_days: u32,
}

impl Archive {
    /// Returns the name of the rule that EventBridge creates for it.
    pub fn managed_rule(&self) -> String {
        format!("Events-Archive-{}", self.name)
    }

    /// Returns the pattern of that rule: the archive's own, without replayed events. A `replay-name` in the
    /// archive's own pattern is overwritten (recorded by one third party in September 2026). A pattern that
    /// is no JSON object is returned as it is.
    pub fn managed_pattern(&self) -> Arc<str> {
        let own = self.pattern.as_deref().filter(|pattern| !pattern.trim().is_empty()).unwrap_or("{}");
        let document = json::parse(own);
        let object =
            document.root().filter(|root| root.kind() == Kind::Object && document.problems().is_empty());
        let Some(object) = object else { return Arc::from(own) };
        let mut pattern = ObjectWriter::default();
        for member in object.children() {
            let key = member.key().unwrap_or_default();
            if key != "replay-name" {
                pattern.json(&key, &json::compact(member));
            }
        }
        Arc::from(pattern.json("replay-name", r#"[{"exists":false}]"#).close())
    }
}

/// A replay of an archive, as far as the diagram needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Its name.
    pub name: String,
    /// The name of its archive.
    pub archive: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_managed_rule_leaves_replayed_events_out() {
        // One third party's captures of September 2026; the User Guide on archives for the condition.
        for (own, expected) in [
            (None, r#"{"replay-name":[{"exists":false}]}"#),
            (Some(""), r#"{"replay-name":[{"exists":false}]}"#),
            (Some(r#"{"source": ["a"]}"#), r#"{"source":["a"],"replay-name":[{"exists":false}]}"#),
            (
                Some(r#"{"replay-name": ["r"], "source": ["a"]}"#),
                r#"{"source":["a"],"replay-name":[{"exists":false}]}"#,
            ),
            (Some("{"), "{"),
            (Some("[]"), "[]"),
        ] {
            let archive = Archive {
                name: "all".to_owned(),
                bus: "default".to_owned(),
                pattern: own.map(Arc::from),
                retention_days: 0,
            };
            assert_eq!(&*archive.managed_pattern(), expected, "{own:?}");
            assert_eq!(archive.managed_rule(), "Events-Archive-all");
        }
    }
}
