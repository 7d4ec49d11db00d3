//! Checks held against a workspace, by the engine.

use super::check::{Answer, Check, Played};
use super::run::{self, Runs};
use super::{Happening, Play, Step, messages, play};
use crate::handler::own::OwnRuns;
use crate::handler::{self, Invocation, Response, SimulatedTelemetry, Start};
use crate::json::{self, Document, Kind};
use crate::matching::{self, PatternMatcher, admissions, outline};
use crate::pattern::{self, Member, Object, Parsed};
use crate::schedule::{self, Timetable, Timing, UTC};
use crate::text::shortened;
use crate::workspace::{ScheduleEntry, Workspace};
use std::cell::OnceCell;

/// The result of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The condition, in words.
    pub label: String,
    /// Why it does not; `None` if it does.
    pub reason: Option<String>,
}

impl Outcome {
    /// Returns whether the check holds.
    pub fn is_met(&self) -> bool {
        self.reason.is_none()
    }
}

/// The time of invocations whose event has none.
const CLOCK: &str = "2026-01-01T00:00:00Z";

/// The most reasons that are given for one event.
const MOST_REASONS: usize = 2;

/// Holds all checks of a step against a workspace. Returns the outcomes in the order of the checks.
///
/// Nothing was run of an own function then; see [`judge_with`].
pub fn judge(step: &Step, workspace: &Workspace) -> Vec<Outcome> {
    judge_with(step, workspace, &OwnRuns::default())
}

/// As [`judge`], with the runs that were made of the learner's own function.
pub fn judge_with(step: &Step, workspace: &Workspace, made: &OwnRuns) -> Vec<Outcome> {
    judge_checks(&step.checks, workspace, made)
}

/// Holds checks against a workspace, as [`judge_with`] does with those of a step.
pub(super) fn judge_checks(checks: &[Check], workspace: &Workspace, made: &OwnRuns) -> Vec<Outcome> {
    let needs_play =
        |check: &Check| matches!(check, Check::Accepted | Check::Target { .. } | Check::Happens(_));
    let played = if checks.iter().any(needs_play) { play(workspace) } else { Play::default() };
    let matcher = PatternMatcher::new(pattern::parse(&workspace.pattern));
    let judge = Judge { workspace, matcher, played, made, invocations: OnceCell::new() };
    let outcome =
        |check: &Check| Outcome { label: messages::label(check), reason: judge.reason(check).err() };
    checks.iter().map(outcome).collect()
}

struct Judge<'w> {
    workspace: &'w Workspace,
    matcher: PatternMatcher,
    played: Play,
    made: &'w OwnRuns,
    /// The function's invocations, once a check asked for them.
    invocations: OnceCell<Result<Vec<Invocation>, String>>,
}

