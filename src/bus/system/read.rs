//! From the text of a setup to a model.

use super::inputs::inputs;
use super::reader::{Reader, document, json_in};
use super::spans::ModelSpans;
use super::{Note, Problem, ProblemKind, destinations, fields, names, parameters, rules, schedules};
use crate::bus::metrics::Metric;
use crate::bus::model::{
    Alarm, Archive, AsyncInvocation, Bus, Comparison, DeadLetter, Fault, MissingData, Model, Replay,
    RetryPolicy, Rule, Statistic, Target,
};
use crate::bus::problem::ModelRef;
use crate::bus::problems;
use crate::handler::{self, HANDLERS, own};
use crate::json::{Document, Kind, Value};
use crate::targets::kind::LAMBDA;
use crate::targets::{Input, TargetKind};
use crate::text::Span;
use std::sync::Arc;

/// The selected rule, which completes a setup: its pattern and its function are not part of the text.
#[derive(Clone, Copy, Debug)]
pub struct SelectedRule<'s> {
    /// The account of all parts.
    pub account: &'s str,
    /// The Region.
    pub region: &'s str,
    /// The rule's event pattern.
    pub pattern: &'s Arc<str>,
    /// The name of the rule's function, if it has one.
    pub handler: Option<&'s str>,
}

/// The result of reading a text.
#[derive(Clone, Debug)]
pub struct System {
    /// The text, parsed.
    pub document: Document,
    /// The model. The selected rule is its first rule.
    pub model: Model,
    /// The problems, in the order of the text.
    pub problems: Vec<Problem>,
    /// The notes on the text.
    pub notes: Vec<Note>,
    places: ModelSpans,
}

impl System {
    /// Returns the object that a part of the model was read from, or `None` if the text does not have it.
    pub fn object(&self, place: ModelRef) -> Option<Value<'_>> {
        self.places.object(&self.document, place)
    }

    /// Returns the place of a part of the model in the text, or `None` if the text does not have it.
    pub fn span_of(&self, place: ModelRef) -> Option<Span> {
        self.places.span_of(&self.document, place)
    }
}

/// Reads the text of a setup. Invalid parts are left out of the model, and the rest is read all the same.
pub fn read(text: &str, selected_rule: SelectedRule) -> System {
    let document = document(text);
    let reader = Reader::default();
    let mut places = ModelSpans::default();
    for problem in document.problems() {
        reader.push(problem.span, ProblemKind::Json(problem.kind.clone()));
    }
    let mut model = Model::new(selected_rule.account, selected_rule.region);
    let top = document.root().and_then(|root| reader.part(root, &fields::TOP, names::other_fields(root)));
    read_buses(&reader, top, &mut model, &mut places);
    rules::read(&reader, top, selected_rule, &mut model, &mut places);
    if let Some(top) = top {
        places.add(ModelRef::Whole, top);
        read_archives(&reader, top, &mut model, &mut places);
        schedules::check(&reader, top, &model);
        destinations::read(&reader, top, &mut model, &|place| places.span_of(&document, place));
        read_alarms(&reader, top, &mut model, &mut places);
        read_replays(top, &mut model, &mut places);
    }
    // The pattern of the selected rule is checked where it is edited.
    let is_elsewhere = |problem: &crate::bus::problem::Problem| {
        problem.place == ModelRef::Rule(0) && problem.field == crate::bus::problem::Field::Pattern
    };
    for problem in problems(&model).into_iter().filter(|problem| !is_elsewhere(problem)) {
        reader.push(places.find(&document, &problem), ProblemKind::Model(Box::new(problem)));
    }
    let (mut problems, notes) = reader.into_problems_and_notes();
    problems.sort_by_key(|problem| problem.span);
    System { document, model, problems, notes, places }
}

/// Reads the text of a setup, and adds the problems of its inputs: calls, replays and the clock.
pub fn read_whole(text: &str, selected_rule: SelectedRule) -> System {
    let mut system = read(text, selected_rule);
    // The events of the list have no problems here, and reading them takes long.
    let (_, _, more) = inputs(&system, &[]);
    system.problems.extend(more);
    system.problems.sort_by_key(|problem| problem.span);
    system
}

