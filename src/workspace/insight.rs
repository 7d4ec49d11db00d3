//! Findings that may come a moment after the verdict: repairs, advice, the reading, nearest misses, coverage.
//!
//! All of it costs more than a keystroke may wait for. So it is about a text and an explanation that may be
//! gone by the time it is used, and says so.

use super::{Evaluation, EventReport, NearestMiss, Verdict, nearest_misses};
use crate::coverage::{Coverage, Gap, coverage};
use crate::describe;
use crate::fix::{self, FixKind, QuickFix};
use crate::json::Document;
use crate::lint::{self, Diagnostic, Weight};
use crate::matching::{Line, PatternMatcher, causes, messages};
use crate::pattern::{Parsed, Predicate};
use crate::text::Span;
use std::sync::Arc;

/// The most bytes of text that are read to try repairs before they are offered.
const MAX_TRIED: usize = 512 * 1024;

/// The most lines of an explanation for which repairs are looked for; nobody reads more.
const MAX_LINES: usize = 20;

/// Longer events are not asked whether they refute advice, in bytes.
const MAX_REFUTING: usize = 64 * 1024;

/// The cost of reading a byte of a pattern, in bytes of an event.
const PATTERN_COST: usize = 16;

/// The findings about a pattern, and about an event together with it.
#[derive(Clone, Default)]
pub struct Insight {
    /// The pattern's text that all of it is about.
    pub text: Arc<str>,
    /// For each problem of the pattern, in their order, what takes it away. Late problems may be left out.
    pub problem_fixes: Vec<Vec<QuickFix>>,
    /// The advice on the pattern.
    pub advice: Vec<Diagnostic>,
    /// The pattern in words; empty while it is not understood.
    pub reading: String,
    /// The events that nearly match.
    pub nearest: Vec<NearestMiss>,
    /// For each piece of advice, in their order, what it asks for.
    advice_fixes: Vec<Vec<QuickFix>>,
    coverage: Option<Coverage>,
    /// The lines of the explanation that the fixes are about.
    lines: Option<Arc<Vec<Line>>>,
    line_fixes: Vec<LineFixes>,
}

/// The repairs that make a line of the explanation hold.
#[derive(Clone, Debug)]
pub struct LineFixes {
    /// The index of the line.
    pub line: usize,
    /// Where the line is in the pattern.
    pub span: Span,
    /// The line's text about the event.
    pub sentence: String,
    /// Whether the line is one of those that keep the event out.
    pub decides: bool,
    /// The repairs, the best first; never empty.
    pub fixes: Vec<QuickFix>,
}

impl Insight {
    /// Looks at the pattern of an evaluation and all its events; and at the selected event, if there is one
    /// with an explanation, line by line.
    pub fn of(evaluation: &Evaluation, explained: Option<(&EventReport, &Arc<Vec<Line>>)>) -> Self {
        let matcher = &*evaluation.pattern;
        let parsed = matcher.parsed();
        let is_understood = parsed.misunderstanding().is_none();
        let takes_part = |event: &&EventReport| matches!(event.verdict, Verdict::Match | Verdict::NoMatch);
        let documents = || evaluation.events.iter().filter(takes_part).map(|event| &*event.document);
        let mut advice = lint::advise(parsed, &[]);
        advice.retain(|it| !is_refuted(matcher, it, documents().take(MAX_LINES)));
        let affordable = affordable(PATTERN_COST.saturating_mul(parsed.document.text().len()));
        let advised = advice.iter().take(affordable);
        Self {
            text: Arc::from(parsed.document.text()),
            problem_fixes: problem_fixes(parsed),
            advice_fixes: advised.map(|diagnostic| fix::for_advice(parsed, diagnostic)).collect(),
            advice,
            reading: if is_understood { describe::pattern(&parsed.pattern) } else { String::new() },
            nearest: if is_understood { nearest_misses(evaluation) } else { Vec::new() },
            coverage: parsed.is_valid().then(|| coverage(matcher, documents())),
            lines: explained.map(|(_, lines)| Arc::clone(lines)),
            line_fixes: explained
                .map_or_else(Vec::new, |(event, lines)| line_fixes(matcher, &event.document, lines)),
        }
    }

