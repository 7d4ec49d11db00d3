//! What the work of a target sends to EventBridge when it is done.

use super::arrival::Event;
use super::delivery::Run;
use super::{Incoming, MAX_DEPTH, Simulation};
use crate::bus::log::{Delivery, EntryAnswer, Origin, StepKind};
use crate::bus::put_events::{self, Taken};
use crate::bus::rng::Purpose;
use crate::event::Timestamp;
use crate::event::put_events::is_entry;
use crate::json::{self, ObjectWriter, Value, quote};
use std::sync::Arc;

impl Simulation<'_> {
    /// Puts in line what a target sends, once its work is done.
    pub(super) fn emit(&mut self, done: i64, event: &Event, run: &Run, delivery: &Delivery) {
        for (index, text) in (0_u64..).zip(&run.target.emits) {
            if event.depth >= MAX_DEPTH {
                return self.note_delivery(done, run.number, delivery, StepKind::LoopCut);
            }
            let key = 1 << 63 | u64::from(run.number) << 8 | index;
            let id = self.rng.uuid_v4(Purpose::EventId, key);
            let at = done.saturating_add(self.rng.within(Purpose::Queue, key, 0, 30, 120));
            let document = json::parse(text);
            let Some(root) = document.root() else { continue };
            match self.emission(at, root, &id, run.number) {
                Ok(incoming) => self.enqueue(at, Incoming { depth: event.depth + 1, ..incoming }),
                Err(answer) if at <= self.until => {
                    let refused = self.refuse(root, answer);
                    self.note_delivery(at, run.number, delivery, refused);
                }
                Err(_) => {}
            }
        }
    }

    /// The event of an entry, or a whole event with an id and a time of its own.
    ///
    /// # Errors
    /// What PutEvents answers for an entry that it refuses.
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

/// An event with another id and time, each in its place, or in front where it had none.
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
