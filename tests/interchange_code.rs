//! Rules in programs: what must hold for any text. Whole programs are in `tests/interchange/`.

use crate::support::generate;
use crate::support::tree::Tree;
use eventbridge_playground::interchange::{self, Finding, Findings, Node};
use proptest::prelude::*;
use std::fmt::Write as _;

/// The patterns of all findings.
fn patterns(findings: &Findings) -> Vec<String> {
    findings.found.iter().filter_map(Finding::pattern).map(Node::to_json).collect()
}

/// The spans of all findings, which must fit the text.
fn check_places(text: &str, findings: &Findings) {
    for finding in &findings.found {
        finding.value.visit(&mut |node| {
            assert!(text.get(node.span.range()).is_some(), "{text:?}: {:?}", node.span);
        });
    }
    for skipped in &findings.skipped {
        assert!(text.get(skipped.span.range()).is_some(), "{text:?}: {:?}", skipped.span);
    }
}

/// Pieces of programs, whole and broken, in any order.
fn rubble() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "new events.Rule(this, 'R', {",
        "eventPattern: {",
        "source: ['a'],",
        "});",
        "}",
        ")",
        "]",
        "(",
        "[",
        "{",
        "`",
        "${",
        "'",
        "\"",
        "\"\"\"",
        "f'{",
        "r\"\\",
        "\n",
        "\r\n",
        "\\",
        "/",
        "//",
        "/*",
        "*/",
        "#",
        "...",
        "**",
        "*",
        "=>",
        "=",
        ":",
        ",",
        ";",
        "?.",
        ".",
        "!",
        "<",
        ">",
        "as const",
        "é",
        "😀",
        "\\uD83D\\uDE00",
        "\\u{1F600}",
        "\\x4",
        "0x",
        "1_0.e-",
        ".5",
        "-",
        "+",
        "new ",
        "await ",
        "const a = ",
        "a = {...a}",
        "self.a = a",
        "JSON.stringify(a)",
        "json.dumps(a)",
        "client.put_rule(Name='r', EventPattern=",
        "new PutRuleCommand(",
        "rule.addTarget(",
        "rule.addEventPattern(",
        "new targets.LambdaFunction(fn, ",
        "events.Match.anyOf(",
        "Match.allOf(Match.equal(1)",
        "Duration.minutes(5)",
        "schedule: events.Schedule.cron({",
        "events.EventField.fromPath('$')",
        "RuleTargetInput.fromObject(",
        "aws.cloudwatch.EventRule(\"r\", ",
        "aws.cloudwatch.EventTarget('t', rule=",
        "bus.archive('A', ",
        "dict(a=",
        "const rule = ",
        "lambda x: x",
        "detail={",
        "'detail-type': [",
        "undefined",
        "None",
        "null",
        "[x for x in y]",
    ]);
    prop::collection::vec(prop_oneof![9 => piece.prop_map(str::to_owned), 1 => any::<String>()], 0..40)
        .prop_map(|pieces| pieces.concat())
}

/// How a language writes values.
#[derive(Clone, Copy, PartialEq)]
enum Language {
    TypeScript,
    Python,
}

