//! Walks every operator of the registry through every module. Whoever adds one and forgets a place finds it here,
//! if the compiler has not named it already; see `docs/guide/add-an-operator.md`.

use super::support::{self, naive, tree::Tree};
use eventbridge_playground::completion::{CompletionKind, complete, help};
use eventbridge_playground::coverage::coverage;
use eventbridge_playground::generate::{matching_event, mutations};
use eventbridge_playground::matching::{PatternMatcher, causes, messages, outline};
use eventbridge_playground::pattern::operator::{OPERATORS, Operator, is_reserved};
use eventbridge_playground::pattern::{self, Member, Parsed};
use eventbridge_playground::ruleset::{Mode, RuleSet};
use eventbridge_playground::{describe, fix, gallery, json, lint};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// The operators that are written as `{"name": operand}`.
fn written_by_name() -> impl Iterator<Item = &'static Operator> {
    OPERATORS.iter().copied().filter(|operator| operator.takes_operand())
}

/// The operators that stand for a matcher: all but `$or`.
fn of_matchers() -> impl Iterator<Item = &'static Operator> {
    OPERATORS.iter().copied().filter(|operator| operator.name != "$or")
}

/// The forms that it can take, with a number for each letter.
fn forms(operator: &Operator) -> Vec<String> {
    let written = |form: &&str| form.replace(" n", " 1").replace(" m", " 5");
    operator.syntax.iter().map(written).collect()
}

#[track_caller]
fn read(text: &str) -> Parsed {
    let parsed = pattern::parse(text);
    assert!(parsed.is_valid(), "{text}: {:?}", parsed.problems);
    parsed
}

/// A pattern of one field with a matcher.
fn one_field(matcher: &str) -> String {
    format!("{{\"source\":[\"a\"],\"detail\":{{\"f\":[{matcher}]}}}}")
}

/// The operators of a pattern's matchers.
fn names(parsed: &Parsed) -> Vec<&'static str> {
    let matchers = parsed.pattern.leaves.iter().flat_map(|leaf| &leaf.matchers);
    matchers.map(|matcher| matcher.predicate.operator().name).collect()
}

/// The events of the operator's example, those that match first.
fn events(operator: &Operator) -> impl Iterator<Item = (String, bool)> {
    let all = |details: &'static [&'static str], matches| details.iter().map(move |it| (*it, matches));
    let details = all(operator.example.matching, true).chain(all(operator.example.failing, false));
    details.map(|(detail, matches)| (format!("{{\"source\":\"a\",\"detail\":{detail}}}"), matches))
}

/// Whether the compiled engine matches.
fn compiled(parsed: &Parsed, event: &str) -> bool {
    let mut rules = RuleSet::new();
    rules.add((), &parsed.pattern);
    let mut scratch = rules.scratch();
    !rules.matches(event.as_bytes(), Mode::Strict, &mut scratch).unwrap().is_empty()
}

#[test]
fn its_forms_and_its_example_are_read_as_itself() {
    for operator in of_matchers() {
        for form in forms(operator) {
            assert_eq!(names(&read(&one_field(&form)))[1..], [operator.name], "{form}");
        }
        assert!(names(&read(operator.example.pattern)).contains(&operator.name), "{}", operator.name);
    }
    let or = OPERATORS.iter().find(|operator| operator.name == "$or").unwrap();
    let Member::Object(_, detail) = &read(or.example.pattern).pattern.root.members[0] else {
        panic!("detail")
    };
    assert!(matches!(detail.members[0], Member::Or(_)));
}

#[test]
fn every_engine_says_the_same_of_its_example() {
    for operator in OPERATORS {
        let pattern = operator.example.pattern;
        let parsed = read(pattern);
        let matcher = PatternMatcher::new(parsed.clone());
        for (event, expected) in events(operator) {
            assert_eq!(matcher.matches(&json::parse(&event)), expected, "{pattern} on {event}");
            assert_eq!(compiled(&parsed, &event), expected, "compiled, {pattern} on {event}");
            let naive = naive::matches(&Tree::read(pattern), &Tree::read(&event));
            assert_eq!(naive, expected, "naive, {pattern} on {event}");
        }
    }
}

#[test]
fn it_is_described() {
    for operator in of_matchers() {
        for form in forms(operator) {
            let said = describe::pattern(&read(&one_field(&form)).pattern);
            assert!(said.ends_with('.') && !said.contains("{}"), "{form}: {said}");
        }
        // The first form is said in the operator's own phrase.
        let said = describe::pattern(&read(&one_field(&forms(operator)[0])).pattern);
        let words = operator.phrase.split("{}").map(str::trim).filter(|words| !words.is_empty());
        let missing: Vec<&str> = words.filter(|words| !said.contains(words)).collect();
        assert!(!operator.phrase.is_empty() && missing.is_empty(), "{}: {said}", operator.name);
    }
}

#[test]
fn its_snippet_is_offered_and_reads_back_as_itself() {
    let text = one_field("");
    let offset = text.find("[]").unwrap() as u32 + 1;
    let offered = complete(&text, offset, &[], None).unwrap().options;
    for operator in written_by_name() {
        let option = offered.iter().find(|option| option.label == operator.name);
        let option = option.unwrap_or_else(|| panic!("{} is not offered", operator.name));
        assert_eq!((option.kind, &*option.detail), (CompletionKind::Operator, operator.summary));
        // What a visitor may type at the places to fill in.
        let reads = |typed: &str| {
            let matcher = option.insert.replace("${true}", "true").replace("${}", typed);
            let parsed = pattern::parse(&one_field(&matcher));
            parsed.is_valid() && names(&parsed)[1..] == [operator.name]
        };
        assert!(["1", "10.0.0.0"].into_iter().any(reads), "{}", option.insert);
    }
    let fields = complete("{}", 1, &[], None).unwrap().options;
    let or = fields.iter().find(|option| option.label == "$or").unwrap();
    read(&format!("{{{}}}", or.insert.replace("\\$", "$").replace("${}", "\"f\": [1]")));
}

