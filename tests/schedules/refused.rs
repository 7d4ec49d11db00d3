//! What AWS refuses, as recorded, and what it takes although it looks odd.

use eventbridge_playground::schedule::{Service, messages, parse};

/// Neither service takes these.
const BY_BOTH: &[&str] = &[
    "rate(10 seconds)",
    "rate(10 years)",
    "rate()",
    "rate(10)",
    "rate(10 minutess)",
    "rate(foo minutes)",
    "rate(-10 minutes)",
    "rate( 10 minutes )",
    " rate(10 minutes)",
    "rate(0 minutes)",
    "cron(0 1 * * * *)",
    "cron(7 20 * * NOT *)",
    "cron(INVALID)",
    "cron(0 dummy ? * MON-FRI *)",
    "cron(71 8 1 * ? *)",
    "cron()",
    "cron(0 10 ? * 3#1,6#3 *)",
    // Row 62: SD and PF.
    "cron(0 10 ? * ? *)",
    // Row 63: SD for rules, LS for rates of Scheduler.
    "rate(10\tminutes)",
    "rate(10  minutes)",
    "at(2021-12-31T23:59:59Z)",
    "at(2021-12-31)",
    "",
    "5 minutes",
    "*/5 * * * *",
];

/// Rules do not take these. Scheduler does, or its answer is not known.
const BY_RULES: &[&str] = &[
    "rate(1 minutes)",
    "rate(1 hours)",
    "rate(1 days)",
    "rate(10 minute)",
    "rate(10 hour)",
    "rate(10 day)",
    "rate(10 MINUTES)",
    "at(2021-12-31T23:59:59)",
    "cron(0 10 * * ?)",
    // Row 63: SD alone, September 2026.
    "cron(0  0 * * ? *)",
    "cron( 0 0 * * ? *)",
    "cron(0 0 * * ? * )",
    "cron(0\t0 * * ? *)",
    // Row 64: PF alone, September 2026, five of 46 expressions.
    "AT(2030-01-01T00:00:00)",
    "RATE(1 minute)",
    "CRON(0 10 * * ? *)",
    "at(2030-01-01T00:00)",
    "rate(1minute)",
];

/// Rules take these. Scheduler's answer is not known, and its documentation has none of them.
const BY_SCHEDULER: &[&str] = &[
    // Row 58: SD and PF.
    "cron(0 0 1 1 ? 1969)",
    "cron(0 0 1 1 ? 2200)",
    "cron(0 0 1 1 ? 2500)",
    // Rows 59, 60 and 61: SD alone, September 2026.
    "cron(0/0 * * * ? *)",
    "cron(33/0 * * * ? *)",
    "cron(0 0 1-5W * ? *)",
    "cron(0 0 1-31W * ? *)",
    "cron(33x * * * ? *)",
    "cron(0 0 ? * TUESDAY *)",
];

/// Both take these.
const BY_NONE: &[&str] = &[
    "rate(1 minute)",
    "rate(1 hour)",
    "rate(1 day)",
    "rate(5 minutes)",
    "cron(0 10 ? * * *)",
    "cron(15 10 ? * 6L 2002-2005)",
    "cron(*/15 * * * ? *)",
    "cron(0-59/10 0-23/2 1-31/30 * ? *)",
    "cron(30-30 * * * ? *)",
];

#[test]
fn what_is_refused_is_refused_in_awss_words_rows_62_to_64() {
    for text in BY_BOTH.iter().chain(BY_RULES) {
        let parsed = parse(text, Service::Rule);
        assert!(parsed.is_refused(), "{text}");
        let message = if text.is_empty() {
            "Parameter(s) EventPattern or ScheduleExpression must be specified."
        } else {
            "Parameter ScheduleExpression is not valid."
        };
        assert_eq!(messages::aws_message(text, &parsed).as_deref(), Some(message), "{text}");
    }
    for text in BY_BOTH.iter().chain(BY_SCHEDULER) {
        let parsed = parse(text, Service::Scheduler);
        assert!(parsed.is_refused(), "{text}");
        let message = if text.is_empty() {
            "1 validation error detected: Value '' at 'scheduleExpression' failed to satisfy constraint: Member \
                     must have length greater than or equal to 1"
                .to_owned()
        } else {
            format!("Invalid Schedule Expression {text}.")
        };
        assert_eq!(messages::aws_message(text, &parsed), Some(message), "{text}");
    }
}

#[test]
fn what_is_taken_is_taken_rows_58_to_64() {
    for text in BY_SCHEDULER {
        assert!(!parse(text, Service::Rule).is_refused(), "{text}");
    }
    for text in BY_RULES {
        assert!(!parse(text, Service::Scheduler).is_refused(), "{text}");
    }
    for text in BY_NONE {
        for service in [Service::Rule, Service::Scheduler] {
            let parsed = parse(text, service);
            assert!(!parsed.is_refused(), "{text}: {:?}", parsed.problems);
            assert_eq!(messages::aws_message(text, &parsed), None);
        }
    }
}
