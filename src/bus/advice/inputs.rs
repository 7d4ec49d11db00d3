//! Inputs that AWS takes but that do not do what they were written for.

use super::{Advice, AdviceKind};
use crate::bus::Model;
use crate::bus::log::Log;
use crate::bus::model::Target;
use crate::bus::problem::ModelRef;
use crate::json;
use crate::targets::path::Found;
use crate::targets::{Input, Path, Template, Unread};
use std::collections::BTreeMap;

/// The most events of a target that are examined for its paths.
const EVENTS: u32 = 20;

/// The most deliveries of a log that are examined in all.
const DELIVERIES: usize = 400;

/// Returns the advice that a target's input alone gives: quotes around an object, and parts that the target
/// does not read.
pub(super) fn of_target(target: &Target) -> Vec<AdviceKind> {
    let mut kinds = Vec::new();
    let sent = match &target.input {
        Input::Constant(text) => text.to_string(),
        Input::Transformer { paths, template } => {
            let template = Template::new(paths, template);
            let is_quoted = template.is_text() && template.object_in_quotes().is_some();
            kinds.extend(is_quoted.then_some(AdviceKind::ObjectInQuotes));
            // Its mistakes are reported as problems.
            if !template.problems().is_empty() {
                return kinds;
            }
            template.skeleton()
        }
        Input::Matched | Input::Path(_) => return kinds,
    };
    kinds.extend(Unread::of(&target.arn, &target.parameters, &sent).map(AdviceKind::Unread));
    kinds
}

/// Returns the advice on paths that find nothing in events that came to their target.
pub(super) fn missing(model: &Model, log: &Log) -> Vec<Advice> {
    let mut targets: BTreeMap<(u32, u32), Seen> = BTreeMap::new();
    for delivery in log.deliveries.iter().take(DELIVERIES) {
        let Some(target) = model.target(delivery.rule, delivery.target) else { continue };
        let seen = targets.entry((delivery.rule, delivery.target)).or_insert_with(|| Seen::new(target));
        if let Some(event) = log.events.get(delivery.event as usize) {
            seen.look(&event.text);
        }
    }
    targets
        .into_iter()
        .flat_map(|((rule, target), seen)| seen.advice(ModelRef::Target { rule, target }))
        .collect()
}

/// The paths of a target's input, with the number of events in which each found nothing.
struct Seen<'m> {
    paths: Vec<(&'m str, Path, u32)>,
    is_template: bool,
    events: u32,
}

impl<'m> Seen<'m> {
    fn new(target: &'m Target) -> Self {
        let paths: Vec<&str> = match &target.input {
            Input::Matched | Input::Constant(_) => Vec::new(),
            Input::Path(path) => vec![path],
            Input::Transformer { paths, template } => {
                let template = Template::new(paths, template);
                let is_used = |name: &str| template.placeholders().iter().any(|it| it.name == name);
                paths.iter().filter(|(name, _)| is_used(name)).map(|(_, path)| path.as_str()).collect()
            }
        };
        let paths = paths.into_iter().filter_map(|path| Some((path, Path::parse(path).ok()?, 0))).collect();
        Self { paths, is_template: matches!(target.input, Input::Transformer { .. }), events: 0 }
    }

    fn look(&mut self, event: &str) {
        if self.paths.is_empty() || self.events >= EVENTS {
            return;
        }
        let document = json::parse(event);
        let Some(root) = document.root() else { return };
        self.events += 1;
        for (_, path, missing) in &mut self.paths {
            *missing += u32::from(matches!(path.find(root), Found::Nothing));
        }
    }

