//! Work in steps and exercises that are not finished, as the browser keeps it.

use super::Unkept;
use super::state::{of_kind, sound};
use crate::json::{Kind, ObjectWriter, Value};

/// The version that is written.
const VERSION: &str = "1";

/// More drafts are not kept; the oldest goes first.
const MOST: usize = 100;

/// No more bytes are kept, of all drafts together.
const MOST_BYTES: usize = 400_000;

/// Work in a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the work has otherwise than the start of the step, as [`crate::workspace::patch`] tells it.
    pub changes: String,
    /// How many hints were taken.
    pub hints: usize,
    /// Whether the solution was looked at.
    pub has_seen_solution: bool,
}

impl Draft {
    /// Whether nothing was done yet.
    pub fn is_blank(&self) -> bool {
        matches!(&*self.changes, "" | "{}") && self.hints == 0 && !self.has_seen_solution
    }

    /// Whether there is room for it in what is kept.
    pub fn is_small(&self) -> bool {
        self.changes.len() <= MOST_BYTES / 2
    }
}

/// The drafts, by the names of their steps; the one that was changed last is the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    list: Vec<(String, Draft)>,
}

impl Drafts {
    /// Reads what [`Self::to_text`] has written. An entry that cannot be read is left out.
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
        let list = root.get("drafts").ok_or(Unkept::Unreadable)?;
        of_kind(list, "drafts", &[Kind::Array], "an array").map_err(|_| Unkept::Unreadable)?;
        let mut drafts = Self::default();
        for (name, draft) in list.children().filter_map(draft) {
            drafts.put(&name, draft);
        }
        Ok(drafts)
    }

    /// Returns them as JSON: the last ones, as far as there is room.
    pub fn to_text(&self) -> String {
        let mut room = MOST_BYTES;
        let has_room = |(name, draft): &&(String, Draft)| {
            let left = room.checked_sub(name.len() + draft.changes.len()).filter(|_| draft.is_small());
            room = left.unwrap_or(room);
            left.is_some()
        };
        let mut kept: Vec<&(String, Draft)> = self.list.iter().rev().filter(has_room).collect();
        kept.reverse();
        let draft = |(name, draft): &(String, Draft)| {
            let mut text = ObjectWriter::default();
            text.text("step", name).json("work", &draft.changes);
            write_help(&mut text, draft.hints, draft.has_seen_solution);
            text.close()
        };
        let mut text = ObjectWriter::default();
        text.json("version", VERSION).list("drafts", kept.into_iter().map(draft));
        text.close()
    }

    /// Returns the draft of a step.
    pub fn get(&self, name: &str) -> Option<&Draft> {
        self.list.iter().find(|(of, _)| of == name).map(|(_, draft)| draft)
    }

    /// Puts the draft of a step in the place of an earlier one; a blank one takes that away.
    pub fn put(&mut self, name: &str, draft: Draft) {
        self.list.retain(|(of, _)| of != name);
        if !draft.is_blank() {
            self.list.push((name.to_owned(), draft));
            self.list.drain(..self.list.len().saturating_sub(MOST));
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Writes how many hints were taken, and whether the solution was looked at.
pub(super) fn write_help(out: &mut ObjectWriter, hints: usize, has_seen_solution: bool) {
    if hints > 0 {
        out.number("hints", hints);
    }
    if has_seen_solution {
        out.boolean("looked", true);
    }
}

/// Reads what [`write_help`] wrote.
pub(super) fn read_help(value: Value) -> (usize, bool) {
    let hints = value.get("hints").and_then(|hints| hints.source().parse().ok()).unwrap_or_default();
    (hints, value.get("looked").is_some_and(|looked| looked.kind() == Kind::True))
}

fn draft(entry: Value) -> Option<(String, Draft)> {
    let name = entry.get("step")?.as_str()?.into_owned();
    let work = entry.get("work").filter(|work| work.kind() == Kind::Object)?;
    let (hints, has_seen_solution) = read_help(entry);
    Some((name, Draft { changes: work.source().to_owned(), hints, has_seen_solution }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft(changes: &str) -> Draft {
        Draft { changes: changes.to_owned(), ..Draft::default() }
    }

    #[test]
    fn drafts_survive_being_kept_and_a_blank_one_is_none() {
        let mut drafts = Drafts::default();
        let one = Draft { changes: r#"{"pattern":"{"}"#.to_owned(), hints: 2, has_seen_solution: true };
        drafts.put("a/b/c", one.clone());
        drafts.put("a/b/d", draft(r#"{"pattern":null}"#));
        assert_eq!(Drafts::read(&drafts.to_text()), Ok(drafts.clone()));
        assert_eq!((drafts.get("a/b/c"), drafts.get("a/b")), (Some(&one), None));
        drafts.put("a/b/c", draft("{}"));
        drafts.put("a/b/d", Draft::default());
        assert!(drafts.is_empty());
    }

    #[test]
    fn the_oldest_go_first_and_a_huge_one_is_not_written() {
        let mut drafts = Drafts::default();
        for number in 0..=MOST {
            drafts.put(&number.to_string(), draft(r#"{"pattern":"x"}"#));
        }
        assert_eq!((drafts.list.len(), drafts.get("0")), (MOST, None));
        let large = |length: usize| draft(&["{\"pattern\":\"", &"x".repeat(length), "\"}"].concat());
        assert!(!large(MOST_BYTES / 2).is_small());
        for (name, length) in [("a", 3), ("b", 3), ("huge", 1), ("c", 3)] {
            drafts.put(name, large(MOST_BYTES / length));
        }
        // All last for the visit, and what there is room for is kept.
        assert!(["a", "b", "huge", "c"].iter().all(|name| drafts.get(name).is_some()));
        let kept = Drafts::read(&drafts.to_text()).unwrap();
        assert_eq!(["a", "b", "huge", "c"].map(|name| kept.get(name).is_some()), [false, true, false, true]);
    }

    #[test]
    fn other_texts_are_told_apart() {
        let cases = [
            (r#"{"version":2,"drafts":{}}"#, Unkept::Newer),
            (r#"{"version":1}"#, Unkept::Unreadable),
            (r#"{"version":1,"drafts":7}"#, Unkept::Unreadable),
            ("[]", Unkept::Unreadable),
            ("", Unkept::Unreadable),
        ];
        for (text, expected) in cases {
            assert_eq!(Drafts::read(text), Err(expected), "{text}");
        }
        let odd = r#"{"version":1,"drafts":[7,{"step":1,"work":{}},{"step":"a","work":[]},{"step":"b","work":{"x":1},"hints":-1}]}"#;
        assert_eq!(Drafts::read(odd).unwrap().list, [("b".to_owned(), draft(r#"{"x":1}"#))]);
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reader(text in "\\PC*|\\{\"version\":1,\"drafts\":\\[(\\{\"step\":\"a\",\"work\":[{}7]*\\},?)*\\]\\}") {
            let _ = Drafts::read(&text);
        }
    }
}
