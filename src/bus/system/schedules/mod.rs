//! Schedules of EventBridge Scheduler, checked as CreateSchedule checks them.
//!
//! Follows "Using templated targets" and "Using universal targets" in the EventBridge Scheduler User Guide.

mod messages;
mod problem;

pub use problem::ScheduleProblem;

use super::reader::Reader;
use super::{NoteKind, ProblemKind, fields, names};
use crate::arn::Arn;
use crate::bus::Model;
use crate::json::Value;
use crate::schedule::{self, FlexibleWindow, Service, is_bad_input};
use crate::targets::scheduler::{self, Template, is_reading, universal_action};
use std::borrow::Cow;

/// The most characters of a name.
const MAX_NAME: usize = 64;

/// Checks the schedules of a text, and notes that they are not simulated: they call their targets without a bus.
pub(super) fn check(reader: &Reader, top: Value, model: &Model) {
    for value in reader.elements(Some(top), "Schedules") {
        let Some(object) = reader.part(value, &fields::SCHEDULE, names::fields_around(value)) else {
            continue;
        };
        reader.note(object.span(), NoteKind::ScheduleNotPlayed);
        // ListSchedules and the answer of CreateSchedule say no more of a schedule than that it is there.
        let has = |field: &str| object.get(field).is_some();
        let is_answer = has("CreationDate") || has("ScheduleArn");
        if is_answer && !has("FlexibleTimeWindow") && !has("ScheduleExpression") {
            continue;
        }
        let arn = object.get("Arn").or_else(|| object.get("ScheduleArn")).and_then(Value::as_str);
        let region = arn.as_deref().and_then(Arn::parse).map_or(model.region.as_str(), |arn| arn.region);
        Check { reader, object, region }.all();
    }
}

/// A schedule that is checked.
struct Check<'c> {
    reader: &'c Reader,
    object: Value<'c>,
    region: &'c str,
}

