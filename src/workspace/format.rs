//! The workspace as JSON: the file that a visitor downloads, and what the browser keeps.
//!
//! Version 1 is an object with `format` and `version`, and beside them:
//!
//! | key | value | when left out |
//! | --- | --- | --- |
//! | `pattern` | the event pattern's text | empty |
//! | `events` | a list of `{"name", "text", "off", "expect", "response"}` | none |
//! | `selected` | the index of the selected event | 0 |
//! | `handler` | the name of the built-in handler, or `own` | no target |
//! | `code` | the own function, a [`Code`] | none |
//! | `system` | the text of [`crate::bus::system`] | nothing but the rule |
//! | `rules` | the text of [`crate::scan::RuleList`], rules to run over files | none |
//! | `rulesOff` | the names of those that are switched off; an empty one is the rule itself | none |
//! | `account`, `region` | where the rule lives | `123456789012`, `us-east-1` |
//! | `schedule` | the schedule, see below | `cron(15 10 ? * MON-FRI *)` for a rule |
//! | `tab` | the address of the main tab to open; one that no page knows counts as left out | the first |
//!
//! The schedule is an object, and what is left out of it is as in the one above: `expression`,
//! `service` (`rule` or `scheduler`), `zone` (a name, or `UTC`), `window` (minutes), and `start`,
//! `end` and `from`, moments as `2026-01-31T09:00:00Z`.

pub use super::write::to_text;

use super::{Expectation, MAX_EVENTS, ScheduleEntry, Settings, Workspace};
use crate::event::Timestamp;
use crate::handler::own::Code;
use crate::schedule::Service;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::error::Category;
use std::fmt;
use std::sync::Arc;

/// The version that is written.
pub const VERSION: u32 = 1;

pub(super) const FORMAT: &str = "eventbridge-playground";

/// Why a workspace could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// It was written by a later version of the playground.
    Newer(String),
    /// It is JSON, but no workspace.
    NotAWorkspace,
    /// It is no JSON, or a value in it cannot be what it is.
    Malformed {
        /// Which of both.
        what: Malformed,
        /// The line, from 1.
        line: usize,
        /// The column in it, from 1; in bytes.
        column: usize,
    },
    /// A link that was cut off or changed on its way.
    Damaged,
    /// A link, or what it unpacks to, is larger than a link may be.
    TooLarge,
}

/// The reasons for which a text is no workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It is not JSON.
    Json,
    /// A value has another type than this format gives it.
    Value,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Newer(version) => {
                write!(
                    f,
                    "It was created with a newer version of the playground (format {version}). Reload to update."
                )
            }
            Self::NotAWorkspace => f.write_str("It isn't a workspace of this playground."),
            Self::Malformed { what, line, column } => {
                let what = match what {
                    Malformed::Json => "It isn't valid JSON",
                    Malformed::Value => "A value in it has an unexpected type",
                };
                write!(f, "{what} (line {line}, column {column}).")
            }
            Self::Damaged => f.write_str("It's incomplete or was altered on the way. Ask for it again."),
            Self::TooLarge => f.write_str("It's too large for a link."),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads a file of any version.
///
/// # Errors
/// If it is no workspace, or a later version's.
pub fn from_text(text: &str) -> Result<Workspace, Unreadable> {
    let head: Head = read(text)?;
    if head.format != FORMAT {
        return Err(Unreadable::NotAWorkspace);
    }
    match head.version {
        VERSION => read::<V1>(text).map(Workspace::from),
        version => Err(Unreadable::Newer(version.to_string())),
    }
}

pub(super) fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Unreadable> {
    serde_json::from_str(text).map_err(|error| {
        let what = match error.classify() {
            Category::Data => Malformed::Value,
            _ => Malformed::Json,
        };
        Unreadable::Malformed { what, line: error.line(), column: error.column() }
    })
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u32,
}

/// Version 1. Only what differs from the defaults is written.
#[derive(Serialize, Deserialize)]
pub(super) struct V1 {
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pattern: Box<str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    events: Vec<V1Event>,
    #[serde(default, skip_serializing_if = "is_default")]
    selected: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    handler: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<Arc<Code>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    system: Box<str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    rules: Box<str>,
    #[serde(default, rename = "rulesOff", skip_serializing_if = "Vec::is_empty")]
    rules_off: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schedule: Option<V1Schedule>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "text_or_none")]
    tab: Option<String>,
}