fn read_buses(reader: &Reader, top: Option<Value>, model: &mut Model, places: &mut ModelSpans) {
    for value in reader.elements(top, "EventBuses") {
        let Some(object) = reader.part(value, &fields::BUS, names::fields_around(value)) else { continue };
        let arns = ["Arn", "EventBusArn"];
        let name = names::named(object, "Name", &arns, "event-bus/");
        let arn = names::arn(object, &arns);
        let other = |place: &str, own: &str| (place != own).then(|| place.to_owned());
        let account = arn.as_ref().and_then(|arn| other(&arn.account, &model.account));
        let region = arn.as_ref().and_then(|arn| other(&arn.region, &model.region));
        let bus = Bus {
            description: reader.text(object, "Description").unwrap_or_default(),
            policy: json_in(object, "Policy"),
            account: reader.text(object, "Account").or(account),
            region: reader.text(object, "Region").or(region),
            kms_key: reader.text(object, "KmsKeyIdentifier"),
            is_key_disabled: reader.choice(object, "Fault", BUS_FAULTS).unwrap_or_default(),
            dead_letter: read_dead_letter(reader, object),
            ..Bus::new(&name.unwrap_or_else(|| reader.required(object, "Name")))
        };
        if let Some(source) = reader.text(object, "EventSourceName").filter(|source| *source != bus.name)
            && let Some(value) = object.get("EventSourceName")
        {
            reader.push(value.span(), ProblemKind::EventSource(source));
        }
        // The default bus always exists; here it may get a policy.
        let is_default = bus.name == "default" && bus.account.is_none() && bus.region.is_none();
        let index = if is_default { 0 } else { model.buses.len() };
        match model.buses.get_mut(index) {
            Some(known) => *known = bus,
            None => model.buses.push(bus),
        }
        places.add(ModelRef::Bus(index as u32), object);
    }
}

pub(super) fn read_target(reader: &Reader, object: Value, index: usize) -> Target {
    let id = reader.text(object, "Id").unwrap_or_else(|| (index + 1).to_string());
    let within = |field: &str, fields| object.get(field).and_then(|value| reader.object(value, fields));
    let retry = within("RetryPolicy", fields::RETRY);
    let asynchronous = within("AsyncRetryPolicy", fields::RETRY);
    let limits = |policy: Option<Value>, age: u32, attempts: u32| {
        let number =
            |field, otherwise| policy.and_then(|policy| reader.number(policy, field)).unwrap_or(otherwise);
        (number("MaximumEventAgeInSeconds", age), number("MaximumRetryAttempts", attempts))
    };
    let usual = RetryPolicy::default();
    let (max_age_seconds, max_attempts) = limits(retry, usual.max_age_seconds, usual.max_attempts);
    let usual = AsyncInvocation::default();
    let (async_age, async_attempts) = limits(asynchronous, usual.max_age_seconds, usual.max_attempts);
    Target {
        input: read_input(reader, object, &id),
        parameters: parameters::read(reader, object, &id),
        role: reader.text(object, "RoleArn"),
        permitted: reader.flag(object, "Permitted", true),
        retry: RetryPolicy { max_age_seconds, max_attempts },
        is_retry_given: retry.is_some(),
        dead_letter: read_dead_letter(reader, object),
        fault: read_fault(reader, object),
        handler: read_handler(reader, object),
        asynchronous: AsyncInvocation {
            max_attempts: async_attempts,
            max_age_seconds: async_age,
            on_failure: reader.text(object, "OnFailure"),
            on_success: reader.text(object, "OnSuccess"),
            dead_letter: within("AsyncDeadLetterConfig", fields::ASYNC_DEAD_LETTER)
                .map(|queue| reader.required(queue, "TargetArn")),
        },
        emits: reader.list(object, "Emits").into_iter().map(|value| Arc::from(value.source())).collect(),
        ..Target::new(&id, &reader.required(object, "Arn"))
    }
}

fn read_dead_letter(reader: &Reader, object: Value) -> Option<DeadLetter> {
    let queue = reader.object(object.get("DeadLetterConfig")?, fields::DEAD_LETTER)?;
    let permitted = reader.flag(queue, "Permitted", true);
    Some(DeadLetter { arn: reader.required(queue, "Arn"), permitted })
}

