//! What happens to a setup: the events of the list, calls of PutEvents, schedules and replays.

use super::reader::{Reader, json_in};
use super::{Problem, ProblemKind, System, fields};
use crate::bus::model::{BusKind, Rule};
use crate::bus::{SimulationInput, SimulationInputKind, scheduled_runs};
use crate::event::Timestamp;
use crate::json::{Kind, Value};
use std::sync::Arc;

/// The runs of schedules that are played; a longer time has to be looked at in parts.
pub const MAX_RUNS: usize = 2_000;

/// When the virtual clock starts unless the setup says otherwise: 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;

/// For so many minutes schedules run unless the setup says otherwise.
const MINUTES: u32 = 60;

/// The events of the list come a second apart.
const APART: i64 = 1_000;

/// What happens, and until when the clock runs (in milliseconds since the start of 1970), with what is
/// wrong in these parts of the text.
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
    for value in root.map(|root| reader.list(root, "PutEvents")).unwrap_or_default() {
        let Some(call) = reader.object(value, fields::CALL) else { continue };
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
    for value in root.map(|root| reader.list(root, "Replays")).unwrap_or_default() {
        found.extend(replay(&reader, setup, value, (start, until)));
    }
    (found, until, reader.into_problems())
}

/// For how many minutes the clock of a setup runs.
pub fn clock_minutes(setup: &System) -> u32 {
    clock(&Reader::default(), setup.document.root().filter(|root| root.kind() == Kind::Object)).1
}

/// When the clock starts, and for how many minutes it runs.
fn clock(reader: &Reader, root: Option<Value>) -> (i64, u32) {
    let clock = root.and_then(|root| root.get("Clock"));
    let clock = clock.and_then(|clock| reader.object(clock, fields::CLOCK));
    let start = clock.and_then(|clock| reader.moment(clock, "Start")).unwrap_or(START);
    let minutes = clock.and_then(|clock| reader.number(clock, "Minutes")).unwrap_or(MINUTES);
    (start, minutes)
}

/// Events of AWS go to the default bus, those of a partner to the partner's, and others to the bus that
/// the setup names for them.
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

/// The rules that a replay is for, by their names on the archive's bus; all of them if none is named.
/// A name that is nobody's stops the replay, which would go to all rules without it.
fn rules_of(reader: &Reader, setup: &System, object: Value, archive: usize) -> Option<Vec<u32>> {
    let model = &setup.model;
    let bus = model.archives.get(archive).and_then(|archive| model.find_bus(&archive.bus));
    let index = |name: &String| {
        let is_meant = |rule: &Rule| rule.name == *name && model.find_bus(&rule.bus) == bus;
        model.rules.iter().position(is_meant).map(|index| index as u32)
    };
    let names = reader.texts(object, "RuleNames");
    let rules: Option<Vec<u32>> = names.iter().map(index).collect();
    if rules.is_none() {
        let span = object.get("RuleNames").map_or(object.span(), Value::span);
        reader.push(span, ProblemKind::NoSuch("rule"));
    }
    rules
}

fn check_name(reader: &Reader, replay: Value, name: &str) {
    let Some(value) = replay.get("ReplayName").filter(|value| value.as_str().is_some()) else { return };
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if name.is_empty() || name.chars().count() > 64 || !name.chars().all(is_sound) {
        reader.push(value.span(), ProblemKind::ReplayName(name.to_owned()));
    }
    let mut others =
        replay.parent().into_iter().flat_map(Value::children).take_while(|it| it.id() != replay.id());
    let is_same = |other: Value| other.get("ReplayName").and_then(Value::as_str).is_some_and(|it| it == name);
    if others.any(is_same) {
        reader.push(value.span(), ProblemKind::ReplayAgain(name.to_owned()));
    }
}

/// When a replay begins by itself: early enough for its events to arrive while the clock runs.
fn replay_time((start, until): (i64, i64)) -> i64 {
    // A minute of the archive takes a second.
    until - ((until - start) / 60 + 60_000).min(until - start)
}

/// A replay of an archive, shortly before the end of the clock unless a moment is given.
fn replay(reader: &Reader, setup: &System, value: Value, clock: (i64, i64)) -> Option<SimulationInput> {
    let object = reader.object(value, fields::REPLAY)?;
    let name = reader.required(object, "ReplayName");
    check_name(reader, object, &name);
    let archive = reader.required(object, "ArchiveName");
    let Some(archive) = setup.model.archives.iter().position(|known| known.name == archive) else {
        let span = object.get("ArchiveName").map_or(object.span(), Value::span);
        reader.push(span, ProblemKind::NoSuch("archive"));
        return None;
    };
    let rules = rules_of(reader, setup, object, archive)?;
    // AWS asks for both; here a replay without them takes all of its archive.
    let from = reader.moment(object, "EventStartTime").unwrap_or(i64::MIN);
    let until = reader.moment(object, "EventEndTime").unwrap_or(i64::MAX);
    if from > until {
        reader.push(object.span(), ProblemKind::EndsBeforeStart);
    }
    Some(SimulationInput {
        at: reader.moment(object, "At").unwrap_or_else(|| replay_time(clock)),
        kind: SimulationInputKind::Replay { name, archive: archive as u32, from, until, rules },
    })
}
