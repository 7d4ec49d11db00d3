//! AWS's limits.
//!
//! Follows "Amazon EventBridge quotas" in the EventBridge User Guide, and the API's model.

use super::Section::Limits;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Limits,
        "Event size",
        "1 MB for all entries of a PutEvents call together. Some Regions and targets have lower limits.",
        &[],
        "quota bytes kb mb large",
    ),
    Topic::new(Limits, "PutEvents", "Up to 10 entries per call.", &[], "quota batch entries"),
    Topic::new(
        Limits,
        "Event pattern",
        "2,048 characters, or 4,096 if AWS raises the quota on request, and 1,000 combinations of $or branches.",
        &[],
        "quota length characters",
    ),
    Topic::new(Limits, "Targets per rule", "5. This quota can't be raised.", &[], "quota"),
    Topic::new(Limits, "Rules per bus", "300, of which 30 can use wildcard.", &[], "quota wildcard"),
    Topic::new(Limits, "Event buses", "100 per account and Region.", &[], "quota"),
    Topic::new(Limits, "Bus policy", "10,240 characters.", &[], "quota resource policy"),
    Topic::new(
        Limits,
        "Retries",
        "24 hours or 185 retries, whichever comes first, unless RetryPolicy sets a lower limit. After that, the \
         event goes to the dead-letter queue or, without one, is lost.",
        &[],
        "quota retry attempts dlq",
    ),
    Topic::new(
        Limits,
        "Invocations",
        "750 to 18,750 per second, depending on the Region. Invocations over the limit are delayed, not lost.",
        &[],
        "quota throttling tps",
    ),
    Topic::new(
        Limits,
        "Schedules",
        "Up to 256 characters per expression. Schedules run at most once a minute.",
        &[],
        "quota cron rate",
    ),
];