/// A value as a program has it, with comments and commas where they may be.
fn literal(value: &Tree, language: Language, out: &mut String) {
    let is_python = language == Language::Python;
    match value {
        Tree::Null => out.push_str(if is_python { "None" } else { "null" }),
        Tree::Bool(true) => out.push_str(if is_python { "True" } else { "true" }),
        Tree::Bool(false) => out.push_str(if is_python { "False" } else { "false" }),
        Tree::Number(digits) => out.push_str(digits),
        Tree::String(text) => quoted(text, if is_python { '"' } else { '`' }, out),
        Tree::Array(elements) => {
            out.push_str(if is_python { "[ # ']\n" } else { "[ // ']\n" });
            for element in elements {
                literal(element, language, out);
                out.push_str(",\n");
            }
            out.push(']');
        }
        Tree::Object(members) => {
            out.push('{');
            for (name, value) in members {
                let is_plain = name.chars().all(|char| char.is_ascii_alphanumeric()) && !name.is_empty();
                if is_plain && !is_python {
                    out.push_str(name);
                } else {
                    quoted(name, '\'', out);
                }
                out.push_str(" : ");
                literal(value, language, out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

/// The value as a program sees it: of members with one name only the last, in the place of the first.
fn as_seen(value: Tree) -> Tree {
    match value {
        Tree::Array(elements) => Tree::Array(elements.into_iter().map(as_seen).collect()),
        Tree::Object(members) => {
            let mut seen: Vec<(String, Tree)> = Vec::new();
            for (name, value) in members {
                let value = as_seen(value);
                match seen.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known = value,
                    None => seen.push((name, value)),
                }
            }
            Tree::Object(seen)
        }
        value => value,
    }
}

/// A text in quotes, with everything but letters as an escape.
fn quoted(text: &str, quote: char, out: &mut String) {
    out.push(quote);
    for char in text.chars() {
        let mut units = [0; 2];
        match char {
            _ if char.is_ascii_alphanumeric() || char == ' ' => out.push(char),
            // Python has no halves of characters.
            _ if quote != '`' && u32::from(char) > 0xFFFF => out.push(char),
            _ => {
                for unit in char.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push(quote);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_reader(text in prop_oneof![rubble(), any::<String>()]) {
        check_places(&text, &interchange::read(&text));
    }

    #[test]
    fn a_pattern_in_a_program_is_read_as_it_is(detail in prop_oneof![generate::pattern(), generate::event()]) {
        let detail = as_seen(detail);
        let expected = Tree::pair("detail", detail.clone()).to_text("", false);
        let (mut ts, mut py) = (String::new(), String::new());
        literal(&detail, Language::TypeScript, &mut ts);
        literal(&detail, Language::Python, &mut py);
        for text in [
            format!("new events.CfnRule(this, 'R', {{ eventPattern: {{ detail: {ts} }} }});"),
            format!("new events.Rule(this, 'R', {{ eventPattern: {{ detail: {ts} }} }});"),
            format!("const pattern = {{ detail: {ts} }};\nnew PutRuleCommand({{ EventPattern: JSON.stringify(pattern) }});"),
            format!("client.put_rule(Name='r', EventPattern=json.dumps({{'detail': {py}}}))"),
            format!("events.Rule(self, 'R', event_pattern=events.EventPattern(detail={py}))"),
        ] {
            let found: Vec<Tree> =
                patterns(&interchange::read(&text)).iter().map(|pattern| Tree::read(pattern)).collect();
            prop_assert_eq!(&found, &[Tree::read(&expected)], "{}", text);
        }
    }
}

#[test]
fn large_and_deep_texts_are_read_in_time() {
    let deep = 100_000;
    let rule =
        "new events.Rule(this, 'R', { eventPattern: { source: ['a'], detail: { n: [1, 'x', `y`] } } });\n";
    let texts = [
        rule.repeat(10_000),
        format!("new Rule(this, 'R', {{ eventPattern: {}", "[".repeat(deep)),
        format!("new Rule(this, 'R', {{ eventPattern: {}{}", "{a:[".repeat(deep), "]}".repeat(deep)),
        format!("put_rule(Name={}{}", "dict(a=".repeat(deep), ")".repeat(deep)),
        format!("new Rule({}{}", "(".repeat(deep), "]".repeat(deep)),
        format!("new Rule(this, 'R', {{ eventPattern: a{} }});", ".b".repeat(deep)),
        format!("new Rule(this, 'R', {{ eventPattern: {} }});", "`${".repeat(deep)),
        format!("put_rule(Name={}", "f'{".repeat(deep)),
        format!("new Rule(this, 'R', {{ eventPattern: {} }});", "!".repeat(deep)),
        format!(
            "new Rule(this, 'R', {{ {} }});",
            (0..deep).fold(String::new(), |mut all, index| {
                let _ = write!(all, "p{index}: {index}, ");
                all
            })
        ),
        format!("{}new Rule(this, 'R', {{ eventPattern: {{ source: [a] }} }});", "a = a;\n".repeat(deep)),
        // Names in names would make millions of values.
        (0..30).fold("const a0 = ['x', 'x'];\n".to_owned(), |mut all, index| {
            let _ = writeln!(all, "const a{} = [a{index}, a{index}];", index + 1);
            all
        }) + "new Rule(this, 'R', { eventPattern: { source: a30 } });",
        format!(
            "new Rule(this, 'R', {{ eventPattern: {{ source: {} }} }});",
            "['x', Match.anyOf(".repeat(deep)
        ),
        "rule.addTarget(new targets.SqsQueue(q));\n".repeat(20_000),
        // Each makes the text twice as long.
        format!("new PutRuleCommand({{ Name: {}'\"'{} }});", "JSON.stringify(".repeat(90), ")".repeat(90)),
        (0..40).fold("const a0 = 'x';\n".to_owned(), |mut all, index| {
            let _ = writeln!(all, "const a{} = `${{a{index}}}${{a{index}}}`;", index + 1);
            all
        }) + "new PutRuleCommand({ Name: a40 });",
    ];
    // What grows with the square of the length would take minutes.
    for text in texts {
        let findings = interchange::read(&text);
        check_places(&text, &findings);
    }
}