    fn advice(self, place: ModelRef) -> impl Iterator<Item = Advice> {
        let Self { paths, is_template, events: of } = self;
        let missing = paths.into_iter().filter(|(_, _, missing)| *missing > 0);
        missing.map(move |(path, _, events)| {
            let path = path.to_owned();
            Advice { place, kind: AdviceKind::PathFindsNothing { path, events, of, is_template } }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::advice::{advise, advise_on_play, messages};
    use crate::bus::model::{DeadLetter, RetryPolicy, Rule};
    use crate::bus::{SimulationInput, SimulationInputKind, simulate};

    const QUEUE: &str = "sqs:eu-west-1:111122223333:q";
    const CLUSTER: &str = "ecs:eu-west-1:111122223333:cluster/c";

    fn model(arn: &str, input: Input) -> Model {
        let arn = format!("arn:aws:{arn}");
        let target = Target {
            input,
            dead_letter: Some(DeadLetter { arn: format!("arn:aws:{QUEUE}"), permitted: true }),
            retry: RetryPolicy { max_age_seconds: 600, max_attempts: 5 },
            ..Target::new("1", &arn)
        };
        let rule = Rule {
            pattern: Some(r#"{"source":["shop"]}"#.into()),
            targets: vec![target],
            ..Rule::new("r", "default")
        };
        Model { rules: vec![rule], ..Model::new("111122223333", "eu-west-1") }
    }

    fn template(text: &str) -> Input {
        let paths = [("key", "$.detail.key"), ("end", "$.detail.end"), ("unused", "$.detail.none")];
        let paths = paths.map(|(name, path)| (name.to_owned(), path.to_owned()));
        Input::Transformer { paths: paths.into(), template: text.into() }
    }

    #[track_caller]
    fn told(model: &Model, found: &[Advice], expected: &[&str]) {
        let told: Vec<String> = found.iter().map(|advice| messages::sentence(model, advice)).collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.contains(expected) && told.ends_with('.'), "{told}");
        }
    }

    #[test]
    fn an_object_in_quotes_is_told() {
        let quoted = "a quoted string that contains an object";
        let no_object = "expects an object as its input";
        let cases: &[(&str, &str, &[&str])] = &[
            (CLUSTER, r#""{\"containerOverrides\":[{\"name\":<key>}]}""#, &[quoted, no_object]),
            (QUEUE, r#""{\"a\":<key>}""#, &[quoted]),
            (QUEUE, r#""{ \"a\": \"<key> b\" }\n""#, &[quoted]),
            (QUEUE, r#""{"a":<key>}""#, &[quoted]),
            (QUEUE, r#""{[/Check <key>""#, &[]),
            (QUEUE, r#""{<key>}""#, &[]),
            (QUEUE, r#""key <key>""#, &[]),
            (QUEUE, r#"{"a":<key>}"#, &[]),
            (CLUSTER, r#"{"containerOverrides":[{"name":<key>}]}"#, &[]),
            (CLUSTER, r#"{"overrides":{"containerOverrides":[]}}"#, &["and ignores overrides."]),
            (CLUSTER, r#""key <key>""#, &[no_object]),
        ];
        for (arn, text, expected) in cases {
            let model = model(arn, template(text));
            told(&model, &advise(&model), expected);
        }
        let constant = model(CLUSTER, Input::Constant(r#"{"hello":1,"world":2}"#.into()));
        told(&constant, &advise(&constant), &["and ignores hello and world."]);
        let unread = model("codepipeline:eu-west-1:111122223333:p", template("{}"));
        told(&unread, &advise(&unread), &["ignores its input"]);
    }

    #[test]
    fn a_path_that_finds_nothing_is_told_after_a_play() {
        let event = |detail: &str| SimulationInput {
            at: 0,
            kind: SimulationInputKind::Event {
                bus: "default".to_owned(),
                event: format!(r#"{{"source":"shop","detail":{detail}}}"#).into(),
            },
        };
        let events = [event(r#"{"key":"a"}"#), event(r#"{"key":"b","end":null}"#)];
        let text = template(r#"{"key":<key>,"end":<end>}"#);
        let cases: &[(Input, &[&str])] = &[
            (
                text,
                &[
                    "$.detail.end finds nothing in 1 of the 2 events that arrived here; an empty string replaces it.",
                ],
            ),
            (
                Input::Path("$.detail.none".to_owned()),
                &["$.detail.none finds nothing in 2 of the 2 events that arrived here; {} is sent instead."],
            ),
            (Input::Path("$.detail.key".to_owned()), &[]),
            (Input::Matched, &[]),
        ];
        for (input, expected) in cases {
            let model = model(QUEUE, input.clone());
            told(&model, &advise_on_play(&model, &simulate(&model, &events, 1, None)), expected);
        }
    }
}
