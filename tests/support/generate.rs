//! Strategies for patterns, events, workspaces and broken texts. Keys and values come from short
//! lists, so that patterns and events meet.

use super::tree::Tree;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::Service;
use eventbridge_playground::workspace::{ScheduleEntry, Settings, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

/// Dotted keys meet nested ones. Two keys sort otherwise as UTF-16 than as UTF-8.
const KEYS: &[&str] = &["a", "b", "c", "d", "a.b", "b.c", "b.", "", "\u{fffd}", "😀"];

const TEXTS: &[&str] = &[
    "",
    "a",
    "A",
    "ab",
    "Ab",
    "aB",
    "b",
    "ba",
    "abab",
    "a*b",
    "a\\b",
    "1",
    "null",
    "ß",
    "SS",
    "ss",
    "σ",
    "Σ",
    "ς",
    "İ",
    "i\u{307}",
    "😀",
    "a😀b",
    "??",
    "a??b",
    "𐐀",
    "𐐨",
    "x\ny",
    "10.0.0.1",
    "10.0.0.01",
    "10.0.0.77",
    "10.0.0.256",
    "10.9.9.9",
    "::1",
    "0:0:0:0:0:0:0:1",
    "2001:db8::1",
    "2001:DB8:0:0::1",
    "fe80::1",
    "1:2",
    "16.0.0.1",
    "252.1.2.3",
    "a00:1::",
    "1000:1::7",
];

/// Numbers that a double says exactly, in ascending order but for other spellings.
const NUMBERS: &[&str] = &[
    "-1e300",
    "-5",
    "-5.0",
    "-0.5",
    "-0",
    "0",
    "0.0",
    "0e9",
    "5e-324",
    "0.1",
    "0.10",
    "1e-1",
    "1",
    "1.0",
    "10e-1",
    "1E0",
    "5",
    "5.000001",
    "300",
    "3e2",
    "300.0",
    "3.0E+2",
    "1e7",
    "10000001",
    "100000012",
    "9007199254740991",
    "1e22",
    "1.7976931348623157e308",
];

/// Numbers that no double says exactly.
const INEXACT: &[&str] = &[
    "9007199254740993",
    "123456789012345678901",
    "1.23456789012345678901e20",
    "37.807807921694092",
    "1e400",
    "10e399",
    "-1e400",
    "1e-400",
    "1.0000000000000001",
    "0.10000000000000000001",
    "12.500000000000000000001",
    "1e99999999999",
    "0.1000000000000000055511151231257827",
];

const WILDCARDS: &[&str] = &[
    "", "*", "a", "a*", "*b", "a*b", "*a*", "*ab*ab*", "a*b*", "\\*", "a\\**", "\\\\", "*\\\\b", "*😀*",
    "*:*",
];

const BLOCKS: &[&str] = &[
    "0.0.0.0/0",
    "10.0.0.0/8",
    "10.0.0.64/26",
    "10.0.0.0/31",
    "::/0",
    "::/127",
    "2001:db8::/32",
    "fe80::1/10",
    "16.0.0.0/4",
    "fc00::/7",
    "1000::/16",
];

fn text() -> impl Strategy<Value = Tree> {
    select(TEXTS).prop_map(Tree::string)
}

fn number() -> impl Strategy<Value = Tree> {
    select(NUMBERS).prop_map(Tree::number)
}

fn scalar() -> impl Strategy<Value = Tree> {
    prop_oneof![
        1 => Just(Tree::Null),
        1 => any::<bool>().prop_map(Tree::Bool),
        3 => number(),
        1 => select(INEXACT).prop_map(Tree::number),
        6 => text(),
    ]
}

fn key() -> impl Strategy<Value = String> {
    // The first ones more often.
    prop_oneof![4 => select(&KEYS[..4]), 1 => select(KEYS)].prop_map(str::to_owned)
}

/// Any JSON value.
pub fn value() -> impl Strategy<Value = Tree> {
    scalar().prop_recursive(5, 32, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Tree::Array),
            vec((key(), inner), 0..4).prop_map(Tree::Object),
        ]
    })
}

/// An event that has nothing to do with any pattern.
pub fn event() -> impl Strategy<Value = Tree> {
    vec((key(), value()), 0..4).prop_map(Tree::Object)
}

/// A pattern that AWS would take, but perhaps for the complexity of its wildcards.
pub fn pattern() -> impl Strategy<Value = Tree> {
    let leaf = vec(matcher(), 1..3).prop_map(Tree::Array).boxed();
    let inner = pattern_object(leaf.clone(), 1);
    let outer = pattern_object(prop_oneof![2 => leaf.clone(), 1 => inner.clone()].boxed(), 0);
    pattern_object(prop_oneof![4 => leaf, 2 => inner, 1 => outer].boxed(), 2)
}

