//! The event that a scheduled rule sends.

use crate::event::compose::{self, Parts};
use crate::event::{Context, Timestamp};
use crate::json;

/// Returns the event of a run, laid out: `time` is the planned moment, `detail` is empty. It goes to the
/// rule's own targets, and other rules on the default bus can match it. The context's time is not used.
pub fn rule_event(rule: &str, context: &Context, at: Timestamp) -> String {
    compose::event(&Parts {
        id: &context.id,
        detail_type: "Scheduled Event",
        source: "aws.events",
        account: &context.account,
        time: &at.to_string(),
        region: &context.region,
        resources: json::texts([rule_arn(rule, context)]),
        detail: "{}".to_owned(),
    })
}

/// Returns the ARN of a rule on the default bus.
pub fn rule_arn(rule: &str, context: &Context) -> String {
    context.arn("events", &format!("rule/{rule}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_sends_an_empty_detail() {
        let at = Timestamp::parse("2026-03-01T10:00:00Z").unwrap();
        let expected = r#"{
  "version": "0",
  "id": "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035",
  "detail-type": "Scheduled Event",
  "source": "aws.events",
  "account": "123456789012",
  "time": "2026-03-01T10:00:00Z",
  "region": "eu-west-1",
  "resources": ["arn:aws:events:eu-west-1:123456789012:rule/nightly"],
  "detail": {}
}"#;
        assert_eq!(rule_event("nightly", &Context::for_tests(), at), expected);
    }
}
