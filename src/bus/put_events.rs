//! The answers of PutEvents to a call, and the events made of its entries, without a simulation.

use super::Model;
use super::log::{Answer, CallRefusal, EntryAnswer, EntryFields};
use super::policy;
use super::rng::{Purpose, Rng};
use crate::arn::Arn;
use crate::event::put_events::{EntryProblem, to_event};
use crate::event::{Context, Timestamp, size, trace};
use crate::json::{self, Document, Kind, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// The most entries of a call.
pub(super) const MAX_ENTRIES: usize = 10;

/// The most characters of a trace header.
pub(super) const MAX_HEADER: usize = 500;

/// Returns the service's answer to a request of the account's own, as the first input of a simulation: the
/// same as the first [`Answer`] of a simulation with the same seed.
pub fn answer(model: &Model, request: &str, seed: u64) -> Answer {
    let document = json::parse(request);
    let (entries, refusal) = entries(&document);
    let mut answer = Answer { input: 0, entries: Vec::new(), refusal };
    if answer.refusal.is_some() {
        return answer;
    }
    let mut event = 0;
    for (index, entry) in (0..).zip(entries) {
        let id = event_id(Rng::new(seed), 0, index);
        answer.entries.push(match take(model, 0, entry, &id, &model.account) {
            Ok(_) => {
                event += 1;
                EntryAnswer::Taken { id, event: event - 1 }
            }
            Err(refused) => refused,
        });
    }
    answer
}

/// Returns the id of the event that is made of an entry.
pub(super) fn event_id(rng: Rng, input: u32, entry: u32) -> String {
    rng.uuid_v4(Purpose::EventId, u64::from(input) << 32 | u64::from(entry))
}

/// Returns the entries of a request, and why it is refused as a whole, if it is.
pub(super) fn entries(request: &Document) -> (Vec<Value<'_>>, Option<CallRefusal>) {
    let entries = request.root().map(listed).unwrap_or_default();
    let refusal = if request.problems().is_empty() { refusal(&entries) } else { Some(CallRefusal::NotJson) };
    (entries, refusal)
}

/// An event that PutEvents accepted.
pub(super) struct Taken {
    /// The index of its bus; `None` if there is no such bus.
    pub(super) bus: Option<u32>,
    /// The event as JSON.
    pub(super) text: Arc<str>,
    /// The trace header that its targets get.
    pub(super) trace: Option<Arc<str>>,
}

/// Accepts an entry, as a call of `caller` at a time in milliseconds since 1970.
///
/// # Errors
/// Returns the answer for an entry that is refused.
pub(super) fn take(
    model: &Model,
    at: i64,
    entry: Value,
    id: &str,
    caller: &str,
) -> Result<Taken, EntryAnswer> {
    let bus = bus_of(model, entry);
    let (text, problem) = event_of(model, at, entry, id, bus, caller);
    if let Some(problem) = problem {
        return Err(EntryAnswer::Failed(problem));
    }
    if !admits(model, bus, caller, entry) {
        return Err(EntryAnswer::Denied);
    }
    let header = entry.get("TraceHeader").and_then(Value::as_str);
    let made_root = || trace::made_root(at.div_euclid(1_000), id);
    let trace = header.and_then(|header| trace::handed_on(&header, &made_root())).map(Arc::from);
    Ok(Taken { bus, text, trace })
}

/// Returns the bus that an entry is for.
fn bus_of(model: &Model, entry: Value) -> Option<u32> {
    let name = entry.get("EventBusName").and_then(Value::as_str);
    let name = name.as_deref().filter(|name| !name.is_empty()).unwrap_or("default");
    model.find_bus(name).map(|bus| bus as u32)
}

/// Returns the event of an entry, or the problem for which it is refused.
fn event_of(
    model: &Model,
    at: i64,
    entry: Value,
    id: &str,
    bus: Option<u32>,
    caller: &str,
) -> (Arc<str>, Option<EntryProblem>) {
    let bus = bus.and_then(|bus| model.buses.get(bus as usize));
    let context = Context {
        account: caller.to_owned(),
        region: bus.map_or(model.region.as_str(), |bus| bus.region(model)).to_owned(),
        time: Timestamp::from_millis(at).unwrap_or_default().to_string(),
        id: id.to_owned(),
    };
    let converted = to_event(entry, &context, 0);
    let mut problems = converted.problems.into_iter();
    // A detail type that is too long was seen to be accepted.
    let problem = problems.find(|problem| *problem != EntryProblem::LongDetailType);
    (Arc::from(converted.text), problem)
}

/// Returns whether a bus allows the caller to put an entry on it. A bus that does not exist refuses nothing.
fn admits(model: &Model, bus: Option<u32>, caller: &str, entry: Value) -> bool {
    let Some(bus) = bus.and_then(|bus| model.buses.get(bus as usize)) else { return true };
    if bus.account(model) == caller {
        return true;
    }
    let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let (source, detail_type) = (text("Source"), text("DetailType"));
    let request = policy::Request { caller, source: &source, detail_type: &detail_type };
    bus.policy.as_deref().is_some_and(|policy| policy::allows(policy, &request))
}

/// Returns the entries of a request: a list of them, a single one, or the list in `Entries`.
fn listed(root: Value) -> Vec<Value> {
    let list = root.get("Entries").unwrap_or(root);
    if list.kind() == Kind::Array { list.children().collect() } else { vec![list] }
}

/// Returns why a call is refused as a whole, or `None` if it is not.
fn refusal(entries: &[Value]) -> Option<CallRefusal> {
    if entries.is_empty() {
        return Some(CallRefusal::NoEntries);
    }
    if entries.len() > MAX_ENTRIES {
        return Some(CallRefusal::TooManyEntries(entries.iter().map(|entry| fields(*entry)).collect()));
    }
    let mut headers =
        (1..).zip(entries).filter_map(|(number, entry)| Some((number, text(*entry, "TraceHeader")?)));
    if let Some((entry, value)) =
        headers.find(|(_, header)| !(1..=MAX_HEADER).contains(&header.chars().count()))
    {
        return Some(CallRefusal::TraceHeader { entry, value });
    }
    let mut buses =
        (1..).zip(entries).filter_map(|(number, entry)| Some((number, text(*entry, "EventBusName")?)));
    if let Some((entry, value)) = buses.find(|(_, bus)| !is_bus(bus)) {
        return Some(CallRefusal::BusName { entry, value });
    }
    let size: usize = entries.iter().map(|entry| size::entry_size(*entry)).sum();
    (size > size::LIMIT).then_some(CallRefusal::TooLarge)
}

/// Returns whether a text can name the bus of an entry: a bus of a partner cannot be one.
fn is_bus(text: &str) -> bool {
    let arn = Arn::parse(text).filter(|arn| arn.service == "events");
    let name = arn.map_or(Some(text), |arn| arn.resource.strip_prefix("event-bus/"));
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    name.is_some_and(|name| !name.is_empty() && name.chars().all(is_part))
}

fn fields(entry: Value) -> EntryFields {
    let strings = |list: Value| list.children().filter_map(Value::as_str).map(Cow::into_owned).collect();
    EntryFields {
        source: text(entry, "Source"),
        detail_type: text(entry, "DetailType"),
        detail: text(entry, "Detail"),
        bus: text(entry, "EventBusName"),
        resources: entry.get("Resources").filter(|list| list.kind() == Kind::Array).map(strings),
        trace: text(entry, "TraceHeader"),
    }
}

fn text(entry: Value, key: &str) -> Option<String> {
    entry.get(key).and_then(Value::as_str).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::messages::call_refusal;
    use crate::bus::{SimulationInput, SimulationInputKind, simulate};

    #[test]
    fn the_answer_is_that_of_a_play() {
        let model = Model::new("111122223333", "eu-west-1");
        let sold = r#"{"Source": "shop", "DetailType": "Sold", "Detail": "{}"}"#;
        let requests = [
            format!("[{sold}]"),
            sold.to_owned(),
            format!("{{\"Entries\": [{sold}]}}"),
            format!(
                "[{sold}, {{\"Source\": \"aws.ec2\", \"DetailType\": \"x\", \"Detail\": \"{{}}\"}}, {sold}]"
            ),
            "[{}]".to_owned(),
            "[]".to_owned(),
            format!("[{}]", [sold; 11].join(",")),
            "[{".to_owned(),
            r#"{"Source":"shop","DetailType":"Sold","Detail":"{}","TraceHeader":""}"#.to_owned(),
            String::new(),
        ];
        for request in requests {
            let call = SimulationInputKind::PutEvents { request: Arc::from(request.as_str()), caller: None };
            let log = simulate(&model, &[SimulationInput { at: 0, kind: call }], 1, None);
            assert_eq!(Some(&answer(&model, &request, 1)), log.answers.first(), "{request}");
        }
    }

    #[test]
    fn ids_and_refusals_are_as_the_service_writes_them() {
        let model = Model::new("111122223333", "eu-west-1");
        let taken = answer(&model, r#"{"Source": "shop", "DetailType": "Sold", "Detail": "{}"}"#, 1);
        assert_eq!(taken.failed_entry_count(), 0);
        assert!(taken.to_json().is_some_and(|json| json.contains("\"EventId\":\"")));
        let malformed = answer(&model, r#"{"Source": "shop", "DetailType": "Sold", "Detail": "{"}"#, 1);
        assert_eq!(malformed.failed_entry_count(), 1);
        assert!(malformed.to_json().is_some_and(|json| json.contains("MalformedDetail")));
        let refusal = answer(&model, "[]", 1).refusal.unwrap();
        assert!(call_refusal(&refusal).contains("greater than or equal to 1"));
        // Stackd's recordings of 22 September 2026.
        let entry = |header: &str| {
            format!(r#"[{{"Source":"shop","DetailType":"Sold","Detail":"{{}}","TraceHeader":"{header}"}}]"#)
        };
        let long = "x".repeat(501);
        for (header, bound) in [("", "greater than or equal to 1"), (&long, "less than or equal to 500")] {
            let refusal = answer(&model, &entry(header), 1).refusal.unwrap();
            assert_eq!(
                call_refusal(&refusal),
                format!(
                    "1 validation error detected: Value '{header}' at 'entries.1.member.traceHeader' failed to satisfy \
                     constraint: Member must have length {bound}"
                )
            );
        }
        assert_eq!(answer(&model, &entry(&"x".repeat(500)), 1).refusal, None);
        // Row 55 (LS, January 2025).
        let entry = r#"{"Source":"s","DetailType":"T","Detail":"{}"}"#;
        let refusal = answer(&model, &format!("[{}]", [entry; 11].join(",")), 1).refusal.unwrap();
        let first = "1 validation error detected: Value '[PutEventsRequestEntry(time=null, source=s, resources=null, \
                     detailType=T, detail={}, eventBusName=null, traceHeader=null, kmsKeyIdentifier=null, \
                     internalMetadata=null), ";
        assert!(call_refusal(&refusal).starts_with(first), "{}", call_refusal(&refusal));
        let entry = entry.replace('}', r#","Resources":["a","b"],"TraceHeader":"h"}"#).replacen(
            r#"{,"Resources":["a","b"],"TraceHeader":"h"}"#,
            "{}",
            1,
        );
        let refusal = answer(&model, &format!("[{}]", [entry.as_str(); 11].join(",")), 1).refusal.unwrap();
        let message = call_refusal(&refusal);
        assert!(
            message.contains("source=s, resources=[a, b], ") && message.contains("traceHeader=h, "),
            "{message}"
        );
    }

    #[test]
    fn the_bus_of_an_entry_is_a_name_or_an_arn() {
        let model = Model::new("111122223333", "eu-west-1");
        let refusal = |bus: &str| {
            let entry =
                format!(r#"{{"Source":"s","DetailType":"T","Detail":"{{}}","EventBusName":"{bus}"}}"#);
            answer(&model, &entry, 1).refusal.map(|refusal| call_refusal(&refusal))
        };
        for bus in ["default", "gone", "a.b-c_d", "arn:aws:events:eu-west-1:111122223333:event-bus/default"] {
            assert_eq!(refusal(bus), None, "{bus}");
        }
        for bus in [
            "a b",
            "aws.partner/shop/1",
            "arn:aws:sqs:eu-west-1:111122223333:q",
            "arn:aws:events:eu-west-1:111122223333:rule/r",
        ] {
            let words = format!(
                "1 validation error detected: Value '{bus}' at 'entries.1.member.eventBusName' failed to satisfy \
                 constraint: Member must satisfy regular expression pattern: (arn:aws"
            );
            assert!(refusal(bus).is_some_and(|message| message.starts_with(&words)), "{bus}");
        }
        assert!(refusal("").is_some_and(|message| message.starts_with("2 validation errors detected: ")));
    }
}
