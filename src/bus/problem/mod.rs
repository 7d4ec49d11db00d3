//! The problems of a model, each with its place, and their messages: AWS's own, and ours.
//!
//! Names, counts, ages and ARNs are checked as `CreateEventBus`, `PutRule`, `PutTargets` and `CreateArchive`
//! do. The valid parts of a model with problems still run.

mod buses;
mod inputs;
pub mod messages;
mod model_ref;
mod parameters;
mod put_rule;
mod rules;
mod targets;

pub use model_ref::{Field, ModelRef, Problem, ProblemKind};

use super::Model;
use crate::arn::Arn;
use crate::targets::TargetKind;
use crate::targets::kind::EVENT_BUS;

/// The most characters of a description.
const MAX_DESCRIPTION: usize = 512;

/// Collects the problems of one part of a model.
struct Finder<'f> {
    place: ModelRef,
    problems: &'f mut Vec<Problem>,
}

impl Finder<'_> {
    fn push(&mut self, field: Field, kind: ProblemKind) {
        self.problems.push(Problem { place: self.place, field, span: None, kind });
    }

    /// Checks a name that the API requires to have letters, digits, `.`, `-` and `_`.
    fn name(&mut self, name: &str, longest: usize) {
        let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let pattern = r"[\.\-_A-Za-z0-9]+";
        self.name_of(name, !name.is_empty() && name.chars().all(is_sound), pattern, longest);
    }

    /// Checks the length of a name whose characters were already checked: AWS reports both in one message.
    fn name_of(&mut self, name: &str, is_sound: bool, pattern: &'static str, longest: usize) {
        if !is_sound {
            return self.push(Field::Name, ProblemKind::Name { value: name.to_owned(), pattern, longest });
        }
        self.length(Field::Name, name, longest);
    }

    fn length(&mut self, field: Field, text: &str, longest: usize) {
        let length = text.chars().count();
        if length > longest {
            self.push(field, ProblemKind::TooLong { value: text.to_owned(), length, longest });
        }
    }

    fn range(&mut self, field: Field, value: u32, least: u32, most: u32) {
        if !(least..=most).contains(&value) {
            self.push(field, ProblemKind::OutOfRange { value, least, most });
        }
    }

    /// Checks a pattern as TestEventPattern does.
    fn pattern(&mut self, text: &str) {
        let parsed = crate::pattern::parse(text);
        if let Some(problem) = parsed.refusal() {
            let span = Some(problem.span);
            let kind = ProblemKind::Pattern(text.into());
            self.problems.push(Problem { place: self.place, field: Field::Pattern, span, kind });
        }
    }
}

/// Returns the problems of a model: buses first, then rules with their targets, archives and alarms.
pub fn problems(model: &Model) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut at = |place, check: &mut dyn FnMut(&mut Finder)| {
        check(&mut Finder { place, problems: &mut problems });
    };
    for (index, bus) in (0..).zip(&model.buses) {
        at(ModelRef::Bus(index), &mut |finder| buses::check(finder, model, index as usize, bus));
    }
    for (index, rule) in (0..).zip(&model.rules) {
        at(ModelRef::Rule(index), &mut |finder| rules::check(finder, model, index as usize, rule));
        for (number, target) in (0..).zip(&rule.targets) {
            at(ModelRef::Target { rule: index, target: number }, &mut |finder| {
                targets::check(finder, model, rule, number as usize, target);
            });
        }
    }
    for (index, archive) in (0..).zip(&model.archives) {
        at(ModelRef::Archive(index), &mut |finder| {
            finder.name(&archive.name, 48);
            if model.archives.iter().take(index as usize).any(|other| other.name == archive.name) {
                finder.push(Field::Name, ProblemKind::AlreadyExists(archive.name.clone()));
            }
            // Of an ARN that is no bus's the reader of the system tells.
            let is_bus = Arn::parse(&archive.bus).is_none_or(|arn| TargetKind::of_parts(&arn) == &EVENT_BUS);
            if is_bus && model.find_bus(&archive.bus).is_none() {
                finder.push(Field::Bus, ProblemKind::NoSuchBus(archive.bus.clone()));
            }
            // CreateArchive treats an empty pattern as none.
            if let Some(pattern) = archive.pattern.as_ref().filter(|pattern| !pattern.is_empty()) {
                finder.pattern(pattern);
            }
        });
    }
    for (index, alarm) in (0..).zip(&model.alarms) {
        at(ModelRef::Alarm(index), &mut |finder| {
            finder.length(Field::Name, &alarm.name, 255);
            if model.alarms.iter().take(index as usize).any(|other| other.name == alarm.name) {
                finder.push(Field::Name, ProblemKind::AlreadyExists(alarm.name.clone()));
            }
            if alarm.rule.is_some_and(|rule| rule as usize >= model.rules.len()) {
                finder.push(Field::Arn, ProblemKind::NoSuchRule);
            }
            if alarm.period_minutes == 0 || alarm.periods == 0 {
                finder.push(Field::Threshold, ProblemKind::NoPeriod);
            }
        });
    }
    problems
}

#[cfg(test)]
mod tests;
