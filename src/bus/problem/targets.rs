//! Checks on targets.

use super::{Field, Finder, ProblemKind, inputs, parameters};
use crate::arn::{Arn, is_known_region};
use crate::bus::Model;
use crate::bus::messages::name_of;
use crate::bus::model::{DeadLetter, RetryPolicy, Rule, Target};
use crate::json;
use crate::targets::TargetKind;
use crate::targets::kind::{EVENT_BUS, LAMBDA, SNS_TOPIC, SQS_QUEUE, UNKNOWN};
use crate::targets::permission::{AbsentRole, Way};

const MAX_ID: usize = 64;
const MAX_ARN: usize = 1_600;

pub(super) fn check(finder: &mut Finder, model: &Model, rule: &Rule, index: usize, target: &Target) {
    finder.name(&target.id, MAX_ID);
    if rule.targets.iter().take(index).any(|other| other.id == target.id) {
        finder.push(Field::Name, ProblemKind::AlreadyExists(target.id.clone()));
    }
    let kind = target.kind();
    arn(finder, model, rule, target);
    inputs::check(finder, target);
    parameters::check(finder, kind, Arn::parse(&target.arn).as_ref(), &target.parameters);
    let retry = target.retry;
    if kind == &EVENT_BUS && (target.is_retry_given || retry != RetryPolicy::default()) {
        finder.push(Field::RetryPolicy, ProblemKind::RetryOfBus);
    }
    finder.range(Field::MaximumAge, retry.max_age_seconds, 60, 86_400);
    finder.range(Field::MaximumAttempts, retry.max_attempts, 0, 185);
    if let Some(queue) = &target.dead_letter {
        dead_letter(finder, model, rule, queue);
    }
    let asynchronous = &target.asynchronous;
    for (field, arn) in
        [(Field::OnFailure, &asynchronous.on_failure), (Field::OnSuccess, &asynchronous.on_success)]
    {
        if let Some(arn) = arn {
            destination(finder, model, field, arn);
        }
    }
    if let Some(arn) = &asynchronous.dead_letter {
        function_dead_letter(finder, arn);
    }
    role(finder, kind, rule.role.as_deref(), target);
    for (index, text) in (0..).zip(&target.emits) {
        let document = json::parse(text);
        let is_object = document.root().is_some_and(|root| root.kind() == json::Kind::Object);
        if !is_object || !document.problems().is_empty() {
            finder.push(Field::Emits(index), ProblemKind::NotAnEvent);
        }
    }
}

fn arn(finder: &mut Finder, model: &Model, rule: &Rule, target: &Target) {
    finder.length(Field::Arn, &target.arn, MAX_ARN);
    let kind = target.kind();
    let Some(arn) = Arn::parse(&target.arn) else {
        return finder.push(Field::Arn, ProblemKind::Arn(target.arn.clone()));
    };
    let is_own = || model.find_bus(&target.arn).is_some_and(|bus| model.find_bus(&rule.bus) == Some(bus));
    if kind == &UNKNOWN {
        finder.push(Field::Arn, ProblemKind::UnknownTarget);
    } else if !(kind.is_well_formed)(&arn) || kind == &EVENT_BUS && !is_region_of(model, arn.region) {
        finder.push(Field::Arn, ProblemKind::Arn(target.arn.clone()));
    } else if model.lacks_bus(&target.arn) {
        finder.push(Field::Arn, ProblemKind::NoSuchBus(name_of(target)));
    } else if kind == &EVENT_BUS && is_own() {
        finder.push(Field::Arn, ProblemKind::OwnBus);
    }
}

/// Returns whether there is such a Region, as far as is known here or the model says.
fn is_region_of(model: &Model, region: &str) -> bool {
    is_known_region(region)
        || model.region == region
        || model.buses.iter().any(|bus| bus.region(model) == region)
}

/// Checks the dead-letter queue of a target, in the Region of its rule.
fn dead_letter(finder: &mut Finder, model: &Model, rule: &Rule, queue: &DeadLetter) {
    let bus = model.find_bus(&rule.bus).and_then(|bus| model.buses.get(bus));
    self::queue(finder, bus.map_or(model.region.as_str(), |bus| bus.region(model)), queue);
}

/// Checks a dead-letter queue that EventBridge writes to from a Region.
pub(super) fn queue(finder: &mut Finder, region: &str, queue: &DeadLetter) {
    let Some(arn) = Arn::parse(&queue.arn) else {
        return finder.push(Field::DeadLetter, ProblemKind::Arn(queue.arn.clone()));
    };
    if arn.service != "sqs" {
        return finder.push(Field::DeadLetter, ProblemKind::DeadLetterNotQueue(arn.service.to_owned()));
    }
    if arn.is_fifo() {
        return finder.push(Field::DeadLetter, ProblemKind::DeadLetterFifo);
    }
    if arn.region != region {
        finder.push(Field::DeadLetter, ProblemKind::DeadLetterElsewhere);
    }
}

/// Checks the dead-letter queue of a function, which Lambda writes to.
fn function_dead_letter(finder: &mut Finder, text: &str) {
    let Some(arn) = Arn::parse(text) else {
        return finder.push(Field::FunctionDeadLetter, ProblemKind::Arn(text.to_owned()));
    };
    let kind = TargetKind::of_parts(&arn);
    if kind != &SQS_QUEUE && (kind != &SNS_TOPIC || arn.is_fifo()) {
        finder.push(Field::FunctionDeadLetter, ProblemKind::NotAFunctionDeadLetter);
    }
}

/// Checks the destination of Lambda's records of invocations.
fn destination(finder: &mut Finder, model: &Model, field: Field, text: &str) {
    let Some(arn) = Arn::parse(text) else {
        return finder.push(field, ProblemKind::Arn(text.to_owned()));
    };
    let kind = TargetKind::of_parts(&arn);
    let is_taken = [&SQS_QUEUE, &LAMBDA, &EVENT_BUS].contains(&kind)
        || kind == &SNS_TOPIC && !arn.is_fifo()
        || arn.service == "s3";
    if !is_taken {
        finder.push(field, ProblemKind::NotADestination);
    } else if model.lacks_bus(text) {
        finder.push(field, ProblemKind::NoSuchBus(arn.name().to_owned()));
    }
}

fn role(finder: &mut Finder, kind: &TargetKind, of_rule: Option<&str>, target: &Target) {
    let Some(role) = &target.role else { return role_missing(finder, kind, of_rule) };
    if kind.permission.is_some_and(|permission| permission.way == Way::ResourcePolicy) {
        return finder.push(Field::Role, ProblemKind::NoRole);
    }
    let is_role =
        Arn::parse(role).is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"));
    if !is_role {
        finder.push(Field::Role, ProblemKind::Role);
    }
}

fn role_missing(finder: &mut Finder, kind: &TargetKind, of_rule: Option<&str>) {
    let absent = kind.permission.map_or(AbsentRole::Taken, |permission| permission.absent_role);
    let is_sound = match absent {
        AbsentRole::Taken => true,
        // PutTargets requires the role of the rule here, the older place for it.
        AbsentRole::RefusedForRule => of_rule.is_some(),
        AbsentRole::Refused | AbsentRole::Unrecorded => false,
    };
    if !is_sound {
        finder.push(Field::Role, ProblemKind::RoleMissing(absent));
    }
}