/// Fields and, up to `depth` times within each other, `$or`.
fn pattern_object(field: BoxedStrategy<Tree>, depth: usize) -> BoxedStrategy<Tree> {
    let members = vec((key(), field.clone()), 1..4);
    if depth == 0 {
        return members.prop_map(Tree::Object).boxed();
    }
    let branches = vec(pattern_object(field, depth - 1), 2..4).prop_map(Tree::Array);
    let or = (any::<prop::sample::Index>(), branches);
    (members, proptest::option::weighted(0.3, or))
        .prop_map(|(mut members, or)| {
            if let Some((place, branches)) = or {
                members.insert(place.index(members.len() + 1), ("$or".to_owned(), branches));
            }
            Tree::Object(members)
        })
        .boxed()
}

fn matcher() -> impl Strategy<Value = Tree> {
    let operator =
        |name: &'static str, operand: BoxedStrategy<Tree>| operand.prop_map(move |it| Tree::pair(name, it));
    let ignoring_case = || operator("equals-ignore-case", text().boxed());
    let affix = || prop_oneof![text(), ignoring_case()].boxed();
    prop_oneof![
        6 => scalar(),
        1 => operator("exactly", text().boxed()),
        1 => operator("prefix", affix()),
        1 => operator("suffix", affix()),
        1 => ignoring_case(),
        1 => operator("wildcard", select(WILDCARDS).prop_map(Tree::string).boxed()),
        4 => operator("exists", any::<bool>().prop_map(Tree::Bool).boxed()),
        2 => operator("numeric", range().boxed()),
        1 => operator("cidr", select(BLOCKS).prop_map(Tree::string).boxed()),
        4 => operator("anything-but", excluded().boxed()),
    ]
}

fn range() -> impl Strategy<Value = Tree> {
    let term = |comparison, number| [Tree::string(comparison), Tree::number(number)];
    let one = (select(&["=", "<", "<=", ">", ">="][..]), select(NUMBERS))
        .prop_map(move |(comparison, number)| Tree::Array(term(comparison, number).to_vec()));
    // The first two are below all from the fifteenth on.
    let bounds = (0..2_usize, 15..NUMBERS.len());
    let two = (select(&[">", ">="][..]), select(&["<", "<="][..]), bounds).prop_map(
        move |(above, below, (low, high))| {
            Tree::Array([term(above, NUMBERS[low]), term(below, NUMBERS[high])].concat())
        },
    );
    prop_oneof![one, two]
}

fn excluded() -> impl Strategy<Value = Tree> {
    fn one_or_more(one: impl Strategy<Value = Tree> + Clone + 'static) -> impl Strategy<Value = Tree> {
        prop_oneof![one.clone(), vec(one, 1..4).prop_map(Tree::Array)]
    }
    let affix = select(&TEXTS[1..]).prop_map(Tree::string);
    let wildcard = select(WILDCARDS).prop_map(Tree::string);
    prop_oneof![
        one_or_more(select(TEXTS).prop_map(Tree::string)),
        one_or_more(select(NUMBERS).prop_map(Tree::number)),
        one_or_more(affix.clone()).prop_map(|it| Tree::pair("prefix", it)),
        one_or_more(affix).prop_map(|it| Tree::pair("suffix", it)),
        one_or_more(select(TEXTS).prop_map(Tree::string)).prop_map(|it| Tree::pair("equals-ignore-case", it)),
        one_or_more(wildcard).prop_map(|it| Tree::pair("wildcard", it)),
    ]
}

/// A pattern with an event that is made in its likeness, so that it often matches or nearly does.
pub fn pattern_with_likeness() -> impl Strategy<Value = (Tree, Tree)> {
    (pattern(), vec(any::<u8>(), 64), vec(scalar(), 8)).prop_map(|(pattern, dice, scalars)| {
        let event = Likeness { dice: &dice, scalars: &scalars, at: 0 }.object(&pattern);
        (pattern, event)
    })
}

/// Makes values that a pattern asks for, by the throw of dice.
struct Likeness<'d> {
    dice: &'d [u8],
    scalars: &'d [Tree],
    at: usize,
}

