//! Which steps a learner has solved, as the browser keeps it.

use super::state::{of_kind, sound};
use crate::json::{self, Kind, ObjectWriter, Value};
use std::collections::BTreeSet;

/// The version that is written.
const VERSION: &str = "1";

/// The steps that were solved, and where the learner is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    solved: BTreeSet<String>,
    /// The place that was open last, as `course/lesson/step`; empty at first.
    pub last: String,
}

/// Why what is kept cannot be used. It is left alone then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// It is of a later version of the page.
    Newer,
    /// It is something else.
    Unreadable,
}

impl Progress {
    /// Reads what [`Self::to_text`] has written.
    ///
    /// # Errors
    /// If the text is something else.
    pub fn read(text: &str) -> Result<Self, Unkept> {
        let document = sound(text).map_err(|_| Unkept::Unreadable)?;
        let root = document.root().filter(|root| root.kind() == Kind::Object).ok_or(Unkept::Unreadable)?;
        match root.get("version").map(Value::source) {
            Some(VERSION) => {}
            Some(version) if version.parse::<u32>().is_ok() => return Err(Unkept::Newer),
            _ => return Err(Unkept::Unreadable),
        }
        let text = |value: Value| value.as_str().map(String::from);
        let solved = root.get("solved").ok_or(Unkept::Unreadable)?;
        of_kind(solved, "solved", &[Kind::Array], "an array").map_err(|_| Unkept::Unreadable)?;
        Ok(Self {
            solved: solved.children().filter_map(text).collect(),
            last: root.get("last").and_then(text).unwrap_or_default(),
        })
    }

    /// Returns it as JSON.
    pub fn to_text(&self) -> String {
        let mut text = ObjectWriter::default();
        text.json("version", VERSION).json("solved", &json::texts(&self.solved)).text("last", &self.last);
        text.close()
    }

    /// Returns whether a step was solved, given as `course/lesson/step`.
    pub fn is_solved(&self, step: &str) -> bool {
        self.solved.contains(step)
    }

    /// Notes that a step was solved; false if it was before.
    pub fn solve(&mut self, step: &str) -> bool {
        self.solved.insert(step.to_owned())
    }

    /// Returns how many steps were solved whose name begins like this, as `course/` or `course/lesson/` do.
    pub fn count(&self, start: &str) -> usize {
        self.solved.iter().filter(|step| step.starts_with(start)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_survives_being_kept() {
        let mut progress = Progress::default();
        assert!(progress.solve("a/b/c") && !progress.solve("a/b/c") && progress.solve("a/d/e"));
        "a/d/e".clone_into(&mut progress.last);
        assert_eq!(Progress::read(&progress.to_text()), Ok(progress.clone()));
        assert!(progress.is_solved("a/b/c") && !progress.is_solved("a/b/d"));
        assert_eq!((progress.count("a/"), progress.count("a/b/"), progress.count("b/")), (2, 1, 0));
    }

    #[test]
    fn other_texts_are_told_apart() {
        let cases = [
            (r#"{"version":2,"solved":{}}"#, Unkept::Newer),
            (r#"{"version":1}"#, Unkept::Unreadable),
            (r#"{"version":1,"solved":7}"#, Unkept::Unreadable),
            (r#"{"version":"x","solved":[]}"#, Unkept::Unreadable),
            ("[]", Unkept::Unreadable),
            ("", Unkept::Unreadable),
        ];
        for (text, expected) in cases {
            assert_eq!(Progress::read(text), Err(expected), "{text}");
        }
        assert!(Progress::read(r#"{"version":1,"solved":[1,"a"]}"#).unwrap().is_solved("a"));
    }
}
