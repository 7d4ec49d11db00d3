//! Schedule expressions.
//!
//! Follows "Creating a rule that runs on a schedule" in the EventBridge User Guide, and "Schedule types" in the
//! EventBridge Scheduler User Guide.

use super::Section::Schedule;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Schedule,
        "cron(…)",
        "Six fields: minutes, hours, day of month, month, day of week, year. Rules run in UTC; EventBridge \
         Scheduler supports time zones.",
        &["cron(15 10 ? * MON-FRI *)", "cron(0/15 8-17 ? * MON-FRI *)", "cron(0 18 L * ? *)"],
        "crontab schedule expression",
    ),
    Topic::new(
        Schedule,
        "Fields of cron",
        "Minutes 0–59, hours 0–23, day of month 1–31, month 1–12 or JAN–DEC, day of week 1–7 (1 is Sunday) or SUN–SAT, \
         year 1970–2199.",
        &[],
        "range values",
    ),
    Topic::new(
        Schedule,
        "Characters of cron",
        "* means every value, a comma separates values, - is a range and / a step. L is the last day, W the \
         nearest weekday and # the nth weekday of the month.",
        &["1,15", "MON-FRI", "0/15", "L", "15W", "6L", "3#2"],
        "wildcards step list last weekday",
    ),
    Topic::new(
        Schedule,
        "?",
        "Either the day of month or the day of week must be ?, which means no value. You can't specify both.",
        &["cron(0 8 1 * ? *)", "cron(0 8 ? * 2 *)"],
        "question mark day of month day of week",
    ),
    Topic::new(
        Schedule,
        "rate(…)",
        "A number and minutes, hours or days, counted from when the rule is created. After 1, the unit is singular.",
        &["rate(5 minutes)", "rate(1 hour)", "rate(7 days)"],
        "interval every schedule expression",
    ),
    Topic::new(
        Schedule,
        "at(…)",
        "Runs once. Only EventBridge Scheduler supports it, not rules.",
        &["at(2030-01-01T09:00:00)"],
        "once one-time scheduler",
    ),
    Topic::new(
        Schedule,
        "Event of a scheduled rule",
        "A rule with a schedule sends a Scheduled Event to its own targets. Only the default event bus can have \
         such rules.",
        &[r#"{"source": ["aws.events"], "detail-type": ["Scheduled Event"]}"#],
        "scheduled event aws.events",
    ),
];