impl Judge<'_> {
    /// Returns whether a check holds.
    ///
    /// # Errors
    /// Why it does not, in words.
    fn reason(&self, check: &Check) -> Result<(), String> {
        match check {
            Check::Matches { event, expected } => matches(&self.matcher, event.text(), *expected),
            Check::Valid => valid(self.matcher.parsed()),
            Check::Uses { operator, expected } => {
                met(self.uses(operator) == *expected, || messages::uses(operator, *expected))
            }
            Check::Field { path, expected } => {
                let has = self.matcher.parsed().pattern.leaves.iter().any(|leaf| leaf.path == *path);
                met(has == *expected, || messages::field(path, *expected))
            }
            Check::MostMatchers(most) => {
                let count = self.matcher.parsed().pattern.leaves.iter().map(|leaf| leaf.matchers.len()).sum();
                met(count <= *most, || messages::matchers(count))
            }
            Check::OwnEvent { name, pattern } => self.own_event(name.as_deref(), pattern),
            Check::Answers(expected) => self.answers(expected),
            Check::Logs(text) => self.logs(text),
            Check::Run(check) => run::reason(check, Runs { workspace: self.workspace, made: self.made }),
            Check::Runs { from, at } => self.runs(*from, at),
            Check::Accepted => match self.played.refusals.first() {
                None => Ok(()),
                Some(refusal) => Err(refusal.clone()),
            },
            Check::Target { target, arn } => {
                let found = self.played.targets.iter().find(|(id, _)| id == target).map(|(_, arn)| arn);
                met(found == Some(arn), || messages::other_target(target, found.map(String::as_str)))
            }
            Check::Happens(expected) => self.happens(expected),
        }
    }

    fn uses(&self, operator: &str) -> bool {
        let pattern = &self.matcher.parsed().pattern;
        has_or(&pattern.root) && operator == "$or"
            || pattern
                .leaves
                .iter()
                .flat_map(|leaf| &leaf.matchers)
                .any(|matcher| matcher.predicate.operator().name == operator)
    }

    fn own_event(&self, name: Option<&str>, wanted: &str) -> Result<(), String> {
        let wanted = PatternMatcher::new(pattern::parse(wanted));
        let events = self.workspace.events.iter();
        let mut candidates =
            events.filter(|event| event.enabled && name.is_none_or(|name| event.name == name)).peekable();
        if candidates.peek().is_none() {
            return Err(messages::no_event(name));
        }
        let mut first = None;
        for event in candidates {
            match matches(&wanted, &event.text, true) {
                Ok(()) => return Ok(()),
                Err(reason) => first = first.or(Some(reason)),
            }
        }
        Err(first.unwrap_or_default())
    }

    /// Returns the invocations of the function, one for each event that the pattern matches.
    fn invocations(&self) -> Result<&[Invocation], String> {
        self.invocations.get_or_init(|| self.invoke()).as_deref().map_err(Clone::clone)
    }

    fn invoke(&self) -> Result<Vec<Invocation>, String> {
        if self.workspace.handler.is_none() {
            return Err(messages::NO_FUNCTION.to_owned());
        }
        let mut reason = messages::NO_MATCH.to_owned();
        let mut found = Vec::new();
        for event in self.workspace.events.iter().filter(|event| event.enabled) {
            match matches(&self.matcher, &event.text, true) {
                Ok(()) => found.extend(invocation(self.workspace, &event.text)),
                Err(why) => reason = why,
            }
        }
        if found.is_empty() { Err(reason) } else { Ok(found) }
    }

    fn answers(&self, expected: &Answer) -> Result<(), String> {
        let invocations = self.invocations()?;
        let fits = |invocation: &Invocation| match (&invocation.response, expected) {
            (Response::Returned(json), Answer::Returned(wanted)) => same_json(json, wanted),
            (Response::Failed(error), Answer::Failed(kind)) => error.error_type == *kind,
            _ => false,
        };
        let first = invocations.first().map(|invocation| invocation.response.json()).unwrap_or_default();
        met(invocations.iter().any(fits), || messages::answered(&shortened(first, 160)))
    }

    fn logs(&self, text: &str) -> Result<(), String> {
        let invocations = self.invocations()?;
        let mut lines = invocations.iter().flat_map(|invocation| &invocation.log);
        met(lines.any(|line| line.text.contains(text)), || messages::NOT_LOGGED.to_owned())
    }

    fn runs(
        &self,
        from: crate::event::Timestamp,
        expected: &[crate::event::Timestamp],
    ) -> Result<(), String> {
        let timetable = timetable(&self.workspace.schedule, from)?;
        let mut runs = timetable.runs_after(&UTC, from);
        for wanted in expected {
            match runs.next() {
                Some(run) if run.at == *wanted => {}
                Some(run) => return Err(messages::other_run(run.at, *wanted)),
                None => return Err(messages::no_run(*wanted)),
            }
        }
        Ok(())
    }

    fn happens(&self, expected: &Played) -> Result<(), String> {
        let is_meant = |happening: &&Happening| happening.kind == expected.kind && fits(happening, expected);
        let meant: Vec<&Happening> = self.played.happenings.iter().filter(is_meant).collect();
        let has_payload = |happening: &&&Happening| {
            expected.payload.as_ref().is_none_or(|payload| same_json(payload, &happening.payload))
        };
        let count = meant.iter().filter(has_payload).count();
        if count >= expected.least && expected.most.is_none_or(|most| count <= most) {
            return Ok(());
        }
        // No other check means anything while AWS would refuse the setup. A bad pattern, though, has nothing to do with
        // what a bus takes.
        let is_before_rules = matches!(expected.kind, "received" | "put-refused");
        let mut refusals = self.played.refusals.iter();
        if let Some(refusal) = refusals.find(|it| !is_before_rules || !it.starts_with("pattern")) {
            return Err(refusal.clone());
        }
        Err(match meant.first() {
            Some(other) if count == 0 => messages::other_payload(&shortened(&other.payload, 240)),
            _ if count > 0 => messages::happened(count),
            _ => messages::instead(self.played.sentences.last().map(String::as_str)),
        })
    }
}

