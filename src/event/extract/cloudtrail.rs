//! CloudTrail's records, and the events that EventBridge makes of them.
//!
//! Follows "Events delivered via CloudTrail" in the EventBridge Events Reference.

use crate::event::Context;
use crate::event::compose::{self, Parts};
use crate::json::{self, Value};
use std::borrow::Cow;

/// The ending of the names of services in a record.
const DOMAIN: &str = ".amazonaws.com";

/// Returns whether a value is a record of CloudTrail. Notifications of S3 have the same keys, but name their
/// source differently.
pub(super) fn is_record(value: Value) -> bool {
    let service = text(value, &["eventSource"]);
    let bare = value.get("detail-type").is_none() && value.get("eventVersion").is_some();
    bare && value.get("eventName").is_some() && service.is_some_and(|service| service.ends_with(DOMAIN))
}

/// Returns the event that carries a record. What the record does not tell comes from `context`; `number`
/// counts the events that it gave ids to.
pub(super) fn to_event(record: Value, context: &Context, number: usize) -> String {
    let account =
        text(record, &["recipientAccountId"]).or_else(|| text(record, &["userIdentity", "accountId"]));
    let service = text(record, &["eventSource"]).unwrap_or_default();
    compose::event(&Parts {
        id: &text(record, &["eventID"]).unwrap_or_else(|| context.nth_id(number).into()),
        detail_type: detail_type(record),
        source: &format!("aws.{}", service.strip_suffix(DOMAIN).unwrap_or(&service)),
        account: &account.unwrap_or_else(|| context.account.as_str().into()),
        time: &text(record, &["eventTime"]).unwrap_or_else(|| context.time.as_str().into()),
        region: &text(record, &["awsRegion"]).unwrap_or_else(|| context.region.as_str().into()),
        resources: "[]".to_owned(),
        detail: json::pretty(record),
    })
}

fn detail_type(record: Value) -> &'static str {
    match text(record, &["eventType"]).as_deref() {
        Some("AwsConsoleSignIn") => "AWS Console Sign In via CloudTrail",
        Some("AwsServiceEvent") => "AWS Service Event via CloudTrail",
        _ => "AWS API Call via CloudTrail",
    }
}

fn text<'d>(value: Value<'d>, path: &[&str]) -> Option<Cow<'d, str>> {
    path.iter().try_fold(value, |at, key| at.get(key))?.as_str()
}
