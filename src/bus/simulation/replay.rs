//! Replays of archives.
//!
//! Follows "Archiving and replaying events" in the EventBridge User Guide: events are chosen by their
//! `time` and sent minute by minute, in no order within a minute. How fast is not published; here each
//! minute takes a second. A replayed event has a new id: consumers that know events by their id take it for
//! another.

use super::{Incoming, Simulation};
use crate::bus::log::{Origin, StepKind};
use crate::bus::rng::Purpose;
use crate::event::Timestamp;
use crate::json::{self, ObjectWriter, Value};
use std::ops::Range;
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// How long a minute of an archive takes, in milliseconds.
const SLICE: i64 = 1_000;

/// The events to replay.
pub(super) struct Replay<'r> {
    pub(super) name: &'r str,
    pub(super) archive: u32,
    /// The times of the events.
    pub(super) times: Range<i64>,
    pub(super) rules: &'r [u32],
}

impl Simulation<'_> {
    /// Puts the events of a replay in line.
    pub(super) fn replay(&mut self, at: i64, input: u32, replay: &Replay) {
        let Some(archive) = self.model.archives.get(replay.archive as usize) else { return };
        self.note(at, None, None, StepKind::ReplayStarted(input));
        let kept_since = match archive.retention_days {
            0 => i64::MIN,
            days => at.saturating_sub(i64::from(days) * DAY),
        };
        let bus = self.model.find_bus(&archive.bus).map(|bus| bus as u32);
        let only: Arc<[u32]> = Arc::from(replay.rules);
        let mut chosen = Vec::new();
        for &event in self.archived.get(replay.archive as usize).map_or(&[][..], Vec::as_slice) {
            let logged = self.log.events.get(event as usize);
            let Some(logged) = logged.filter(|logged| logged.at >= kept_since) else { continue };
            let document = json::parse(&logged.text);
            let Some(root) = document.root() else { continue };
            let time = root.get("time").and_then(Value::as_str).and_then(|time| Timestamp::parse(&time));
            let time = time.map_or(logged.at, Timestamp::millis);
            if replay.times.contains(&time) {
                let id = self.rng.uuid_v4(Purpose::ReplayedEvent, u64::from(input) << 32 | u64::from(event));
                chosen.push((event, time.div_euclid(MINUTE), replayed(root, replay.name, &id)));
            }
        }
        let first = chosen.iter().map(|(_, minute, _)| *minute).min().unwrap_or_default();
        let mut last = at;
        for (event, minute, text) in chosen {
            let within = self.rng.within(Purpose::Replay, u64::from(event), u64::from(input), 0, SLICE);
            let due = at.saturating_add((minute - first).saturating_mul(SLICE)).saturating_add(within);
            let origin = Origin::Replayed { input, event };
            let incoming =
                Incoming { only: Arc::clone(&only), ..Incoming::new(Arc::from(text), bus, origin) };
            self.enqueue(due, incoming);
            last = last.max(due);
        }
        if last <= self.until {
            self.note(last, None, None, StepKind::ReplayEnded(input));
        }
    }
}

/// Returns the event with another id, and with `replay-name` where EventBridge puts it: behind the Region.
fn replayed(event: Value, name: &str, id: &str) -> String {
    let mut written = ObjectWriter::default();
    let mut is_marked = false;
    for member in event.children() {
        let key = member.key().unwrap_or_default();
        match &*key {
            "id" => written.text("id", id),
            // A replay of replayed events has the name of the later replay.
            "replay-name" => continue,
            _ => written.json(&key, &json::compact(member)),
        };
        if key == "region" && !is_marked {
            written.text("replay-name", name);
            is_marked = true;
        }
    }
    if !is_marked {
        written.text("replay-name", name);
    }
    written.close()
}
