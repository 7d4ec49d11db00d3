//! A call of PutEvents: the events that it makes come to the buses.

use super::{Incoming, Simulation};
use crate::bus::log::{Answer, EntryAnswer, Origin, RefusedEntry, StepKind};
use crate::bus::put_events::{self, Taken};
use crate::json::{self, Value};
use std::sync::Arc;

impl Simulation<'_> {
    pub(super) fn put_events(&mut self, at: i64, input: u32, request: &str, caller: Option<&str>) {
        let document = json::parse(request);
        let (entries, refusal) = put_events::entries(&document);
        let number = self.log.answers.len() as u32;
        self.note(at, None, None, StepKind::PutEvents(number));
        let is_refused = refusal.is_some();
        self.log.answers.push(Answer { input, entries: Vec::new(), refusal });
        if is_refused {
            return;
        }
        for (index, entry) in (0..).zip(entries) {
            let answer = self.put_entry(at, (input, index), entry, caller);
            if !matches!(answer, EntryAnswer::Taken { .. }) {
                let refused = self.refuse(entry, answer.clone());
                self.note(at, None, None, refused);
            }
            if let Some(all) = self.log.answers.get_mut(number as usize) {
                all.entries.push(answer);
            }
        }
    }

    fn put_entry(&mut self, at: i64, place: (u32, u32), entry: Value, caller: Option<&str>) -> EntryAnswer {
        let (input, index) = place;
        let id = put_events::event_id(self.rng, input, index);
        let caller = caller.unwrap_or(&self.model.account);
        match put_events::take(self.model, at, entry, &id, caller) {
            Ok(Taken { bus, text, trace }) => {
                let event = self.log.events.len() as u32;
                let origin = Origin::Entry { input, entry: index };
                self.arrive(at, Incoming { trace, ..Incoming::new(text, bus, origin) });
                EntryAnswer::Taken { id, event }
            }
            Err(refused) => refused,
        }
    }

    /// Keeps a refused entry; returns the step that reports it.
    pub(super) fn refuse(&mut self, entry: Value, answer: EntryAnswer) -> StepKind {
        self.log.refused.push(RefusedEntry { entry: Arc::from(json::compact(entry)), answer });
        StepKind::Refused(self.log.refused.len() as u32 - 1)
    }
}
