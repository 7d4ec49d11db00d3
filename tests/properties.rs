//! What holds for all inputs: nothing panics, printing loses nothing, and the matcher that explains
//! gives the answer of a second, naive one (`tests/support/naive.rs`).

use crate::support::generate::{any_text, event, pattern, pattern_with_likeness, value, workspace};
use crate::support::naive::{self, Membership};
use crate::support::tree::Tree;
use eventbridge_playground::event::{self, envelope, extract_events};
use eventbridge_playground::handler::{self, HANDLERS, SimulatedTelemetry, Start};
use eventbridge_playground::json::{self, Document};
use eventbridge_playground::matching::{
    self, Explanation, PatternMatcher, TITLES, event_highlights, outline, pattern_highlights,
};
use eventbridge_playground::pattern::{self, Parsed, ProblemKind, messages};
use eventbridge_playground::text::{LineIndex, Span};
use eventbridge_playground::workspace::{Evaluator, Workspace, format, link};
use proptest::prelude::*;

/// So many cases; `PROPTEST_CASES`, whose default is 256, makes them more or fewer.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: cases * default.cases / 256, failure_persistence: None, ..default }
}

/// The pattern, read; nothing if there is too much of something, which the generator does not count.
fn read_pattern(text: &str) -> Option<Parsed> {
    let parsed = pattern::parse(text);
    match parsed.misunderstanding().map(|problem| &problem.kind) {
        None => Some(parsed),
        Some(ProblemKind::TooComplex(_) | ProblemKind::TooManyCombinations) => None,
        Some(kind) => panic!("{kind:?} in {text}"),
    }
}

fn explain(parsed: &Parsed, event: &Document) -> Explanation {
    let matcher = PatternMatcher::new(parsed.clone());
    let explanation = matcher.explain(event);
    assert_eq!(matcher.matches(event), explanation.matched);
    explanation
}

/// Holds an explanation against the naive matcher: the verdict, what each matcher accepts, and the
/// values that are said to satisfy a branch.
fn check_explanation(pattern: &Tree, event: &Tree) {
    let (pattern_text, event_text) = (pattern.to_text("", true), event.to_text(" ", false));
    let Some(parsed) = read_pattern(&pattern_text) else { return };
    let document = json::parse(&event_text);
    let explanation = explain(&parsed, &document);
    assert_eq!(explanation.matched, naive::matches(pattern, event), "{pattern_text} on {event_text}");

    // Both lists are in the order of the text.
    let scalars = naive::flatten(event);
    let nodes = scalar_ids(&document);
    assert_eq!(nodes.len(), scalars.len());
    let scalar_of = |id: json::NodeId| &scalars[nodes.binary_search(&id).unwrap()];
    for (id, leaf) in parsed.pattern.leaves() {
        let path = naive::join(&[&leaf.path]);
        let outcome = explanation.leaf(id);
        assert_eq!(outcome.values.len(), scalars.iter().filter(|scalar| scalar.path == path).count());
        let field: Vec<Tree> =
            leaf.matchers.iter().map(|matcher| Tree::read(matcher.span.of(&pattern_text))).collect();
        for (matcher, found) in field.iter().zip(&outcome.matchers) {
            for (index, &value) in outcome.values.iter().enumerate() {
                let value = scalar_of(value);
                assert_eq!(value.path, path);
                let accepted = found.accepted.contains(&(index as u32));
                assert_eq!(
                    accepted,
                    naive::accepts(matcher, &field, value.value),
                    "{matcher:?} on {:?}",
                    value.value
                );
            }
            let by_absence = outcome.values.is_empty() && naive::accepts_absence(matcher);
            assert_eq!(found.by_absence, by_absence);
        }
    }
    for branch in &explanation.branches {
        let Some(witness) = &branch.witness else { continue };
        let mut chosen = Membership::new();
        for (id, value) in branch.leaves.iter().zip(witness) {
            let leaf = parsed.pattern.leaf(*id);
            let path = naive::join(&[&leaf.path]);
            let matchers: Vec<Tree> =
                leaf.matchers.iter().map(|matcher| Tree::read(matcher.span.of(&pattern_text))).collect();
            if let Some(value) = value {
                let value = scalar_of(*value);
                assert_eq!(value.path, path);
                assert!(
                    value.agrees(&chosen),
                    "{pattern_text} on {event_text}: {path:?} is in another element"
                );
                assert!(matchers.iter().any(|matcher| naive::accepts(matcher, &matchers, value.value)));
                chosen.extend(&value.membership);
            } else {
                assert!(matchers.iter().any(naive::accepts_absence));
                let is_there = scalars.iter().any(|scalar| scalar.path == path && scalar.agrees(&chosen));
                assert!(!is_there, "{pattern_text} on {event_text}: {path:?} is not absent");
            }
        }
    }
}

