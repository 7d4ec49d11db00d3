//! What the lessons have a learner's function run, for `tests/sandbox/lessons.test.mjs`.
//!
//! `cargo run --example lesson_runs` prints a line of JSON for each state of each step that is about an own function: its
//! start, its hints and its solution, with the requests for the sandbox. With the name of a file,
//! `cargo run --example lesson_runs -- OUTCOMES`, it reads such lines with the `outcomes` in place of the requests, and prints
//! for each state the checks that do not hold, with their reasons.

#[allow(dead_code, reason = "a test lists the files as well")]
#[path = "../tests/support/lessons.rs"]
mod folder;

use eventbridge_playground::handler::own::{FUNCTION_NAME, Outcome, OwnRuns, RunRequest};
use eventbridge_playground::json::{self, ObjectWriter, Value};
use eventbridge_playground::lessons::{self, Course, Step, judge_with, needed_runs, step_name};
use eventbridge_playground::workspace::Workspace;
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let courses = match courses() {
        Ok(courses) => courses,
        Err(error) => return fail(&error),
    };
    let states = states(&courses);
    match arguments.as_slice() {
        [] => states.iter().for_each(|state| println!("{}", state.requests())),
        [file] => {
            let Ok(text) = std::fs::read_to_string(file) else { return fail(&format!("no file {file}")) };
            for line in text.lines() {
                let document = json::parse(line);
                let name = document.root().and_then(|root| root.get("name")).and_then(Value::as_str);
                let Some(state) = states.iter().find(|state| Some(&*state.name) == name.as_deref()) else {
                    return fail(&format!("no state of this name: {line}"));
                };
                let outcomes = document.root().and_then(|root| root.get("outcomes"));
                match state.judged(outcomes) {
                    Ok(line) => println!("{line}"),
                    Err(error) => return fail(&error),
                }
            }
        }
        _ => return fail("usage: lesson_runs [OUTCOMES]"),
    }
    ExitCode::SUCCESS
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

/// The page's courses, and the example of one of somebody else.
fn courses() -> Result<Vec<Course>, String> {
    let mut courses = lessons::read(&folder::joined()).map_err(|error| error.to_string())?;
    courses.push(lessons::read_course("example", &folder::example()).map_err(|error| error.to_string())?);
    Ok(courses)
}

/// A step's start, hint or solution.
struct State<'c> {
    /// `course/lesson/step: start`, `…: hint 1` or `…: solution`.
    name: String,
    step: &'c Step,
    workspace: &'c Workspace,
}

fn states(courses: &[Course]) -> Vec<State<'_>> {
    let mut found = Vec::new();
    for course in courses {
        for lesson in &course.lessons {
            for step in lesson.steps.iter().filter(|step| step.panes.code) {
                let of = step_name(course, lesson, step);
                let mut add = |which: &str, workspace| {
                    found.push(State { name: format!("{of}: {which}"), step, workspace });
                };
                add("start", &step.start);
                for (at, hint) in step.hints.iter().enumerate() {
                    if let Some(state) = &hint.state {
                        add(&format!("hint {}", at + 1), state);
                    }
                }
                add("solution", &step.solution);
            }
        }
    }
    found
}

impl State<'_> {
    fn requests(&self) -> String {
        let code = self.workspace.code.clone().unwrap_or_default();
        let settings = &self.workspace.settings;
        let request = |run: &lessons::NeededRun| {
            let request = RunRequest {
                code: &code,
                event: &run.payload,
                identity: &run.identity(),
                account: &settings.account,
                region: &settings.region,
                function_name: FUNCTION_NAME,
                is_warm: run.attempt > 1,
            };
            request.to_json()
        };
        let requests = needed_runs(self.step, self.workspace).iter().map(request).collect::<Vec<_>>();
        ObjectWriter::default().text("name", &self.name).list("requests", requests).close()
    }

    fn judged(&self, outcomes: Option<Value>) -> Result<String, String> {
        let runs = needed_runs(self.step, self.workspace);
        let outcomes: Vec<Outcome> = outcomes
            .iter()
            .flat_map(|list| list.children())
            .map(|outcome| Outcome::read(outcome.source()))
            .collect::<Result<_, _>>()?;
        if outcomes.len() != runs.len() {
            return Err(format!("{}: {} outcomes for {} runs", self.name, outcomes.len(), runs.len()));
        }
        let code = self.workspace.code.clone().unwrap_or_default();
        let made = runs.into_iter().zip(outcomes).map(|(run, outcome)| (run.payload, run.attempt, outcome));
        let made = OwnRuns::of(Arc::clone(&code), made.collect());
        let unmet = judge_with(self.step, self.workspace, &made).into_iter().filter_map(|outcome| {
            let reason = outcome.reason?;
            Some(ObjectWriter::default().text("check", &outcome.label).text("reason", &reason).close())
        });
        Ok(ObjectWriter::default().text("name", &self.name).list("unmet", unmet).close())
    }
}
