//! AWS's limits.
//!
//! Follows "Amazon EventBridge quotas" in the EventBridge User Guide, and the API's model.

use super::Section::Limits;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Limits,
        "Event size",
        "All entries of a PutEvents call together: 1 MB. Some Regions, and the limits of targets, are lower.",
        &[],
        "quota bytes kb mb large",
    ),
    Topic::new(Limits, "PutEvents", "Up to 10 entries in a call.", &[], "quota batch entries"),
    Topic::new(
        Limits,
        "Event pattern",
        "2,048 characters, which AWS raises to 4,096 on request; 1,000 combinations of its $or branches.",
        &[],
        "quota length characters",
    ),
    Topic::new(Limits, "Targets per rule", "5, which cannot be raised.", &[], "quota"),
    Topic::new(Limits, "Rules per bus", "300, of which 30 may use wildcard.", &[], "quota wildcard"),
    Topic::new(Limits, "Event buses", "100 in an account and Region.", &[], "quota"),
    Topic::new(Limits, "Bus policy", "10,240 characters.", &[], "quota resource policy"),
    Topic::new(
        Limits,
        "Retries",
        "24 hours or 185 attempts, whichever comes first, unless RetryPolicy says less. After that the event goes to \
         the dead-letter queue, or is lost without one.",
        &[],
        "quota retry attempts dlq",
    ),
    Topic::new(
        Limits,
        "Invocations",
        "750 to 18,750 per second, by Region. What is above is delayed and not lost.",
        &[],
        "quota throttling tps",
    ),
    Topic::new(
        Limits,
        "Schedules",
        "An expression has up to 256 characters. Nothing runs more often than once a minute.",
        &[],
        "quota cron rate",
    ),
];