fn scalar_ids(document: &Document) -> Vec<json::NodeId> {
    let mut ids = Vec::new();
    let mut waiting: Vec<json::Value> = document.root().into_iter().collect();
    while let Some(value) = waiting.pop() {
        waiting.extend(value.children());
        if json::Scalar::of(value).is_some() {
            ids.push(value.id());
        }
    }
    ids.sort_unstable();
    ids
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn the_explanation_is_that_of_the_naive_matcher((pattern, event) in pattern_with_likeness()) {
        check_explanation(&pattern, &event);
    }

    #[test]
    fn the_same_for_events_by_chance(pattern in pattern(), event in event()) {
        check_explanation(&pattern, &event);
    }
}

#[test]
fn the_generators_are_worth_their_time() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut read, mut matched) = (0, 0);
    for _ in 0..500 {
        let (pattern, event) = pattern_with_likeness().new_tree(&mut runner).unwrap().current();
        if read_pattern(&pattern.to_text("", true)).is_some() {
            read += 1;
            matched += usize::from(naive::matches(&pattern, &event));
        }
    }
    assert!(read > 400, "{read} of 500 patterns are valid");
    assert!((100..400).contains(&matched), "{matched} of 500 match");
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn what_is_printed_reads_back_the_same(tree in value(), space in "[ \t\r\n]{0,2}") {
        let document = json::parse(&tree.to_text(&space, true));
        prop_assert_eq!(document.problems(), []);
        let root = document.root().unwrap();
        prop_assert_eq!(Tree::of(root), tree);
        let compact = json::compact(root);
        for printed in [compact.clone(), json::pretty(root)] {
            let again = json::parse(&printed);
            prop_assert_eq!(again.problems(), []);
            prop_assert_eq!(json::compact(again.root().unwrap()), compact.clone());
        }
        let sequence = json::parse_sequence(&format!("{compact}\n{compact} # twice\n"));
        prop_assert_eq!(sequence.problems(), []);
        prop_assert_eq!(sequence.roots().map(json::compact).collect::<Vec<_>>(), vec![compact.clone(), compact]);
    }

    #[test]
    fn any_string_is_quoted_so_that_it_reads_back(text in any::<String>()) {
        let quoted = json::quote(&text);
        let document = json::parse(&quoted);
        prop_assert_eq!(document.problems(), []);
        prop_assert_eq!(document.root().unwrap().as_str().unwrap(), text);
    }

    #[test]
    fn layout_makes_no_difference_to_the_verdict((pattern, event) in pattern_with_likeness()) {
        let Some(parsed) = read_pattern(&pattern.to_text("", true)) else { return Ok(()) };
        let document = json::parse(&event.to_text("", true));
        let verdict = explain(&parsed, &document).matched;
        let laid_out = pattern::parse(&json::pretty(parsed.document.root().unwrap()));
        let event_laid_out = json::parse(&json::pretty(document.root().unwrap()));
        prop_assert_eq!(explain(&laid_out, &event_laid_out).matched, verdict);
        prop_assert_eq!(laid_out.misunderstanding(), None);
    }

    #[test]
    fn every_text_can_be_read(text in any_text()) {
        for document in [json::parse(&text), json::parse_sequence(&text)] {
            let line_index = LineIndex::new(&text);
            for problem in document.problems() {
                check_span(problem.span, &text);
                prop_assert!(!messages::json_sentence(&problem.kind).is_empty());
                line_index.position(problem.span.start);
            }
            for root in document.roots() {
                check_tree(root, &text);
                // What could be read can be printed, and is sound where the text was.
                let printed = json::parse(&json::pretty(root));
                prop_assert!(printed.problems().is_empty() || !document.problems().is_empty());
            }
            for offset in 0..=text.len() as u32 {
                document.value_at(offset);
            }
        }
    }

    #[test]
    fn every_text_is_told_what_is_wrong_with_it_as_a_pattern(text in any_text()) {
        let parsed = pattern::parse(&text);
        for problem in &parsed.problems {
            check_span(problem.span, &text);
            prop_assert!(problem.reader as usize <= text.len());
            prop_assert!(!messages::sentence(problem).is_empty());
            prop_assert!(!messages::aws_reason(problem, &text).is_empty());
            for at in messages::engine_places(problem, &text) {
                LineIndex::new(&text).position(at);
            }
        }
        prop_assert_eq!(parsed.is_valid(), messages::aws_message(&parsed).is_none());
    }

    #[test]
    fn any_pattern_can_be_explained_on_any_event(pattern in any_text(), event in any_text()) {
        let parsed = pattern::parse(&pattern);
        let document = json::parse(&event);
        let explanation = explain(&parsed, &document);
        for line in outline(&explanation, &document) {
            check_span(line.span, &pattern);
            for met in &line.values {
                check_span(met.span, &event);
                if let Some(digits) = &met.by_digits {
                    matching::messages::by_digits(digits);
                }
            }
        }
        for highlight in pattern_highlights(&explanation, Some(&TITLES)) {
            check_span(highlight.span, &pattern);
        }
        for highlight in event_highlights(&explanation, &document, Some(&TITLES)) {
            check_span(highlight.span, &event);
        }
        prop_assert!(!matching::messages::summary(&explanation).is_empty());
        matching::matches(&pattern, &event);
    }

    #[test]
    fn events_are_looked_for_in_any_text(text in any_text()) {
        let context = event::Context {
            account: "123456789012".to_owned(),
            region: "eu-west-1".to_owned(),
            time: "2026-03-02T09:00:00Z".to_owned(),
            id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
        };
        match extract_events(&text, &context) {
            Ok(pasted) => prop_assert!(!pasted.events.is_empty() && !pasted.summary.describe().is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn every_handler_takes_every_event(text in any_text(), cold in any::<bool>(), run in any::<u64>()) {
        let document = json::parse(&text);
        let settings = handler::Settings {
            account: "123456789012".to_owned(), region: "eu-west-1".to_owned(), memory_size: 128
        };
        let start = if cold { Start::Cold } else { Start::Warm };
        let Some(event) = document.root() else { return Ok(()) };
        envelope::inspect(event);
        for handler in HANDLERS {
            let telemetry = SimulatedTelemetry::new(run, &text);
            let invocation = handler::invoke(*handler, event, start, run, &settings, &telemetry);
            let response = json::parse(invocation.response.json());
            prop_assert_eq!(response.problems(), []);
            prop_assert!(invocation.log.is_sorted_by_key(|line| line.time));
        }
    }

    #[test]
    fn any_text_is_a_workspace_or_is_refused(text in any_text(), payload in "[A-Za-z0-9_-]{0,80}") {
        let _ = format::from_text(&text);
        for fragment in [text, format!("#1{payload}")] {
            if let Err(error) = link::decode(&fragment) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn a_damaged_link_is_refused(workspace in workspace(), at in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
        let mut fragment = link::encode(&workspace).unwrap();
        let at = 1 + at.index(fragment.len() - 1);
        fragment.replace_range(at..=at, &letter);
        // The checksum sees every change but to bits that carry nothing.
        if let Ok(read) = link::decode(&fragment) {
            prop_assert_eq!(read, workspace);
        }
    }

    #[test]
    fn a_workspace_survives_its_link_and_its_file(workspace in workspace()) {
        prop_assert_eq!(&link::decode(&link::encode(&workspace).unwrap()).unwrap(), &workspace);
        prop_assert_eq!(&format::from_text(&format::to_text(&workspace)).unwrap(), &workspace);
    }

    #[test]
    fn an_evaluation_does_not_depend_on_what_was_evaluated_before(first in workspace(), second in workspace()) {
        let verdicts = |evaluator: &mut Evaluator, workspace: &Workspace| {
            evaluator.evaluate(workspace).events.iter().map(|event| event.verdict).collect::<Vec<_>>()
        };
        let mut evaluator = Evaluator::default();
        verdicts(&mut evaluator, &first);
        let after = verdicts(&mut evaluator, &second);
        prop_assert_eq!(after, verdicts(&mut Evaluator::default(), &second));
    }
}

/// A span lies within the text, on the borders of characters.
#[track_caller]
fn check_span(span: Span, text: &str) {
    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

/// Every value lies within the one that holds it, and behind the one before it.
fn check_tree(value: json::Value, text: &str) {
    check_span(value.span(), text);
    value.path();
    let mut before = value.span().start;
    for child in value.children() {
        let start = child.key_span().unwrap_or(child.span()).start;
        assert!(before <= start && child.span().end <= value.span().end, "{text:?}");
        before = child.span().end;
        check_tree(child, text);
    }
}
