//! A finished simulation as the page shows it: the system, its log, and names for its parts.

use super::advice::{self, Advice, advise_on_play};
use super::log::{Log, Origin, Outcome, Step, StepKind};
use super::model::{Model, Replay};
use super::problem::ModelRef;
use super::system::{self, Problem, System};
use super::{RunRequest, SimulationInput, SimulationInputKind, messages};
use crate::json::{self, Value};
use crate::text::Span;
use std::borrow::Cow;
use std::mem::discriminant;
use std::sync::Arc;

/// A part of the system in the diagram, by its index in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DiagramNode {
    /// The events that come from outside.
    Events,
    /// A bus.
    Bus(u32),
    /// A rule.
    Rule(u32),
    /// A target, by the rule and its place there.
    Target(u32, u32),
    /// The dead-letter queue of a target.
    DeadLetter(u32, u32),
    /// An archive.
    Archive(u32),
    /// A replay.
    Replay(u32),
    /// An alarm.
    Alarm(u32),
}

impl DiagramNode {
    /// Returns whether a model has this part.
    pub fn is_in(self, model: &Model) -> bool {
        match self {
            Self::Events => true,
            Self::Bus(bus) => (bus as usize) < model.buses.len(),
            Self::Rule(rule) => (rule as usize) < model.rules.len(),
            Self::Target(rule, target) => model.target(rule, target).is_some(),
            Self::DeadLetter(rule, target) => {
                model.target(rule, target).is_some_and(|target| target.dead_letter.is_some())
            }
            Self::Archive(archive) => (archive as usize) < model.archives.len(),
            Self::Replay(replay) => (replay as usize) < model.replays.len(),
            Self::Alarm(alarm) => (alarm as usize) < model.alarms.len(),
        }
    }

    /// Returns the part of the model in which it is set up. A dead-letter queue is set up with its target.
    pub fn part(self) -> ModelRef {
        match self {
            Self::Events => ModelRef::Whole,
            Self::Bus(bus) => ModelRef::Bus(bus),
            Self::Rule(rule) => ModelRef::Rule(rule),
            Self::Target(rule, target) | Self::DeadLetter(rule, target) => ModelRef::Target { rule, target },
            Self::Archive(archive) => ModelRef::Archive(archive),
            Self::Replay(replay) => ModelRef::Replay(replay),
            Self::Alarm(alarm) => ModelRef::Alarm(alarm),
        }
    }
}

/// A piece of advice, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceLine {
    /// The name of the part that it is about.
    pub about: String,
    /// The advice.
    pub sentence: String,
    /// The place of the part in the text; `None` if the text does not have it.
    pub span: Option<Span>,
}

/// A system that was simulated, and its log.
#[derive(Clone, Debug, Default)]
pub struct Simulated {
    /// The system.
    pub model: Model,
    /// The problems of its text, by place.
    pub problems: Vec<Problem>,
    /// The log of the simulation.
    pub log: Log,
    /// The advice on it.
    pub advice: Vec<AdviceLine>,
    /// Whether the simulation was cut before its end.
    pub is_cut: bool,
    /// Whether its text is no JSON object, so that the model may lack anything.
    pub is_broken: bool,
    /// The text of the system.
    pub text: Arc<str>,
    /// The minutes for which the clock ran, if it stopped before all deliveries had ended.
    pub stopped_after: Option<u32>,
    /// Whether deliveries went on to their end after the clock had stopped.
    pub is_to_end: bool,
    /// By replay: the index of its input; `None` if the replay was left out.
    pub replays: Vec<Option<u32>>,
    /// The names of the events that came from the list, in its order.
    names: Vec<String>,
}