    /// Returns whether it is about a pattern with this text.
    pub fn is_about(&self, text: &str) -> bool {
        *self.text == *text
    }

    /// Returns the parts that no event exercises, once one matches; until then they are the whole pattern.
    pub fn gaps(&self) -> &[Gap] {
        self.coverage.as_ref().filter(|coverage| coverage.matched > 0).map_or(&[], |coverage| &coverage.gaps)
    }

    /// Returns what each piece of advice asks for, beside it. Late pieces may have none.
    pub fn advice_with_fixes(&self) -> impl Iterator<Item = (&Diagnostic, &[QuickFix])> {
        let fixes = self.advice_fixes.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        self.advice.iter().zip(fixes)
    }

    /// Returns the fixes for these lines of an explanation; none if what was found is about other lines.
    pub fn line_fixes(&self, lines: Option<&Arc<Vec<Line>>>) -> &[LineFixes] {
        match (lines, &self.lines) {
            (Some(now), Some(then)) if Arc::ptr_eq(now, then) => &self.line_fixes,
            _ => &[],
        }
    }

    /// The repair to offer first while the pattern has this text and the explanation these lines: of a
    /// problem of the pattern, or else of what keeps the event out, or of what is surely a mistake. `None` if there
    /// is none. One more value in a list comes last: it makes the rule fit the event, and not what the rule is for.
    pub fn first_fix(&self, text: &str, lines: Option<&Arc<Vec<Line>>>) -> Option<&QuickFix> {
        let is_value = |fix: &&QuickFix| fix.kind == FixKind::AddValue;
        let of_problems = self.problem_fixes.iter().flatten().next().filter(|_| self.is_about(text));
        let deciding =
            || self.line_fixes(lines).iter().filter(|line| line.decides).flat_map(|line| &line.fixes);
        let mistakes = self.advice_with_fixes().filter(|(it, _)| it.lint.weight == Weight::Mistake);
        let mut of_mistakes = mistakes.flat_map(|(_, fixes)| fixes).filter(|_| self.is_about(text));
        of_problems
            .or_else(|| deciding().find(|fix| !is_value(fix)))
            .or_else(|| of_mistakes.next())
            .or_else(|| deciding().next())
    }
}

/// Returns whether an event shows that advice is wrong: a number in quotes is meant as one if an event has it
/// so. Else the advice and the reason at that event would send the visitor from one to the other.
fn is_refuted<'d>(
    matcher: &PatternMatcher,
    diagnostic: &Diagnostic,
    mut events: impl Iterator<Item = &'d Document>,
) -> bool {
    if diagnostic.lint.id != "text-or-number" {
        return false;
    }
    events.any(|event| {
        if event.text().len() > MAX_REFUTING {
            return false;
        }
        let explanation = matcher.explain(event);
        let leaves = explanation.pattern().leaves();
        let mut matchers =
            leaves.flat_map(|(id, leaf)| leaf.matchers.iter().zip(&explanation.leaf(id).matchers));
        matchers.any(|(matcher, found)| {
            matcher.span == diagnostic.span
                && matches!(matcher.predicate, Predicate::Exact(_))
                && !found.accepted.is_empty()
        })
    })
}

/// Returns the number of repairs that can be looked for if each reads this many bytes.
fn affordable(length: usize) -> usize {
    (MAX_TRIED / length.max(1)).min(MAX_LINES)
}

fn problem_fixes(parsed: &Parsed) -> Vec<Vec<QuickFix>> {
    let most = affordable(PATTERN_COST.saturating_mul(parsed.document.text().len()));
    parsed.problems.iter().take(most).map(|problem| fix::for_problem(parsed, problem)).collect()
}