impl Likeness<'_> {
    fn throw(&mut self, sides: usize) -> usize {
        self.at += 1;
        usize::from(self.dice[self.at % self.dice.len()]) % sides
    }

    fn object(&mut self, pattern: &Tree) -> Tree {
        let mut members = Vec::new();
        self.members(pattern, &mut members);
        Tree::Object(members)
    }

    fn members(&mut self, pattern: &Tree, members: &mut Vec<(String, Tree)>) {
        let Tree::Object(fields) = pattern else { return };
        for (key, field) in fields {
            match field {
                Tree::Array(branches) if key == "$or" => {
                    let branch = self.throw(branches.len());
                    self.members(&branches[branch], members);
                }
                // Sometimes a field is left out.
                _ if self.throw(8) == 0 => {}
                Tree::Array(matchers) => {
                    let value = self.repeated(|likeness| likeness.value(matchers));
                    members.push((key.clone(), value));
                }
                _ => {
                    let value = self.repeated(|likeness| likeness.object(field));
                    members.push((key.clone(), value));
                }
            }
        }
    }

    /// One value, or an array of some.
    fn repeated(&mut self, mut make: impl FnMut(&mut Self) -> Tree) -> Tree {
        match self.throw(6) {
            0 => Tree::Array(vec![make(self)]),
            1 => Tree::Array(vec![make(self), make(self)]),
            2 => Tree::Array(vec![make(self), Tree::Array(vec![make(self), make(self)])]),
            _ => make(self),
        }
    }

    fn value(&mut self, matchers: &[Tree]) -> Tree {
        let matcher = &matchers[self.throw(matchers.len())];
        if self.throw(4) == 0 {
            return self.scalars[self.throw(self.scalars.len())].clone();
        }
        self.accepted(matcher)
    }

    /// A scalar from inside the matcher: often one that it accepts.
    fn accepted(&mut self, matcher: &Tree) -> Tree {
        match matcher {
            Tree::Object(members) => self.accepted(&members[0].1),
            Tree::Array(elements) => {
                let index = self.throw(elements.len());
                self.accepted(&elements[index])
            }
            scalar => scalar.clone(),
        }
    }
}

/// Texts that are JSON, nearly JSON, or nothing like it.
pub fn any_text() -> impl Strategy<Value = String> {
    const TOKENS: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"a\"",
        "\"detail\"",
        "\"$or\"",
        "\"prefix\"",
        "\"numeric\"",
        "\"anything-but\"",
        "\"wildcard\"",
        "\"*a**\"",
        "\"\\ud83d\"",
        "\"\\u12",
        "0",
        "-",
        "1e",
        "1.5e400",
        "tru",
        "null",
        "NaN",
        "//",
        "# x\n",
        "```json\n",
        "\n",
        " ",
        "\u{feff}",
        "\0",
        "\u{2028}",
        "é",
        "😀",
        "'a'",
        "\"Records\"",
        "\"Entries\"",
        "\"Detail\"",
        "\"body\"",
        "\"{\\\"a\\\":1}\"",
    ];
    prop_oneof![
        any::<String>(),
        vec(select(TOKENS), 0..40).prop_map(|tokens| tokens.concat()),
        (
            prop_oneof![value(), pattern()],
            vec((any::<prop::sample::Index>(), select(TOKENS), 0..6_usize), 0..5)
        )
            .prop_map(|(tree, edits)| edits
                .into_iter()
                .fold(tree.to_text(" ", true), |text, edit| damage(&text, edit))),
    ]
}

/// Puts a token somewhere in place of some characters.
pub fn damage(text: &str, (place, token, removed): (prop::sample::Index, &str, usize)) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = place.index(characters.len() + 1);
    let head = characters[..at].iter();
    let tail = characters[at..].iter().skip(removed);
    let token: Vec<char> = token.chars().collect();
    head.chain(&token).chain(tail).collect()
}

/// A schedule with anything in it. Its moments are whole seconds.
fn schedule() -> impl Strategy<Value = ScheduleEntry> {
    let moment =
        || proptest::option::of((-62_135_596_800_i64..253_402_300_800).prop_map(|seconds| seconds * 1_000));
    let service = prop_oneof![Just(Service::Rule), Just(Service::Scheduler)];
    let texts = (any::<String>(), any::<String>());
    (texts, service, any::<u32>(), moment(), moment(), moment()).prop_map(
        |((expression, zone), service, window, start, end, from)| {
            let [start, end, from] = [start, end, from].map(|moment| moment.and_then(Timestamp::from_millis));
            let (expression, zone) = (Arc::from(expression), Arc::from(zone));
            ScheduleEntry { expression, service, zone, start, end, window, from }
        },
    )
}

/// A workspace with anything in it.
pub fn workspace() -> impl Strategy<Value = Workspace> {
    let text = || prop_oneof![any::<String>(), any_text()];
    let events = vec((any::<String>(), text(), any::<bool>()), 0..6);
    let handler = proptest::option::of(prop_oneof![Just("snapshot".to_owned()), any::<String>()]);
    let settings = (any::<String>(), any::<String>());
    (text(), events, any::<prop::sample::Index>(), handler, settings, schedule()).prop_map(
        |(pattern, events, selected, handler, (account, region), schedule)| {
            let settings = Settings { account, region };
            let mut workspace =
                Workspace { pattern: Arc::from(pattern), handler, settings, schedule, ..Workspace::empty() };
            let enabled: Vec<bool> = events.iter().map(|event| event.2).collect();
            workspace.add_events(events.into_iter().map(|(name, text, _)| (name, Arc::from(text))));
            for (event, enabled) in workspace.events.iter_mut().zip(&enabled) {
                event.enabled = *enabled;
            }
            workspace.selected = selected.index(enabled.len().max(1));
            workspace
        },
    )
}