impl Simulated {
    /// Returns the system of a request with the log of its run. `names` are those of the request's events.
    pub fn new(request: &RunRequest, names: Vec<String>, log: Log, is_cut: bool) -> Self {
        let mut setup = system::read_whole(&request.system, request.selected_rule());
        request.give_own(&mut setup);
        let found = advice::advise(&setup.model).into_iter().chain(advise_on_play(&setup.model, &log));
        let mut advice: Vec<AdviceLine> = found.map(|advice| advice_line(&setup, &advice)).collect();
        let note = |(sentence, span)| AdviceLine { about: "Setup".to_owned(), sentence, span: Some(span) };
        advice.extend(system::told(&setup.notes).into_iter().map(note));
        let replays = replay_inputs(&setup, request.events.len());
        let is_left = log.deliveries.iter().any(|delivery| delivery.outcome == Outcome::Waiting);
        let stopped_after = is_left.then(|| system::clock_minutes(&setup));
        let is_broken = setup.has_json_problems();
        let System { model, problems, .. } = setup;
        Self {
            model,
            problems,
            log,
            advice,
            is_cut,
            is_broken,
            text: Arc::clone(&request.system),
            stopped_after,
            is_to_end: request.to_end,
            replays,
            names,
        }
    }

    /// Returns the name of an event: its name in the list, else its detail type, else its number.
    pub fn event_name(&self, index: u32) -> String {
        let Some(event) = self.log.events.get(index as usize) else { return String::new() };
        if let Origin::SimulationInput(input) = event.origin
            && let Some(name) = self.names.get(input as usize).filter(|name| !name.is_empty())
        {
            return name.clone();
        }
        let document = json::parse(&event.text);
        let detail_type = document.root().and_then(|root| root.get("detail-type")).and_then(Value::as_str);
        detail_type.map_or_else(|| format!("Event {}", index + 1), Cow::into_owned)
    }

    /// Returns whether a step is about a part of the system.
    pub fn concerns(&self, step: &Step, node: DiagramNode) -> bool {
        let bus = || step.event.and_then(|event| self.log.events.get(event as usize)?.bus);
        let origin = || step.event.and_then(|event| Some(self.log.events.get(event as usize)?.origin));
        let target = || step.delivery.and_then(|delivery| self.log.deliveries.get(delivery as usize));
        match node {
            DiagramNode::Events => step.event.is_some() && step.rule.is_none(),
            DiagramNode::Bus(index) => bus() == Some(index),
            DiagramNode::Rule(index) => step.rule == Some(index),
            DiagramNode::Target(rule, index) => {
                target().is_some_and(|it| (it.rule, it.target) == (rule, index))
            }
            DiagramNode::DeadLetter(rule, index) => {
                let is_meant = matches!(step.kind, StepKind::DeadLettered | StepKind::NotDeadLettered);
                is_meant && self.concerns(step, DiagramNode::Target(rule, index))
            }
            DiagramNode::Archive(index) => step.kind == StepKind::Archived(index),
            DiagramNode::Replay(index) => {
                let input = self.replays.get(index as usize).copied().flatten();
                let is_meant = |found| Some(found) == input;
                match step.kind {
                    StepKind::ReplayStarted(found) | StepKind::ReplayEnded(found) => is_meant(found),
                    _ => matches!(origin(), Some(Origin::Replayed { input, .. }) if is_meant(input)),
                }
            }
            DiagramNode::Alarm(index) => match step.kind {
                StepKind::Alarm { alarm, .. } => alarm == index,
                _ => origin() == Some(Origin::Alarm(index)),
            },
        }
    }

    /// Returns the index of a step, if it is the same one as in the simulation before. While an input is
    /// edited, the same step stays selected in this way.
    pub fn kept_step(&self, before: &Self, step: usize) -> Option<usize> {
        let what = |played: &Self| {
            let Step { event, rule, delivery, kind, .. } = *played.log.steps.get(step)?;
            Some((event, rule, delivery, discriminant(&kind)))
        };
        what(self).filter(|now| what(before).as_ref() == Some(now)).map(|_| step)
    }
}

/// Returns the inputs that are replays, by replay: they come after the events of the list.
fn replay_inputs(setup: &System, events: usize) -> Vec<Option<u32>> {
    if setup.model.replays.is_empty() {
        return Vec::new();
    }
    let (inputs, _, _) = system::inputs(setup, &[]);
    let index = |replay: &Replay| {
        let is_it = |input: &SimulationInput| matches!(&input.kind, SimulationInputKind::Replay { name, .. } if *name == replay.name);
        inputs.iter().position(is_it).map(|index| (events + index) as u32)
    };
    setup.model.replays.iter().map(index).collect()
}

