//! The prepared model: everything is parsed once, before the first event.

use crate::bus::Model;
use crate::bus::model::{DeadLetter, Fault, Rule, RuleState, Target};
use crate::pattern;
use crate::ruleset::{RuleSet, Scratch};
use crate::targets::kind::EVENT_BUS;
use crate::targets::{Prepared, TargetKind};

/// The model, prepared for events. Lists have the same order as the model's.
pub(super) struct Compiled<'m> {
    pub(super) buses: Vec<CompiledBus>,
    pub(super) rules: Vec<CompiledRule<'m>>,
}

/// A bus with the rules and archives that match its events.
pub(super) struct CompiledBus {
    /// Rules by their index, followed by the archives.
    pub(super) waiting: RuleSet<u32>,
    pub(super) scratch: Scratch,
}

pub(super) struct CompiledRule<'m> {
    pub(super) rule: &'m Rule,
    pub(super) arn: String,
    pub(super) bus: Option<u32>,
    pub(super) targets: Vec<CompiledTarget<'m>>,
}

pub(super) struct CompiledTarget<'m> {
    pub(super) target: &'m Target,
    pub(super) kind: &'static TargetKind,
    pub(super) prepared: Prepared,
    pub(super) forward: Forward,
    /// Whether its dead-letter queue would take a message; `None` if it has no queue.
    pub(super) dead_letter: Option<bool>,
}

/// The place of a bus that is a target.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Forward {
    /// The target is no bus.
    No,
    /// A bus of the model.
    Bus(u32),
    /// A bus of an account or a Region that the model does not describe.
    Outside,
    /// A bus that does not exist: PutTargets accepts it, and events for it are lost.
    Missing,
}

impl<'m> Compiled<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let bus = || CompiledBus { waiting: RuleSet::new(), scratch: Scratch::default() };
        let mut buses: Vec<CompiledBus> = model.buses.iter().map(|_| bus()).collect();
        let rules: Vec<CompiledRule> =
            model.rules.iter().map(|rule| CompiledRule::new(model, rule)).collect();
        for (index, compiled) in rules.iter().enumerate() {
            let bus = compiled.bus.and_then(|bus| buses.get_mut(bus as usize));
            let (Some(bus), Some(pattern)) = (bus, &compiled.rule.pattern) else { continue };
            if compiled.rule.state != RuleState::Disabled {
                // A pattern that is not valid matches nothing; it is reported elsewhere.
                bus.wait(index as u32, pattern);
            }
        }
        for (index, archive) in model.archives.iter().enumerate() {
            let bus = model.find_bus(&archive.bus).and_then(|bus| buses.get_mut(bus));
            if let Some(bus) = bus {
                bus.wait((rules.len() + index) as u32, &archive.managed_pattern());
            }
        }
        Self { buses, rules }
    }
}

impl CompiledBus {
    fn wait(&mut self, number: u32, pattern: &str) {
        let parsed = pattern::parse(pattern);
        if parsed.misunderstanding().is_none() {
            self.waiting.add(number, &parsed.pattern);
        }
    }
}

impl<'m> CompiledRule<'m> {
    fn new(model: &'m Model, rule: &'m Rule) -> Self {
        Self {
            rule,
            arn: model.rule_arn(rule),
            bus: model.find_bus(&rule.bus).map(|index| index as u32),
            targets: rule.targets.iter().map(|target| CompiledTarget::new(model, target)).collect(),
        }
    }
}

impl<'m> CompiledTarget<'m> {
    fn new(model: &'m Model, target: &'m Target) -> Self {
        let kind = target.kind();
        Self {
            target,
            kind,
            prepared: Prepared::new(&target.input),
            forward: forward(model, kind, target),
            dead_letter: target.dead_letter.as_ref().map(DeadLetter::takes_messages),
        }
    }
}

fn forward(model: &Model, kind: &TargetKind, target: &Target) -> Forward {
    if kind != &EVENT_BUS {
        return Forward::No;
    }
    match model.find_bus(&target.arn) {
        _ if target.fault == Fault::Missing => Forward::Missing,
        Some(bus) => Forward::Bus(bus as u32),
        None if model.lacks_bus(&target.arn) => Forward::Missing,
        None => Forward::Outside,
    }
}
