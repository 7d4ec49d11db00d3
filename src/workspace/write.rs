//! Writing a workspace as a file.
//!
//! By hand and not by serde, whose code is not needed before a file is read: the page writes its work down
//! from the first key on, and must not wait for anything to do so. A test holds the two together.

use super::format::{FORMAT, VERSION};
use super::{EventEntry, Expectation, ScheduleEntry, Settings, Workspace};
use crate::event::Timestamp;
use crate::json::quote;
use crate::schedule::Service;

/// The workspace as a file of the present version: indented JSON. Only what differs from the defaults is
/// written.
pub fn to_text(workspace: &Workspace) -> String {
    let Settings { account, region } = &workspace.settings;
    let defaults = Settings::default();
    let mut file = Writer::new(1);
    file.text("format", FORMAT);
    file.member("version", &VERSION.to_string());
    file.text_unless("pattern", &workspace.pattern, "");
    let events: Vec<String> = workspace.events.iter().map(event).collect();
    file.list("events", &events);
    if workspace.selected != 0 {
        file.member("selected", &workspace.selected.to_string());
    }
    if let Some(handler) = &workspace.handler {
        file.text("handler", handler);
    }
    file.text_unless("system", &workspace.system, "");
    file.text_unless("rules", &workspace.rules, "");
    let off: Vec<String> = workspace.rules_off.iter().map(|name| quote(name)).collect();
    file.list("rulesOff", &off);
    file.text_unless("account", account, &defaults.account);
    file.text_unless("region", region, &defaults.region);
    let entry = &workspace.schedule;
    if *entry != ScheduleEntry::default() {
        file.member("schedule", &schedule(entry));
    }
    file.close()
}

fn event(event: &EventEntry) -> String {
    let mut object = Writer::new(3);
    object.text_unless("name", &event.name, "");
    object.text_unless("text", &event.text, "");
    if !event.enabled {
        object.member("off", "true");
    }
    match event.expected {
        Some(Expectation::Match) => object.text("expect", "match"),
        Some(Expectation::NoMatch) => object.text("expect", "no-match"),
        None => {}
    }
    object.close()
}

fn schedule(entry: &ScheduleEntry) -> String {
    let defaults = ScheduleEntry::default();
    let mut object = Writer::new(2);
    object.text_unless("expression", &entry.expression, &defaults.expression);
    if entry.service == Service::Scheduler {
        object.text("service", "scheduler");
    }
    object.text_unless("zone", &entry.zone, &defaults.zone);
    if entry.window != 0 {
        object.member("window", &entry.window.to_string());
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

/// An object that is being written, its members `depth` levels deep.
struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    fn new(depth: usize) -> Self {
        Self { text: String::new(), depth }
    }

    fn break_line(&mut self, depth: usize) {
        self.text.push('\n');
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }

    /// Adds a member whose value is JSON already.
    fn member(&mut self, key: &str, value: &str) {
        self.text.push(if self.text.is_empty() { '{' } else { ',' });
        self.break_line(self.depth);
        self.text.push_str(&quote(key));
        self.text.push_str(": ");
        self.text.push_str(value);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.member(key, &quote(value));
    }

    fn text_unless(&mut self, key: &str, value: &str, default: &str) {
        if value != default {
            self.text(key, value);
        }
    }

    /// Adds a list, unless it is empty.
    fn list(&mut self, key: &str, values: &[String]) {
        for (index, value) in values.iter().enumerate() {
            if index == 0 {
                self.member(key, "[");
            } else {
                self.text.push(',');
            }
            self.break_line(self.depth + 1);
            self.text.push_str(value);
        }
        if !values.is_empty() {
            self.break_line(self.depth);
            self.text.push(']');
        }
    }

    fn close(mut self) -> String {
        if self.text.is_empty() {
            return "{}".to_owned();
        }
        self.break_line(self.depth - 1);
        self.text.push('}');
        self.text
    }
}