#[test]
fn its_name_has_help_and_is_reserved() {
    for operator in written_by_name() {
        let text = one_field(&forms(operator)[0]);
        let offset = text.find(&format!("\"{}\"", operator.name)).unwrap() as u32 + 1;
        assert_eq!(help(&text, offset).map(|help| help.operator.name), Some(operator.name), "{text}");
        assert!(is_reserved(operator.name), "{}", operator.name);
    }
}

#[test]
fn a_slip_in_its_name_or_operand_is_refused_and_repaired() {
    for operator in written_by_name() {
        let name = operator.name;
        let slip = forms(operator)[0].replacen(name, &name[..name.len() - 1], 1);
        let parsed = pattern::parse(&one_field(&slip));
        let fixes: Vec<_> = parsed.problems.iter().flat_map(|it| fix::for_problem(&parsed, it)).collect();
        let repaired = fixes.iter().map(|it| pattern::parse(&fix::apply(parsed.document.text(), &it.edits)));
        let names: Vec<_> = repaired.map(|parsed| names(&parsed)).collect();
        assert!(names.iter().any(|names| names.contains(&name)), "{slip}: {names:?}");

        let parsed = pattern::parse(&one_field(&format!("{{\"{name}\": null}}")));
        let message = pattern::messages::aws_message(&parsed).unwrap_or_else(|| panic!("{name} takes null"));
        if let Some(word) = operator.operand_word {
            assert!(message.contains(&format!("{word} match pattern must be a string")), "{message}");
        }
    }
}

/// The reasons of everything that keeps an event out, in words.
#[track_caller]
fn check_reasons(matcher: &PatternMatcher, event: &str) {
    let document = json::parse(event);
    let explanation = matcher.explain(&document);
    let lines = outline(&explanation, &document);
    let causes = causes(&lines);
    assert!(!explanation.matched && !causes.is_empty(), "{event}");
    for cause in causes {
        let reason = cause.reason.unwrap_or_else(|| panic!("no reason: {:?} on {event}", lines[cause.line]));
        assert!(messages::sentence(reason).ends_with('.'), "{reason:?}");
        assert!(!messages::reason_kind(reason.kind()).is_empty());
    }
    let text = matcher.parsed().document.text();
    for line in 0..lines.len() {
        for it in fix::for_line(matcher, &document, &lines, line) {
            assert!(pattern::parse(&fix::apply(text, &it.edits)).is_valid(), "{text}: {}", it.label);
        }
    }
}

#[test]
fn a_miss_has_a_reason() {
    for operator in OPERATORS {
        let matcher = PatternMatcher::new(read(operator.example.pattern));
        for (event, _) in events(operator).filter(|(_, matches)| !matches) {
            check_reasons(&matcher, &event);
        }
    }
}

#[test]
fn events_and_near_misses_are_made_for_every_form() {
    for operator in of_matchers() {
        for form in forms(operator).into_iter().filter(|form| form != r#"{"exists": false}"#) {
            let text = one_field(&form);
            let parsed = read(&text);
            let matcher = PatternMatcher::new(parsed.clone());
            let event = matching_event(&matcher).unwrap_or_else(|| panic!("no event for {form}"));
            let near: Vec<_> = mutations(&matcher, &event);
            let (leaf, _) = parsed.pattern.leaves().last().unwrap();
            assert!(near.iter().any(|mutation| mutation.leaf == leaf), "no near miss for {form}");
            for event in near.iter().map(|mutation| &mutation.text).chain([&event]) {
                let expected = matcher.matches(&json::parse(event));
                assert_eq!(compiled(&parsed, event), expected, "compiled, {form} on {event}");
                let naive = naive::matches(&Tree::read(&text), &Tree::read(event));
                assert_eq!(naive, expected, "naive, {form} on {event}");
            }
            for mutation in &near {
                check_reasons(&matcher, &mutation.text);
            }
            let documents = [&event].map(|event| json::parse(event));
            let found = coverage(&matcher, &documents);
            assert_eq!((found.matched, found.gaps.len()), (1, 0), "{form} on {event}");
        }
    }
}

#[test]
fn equal_matchers_cover_each_other() {
    for operator in of_matchers() {
        for form in forms(operator) {
            let twice = read(&one_field(&format!("{form},{form}")));
            let [a, b] = &twice.pattern.leaves[1].matchers[..] else { panic!("{form}") };
            assert!(a.predicate.covers(&b.predicate), "{form}");
            let found = lint::advise(&twice, &[]);
            assert!(found.iter().any(|it| it.lint.id == "covered-matcher"), "{form}");
        }
    }
}

#[test]
fn the_gallery_shows_it() {
    for operator in OPERATORS {
        let is_shown = gallery::built_in().iter().any(|example| example.pattern == operator.example.pattern);
        assert!(is_shown, "{}", operator.name);
    }
}

#[test]
fn the_generator_of_patterns_makes_it() {
    let (patterns, mut runner) = (support::generate::pattern(), TestRunner::deterministic());
    let made: String =
        (0..3_000).map(|_| patterns.new_tree(&mut runner).unwrap().current().to_text("", false)).collect();
    for operator in OPERATORS.iter().filter(|operator| operator.name != "exact value") {
        assert!(made.contains(&format!("\"{}\":", operator.name)), "{}", operator.name);
    }
}
