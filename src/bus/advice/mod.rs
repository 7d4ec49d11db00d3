//! Advice on a whole model: loops, double deliveries, events that would be lost; and a checklist.
//!
//! Advice never blocks anything. [`advise`] finds what the model alone shows, and [`advise_on_play`] what
//! only a simulation shows.

mod inputs;
mod loops;
pub mod messages;
mod play;
mod practices;
mod twice;

pub use play::advise_on_play;
pub use practices::{Practice, PracticeKind, practices};

use super::Model;
use super::model::{BusKind, RetryPolicy, Rule, Target};
use super::problem::ModelRef;
use crate::json::{self, Value};
use crate::matching::PatternMatcher;
use crate::pattern::{self, Branch, Parsed};
use crate::targets::Unread;

/// One piece of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The part of the model that it is about.
    pub place: ModelRef,
    /// The kind of advice.
    pub kind: AdviceKind,
}

/// The kinds of [`Advice`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AdviceKind {
    /// The events of the rule's targets lead back to the rule; the rules on the way, by index.
    Loop {
        /// The rules between, in order; empty if it matches what its own targets send.
        through: Vec<u32>,
    },
    /// A simulation was cut because of a loop through this rule or alarm.
    LoopSeen,
    /// The bus has another rule with the same pattern.
    SamePattern {
        /// That rule, by index.
        other: u32,
    },
    /// The rule matches whatever another rule of its bus matches, and both send it to the same place.
    AlwaysTwice {
        /// That rule, by index.
        other: u32,
    },
    /// Another rule sent the same event to the same place.
    DeliversTwice {
        /// That rule, by index.
        other: u32,
        /// The first such event of the log.
        event: u32,
    },
    /// A rule of the default bus has no condition on the source, so it sees the events of every service.
    NoSource,
    /// Events that cannot be delivered are lost.
    NoDeadLetter,
    /// Failing deliveries are retried for a day.
    LongRetries,
    /// The template is a text of an object in double quotes.
    ObjectInQuotes,
    /// The target does not read all of its input.
    Unread(Unread),
    /// A path of the input found nothing in events that came to the target.
    PathFindsNothing {
        /// The path.
        path: String,
        /// The number of events in which it found nothing.
        events: u32,
        /// The number of events that were examined.
        of: u32,
        /// Whether it is a path of a transformer, and not an input path.
        is_template: bool,
    },
    /// The bus has an archive, and replays of it match the rule again.
    MatchesReplays,
    /// The bus has no rule and no archive.
    UnusedBus,
}

/// Returns the advice that a model alone gives, part by part.
pub fn advise(model: &Model) -> Vec<Advice> {
    let rules: Vec<Subject> = model.rules.iter().map(|rule| Subject::new(model, rule)).collect();
    let mut advice = Vec::new();
    for (index, bus) in (0..).zip(&model.buses) {
        let is_archived = model.archives.iter().any(|it| model.find_bus(&it.bus) == Some(index as usize));
        let is_used = is_archived || rules.iter().any(|rule| rule.bus == Some(index as usize));
        if !is_used && bus.kind != BusKind::Default {
            advice.push(Advice { place: ModelRef::Bus(index), kind: AdviceKind::UnusedBus });
        }
    }
    let loops = loops::find(model, &rules);
    let twice = twice::find(&rules);
    for (index, subject) in rules.iter().enumerate() {
        let place = ModelRef::Rule(index as u32);
        let mut kinds = Vec::new();
        kinds.extend(loops.get(index).cloned().flatten().map(|through| AdviceKind::Loop { through }));
        let is_same = |other: &Subject| {
            other.bus == subject.bus && other.pattern.is_some() && other.compact == subject.compact
        };
        let other = rules.iter().take(index).position(is_same).filter(|_| subject.pattern.is_some());
        kinds.extend(other.map(|other| AdviceKind::SamePattern { other: other as u32 }));
        let again = twice.iter().filter(|(_, wide)| *wide as usize == index);
        kinds.extend(again.map(|(narrow, _)| AdviceKind::AlwaysTwice { other: *narrow }));
        kinds.extend(of_pattern(model, subject));
        advice.extend(kinds.into_iter().map(|kind| Advice { place, kind }));
        for (target, kind) in (0..)
            .zip(&subject.rule.targets)
            .flat_map(|(number, target)| of_target(target).into_iter().map(move |kind| (number, kind)))
        {
            advice.push(Advice { place: ModelRef::Target { rule: index as u32, target }, kind });
        }
    }
    advice
}

/// A rule, with the values that several pieces of advice need.
struct Subject<'m> {
    rule: &'m Rule,
    bus: Option<usize>,
    /// The pattern; `None` unless AWS takes it.
    pattern: Option<PatternMatcher>,
    /// The pattern without whitespace between tokens.
    compact: String,
}

impl<'m> Subject<'m> {
    fn new(model: &Model, rule: &'m Rule) -> Self {
        let pattern = rule.pattern.as_deref().map(pattern::parse).filter(Parsed::is_valid);
        let pattern = pattern.map(PatternMatcher::new);
        let root = pattern.as_ref().and_then(|matcher| matcher.parsed().document.root());
        Self {
            rule,
            bus: model.find_bus(&rule.bus),
            compact: root.map(json::compact).unwrap_or_default(),
            pattern,
        }
    }

    fn root(&self) -> Option<Value<'_>> {
        self.pattern.as_ref()?.parsed().document.root()
    }

    /// Returns whether every branch of the pattern has a condition on a field.
    fn asks_for(&self, path: &str) -> bool {
        self.pattern.as_ref().is_some_and(|matcher| {
            let names =
                |branch: &Branch| branch.leaves.iter().any(|id| matcher.pattern().leaf(*id).path == path);
            matcher.branches().iter().all(names)
        })
    }
}

fn of_pattern(model: &Model, subject: &Subject) -> Vec<AdviceKind> {
    let mut kinds = Vec::new();
    if subject.pattern.is_none() {
        return kinds;
    }
    let bus = subject.bus.and_then(|bus| model.buses.get(bus));
    if bus.is_some_and(|bus| bus.kind == BusKind::Default) && !subject.asks_for("source") {
        kinds.push(AdviceKind::NoSource);
    }
    let is_archived = model.archives.iter().any(|archive| model.find_bus(&archive.bus) == subject.bus);
    if is_archived && !subject.asks_for("replay-name") {
        kinds.push(AdviceKind::MatchesReplays);
    }
    kinds
}

fn of_target(target: &Target) -> Vec<AdviceKind> {
    let mut kinds = Vec::new();
    if target.dead_letter.is_none() {
        kinds.push(AdviceKind::NoDeadLetter);
    }
    if target.retry == RetryPolicy::default() {
        kinds.push(AdviceKind::LongRetries);
    }
    kinds.extend(inputs::of_target(target));
    kinds
}

#[cfg(test)]
mod tests;
