//! Checks on rules.

use super::{Field, Finder, MAX_DESCRIPTION, Problem, ProblemKind};
use crate::bus::Model;
use crate::bus::model::{BusKind, Rule, RuleState};
use crate::pattern::MAX_LENGTH;
use crate::schedule::{self, Service, Weight};

const MAX_NAME: usize = 64;

/// The most characters of a pattern, in UTF-16 units, unless AWS raises the quota for an account.
pub(super) const QUOTA: usize = 2_048;

/// The most targets of a rule, which AWS does not raise.
const MAX_TARGETS: usize = 5;

pub(super) fn check(finder: &mut Finder, model: &Model, index: usize, rule: &Rule) {
    finder.name(&rule.name, MAX_NAME);
    finder.length(Field::Description, &rule.description, MAX_DESCRIPTION);
    let bus = model.find_bus(&rule.bus);
    if bus.is_none() {
        finder.push(Field::Bus, ProblemKind::NoSuchBus(rule.bus.clone()));
    }
    let before = model.rules.iter().take(index).filter(|other| model.find_bus(&other.bus) == bus);
    if before.clone().any(|other| other.name == rule.name) {
        finder.push(Field::Name, ProblemKind::AlreadyExists(rule.name.clone()));
    }
    let bus = bus.and_then(|bus| model.buses.get(bus));
    let region = bus.map_or(model.region.as_str(), |bus| bus.region(model));
    let most = if matches!(region, "af-south-1" | "eu-south-1") { 100 } else { 300 };
    if before.count() >= most {
        finder.push(Field::Name, ProblemKind::TooMany { most });
    }
    // An empty text counts for none, beside a pattern or a schedule (stackd, 15 September 2026).
    let pattern = rule.pattern.as_ref().filter(|pattern| !pattern.is_empty());
    let expression = rule.schedule.as_ref().filter(|schedule| !schedule.is_empty());
    if pattern.is_none() && expression.is_none() {
        finder.push(Field::Pattern, ProblemKind::NoPatternOrSchedule);
    }
    // Another bus takes not even an empty one.
    if rule.schedule.is_some() && bus.is_some_and(|bus| bus.kind != BusKind::Default) {
        finder.push(Field::Schedule, ProblemKind::ScheduleNotOnDefaultBus);
    }
    if let Some(text) = expression {
        schedule(finder, text);
        if rule.state == RuleState::EnabledWithReads {
            finder.push(Field::State, ProblemKind::ScheduleWithReads);
        }
    }
    if let Some(pattern) = pattern {
        finder.pattern(pattern);
        let length = pattern.encode_utf16().count();
        if (QUOTA + 1..=MAX_LENGTH).contains(&length) {
            finder.push(Field::Pattern, ProblemKind::PatternOverQuota(length));
        }
    }
    if rule.targets.len() > MAX_TARGETS {
        finder.push(Field::Targets, ProblemKind::TooMany { most: MAX_TARGETS });
    }
}

fn schedule(finder: &mut Finder, text: &str) {
    let parsed = schedule::parse(text, Service::Rule);
    let refused = parsed.problems.into_iter().find(|problem| problem.weight == Weight::Refused);
    if let Some(problem) = refused {
        let (span, kind) = (Some(problem.span), ProblemKind::Schedule(problem.kind));
        finder.problems.push(Problem { place: finder.place, field: Field::Schedule, span, kind });
    }
}
