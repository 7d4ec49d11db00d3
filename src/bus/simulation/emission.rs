//! The events that the work of a target sends to EventBridge when it is done.

use super::arrival::Event;
use super::delivery::Run;
use super::{Incoming, MAX_DEPTH, Simulation};
use crate::bus::log::{Delivery, EntryAnswer, Origin, StepKind};
use crate::bus::put_events::{self, Taken};
use crate::bus::rng::Purpose;
use crate::event::Timestamp;
use crate::event::put_events::is_entry;
use crate::handler::own::Sent;
use crate::json::{self, ObjectWriter, Value, quote};
use std::sync::Arc;

/// The longest run of a function, in milliseconds.
const LONGEST_RUN: i64 = 900_000;

impl Simulation<'_> {
    /// Queues the events that a target sends once its work is done.
    pub(super) fn emit(&mut self, done: i64, event: &Event, run: &Run, delivery: &Delivery) {
        for (index, text) in (0_u64..).zip(&run.target.emits) {
            if event.depth >= MAX_DEPTH {
                return self.note_delivery(done, run.number, delivery, StepKind::LoopCut);
            }
            let key = 1 << 63 | u64::from(run.number) << 8 | index;
            let at = done.saturating_add(self.rng.within(Purpose::Queue, key, 0, 30, 120));
            self.emit_one(at, event, run, delivery, (key, text));
        }
    }

    /// Queues the events that a run of the own function sent; `run_number` is the number of Lambda's run,
    /// from 1.
    pub(super) fn send_entries(
        &mut self,
        started: i64,
        event: &Event,
        run: &Run,
        delivery: &Delivery,
        (run_number, sent): (u16, &[Sent]),
    ) {
        for (index, Sent { at, entry }) in (0_u64..).zip(sent) {
            if event.depth >= MAX_DEPTH {
                return self.note_delivery(started, run.number, delivery, StepKind::LoopCut);
            }
            let key = 3 << 62 | u64::from(run.number) << 16 | u64::from(run_number) << 14 | index;
            // The cast saturates, and a time that is no number counts as the start.
            let at = started.saturating_add((*at as i64).clamp(0, LONGEST_RUN));
            self.emit_one(at, event, run, delivery, (key, entry));
        }
    }

    fn emit_one(&mut self, at: i64, event: &Event, run: &Run, delivery: &Delivery, (key, text): (u64, &str)) {
        let id = self.rng.uuid_v4(Purpose::EventId, key);
        let document = json::parse(text);
        let Some(root) = document.root() else { return };
        match self.emission(at, root, &id, run.number) {
            Ok(incoming) => self.enqueue(at, Incoming { depth: event.depth + 1, ..incoming }),
            Err(answer) if at <= self.until => {
                let refused = self.refuse(root, answer);
                self.note_delivery(at, run.number, delivery, refused);
            }
            Err(_) => {}
        }
    }

    /// Returns the event of an entry, or a whole event with an id and a time of its own.
    ///
    /// # Errors
    /// Returns the answer of PutEvents for an entry that it refuses.
    fn emission(&self, at: i64, root: Value, id: &str, delivery: u32) -> Result<Incoming, EntryAnswer> {
        let origin = Origin::Emitted(delivery);
        if !is_entry(root) {
            let bus = self.model.find_bus("default").map(|bus| bus as u32);
            return Ok(Incoming::new(Arc::from(renewed(root, id, at)), bus, origin));
        }
        let Taken { bus, text, trace } = put_events::take(self.model, at, root, id, &self.model.account)?;
        Ok(Incoming { trace, ..Incoming::new(text, bus, origin) })
    }
}

/// Returns an event with another id and time, each at its place, or at the beginning where it had none.
pub(super) fn renewed(event: Value, id: &str, at: i64) -> String {
    if event.kind() != json::Kind::Object {
        return json::compact(event);
    }
    let new =
        [("id", quote(id)), ("time", quote(&Timestamp::from_millis(at).unwrap_or_default().to_string()))];
    let missing = new.iter().filter(|(key, _)| event.get(key).is_none());
    let mut written = ObjectWriter::default();
    for (key, value) in missing {
        written.json(key, value);
    }
    for member in event.children() {
        let key = member.key().unwrap_or_default();
        let value = new.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone());
        written.json(&key, &value.unwrap_or_else(|| json::compact(member)));
    }
    written.close()
}
