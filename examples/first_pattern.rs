//! A first program: does a pattern match an event, and if not, why?
//!
//! `cargo run --example first_pattern` takes the texts below;
//! `cargo run --example first_pattern -- PATTERN.json EVENT.json` takes yours.

use eventbridge_playground::matching::outline;
use eventbridge_playground::{PatternMatcher, json, matching, pattern};
use std::process::ExitCode;

const PATTERN: &str = r#"{
  "source": ["aws.ec2"],
  "detail": { "state": ["stopped", "terminated"] }
}"#;

const EVENT: &str = r#"{
  "source": "aws.ec2",
  "detail-type": "EC2 Instance State-change Notification",
  "detail": { "instance-id": "i-0123456789abcdef0", "state": "Stopped" }
}"#;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (pattern, event) = match arguments.as_slice() {
        [] => (PATTERN.to_owned(), EVENT.to_owned()),
        [pattern, event] => match (std::fs::read_to_string(pattern), std::fs::read_to_string(event)) {
            (Ok(pattern), Ok(event)) => (pattern, event),
            (Err(error), _) | (_, Err(error)) => return fail(&error.to_string()),
        },
        _ => return fail("usage: first_pattern [PATTERN.json EVENT.json]"),
    };

    // Reading never fails: it gives a tree of what could be read, and a list of problems.
    let parsed = pattern::parse(&pattern);
    if let Some(problem) = parsed.refusal() {
        return fail(&format!("AWS would refuse this pattern. {}", pattern::messages::sentence(problem)));
    }
    let event = json::parse(&event);
    if !event.problems().is_empty() {
        return fail("The event is not valid JSON.");
    }

    // A matcher is made once and then used for any number of events.
    let explanation = PatternMatcher::new(parsed).explain(&event);

    // The whole in a sentence, and then each line of the pattern that does not hold, with the reasons.
    println!("{}", matching::messages::summary(&explanation));
    for line in outline(&explanation, &event) {
        for reason in &line.reasons {
            println!("- {}: {}", line.span.of(&pattern), matching::messages::sentence(&reason.reason));
        }
    }
    if explanation.matched { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
