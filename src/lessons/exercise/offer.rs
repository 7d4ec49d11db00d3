//! The checks that a workspace can be turned into. Each is offered only if the workspace meets it.

use super::make::named;
use super::{messages, offer_setup};
use crate::event::Timestamp;
use crate::handler::own::OwnRuns;
use crate::handler::{LogKind, Response};
use crate::json::{self, ObjectWriter};
use crate::lessons::judge::{judge_checks, timetable};
use crate::lessons::run::is_event;
use crate::lessons::{Check, WorkPart, check, invocation};
use crate::pattern::operator::OPERATORS;
use crate::pattern::{self, Parsed};
use crate::schedule::{ScheduleEntry, UTC};
use crate::workspace::{Evaluation, Evaluator, EventEntry, EventReport, Expectation, Verdict, Workspace};

/// So many of a schedule's runs are checked.
const RUNS: usize = 5;

/// No more checks of one kind are offered.
pub(super) const MOST_OF_A_KIND: usize = 20;

/// A check that can be made of a workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What would be checked.
    pub goal: Goal,
    /// The same in words, without a full stop.
    pub label: String,
    /// Whether an exercise of this workspace is likely to be about it.
    pub is_usual: bool,
}

/// What is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The verdict on one of the events.
    Event {
        /// Its index in the workspace.
        index: usize,
        /// Whether it must match.
        expected: bool,
    },
    /// A check, as a lesson's file has it.
    Check(String),
}

/// Returns the checks that a workspace can be turned into. The runs of its schedule are those after `now`, unless it
/// says another moment.
pub fn offers(workspace: &Workspace, now: Timestamp) -> Vec<Offer> {
    let workspace = &named(workspace);
    let evaluation = Evaluator::default().evaluate(workspace);
    let mut offers = events(workspace, &evaluation);
    let mut candidates = Candidates::default();
    function(workspace, &evaluation, &mut candidates);
    schedule(workspace, now, &mut candidates);
    if !workspace.system.trim().is_empty() {
        offer_setup::setup(workspace, &mut candidates);
    }
    pattern(workspace, &mut candidates);
    offers.extend(candidates.met(workspace));
    offers
}

/// Returns the parts of a workspace that a learner can be asked for: the pattern, the schedule, the setup, and the
/// selected event.
pub fn parts(workspace: &Workspace) -> Vec<WorkPart> {
    let workspace = named(workspace);
    let has_pattern = !workspace.pattern.trim().is_empty();
    let has_schedule = workspace.schedule != ScheduleEntry::default();
    let has_setup = !workspace.system.trim().is_empty();
    let parts =
        [(has_pattern, WorkPart::Pattern), (has_schedule, WorkPart::Schedule), (has_setup, WorkPart::Setup)];
    let parts = parts.into_iter().filter_map(|(is_there, part)| is_there.then_some(part));
    parts.chain(workspace.selected_event().map(|event| WorkPart::Event(event.name.clone()))).collect()
}

/// Returns a task for these checks, each with whether it is hidden, in Markdown.
pub fn suggested_task(workspace: &Workspace, goals: &[(Goal, bool)]) -> String {
    let workspace = &named(workspace);
    if !workspace.pattern.trim().is_empty() {
        let names = |wanted: bool| -> Vec<String> {
            let shown = goals.iter().filter_map(|(goal, is_hidden)| match goal {
                Goal::Event { index, expected } if *expected == wanted && !is_hidden => {
                    workspace.events.get(*index)
                }
                _ => None,
            });
            // As code, where no sign means anything.
            shown.map(|event| ["`", &event.name.replace('`', "'"), "`"].concat()).collect()
        };
        messages::pattern_task(&names(true), &names(false))
    } else if workspace.system.trim().is_empty() {
        messages::SCHEDULE_TASK.to_owned()
    } else {
        messages::SETUP_TASK.to_owned()
    }
}

/// Checks that may be met or not.
#[derive(Default)]
pub(super) struct Candidates(Vec<(String, bool)>);

impl Candidates {
    pub(super) fn add(&mut self, check: &mut ObjectWriter, is_usual: bool) {
        self.0.push((check.close(), is_usual));
    }

    /// Those that the workspace meets; the usual ones first.
    fn met(self, workspace: &Workspace) -> Vec<Offer> {
        let read = |(json, is_usual): (String, bool)| {
            let check = check::read(&["[", &json, "]"].concat(), workspace).ok()?.pop()?;
            Some((json, is_usual, check))
        };
        let read: Vec<(String, bool, Check)> = self.0.into_iter().filter_map(read).collect();
        let checks: Vec<Check> = read.iter().map(|(.., check)| check.clone()).collect();
        let outcomes = judge_checks(&checks, workspace, &OwnRuns::default());
        let offers = read.into_iter().zip(outcomes).filter(|(_, outcome)| outcome.is_met());
        let mut offers: Vec<Offer> = offers
            .map(|((json, is_usual, _), outcome)| Offer {
                goal: Goal::Check(json),
                label: outcome.label,
                is_usual,
            })
            .collect();
        offers.sort_by_key(|offer| !offer.is_usual);
        offers
    }
}

