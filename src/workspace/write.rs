//! Writing a workspace as a file.
//!
//! By hand and not by serde, whose code is not needed before a file is read: the page writes its work down
//! from the first key on, and must not wait for anything to do so. A test holds the two together.

use super::format::{FORMAT, VERSION};
use super::{EventEntry, Expectation, ScheduleEntry, Settings, Workspace};
use crate::event::Timestamp;
use crate::handler::own::{Code, USUAL_MEMORY, USUAL_TIMEOUT};
use crate::json::ObjectWriter;
use crate::schedule::Service;

/// Returns the workspace as a file of the present version: indented JSON. Only what differs from the defaults
/// is written.
pub fn to_text(workspace: &Workspace) -> String {
    let Settings { account, region } = &workspace.settings;
    let defaults = Settings::default();
    let mut file = ObjectWriter::indented(1);
    file.text("format", FORMAT);
    file.number("version", VERSION);
    text_unless(&mut file, "pattern", &workspace.pattern, "");
    if !workspace.events.is_empty() {
        file.list("events", workspace.events.iter().map(event));
    }
    if workspace.selected != 0 {
        file.number("selected", workspace.selected);
    }
    if let Some(handler) = &workspace.handler {
        file.text("handler", handler);
    }
    if let Some(function) = &workspace.code {
        file.json("code", &code(function));
    }
    text_unless(&mut file, "system", &workspace.system, "");
    text_unless(&mut file, "rules", &workspace.rules, "");
    if !workspace.rules_off.is_empty() {
        file.texts("rulesOff", &workspace.rules_off);
    }
    text_unless(&mut file, "account", account, &defaults.account);
    text_unless(&mut file, "region", region, &defaults.region);
    let entry = &workspace.schedule;
    if *entry != ScheduleEntry::default() {
        file.json("schedule", &schedule(entry));
    }
    if let Some(tab) = &workspace.tab {
        file.text("tab", tab);
    }
    file.close()
}

fn event(event: &EventEntry) -> String {
    let mut object = ObjectWriter::indented(3);
    text_unless(&mut object, "name", &event.name, "");
    text_unless(&mut object, "text", &event.text, "");
    if !event.enabled {
        object.boolean("off", true);
    }
    let expected = event.expected.map(|expected| match expected {
        Expectation::Match => "match",
        Expectation::NoMatch => "no-match",
    });
    if let Some(expected) = expected {
        object.text("expect", expected);
    }
    if let Some(response) = &event.response {
        object.text("response", response);
    }
    object.close()
}

fn code(code: &Code) -> String {
    let mut object = ObjectWriter::indented(2);
    object.text("runtime", code.runtime.name());
    text_unless(&mut object, "source", &code.source, "");
    text_unless(&mut object, "file", &code.file, "");
    text_unless(&mut object, "handler", &code.handler, "");
    if code.timeout != USUAL_TIMEOUT {
        object.number("timeout", code.timeout);
    }
    if code.memory != USUAL_MEMORY {
        object.number("memory", code.memory);
    }
    text_unless(&mut object, "env", &code.environment, "");
    text_unless(&mut object, "answers", &code.answers, "");
    if code.is_always_cold {
        object.boolean("cold", true);
    }
    object.close()
}

fn schedule(entry: &ScheduleEntry) -> String {
    let defaults = ScheduleEntry::default();
    let mut object = ObjectWriter::indented(2);
    text_unless(&mut object, "expression", &entry.expression, &defaults.expression);
    if entry.service == Service::Scheduler {
        object.text("service", "scheduler");
    }
    text_unless(&mut object, "zone", &entry.zone, &defaults.zone);
    if entry.window != 0 {
        object.number("window", entry.window);
    }
    let mut moment = |key: &str, moment: Option<Timestamp>| {
        if let Some(moment) = moment {
            object.text(key, &moment.to_string());
        }
    };
    moment("start", entry.start);
    moment("end", entry.end);
    moment("from", entry.from);
    object.close()
}

fn text_unless(object: &mut ObjectWriter, key: &str, value: &str, default: &str) {
    if value != default {
        object.text(key, value);
    }
}
