//! Messages on schedules of EventBridge Scheduler: AWS's own and ours.
//!
//! AWS's were recorded by one third party on 7 September 2026, where the last full stop may be missing; those on names and
//! ranges are the ones of all checks of a request, with what the service's model says.

use super::problem::ScheduleProblem as P;

impl P {
    /// Returns what CreateSchedule answers; `None` where its message is not known.
    pub(in crate::bus::system) fn aws_message(&self) -> Option<String> {
        let constraint = |value: &str, member: &str, what: &str| {
            format!(
                "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must {what}"
            )
        };
        Some(match self {
            Self::Name { value, member } if value.chars().count() > super::MAX_NAME => {
                constraint(value, member, "have length less than or equal to 64")
            }
            Self::Name { value, member } => {
                constraint(value, member, "satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$")
            }
            Self::EndNotAfterStart => "The StartDate you specify must come before the EndDate.".to_owned(),
            Self::WindowLength => {
                "MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF."
                    .to_owned()
            }
            Self::NoWindowLength => {
                "MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE."
                    .to_owned()
            }
            Self::OutOfRange { value, member, least, most } => {
                let (than, bound) = if value < least { ("greater", least) } else { ("less", most) };
                constraint(&value.to_string(), member, &format!("have value {than} than or equal to {bound}"))
            }
            Self::Service(service) => format!("{service} is not a supported service for a target."),
            Self::Region(region) => {
                format!("The target ARN provided does not match the current region {region}.")
            }
            Self::ReadingAction(action) => format!("{action} API is not supported."),
            Self::NoInput => "You must provide an input to set this target for your schedule.".to_owned(),
            Self::InputNotJson => "JSON syntax error in input for the target.".to_owned(),
            Self::ParametersNotTaken(block) => format!("Parameters {block} not supported for the target."),
            Self::NoParameters { block, is_worded: true } => format!("Parameters {block} must be specified."),
            Self::GroupNotTaken => "Parameters MessageGroupId not valid for the target.".to_owned(),
            Self::NoNetwork => {
                "Parameter NetworkConfiguration must be specified for the target when launch type is FARGATE."
                    .to_owned()
            }
            Self::Arn | Self::NoParameters { .. } | Self::DeadLetter => return None,
        })
    }

    /// Returns the problem in plain words, with what to do.
    pub(in crate::bus::system) fn sentence(&self) -> String {
        match self {
            Self::Name { .. } => "A name must have 1 to 64 letters, digits, periods, - and _.".to_owned(),
            Self::EndNotAfterStart => "The start must be before the end.".to_owned(),
            Self::WindowLength => "With mode OFF there is no window length. Remove it.".to_owned(),
            Self::NoWindowLength => {
                "A flexible time window needs MaximumWindowInMinutes, from 1 to 1440.".to_owned()
            }
            Self::OutOfRange { value, least, most, .. } => {
                format!("Must be between {least} and {most}, not {value}.")
            }
            Self::Arn => "A target must be an ARN, or arn:aws:scheduler:::aws-sdk:service:action.".to_owned(),
            Self::Service(_) => {
                "EventBridge Scheduler has no templated target for this service. Call any action of a service with \
                 arn:aws:scheduler:::aws-sdk:service:action."
                    .to_owned()
            }
            Self::Region(region) => {
                format!("A target must be in the Region of its schedule, {region}.")
            }
            Self::ReadingAction(action) => {
                format!("{action} only reads data. A schedule can't call such an action.")
            }
            Self::NoInput => "A universal target needs the parameters of the action as Input.".to_owned(),
            Self::InputNotJson => {
                "The input of this target must be valid JSON. A string needs double quotes.".to_owned()
            }
            Self::ParametersNotTaken(block) => {
                format!("{block} is for another kind of target. Remove it.")
            }
            Self::NoParameters { block, .. } => format!("This target needs {block}."),
            Self::GroupNotTaken => "Only a FIFO queue has message groups. Remove MessageGroupId.".to_owned(),
            Self::NoNetwork => "A FARGATE task needs NetworkConfiguration.".to_owned(),
            Self::DeadLetter => "A dead-letter queue must be a standard SQS queue.".to_owned(),
        }
    }
}
