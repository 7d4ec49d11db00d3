//! Why an event of the list matches, and what would keep it out.

use super::{Evaluation, Expectation, Verdict, Workspace};
use crate::fix::{self, QuickFix};
use crate::json::Document;
use crate::matching::{Admission, admissions};

/// Why an event matches, condition by condition, and what would keep it out.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyMatched {
    /// Each condition with its fixes, those in front in which the event got in by a way that few expect.
    pub conditions: Vec<(Admission, Vec<QuickFix>)>,
    /// Conditions on other fields, which all events that should match meet.
    pub others: Vec<QuickFix>,
}

/// Longer events get no fixes: each is tried with all that should match.
const MAX_LENGTH: usize = 256 * 1024;

/// Events beyond these are not tried.
const MAX_WANTED: usize = 20;

/// Returns why the event with this id matches, or `None` if it does not. `evaluation` is that of the workspace. Fixes
/// let in all events that match and are expected to.
pub fn why_matched(workspace: &Workspace, evaluation: &Evaluation, id: u32) -> Option<WhyMatched> {
    let event = evaluation.events.iter().find(|event| event.id == id)?;
    if event.verdict != Verdict::Match {
        return None;
    }
    let is_wanted = |id: u32| {
        workspace.events.iter().any(|entry| entry.id == id && entry.expected == Some(Expectation::Match))
    };
    let others = evaluation.events.iter().filter(|other| other.id != id && other.verdict == Verdict::Match);
    let wanted: Vec<&Document> = others
        .filter(|other| is_wanted(other.id) && other.document.text().len() <= MAX_LENGTH)
        .map(|other| &*other.document)
        .take(MAX_WANTED)
        .collect();
    let matcher = &*evaluation.pattern;
    let found = admissions(&matcher.explain(&event.document), &event.document);
    let is_short = event.document.text().len() <= MAX_LENGTH;
    let fixes = |admission: &Admission| {
        if is_short { fix::to_keep_out(matcher, &event.document, admission, &wanted) } else { Vec::new() }
    };
    let mut conditions: Vec<(Admission, Vec<QuickFix>)> =
        found.into_iter().map(|admission| (admission.clone(), fixes(&admission))).collect();
    conditions.sort_by_key(|(admission, _)| admission.trap.is_none());
    // One fix may serve several conditions.
    let mut offered = Vec::new();
    for (_, fixes) in &mut conditions {
        fixes.retain(|fix| !offered.contains(&fix.edits));
        offered.extend(fixes.iter().map(|fix| fix.edits.clone()));
    }
    // It belongs to no condition; the first one is read first.
    if let Some((_, first)) = conditions.first_mut().filter(|_| is_short) {
        first.extend(fix::without_replays(matcher, &event.document));
    }
    let others = if is_short {
        fix::conditions_that_tell_apart(matcher, &event.document, &wanted)
    } else {
        Vec::new()
    };
    Some(WhyMatched { conditions, others })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::messages;
    use crate::text::apply;
    use crate::workspace::Evaluator;
    use std::sync::Arc;

    /// Returns what is said of the first of these events, with the labels of the fixes; the others should
    /// match.
    fn look(pattern: &str, events: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut workspace = Workspace { pattern: Arc::from(pattern), ..Workspace::empty() };
        workspace.add_events(events.iter().map(|text| (String::new(), Arc::from(*text))));
        for entry in workspace.events.iter_mut().skip(1) {
            entry.expected = Some(Expectation::Match);
        }
        let evaluation = Evaluator::default().evaluate(&workspace);
        let why = why_matched(&workspace, &evaluation, workspace.events[0].id).unwrap();
        let told = why.conditions.iter().map(|(it, _)| messages::admission(it)).collect();
        let fixes = why.conditions.iter().flat_map(|(_, fixes)| fixes).chain(&why.others);
        for fix in fixes.clone() {
            let after = crate::pattern::parse(&apply(pattern, &fix.edits));
            assert!(after.is_valid(), "{pattern}: {}", fix.label);
            let after = crate::PatternMatcher::new(after);
            for (index, event) in evaluation.events.iter().enumerate() {
                assert_eq!(after.matches(&event.document), index > 0, "{pattern}: {}", fix.label);
            }
        }
        (told, fixes.map(|fix| fix.label.clone()).collect())
    }

    #[test]
    fn an_event_that_got_in_is_told_how_and_kept_out() {
        let cases: &[(&str, &str, &str, &[&str])] = &[
            // Absent-or-value in every field.
            (
                r#"{"d":{"C":[{"exists":false},{"numeric":[">",0]}],"H":[{"exists":false},{"numeric":[">",0]}]}}"#,
                r#"{"d":{"L":3}}"#,
                r#"d.C: the event has no value here, and {"exists":false} matches that. The event has none of the sibling fields either."#,
                &[
                    "Require one of them with $or",
                    r#"Remove {"exists":false} from the array"#,
                    r#"Remove {"exists":false} from the array"#,
                ],
            ),
            // Alternatives that undo each other.
            (
                r#"{"s":[{"anything-but":{"prefix":"Scaling"}},{"anything-but":{"wildcard":"*maintenance*"}}]}"#,
                r#"{"s":"Scaling activity"}"#,
                r#"s: "Scaling activity" matches {"anything-but":{"wildcard":"*maintenance*"}}. {"anything-but":{"prefix":"Scaling"}} excludes it, but one matching condition in the array is enough."#,
                &[
                    r#"Change to {"anything-but":{"wildcard":["Scaling*",…"#,
                    r#"Remove {"anything-but":{"wildcard":"*maintenanc… from the array"#,
                ],
            ),
            (
                r#"{"s":[{"anything-but":"x"},{"anything-but":["y","z"]}]}"#,
                r#"{"s":"y"}"#,
                r#"s: "y" matches {"anything-but":"x"}. {"anything-but":["y","z"]} excludes it, but one matching condition in the array is enough."#,
                &[
                    r#"Change to {"anything-but":["x","y","z"]}"#,
                    r#"Exclude "y" as well"#,
                    r#"Remove {"anything-but":"x"} from the array"#,
                ],
            ),
            (
                r#"{"n":[{"numeric":[">",0]},{"numeric":["<=",100]}]}"#,
                r#"{"n":150}"#,
                r#"n: 150 matches {"numeric":[">",0]}. It's outside {"numeric":["<=",100]}, but one matching condition in the array is enough."#,
                &[
                    r#"Change to {"numeric":[">",0,"<=",100]}"#,
                    "Change to > 150",
                    r#"Remove {"numeric":[">",0]} from the array"#,
                ],
            ),
            // One element that differs is enough.
            (
                r#"{"t":[{"anything-but":["test"]}]}"#,
                r#"{"t":["test","web"]}"#,
                r#"t: "web" matches {"anything-but":["test"]}. "test" is excluded, but one value that isn't excluded is enough."#,
                &[],
            ),
            (
                r#"{"n":[{"anything-but":"x"}]}"#,
                r#"{"n":null}"#,
                r#"n: null matches {"anything-but":"x"}. A value of another type is never excluded."#,
                &[],
            ),
            (
                r#"{"e":[{"exists":true}]}"#,
                r#"{"e":null}"#,
                r#"e: null matches {"exists":true}. null and "" count as values."#,
                &["Match only strings"],
            ),
            // A prefix that takes its siblings.
            (
                r#"{"id":[{"prefix":"arn:aws:secretsmanager:eu-west-1:210987654321:secret:prod/mail"}]}"#,
                r#"{"id":"arn:aws:secretsmanager:eu-west-1:210987654321:secret:prod/mail-archive-aB3dEf"}"#,
                r#"id: "arn:aws:secretsmanager:eu-west-1:210987654321:secret:prod/mail-… matches {"prefix":"arn:aws:secretsmanager:eu-west-1:210987654321:secret:…. After the prefix, the name continues with "-archive-aB3dEf"."#,
                &[],
            ),
            (
                r#"{"h":[{"suffix":"example.com"}]}"#,
                r#"{"h":"badexample.com"}"#,
                r#"h: "badexample.com" matches {"suffix":"example.com"}. The suffix is the end of a longer word, which begins with "bad"."#,
                &[r#"Change to {"suffix":".example.com"},"example.com""#],
            ),
            (
                r#"{"n":[{"numeric":[">",5]}]}"#,
                r#"{"n":7}"#,
                r#"n: 7 matches {"numeric":[">",5]}."#,
                &["Change to > 7"],
            ),
            (
                r#"{"s":["a","b"]}"#,
                r#"{"s":["c","b"]}"#,
                r#"s: "b" matches "b". 1 other value doesn't match in the event, but one is enough."#,
                &[r#"Remove "b" from the array"#],
            ),
            (
                r#"{"s":[{"equals-ignore-case":"ok"}]}"#,
                r#"{"s":"OK"}"#,
                r#"s: "OK" matches {"equals-ignore-case":"ok"}."#,
                &[r#"Match the case: "ok""#],
            ),
        ];
        for (pattern, event, told, fixes) in cases {
            let (first, labels) = look(pattern, &[event]);
            assert_eq!(first[0], *told);
            assert_eq!(labels, *fixes, "{pattern}");
        }
    }

    #[test]
    fn events_that_should_match_go_on_matching_and_tell_more_conditions() {
        let pattern = r#"{"source":["shop"],"detail":{"total":[{"numeric":[">",5]}]}}"#;
        let event = r#"{"source":"shop","id":"1","detail":{"total":7,"kind":"test","by":"x"}}"#;
        let wanted = [
            r#"{"source":"shop","id":"2","detail":{"total":6,"kind":"sale","by":"y"}}"#,
            r#"{"source":"shop","id":"3","detail":{"total":9,"kind":"sale","by":"z"}}"#,
        ];
        let (_, labels) = look(pattern, &[event, wanted[0], wanted[1]]);
        // A bound at 7 would lose the event with 6.
        assert_eq!(labels, [r#"Require detail.kind: "sale""#]);
        let (_, labels) = look(pattern, &[event]);
        assert_eq!(labels, ["Change to > 7"]);
    }

    #[test]
    fn what_does_not_match_has_no_such_reasons() {
        let mut workspace = Workspace { pattern: Arc::from(r#"{"a":[1]}"#), ..Workspace::empty() };
        workspace.add_events([(String::new(), Arc::from(r#"{"a":2}"#))]);
        let evaluation = Evaluator::default().evaluate(&workspace);
        assert_eq!(why_matched(&workspace, &evaluation, workspace.events[0].id), None);
        assert_eq!(why_matched(&workspace, &evaluation, 99), None);
    }
}