/// Returns a text; anything else counts as left out.
fn text_or_none<'t, D: Deserializer<'t>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Value {
        Text(String),
        Other(IgnoredAny),
    }
    Ok(match Value::deserialize(deserializer)? {
        Value::Text(text) => Some(text),
        Value::Other(IgnoredAny) => None,
    })
}

#[derive(Serialize, Deserialize)]
struct V1Schedule {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expression: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "is_default")]
    service: V1Service,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "is_default")]
    window: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Box<str>>,
}

#[derive(Serialize, Deserialize, Clone, Copy, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum V1Service {
    #[default]
    Rule,
    Scheduler,
}

#[derive(Serialize, Deserialize)]
struct V1Event {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    text: Box<str>,
    #[serde(default, skip_serializing_if = "is_default")]
    off: bool,
    /// `match` or `no-match`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expect: Option<V1Expectation>,
    /// The expected response of the own function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    response: Option<Arc<str>>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum V1Expectation {
    Match,
    NoMatch,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl From<&Workspace> for V1 {
    fn from(workspace: &Workspace) -> Self {
        let defaults = Settings::default();
        let Settings { account, region } = &workspace.settings;
        let event = |event: &super::EventEntry| V1Event {
            name: event.name.clone(),
            text: (*event.text).into(),
            off: !event.enabled,
            expect: event.expected.map(|expected| match expected {
                Expectation::Match => V1Expectation::Match,
                Expectation::NoMatch => V1Expectation::NoMatch,
            }),
            response: event.response.clone(),
        };
        Self {
            pattern: (*workspace.pattern).into(),
            events: workspace.events.iter().map(event).collect(),
            selected: workspace.selected,
            handler: workspace.handler.clone(),
            code: workspace.code.clone(),
            system: (*workspace.system).into(),
            rules: (*workspace.rules).into(),
            rules_off: workspace.rules_off.clone(),
            account: (*account != defaults.account).then(|| account.clone()),
            region: (*region != defaults.region).then(|| region.clone()),
            schedule: V1Schedule::of(&workspace.schedule),
            tab: workspace.tab.clone(),
        }
    }
}

impl From<V1> for Workspace {
    fn from(v1: V1) -> Self {
        let defaults = Settings::default();
        let mut workspace = Self {
            pattern: Arc::from(v1.pattern),
            handler: v1.handler,
            code: v1.code,
            system: Arc::from(v1.system),
            rules: Arc::from(v1.rules),
            rules_off: v1.rules_off,
            settings: Settings {
                account: v1.account.unwrap_or(defaults.account),
                region: v1.region.unwrap_or(defaults.region),
            },
            schedule: v1.schedule.map(ScheduleEntry::from).unwrap_or_default(),
            tab: v1.tab,
            ..Self::empty()
        };
        let marks: Vec<_> = v1
            .events
            .iter()
            .map(|event| (event.off, event.expect, event.response.clone()))
            .take(MAX_EVENTS)
            .collect();
        workspace.add_events(v1.events.into_iter().map(|event| (event.name, Arc::from(event.text))));
        for (event, (off, expect, response)) in workspace.events.iter_mut().zip(marks) {
            event.enabled = !off;
            event.response = response;
            event.expected = expect.map(|expect| match expect {
                V1Expectation::Match => Expectation::Match,
                V1Expectation::NoMatch => Expectation::NoMatch,
            });
        }
        workspace.selected = v1.selected.min(workspace.events.len().saturating_sub(1));
        workspace
    }
}

impl V1Schedule {
    /// Nothing for the schedule that every workspace begins with.
    fn of(entry: &ScheduleEntry) -> Option<Self> {
        let defaults = ScheduleEntry::default();
        let text = |text: &str, default: &str| (text != default).then(|| Box::from(text));
        let moment = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string().into_boxed_str());
        let schedule = || Self {
            expression: text(&entry.expression, &defaults.expression),
            service: match entry.service {
                Service::Rule => V1Service::Rule,
                Service::Scheduler => V1Service::Scheduler,
            },
            zone: text(&entry.zone, &defaults.zone),
            window: entry.window,
            start: moment(entry.start),
            end: moment(entry.end),
            from: moment(entry.from),
        };
        (*entry != defaults).then(schedule)
    }
}

