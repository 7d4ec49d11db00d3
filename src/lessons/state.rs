//! A part of a workspace, as a lesson's file has it.

use super::code::CodePart;
use super::{Fault, Panes};
use crate::event::Timestamp;
use crate::gallery::as_written;
use crate::handler::{self, own::NAME};
use crate::json::{self, Document, Kind, Value};
use crate::schedule::{ScheduleEntry, Service};
use crate::text::LineIndex;
use crate::workspace::Workspace;
use std::sync::Arc;

/// The state that a block of JSON sets; a field is `None` where the block has nothing for it.
#[derive(Default)]
pub(super) struct State {
    /// Whether it continues from the solution of the step before.
    pub(super) continues: bool,
    pattern: Option<Arc<str>>,
    events: Option<Vec<(String, Arc<str>)>>,
    handler: Option<String>,
    pub(super) code: Option<CodePart>,
    schedule: Option<ScheduleEntry>,
    system: Option<Arc<str>>,
}

impl State {
    /// Reads a block.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line in the block, from 1.
    pub(super) fn read(text: &str) -> Result<Self, (usize, Fault)> {
        let document = sound(text)?;
        let root = whole(&document, Kind::Object)?;
        let mut state = Self::default();
        for member in root.children() {
            let key = member.key().unwrap_or_default();
            let read = match &*key {
                "continues" => of_kind(member, "continues", &[Kind::True, Kind::False], "true or false")
                    .map(|()| state.continues = member.kind() == Kind::True),
                "pattern" => written(member, "pattern").map(|text| state.pattern = Some(text)),
                "system" => written(member, "system").map(|text| state.system = Some(text)),
                "events" => events(member).map(|events| state.events = Some(events)),
                "handler" => known_handler(member).map(|name| state.handler = Some(name)),
                "code" => CodePart::read(member).map(|code| state.code = Some(code)),
                "schedule" => schedule(member).map(|schedule| state.schedule = Some(schedule)),
                _ => Err(Fault::UnknownKey(key.into_owned())),
            };
            read.map_err(|fault| (line_of(text, member), fault))?;
        }
        Ok(state)
    }

    /// Returns a workspace with what the state says in place of what was there. Events of the same name are
    /// replaced, the others stay.
    pub(super) fn over(&self, base: &Workspace) -> Workspace {
        let mut workspace = base.clone();
        if let Some(pattern) = &self.pattern {
            workspace.pattern = Arc::clone(pattern);
        }
        for (name, text) in self.events.iter().flatten() {
            match workspace.events.iter_mut().find(|event| event.name == *name) {
                Some(event) => event.text = Arc::clone(text),
                None => drop(workspace.add_events([(name.clone(), Arc::clone(text))])),
            }
        }
        workspace.selected = base.selected.min(workspace.events.len().saturating_sub(1));
        if let Some(handler) = &self.handler {
            workspace.handler = Some(handler.clone());
        }
        if let Some(code) = &self.code {
            workspace.code = Some(Arc::new(code.over(workspace.code.as_deref())));
            workspace.handler = Some(NAME.to_owned());
        }
        if let Some(schedule) = &self.schedule {
            workspace.schedule = schedule.clone();
        }
        if let Some(system) = &self.system {
            workspace.system = Arc::clone(system);
        }
        workspace
    }

    /// Returns the panes that a start with this state shows, beside those of the step that it continues from.
    pub(super) fn panes(&self, before: Panes) -> Panes {
        Panes {
            pattern: self.pattern.is_some() || before.pattern,
            events: self.events.is_some() || before.events,
            function: self.handler.is_some() || before.function,
            code: self.code.is_some() || before.code,
            schedule: self.schedule.is_some() || before.schedule,
            setup: self.system.is_some() || before.setup,
        }
    }
}

/// Returns a text as JSON without mistakes.
pub(super) fn sound(text: &str) -> Result<Document, (usize, Fault)> {
    let document = json::parse(text);
    match document.problems().first() {
        Some(problem) => Err((
            LineIndex::new(text).position(problem.span.start).line as usize,
            Fault::NotJson(problem.kind.clone()),
        )),
        None => Ok(document),
    }
}

/// Returns the outermost value, which must be of this kind.
pub(super) fn whole(document: &Document, kind: Kind) -> Result<Value<'_>, (usize, Fault)> {
    let expected = if kind == Kind::Array { "an array" } else { "an object" };
    let wrong = |found| Fault::WrongType { key: String::new(), found, expected };
    let root = document.root().ok_or((1, wrong(Kind::Invalid)))?;
    if root.kind() == kind { Ok(root) } else { Err((1, wrong(root.kind()))) }
}

/// Returns the line of a value, from 1.
pub(super) fn line_of(text: &str, value: Value) -> usize {
    LineIndex::new(text).position(value.span().start).line as usize
}

