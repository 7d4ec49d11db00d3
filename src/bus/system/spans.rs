//! From the parts of a model to the text that they were read from.

use crate::bus::problem::{Field, ModelRef, Problem};
use crate::json::{Document, NodeId, Value};
use crate::text::Span;
use hashbrown::HashMap;

/// The objects that the parts of a model were read from.
#[derive(Clone, Debug, Default)]
pub(super) struct ModelSpans {
    objects: HashMap<ModelRef, NodeId>,
}

impl ModelSpans {
    pub(super) fn add(&mut self, place: ModelRef, object: Value) {
        self.objects.insert(place, object.id());
    }

    /// Returns the object of a part.
    pub(super) fn object<'d>(&self, document: &'d Document, place: ModelRef) -> Option<Value<'d>> {
        self.objects.get(&place).map(|&id| document.value(id))
    }

    /// Returns where a part begins in the text.
    pub(super) fn span_of(&self, document: &Document, place: ModelRef) -> Option<Span> {
        let object = self.object(document, place)?;
        Some(object.key_span().unwrap_or(Span { end: object.span().start + 1, ..object.span() }))
    }

    /// Returns the place of a problem of the model in the text.
    pub(super) fn find(&self, document: &Document, problem: &Problem) -> Span {
        let Some(object) = self.object(document, problem.place) else {
            // A part that the text does not mention, such as the default bus.
            return Span::at(0);
        };
        let Some(value) = field(object, problem.place, problem.field) else {
            return self.span_of(document, problem.place).unwrap_or(object.span());
        };
        match problem.span {
            // A pattern that is written as JSON is in the text as it is.
            Some(span) if value.as_str().is_none() => {
                let start = value.span().start;
                Span { start: start + span.start, end: (start + span.end).min(value.span().end) }
            }
            _ => value.span(),
        }
    }
}

fn field(object: Value<'_>, place: ModelRef, field: Field) -> Option<Value<'_>> {
    let within = |outer: &str, inner: &str| object.get(outer).and_then(|block| block.get(inner));
    match field {
        Field::Name => object.get(match place {
            ModelRef::Target { .. } => "Id",
            ModelRef::Archive(_) => "ArchiveName",
            ModelRef::Alarm(_) => "AlarmName",
            ModelRef::Replay(_) => "ReplayName",
            _ => "Name",
        }),
        Field::Description => object.get("Description"),
        Field::Bus => object.get("EventBusName").or_else(|| object.get("EventSourceArn")),
        Field::Account => object.get("Account"),
        Field::Pattern => object.get("EventPattern"),
        Field::Schedule => object.get("ScheduleExpression"),
        Field::Targets => object.get("Targets"),
        Field::Arn => object.get(if let ModelRef::Alarm(_) = place { "RuleName" } else { "Arn" }),
        Field::Input => object.get("Input"),
        Field::InputPath => object.get("InputPath"),
        Field::InputPathsMap(index) => {
            let map = within("InputTransformer", "InputPathsMap")?;
            Some(map.children().nth(index as usize).unwrap_or(map))
        }
        Field::InputTemplate => within("InputTransformer", "InputTemplate"),
        Field::MaximumAge => within("RetryPolicy", "MaximumEventAgeInSeconds"),
        Field::MaximumAttempts => within("RetryPolicy", "MaximumRetryAttempts"),
        Field::DeadLetter => within("DeadLetterConfig", "Arn"),
        Field::Role => object.get("RoleArn"),
        Field::OnFailure => object.get("OnFailure"),
        Field::OnSuccess => object.get("OnSuccess"),
        Field::FunctionDeadLetter => within("AsyncDeadLetterConfig", "TargetArn"),
        Field::Policy => object.get("Policy"),
        Field::Emits(index) => object.get("Emits")?.children().nth(index as usize),
        Field::Threshold => object.get("Threshold"),
        Field::Parameters(block) => object.get(block),
        Field::Parameter(block, field) => within(block, field),
        Field::Within(block, keys) => keys.iter().try_fold(object.get(block)?, |object, key| object.get(key)),
        Field::RetryPolicy => object.get("RetryPolicy"),
        Field::State => object.get("State"),
    }
}
