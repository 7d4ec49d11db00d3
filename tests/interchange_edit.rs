//! A template that is changed says what was asked for, and nothing else in it has changed.

use crate::interchange::{TEXTS, TOKENS};
use crate::interchange_export::{System, list, map, node, pattern, system, text};
use crate::support::generate::damage;
use eventbridge_playground::interchange::{self, Finding, FindingKind, Node, Part, Value, WRITERS, edit};
use proptest::prelude::*;

/// A pattern of words that stand nowhere else, so that each can be found in what is written.
fn words() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        3 => Just(0_u8),
        1 => Just(1),
        1 => Just(2),
    ];
    prop::collection::vec(prop::collection::vec(leaf, 1..4), 1..5).prop_map(|fields| {
        let mut number = 0;
        let mut word = || {
            number += 1;
            text(format!("wordno{number}x"))
        };
        let mut element = |kind: u8| match kind {
            0 => word(),
            1 => map(vec![("prefix".to_owned(), word())]),
            _ => map(vec![("anything-but".to_owned(), list(vec![word(), word()]))]),
        };
        let mut lists = fields
            .into_iter()
            .map(|kinds| list(kinds.into_iter().map(&mut element).collect()))
            .collect::<Vec<_>>()
            .into_iter();
        let source = lists.next().unwrap_or_else(|| list(Vec::new()));
        let fields = lists.enumerate().map(|(at, list)| (format!("field{at}"), list)).collect();
        map(vec![("source".to_owned(), source), ("detail".to_owned(), map(fields))])
    })
}

fn rule(pattern: &Node) -> Vec<Part> {
    let value = map(vec![
        ("Name".to_owned(), text("paid")),
        ("EventBusName".to_owned(), text("orders")),
        ("EventPattern".to_owned(), pattern.clone()),
    ]);
    vec![Part { kind: FindingKind::Rule, name: "paid".to_owned(), value }]
}

fn as_json(node: &Node) -> serde_json::Value {
    serde_json::from_str(&node.to_json()).unwrap()
}

/// The pattern with a word in place of another, and without the element with an index in its first list.
fn renamed(node: &Node, from: &str, to: &str) -> Node {
    let value = match &node.value {
        Value::Text(text) if text == from => Value::Text(to.to_owned()),
        Value::List(elements) => {
            Value::List(elements.iter().map(|element| renamed(element, from, to)).collect())
        }
        Value::Map(members) => {
            let members = members.iter().map(|member| (member.name.clone(), renamed(&member.node, from, to)));
            return map(members.collect());
        }
        value => value.clone(),
    };
    crate::interchange_export::node(value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn one_value_changes_its_own_bytes_only(pattern in words(), pick in any::<prop::sample::Index>()) {
        let mut known = Vec::new();
        pattern.visit(&mut |node| known.extend(node.as_text().map(str::to_owned)));
        let from = pick.get(&known);
        let new = renamed(&pattern, from, "another");
        for writer in WRITERS {
            let written = (writer.write)(&rule(&pattern));
            let findings = interchange::read(&written);
            let index = findings.found.iter().position(|finding| finding.kind == FindingKind::Rule).unwrap();
            let edited = edit::pattern(&written, &findings, index, &new.to_json());
            let edited = edited.unwrap_or_else(|reason| panic!("{}: {reason:?}\n{written}", writer.name));
            prop_assert_eq!(&edited.text, &written.replace(from.as_str(), "another"), "{}", writer.name);
            prop_assert_eq!(edited.edits.len(), 1);
            let back = edit::pattern(&edited.text, &interchange::read(&edited.text), index, &pattern.to_json());
            prop_assert_eq!(back.unwrap().text, written, "{}", writer.name);
        }
    }

    #[test]
    fn an_element_comes_and_goes_with_its_comma_only(pattern in words(), pick in any::<prop::sample::Index>()) {
        let source = pattern.get("source").unwrap().elements();
        let mut elements = source.to_vec();
        elements.insert(pick.index(source.len() + 1), text("another"));
        let new = map(vec![
            ("source".to_owned(), list(elements)),
            ("detail".to_owned(), pattern.get("detail").unwrap().clone()),
        ]);
        for writer in WRITERS {
            let written = (writer.write)(&rule(&pattern));
            let edited = change(writer.name, &written, &new);
            let back = change(writer.name, &edited, &pattern);
            prop_assert_eq!(back, written, "{}\n{}", writer.name, edited);
        }
    }
}

#[track_caller]
fn change(format: &str, written: &str, new: &Node) -> String {
    let findings = interchange::read(written);
    let index = findings.found.iter().position(|finding| finding.kind == FindingKind::Rule).unwrap();
    let edited = edit::pattern(written, &findings, index, &new.to_json());
    edited.unwrap_or_else(|reason| panic!("{format}: {reason:?}\n{}\n{written}", new.to_json())).text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_pattern_can_be_put_in_place_of_any(System(parts) in system(), new in pattern()) {
        let has_text = |part: &Part| part.kind == FindingKind::Rule;
        prop_assume!(parts.iter().any(has_text));
        for writer in WRITERS {
            let written = (writer.write)(&parts);
            let findings = interchange::read(&written);
            let Some(index) = findings.found.iter().position(|finding| finding.kind == FindingKind::Rule) else {
                continue;
            };
            let before = findings.found[index].pattern().map(as_json).unwrap();
            let edited = edit::pattern(&written, &findings, index, &new.to_json());
            let edited = edited.unwrap_or_else(|reason| {
                panic!("{}: {reason:?}\n{before}\n{}\n{written}", writer.name, new.to_json())
            });
            let after = interchange::read(&edited.text);
            let now = after.found[index].pattern().map(as_json);
            prop_assert_eq!(now, Some(as_json(&new)), "{}\n{}", writer.name, edited.text);
            prop_assert_eq!(others(&after.found, index), others(&findings.found, index));
            prop_assert_eq!(edited.also, Vec::<String>::new());
        }
    }
}

fn others(found: &[Finding], index: usize) -> Vec<serde_json::Value> {
    found
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != index)
        .map(|(_, finding)| as_json(&finding.value))
        .collect()
}

