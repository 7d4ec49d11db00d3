//! Worked examples: a pattern, events that match and events that do not, and what to see in them.
//!
//! The examples are data: a file each in the repository's folder `gallery/`, in the order of `gallery/index.json`.
//! The build joins them to one text, which the page loads once its first view stands; [`read`] reads it. The
//! opening example is compiled in, and those of the operators come out of the registry of operators:
//! [`built_in`] has both without any file.
//!
//! Each pattern, event and system is laid out for reading, and every event has the whole envelope, so that AWS's
//! `TestEventPattern` would take it too.
//!
//! ```
//! use eventbridge_playground::{gallery, pattern};
//!
//! assert!(pattern::parse(gallery::OPENING.pattern).is_valid());
//! assert!(gallery::built_in().iter().any(|example| example.id == gallery::OPENING.id));
//! ```

mod cards;
mod file;
mod opening;
mod operators;
#[cfg(test)]
pub(crate) mod tests;

pub use cards::{Card, cards, neighbours};
pub(crate) use file::as_written;
pub use file::{Unreadable, read};
pub use opening::OPENING;

/// One worked example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Names it in links, for ever: lower case words joined by `-`.
    pub id: &'static str,
    /// Where the gallery lists it.
    pub group: Group,
    /// Its headline, without a full stop. A rule and a whole bus may share one: then they are one use case.
    pub title: &'static str,
    /// One sentence on what there is to see.
    pub shows: &'static str,
    /// The event pattern, as a text for the editor.
    pub pattern: &'static str,
    /// Name and text of each event; the first one matches and the last one does not.
    pub events: &'static [(&'static str, &'static str)],
    /// The name of the built-in handler that runs on the events that match, for
    /// [`crate::handler::find`].
    pub handler: Option<&'static str>,
    /// The system that the rule is part of, as [`crate::bus::system`] reads it; empty for a rule by itself.
    pub system: &'static str,
}

impl Example {
    /// Returns whether it is a whole event bus setup, and not a rule by itself.
    pub fn is_whole_bus(&self) -> bool {
        !self.system.is_empty()
    }
}

/// The shelves of the gallery, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Group {
    /// First rules for a beginner.
    Tutorials,
    /// Several rules, targets and buses that run together.
    Systems,
    /// Things that people build with EventBridge, rule by rule.
    UseCases,
    /// How a pattern looks at an event: arrays, branches, null, numbers.
    Structure,
    /// One example for each operator of the pattern language.
    Operators,
}

impl Group {
    /// All groups, in the gallery's order.
    pub const ALL: [Self; 5] =
        [Self::Tutorials, Self::Systems, Self::UseCases, Self::Structure, Self::Operators];

    /// Returns its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Tutorials => "First rules",
            Self::Systems => "End-to-end architectures",
            Self::UseCases => "Use cases",
            Self::Structure => "How matching works",
            Self::Operators => "Operators",
        }
    }

    /// Returns the group that `gallery/index.json` names like this. `None` for another name, and for the
    /// operators: their examples are not written in files.
    fn of_key(key: &str) -> Option<Self> {
        match key {
            "tutorials" => Some(Self::Tutorials),
            "systems" => Some(Self::Systems),
            "use-cases" => Some(Self::UseCases),
            "structure" => Some(Self::Structure),
            _ => None,
        }
    }
}

/// Returns the examples that need no file: the opening one, and one for each operator.
pub fn built_in() -> Vec<Example> {
    around(Vec::new())
}

/// Returns the whole gallery in its order, of which `written` comes out of files.
fn around(written: Vec<Example>) -> Vec<Example> {
    [vec![OPENING], written, operators::EXAMPLES.clone()].concat()
}
