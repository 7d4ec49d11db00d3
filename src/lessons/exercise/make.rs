//! From a workspace to an exercise, which is proved before there is a link to it.

use super::{Exercise, Flaw, Goal, VERSION, messages};
use crate::json::{self, ObjectWriter};
use crate::lessons::{WorkPart, judge};
use crate::workspace::format::Unreadable;
use crate::workspace::{Workspace, link, patch};
use std::fmt;
use std::sync::Arc;

/// What somebody wants an exercise to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Its headline.
    pub title: String,
    /// What is to be done, in Markdown.
    pub task: String,
    /// The parts that the learner does not start with as they are.
    pub given: Vec<(WorkPart, Given)>,
    /// What is checked, and whether that is hidden.
    pub goals: Vec<(Goal, bool)>,
    /// Help, in Markdown; an empty one is left out.
    pub hints: Vec<String>,
    /// What to say of the solution, in Markdown; may be empty.
    pub solution_text: String,
}

/// What the learner starts with in place of a part of the solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing: an empty object, or an empty expression.
    Empty,
    /// Another text.
    Other(String),
}

/// An exercise that can be solved and is not solved yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// As the learner's page reads it.
    pub exercise: Exercise,
    /// How many checks the start does not meet.
    unmet_at_start: usize,
}

/// Why a plan makes no exercise.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// A page could not read it.
    Flawed(Flaw),
    /// The solution does not meet a check.
    Unmet {
        /// The check, in words.
        label: String,
        /// Why it does not.
        reason: String,
    },
    /// The start meets all checks.
    SolvedAtStart,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&messages::trouble(self))
    }
}

impl Made {
    /// Says what was tried out.
    pub fn proof(&self) -> String {
        messages::proof(self.exercise.step.checks.len(), self.unmet_at_start)
    }

    /// The fragment of the link, opened on the tab with this address.
    ///
    /// # Errors
    /// If no link can hold it.
    pub fn link(&self, tab: &str) -> Result<String, Unreadable> {
        self.exercise.fragment(&self.exercise.source, tab)
    }
}

/// Makes an exercise whose solution is this workspace.
///
/// # Errors
/// What is wrong with it: the first thing that cannot be read, or all checks that the solution does not meet.
pub fn make(workspace: &Workspace, plan: &Plan) -> Result<Made, Vec<Trouble>> {
    let whole = named(workspace);
    let (mut checks, mut hidden, mut taken_out) = (Vec::new(), Vec::new(), Vec::new());
    for (goal, is_hidden) in &plan.goals {
        let check = match goal {
            Goal::Check(json) => json.clone(),
            Goal::Event { index, expected } => {
                let Some(event) = whole.events.get(*index) else { continue };
                // The learner writes this one.
                if plan.given.iter().any(|(part, _)| *part == WorkPart::Event(event.name.clone())) {
                    continue;
                }
                if *is_hidden {
                    taken_out.push(event.id);
                }
                event_check(&event.name, is_hidden.then_some(&*event.text), *expected)
            }
        };
        if *is_hidden { &mut hidden } else { &mut checks }.push(check);
    }
    let mut solution = whole;
    solution.take_out(&taken_out, None);
    let start = start(&solution, &plan.given);
    let mut packed = ObjectWriter::default();
    packed.list("checks", checks).list("hidden", hidden);
    packed.texts("hints", plan.hints.iter().filter(|hint| !hint.trim().is_empty()));
    packed.json("solution", &patch::difference(&start, &solution));
    if !plan.solution_text.trim().is_empty() {
        packed.text("text", &plan.solution_text);
    }
    let mut source = ObjectWriter::default();
    source.number("version", VERSION).text("title", plan.title.trim()).text("task", &plan.task);
    source.text("pack", &link::pack_text(&packed.close()));
    // Read as the learner's page reads it, so that what is proved is what is sent.
    let exercise = Exercise::read(&start, &source.close()).map_err(|flaw| vec![Trouble::Flawed(flaw)])?;
    prove(exercise)
}

/// Holds the checks against the solution and the start.
fn prove(exercise: Exercise) -> Result<Made, Vec<Trouble>> {
    let step = &exercise.step;
    let unmet = judge(step, &step.solution).into_iter().filter_map(|outcome| {
        let reason = outcome.reason?;
        Some(Trouble::Unmet { label: outcome.label, reason })
    });
    let unmet: Vec<Trouble> = unmet.collect();
    if !unmet.is_empty() {
        return Err(unmet);
    }
    match judge(step, &step.start).iter().filter(|outcome| !outcome.is_met()).count() {
        0 => Err(vec![Trouble::SolvedAtStart]),
        unmet_at_start => Ok(Made { exercise, unmet_at_start }),
    }
}

/// The check of an event: by its name in the start, or with its text, which is an object.
fn event_check(name: &str, hidden: Option<&str>, expected: bool) -> String {
    let mut check = ObjectWriter::default();
    check.text("check", if expected { "match" } else { "no-match" });
    match hidden {
        None => check.text("event", name),
        Some(text) => check.json("event", &json::parse(text).root().map(json::compact).unwrap_or_default()),
    };
    check.close()
}

/// What the learner starts with.
fn start(solution: &Workspace, given: &[(WorkPart, Given)]) -> Workspace {
    let mut start = solution.clone();
    for (part, given) in given {
        let empty = if matches!(part, WorkPart::Schedule | WorkPart::Code) { "" } else { "{}" };
        let text: Arc<str> = match given {
            Given::Empty => Arc::from(empty),
            Given::Other(text) => Arc::from(&**text),
        };
        match part {
            WorkPart::Pattern => start.pattern = text,
            WorkPart::Schedule => start.schedule.expression = text,
            WorkPart::Setup => start.system = text,
            WorkPart::Code => {
                if let Some(code) = &mut start.code {
                    Arc::make_mut(code).source = text;
                }
            }
            // Settings have no text of their own that could be taken away.
            WorkPart::CodeSettings => {}
            WorkPart::Event(name) => {
                if let Some(event) = start.events.iter_mut().find(|event| event.name == *name) {
                    event.text = text;
                }
            }
        }
    }
    start
}

/// The workspace with a name of its own for each event, as checks name events.
pub(super) fn named(workspace: &Workspace) -> Workspace {
    let mut named = Workspace { tab: None, ..workspace.clone() };
    let mut taken: Vec<String> = Vec::with_capacity(named.events.len());
    for (number, event) in (1..).zip(&mut named.events) {
        if event.name.trim().is_empty() {
            event.name = ["Event ", &number.to_string()].concat();
        }
        let base = event.name.clone();
        let mut count = 1;
        while taken.contains(&event.name) {
            count += 1;
            event.name = [&base, " (", &count.to_string(), ")"].concat();
        }
        taken.push(event.name.clone());
    }
    named
}