fn read_input(reader: &Reader, object: Value, id: &str) -> Input {
    const INPUTS: &[&str] = &["Input", "InputPath", "InputTransformer"];
    let event: Vec<Value> = INPUTS.iter().filter_map(|field| object.get(field)).collect();
    if let [_, second, ..] = event.as_slice() {
        let kind = ProblemKind::OneOf { fields: INPUTS, within: None, target: id.to_owned() };
        reader.push(second.key_span().unwrap_or(second.span()), kind);
    }
    if let Some(constant) = json_in(object, "Input") {
        return Input::Constant(constant);
    }
    if let Some(path) = reader.text(object, "InputPath") {
        return Input::Path(path);
    }
    let transformer = object.get("InputTransformer");
    let Some(transformer) = transformer.and_then(|value| reader.object(value, fields::TRANSFORMER)) else {
        return Input::Matched;
    };
    Input::Transformer {
        paths: reader.pairs(transformer, "InputPathsMap"),
        template: json_in(transformer, "InputTemplate").unwrap_or_else(|| Arc::from("")),
    }
}

fn read_handler(reader: &Reader, object: Value) -> Option<String> {
    let name = reader.text(object, "Handler")?;
    if name != own::NAME && handler::find(&name).is_none() {
        let built_in = HANDLERS.iter().map(|handler| handler.description().name);
        let known = built_in.chain([own::NAME]).collect();
        let span = object.get("Handler").map_or(object.span(), Value::span);
        reader.push(span, ProblemKind::UnknownValue { known });
    }
    Some(name)
}

/// The faults without a number, by name.
pub const FAULTS: [(&str, Fault); 8] = [
    ("None", Fault::None),
    ("Throttled", Fault::Throttled),
    ("TimesOut", Fault::TimesOut),
    ("ServerError", Fault::ServerError),
    ("Missing", Fault::Missing),
    ("AccessDenied", Fault::AccessDenied),
    ("FunctionError", Fault::FunctionError),
    ("RoleNotAssumed", Fault::RoleNotAssumed),
];

/// Returns whether a fault can show at a target of this kind: only a function has errors of its own, and only
/// a role that is there can be refused.
pub fn can_show(fault: Fault, kind: &TargetKind, has_role: bool) -> bool {
    match fault {
        Fault::FunctionError => *kind == LAMBDA,
        Fault::RoleNotAssumed => has_role,
        Fault::None
        | Fault::Throttled
        | Fault::TimesOut
        | Fault::ServerError
        | Fault::Missing
        | Fault::AccessDenied
        | Fault::Status(_)
        | Fault::FailsFirst(_) => true,
    }
}

/// The faults of a bus, by name: whether it cannot use its key.
pub const BUS_FAULTS: &[(&str, bool)] = &[("None", false), ("KeyDisabled", true)];

fn read_fault(reader: &Reader, object: Value) -> Fault {
    match object.get("Fault").map(Value::kind) {
        None => Fault::None,
        Some(Kind::Object) => {
            let Some(fault) = object.get("Fault").and_then(|value| reader.object(value, fields::FAULT))
            else {
                return Fault::None;
            };
            let status = reader.number(fault, "Status").and_then(|status| u16::try_from(status).ok());
            let first = reader.number(fault, "FailsFirst");
            status.map(Fault::Status).or(first.map(Fault::FailsFirst)).unwrap_or_default()
        }
        Some(_) => reader.choice(object, "Fault", &FAULTS).unwrap_or_default(),
    }
}

fn read_archives(reader: &Reader, top: Value, model: &mut Model, places: &mut ModelSpans) {
    for value in reader.elements(Some(top), "Archives") {
        let Some(object) = reader.part(value, &fields::ARCHIVE, names::fields_around(value)) else {
            continue;
        };
        places.add(ModelRef::Archive(model.archives.len() as u32), object);
        check_source(reader, object, model);
        model.archives.push(Archive {
            name: names::named(object, "ArchiveName", &["ArchiveArn"], "archive/")
                .unwrap_or_else(|| reader.required(object, "ArchiveName")),
            bus: reader
                .text(object, "EventBusName")
                .or_else(|| reader.text(object, "EventSourceArn"))
                .unwrap_or_else(|| "default".to_owned()),
            pattern: json_in(object, "EventPattern"),
            retention_days: reader.number(object, "RetentionDays").unwrap_or_default(),
        });
    }
}

