//! The replays of a setup, checked as StartReplay checks them. One that is refused does not start.

use super::reader::Reader;
use super::{ProblemKind, System, fields, names};
use crate::arn::Arn;
use crate::bus::model::{Model, Rule};
use crate::bus::{SimulationInput, SimulationInputKind};
use crate::json::Value;

/// The most replays at a time in an account and Region.
const MOST: usize = 10;

/// The time for which a replay counts as running, in milliseconds: none ends sooner.
const RUNNING: i64 = 60_000;

/// Reads the replays of a list, while the clock runs from one time to another.
pub(super) fn read(
    reader: &Reader,
    setup: &System,
    list: Vec<Value>,
    clock: (i64, i64),
) -> Vec<SimulationInput> {
    let mut started: Vec<SimulationInput> = Vec::new();
    for value in list {
        let Some(object) = reader.part(value, &fields::REPLAY, names::fields_around(value)) else {
            continue;
        };
        let replay = RequestedReplay { reader, model: &setup.model, object };
        let Some(kind) = replay.read() else { continue };
        let at = reader.moment(object, "At").unwrap_or_else(|| usual_time(clock));
        let running = started.iter().filter(|other| other.at.abs_diff(at) < RUNNING.unsigned_abs());
        if running.count() >= MOST {
            reader.push(object.span(), ProblemKind::TooManyReplays);
            continue;
        }
        started.push(SimulationInput { at, kind });
    }
    started
}

/// Returns when a replay begins by default: early enough for its events to arrive while the clock runs.
fn usual_time((start, until): (i64, i64)) -> i64 {
    // A minute of the archive takes a second.
    until - ((until - start) / 60 + 60_000).min(until - start)
}

/// A replay of the list.
struct RequestedReplay<'a> {
    reader: &'a Reader,
    model: &'a Model,
    object: Value<'a>,
}

impl RequestedReplay<'_> {
    /// Returns the replay, or `None` if AWS would refuse it.
    fn read(&self) -> Option<SimulationInputKind> {
        let Self { reader, model, object } = *self;
        let name = names::of_replay(object).unwrap_or_else(|| reader.required(object, "ReplayName"));
        let is_named = self.check_name(&name);
        let archive_name =
            names::archive_of(object).unwrap_or_else(|| reader.required(object, "ArchiveName"));
        let Some(archive) = model.archives.iter().position(|known| known.name == archive_name) else {
            let field = ["ArchiveName", "EventSourceArn"].into_iter().find(|name| object.get(name).is_some());
            return self.refuse(field, ProblemKind::NoSuchArchive(archive_name));
        };
        let bus = model.archives.get(archive).and_then(|archive| model.find_bus(&archive.bus));
        let rules = self.rules(bus)?;
        // AWS requires both; here a replay without them takes the whole archive.
        let from = reader.moment(object, "EventStartTime").unwrap_or(i64::MIN);
        let until = reader.moment(object, "EventEndTime").unwrap_or(i64::MAX);
        if from >= until {
            return self.refuse(None, ProblemKind::EndsBeforeStart);
        }
        is_named.then_some(SimulationInputKind::Replay { name, archive: archive as u32, from, until, rules })
    }

    fn refuse<T>(&self, field: Option<&str>, kind: ProblemKind) -> Option<T> {
        let value = field.and_then(|field| self.object.get(field));
        self.reader.push(value.unwrap_or(self.object).span(), kind);
        None
    }

    fn check_name(&self, name: &str) -> bool {
        let replay = self.object;
        let field = replay.get("ReplayName").or_else(|| replay.get("ReplayArn"));
        let Some(value) = field.filter(|value| value.as_str().is_some()) else { return false };
        let push = |kind| self.reader.push(value.span(), kind);
        let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let mut is_taken = true;
        if name.is_empty() || name.chars().count() > 64 || !name.chars().all(is_sound) {
            push(ProblemKind::ReplayName(name.to_owned()));
            is_taken = false;
        }
        let mut others =
            replay.parent().into_iter().flat_map(Value::children).take_while(|it| it.id() != replay.id());
        let is_same = |other: Value| names::of_replay(other).is_some_and(|it| it == name);
        if others.any(is_same) {
            push(ProblemKind::ReplayAgain(name.to_owned()));
            is_taken = false;
        }
        is_taken
    }

    /// Returns the rules that the replay is for, by their names on the archive's bus or by their ARNs; empty
    /// for all. An unknown name stops the replay, which would otherwise go to all rules.
    fn rules(&self, bus: Option<usize>) -> Option<Vec<u32>> {
        let Self { reader, model, object } = *self;
        let is_there = |rule: &Rule| model.find_bus(&rule.bus) == bus;
        let find = |is_meant: &dyn Fn(&Rule) -> bool| {
            let found = model.rules.iter().position(|rule| is_there(rule) && is_meant(rule));
            found.map(|index| index as u32)
        };
        let mut rules = Vec::new();
        for name in reader.texts(object, "RuleNames") {
            match find(&|rule| rule.name == name) {
                Some(rule) => rules.push(rule),
                None => return self.refuse(Some("RuleNames"), ProblemKind::NoSuch("rule")),
            }
        }
        let destination = object.get("Destination");
        let destination = destination.and_then(|value| reader.object(value, fields::DESTINATION));
        let Some(destination) = destination else { return Some(rules) };
        let arn = reader.required(destination, "Arn");
        if Arn::parse(&arn).is_none() || model.find_bus(&arn) != bus {
            let span = destination.get("Arn").unwrap_or(destination).span();
            reader.push(span, ProblemKind::AnotherBus);
            return None;
        }
        for arn in reader.texts(destination, "FilterArns") {
            let Some(rule) = find(&|rule| model.rule_arn(rule) == arn) else {
                let span = destination.get("FilterArns").unwrap_or(destination).span();
                reader.push(span, ProblemKind::NoSuch("rule"));
                return None;
            };
            rules.push(rule);
        }
        Some(rules)
    }
}