impl From<V1Schedule> for ScheduleEntry {
    /// Returns a time; one that cannot be read counts as not set.
    fn from(v1: V1Schedule) -> Self {
        let defaults = Self::default();
        let moment = |text: Option<Box<str>>| text.and_then(|text| Timestamp::parse(&text));
        Self {
            expression: v1.expression.map_or(defaults.expression, Arc::from),
            service: match v1.service {
                V1Service::Rule => Service::Rule,
                V1Service::Scheduler => Service::Scheduler,
            },
            zone: v1.zone.map_or(defaults.zone, Arc::from),
            start: moment(v1.start),
            end: moment(v1.end),
            window: v1.window,
            from: moment(v1.from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::own::Runtime;
    use proptest::prelude::*;

    #[derive(Serialize)]
    struct File {
        format: &'static str,
        version: u32,
        #[serde(flatten)]
        workspace: V1,
    }

    /// Returns the file as serde writes it.
    fn by_serde(workspace: &Workspace) -> String {
        let file = File { format: FORMAT, version: VERSION, workspace: V1::from(workspace) };
        serde_json::to_string_pretty(&file).unwrap()
    }

    proptest! {
        #[test]
        fn a_file_is_written_as_serde_writes_it(
            // But for form feed and backspace, for which serde has a shorter escape.
            texts in prop::collection::vec("\\PC*|[\\x00-\\x07\\x09-\\x0b\\x0d-\\x7f]*", 8),
            switches in any::<u64>(),
        ) {
            let on = |bit: u32| switches >> bit & 1 == 1;
            let text = |index: usize| if on(index as u32) { texts[index].clone() } else { String::new() };
            let mut workspace = Workspace::empty();
            workspace.pattern = Arc::from(text(0));
            workspace.add_events((0..switches >> 60).map(|_| (text(1), Arc::from(text(2)))));
            for (index, event) in (0..).zip(&mut workspace.events) {
                event.enabled = on(index);
                event.expected = on(20 + index)
                    .then_some(if on(30 + index) { Expectation::Match } else { Expectation::NoMatch });
                event.response = on(10 + index).then(|| Arc::from(text(3)));
            }
            workspace.selected = if on(40) { workspace.events.len() } else { 0 };
            workspace.handler = on(41).then(|| text(3));
            workspace.code = on(48).then(|| {
                Arc::new(Code {
                    runtime: if on(49) { Runtime::Nodejs } else { Runtime::Python },
                    source: Arc::from(text(4)),
                    file: text(5),
                    handler: text(6),
                    timeout: if on(50) { 900 } else { 3 },
                    memory: if on(51) { 256 } else { 128 },
                    environment: Arc::from(text(7)),
                    answers: Arc::from(text(1)),
                    is_always_cold: on(52),
                })
            });
            workspace.system = Arc::from(text(4));
            workspace.rules = Arc::from(text(5));
            workspace.rules_off = if on(42) { vec![text(6), text(7)] } else { Vec::new() };
            if on(43) {
                workspace.settings.region = text(3);
            }
            workspace.schedule.window = u32::from(on(44));
            workspace.schedule.from = on(45).then(Timestamp::default);
            if on(46) {
                workspace.schedule.zone = Arc::from(text(1));
                workspace.schedule.service = Service::Scheduler;
            }
            workspace.tab = on(47).then(|| text(2));
            prop_assert_eq!(to_text(&workspace), by_serde(&workspace));
        }
    }

    #[test]
    fn a_workspace_survives_its_file() {
        let mut workspace = Workspace { selected: 1, ..Workspace::default() };
        workspace.events[0].enabled = false;
        workspace.events[0].expected = Some(Expectation::NoMatch);
        workspace.events[1].expected = Some(Expectation::Match);
        workspace.events[1].response = Some(Arc::from("KeyError"));
        workspace.handler = Some("own".to_owned());
        workspace.code = Some(Arc::new(Code { timeout: 9, ..Code::of_source("exports.handler = 1;") }));
        workspace.settings.region = "eu-west-1".to_owned();
        workspace.system = Arc::from("{\"Rule\": {}}");
        workspace.rules = Arc::from("{\"stopped\": {}}");
        workspace.rules_off = vec![String::new(), "stopped".to_owned()];
        workspace.schedule = ScheduleEntry {
            expression: Arc::from(""),
            service: Service::Scheduler,
            zone: Arc::from("Europe/Berlin"),
            start: Timestamp::parse("2026-01-31T09:00:00Z"),
            end: Timestamp::parse("2027-01-31T09:00:00Z"),
            window: 15,
            from: Timestamp::parse("2025-12-31T23:59:59Z"),
        };
        workspace.tab = Some("bus".to_owned());
        for workspace in [workspace, Workspace::default(), Workspace::empty()] {
            assert_eq!(from_text(&to_text(&workspace)), Ok(workspace));
        }
    }

    #[test]
    fn what_is_no_workspace_is_refused_with_a_reason() {
        let newer = r#"{"format":"eventbridge-playground","version":2,"rules":[]}"#;
        assert_eq!(from_text(newer), Err(Unreadable::Newer("2".to_owned())));
        assert_eq!(from_text("{}"), Err(Unreadable::NotAWorkspace));
        assert!(matches!(
            from_text("{"),
            Err(Unreadable::Malformed { what: Malformed::Json, line: 1, column: 1 })
        ));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_without_the_names_of_the_program() {
        let with = |rest: &str| format!("{{\"format\":\"eventbridge-playground\",\"version\":1,\n{rest}}}");
        let value =
            |column: usize| format!("A value in it has an unexpected type (line 2, column {column}).");
        let cases = [
            (with(r#""events":7"#), value(10)),
            (with(r#""events":{}"#), value(9)),
            (with(r#""events":[7]"#), value(11)),
            (with(r#""selected":-1"#), value(13)),
            (with(r#""schedule":"soon""#), value(17)),
            (with(r#""schedule":{"service":"lambda"}"#), value(30)),
            (with(r#""pattern":{}"#), value(10)),
            (with(r#""code":7"#), value(8)),
            (with(r#""code":{"runtime":"ruby"}"#), value(24)),
            (with(r#""code":{"timeout":-1}"#), value(20)),
            (with(r#""code":{"env":["A=1"]}"#), value(14)),
            (with(r#""events":[{"response":7}]"#), value(23)),
            ("{\n \"a\" 1}".to_owned(), "It isn't valid JSON (line 2, column 6).".to_owned()),
            (r#"{"a": ["#.to_owned(), "It isn't valid JSON (line 1, column 7).".to_owned()),
        ];
        for (text, told) in cases {
            assert_eq!(from_text(&text).unwrap_err().to_string(), told, "{text}");
        }
    }

    #[test]
    fn a_tab_that_no_page_knows_is_no_mistake() {
        let tab = |value: &str| {
            let text = format!(r#"{{"format":"eventbridge-playground","version":1,"tab":{value}}}"#);
            from_text(&text).unwrap().tab
        };
        assert_eq!(tab(r#""bus""#).as_deref(), Some("bus"));
        assert_eq!(tab(r#""still-to-come""#).as_deref(), Some("still-to-come"));
        for other in ["null", "7", "[]", r#"{"name": "bus"}"#, "true"] {
            assert_eq!(tab(other), None, "{other}");
        }
    }

    #[test]
    fn the_schedule_is_written_only_where_it_differs() {
        let mut workspace = Workspace::empty();
        assert!(!to_text(&workspace).contains("schedule"));
        workspace.schedule.zone = Arc::from("Asia/Tokyo");
        let text = to_text(&workspace);
        assert!(text.contains("Asia/Tokyo") && !text.contains("expression"), "{text}");
        let odd = r#"{"format":"eventbridge-playground","version":1,"schedule":{"from":"soon"}}"#;
        assert_eq!(from_text(odd).unwrap().schedule, ScheduleEntry::default());
    }

    #[test]
    fn a_selection_beyond_the_end_is_pulled_in() {
        let text = r#"{"format":"eventbridge-playground","version":1,"events":[{}],"selected":9}"#;
        assert_eq!(from_text(text).unwrap().selected, 0);
    }
}
