//! Reading the text that the build joins out of the folder `gallery/`.

use super::{Example, Group, around};
use crate::event::envelope::with_article;
use crate::json::{self, Kind, Problem, Value};
use crate::samples::{EntryProblem, member, text};
use std::fmt;

/// Returns all examples in the gallery's order: the opening one, those of the text, and one for each operator.
///
/// The text is an object of groups, each an object of examples by their ids; `js/gallery.mjs` makes it. What an
/// example says is kept for as long as the program runs, so read a gallery once.
///
/// # Errors
/// If the text is something else, for instance a server's page about a missing file.
pub fn read(text: &str) -> Result<Vec<Example>, Unreadable> {
    let document = json::parse(text);
    if let Some(problem) = document.problems().first() {
        return Err(Unreadable::NotJson(problem.clone()));
    }
    let groups = match document.root() {
        Some(root) if root.kind() == Kind::Object => root,
        root => return Err(Unreadable::NotAnObject(root.map_or(Kind::Invalid, Value::kind))),
    };
    let mut examples = Vec::new();
    for entries in groups.children() {
        let name = entries.key().unwrap_or_default();
        let group = Group::of_key(&name).ok_or_else(|| Unreadable::UnknownGroup(name.into_owned()))?;
        for entry in entries.children() {
            let id = entry.key().unwrap_or_default().into_owned();
            match example(&id, group, entry, text) {
                Ok(example) => examples.push(example),
                Err(problem) => return Err(Unreadable::BadExample { id, problem }),
            }
        }
    }
    examples.sort_by_key(|example| example.group);
    Ok(around(examples))
}

/// Reads one example; `all` is the whole text.
fn example(id: &str, group: Group, entry: Value, all: &str) -> Result<Example, EntryProblem> {
    if entry.kind() != Kind::Object {
        return Err(EntryProblem::NotAnObject(entry.kind()));
    }
    let pattern = member(entry, "pattern", Kind::Object)?;
    let events = member(entry, "events", Kind::Object)?;
    let handler = entry.get("function").map(|_| text(entry, "function")).transpose()?;
    let system = entry.get("system").map(|_| member(entry, "system", Kind::Object)).transpose()?;
    let event = |event: Value| {
        let name = event.key().unwrap_or_default().into_owned();
        (kept(name), kept(as_written(event, all)))
    };
    Ok(Example {
        id: kept(id.to_owned()),
        group,
        title: kept(text(entry, "title")?),
        shows: kept(text(entry, "shows")?),
        pattern: kept(as_written(pattern, all)),
        events: events.children().map(event).collect::<Vec<_>>().leak(),
        handler: handler.map(kept),
        system: system.map_or("", |system| kept(as_written(system, all))),
    })
}

/// Returns a value as it is written, without the indentation that it has because of its place. A string in
/// JSON has no line breaks, so this changes white space only.
pub(crate) fn as_written(value: Value, all: &str) -> String {
    let before = &all[..value.span().start as usize];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let margin = &line[..line.len() - line.trim_start_matches(' ').len()];
    value.source().replace(&format!("\n{margin}"), "\n")
}

/// Returns a text that lives as long as the program.
fn kept(text: String) -> &'static str {
    text.leak()
}

/// Why the gallery could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// The text is no valid JSON.
    NotJson(Problem),
    /// It is something else than an object.
    NotAnObject(Kind),
    /// It has a group of this name, which the gallery does not know.
    UnknownGroup(String),
    /// Something is wrong with one example.
    BadExample {
        /// The id of the example.
        id: String,
        /// The problem of the entry.
        problem: EntryProblem,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotJson(problem) => {
                write!(f, "the examples aren't valid JSON from byte {} on", problem.span.start)
            }
            Self::NotAnObject(found) => {
                write!(f, "the examples must be an object, but are {}", with_article(*found))
            }
            Self::UnknownGroup(name) => write!(f, "there is no group of examples named “{name}”"),
            Self::BadExample { id, problem } => write!(f, "the example “{id}” {problem}"),
        }
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"systems": {
"one": {
  "title": "T",
  "shows": "S.",
  "pattern": {
    "source": [
      "a  b"
    ]
  },
  "events": { "E": {
    "source": "a  b" }, "F": {} },
  "function": "f",
  "system": {
  "Rule": {}
}
}}}"#;

    #[test]
    fn an_example_says_what_its_file_says() {
        let all = read(ONE).unwrap();
        let example = all[1];
        assert_eq!(
            (example.id, example.group, example.title, example.shows),
            ("one", Group::Systems, "T", "S.")
        );
        assert_eq!(example.handler, Some("f"));
    }

    #[test]
    fn texts_keep_their_layout_without_the_margin_of_their_place() {
        let example = read(ONE).unwrap()[1];
        assert_eq!(example.pattern, "{\n  \"source\": [\n    \"a  b\"\n  ]\n}");
        assert_eq!(example.events, [("E", "{\n  \"source\": \"a  b\" }"), ("F", "{}")]);
        // Less indented than its place, it is left as it is.
        assert_eq!(example.system, "{\n\"Rule\": {}\n}");
    }

    #[test]
    fn what_stands_in_no_file_is_around_it() {
        let all = read("{}").unwrap();
        assert_eq!(all, crate::gallery::built_in());
        assert_eq!(all[0].id, "rds-snapshot");
        assert!(all.len() > 5 && all[1..].iter().all(|example| example.group == Group::Operators));
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        let cases = [
            ("[]", "the examples must be an object, but are an array"),
            ("<!doctype html>", "the examples aren't valid JSON from byte 0 on"),
            ("", "the examples aren't valid JSON from byte 0 on"),
            (r#"{"operators": {}}"#, "there is no group of examples named “operators”"),
            (r#"{"systems": {"a": 1}}"#, "the example “a” must be an object, but is a number"),
            (r#"{"systems": {"a": {"pattern": {}}}}"#, "the example “a” has no “events”"),
            (&ONE.replace("\"f\"", "1"), "the example “one” has a number as its “function”"),
            (&ONE.replace("\"title\"", "\"t\""), "the example “one” has no “title”"),
        ];
        for (text, words) in cases {
            assert_eq!(read(text).unwrap_err().to_string(), words, "{text}");
        }
    }
}
