//! The arrival of an event on a bus: archives store it, rules match it.

use super::{Hops, Incoming, Simulation};
use crate::bus::log::{Origin, StepKind};
use crate::bus::model::{BusKind, DeadLetter, RuleState};
use crate::bus::rng::Purpose;
use crate::event::{Context, Timestamp};
use crate::json::{self, Document, Kind, Value};
use crate::ruleset::Mode;
use crate::schedule::rule_event;
use std::cell::OnceCell;
use std::sync::Arc;

/// An event on its bus, parsed on demand.
pub(super) struct Event {
    pub(super) index: u32,
    pub(super) at: i64,
    pub(super) text: Arc<str>,
    pub(super) depth: u16,
    pub(super) hops: Hops,
    document: OnceCell<Document>,
}

impl Event {
    pub(super) fn root(&self) -> Option<Value<'_>> {
        self.document.get_or_init(|| json::parse(&self.text)).root()
    }

    /// Returns whether it is an API call from CloudTrail that only reads.
    fn is_read(&self) -> bool {
        if !self.text.contains("via CloudTrail") {
            return false;
        }
        let detail = || self.root()?.get("detail");
        let is = |key| detail().and_then(|detail| detail.get(key)).map(Value::kind);
        is("readOnly") == Some(Kind::True) && is("managementEvent") != Some(Kind::False)
    }
}

impl Simulation<'_> {
    /// Handles an event that a bus receives. The step that led to it is added first, so that it can name the
    /// event.
    pub(super) fn arrive(&mut self, at: i64, incoming: Incoming) {
        let index = self.note_event(at, &incoming);
        self.note_origin(at, index, incoming.origin.0);
        let Some(matched) = self.matching(&incoming) else {
            return self.note(at, Some(index), None, StepKind::Swallowed);
        };
        self.note(at, Some(index), None, StepKind::Received);
        if let Some(is_kept) = self.lacks_key(&incoming) {
            return self.note(at, Some(index), None, StepKind::Unprocessed { is_kept });
        }
        let event = Event {
            index,
            at,
            text: incoming.text,
            depth: incoming.depth,
            hops: incoming.hops,
            document: OnceCell::new(),
        };
        let scheduled = match incoming.origin.0 {
            Origin::Schedule(rule) => Some(rule),
            _ => None,
        };
        if let Some(rule) = scheduled {
            self.note(at, Some(index), Some(rule), StepKind::ScheduleFired);
            self.run_rule(&event, rule);
        }
        self.archive(at, &event, &matched);
        let mut has_matched = scheduled.is_some();
        for rule in matched {
            let is_wanted = incoming.only.is_empty() || incoming.only.contains(&rule);
            if is_wanted && scheduled != Some(rule) && self.sees(rule, &event) {
                has_matched = true;
                self.note(at, Some(index), Some(rule), StepKind::Matched);
                self.run_rule(&event, rule);
            }
        }
        if !has_matched {
            self.note(at, Some(index), None, StepKind::NoRuleMatched);
        }
    }

    fn note_origin(&mut self, at: i64, index: u32, origin: Origin) {
        let (delivery, kind) = match origin {
            Origin::Forwarded(delivery) => (delivery, StepKind::Forwarded(index)),
            Origin::Emitted(delivery) => (delivery, StepKind::Emitted(index)),
            Origin::Replayed { input, .. } => {
                return self.note(at, Some(index), None, StepKind::Replayed(input));
            }
            _ => return,
        };
        if let Some(&of) = self.log.deliveries.get(delivery as usize) {
            self.note_delivery(at, delivery, &of, kind);
        }
    }

    /// Returns the numbers of the rules and archives that match an event, in their order, or `None` if there
    /// is no such bus or the text is no event.
    fn matching(&mut self, incoming: &Incoming) -> Option<Vec<u32>> {
        let bus = self.compiled.buses.get_mut(incoming.bus? as usize)?;
        let is_object = incoming.text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
        let matches = bus.waiting.matches(incoming.text.as_bytes(), Mode::Strict, &mut bus.scratch).ok()?;
        let mut numbers: Vec<u32> = matches.iter().filter_map(|id| bus.waiting.name(*id).copied()).collect();
        numbers.sort_unstable();
        is_object.then_some(numbers)
    }

    /// Returns whether the rule's state lets it see the event.
    fn sees(&self, rule: u32, event: &Event) -> bool {
        self.model.rules.get(rule as usize).is_some_and(|rule| match rule.state {
            RuleState::Enabled => !event.is_read(),
            RuleState::Disabled => false,
            RuleState::EnabledWithReads => true,
        })
    }

    /// Returns whether the bus cannot use its key for an event: `None` if it can, else whether its
    /// dead-letter queue gets the event. The queue is for custom and partner events; those of AWS's services
    /// are lost.
    fn lacks_key(&self, incoming: &Incoming) -> Option<bool> {
        let bus = self.model.buses.get(incoming.bus? as usize)?;
        if !bus.is_key_disabled || bus.kms_key.is_none() {
            return None;
        }
        let document = json::parse(&incoming.text);
        let source = document.root().and_then(|root| root.get("source")).and_then(Value::as_str);
        let is_own =
            !source.is_some_and(|source| source.starts_with("aws.") && !source.starts_with("aws.partner/"));
        Some(is_own && bus.dead_letter.as_ref().is_some_and(DeadLetter::takes_messages))
    }

    /// Stores the event in the archives whose managed rules matched.
    fn archive(&mut self, at: i64, event: &Event, matched: &[u32]) {
        let first = self.compiled.rules.len() as u32;
        for archive in matched.iter().filter_map(|number| number.checked_sub(first)) {
            if let Some(taken) = self.archived.get_mut(archive as usize) {
                taken.push(event.index);
                self.note(at, Some(event.index), None, StepKind::Archived(archive));
            }
        }
    }

    /// Runs a rule whose schedule is due: its event comes to the bus, and the rule runs whatever its pattern.
    /// Only rules of the default bus have schedules.
    pub(super) fn fire(&mut self, at: i64, input: u32, rule: u32) {
        let Some(compiled) = self.compiled.rules.get(rule as usize) else { return };
        let bus = compiled.bus.and_then(|bus| self.model.buses.get(bus as usize));
        let Some(bus) = bus.filter(|bus| bus.kind == BusKind::Default) else { return };
        if compiled.rule.state == RuleState::Disabled || compiled.rule.schedule.is_none() {
            return;
        }
        let at_text = Timestamp::from_millis(at).unwrap_or_default();
        let context = Context {
            account: bus.account(self.model).to_owned(),
            region: bus.region(self.model).to_owned(),
            time: at_text.to_string(),
            id: self.rng.uuid_v4(Purpose::EventId, u64::from(input) << 32),
        };
        let text = rule_event(&compiled.rule.name, &context, at_text);
        self.arrive(at, Incoming::new(Arc::from(text), compiled.bus, Origin::Schedule(rule)));
    }
}