fn line_fixes(matcher: &PatternMatcher, event: &Document, lines: &[Line]) -> Vec<LineFixes> {
    // A pattern that AWS refuses matches nothing, whatever its values are.
    if !matcher.parsed().is_valid() {
        return Vec::new();
    }
    let pattern_length = PATTERN_COST.saturating_mul(matcher.parsed().document.text().len());
    let most = affordable(event.text().len().saturating_add(pattern_length));
    let causes = causes(lines);
    let keeps_out = |index: usize, line: &Line| {
        let is_same_leaf = |cause: &Line| cause.leaf.is_some() && cause.leaf == line.leaf;
        causes.iter().any(|cause| cause.line == index || lines.get(cause.line).is_some_and(is_same_leaf))
    };
    let failing = lines.iter().enumerate().filter(|(_, line)| !line.reasons.is_empty());
    let line = |(index, line): (usize, &Line)| {
        let sentence = messages::sentence(&line.reasons.first()?.reason);
        let fixes = fix::for_line(matcher, event, lines, index);
        let decides = keeps_out(index, line);
        (!fixes.is_empty()).then_some(LineFixes { line: index, span: line.span, sentence, decides, fixes })
    };
    let mut found: Vec<LineFixes> = failing.take(most).filter_map(line).collect();
    keep_values_last(&mut found, lines);
    found
}

