//! Exercises made, sent, solved, and broken.

use super::*;
use crate::event::Timestamp;
use crate::lessons::{Fault, WorkPart};
use crate::workspace::Expectation;
use proptest::prelude::*;
use std::sync::Arc;

const STOPPED: &str = r#"{"source": "aws.ec2", "detail": {"state": "stopped"}}"#;
const RUNNING: &str = r#"{"source": "aws.ec2", "detail": {"state": "running"}}"#;

fn now() -> Timestamp {
    Timestamp::parse("2026-03-02T00:00:00Z").unwrap()
}

fn workspace() -> Workspace {
    let mut workspace = Workspace::empty();
    workspace.pattern = Arc::from(r#"{"source": ["aws.ec2"], "detail": {"state": [{"prefix": "stop"}]}}"#);
    workspace.add_events([
        ("Stopped".to_owned(), Arc::from(STOPPED)),
        ("Running".to_owned(), Arc::from(RUNNING)),
        ("Running".to_owned(), Arc::from(r#"{"source": "aws.ec2"}"#)),
        (String::new(), Arc::from("{")),
    ]);
    workspace.selected = 0;
    workspace
}

/// The usual exercise, whose last event is hidden.
fn plan() -> Plan {
    let goals = [(0, true, false), (1, false, false), (2, false, true)];
    Plan {
        title: "Stopped instances".to_owned(),
        task: "Match `stopped`.".to_owned(),
        given: vec![(WorkPart::Pattern, Given::Empty)],
        goals: goals.map(|(index, expected, is_hidden)| (Goal::Event { index, expected }, is_hidden)).into(),
        hints: vec!["Look at *detail*.".to_owned(), " ".to_owned()],
        solution_text: "So.".to_owned(),
    }
}

fn made() -> Made {
    make(&workspace(), &plan()).unwrap_or_else(|troubles| panic!("{troubles:?}"))
}

fn with_pattern(pattern: &str) -> Workspace {
    Workspace { pattern: Arc::from(pattern), ..made().exercise.step.start }
}

#[test]
fn an_exercise_survives_its_link() {
    let made = made();
    let exercise = Exercise::of_link(&made.link("learn").unwrap()).unwrap().unwrap();
    assert_eq!(exercise, made.exercise);
    let step = &exercise.step;
    let names: Vec<&str> = step.start.events.iter().map(|event| &*event.name).collect();
    assert_eq!(
        (names.as_slice(), &*step.start.pattern),
        (["Stopped", "Running", "Event 4"].as_slice(), "{}")
    );
    assert_eq!((step.checks.len(), exercise.shown, step.hints.len(), step.solution_text.len()), (3, 2, 1, 1));
    assert_eq!(step.solution.pattern, workspace().pattern);
    assert!(step.panes.pattern && step.panes.events && !step.panes.setup && !step.panes.schedule);
    assert_eq!(made.proof(), "Tested: your solution meets all 3 checks, and the start fails 3 of them.");
    // Neither what is hidden nor the solution can be read in the link's JSON.
    let json = link::exercise(&made.link("learn").unwrap()).unwrap().unwrap();
    for secret in ["prefix", "check", "detail"] {
        assert!(!json.contains(secret), "{json}");
    }
    // A page that does not know exercises opens the start.
    let opened = link::decode(&made.link("learn").unwrap()).unwrap();
    assert!(opened.has_same_work(&step.start) && opened.tab.as_deref() == Some("learn"));
}

#[test]
fn a_hidden_check_tells_no_more_than_its_kind() {
    let exercise = made().exercise;
    let reasons = |pattern: &str| -> Vec<String> {
        let outcomes = exercise.judge(&with_pattern(pattern));
        outcomes.into_iter().map(|outcome| outcome.reason.unwrap_or_default()).collect()
    };
    let still = "A hidden event that must not match still matches.";
    assert_eq!(reasons(r#"{"source": ["aws.ec2"]}"#)[2], still);
    assert!(reasons(r#"{"source": ["aws.ec2"]}"#)[1].contains("aws.ec2"));
    assert_eq!(reasons(r#"{"source": ["aws.ec2"], "detail": {"state": ["stopped"]}}"#), ["", "", ""]);
    // What is wrong with the pattern itself gives nothing away.
    assert_eq!(reasons("")[2], "There is no pattern yet.");
    assert!(reasons(r#"{"source": "aws.ec2"}"#)[2].contains("must be an array"));
    let labels: Vec<String> =
        exercise.judge(&exercise.step.start).into_iter().map(|outcome| outcome.label).collect();
    assert_eq!(labels, ["“Stopped” matches", "“Running” doesn't match", "A hidden event doesn't match"]);
}

#[test]
fn each_kind_of_hidden_check_has_words() {
    let cases = [
        (
            r#"{"check": "uses", "operator": "prefix"}"#,
            "A hidden check on how the pattern is written isn't met yet.",
        ),
        (
            r#"{"check": "answers", "error": "KeyError"}"#,
            "A hidden check on what the function does isn't met yet.",
        ),
        (
            r#"{"check": "own-event", "pattern": {"a": [1]}}"#,
            "A hidden check on what your events say isn't met yet.",
        ),
        (
            r#"{"check": "runs", "from": "2026-03-02T00:00:00Z", "at": ["2026-03-02T00:01:00Z"]}"#,
            "A hidden check on when the schedule runs isn't met yet.",
        ),
        (
            r#"{"check": "dead-letter"}"#,
            "A hidden check on what happens in the event bus setup isn't met yet.",
        ),
    ];
    for (check, reason) in cases {
        let outcome = read_with(check).judge(&with_pattern("{}")).pop().unwrap();
        assert_eq!(outcome.reason.as_deref(), Some(reason), "{check}");
        assert!(reason.contains(outcome.label.trim_start_matches("A hidden check on ")), "{}", outcome.label);
    }
}

/// An exercise with one hidden check.
fn read_with(check: &str) -> Exercise {
    let pack = ["{\"hidden\":[", check, "],\"solution\":{}}"].concat();
    Exercise::read(&made().exercise.step.start, &source(&pack)).unwrap()
}

/// The JSON of an exercise with this in its pack.
fn source(pack: &str) -> String {
    let mut source = ObjectWriter::default();
    source
        .number("version", 1_u32)
        .text("title", "T")
        .text("task", "Do.")
        .text("pack", &link::pack_text(pack));
    source.close()
}

/// What is done to a plan.
type Change = fn(&mut Plan);

#[test]
fn a_plan_that_cannot_be_solved_or_is_solved_is_refused() {
    let told = |change: Change| -> Vec<String> {
        let mut plan = plan();
        change(&mut plan);
        match make(&workspace(), &plan) {
            Ok(_) => Vec::new(),
            Err(troubles) => troubles.iter().map(Trouble::to_string).collect(),
        }
    };
    let cases: [(Change, &str); 10] = [
        (|plan| plan.title = " ".to_owned(), "The exercise needs a title."),
        (|plan| plan.task = String::new(), "The exercise needs a task."),
        (|plan| plan.task = "a\n\n<b>b</b>".to_owned(), "The task, line 3: HTML isn't allowed here."),
        (
            |plan| plan.hints[0] = "[a](javascript:1)".to_owned(),
            "Hint 1, line 1: The link to “javascript:1” isn't",
        ),
        (|plan| plan.solution_text = "<i>".to_owned(), "The note on the solution, line 1: HTML"),
        (|plan| plan.goals.clear(), "The exercise needs at least one check."),
        (|plan| plan.given.clear(), "The start already meets all checks"),
        (
            |plan| plan.given = vec![(WorkPart::Pattern, Given::Other(workspace().pattern.to_string()))],
            "The start already meets all checks",
        ),
        (
            |plan| plan.goals[0].0 = Goal::Event { index: 1, expected: true },
            "Not met by your solution: “Running” matches. ",
        ),
        (
            |plan| plan.goals = vec![plan.goals[0].clone(); MAX_CHECKS + 1],
            "The exercise has 101 checks; the limit is 100.",
        ),
    ];
    for (change, words) in cases {
        let told = told(change);
        assert!(told.first().is_some_and(|told| told.starts_with(words)), "{words}: {told:?}");
    }
    assert_eq!(told(|_| ()), [""; 0]);
}

#[test]
fn the_answer_comes_with_the_link_and_is_judged_anew() {
    let exercise = made().exercise;
    let told = |pattern: &str, hints, has_seen_solution| {
        let attempt = Attempt { work: with_pattern(pattern), hints, has_seen_solution };
        let fragment = exercise.link_with(&attempt, "learn").unwrap();
        let sent = Exercise::of_link(&fragment).unwrap().unwrap();
        assert_eq!(sent.answer.as_ref(), Some(&attempt));
        assert_eq!((&sent.step, sent.shown), (&exercise.step, exercise.shown));
        // An answer to an answer takes its place.
        assert_eq!(sent.link_with(&attempt, "learn"), Ok(fragment));
        sent.told(sent.answer.as_ref().unwrap())
    };
    assert_eq!(
        told(r#"{"detail": {"state": ["stopped"]}}"#, 0, false),
        "Solved: all 3 checks are met. No hints were used, and the solution wasn't viewed."
    );
    assert_eq!(
        told(r#"{"source": ["aws.ec2"]}"#, 1, true),
        "Not solved: 1 of 3 checks are met. 1 hint was used, and the solution was viewed."
    );
    // Nothing that a link says makes it solved.
    let forged = exercise.source.replacen(
        '{',
        r#"{"answer":{"work":{},"solved":true,"hints":-1},"solved":true,"met":3,"#,
        1,
    );
    let forged = Exercise::read(&exercise.step.start, &forged).unwrap();
    assert!(forged.told(forged.answer.as_ref().unwrap()).starts_with("Not solved: 0 of 3"));
}

#[test]
fn a_workspace_offers_what_it_meets() {
    let found = offers(&workspace(), now());
    let usual: Vec<&str> = found.iter().filter(|offer| offer.is_usual).map(|offer| &*offer.label).collect();
    assert_eq!(usual, ["“Stopped” matches", "“Running” doesn't match", "“Running (2)” doesn't match"]);
    let others: Vec<&str> = found.iter().map(|offer| &*offer.label).collect();
    for label in [
        "AWS accepts the pattern",
        "The pattern uses prefix",
        "The pattern doesn't use $or",
        "The pattern has a condition on detail.state",
        "The pattern has at most 2 matchers",
        "“Stopped” meets the task",
    ] {
        assert!(others.contains(&label), "{label}: {others:?}");
    }
    let goals: Vec<(Goal, bool)> = found.iter().map(|offer| (offer.goal.clone(), false)).collect();
    assert_eq!(
        suggested_task(&workspace(), &goals),
        "Write an event pattern that matches `Stopped`, but not `Running` and `Running (2)`."
    );
    // What is hidden is not named.
    let hidden: Vec<(Goal, bool)> =
        goals.iter().map(|(goal, _)| (goal.clone(), *goal != goals[0].0)).collect();
    assert_eq!(suggested_task(&workspace(), &hidden), "Write an event pattern that matches `Stopped`.");
    assert_eq!(parts(&workspace()), [WorkPart::Pattern, WorkPart::Event("Stopped".to_owned())]);
    // What is expected counts, and not what is.
    let mut odd = workspace();
    odd.events[0].expected = Some(Expectation::NoMatch);
    assert_eq!(offers(&odd, now())[0].label, "“Stopped” doesn't match");
}

#[test]
fn function_schedule_and_setup_are_offered_and_make_exercises() {
    let mut workspace = Workspace::empty();
    workspace.pattern = Arc::from(r#"{"source": ["aws.rds"]}"#);
    workspace.handler = Some("snapshot".to_owned());
    workspace.schedule.expression = Arc::from("cron(0 6 * * ? *)");
    workspace.system = Arc::from(
        r#"{"Rule": {"Name": "r", "Targets": [
            {"Id": "1", "Arn": "arn:aws:sqs:us-east-1:123456789012:q", "InputPath": "$.source"},
            {"Id": "2", "Arn": "arn:aws:sqs:us-east-1:123456789012:gone", "Fault": "Missing",
             "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:123456789012:dlq"}}]}}"#,
    );
    workspace.add_events([(
        "E".to_owned(),
        Arc::from(r#"{"source": "aws.rds", "detail-type": "D", "detail": {}}"#),
    )]);
    let offers = offers(&workspace, now());
    let usual: Vec<&str> = offers.iter().filter(|offer| offer.is_usual).map(|offer| &*offer.label).collect();
    assert_eq!(usual[0], "“E” matches");
    for label in [
        "The function fails with KeyError",
        "It runs at 2026-03-02 06:00, 2026-03-03 06:00, 2026-03-04 06:00 (UTC) and so on",
        "The target “1” receives \"aws.rds\"",
        "A dead-letter queue receives a message, once",
    ] {
        assert!(usual.contains(&label), "{label}: {usual:?}");
    }
    for part in [WorkPart::Pattern, WorkPart::Schedule, WorkPart::Setup] {
        assert!(parts(&workspace).contains(&part));
        let goals = offers.iter().map(|offer| (offer.goal.clone(), false)).collect();
        let plan = Plan { given: vec![(part.clone(), Given::Empty)], goals, ..plan() };
        let made = make(&workspace, &plan).unwrap_or_else(|troubles| panic!("{part:?}: {troubles:?}"));
        let panes = made.exercise.step.panes;
        assert!(panes.function && panes.schedule && panes.setup);
    }
    // An event that the learner writes has no verdict to check.
    let goals =
        offers.iter().filter(|offer| offer.label.contains('E')).map(|offer| (offer.goal.clone(), false));
    let own = offers.iter().find(|offer| offer.label == "“E” meets the task").unwrap();
    let goals =
        goals.filter(|(goal, _)| matches!(goal, Goal::Event { .. })).chain([(own.goal.clone(), false)]);
    let given = vec![(WorkPart::Event("E".to_owned()), Given::Empty)];
    let made = make(&workspace, &Plan { given, goals: goals.collect(), ..plan() }).unwrap();
    assert_eq!(made.exercise.step.checks.len(), 1);
}

#[test]
fn hostile_exercises_are_refused_in_words() {
    let start = made().exercise.step.start;
    let told = |text: &str| match Exercise::read(&start, text) {
        Ok(_) => String::new(),
        Err(flaw) => flaw.to_string(),
    };
    let good = source(r#"{"checks":[{"check":"valid"}],"solution":{}}"#);
    assert_eq!(told(&good), "");
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let many =
        ["{\"checks\":[", &vec!["{\"check\":\"valid\"}"; 5_000].join(","), "],\"solution\":{}}"].concat();
    let texts = |count: usize| json::texts(vec!["a"; count]);
    let hints = ["{\"checks\":[{\"check\":\"valid\"}],\"solution\":{},\"hints\":", &texts(30), "}"].concat();
    let large = ["{\"x\":\"", &" ".repeat(MAX_BYTES), "\"}"].concat();
    let cut = {
        let pack = link::pack_text(r#"{"checks":[{"check":"valid"}],"solution":{}}"#);
        good.replace(&pack, &pack[..pack.len() - 4])
    };
    let cases = [
        ("7".to_owned(), "The exercise can't be read. This must be an object"),
        (deep, "The exercise can't be read. This isn't valid JSON"),
        ("{}".to_owned(), "The exercise can't be read. “version” is missing."),
        (
            good.replace(":1", ":2"),
            "The exercise was made with a newer version of the playground (format 2).",
        ),
        (good.replace(":1", ":-1"), "The exercise can't be read. “-1” isn't a valid value for “version”."),
        (good.replace("\"T\"", "[]"), "The title: “title” must be a string, but is an array."),
        (good.replace("\"T\"", "\"\""), "The exercise needs a title."),
        (good.replace("Do.", "<script>alert(1)</script>"), "The task, line 1: HTML isn't allowed here."),
        (
            good.replace("Do.", "[a](javascript:alert)"),
            "The task, line 1: The link to “javascript:alert” isn't allowed.",
        ),
        (good.replace("Do.", "![a](https://example.com/a)"), "The task, line 1: The link to"),
        (
            good.replace("\"pack\":\"", "\"pack\":\"?"),
            "The exercise is incomplete or was altered on the way.",
        ),
        (cut, "The exercise is incomplete or was altered on the way."),
        (source("{"), "The exercise can't be read. This isn't valid JSON"),
        (source("{}"), "The exercise needs at least one check."),
        (source(r#"{"checks":{}}"#), "The checks: “checks” must be an array, but is an object."),
        (source(r#"{"checks":[{"check":"none"}]}"#), "The checks: There is no check named “none”."),
        (
            source(r#"{"hidden":[{"check":"match","event":"Gone"}]}"#),
            "The checks: The start has no event named",
        ),
        (source(&many), "The exercise has 5000 checks; the limit is 100."),
        (source(&hints), "The exercise has 30 hints; the limit is 20."),
        (source(&large), "The exercise is too large."),
        (source(r#"{"checks":[{"check":"valid"}]}"#), "The solution isn't a workspace."),
        (
            source(r#"{"checks":[{"check":"valid"}],"solution":{"events":7}}"#),
            "The solution isn't a workspace.",
        ),
        (
            source(r#"{"checks":[{"check":"valid"}],"solution":{},"hints":7}"#),
            "The exercise can't be read. “hints”",
        ),
        (
            source(r#"{"checks":[{"check":"valid"}],"solution":{},"hints":[7]}"#),
            "Hint 1: “hints” must be a string",
        ),
        (good.replacen('{', "{\"answer\":[],", 1), "The answer isn't a workspace."),
        (good.replacen('{', "{\"answer\":{\"work\":{\"events\":1}},", 1), "The answer isn't a workspace."),
    ];
    for (text, words) in cases {
        let told = told(&text);
        assert!(told.starts_with(words), "{words}: {told}: {}", &text[..text.len().min(200)]);
    }
    // Many checks of one large event would be read anew with each key.
    let mut start = start;
    start.events[0].text = Arc::from(["{\"a\":\"", &" ".repeat(MAX_BYTES / 2), "\"}"].concat());
    let checks = ["{\"check\":\"match\",\"event\":\"Stopped\"}"; 3].join(",");
    let pack = ["{\"checks\":[", &checks, "],\"solution\":{}}"].concat();
    assert_eq!(Exercise::read(&start, &source(&pack)), Err(Flaw::TooLarge));
    let unknown = Exercise::read(&start, &good.replace("Do.", ""));
    assert_eq!(unknown, Err(Flaw::In { part: Part::Task, line: 0, fault: Fault::Missing("task") }));
}

proptest! {
    #[test]
    fn no_json_stops_the_reader(
        text in "\\PC*|\\{\"version\":1,(\"(title|task|pack|answer|hints)\":(\"[a-z<*]*\"|[\\[{7]|null),?)*\\}",
        pack in "\\{(\"(checks|hidden|hints|solution|text)\":(\\[(\\{\"check\":\"[a-z-]*\",?\\},?)*\\]|\\{[\"a-z:]*\\}|7|\"x\"),?)*\\}",
    ) {
        let start = workspace();
        let _ = Exercise::read(&start, &text);
        if let Ok(exercise) = Exercise::read(&start, &source(&pack)) {
            prop_assert_eq!(exercise.judge(&start).len(), exercise.step.checks.len());
        }
    }

    #[test]
    fn whatever_is_answered_survives_its_link(pattern in "\\PC*", event in "\\PC*", hints in 0_usize..=1, looked: bool) {
        let exercise = made().exercise;
        let mut work = with_pattern(&pattern);
        work.events[0].text = Arc::from(event);
        let attempt = Attempt { work, hints, has_seen_solution: looked };
        let sent = Exercise::of_link(&exercise.link_with(&attempt, "learn").unwrap()).unwrap().unwrap();
        prop_assert_eq!(sent.answer, Some(attempt));
    }
}
