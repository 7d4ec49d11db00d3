//! The inputs of a setup: the events of the list, calls of PutEvents, schedules and replays.

use super::reader::{Reader, json_in};
use super::{Problem, ProblemKind, System, fields, names, replays};
use crate::bus::model::BusKind;
use crate::bus::{SimulationInput, SimulationInputKind, scheduled_runs};
use crate::event::Timestamp;
use crate::json::{Kind, Value};
use std::sync::Arc;

/// The most runs of schedules in a simulation.
pub const MAX_RUNS: usize = 2_000;

/// The start of the virtual clock unless the setup has one: 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;

/// The minutes for which schedules run unless the setup says otherwise.
const MINUTES: u32 = 60;

/// The milliseconds between two events of the list.
const APART: i64 = 1_000;

/// Returns the inputs, and the time until which the clock runs (in milliseconds since the start of 1970),
/// with the problems of these parts of the text.
pub fn inputs(setup: &System, events: &[Arc<str>]) -> (Vec<SimulationInput>, i64, Vec<Problem>) {
    let reader = Reader::default();
    let root = setup.document.root().filter(|root| root.kind() == Kind::Object);
    let (start, minutes) = clock(&reader, root);
    let until = start.saturating_add(i64::from(minutes) * 60_000);

    let own = root.and_then(|root| reader.text(root, "EventsOn")).unwrap_or_else(|| "default".to_owned());
    if let Some(value) =
        root.and_then(|root| root.get("EventsOn")).filter(|_| setup.model.find_bus(&own).is_none())
    {
        reader.push(value.span(), ProblemKind::NoSuch("bus"));
    }
    let mut found = Vec::new();
    let mut at = start;
    for event in events {
        let kind = SimulationInputKind::Event { bus: bus_of(setup, event, &own), event: Arc::clone(event) };
        found.push(SimulationInput { at, kind });
        at += APART;
    }
    for value in reader.elements(root, "PutEvents") {
        let Some(call) = reader.part(value, &fields::CALL, names::fields_around(value)) else { continue };
        let Some(request) = json_in(call, "Entries") else {
            reader.push(call.span(), ProblemKind::Missing("Entries"));
            continue;
        };
        let caller = reader.text(call, "Caller");
        let moment = reader.moment(call, "At").unwrap_or(at);
        found.push(SimulationInput { at: moment, kind: SimulationInputKind::PutEvents { request, caller } });
        at += APART;
    }
    let moment = |millis| Timestamp::from_millis(millis).unwrap_or_default();
    found.extend(scheduled_runs(&setup.model, moment(start), moment(start - 1), moment(until), MAX_RUNS));
    found.extend(alarm_configurations(&reader, root));
    let asked = reader.elements(root, "Replays");
    found.extend(replays::read(&reader, setup, asked, (start, until)));
    (found, until, reader.into_problems())
}

/// Returns the creations and deletions of alarms that the setup has.
fn alarm_configurations(reader: &Reader, root: Option<Value>) -> Vec<SimulationInput> {
    let list = root.and_then(|root| root.get("Alarms")).filter(|list| list.kind() == Kind::Array);
    let objects = list.into_iter().flat_map(Value::children).filter(|alarm| alarm.kind() == Kind::Object);
    let changes = (0..).zip(objects).flat_map(|(alarm, object)| {
        [("CreatedAt", false), ("DeletedAt", true)].into_iter().filter_map(move |(field, is_deleted)| {
            let at = reader.moment(object, field)?;
            Some(SimulationInput { at, kind: SimulationInputKind::AlarmConfiguration { alarm, is_deleted } })
        })
    });
    changes.collect()
}

/// Returns the minutes for which the clock of a setup runs.
pub fn clock_minutes(setup: &System) -> u32 {
    clock(&Reader::default(), setup.document.root().filter(|root| root.kind() == Kind::Object)).1
}

/// Returns when the clock starts, and for how many minutes it runs.
fn clock(reader: &Reader, root: Option<Value>) -> (i64, u32) {
    let clock = root.and_then(|root| root.get("Clock"));
    let clock = clock.and_then(|clock| reader.object(clock, fields::CLOCK));
    let start = clock.and_then(|clock| reader.moment(clock, "Start")).unwrap_or(START);
    let minutes = clock.and_then(|clock| reader.number(clock, "Minutes")).unwrap_or(MINUTES);
    (start, minutes)
}

/// Returns the bus of an event: AWS's events go to the default bus, those of a partner to the partner's, and
/// others to the bus that the setup names for them.
fn bus_of(setup: &System, event: &str, own: &str) -> String {
    let document = crate::json::parse(event);
    let source =
        document.root().and_then(|root| root.get("source")).and_then(Value::as_str).unwrap_or_default();
    let is_partner =
        |index: usize| setup.model.buses.get(index).is_some_and(|bus| bus.kind == BusKind::Partner);
    if setup.model.find_bus(&source).is_some_and(is_partner) {
        return source.into_owned();
    }
    if source.starts_with("aws.") { "default".to_owned() } else { own.to_owned() }
}
