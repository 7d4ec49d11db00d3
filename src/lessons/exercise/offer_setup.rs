//! The checks that an event bus setup can be turned into, from what happens in it.

use super::offer::{Candidates, MOST_OF_A_KIND};
use crate::json::ObjectWriter;
use crate::lessons::check::KINDS;
use crate::lessons::{Happening, play};
use crate::workspace::Workspace;

/// What tells steps of this kind apart from others of the same kind, and whether an exercise is likely to be about them.
/// Steps that carry something are told by that, and others are counted.
fn narrowed(kind: &str) -> (&'static [&'static str], bool) {
    match kind {
        "delivered" => (&["target", "payload"], true),
        "dead-letter" => (&[], true),
        "matched" => (&["rule"], false),
        "input" | "returned" => (&["target", "payload"], false),
        "failed" => (&["target", "error"], false),
        "retry" | "invoked" => (&["target"], false),
        "received" | "forwarded" | "replayed" => (&["bus"], false),
        "alarm" => (&["alarm", "state"], false),
        "put-refused" => (&["error"], false),
        _ => (&[], false),
    }
}

pub(super) fn setup(workspace: &Workspace, candidates: &mut Candidates) {
    let played = play(workspace);
    for kind in KINDS {
        let (keys, is_usual) = narrowed(kind);
        let mut groups: Vec<(Vec<&str>, usize)> = Vec::new();
        for happening in played.happenings.iter().filter(|it| it.kind == kind) {
            let values: Vec<&str> = keys.iter().map(|key| value(happening, key)).collect();
            match groups.iter().position(|(known, _)| *known == values) {
                Some(at) => groups[at].1 += 1,
                None if groups.len() < MOST_OF_A_KIND => groups.push((values, 1)),
                None => {}
            }
        }
        if groups.is_empty() && matches!(kind, "dead-letter" | "lost" | "retry" | "failed") {
            candidates.add(ObjectWriter::default().text("check", kind).number("count", 0_usize), false);
        }
        for (values, count) in groups {
            let mut check = ObjectWriter::default();
            check.text("check", kind);
            for (key, value) in keys.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
                check.text(key, value);
            }
            if !keys.contains(&"payload") {
                check.number("count", count);
            }
            candidates.add(&mut check, is_usual);
        }
    }
    for (target, arn) in played.targets.iter().filter(|(_, arn)| !arn.is_empty()).take(MOST_OF_A_KIND) {
        let mut check = ObjectWriter::default();
        candidates.add(check.text("check", "target").text("target", target).text("arn", arn), false);
    }
    candidates.add(ObjectWriter::default().text("check", "accepted"), false);
}

fn value<'h>(happening: &'h Happening, key: &str) -> &'h str {
    match key {
        "rule" => &happening.rule,
        "target" => &happening.target,
        "bus" => &happening.bus,
        "error" => &happening.error,
        "alarm" => &happening.alarm,
        "state" => &happening.state,
        _ => &happening.payload,
    }
}
