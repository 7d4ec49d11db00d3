//! Each step of each lesson can be solved, and is not solved before.

#[path = "support/lessons.rs"]
mod folder;

use eventbridge_playground::lessons::{
    self, Block, Course, Inline, Lesson, Outcome, Place, Progress, Step, judge, read,
};
use eventbridge_playground::workspace::Workspace;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static COURSES: LazyLock<Vec<Course>> =
    LazyLock::new(|| read(&folder::joined()).unwrap_or_else(|error| panic!("{error}")));

/// All steps with their names.
fn steps() -> Vec<(String, &'static Step)> {
    let of_lesson = |course: &'static Course, lesson: &'static Lesson| {
        lesson.steps.iter().map(move |step| (format!("{}/{}/{}", course.id, lesson.id, step.id), step))
    };
    let lessons = COURSES.iter().flat_map(|course| course.lessons.iter().map(move |lesson| (course, lesson)));
    lessons.flat_map(|(course, lesson)| of_lesson(course, lesson)).collect()
}

/// The checks that a workspace does not meet.
fn unmet(step: &Step, workspace: &Workspace) -> Vec<Outcome> {
    judge(step, workspace).into_iter().filter(|outcome| !outcome.is_met()).collect()
}

#[test]
fn every_solution_solves_its_step() {
    let mut found = Vec::new();
    for (name, step) in steps() {
        for Outcome { label, reason } in unmet(step, &step.solution) {
            // What the solution does when it is run, the sandbox shows: `tests/sandbox/lessons.test.mjs`.
            if step.panes.code && reason.as_deref() == Some("Run your function first.") {
                continue;
            }
            found.push(format!("{name}: {label}: {}", reason.unwrap_or_default()));
        }
    }
    assert!(found.is_empty(), "these solutions do not solve their step:\n{}", found.join("\n"));
    assert!(steps().len() > 70, "{}", steps().len());
}

#[test]
fn no_step_is_solved_at_its_start_or_by_a_hint() {
    let mut found = Vec::new();
    for (name, step) in steps() {
        if unmet(step, &step.start).is_empty() {
            found.push(format!("{name}: the start"));
        }
        for (at, hint) in step.hints.iter().enumerate() {
            if hint.state.as_ref().is_some_and(|state| unmet(step, state).is_empty()) {
                found.push(format!("{name}: hint {}", at + 1));
            }
        }
    }
    assert!(found.is_empty(), "these are solved before anything was done:\n{}", found.join("\n"));
}

#[test]
fn every_wrong_answer_has_a_reason() {
    let mut found = Vec::new();
    for (name, step) in steps() {
        for Outcome { label, reason } in unmet(step, &step.start) {
            let reason = reason.unwrap_or_default();
            if reason.split_whitespace().count() < 3 || !reason.ends_with(['.', '?']) {
                found.push(format!("{name}: {label}: {reason}"));
            }
        }
    }
    assert!(found.is_empty(), "these reasons are no sentences:\n{}", found.join("\n"));
}

#[test]
fn every_step_has_a_text_a_task_and_a_hint() {
    let mut found = Vec::new();
    for (name, step) in steps() {
        if step.text.is_empty() || step.task.is_empty() || step.hints.is_empty() || step.title.ends_with('.')
        {
            found.push(name);
        }
    }
    assert!(found.is_empty(), "these lack something:\n{}", found.join("\n"));
}

#[test]
fn links_into_the_lessons_lead_somewhere() {
    let courses: Vec<&Course> = COURSES.iter().collect();
    let mut seen = 0;
    for (name, step) in steps() {
        let hints = step.hints.iter().flat_map(|hint| &hint.text);
        for block in step.text.iter().chain(&step.task).chain(hints) {
            let lines: Vec<&Inline> = match block {
                Block::Paragraph(line) | Block::Heading(line) | Block::Note(line) => line.iter().collect(),
                Block::List { items, .. } => items.iter().flatten().collect(),
                Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).flatten().collect(),
                Block::Code { .. } => Vec::new(),
            };
            for link in lines.iter().filter_map(|inline| inline.link.as_deref()) {
                let Some(path) = link.strip_prefix("#/learn/") else { continue };
                seen += 1;
                assert!(Place::find(&courses, path, &Progress::default()).is_some(), "{name}: {link}");
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn every_file_is_listed_once() {
    let mut listed: Vec<String> = COURSES
        .iter()
        .flat_map(|course| course.lessons.iter().map(|lesson| format!("{}/{}", course.id, lesson.id)))
        .collect();
    listed.sort_unstable();
    assert_eq!(listed, folder::files());
}

/// `lessons/map.md` has a table for each of the two tutorials: a paragraph, and the steps that are about it.
#[test]
fn the_map_names_a_step_for_each_paragraph() {
    let known: BTreeSet<String> = steps().into_iter().map(|(name, _)| name).collect();
    let map = folder::file("map.md");
    let rows: Vec<&str> =
        map.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| --")).collect();
    let (mut found, mut named) = (Vec::new(), BTreeSet::new());
    for row in &rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        if cells.first() == Some(&"Paragraph") {
            continue;
        }
        let steps: Vec<&str> = cells.last().unwrap_or(&"").split('`').skip(1).step_by(2).collect();
        if cells.len() != 2 || steps.is_empty() {
            found.push(format!("no step: {row}"));
        }
        for step in steps {
            named.insert(step.to_owned());
            if !known.contains(step) {
                found.push(format!("no such step: {step}"));
            }
        }
    }
    for step in &known {
        let is_of_tutorial = ["first-rule/", "tour/"].iter().any(|course| step.starts_with(course));
        if is_of_tutorial && !named.contains(step) {
            found.push(format!("in no row: {step}"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(rows.len() > 60, "{}", rows.len());
}

#[test]
fn a_course_opened_as_a_file_is_read_like_the_others() {
    let text = folder::file("first-rule/events.md");
    let course = lessons::read_course("events", &text).unwrap();
    assert_eq!(course.lessons[0].steps, COURSES[0].lessons[0].steps);
}

#[test]
fn the_example_of_a_course_can_be_solved() {
    let course =
        lessons::read_course("example", &folder::example()).unwrap_or_else(|error| panic!("{error}"));
    let steps: Vec<&Step> = course.lessons.iter().flat_map(|lesson| &lesson.steps).collect();
    assert_eq!(steps.len(), 4);
    for step in steps.iter().filter(|step| !step.panes.code) {
        assert_eq!(unmet(step, &step.solution), [], "{}", step.title);
        assert!(!unmet(step, &step.start).is_empty(), "{}", step.title);
    }
}
