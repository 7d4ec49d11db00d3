//! A workspace for issues, pull requests and chats: a link with its verdict, or that with the reason, the pattern, the
//! selected event and the verdict on each.

use super::{Evaluation, EventEntry, EventReport, Expectation, Workspace};
use crate::text::shortened;
use std::fmt::Write;

/// More events than this are only counted.
const MAX_EVENTS: usize = 50;

/// A longer event is left out, as what takes the text would cut it somewhere. In bytes.
const MAX_EVENT: usize = 20_000;

/// Longer names are cut.
const MAX_NAME: usize = 120;

/// Returns a link with this text.
pub fn link(text: &str, url: &str) -> String {
    format!("[{}]({url})", escaped(text))
}

/// Returns the title, as a link if there is one, the reason (empty if there is none to tell), the pattern, the selected
/// event, and the verdict on each event. The evaluation is the workspace's.
pub fn report(
    workspace: &Workspace,
    evaluation: &Evaluation,
    title: &str,
    reason: &str,
    url: Option<&str>,
) -> String {
    let mut text = url.map_or_else(|| escaped(title), |url| link(title, url));
    text.push('\n');
    // Writing to a text does not fail.
    if !reason.is_empty() {
        let _ = writeln!(text, "\n{}", escaped(reason));
    }
    let _ = writeln!(text, "\n{}", code(&workspace.pattern));
    if let Some(selected) = workspace.selected_event().filter(|event| event.text.len() <= MAX_EVENT) {
        let _ = writeln!(text, "\n{}\n\n{}", named(selected), code(&selected.text));
    }
    if !evaluation.events.is_empty() {
        text.push('\n');
    }
    for (entry, report) in workspace.events.iter().zip(&evaluation.events).take(MAX_EVENTS) {
        let _ = writeln!(text, "{}", event(entry, report));
    }
    let more = evaluation.events.len().saturating_sub(MAX_EVENTS);
    if more > 0 {
        let _ = writeln!(text, "- … and {more} more");
    }
    text
}

/// Returns the heading before an event's text.
fn named(event: &EventEntry) -> String {
    if event.name.is_empty() {
        return "Event:".to_owned();
    }
    format!("Event {}:", escaped(&shortened(&event.name, MAX_NAME)))
}

/// Returns a JSON text between fences.
fn code(text: &str) -> String {
    let text = text.trim_end();
    let fence = fence(text);
    format!("{fence}json\n{text}\n{fence}")
}

fn event(entry: &EventEntry, report: &EventReport) -> String {
    let expected = match entry.expected {
        Some(expected) if entry.enabled && !expected.is_met_by(report.verdict) => match expected {
            Expectation::Match => " (expected: Match)",
            Expectation::NoMatch => " (expected: No match)",
        },
        _ => "",
    };
    let name = shortened(&entry.name, MAX_NAME);
    format!("- {}: **{}**{expected}", escaped(&name), report.verdict.label())
}

/// Returns a fence that is longer than any in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

/// Returns a text that Markdown shows as it is, on one line and in one direction.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                out.extend(['\\', c]);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Evaluator;
    use std::sync::Arc;

    fn reported(pattern: &str, events: &[(&str, &str, Option<Expectation>)], url: Option<&str>) -> String {
        let mut workspace = Workspace::empty();
        workspace.pattern = Arc::from(pattern);
        workspace.add_events(events.iter().map(|(name, text, _)| ((*name).to_owned(), Arc::from(*text))));
        for (entry, (.., expected)) in workspace.events.iter_mut().zip(events) {
            entry.expected = *expected;
        }
        let evaluation = Evaluator::default().evaluate(&workspace);
        report(&workspace, &evaluation, &evaluation.heading(&workspace), "source: *is* another.", url)
    }

    #[test]
    fn pattern_and_verdicts_follow_the_link() {
        let must = Some(Expectation::Match);
        let events = [
            ("Sold", r#"{"source": "shop"}"#, must),
            ("Lent [1]", r#"{"source": "library"}"#, must),
            ("Half", "{", Some(Expectation::NoMatch)),
        ];
        let text = reported("{\"source\": [\"shop\"]}\n", &events, Some("https://example.org/#1x"));
        assert_eq!(
            text,
            "[Match · Sold](https://example.org/#1x)\n\nsource: \\*is\\* another.\n\n\
             ```json\n{\"source\": [\"shop\"]}\n```\n\n\
             Event Sold:\n\n```json\n{\"source\": \"shop\"}\n```\n\n\
             - Sold: **Match**\n- Lent \\[1\\]: **No match** (expected: Match)\n\
             - Half: **Invalid event** (expected: No match)\n"
        );
    }

    #[test]
    fn without_link_and_events_the_heading_and_the_pattern_are_left() {
        let reason = "source: \\*is\\* another.";
        assert_eq!(reported("{}", &[], None), format!("Invalid pattern\n\n{reason}\n\n```json\n{{}}\n```\n"));
        assert_eq!(reported("", &[], None), format!("No pattern yet\n\n{reason}\n\n```json\n\n```\n"));
    }

    #[test]
    fn names_and_patterns_stay_where_they_are() {
        let cases = [
            ("a\n# b", "a \\# b"),
            ("*a* _b_ `c` <d> &e; [f](g)", "\\*a\\* \\_b\\_ \\`c\\` \\<d\\> \\&e; \\[f\\](g)"),
            ("a\u{202e}b\u{2069}", "ab"),
            ("κόσμε 😀", "κόσμε 😀"),
        ];
        for (name, expected) in cases {
            assert_eq!(escaped(name), expected);
        }
        for (pattern, expected) in [("a", "```"), ("``", "```"), ("```", "````"), ("a ````` b ``", "``````")]
        {
            assert_eq!(fence(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn an_event_that_is_too_long_is_left_out() {
        let long = format!(r#"{{"a": "{}"}}"#, "x".repeat(MAX_EVENT));
        let text = reported(r#"{"a": [1]}"#, &[("Long", &long, None)], None);
        assert!(text.ends_with("```\n\n- Long: **No match**\n") && text.len() < 200, "{text}");
    }

    #[test]
    fn many_events_are_counted() {
        let events = vec![("e", "{}", None); 60];
        let text = reported(r#"{"a": [1]}"#, &events, None);
        assert!(text.ends_with("- e: **No match**\n- … and 10 more\n"), "{text}");
    }
}
