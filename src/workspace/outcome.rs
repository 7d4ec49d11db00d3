//! The events with an expectation as tests: which fail, and why.

use super::{Evaluation, EventEntry, EventReport, Expectation, Verdict, Workspace};
use crate::fix::another_kind;
use crate::json::Document;
use crate::matching::{Explanation, Line, admissions, causes, messages, outline};
use crate::pattern;
use crate::text::{LineIndex, Span};

/// The result of an event's expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The index of the event in the workspace.
    pub event: usize,
    /// The expected verdict.
    pub expected: Expectation,
    /// The verdict.
    pub verdict: Verdict,
    /// Why a test fails, a sentence each; empty for one that passes or is switched off.
    pub reasons: Vec<String>,
    /// The part of the pattern that decided, of a test that fails for one.
    pub decisive: Option<Span>,
}

impl Outcome {
    /// Returns whether the event is switched off.
    pub fn is_skipped(&self) -> bool {
        self.verdict == Verdict::Off
    }

    /// Returns whether the verdict is the expected one.
    pub fn is_passed(&self) -> bool {
        self.expected.is_met_by(self.verdict)
    }
}

/// Returns what came of each event that has an expectation, in the order of the list. The evaluation is the
/// workspace's.
pub fn outcomes(workspace: &Workspace, evaluation: &Evaluation) -> Vec<Outcome> {
    let pairs = workspace.events.iter().zip(&evaluation.events).enumerate();
    pairs.filter_map(|(event, (entry, report))| outcome(event, entry, report, evaluation)).collect()
}

fn outcome(
    event: usize,
    entry: &EventEntry,
    report: &EventReport,
    evaluation: &Evaluation,
) -> Option<Outcome> {
    let (expected, verdict) = (entry.expected?, report.verdict);
    let is_failed = verdict != Verdict::Off && !expected.is_met_by(verdict);
    let (reasons, decisive) = if is_failed { why(report, evaluation) } else { (Vec::new(), None) };
    Some(Outcome { event, expected, verdict, reasons, decisive })
}

/// Returns why an event has its verdict, and the part of the pattern that decided.
fn why(report: &EventReport, evaluation: &Evaluation) -> (Vec<String>, Option<Span>) {
    let matcher = &*evaluation.pattern;
    match report.verdict {
        Verdict::NoMatch => {
            let explanation = matcher.explain(&report.document);
            let lines = outline(&explanation, &report.document);
            let decisive = causes(&lines).first().map(|cause| lines[cause.line].span);
            (kept_out(&explanation, &lines, &report.document), decisive)
        }
        Verdict::Match => {
            let found = admissions(&matcher.explain(&report.document), &report.document);
            (messages::why_it_matched(&found), None)
        }
        Verdict::InvalidPattern => {
            let refusal = matcher.parsed().refusal();
            let sentence = refusal.map(pattern::messages::sentence);
            let aws = pattern::messages::aws_message(matcher.parsed());
            (sentence.into_iter().chain(aws).collect(), refusal.map(|problem| problem.span))
        }
        Verdict::InvalidEvent => (vec![not_an_event(report)], None),
        Verdict::Off => (Vec::new(), None),
    }
}

/// Returns what keeps an event out, a sentence for each condition, and what matters most first.
pub fn kept_out(explanation: &Explanation, lines: &[Line], event: &Document) -> Vec<String> {
    let mut reasons = messages::reasons(explanation, lines);
    // What kind of event it is matters more than any other condition.
    if let Some(kind) = another_kind(explanation, event) {
        let own = format!("{}: ", kind.path);
        reasons.retain(|reason| !reason.starts_with(&own));
        reasons.insert(0, kind.sentence());
    }
    reasons
}

fn not_an_event(report: &EventReport) -> String {
    let Some(problem) = report.document.problems().first() else {
        return super::messages::NO_OBJECT.to_owned();
    };
    let place = LineIndex::new(report.document.text()).position(problem.span.start);
    super::messages::at_place(&pattern::messages::json_sentence(&problem.kind), place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Evaluator;
    use std::sync::Arc;

    #[test]
    fn each_test_says_why_it_fails() {
        use Expectation::{Match, NoMatch};
        let cases = [
            (r#"{"source": "a"}"#, Some(Match), None),
            (r#"{"source": "b"}"#, None, None),
            (
                r#"{"source": "b"}"#,
                Some(Match),
                Some((
                    r#"source: The event has "b", but the pattern expects "a". This is another kind of event."#,
                    r#""source": ["a"]"#,
                )),
            ),
            (r#"{"source": "a"}"#, Some(NoMatch), Some((r#"source: "a" matches "a"."#, ""))),
            ("[]", Some(NoMatch), Some(("An event must be a JSON object.", ""))),
            (r#"{"source": "#, Some(Match), Some(("Unexpected end of the text. (line 1, column 12)", ""))),
        ];
        let mut workspace = Workspace { pattern: Arc::from(r#"{"source": ["a"]}"#), ..Workspace::empty() };
        workspace.add_events(cases.iter().map(|(text, ..)| (String::new(), Arc::from(*text))));
        for (entry, (_, expected, _)) in workspace.events.iter_mut().zip(cases) {
            entry.expected = expected;
        }
        let evaluation = Evaluator::default().evaluate(&workspace);
        let found = outcomes(&workspace, &evaluation);
        assert_eq!(found.len(), 5);
        for outcome in found {
            let told = outcome.reasons.first().map(|reason| {
                (reason.as_str(), outcome.decisive.map_or("", |span| span.of(&workspace.pattern)))
            });
            assert_eq!(told, cases[outcome.event].2, "{}", cases[outcome.event].0);
            assert_eq!(outcome.is_passed(), told.is_none());
        }
    }

    #[test]
    fn a_pattern_that_aws_refuses_passes_no_test() {
        let mut workspace = Workspace { pattern: Arc::from(r#"{"source": "a"}"#), ..Workspace::empty() };
        workspace.add_events([(String::new(), Arc::from("{}")), (String::new(), Arc::from("{}"))]);
        workspace.events[0].expected = Some(Expectation::NoMatch);
        workspace.events[1].expected = Some(Expectation::Match);
        workspace.events[1].enabled = false;
        let evaluation = Evaluator::default().evaluate(&workspace);
        let found = outcomes(&workspace, &evaluation);
        assert!(found[0].reasons[1].starts_with("Event pattern is not valid. Reason:"), "{found:?}");
        assert_eq!(found[0].decisive.map(|span| span.of(&workspace.pattern)), Some(r#""a""#));
        assert!(found[1].is_skipped() && found[1].reasons.is_empty());
    }
}