/// Of the matchers of one field, one line offers one more value for the list, the last one; and none where any of
/// them has a fix that keeps more of what the rule is for, unless it is on that line, behind it.
fn keep_values_last(found: &mut Vec<LineFixes>, lines: &[Line]) {
    let is_value = |fix: &QuickFix| fix.kind == FixKind::AddValue;
    let leaf = |of: &LineFixes| lines.get(of.line).and_then(|line| line.leaf);
    let keeps_more = |of: &LineFixes| of.fixes.iter().any(|fix| !is_value(fix));
    let keepers: Vec<usize> = (0..found.len())
        .filter(|&at| {
            let same = || found.iter().enumerate().filter(|(_, other)| leaf(other) == leaf(&found[at]));
            let best = same().find(|(_, other)| keeps_more(other)).or_else(|| same().next());
            leaf(&found[at]).is_none() || best.is_some_and(|(best, _)| best == at)
        })
        .collect();
    for (at, of) in found.iter_mut().enumerate() {
        if !keepers.contains(&at) {
            of.fixes.retain(|fix| !is_value(fix));
        }
    }
    found.retain(|of| !of.fixes.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::outline;
    use crate::text::apply;
    use crate::workspace::{Evaluator, Workspace};

    struct Look {
        text: String,
        lines: Option<Arc<Vec<Line>>>,
        insight: Insight,
    }

    /// Returns the findings about a pattern, with the first of these events selected.
    fn look(pattern: &str, events: &[&str]) -> Look {
        let mut workspace = Workspace { pattern: Arc::from(pattern), ..Workspace::empty() };
        workspace.add_events(events.iter().map(|text| (String::new(), Arc::from(*text))));
        let evaluation = Evaluator::default().evaluate(&workspace);
        let event = evaluation.events.first();
        let lines = event.and_then(|event| {
            let explanation = evaluation.pattern.try_explain(&event.document)?;
            Some(Arc::new(outline(&explanation, &event.document)))
        });
        let insight = Insight::of(&evaluation, event.zip(lines.as_ref()));
        Look { text: pattern.to_owned(), lines, insight }
    }

    impl Look {
        fn first(&self) -> Option<&QuickFix> {
            self.insight.first_fix(&self.text, self.lines.as_ref())
        }
    }

    #[test]
    fn a_problem_of_the_pattern_comes_first() {
        // It neither fits the event nor is right.
        let found =
            look(r#"{"source": "a", "detail-type": ["x"]}"#, &[r#"{"source":"a","detail-type":"y"}"#]);
        let first = found.first().unwrap();
        assert_eq!(apply(&found.text, &first.edits), r#"{"source": ["a"], "detail-type": ["x"]}"#);
        assert_eq!(found.insight.problem_fixes.len(), 1);
    }

    #[test]
    fn else_what_keeps_the_event_out_is_repaired() {
        let found = look(r#"{"source": ["a"], "account": ["1"]}"#, &[r#"{"source":"a","account":"2"}"#]);
        let first = found.first().unwrap();
        let [line] = found.insight.line_fixes(found.lines.as_ref()) else { panic!("one line fails") };
        assert!(line.decides && !line.sentence.is_empty());
        assert_eq!(line.span.of(&found.text), r#""1""#);
        assert_eq!(&line.fixes[0], first);
        assert!(apply(&found.text, &first.edits).contains(r#""2""#));
    }

    #[test]
    fn a_line_that_fails_in_an_event_that_matches_decides_nothing() {
        let pattern = r#"{"$or": [{"source": ["a"]}, {"account": ["1"]}]}"#;
        let found = look(pattern, &[r#"{"source":"a","account":"2"}"#]);
        let line_fixes = found.insight.line_fixes(found.lines.as_ref());
        assert!(!line_fixes.is_empty() && line_fixes.iter().all(|line| !line.decides), "{line_fixes:?}");
        assert_eq!(found.first(), None);
    }

    #[test]
    fn what_is_about_something_else_is_not_offered() {
        let broken = look(r#"{"source": "a"}"#, &[]);
        assert!(broken.insight.is_about(&broken.text) && broken.first().is_some());
        assert!(!broken.insight.is_about(r#"{"source": "b"}"#));
        assert_eq!(broken.insight.first_fix(r#"{"source": "b"}"#, None), None);

        let missed = look(r#"{"account": ["a"]}"#, &[r#"{"account":"b"}"#]);
        assert!(missed.first().is_some());
        // An explanation that reads the same is another one all the same: it may be of another event.
        let other = missed.lines.as_ref().map(|lines| Arc::new(Vec::clone(lines)));
        assert_eq!(missed.insight.line_fixes(other.as_ref()).len(), 0);
        assert_eq!(missed.insight.first_fix(&missed.text, None), None);
        assert!(Insight::default().line_fixes(missed.lines.as_ref()).is_empty());
        assert!(Insight::default().line_fixes(None).is_empty());
    }

    #[test]
    fn gaps_are_told_once_an_event_matches() {
        let pattern = r#"{"source": ["a", "b"]}"#;
        assert_eq!(look(pattern, &[r#"{"source":"c"}"#]).insight.gaps().len(), 0);
        assert_eq!(look(pattern, &[r#"{"source":"a"}"#]).insight.gaps().len(), 1);
        assert_eq!(look(pattern, &[r#"{"source":"a"}"#, r#"{"source":"b"}"#]).insight.gaps().len(), 0);
    }

    #[test]
    fn a_pattern_that_is_not_understood_has_problems_only() {
        let found = look("{\"source\": [", &[r#"{"source":"a"}"#]).insight;
        assert!(!found.problem_fixes.is_empty());
        assert_eq!((found.reading.as_str(), found.nearest.len(), found.gaps().len()), ("", 0, 0));
        let found = look(r#"{"source": ["a"]}"#, &[r#"{"source":"b"}"#]).insight;
        assert!(!found.reading.is_empty());
        assert_eq!(found.nearest.len(), 1);
    }

    #[test]
    fn advice_has_its_fixes_beside_it() {
        let cases = [
            (
                r#"{"sorce": ["a"], "account": ["111122223333"]}"#,
                "unknown-envelope-key",
                r#"Rename to "source""#,
            ),
            (
                r#"{"source": ["a"], "detail": {"k": {"suffix": ["x"]}}}"#,
                "operator-as-field",
                "Make suffix an operator",
            ),
        ];
        for (pattern, id, label) in cases {
            let found = look(pattern, &[]);
            let with_fixes: Vec<(&str, &str)> = found
                .insight
                .advice_with_fixes()
                .flat_map(|(advice, fixes)| fixes.iter().map(|fix| (advice.lint.id, &*fix.label)))
                .collect();
            assert_eq!(with_fixes, [(id, label)]);
            assert_eq!(found.first().map(|fix| &*fix.label), Some(label));
        }
    }

    #[test]
    fn advice_that_an_event_refutes_is_left_out() {
        let pattern = r#"{"source": ["a"], "detail": {"size": ["1024"]}}"#;
        let advised = |event: &str| {
            let found = look(pattern, &[event]);
            found.insight.advice.iter().any(|it| it.lint.id == "text-or-number")
        };
        assert!(advised(r#"{"source":"a","detail":{"size":1024}}"#));
        assert!(!advised(r#"{"source":"a","detail":{"size":"1024"}}"#));
    }

    #[test]
    fn one_more_value_comes_last() {
        let pattern = r#"{"detail": {"a": ["x"], "b": ["Running"]}}"#;
        let found = look(pattern, &[r#"{"detail":{"a":"y","b":"running"}}"#]);
        assert_eq!(found.first().map(|fix| &*fix.label), Some("Ignore case (1 condition left)"));
        let found = look(pattern, &[r#"{"detail":{"a":"y","b":"Running"}}"#]);
        assert_eq!(found.first().map(|fix| &*fix.label), Some(r#"Add "y" to the array"#));
    }

    #[test]
    fn one_line_of_a_field_offers_one_more_value() {
        let labels = |pattern: &str, event: &str| {
            let found = look(pattern, &[event]);
            let fixes = found.insight.line_fixes(found.lines.as_ref()).iter();
            fixes.flat_map(|of| of.fixes.iter().map(|fix| fix.label.clone())).collect::<Vec<_>>()
        };
        assert_eq!(
            labels(r#"{"n": ["4", "7", "8"]}"#, r#"{"n":8}"#),
            ["Change all 3 to numbers", "Add 8 to the array"]
        );
        assert_eq!(labels(r#"{"n": [1, 2, 3]}"#, r#"{"n":8}"#), ["Add 8 to the array"]);
        assert_eq!(
            labels(r#"{"n": [1], "m": [1]}"#, r#"{"n":8,"m":9}"#),
            ["Add 8 to the array (1 condition left)", "Add 9 to the array (1 condition left)"]
        );
    }

    #[test]
    fn an_event_of_another_kind_gets_no_fix() {
        let found =
            look(r#"{"source": ["a"], "detail": {"b": ["X"]}}"#, &[r#"{"source":"c","detail":{"b":"x"}}"#]);
        assert_eq!(found.first(), None);
    }

    #[test]
    fn long_texts_are_tried_less_often() {
        for (length, expected) in [
            (0, MAX_LINES),
            (1, MAX_LINES),
            (MAX_TRIED / MAX_LINES, MAX_LINES),
            (MAX_TRIED / 3, 3),
            (MAX_TRIED, 1),
            (MAX_TRIED + 1, 0),
            (usize::MAX, 0),
        ] {
            assert_eq!(affordable(length), expected, "{length}");
        }
        // A hundred problems: no more of them are looked at than anybody reads.
        let many = format!("{{{}\"z\": [1]}}", r#""a": "b","#.repeat(100));
        assert_eq!(look(&many, &[]).insight.problem_fixes.len(), MAX_LINES);
        let long = format!("{{\"a\": \"b\", \"z\": [\"{}\"]}}", "x".repeat(MAX_TRIED / PATTERN_COST));
        assert_eq!(look(&long, &[]).insight.problem_fixes.len(), 0);
    }
}