/// The verdicts that are expected, or those that are there. An event that is no object has none to check.
fn events(workspace: &Workspace, evaluation: &Evaluation) -> Vec<Offer> {
    let reports = workspace.events.iter().zip(&evaluation.events).enumerate();
    let offer = |(index, (event, report)): (usize, (&EventEntry, &EventReport))| {
        let expected = match (event.expected, report.verdict) {
            (Some(expected), _) => expected == Expectation::Match,
            (None, Verdict::Match) => true,
            (None, Verdict::NoMatch) => false,
            (None, Verdict::Off | Verdict::InvalidEvent | Verdict::InvalidPattern) => return None,
        };
        let is_checkable = event.enabled && is_event(&event.text);
        is_checkable.then(|| Offer {
            goal: Goal::Event { index, expected },
            label: messages::event_label(&event.name, expected),
            is_usual: true,
        })
    };
    reports.filter_map(offer).collect()
}

/// How the pattern is written.
fn pattern(workspace: &Workspace, candidates: &mut Candidates) {
    let parsed: Parsed = pattern::parse(&workspace.pattern);
    if workspace.pattern.trim().is_empty() || parsed.refusal().is_some() {
        return;
    }
    candidates.add(ObjectWriter::default().text("check", "valid"), false);
    let check = |name: &str, key: &str, value: &str| {
        let mut check = ObjectWriter::default();
        check.text("check", name).text(key, value);
        check
    };
    for operator in OPERATORS.iter().filter(|operator| operator.name != "exact value") {
        for name in ["uses", "avoids"] {
            candidates.add(&mut check(name, "operator", operator.name), false);
        }
    }
    let leaves = &parsed.pattern.leaves;
    let mut paths: Vec<&str> = Vec::new();
    for leaf in leaves.iter().filter(|leaf| !leaf.path.is_empty()).take(MOST_OF_A_KIND) {
        if !paths.contains(&&*leaf.path) {
            paths.push(&leaf.path);
            candidates.add(&mut check("field", "path", &leaf.path), false);
        }
    }
    let matchers: usize = leaves.iter().map(|leaf| leaf.matchers.len()).sum();
    candidates.add(ObjectWriter::default().text("check", "most-matchers").number("count", matchers), false);
    if let Some(event) = workspace.selected_event() {
        let mut own = check("own-event", "event", &event.name);
        candidates.add(own.text("pattern", &workspace.pattern), false);
    }
}

/// What the built-in function answers and logs, on the first event that the pattern matches.
fn function(workspace: &Workspace, evaluation: &Evaluation, candidates: &mut Candidates) {
    let mut pairs = workspace.events.iter().zip(&evaluation.events);
    let Some((event, _)) = pairs.find(|(_, report)| report.verdict == Verdict::Match) else { return };
    let Some(invocation) = invocation(workspace, &event.text) else { return };
    let mut answers = ObjectWriter::default();
    answers.text("check", "answers");
    match &invocation.response {
        Response::Returned(json) => answers.json("answer", json),
        Response::Failed(error) => answers.text("error", &error.error_type),
    };
    candidates.add(&mut answers, true);
    let lines = invocation.log.iter().filter(|line| line.kind == LogKind::Output);
    for line in lines.take(MOST_OF_A_KIND) {
        candidates.add(ObjectWriter::default().text("check", "logs").text("text", &line.text), false);
    }
}

/// The next runs. Checks are in UTC, so the runs of a schedule in another zone are not offered.
fn schedule(workspace: &Workspace, now: Timestamp, candidates: &mut Candidates) {
    let entry = &workspace.schedule;
    let from = entry.from.unwrap_or(now);
    let Ok(timetable) = timetable(entry, from) else { return };
    if !entry.zone.is_empty() && &*entry.zone != "UTC" {
        return;
    }
    let runs: Vec<String> =
        timetable.runs_after(&UTC, from).take(RUNS).map(|run| run.at.to_string()).collect();
    if !runs.is_empty() {
        let mut check = ObjectWriter::default();
        check.text("check", "runs").text("from", &from.to_string()).json("at", &json::texts(&runs));
        candidates.add(&mut check, *entry != ScheduleEntry::default());
    }
}
