//! A log in parts, as bytes. A worker runs the simulation, and the page takes the log in one part after
//! another, so that no part keeps it busy for long.

use super::{Answer, Cut, Delivery, Log, LoggedEvent, Origin, RefusedEntry, Step};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::vec::IntoIter;

/// The most items of a part: steps, deliveries and events count one each.
const SIZE: usize = 10_000;

/// The bytes of text that count as one item.
const BYTES: usize = 100;

/// A part as it is written. The names of fields are not written, so the order of the fields is the format.
#[derive(Serialize, Deserialize)]
struct Part {
    seed: u64,
    cut: Option<Cut>,
    /// Texts of events that no earlier part has; events that go on to other buses share theirs.
    texts: Vec<Arc<str>>,
    events: Vec<EventPart>,
    deliveries: Vec<Delivery>,
    steps: Vec<Step>,
    answers: Vec<Answer>,
    refused: Vec<RefusedEntry>,
}

/// An event, with the number of its text.
#[derive(Serialize, Deserialize)]
struct EventPart {
    text: u32,
    bus: Option<u32>,
    at: i64,
    origin: Origin,
    depth: u16,
    trace: Option<Arc<str>>,
}

/// The parts of a log, each as bytes.
#[derive(Debug)]
pub struct Parts {
    seed: u64,
    cut: Option<Cut>,
    /// The numbers of the texts so far, by their addresses: comparing them would take as long as sending
    /// them.
    texts: HashMap<*const u8, (Arc<str>, u32)>,
    events: IntoIter<LoggedEvent>,
    deliveries: IntoIter<Delivery>,
    steps: IntoIter<Step>,
    answers: IntoIter<Answer>,
    refused: IntoIter<RefusedEntry>,
    is_first: bool,
}

impl Parts {
    /// Cuts a log into parts; there is at least one.
    pub fn new(log: Log) -> Self {
        Self {
            seed: log.seed,
            cut: log.cut,
            texts: HashMap::new(),
            events: log.events.into_iter(),
            deliveries: log.deliveries.into_iter(),
            steps: log.steps.into_iter(),
            answers: log.answers.into_iter(),
            refused: log.refused.into_iter(),
            is_first: true,
        }
    }

    fn part(&mut self) -> Part {
        let mut room = Room(SIZE);
        let (mut texts, mut events) = (Vec::new(), Vec::new());
        while room.is_left()
            && let Some(LoggedEvent { text, bus, at, origin, depth, trace }) = self.events.next()
        {
            let next = self.texts.len() as u32;
            let known = self.texts.entry(text.as_ptr()).or_insert_with(|| (Arc::clone(&text), next));
            let number = known.1;
            room.take(1);
            if number == next {
                room.take(text.len() / BYTES);
                texts.push(text);
            }
            events.push(EventPart { text: number, bus, at, origin, depth, trace });
        }
        Part {
            seed: self.seed,
            cut: self.cut,
            texts,
            events,
            deliveries: room.fill(&mut self.deliveries, |_| 1),
            steps: room.fill(&mut self.steps, |_| 1),
            answers: room.fill(&mut self.answers, |answer| 1 + answer.entries.len()),
            refused: room.fill(&mut self.refused, |refused| 1 + refused.entry.len() / BYTES),
        }
    }
}

impl Iterator for Parts {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let left = self.events.len()
            + self.deliveries.len()
            + self.steps.len()
            + self.answers.len()
            + self.refused.len();
        if left == 0 && !self.is_first {
            return None;
        }
        self.is_first = false;
        // Every part can be serialised; if one could not, no reader could read the empty bytes.
        Some(postcard::to_allocvec(&self.part()).unwrap_or_default())
    }
}

/// The remaining room in a part.
struct Room(usize);

impl Room {
    fn is_left(&self) -> bool {
        self.0 > 0
    }

    fn take(&mut self, size: usize) {
        self.0 = self.0.saturating_sub(size);
    }

    fn fill<T>(&mut self, from: &mut IntoIter<T>, size: impl Fn(&T) -> usize) -> Vec<T> {
        let mut taken = Vec::new();
        while self.is_left()
            && let Some(item) = from.next()
        {
            self.take(size(&item));
            taken.push(item);
        }
        taken
    }
}

/// Bytes that are no part of a log, or of one that another version of the engine wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPart;

impl fmt::Display for NotAPart {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the simulation's log can't be read")
    }
}

impl std::error::Error for NotAPart {}

/// Joins the parts of a log.
#[derive(Debug, Default)]
pub struct Joined {
    log: Log,
    texts: Vec<Arc<str>>,
}