/// Runs a workspace's function on an event. `None` without a function, and for a text that is no event.
pub fn invocation(workspace: &Workspace, event: &str) -> Option<Invocation> {
    let name = workspace.handler.as_deref()?;
    let document = sound_event(event).ok()?;
    let settings = handler::Settings {
        account: workspace.settings.account.clone(),
        region: workspace.settings.region.clone(),
        memory_size: 128,
    };
    let telemetry = SimulatedTelemetry::new(0, CLOCK);
    Some(handler::invoke(handler::find(name)?, document.root()?, Start::Cold, 1, &settings, &telemetry))
}

/// Returns when a schedule runs that was created at this time.
///
/// # Errors
/// Why the expression cannot be read, in words.
pub(super) fn timetable(entry: &ScheduleEntry, from: crate::event::Timestamp) -> Result<Timetable, String> {
    let parsed = schedule::parse(&entry.expression, entry.service);
    let Some(read) = &parsed.schedule else {
        let problem = parsed.problems.first().map(|problem| schedule::messages::sentence(&problem.kind));
        return Err(problem.unwrap_or_default());
    };
    let timing = Timing { created: from, start: entry.start, end: entry.end };
    Ok(Timetable::new(read, entry.service, timing))
}

/// Returns whether AWS would take a pattern.
fn valid(parsed: &Parsed) -> Result<(), String> {
    if parsed.document.text().trim().is_empty() {
        return Err(messages::NO_PATTERN.to_owned());
    }
    parsed.refusal().map_or(Ok(()), |problem| Err(pattern::messages::sentence(problem)))
}

/// Returns whether a pattern matches an event, or does not.
fn matches(matcher: &PatternMatcher, event: &str, expected: bool) -> Result<(), String> {
    valid(matcher.parsed())?;
    let event = sound_event(event)?;
    let explanation = matcher.explain(&event);
    if explanation.matched == expected {
        return Ok(());
    }
    let reasons = if expected {
        matching::messages::reasons(&explanation, &outline(&explanation, &event))
    } else {
        matching::messages::why_it_matched(&admissions(&explanation, &event))
    };
    Err(reasons.into_iter().take(MOST_REASONS).collect::<Vec<_>>().join(" "))
}

fn met(holds: bool, reason: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(reason()) }
}

fn sound_event(text: &str) -> Result<Document, String> {
    let event = json::parse(text);
    if let Some(problem) = event.problems().first() {
        return Err(pattern::messages::json_sentence(&problem.kind));
    }
    let is_object = event.root().is_some_and(|root| root.kind() == Kind::Object);
    if is_object { Ok(event) } else { Err(messages::NOT_AN_OBJECT.to_owned()) }
}

fn has_or(object: &Object) -> bool {
    object.members.iter().any(|member| match member {
        Member::Or(_) => true,
        Member::Object(_, inner) => has_or(inner),
        Member::Leaf(_) => false,
    })
}

