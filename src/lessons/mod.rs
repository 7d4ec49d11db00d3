//! Courses of lessons: short steps with a task, a start, checks that the engine runs, hints and a solution.
//!
//! A lesson is a Markdown file of the repository's folder `lessons/`; `docs/guide/add-a-lesson.md` has its format.
//! The build joins all of them to one text, which the page loads when it is idle: [`read`] reads it,
//! and [`read_course`] a course of somebody else. Nothing of a lesson is run or shown as HTML: the
//! text becomes [`Block`]s, the checks are data, and [`judge()`] holds a workspace against them. An [`Exercise`] is a
//! step that somebody made out of a workspace and sent as a link.
//!
//! ```
//! use eventbridge_playground::lessons::{judge, read_lesson};
//!
//! let lesson = read_lesson("first", r#"---
//! title: A first pattern
//! ---
//! ### Match a source
//! A pattern names the values that it wants.
//! #### Start
//! ~~~json
//! {"pattern": {}, "events": {"Sold": {"source": "shop"}}}
//! ~~~
//! #### Task
//! Match the event by its source.
//! #### Checks
//! ~~~json
//! [{"check": "match", "event": "Sold"}]
//! ~~~
//! #### Solution
//! ~~~json
//! {"pattern": {"source": ["shop"]}}
//! ~~~
//! "#).unwrap();
//! let step = &lesson.steps[0];
//! assert!(judge(step, &step.start).iter().any(|outcome| !outcome.is_met()));
//! assert!(judge(step, &step.solution).iter().all(|outcome| outcome.is_met()));
//! ```

mod check;
mod code;
mod course;
mod drafts;
mod exercise;
mod judge;
mod lesson;
mod markdown;
mod messages;
mod place;
mod played;
mod problem;
mod progress;
mod run;
mod sections;
mod state;

pub use check::{Answer, Check, GivenEvent, Played};
pub use course::{MAX_BYTES, is_beside_the_page, read, read_course};
pub use drafts::{Draft, Drafts};
pub use exercise::{
    Attempt, Exercise, Flaw, Given, Goal, MAX_CHECKS, MAX_HINTS, Made, Offer, Part, Plan, Trouble, make,
    offers, parts, suggested_task,
};
pub use judge::{Outcome, invocation, judge, judge_with};
pub use lesson::read_lesson;
pub use markdown::{Block, Inline};
pub use place::{Place, step_name};
pub use played::{Happening, Play, play};
pub use problem::{Fault, Unreadable};
pub use progress::{Progress, Unkept};
pub use run::{Calls, Expected, NeededRun, RunCheck, needed_runs};

use crate::workspace::Workspace;
use std::sync::Arc;

/// Some lessons on one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Names it in addresses and in what is kept of the progress: lower case words joined by `-`.
    pub id: String,
    /// Its headline, without a full stop.
    pub title: String,
    /// What a learner learns in it, in a sentence.
    pub summary: String,
    /// The lessons, in order.
    pub lessons: Vec<Lesson>,
}

impl Course {
    /// Returns the number of its steps.
    pub fn len(&self) -> usize {
        self.lessons.iter().map(|lesson| lesson.steps.len()).sum()
    }

    /// Returns whether it has no step.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A lesson: steps that build on each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Names it in its course.
    pub id: String,
    /// Its headline, without a full stop.
    pub title: String,
    /// The steps, in order; at least one.
    pub steps: Vec<Step>,
}

/// A step: something to read, and something to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Names it in its lesson.
    pub id: String,
    /// Its headline, without a full stop.
    pub title: String,
    /// The explanation.
    pub text: Vec<Block>,
    /// The task.
    pub task: Vec<Block>,
    /// The workspace at the start.
    pub start: Workspace,
    /// The panes that are shown beside the step.
    pub panes: Panes,
    /// The conditions for the step to be solved; at least one.
    pub checks: Vec<Check>,
    /// Help, a little more each time.
    pub hints: Vec<Hint>,
    /// A way to solve it.
    pub solution: Workspace,
    /// The text beside the solution; may be empty.
    pub solution_text: Vec<Block>,
}

/// A part of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkPart {
    /// The event pattern.
    Pattern,
    /// The event with this name.
    Event(String),
    /// The own function's source.
    Code,
    /// The own function's settings.
    CodeSettings,
    /// The schedule's expression.
    Schedule,
    /// The event bus setup.
    Setup,
}

impl Step {
    /// Returns the parts in which the solution differs from the start, with their texts at the start.
    pub fn changes(&self) -> Vec<(WorkPart, Arc<str>)> {
        let (start, end) = (&self.start, &self.solution);
        let mut changes = Vec::new();
        let mut add = |part, before: Option<&Arc<str>>, after: &Arc<str>| {
            if before != Some(after) {
                changes.push((part, Arc::clone(after)));
            }
        };
        add(WorkPart::Pattern, Some(&start.pattern), &end.pattern);
        for event in &end.events {
            let before = start.events.iter().find(|before| before.name == event.name);
            add(WorkPart::Event(event.name.clone()), before.map(|before| &before.text), &event.text);
        }
        let source = |workspace: &Workspace| workspace.code.as_ref().map(|code| Arc::clone(&code.source));
        let settings = |workspace: &Workspace| workspace.code.as_deref().map(messages::settings);
        if let (Some(source_there), Some(settings_there)) = (source(end), settings(end)) {
            add(WorkPart::Code, source(start).as_ref(), &source_there);
            add(WorkPart::CodeSettings, settings(start).as_ref(), &settings_there);
        }
        add(WorkPart::Schedule, Some(&start.schedule.expression), &end.schedule.expression);
        add(WorkPart::Setup, Some(&start.system), &end.system);
        changes
    }
}

/// Help with a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The text.
    pub text: Vec<Block>,
    /// Part of the way, to be put into the panes; `None` where words are enough.
    pub state: Option<Workspace>,
}

/// The parts of the workspace that a step uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each pane is there or not, whatever the others are")]
pub struct Panes {
    /// The event pattern.
    pub pattern: bool,
    /// The events.
    pub events: bool,
    /// The built-in function, with its answer and its log.
    pub function: bool,
    /// The own function, with what comes of its runs.
    pub code: bool,
    /// The schedule.
    pub schedule: bool,
    /// The event bus setup, and what happens there.
    pub setup: bool,
}