/// Holds that a value is of one of these kinds.
pub(super) fn of_kind(value: Value, key: &str, kinds: &[Kind], expected: &'static str) -> Result<(), Fault> {
    if kinds.contains(&value.kind()) {
        return Ok(());
    }
    Err(Fault::WrongType { key: key.to_owned(), found: value.kind(), expected })
}

/// Returns an object as it is laid out, or the text of a string: so a start can be something that is not
/// JSON.
pub(super) fn written(value: Value, key: &str) -> Result<Arc<str>, Fault> {
    of_kind(value, key, &[Kind::Object, Kind::String], "an object or a string")?;
    Ok(match value.as_str() {
        Some(text) => Arc::from(&*text),
        None => Arc::from(as_written(value, value.document().text())),
    })
}

fn events(value: Value) -> Result<Vec<(String, Arc<str>)>, Fault> {
    of_kind(value, "events", &[Kind::Object], "an object of events by name")?;
    let event = |event: Value| Ok((event.key().unwrap_or_default().into_owned(), written(event, "events")?));
    value.children().map(event).collect()
}

fn known_handler(value: Value) -> Result<String, Fault> {
    of_kind(value, "handler", &[Kind::String], "a string")?;
    let name = value.as_str().unwrap_or_default().into_owned();
    match handler::find(&name) {
        Some(_) => Ok(name),
        None => Err(Fault::BadValue { key: "handler", value: name }),
    }
}

/// Returns an expression, or an object with `expression`, `service`, `zone` and `from`.
fn schedule(value: Value) -> Result<ScheduleEntry, Fault> {
    of_kind(value, "schedule", &[Kind::String, Kind::Object], "a string or an object")?;
    let mut entry = ScheduleEntry::default();
    if let Some(expression) = value.as_str() {
        entry.expression = Arc::from(&*expression);
        return Ok(entry);
    }
    for member in value.children() {
        let key = member.key().unwrap_or_default();
        of_kind(member, &key, &[Kind::String], "a string")?;
        let text = member.as_str().unwrap_or_default();
        let bad = |key| Fault::BadValue { key, value: text.clone().into_owned() };
        match &*key {
            "expression" => entry.expression = Arc::from(&*text),
            "zone" => entry.zone = Arc::from(&*text),
            "from" => entry.from = Some(Timestamp::parse(&text).ok_or_else(|| bad("from"))?),
            "service" => {
                entry.service = match &*text {
                    "rule" => Service::Rule,
                    "scheduler" => Service::Scheduler,
                    _ => return Err(bad("service")),
                }
            }
            _ => return Err(Fault::UnknownKey(key.into_owned())),
        }
    }
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_replaces_what_it_names() {
        let first = State::read(
            r#"{"pattern": {"a": [1]}, "events": {"A": {"a": 1}, "B": "broken {"}, "handler": "snapshot",
                "schedule": {"expression": "rate(1 day)", "service": "scheduler", "from": "2026-01-01T00:00:00Z"}}"#,
        );
        let workspace = first.unwrap().over(&Workspace::empty());
        let second =
            State::read(r#"{"pattern": "{", "events": {"B": {}, "C": {}}, "system": {"Rules": []}}"#);
        let workspace = second.unwrap().over(&workspace);
        let events: Vec<(&str, &str)> =
            workspace.events.iter().map(|event| (event.name.as_str(), &*event.text)).collect();
        assert_eq!(events, [("A", r#"{"a": 1}"#), ("B", "{}"), ("C", "{}")]);
        assert_eq!((&*workspace.pattern, &*workspace.system), ("{", r#"{"Rules": []}"#));
        assert_eq!((workspace.selected, workspace.handler.as_deref()), (0, Some("snapshot")));
        assert_eq!(workspace.schedule.service, Service::Scheduler);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let wrong = |key: &str, found, expected| Fault::WrongType { key: key.to_owned(), found, expected };
        let cases = [
            ("{\n\"pattern\": 1}", 2, wrong("pattern", Kind::Number, "an object or a string")),
            ("{\n\n\"events\": []}", 3, wrong("events", Kind::Array, "an object of events by name")),
            ("[]", 1, wrong("", Kind::Array, "an object")),
            (r#"{"patern": {}}"#, 1, Fault::UnknownKey("patern".to_owned())),
            (r#"{"handler": "none"}"#, 1, Fault::BadValue { key: "handler", value: "none".to_owned() }),
            (
                r#"{"schedule": {"from": "soon"}}"#,
                1,
                Fault::BadValue { key: "from", value: "soon".to_owned() },
            ),
        ];
        for (text, line, fault) in cases {
            assert_eq!(State::read(text).err(), Some((line, fault)), "{text}");
        }
        assert!(matches!(State::read("{\n\"a\": }"), Err((2, Fault::NotJson(_)))));
    }
}