impl Joined {
    /// Adds the next part.
    ///
    /// # Errors
    /// Returns [`NotAPart`] if the bytes are no part that follows those before; the log is then unchanged.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), NotAPart> {
        let (part, rest): (Part, _) = postcard::take_from_bytes(bytes).map_err(|_| NotAPart)?;
        if !rest.is_empty() {
            return Err(NotAPart);
        }
        let known = self.texts.len();
        self.texts.extend(part.texts);
        let event = |EventPart { text, bus, at, origin, depth, trace }| {
            let text = Arc::clone(self.texts.get(text as usize)?);
            Some(LoggedEvent { text, bus, at, origin, depth, trace })
        };
        let Some(events) = part.events.into_iter().map(event).collect::<Option<Vec<_>>>() else {
            self.texts.truncate(known);
            return Err(NotAPart);
        };
        let log = &mut self.log;
        (log.seed, log.cut) = (part.seed, part.cut);
        log.events.extend(events);
        log.deliveries.extend(part.deliveries);
        log.steps.extend(part.steps);
        log.answers.extend(part.answers);
        log.refused.extend(part.refused);
        Ok(())
    }

    /// Returns the log of the parts so far.
    pub fn finish(self) -> Log {
        self.log
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::log::StepKind;
    use proptest::prelude::*;

    fn step(at: i64) -> Step {
        Step { at, event: None, rule: Some(7), delivery: None, kind: StepKind::Matched }
    }

    fn event(text: &Arc<str>) -> LoggedEvent {
        LoggedEvent {
            text: Arc::clone(text),
            bus: None,
            at: 5,
            origin: Origin::SimulationInput(0),
            depth: 0,
            trace: None,
        }
    }

    fn joined(parts: &[Vec<u8>]) -> Log {
        let mut joined = Joined::default();
        for part in parts {
            assert_eq!(joined.add(part), Ok(()));
        }
        joined.finish()
    }

    #[test]
    fn a_log_without_anything_is_one_part() {
        let log = Log { seed: 9, cut: Some(Cut::Steps), ..Log::default() };
        let parts: Vec<Vec<u8>> = Parts::new(log.clone()).collect();
        assert_eq!(parts.len(), 1);
        assert_eq!(joined(&parts), log);
    }

    #[test]
    fn parts_are_small_and_add_up() {
        let log = Log { steps: (0..25_000).map(step).collect(), ..Log::default() };
        let parts: Vec<Vec<u8>> = Parts::new(log.clone()).collect();
        assert_eq!(parts.len(), 3);
        assert_eq!(joined(&parts), log);
    }

    #[test]
    fn a_text_is_sent_once() {
        let text: Arc<str> = Arc::from("x".repeat(100_000));
        let log = Log { events: vec![event(&text); 15_000], ..Log::default() };
        let parts: Vec<Vec<u8>> = Parts::new(log.clone()).collect();
        let bytes: usize = parts.iter().map(Vec::len).sum();
        assert!(bytes < 300_000, "{bytes}");
        let back = joined(&parts);
        assert_eq!(back, log);
        assert!(Arc::ptr_eq(&back.events[0].text, &back.events[14_999].text));
    }

    #[test]
    fn long_texts_make_many_parts() {
        let text = |n| Arc::from(format!("{n}{}", "x".repeat(600_000)));
        let traced = |n| LoggedEvent { trace: Some(Arc::from("Root=1")), ..event(&text(n)) };
        let events = (0..10).map(traced).collect();
        let log = Log { events, ..Log::default() };
        let parts: Vec<Vec<u8>> = Parts::new(log.clone()).collect();
        assert_eq!(parts.len(), 5);
        assert_eq!(joined(&parts), log);
    }

    #[test]
    fn what_is_no_part_is_refused_and_changes_nothing() {
        let log = Log { steps: vec![step(3)], ..Log::default() };
        let good: Vec<u8> = Parts::new(log.clone()).next().unwrap_or_default();
        let longer = [good.as_slice(), &[0]].concat();
        // It names a text that came with a part before it.
        let text: Arc<str> = Arc::from("x".repeat(SIZE * BYTES));
        let mut two = Parts::new(Log { events: vec![event(&text); 2], ..Log::default() });
        let later = two.nth(1).unwrap_or_default();
        let mut joined = Joined::default();
        assert_eq!(joined.add(&good), Ok(()));
        for bad in [&[][..], &[255; 40], &good[..good.len() - 1], &longer, &later] {
            assert_eq!(joined.add(bad), Err(NotAPart), "{bad:?}");
        }
        assert_eq!(joined.finish(), log);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Joined::default().add(&bytes);
        }
    }
}