/// Reports if CreateArchive would not find the source of an archive: it looks for a bus in the Region of the archive, which
/// is the system's unless its own ARN says another (cdk-preflight, 7 September 2026).
fn check_source(reader: &Reader, object: Value, model: &Model) {
    let Some(source) = names::arn(object, &["EventSourceArn"]) else { return };
    let Some(bus) = source.resource.strip_prefix("event-bus/") else {
        return reader.push(source.value.span(), ProblemKind::NotABus);
    };
    let own = names::arn(object, &["ArchiveArn"]).map(|arn| arn.region);
    if source.region != *own.as_ref().unwrap_or(&model.region) && model.find_bus(&source.text()).is_some() {
        reader.push(source.value.span(), ProblemKind::BusElsewhere(bus.to_owned()));
    }
}

/// The problems of replays are reported with the other inputs.
fn read_replays(top: Value, model: &mut Model, places: &mut ModelSpans) {
    let list = top.get("Replays").filter(|list| list.kind() == Kind::Array);
    let listed = list.into_iter().flat_map(Value::children).collect();
    let all = names::elements(listed, top, "Replays").into_iter();
    for object in all.filter(|it| it.kind() == Kind::Object) {
        places.add(ModelRef::Replay(model.replays.len() as u32), object);
        model.replays.push(Replay {
            name: names::of_replay(object).unwrap_or_default(),
            archive: names::archive_of(object).unwrap_or_default(),
        });
    }
}

/// Reads the period of an alarm, which AWS has in seconds.
fn read_minutes(reader: &Reader, object: Value) -> u32 {
    let Some(seconds) = reader.number(object, "Period") else { return 1 };
    if seconds % 60 != 0 {
        let span = object.get("Period").map_or(object.span(), Value::span);
        reader.push(span, ProblemKind::NotWholeMinutes);
    }
    seconds / 60
}

fn read_alarms(reader: &Reader, top: Value, model: &mut Model, places: &mut ModelSpans) {
    let metrics = Metric::ALL.map(|metric| (metric.name(), metric));
    let statistics = Statistic::ALL.map(|statistic| (statistic.name(), statistic));
    let comparisons = Comparison::ALL.map(|comparison| (comparison.name(), comparison));
    let missing = MissingData::ALL.map(|missing| (missing.name(), missing));
    for value in reader.list(top, "Alarms") {
        let Some(object) = reader.object(value, fields::ALARM) else { continue };
        places.add(ModelRef::Alarm(model.alarms.len() as u32), object);
        let bus = reader.text(object, "EventBusName").map(|bus| model.find_bus(&bus));
        let rule = reader.text(object, "RuleName").map(|name| {
            let is_there = |rule: &Rule| bus.is_none_or(|bus| model.find_bus(&rule.bus) == bus);
            let found = model.rules.iter().position(|rule| rule.name == name && is_there(rule));
            // An index that no rule has: the alarm is reported, and never goes off.
            found.map_or(u32::MAX, |index| index as u32)
        });
        model.alarms.push(Alarm {
            name: reader.required(object, "AlarmName"),
            metric: reader.choice(object, "MetricName", &metrics).unwrap_or(Metric::FailedInvocations),
            rule,
            statistic: reader.choice(object, "Statistic", &statistics).unwrap_or_default(),
            comparison: reader
                .choice(object, "ComparisonOperator", &comparisons)
                .unwrap_or(Comparison::GreaterOrEqual),
            threshold: reader.number(object, "Threshold").unwrap_or(1),
            period_minutes: read_minutes(reader, object),
            periods: reader.number(object, "EvaluationPeriods").unwrap_or(1),
            missing: reader.choice(object, "TreatMissingData", &missing).unwrap_or(MissingData::Insufficient),
        });
    }
}
