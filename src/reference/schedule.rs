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
        "Six fields: minutes, hours, day of month, month, day of week, year. Rules run in UTC; Scheduler takes a time \
         zone.",
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
        "* is every value, a comma lists, - is a range, / is a step. L is the last day, W the nearest weekday, # the \
         n-th weekday of the month.",
        &["1,15", "MON-FRI", "0/15", "L", "15W", "6L", "3#2"],
        "wildcards step list last weekday",
    ),
    Topic::new(
        Schedule,
        "?",
        "Either the day of month or the day of week must be ?, meaning no value: both at once are not valid.",
        &["cron(0 8 1 * ? *)", "cron(0 8 ? * 2 *)"],
        "question mark day of month day of week",
    ),
    Topic::new(
        Schedule,
        "rate(…)",
        "A number and minutes, hours or days, counted from when the rule is made. With 1 the unit is singular.",
        &["rate(5 minutes)", "rate(1 hour)", "rate(7 days)"],
        "interval every schedule expression",
    ),
    Topic::new(
        Schedule,
        "at(…)",
        "Runs once. Only EventBridge Scheduler takes it, rules do not.",
        &["at(2030-01-01T09:00:00)"],
        "once one-time scheduler",
    ),
    Topic::new(
        Schedule,
        "Event of a scheduled rule",
        "A rule with a schedule sends a Scheduled Event to its own targets, and only the default bus can have such a rule.",
        &[r#"{"source": ["aws.events"], "detail-type": ["Scheduled Event"]}"#],
        "scheduled event aws.events",
    ),
];
