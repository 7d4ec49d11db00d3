//! From a lesson's file to its steps.

use super::code::runtime_of_block;
use super::markdown::{Block, blocks};
use super::sections::{Part, RawStep, block_of, blocks_of, cut};
use super::state::State;
use super::{Fault, Hint, Lesson, Panes, Step, Unreadable, check};
use crate::text::LineIndex;
use crate::workspace::Workspace;

/// A fault with its line.
type Placed = (usize, Fault);

/// Reads a lesson.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn read_lesson(id: &str, text: &str) -> Result<Lesson, Unreadable> {
    read_file(id, text).map_err(|(line, fault)| Unreadable { lesson: id.to_owned(), line, fault })
}

fn read_file(id: &str, text: &str) -> Result<Lesson, Placed> {
    let file = cut(text)?;
    let mut steps: Vec<Step> = Vec::with_capacity(file.steps.len());
    for raw in &file.steps {
        let step = step(raw, steps.last())?;
        if steps.iter().any(|other| other.id == step.id) {
            return Err((raw.line, Fault::Repeated(step.id)));
        }
        steps.push(step);
    }
    Ok(Lesson { id: checked_id(id).map_err(|fault| (0, fault))?, title: file.title.to_owned(), steps })
}

/// Returns an id, if it has only the characters that one may have.
pub(super) fn checked_id(id: &str) -> Result<String, Fault> {
    let is_sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !id.is_empty() && id.bytes().all(is_sound) {
        Ok(id.to_owned())
    } else {
        Err(Fault::BadId(id.to_owned()))
    }
}

/// Returns the id that a title gives: its words in lower case, joined by `-`.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn step(raw: &RawStep, before: Option<&Step>) -> Result<Step, Placed> {
    let at = |fault| (raw.line, fault);
    let known = ["Start", "Task", "Checks", "Hint", "Solution"];
    if let Some((name, part)) = raw.sections.iter().find(|(name, _)| !known.contains(name)) {
        return Err((part.line - 1, Fault::UnknownSection((*name).to_owned())));
    }
    let section = |wanted: &'static str| {
        let found = raw.sections.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, part)| part).ok_or(at(Fault::NoSection(wanted)))
    };
    let (start, panes) = match section("Start") {
        Ok(part) => {
            let state = state_of(part)?.ok_or((part.line, Fault::NoBlock))?;
            let before = before.filter(|_| state.continues);
            let base = before.map_or_else(Workspace::empty, |before| before.solution.clone());
            (state.over(&base), state.panes(before.map_or_else(Panes::default, |before| before.panes)))
        }
        // Without a start, a step continues from the solution of the one before.
        Err(missing) => {
            let before = before.ok_or(missing)?;
            (before.solution.clone(), before.panes)
        }
    };
    let part = section("Checks")?;
    let block = block_of(part).1.ok_or((part.line, Fault::NoBlock))?;
    let checks = check::read(block.text, &start).map_err(below(block.line))?;
    if checks.is_empty() {
        return Err((block.line, Fault::NoBlock));
    }
    let hints = raw.sections.iter().filter(|(name, _)| *name == "Hint").map(|(_, part)| {
        let state = state_of(part)?.map(|state| state.over(&start));
        Ok(Hint { text: text_of(&block_of(part).0)?, state })
    });
    let hints = hints.collect::<Result<_, Placed>>()?;
    let part = section("Solution")?;
    let solution = state_of(part)?.ok_or((part.line, Fault::NoBlock))?.over(&start);
    Ok(Step {
        id: checked_id(raw.id.unwrap_or(&slug(raw.title))).map_err(at)?,
        title: raw.title.to_owned(),
        text: text_of(&raw.text)?,
        task: text_of(section("Task")?)?,
        solution_text: text_of(&block_of(part).0)?,
        start,
        panes,
        checks,
        hints,
        solution,
    })
}