#[test]
fn an_empty_pattern_can_be_filled() {
    let empty = map(Vec::new());
    let new = map(vec![("source".to_owned(), list(vec![text("shop"), node(Value::Null)]))]);
    for writer in WRITERS {
        let written = (writer.write)(&rule(&empty));
        assert_eq!(
            interchange::read(&change(writer.name, &written, &new)).found[0].pattern().map(as_json),
            Some(as_json(&new)),
            "{written}"
        );
    }
}

/// New patterns for one that a text has: another, one with more in it, and one with less.
fn changed(pattern: &Node) -> Vec<Node> {
    let members = || pattern.members().iter().map(|member| (member.name.clone(), member.node.clone()));
    let prefix = list(vec![map(vec![("prefix".to_owned(), text("it's \"$\" \\"))])]);
    let more = map(members().chain([("resources".to_owned(), prefix)]).collect());
    let less = map(members().take(1).collect());
    let other = map(vec![("source".to_owned(), list(vec![text("other"), text("é")]))]);
    vec![other, more, less]
}

#[test]
fn what_people_keep_can_be_changed() {
    let (mut count, mut refused) = (0, 0);
    for text in TEXTS.iter() {
        let findings = interchange::read(text);
        for (index, finding) in findings.found.iter().enumerate() {
            let Some(pattern) = finding.pattern().filter(|pattern| pattern.is_map()) else { continue };
            for new in changed(pattern) {
                let edited = edit::pattern(text, &findings, index, &new.to_json());
                let name = (finding.format, &finding.name);
                // Of a text that is cut off, or a pattern that a program puts together, it is said so.
                if matches!(&edited, Err(edit::NotEdited::Computed(_))) {
                    refused += 1;
                    continue;
                }
                let edited = edited.unwrap_or_else(|reason| {
                    panic!("{name:?}: {reason:?}\n{}\n{}\n{text}", pattern.to_json(), new.to_json())
                });
                let now = interchange::read(&edited.text).found[index].pattern().map(as_json);
                assert_eq!(now, Some(as_json(&new)), "{name:?}");
                count += 1;
            }
        }
    }
    assert!(count > 30 && refused * 10 < count, "{count} changed, {refused} not");
}

proptest! {
    #[test]
    fn a_damaged_text_is_changed_without_a_panic(
        text in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(TOKENS), 0..30_usize), 1..5),
    ) {
        let whole = text.get(&TEXTS).clone();
        let text = edits.into_iter().fold(whole, |text, edit| damage(&text, edit));
        let findings = interchange::read(&text);
        for (index, finding) in findings.found.iter().enumerate().take(4) {
            let Some(pattern) = finding.pattern() else { continue };
            for new in changed(pattern) {
                if let Ok(edited) = edit::pattern(&text, &findings, index, &new.to_json()) {
                    let now = interchange::read(&edited.text).found[index].pattern().map(as_json);
                    prop_assert_eq!(now, Some(as_json(&new)), "{}", edited.text);
                }
            }
        }
    }
}