fn fits(happening: &Happening, expected: &Played) -> bool {
    let pairs = [
        (&expected.rule, &happening.rule),
        (&expected.target, &happening.target),
        (&expected.bus, &happening.bus),
        (&expected.error, &happening.error),
        (&expected.alarm, &happening.alarm),
        (&expected.state, &happening.state),
    ];
    pairs.iter().all(|(wanted, found)| wanted.as_ref().is_none_or(|wanted| wanted == *found))
}

/// Returns whether two texts are the same, or the same JSON in another layout.
fn same_json(one: &str, other: &str) -> bool {
    let compact = |text: &str| {
        let document = json::parse(text);
        let is_sound = document.problems().is_empty();
        document.root().filter(|_| is_sound).map(json::compact)
    };
    one == other || compact(one).is_some_and(|one| Some(one) == compact(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::ObjectWriter;
    use crate::lessons::read_lesson;
    use proptest::prelude::*;
    use std::sync::Arc;

    /// Returns a step with this start and these checks.
    fn step(start: &str, checks: &str) -> Step {
        let block = |text: &str| ["\n```json\n", text, "\n```\n"].concat();
        let text = [
            "---\ntitle: T\n---\n## S\n### Start",
            &block(start),
            "### Task\nT\n### Checks",
            &block(checks),
            "### Solution",
            &block("{}"),
        ];
        read_lesson("t", &text.concat()).unwrap().steps.remove(0)
    }

    const RULE: &str = r#"{"pattern": {"source": ["shop"]}, "events": {
        "Sold": {"source": "shop", "detail": {"n": 1}}, "Bought": {"source": "post"}}}"#;

    const SETUP: &str = r#"{"pattern": {"source": ["shop"]},
        "events": {"Sold": {"source": "shop", "detail-type": "Sold", "detail": {}}},
        "system": {"Rule": {"Name": "r", "Targets": [
            {"Id": "1", "Arn": "arn:aws:sqs:us-east-1:123456789012:q", "InputPath": "$.source"}]}}}"#;

    const SNAPSHOT: &str = r#"{"pattern": {"source": ["aws.rds"]}, "handler": "snapshot",
        "events": {"E": {"source": "aws.rds", "detail": {}}}}"#;

    #[test]
    fn a_check_holds_or_has_its_reason() {
        // The start, the check, and words of the reason; none if it holds.
        let cases = [
            (RULE, r#"{"check": "match", "event": "Sold"}"#, ""),
            (RULE, r#"{"check": "match", "event": "Bought"}"#, "source"),
            (RULE, r#"{"check": "no-match", "event": "Bought"}"#, ""),
            (RULE, r#"{"check": "no-match", "event": {"source": "shop"}}"#, "source"),
            (RULE, r#"{"check": "valid"}"#, ""),
            (r#"{"pattern": ""}"#, r#"{"check": "valid"}"#, "There is no pattern yet."),
            (r#"{"pattern": {"source": "shop"}}"#, r#"{"check": "valid"}"#, "\"source\" must be an array"),
            (RULE, r#"{"check": "uses", "operator": "prefix"}"#, "no prefix matcher"),
            (RULE, r#"{"check": "avoids", "operator": "$or"}"#, ""),
            (
                r#"{"pattern": {"$or": [{"a": [1]}, {"b": [1]}]}}"#,
                r#"{"check": "avoids", "operator": "$or"}"#,
                "$or",
            ),
            (RULE, r#"{"check": "field", "path": "detail.n"}"#, "no condition on detail.n"),
            (RULE, r#"{"check": "no-field", "path": "source"}"#, "has a condition on source"),
            (RULE, r#"{"check": "most-matchers", "count": 0}"#, "1 matcher"),
            (RULE, r#"{"check": "own-event", "pattern": {"detail": {"n": [1]}}}"#, ""),
            (
                RULE,
                r#"{"check": "own-event", "event": "Bought", "pattern": {"detail": {"n": [1]}}}"#,
                "detail",
            ),
            (RULE, r#"{"check": "own-event", "event": "Lent", "pattern": {"a": [1]}}"#, "no event named"),
            (RULE, r#"{"check": "logs", "text": "x"}"#, "no function"),
            (SNAPSHOT, r#"{"check": "answers", "error": "KeyError"}"#, ""),
            (SNAPSHOT, r#"{"check": "answers", "answer": 1}"#, "The function returns {"),
            (SNAPSHOT, r#"{"check": "logs", "text": "Snapshot is"}"#, "no such line"),
            (SETUP, r#"{"check": "accepted"}"#, ""),
            (SETUP, r#"{"check": "matched", "rule": "r", "count": 1}"#, ""),
            (SETUP, r#"{"check": "matched", "rule": "s"}"#, "That doesn't happen"),
            (SETUP, r#"{"check": "delivered", "target": "1", "payload": "\"shop\""}"#, ""),
            (SETUP, r#"{"check": "delivered", "payload": {"a": 1}}"#, "Instead, “\"shop\"” arrives"),
            (SETUP, r#"{"check": "delivered", "count": 2}"#, "That happens 1 time."),
            (SETUP, r#"{"check": "lost", "count": 0}"#, ""),
            (SETUP, r#"{"check": "target", "target": "2", "arn": "a"}"#, "no target with the Id “2”"),
            (
                SETUP,
                r#"{"check": "target", "target": "1", "arn": "a"}"#,
                "The Arn of the target “1” is arn:aws:sqs",
            ),
            (r#"{"system": {"Rules": [{"Name": "r s"}]}}"#, r#"{"check": "matched"}"#, "Rules[0]"),
        ];
        for (start, check, words) in cases {
            let step = step(start, &["[", check, "]"].concat());
            let reason = judge(&step, &step.start).remove(0).reason;
            assert_eq!(reason.is_none(), words.is_empty(), "{check}: {reason:?}");
            assert!(reason.unwrap_or_default().contains(words), "{check}");
        }
    }

    #[test]
    fn a_schedule_runs_as_asked_and_not_in_between() {
        let check = r#"[{"check": "runs", "from": "2026-03-02T00:00:00Z",
            "at": ["2026-03-02T06:00:00Z", "2026-03-03T06:00:00Z"]}]"#;
        let cases = [
            ("cron(0 6 * * ? *)", ""),
            ("cron(0 6,7 * * ? *)", "The next run is at 2026-03-02 07:00. It should be at 2026-03-03 06:00."),
            ("cron(0 6 2 3 ? 2026)", "There are no more runs. The next one should be at 2026-03-03 06:00."),
            ("cron(0 6 * * * *)", "?"),
            ("", "."),
        ];
        for (expression, words) in cases {
            let start = ObjectWriter::default().text("schedule", expression).close();
            let step = step(&start, check);
            let reason = judge(&step, &step.start).remove(0).reason;
            assert_eq!(reason.is_none(), words.is_empty(), "{expression}: {reason:?}");
            assert!(reason.unwrap_or_default().contains(words), "{expression}");
        }
    }

    proptest! {
        #[test]
        fn no_work_of_a_learner_stops_the_judge(text in "\\PC*|[\\[{\"a:,0}\\]]*", which in 0_usize..4) {
            let step = step(SETUP, r#"[{"check": "match", "event": "Sold"}, {"check": "delivered"}, {"check": "accepted"},
                {"check": "own-event", "pattern": {"source": ["shop"]}},
                {"check": "runs", "from": "2026-03-02T00:00:00Z", "at": ["2026-03-02T06:00:00Z"]}]"#);
            let mut workspace = step.start.clone();
            let text: Arc<str> = Arc::from(text);
            match which {
                0 => workspace.pattern = text,
                1 => workspace.events[0].text = text,
                2 => workspace.system = text,
                _ => workspace.schedule.expression = text,
            }
            prop_assert_eq!(judge(&step, &workspace).len(), 5);
        }
    }
}