/// Returns the state in a section's blocks: one of JSON, and one of Python or JavaScript, the own function's source. `None`
/// without a block.
fn state_of(part: &Part) -> Result<Option<State>, Placed> {
    let blocks = blocks_of(part);
    let source = blocks.iter().find_map(|block| Some((runtime_of_block(block.word)?, block.part)));
    let json = blocks.iter().find(|block| runtime_of_block(block.word).is_none());
    let mut state = match json {
        Some(block) => State::read(block.part.text).map_err(below(block.part.line))?,
        None if source.is_some() => State::default(),
        None => return Ok(None),
    };
    if let Some((runtime, block)) = source {
        state.code.get_or_insert_default().set_source(runtime, block.text);
    }
    Ok(Some(state))
}

fn text_of(part: &Part) -> Result<Vec<Block>, Placed> {
    blocks(part.text).map_err(|(offset, fault)| {
        let line = LineIndex::new(part.text).position(offset as u32).line as usize;
        (part.line + line - 1, fault)
    })
}

/// Moves the line of a fault in a block that begins on this line.
fn below(first: usize) -> impl Fn(Placed) -> Placed {
    move |(line, fault)| (first + line - 1, fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::WorkPart;
    use std::sync::Arc;

    const STEP: &str = "---\ntitle: T\n---\n## A step: one\nText.\n### Start\n```json\n{\"pattern\": {}}\n```\n### Task\n\
        Do it.\n### Checks\n```json\n[{\"check\": \"valid\"}]\n```\n### Hint\nLook.\n### Solution\nSo:\n```json\n\
        {\"pattern\": {\"a\": [1]}}\n```\n";

    #[test]
    fn a_lesson_is_read_whole() {
        let more = "## Two\n### Task\nMore.\n### Checks\n```\n[{\"check\": \"valid\"}]\n```\n### Solution\n```\n{}\n```\n";
        let lesson = read_lesson("t", &format!("{STEP}{more}")).unwrap();
        let [one, two] = lesson.steps.as_slice() else { panic!("two steps") };
        assert_eq!((one.id.as_str(), one.title.as_str()), ("a-step-one", "A step: one"));
        assert_eq!((&*one.start.pattern, &*one.solution.pattern), ("{}", "{\"a\": [1]}"));
        assert_eq!((one.text.len(), one.task.len(), one.hints.len(), one.solution_text.len()), (1, 1, 1, 1));
        assert_eq!(two.start, one.solution);
        assert_eq!(one.changes(), [(WorkPart::Pattern, Arc::clone(&one.solution.pattern))]);
        assert!(two.changes().is_empty());
        assert_eq!(one.panes, Panes { pattern: true, ..Panes::default() });
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let cases = [
            ("Text.", "<b>Text.</b>", 5, Fault::Html),
            ("### Task", "### Tusk", 10, Fault::UnknownSection("Tusk".to_owned())),
            ("### Task\nDo it.\n", "", 4, Fault::NoSection("Task")),
            ("{\"pattern\": {}}", "{\"patern\": {}}", 8, Fault::UnknownKey("patern".to_owned())),
            ("[{\"check\": \"valid\"}]", "[]", 14, Fault::NoBlock),
            ("[{\"check\": \"valid\"}]", "\n[{\"check\": \"v\"}]", 15, Fault::UnknownCheck("v".to_owned())),
            ("So:", "[x](javascript:1)", 19, Fault::BadLink("javascript:1".to_owned())),
            ("one\n", "one {#Not an id}\n", 4, Fault::BadId("Not an id".to_owned())),
        ];
        for (from, to, line, fault) in cases {
            assert!(STEP.contains(from), "{from}");
            let expected = Unreadable { lesson: "t".to_owned(), line, fault };
            assert_eq!(read_lesson("t", &STEP.replacen(from, to, 1)), Err(expected), "{to}");
        }
        let twice = STEP.replacen("---\ntitle: T\n---\n", "", 1);
        let error = read_lesson("t", &format!("{STEP}{twice}")).unwrap_err();
        assert_eq!((error.line, error.fault), (23, Fault::Repeated("a-step-one".to_owned())));
    }
}
