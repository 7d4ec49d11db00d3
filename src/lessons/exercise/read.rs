//! From the JSON of a link to an exercise.

use super::{ANSWER, Attempt, Exercise, Flaw, MAX_BYTES, MAX_CHECKS, MAX_HINTS, Part, VERSION};
use crate::handler;
use crate::json::{Kind, Value};
use crate::lessons::check;
use crate::lessons::drafts::read_help;
use crate::lessons::markdown::{Block, blocks};
use crate::lessons::state::{of_kind, sound, whole};
use crate::lessons::{Check, Fault, Hint, Panes, Step};
use crate::schedule::ScheduleEntry;
use crate::text::{LineIndex, shortened};
use crate::workspace::format::Unreadable;
use crate::workspace::{Workspace, link, patch};

/// Longer titles are cut, in characters.
const LONGEST_TITLE: usize = 200;

impl Exercise {
    /// Reads an exercise whose learner starts with this workspace.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(start: &Workspace, source: &str) -> Result<Self, Flaw> {
        let texts = start.events.iter().map(|event| event.text.len());
        if source.len() + start.pattern.len() + start.system.len() + texts.sum::<usize>() > MAX_BYTES {
            return Err(Flaw::TooLarge);
        }
        let document = sound(source).map_err(of_whole)?;
        let root = whole(&document, Kind::Object).map_err(of_whole)?;
        check_version(root)?;
        let title = text(root, "title", Part::Title)?;
        if title.trim().is_empty() {
            return Err(at(Part::Title, Fault::Missing("title")));
        }
        let task = read_blocks(&text(root, "task", Part::Task)?, Part::Task)?;
        if task.is_empty() {
            return Err(at(Part::Task, Fault::Missing("task")));
        }
        let packed = link::unpack_text(&text(root, "pack", Part::Whole)?).map_err(|error| match error {
            Unreadable::TooLarge => Flaw::TooLarge,
            _ => Flaw::Damaged,
        })?;
        let Packed { checks, shown, hints, solution, solution_text } = Packed::read(&packed, start)?;
        let step = Step {
            id: "exercise".to_owned(),
            title: shortened(title.trim(), LONGEST_TITLE),
            text: Vec::new(),
            task,
            start: start.clone(),
            panes: panes(start, &solution),
            checks,
            hints,
            solution,
            solution_text,
        };
        let answer = answer(root, &step)?;
        Ok(Self { step, answer, shown, source: source.to_owned() })
    }
}

/// What is packed.
struct Packed {
    checks: Vec<Check>,
    shown: usize,
    hints: Vec<Hint>,
    solution: Workspace,
    solution_text: Vec<Block>,
}

impl Packed {
    fn read(packed: &str, start: &Workspace) -> Result<Self, Flaw> {
        if packed.len() > MAX_BYTES {
            return Err(Flaw::TooLarge);
        }
        let document = sound(packed).map_err(of_whole)?;
        let root = whole(&document, Kind::Object).map_err(of_whole)?;
        let mut checks = read_checks(root.get("checks"), start)?;
        let shown = checks.len();
        checks.extend(read_checks(root.get("hidden"), start)?);
        let event_bytes = |check: &Check| match check {
            Check::Matches { event, .. } => event.text().len(),
            _ => 0,
        };
        match checks.len() {
            0 => return Err(Flaw::NoChecks),
            count if count > MAX_CHECKS => return Err(Flaw::TooManyChecks(count)),
            _ if checks.iter().map(event_bytes).sum::<usize>() > MAX_BYTES => return Err(Flaw::TooLarge),
            _ => {}
        }
        let solution = work(root.get("solution"), start, Part::Solution)?;
        let solution_text = match root.get("text") {
            Some(_) => read_blocks(&text(root, "text", Part::SolutionText)?, Part::SolutionText)?,
            None => Vec::new(),
        };
        Ok(Self { checks, shown, hints: read_hints(root.get("hints"))?, solution, solution_text })
    }
}