impl Check<'_> {
    fn all(&self) {
        self.name("Name", "name");
        self.name("GroupName", "groupName");
        self.expression();
        self.dates();
        self.window();
        self.reader.choice(self.object, "State", &[("ENABLED", ()), ("DISABLED", ())]);
        self.reader.needs(self.object, "Target");
        let target = self.object.get("Target");
        if let Some(target) = target.and_then(|value| self.reader.object(value, scheduler::FIELDS)) {
            self.target(target);
        }
    }

    fn refuse(&self, value: Value, kind: ScheduleProblem) {
        self.reader.push(value.span(), ProblemKind::InSchedule(Box::new(kind)));
    }

    fn name(&self, field: &'static str, member: &'static str) {
        let Some(value) = self.reader.text(self.object, field) else { return };
        let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let is_name = (1..=MAX_NAME).contains(&value.chars().count()) && value.chars().all(is_sound);
        if let Some(at) = self.object.get(field).filter(|_| !is_name) {
            self.refuse(at, ScheduleProblem::Name { value, member });
        }
    }

    fn expression(&self) {
        let expression = self.reader.required(self.object, "ScheduleExpression");
        if let Some(value) = self.object.get("ScheduleExpression")
            && schedule::parse(&expression, Service::Scheduler).is_refused()
        {
            self.reader.push(value.span(), ProblemKind::SchedulerExpression(expression));
        }
        self.reader.text(self.object, "ScheduleExpressionTimezone");
    }

    fn dates(&self) {
        let [start, end] = ["StartDate", "EndDate"].map(|field| self.reader.moment(self.object, field));
        if let (Some(start), Some(end), Some(value)) = (start, end, self.object.get("EndDate"))
            && start >= end
        {
            self.refuse(value, ScheduleProblem::EndNotAfterStart);
        }
    }

    fn window(&self) {
        self.reader.needs(self.object, "FlexibleTimeWindow");
        let window = self.object.get("FlexibleTimeWindow");
        let Some(window) = window.and_then(|value| self.reader.object(value, fields::WINDOW)) else { return };
        self.reader.needs(window, "Mode");
        let mode = self.reader.choice(window, "Mode", &[("OFF", false), ("FLEXIBLE", true)]);
        let Some(length) = window.get("MaximumWindowInMinutes") else {
            if mode == Some(true) {
                self.refuse(window, ScheduleProblem::NoWindowLength);
            }
            return;
        };
        let (least, most) = FlexibleWindow::RANGE.into_inner();
        let member = "flexibleTimeWindow.maximumWindowInMinutes";
        self.range(window, "MaximumWindowInMinutes", member, (least.into(), most.into()));
        if mode == Some(false) {
            self.refuse(length, ScheduleProblem::WindowLength);
        }
    }

    /// Checks a number in a field, which AWS calls `member`.
    fn range(&self, object: Value, field: &'static str, member: &'static str, (least, most): (u32, u32)) {
        let Some(value) = self.reader.number(object, field) else { return };
        if let Some(at) = object.get(field).filter(|_| !(least..=most).contains(&value)) {
            self.refuse(at, ScheduleProblem::OutOfRange { value, member, least, most });
        }
    }

    fn target(&self, target: Value) {
        let reader = self.reader;
        reader.needs(target, "RoleArn");
        reader.text(target, "RoleArn");
        let within = |field, fields| target.get(field).and_then(|value| reader.object(value, fields));
        if let Some(retry) = within("RetryPolicy", fields::RETRY) {
            let age = "target.retryPolicy.maximumEventAgeInSeconds";
            self.range(retry, "MaximumEventAgeInSeconds", age, (60, 86_400));
            self.range(retry, "MaximumRetryAttempts", "target.retryPolicy.maximumRetryAttempts", (0, 185));
        }
        let queue = within("DeadLetterConfig", fields::DEAD_LETTER).and_then(|queue| queue.get("Arn"));
        if let Some(queue) = queue {
            let arn = queue.as_str();
            let arn = arn.as_deref().and_then(Arn::parse);
            if !arn.is_some_and(|arn| arn.service == "sqs" && !arn.is_fifo()) {
                self.refuse(queue, ScheduleProblem::DeadLetter);
            }
        }
        let text = reader.required(target, "Arn");
        let Some(value) = target.get("Arn").filter(|value| value.as_str().is_some()) else { return };
        match (Arn::parse(&text), universal_action(&text)) {
            (_, Some(action)) => self.universal(target, value, action),
            (None, None) => self.refuse(value, ScheduleProblem::Arn),
            (Some(arn), None) => self.templated(target, value, &arn),
        }
    }

    /// Checks a call of any action of any service, whose parameters are the input.
    fn universal(&self, target: Value, arn: Value, action: &str) {
        if is_reading(action) {
            self.refuse(arn, ScheduleProblem::ReadingAction(action.to_owned()));
        }
        match self.reader.text(target, "Input") {
            None if target.get("Input").is_none() => self.refuse(target, ScheduleProblem::NoInput),
            input => self.json_only(target, input.as_deref()),
        }
    }

    fn templated(&self, target: Value, value: Value, arn: &Arn) {
        let Some(template) = Template::of(arn) else {
            return self.refuse(value, ScheduleProblem::Service(arn.service.to_owned()));
        };
        if !arn.region.is_empty() && arn.region != self.region {
            self.refuse(value, ScheduleProblem::Region(self.region.to_owned()));
        }
        for block in template.foreign_blocks() {
            if let Some(other) = target.get(block) {
                self.refuse(other, ScheduleProblem::ParametersNotTaken(block));
            }
        }
        if template.is_json_only {
            self.json_only(target, self.reader.text(target, "Input").as_deref());
        }
        let block = target.get(template.block).filter(|_| !template.block.is_empty());
        match (block, template.service) {
            (None, service) if template.needs_block(arn) => {
                let is_worded = service == "sqs";
                self.refuse(target, ScheduleProblem::NoParameters { block: template.block, is_worded });
            }
            (Some(block), "sqs") if !arn.is_fifo() => {
                if let Some(group) = block.get("MessageGroupId") {
                    self.refuse(group, ScheduleProblem::GroupNotTaken);
                }
            }
            (Some(block), "ecs") => {
                let launch_type = block.get("LaunchType").and_then(Value::as_str).map(Cow::into_owned);
                if launch_type.as_deref() == Some("FARGATE") && block.get("NetworkConfiguration").is_none() {
                    self.refuse(block, ScheduleProblem::NoNetwork);
                }
            }
            _ => {}
        }
    }

    fn json_only(&self, target: Value, input: Option<&str>) {
        if let (Some(value), Some(input)) = (target.get("Input"), input)
            && is_bad_input(input)
        {
            self.refuse(value, ScheduleProblem::InputNotJson);
        }
    }
}
