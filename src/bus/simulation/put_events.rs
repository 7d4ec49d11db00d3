//! A call of PutEvents: what is answered, and what comes to the buses.

use super::chance::Purpose;
use super::{Incoming, Simulation};
use crate::bus::log::{Answer, EntryAnswer, Origin, RefusedEntry, StepKind};
use crate::bus::policy;
use crate::event::put_events::{self, EntryProblem};
use crate::event::{Context, Timestamp, size};
use crate::json::{self, Kind, Value};
use std::sync::Arc;

/// The most entries of a call.
const MAX_ENTRIES: usize = 10;

impl Simulation<'_> {
    pub(super) fn put_events(&mut self, at: i64, stimulus: u32, request: &str, caller: Option<&str>) {
        let document = json::parse(request);
        let entries = document.root().map(entries).unwrap_or_default();
        let refusal = if document.problems().is_empty() {
            refusal(&entries)
        } else {
            Some("The request is not JSON; no client would send it.".to_owned())
        };
        let number = self.log.answers.len() as u32;
        self.note(at, None, None, StepKind::PutEvents(number));
        let is_refused = refusal.is_some();
        self.log.answers.push(Answer { stimulus, entries: Vec::new(), refusal });
        if is_refused {
            return;
        }
        for (index, entry) in (0..).zip(entries) {
            let answer = self.put_entry(at, (stimulus, index), entry, caller);
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
        let (stimulus, index) = place;
        let id = self.chance.uuid(Purpose::EventId, u64::from(stimulus) << 32 | u64::from(index));
        let caller = caller.unwrap_or(&self.model.account);
        let bus = self.bus_of(entry);
        let (text, problem) = self.event_of(at, entry, &id, bus, caller);
        if let Some(problem) = problem {
            return EntryAnswer::Failed(problem);
        }
        if !self.admits(bus, caller, entry) {
            return EntryAnswer::Denied;
        }
        let event = self.log.events.len() as u32;
        self.arrive(at, Incoming::new(text, bus, Origin::Entry { stimulus, entry: index }));
        EntryAnswer::Taken { id, event }
    }

    /// Keeps a refused entry; the step that tells of it.
    pub(super) fn refuse(&mut self, entry: Value, answer: EntryAnswer) -> StepKind {
        self.log.refused.push(RefusedEntry { entry: Arc::from(json::compact(entry)), answer });
        StepKind::Refused(self.log.refused.len() as u32 - 1)
    }

    /// The bus that an entry is for.
    pub(super) fn bus_of(&self, entry: Value) -> Option<u32> {
        let name = entry.get("EventBusName").and_then(Value::as_str);
        let name = name.as_deref().filter(|name| !name.is_empty()).unwrap_or("default");
        self.model.find_bus(name).map(|bus| bus as u32)
    }

    /// The event of an entry, and what refuses it.
    pub(super) fn event_of(
        &self,
        at: i64,
        entry: Value,
        id: &str,
        bus: Option<u32>,
        caller: &str,
    ) -> (Arc<str>, Option<EntryProblem>) {
        let bus = bus.and_then(|bus| self.model.buses.get(bus as usize));
        let context = Context {
            account: caller.to_owned(),
            region: bus.map_or(self.model.region.as_str(), |bus| bus.region(self.model)).to_owned(),
            time: Timestamp::from_millis(at).unwrap_or_default().to_string(),
            id: id.to_owned(),
        };
        let converted = put_events::to_event(entry, &context, 0);
        let mut problems = converted.problems.into_iter();
        // A detail type that is too long was seen to be taken.
        let problem = problems.find(|problem| *problem != EntryProblem::LongDetailType);
        (Arc::from(converted.text), problem)
    }

    /// Whether a bus lets the caller put an entry on it. A bus that does not exist refuses nothing.
    pub(super) fn admits(&self, bus: Option<u32>, caller: &str, entry: Value) -> bool {
        let Some(bus) = bus.and_then(|bus| self.model.buses.get(bus as usize)) else { return true };
        if bus.account(self.model) == caller {
            return true;
        }
        let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
        let (source, detail_type) = (text("Source"), text("DetailType"));
        let request = policy::Request { caller, source: &source, detail_type: &detail_type };
        bus.policy.as_deref().is_some_and(|policy| policy::allows(policy, &request))
    }
}

/// The entries of a request: a list of them, a single one, or the list in `Entries`.
fn entries(root: Value) -> Vec<Value> {
    let list = root.get("Entries").unwrap_or(root);
    if list.kind() == Kind::Array { list.children().collect() } else { vec![list] }
}

/// Why a call is refused as a whole.
fn refusal(entries: &[Value]) -> Option<String> {
    if entries.is_empty() {
        return Some(
            "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have \
             length greater than or equal to 1"
                .to_owned(),
        );
    }
    if entries.len() > MAX_ENTRIES {
        let entry = |entry: &Value| {
            let text = |key| entry.get(key).and_then(Value::as_str).map_or("null".into(), |text| text);
            format!(
                "PutEventsRequestEntry(time=null, source={}, resources=null, detailType={}, detail={}, eventBusName={}, \
                 traceHeader=null)",
                text("Source"),
                text("DetailType"),
                text("Detail"),
                text("EventBusName")
            )
        };
        let values: Vec<String> = entries.iter().map(entry).collect();
        return Some(format!(
            "1 validation error detected: Value '[{}]' at 'entries' failed to satisfy constraint: Member must have \
             length less than or equal to {MAX_ENTRIES}",
            values.join(", ")
        ));
    }
    let size: usize = entries.iter().map(|entry| size::entry_size(*entry)).sum();
    (size > size::LIMIT).then(|| "Total size of the entries in the request is over the limit.".to_owned())
}