/// Whether this page knows the version.
fn check_version(root: Value) -> Result<(), Flaw> {
    let version = root.get("version").ok_or(at(Part::Whole, Fault::Missing("version")))?.source();
    match version.parse::<u32>() {
        Ok(VERSION) => Ok(()),
        Ok(_) => Err(Flaw::Newer(version.to_owned())),
        Err(_) => Err(at(Part::Whole, Fault::BadValue { key: "version", value: version.to_owned() })),
    }
}

fn read_checks(list: Option<Value>, start: &Workspace) -> Result<Vec<Check>, Flaw> {
    let Some(list) = list else { return Ok(Vec::new()) };
    of_kind(list, "checks", &[Kind::Array], "an array").map_err(|fault| at(Part::Checks, fault))?;
    // Before any is read: thousands may be there.
    let count = list.children().count();
    if count > MAX_CHECKS {
        return Err(Flaw::TooManyChecks(count));
    }
    check::read(list.source(), start).map_err(|(_, fault)| at(Part::Checks, fault))
}

fn read_hints(list: Option<Value>) -> Result<Vec<Hint>, Flaw> {
    let Some(list) = list else { return Ok(Vec::new()) };
    of_kind(list, "hints", &[Kind::Array], "an array of strings").map_err(|fault| at(Part::Whole, fault))?;
    let count = list.children().count();
    if count > MAX_HINTS {
        return Err(Flaw::TooManyHints(count));
    }
    let hint = |(index, hint): (usize, Value)| {
        let part = Part::Hint(index);
        of_kind(hint, "hints", &[Kind::String], "a string").map_err(|fault| at(part, fault))?;
        Ok(Hint { text: read_blocks(&hint.as_str().unwrap_or_default(), part)?, state: None })
    };
    list.children().enumerate().map(hint).collect()
}

/// A workspace, told by its changes to the start.
fn work(changes: Option<Value>, start: &Workspace, part: Part) -> Result<Workspace, Flaw> {
    let changes = changes.ok_or(Flaw::NotWork(part))?;
    let work = patch::changed(start, changes.source()).map_err(|_| Flaw::NotWork(part))?;
    Ok(Workspace { tab: None, ..work })
}

fn answer(root: Value, step: &Step) -> Result<Option<Attempt>, Flaw> {
    let Some(answer) = root.get(ANSWER) else { return Ok(None) };
    let work = work(answer.get("work"), &step.start, Part::Answer)?;
    let (hints, has_seen_solution) = read_help(answer);
    Ok(Some(Attempt { work, hints: step.hints.len().min(hints), has_seen_solution }))
}

/// The parts that there is something to see of.
fn panes(start: &Workspace, solution: &Workspace) -> Panes {
    let has = |is_there: fn(&Workspace) -> bool| is_there(start) || is_there(solution);
    let is_built_in = |name: &str| handler::find(name).is_some();
    let mut panes = Panes::default();
    panes.pattern |= has(|it| !it.pattern.trim().is_empty());
    panes.events |= has(|it| !it.events.is_empty());
    panes.function |= [start, solution].iter().any(|it| it.handler.as_deref().is_some_and(is_built_in));
    panes.schedule |= has(|it| it.schedule != ScheduleEntry::default());
    panes.setup |= has(|it| !it.system.trim().is_empty());
    panes
}

fn text(root: Value, key: &'static str, part: Part) -> Result<String, Flaw> {
    let member = root.get(key).ok_or(at(part, Fault::Missing(key)))?;
    of_kind(member, key, &[Kind::String], "a string").map_err(|fault| at(part, fault))?;
    Ok(member.as_str().unwrap_or_default().into_owned())
}

fn read_blocks(text: &str, part: Part) -> Result<Vec<Block>, Flaw> {
    blocks(text).map_err(|(offset, fault)| {
        let line = LineIndex::new(text).position(offset as u32).line as usize;
        Flaw::In { part, line, fault }
    })
}

fn of_whole((_, fault): (usize, Fault)) -> Flaw {
    at(Part::Whole, fault)
}

fn at(part: Part, fault: Fault) -> Flaw {
    Flaw::In { part, line: 0, fault }
}
