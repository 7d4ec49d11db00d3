//! The input that EventBridge Scheduler hands to its target.

use crate::event::compose::{self, Parts};
use crate::event::{Context, Timestamp};
use crate::json;

/// The words that Scheduler replaces in `Input`, each with its meaning.
pub const INPUT_WORDS: [(&str, &str); 4] = [
    ("<aws.scheduler.schedule-arn>", "The ARN of the schedule."),
    ("<aws.scheduler.scheduled-time>", "The scheduled time, in UTC."),
    ("<aws.scheduler.execution-id>", "The ID of this attempt. Each attempt has its own."),
    ("<aws.scheduler.attempt-number>", "The number of this attempt, starting at 1."),
];

/// One attempt to call the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Execution {
    /// The ARN of the schedule; see [`schedule_arn`].
    pub schedule_arn: String,
    /// The planned moment.
    pub scheduled_time: Timestamp,
    /// The id of the attempt: it differs between the attempts of one run, as one party documents it (September
    /// 2026).
    pub execution_id: String,
    /// Which attempt it is, from 1.
    pub attempt_number: u32,
}

/// Returns the ARN of a schedule; its group is `default` unless it has another.
pub fn schedule_arn(group: &str, name: &str, context: &Context) -> String {
    context.arn("scheduler", &format!("schedule/{group}/{name}"))
}

/// Returns the `Input` with its words replaced; other words in angle brackets stay.
pub fn fill_input(input: &str, execution: &Execution) -> String {
    let values = [
        execution.schedule_arn.clone(),
        execution.scheduled_time.to_string(),
        execution.execution_id.clone(),
        execution.attempt_number.to_string(),
    ];
    let (mut out, mut rest) = (String::with_capacity(input.len()), input);
    while let Some(at) = rest.find('<') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let known = INPUT_WORDS.iter().zip(&values).find(|((word, _), _)| behind.starts_with(word));
        if let Some(((word, _), value)) = known {
            out.push_str(value);
            rest = &behind[word.len()..];
        } else {
            out.push('<');
            rest = &behind[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Returns whether an `Input` is refused for Lambda, Step Functions and PutEvents, which take JSON only.
pub fn is_bad_input(input: &str) -> bool {
    let document = json::parse(input);
    document.root().is_none() || !document.problems().is_empty()
}

/// Returns the input that Lambda, Step Functions and EventBridge get without an `Input`. AWS does not
/// document it; this is what functions have logged. There, `detail` is a text.
pub fn default_input(execution: &Execution, context: &Context) -> String {
    compose::event(&Parts {
        id: &context.id,
        detail_type: "Scheduled Event",
        source: "aws.scheduler",
        account: &context.account,
        time: &execution.scheduled_time.to_string(),
        region: &context.region,
        resources: json::texts([&execution.schedule_arn]),
        detail: json::quote("{}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn execution() -> Execution {
        Execution {
            schedule_arn: schedule_arn("default", "nightly", &Context::for_tests()),
            scheduled_time: Timestamp::parse("2026-03-01T10:00:00Z").unwrap(),
            execution_id: "d32c5kddcf5bb8c3".to_owned(),
            attempt_number: 1,
        }
    }

    #[test]
    fn words_are_replaced_wherever_they_stand() {
        let cases = [
            ("", ""),
            ("{\"n\":<aws.scheduler.attempt-number>}", "{\"n\":1}"),
            ("<<aws.scheduler.scheduled-time>>", "<2026-03-01T10:00:00Z>"),
            (
                "<aws.scheduler.execution-id> <aws.scheduler.other> <",
                "d32c5kddcf5bb8c3 <aws.scheduler.other> <",
            ),
            (
                "at <aws.scheduler.schedule-arn>",
                "at arn:aws:scheduler:eu-west-1:123456789012:schedule/default/nightly",
            ),
        ];
        for (input, expected) in cases {
            assert_eq!(fill_input(input, &execution()), expected);
        }
    }

    #[test]
    fn some_targets_take_json_only() {
        for (input, bad) in [("{}", false), ("1", false), ("", true), ("hello", true), ("{", true)] {
            assert_eq!(is_bad_input(input), bad, "{input}");
        }
    }

    #[test]
    fn without_input_a_notification_is_sent() {
        let text = default_input(&execution(), &Context::for_tests());
        let document = json::parse(&text);
        let root = document.root().unwrap();
        let value = |key| root.get(key).unwrap().as_str().unwrap();
        assert!(document.problems().is_empty());
        assert_eq!(value("source"), "aws.scheduler");
        assert_eq!(value("time"), "2026-03-01T10:00:00Z");
        assert_eq!(value("detail"), "{}");
    }
}