fn advice_line(setup: &System, advice: &Advice) -> AdviceLine {
    AdviceLine {
        about: name_of(&setup.model, advice.place),
        sentence: advice::messages::sentence(&setup.model, advice),
        span: setup.span_of(advice.place),
    }
}

fn name_of(model: &Model, place: ModelRef) -> String {
    let name = match place {
        ModelRef::Bus(bus) => model.buses.get(bus as usize).map(|bus| bus.name.clone()),
        ModelRef::Rule(rule) => model.rules.get(rule as usize).map(|rule| rule.name.clone()),
        ModelRef::Target { rule, target } => model.target(rule, target).map(messages::short_name),
        ModelRef::Archive(archive) => {
            model.archives.get(archive as usize).map(|archive| archive.name.clone())
        }
        ModelRef::Alarm(alarm) => model.alarms.get(alarm as usize).map(|alarm| alarm.name.clone()),
        ModelRef::Whole => None,
        ModelRef::Replay(replay) => model.replays.get(replay as usize).map(|replay| replay.name.clone()),
    };
    name.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::SimulationRun;

    /// Two rules on two buses; the events go to the first.
    const SYSTEM: &str = r#"{
        "EventBuses": [{"Name": "orders"}],
        "Rule": {"Name": "sold", "Targets": [
            {"Id": "a", "Arn": "arn:aws:sqs:eu-west-1:111122223333:a"},
            {"Id": "b", "Arn": "arn:aws:events:eu-west-1:111122223333:event-bus/orders",
             "RoleArn": "arn:aws:iam::111122223333:role/put"}
        ]},
        "Rules": [{"Name": "second", "EventBusName": "orders", "EventPattern": {"source": ["shop"]}, "Targets": [
            {"Id": "c", "Arn": "arn:aws:sqs:eu-west-1:111122223333:c"}
        ]}]
    }"#;

    fn played(system: &str, events: &[(&str, &str)]) -> Simulated {
        let request = RunRequest {
            system: Arc::from(system),
            pattern: Arc::from(r#"{"source": ["shop"]}"#),
            account: "111122223333".to_owned(),
            region: "eu-west-1".to_owned(),
            events: events.iter().map(|(_, text)| Arc::from(*text)).collect(),
            seed: 1,
            most_steps: usize::MAX,
            ..RunRequest::default()
        };
        let mut run = SimulationRun::new(request.clone());
        while run.advance() {}
        let names = events.iter().map(|(name, _)| (*name).to_owned()).collect();
        Simulated::new(&request, names, run.take_log(), run.is_cut())
    }

    const SOLD: &str = r#"{"source": "shop", "detail-type": "Sold", "account": "111122223333"}"#;

    #[test]
    fn events_are_called_by_their_name_their_type_or_their_number() {
        let played = played("{}", &[("first sale", SOLD), ("", SOLD), ("", r#"{"source": "shop"}"#)]);
        let names: Vec<String> = (0..4).map(|index| played.event_name(index)).collect();
        assert_eq!(names, ["first sale", "Sold", "Event 3", ""]);
    }

    #[test]
    fn an_event_that_went_on_to_another_bus_has_no_name_of_the_list() {
        let played = played(SYSTEM, &[("first sale", SOLD)]);
        assert_eq!(played.log.events.len(), 2);
        assert_eq!(played.event_name(1), "Sold");
    }

    #[test]
    fn steps_concern_the_parts_that_they_touch() {
        let played = played(SYSTEM, &[("", SOLD)]);
        let count = |node| played.log.steps.iter().filter(|step| played.concerns(step, node)).count();
        let orders = played.model.find_bus("orders").unwrap_or_default() as u32;
        for (node, expected) in [
            (DiagramNode::Events, true),
            (DiagramNode::Bus(0), true),
            (DiagramNode::Bus(orders), true),
            (DiagramNode::Bus(9), false),
            (DiagramNode::Rule(0), true),
            (DiagramNode::Rule(1), true),
            (DiagramNode::Rule(2), false),
            (DiagramNode::Target(0, 0), true),
            (DiagramNode::Target(1, 0), true),
            (DiagramNode::Target(1, 1), false),
        ] {
            assert_eq!(count(node) > 0, expected, "{node:?}");
            assert!(count(node) < played.log.steps.len(), "{node:?}");
        }
    }

    #[test]
    fn steps_concern_archives_replays_alarms_and_dead_letters() {
        let played = played(
            r#"{"Rule": {"Targets": [{"Arn": "arn:aws:sqs:eu-west-1:111122223333:a", "Permitted": false,
                "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:111122223333:d"}}]},
            "Archives": [{"ArchiveName": "all", "EventPattern": {"source": ["shop"]}}],
            "Replays": [{"ReplayName": "no", "ArchiveName": "none"}, {"ReplayName": "again", "ArchiveName": "all"}],
            "Alarms": [{"AlarmName": "failing", "MetricName": "FailedInvocations", "Threshold": 1}]}"#,
            &[("", SOLD), ("", SOLD)],
        );
        let count = |node| played.log.steps.iter().filter(|step| played.concerns(step, node)).count();
        assert_eq!(count(DiagramNode::Archive(0)), 2);
        assert_eq!(count(DiagramNode::Replay(0)), 0);
        // Two events, each with its results, and the beginning and the end.
        assert!(count(DiagramNode::Replay(1)) >= 6);
        assert_eq!(count(DiagramNode::DeadLetter(0, 0)), 4);
        assert!(count(DiagramNode::Alarm(0)) >= 1);
        assert_eq!(count(DiagramNode::Alarm(1)), 0);
    }

    #[test]
    fn parts_are_in_the_model_or_not() {
        let model = played(SYSTEM, &[]).model;
        let there =
            [DiagramNode::Events, DiagramNode::Bus(1), DiagramNode::Rule(1), DiagramNode::Target(0, 1)];
        let gone = [
            DiagramNode::Bus(2),
            DiagramNode::Rule(2),
            DiagramNode::Target(0, 2),
            DiagramNode::Target(2, 0),
            DiagramNode::DeadLetter(0, 1),
            DiagramNode::Archive(0),
            DiagramNode::Replay(0),
            DiagramNode::Alarm(0),
        ];
        assert!(there.iter().all(|node| node.is_in(&model)));
        assert!(!gone.iter().any(|node| node.is_in(&model)));
    }

    #[test]
    fn the_selected_step_stays_while_it_is_the_same() {
        let before = played(SYSTEM, &[("", SOLD)]);
        let last = before.log.steps.len() - 1;
        let renamed = played(SYSTEM, &[("", &SOLD.replace("Sold", "Sold again"))]);
        assert_eq!(renamed.kept_step(&before, last), Some(last));
        let unmatched = played(SYSTEM, &[("", r#"{"source": "other"}"#)]);
        assert_eq!(unmatched.kept_step(&before, last), None);
        let changed = unmatched.log.steps.iter().position(|step| step.kind == StepKind::NoRuleMatched);
        assert_eq!(changed.and_then(|step| unmatched.kept_step(&before, step)), None);
        assert_eq!(before.kept_step(&before, last + 1), None);
    }

    #[test]
    fn problems_come_by_their_place_whoever_found_them() {
        let played = played(
            r#"{"PutEvents": [{"Caller": "1"}], "Nonsense": 1, "EventsOn": "nobody", "EventBuses": [{"Nmae": "x"}]}"#,
            &[],
        );
        let places: Vec<u32> = played.problems.iter().map(|problem| problem.span.start).collect();
        assert!(places.len() > 2 && places.is_sorted(), "{places:?}");
    }

    #[test]
    fn advice_names_its_part_and_its_place() {
        let played = played(SYSTEM, &[("", SOLD)]);
        assert!(!played.advice.is_empty());
        for line in &played.advice {
            assert!(!line.about.is_empty() && line.sentence.ends_with('.'), "{line:?}");
        }
        let target = SYSTEM.find(r#"{"Id": "a""#).map(|at| at as u32);
        assert!(played.advice.iter().any(|line| line.span.map(|span| span.start) == target));
    }
}
