//! The meaning of a pattern, once more and as plainly as possible: lists of conditions by path,
//! lists of values by path, and real backtracking. It shares nothing with the engine, not even the
//! operators, so that the two can be held against each other.
//!
//! It takes patterns that are valid, and no care for time.
#![allow(clippy::float_cmp, reason = "equality of doubles is the rule")]
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "texts of numbers are short")]

use super::tree::Tree;
use std::collections::BTreeMap;

/// The keys from the top, joined with dots, in UTF-16 units: paths are visited in their order.
type Path = Vec<u16>;

/// For each array that was passed on the way, by its number: the index of the element.
pub type Membership = BTreeMap<usize, usize>;

/// A scalar of an event.
pub struct Leaf<'t> {
    pub path: Path,
    pub value: &'t Tree,
    pub membership: Membership,
}

impl Leaf<'_> {
    /// Whether it lies in the elements that were chosen so far.
    pub fn agrees(&self, chosen: &Membership) -> bool {
        self.membership.iter().all(|(array, index)| chosen.get(array).is_none_or(|other| other == index))
    }
}

/// Whether a pattern matches an event.
pub fn matches(pattern: &Tree, event: &Tree) -> bool {
    let mut branches = vec![BTreeMap::new()];
    compile(pattern, &[], &mut branches);
    let leaves = flatten(event);
    branches.iter().any(|branch| {
        let fields: Vec<(&Path, &[Tree])> = branch.iter().map(|(path, matchers)| (path, *matchers)).collect();
        is_satisfied(&fields, &leaves, &Membership::new())
    })
}

/// Path and matchers, of which one must hold.
type Branch<'t> = BTreeMap<Path, &'t [Tree]>;

fn compile<'t>(pattern: &'t Tree, keys: &[&'t str], branches: &mut Vec<Branch<'t>>) {
    let Tree::Object(members) = pattern else { panic!("{pattern:?} is no pattern") };
    for (key, value) in members {
        match value {
            Tree::Array(alternatives) if key == "$or" => {
                let before = std::mem::take(branches);
                for alternative in alternatives {
                    let mut copies = before.clone();
                    compile(alternative, keys, &mut copies);
                    branches.extend(copies);
                }
            }
            Tree::Array(matchers) => {
                let path = join(&[keys, &[key]].concat());
                for branch in branches.iter_mut() {
                    branch.insert(path.clone(), matchers);
                }
            }
            _ => compile(value, &[keys, &[key]].concat(), branches),
        }
    }
}

pub fn join(keys: &[&str]) -> Path {
    keys.join(".").encode_utf16().collect()
}

/// All scalars of an event, in the order of the text.
pub fn flatten(event: &Tree) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    let mut arrays = 0;
    walk(event, &[], &Membership::new(), &mut arrays, &mut leaves);
    leaves
}

fn walk<'t>(
    value: &'t Tree,
    keys: &[&'t str],
    membership: &Membership,
    arrays: &mut usize,
    leaves: &mut Vec<Leaf<'t>>,
) {
    match value {
        Tree::Object(members) => {
            for (key, value) in members {
                walk(value, &[keys, &[key]].concat(), membership, arrays, leaves);
            }
        }
        Tree::Array(elements) => {
            let array = *arrays;
            *arrays += 1;
            for (index, element) in elements.iter().enumerate() {
                let mut inside = membership.clone();
                if matches!(element, Tree::Object(_) | Tree::Array(_)) {
                    inside.insert(array, index);
                }
                walk(element, keys, &inside, arrays, leaves);
            }
        }
        _ => leaves.push(Leaf { path: join(keys), value, membership: membership.clone() }),
    }
}

fn is_satisfied(fields: &[(&Path, &[Tree])], leaves: &[Leaf], chosen: &Membership) -> bool {
    let Some(((path, matchers), others)) = fields.split_first() else { return true };
    let mut agreeing = leaves.iter().filter(|leaf| leaf.path == **path && leaf.agrees(chosen));
    let is_absent = agreeing.clone().next().is_none();
    if is_absent && matchers.iter().any(accepts_absence) && is_satisfied(others, leaves, chosen) {
        return true;
    }
    agreeing.any(|leaf| {
        let mut merged = chosen.clone();
        merged.extend(&leaf.membership);
        matchers.iter().any(|matcher| accepts(matcher, matchers, leaf.value))
            && is_satisfied(others, leaves, &merged)
    })
}

/// Whether a matcher is `{"exists": false}`.
pub fn accepts_absence(matcher: &Tree) -> bool {
    *matcher == Tree::pair("exists", Tree::Bool(false))
}

/// Whether a matcher, which stands in a field among others, accepts a scalar.
pub fn accepts(matcher: &Tree, field: &[Tree], value: &Tree) -> bool {
    // Beside a matcher of numbers, numbers that have a value are no digits of an address.
    let has_value = matches!(value, Tree::Number(text) if double_of_event(text).is_some());
    if has_value && is_of_addresses(matcher) && field.iter().any(is_of_numbers) {
        return false;
    }
    match matcher {
        Tree::Object(members) => operator(&members[0].0, &members[0].1, value),
        Tree::String(text) => match address(text) {
            Some(bits) => is_between(&hex(&bits), &hex(&bits), value),
            None => matcher == value,
        },
        Tree::Number(text) => matches!(value, Tree::Number(value) if is_same_number(text, value)),
        _ => matcher == value,
    }
}

fn is_of_addresses(matcher: &Tree) -> bool {
    match matcher {
        Tree::Object(members) => members[0].0 == "cidr",
        Tree::String(text) => address(text).is_some(),
        _ => false,
    }
}

fn is_of_numbers(matcher: &Tree) -> bool {
    match matcher {
        Tree::Number(text) => comparable(text).is_some(),
        Tree::Object(members) => match &members[0].1 {
            _ if members[0].0 == "numeric" => true,
            Tree::Array(list) => matches!(list[0], Tree::Number(_)),
            operand => matches!(operand, Tree::Number(_)),
        },
        _ => false,
    }
}

fn operator(name: &str, operand: &Tree, value: &Tree) -> bool {
    match (name, operand, value) {
        ("exists", operand, _) => *operand == Tree::Bool(true),
        ("anything-but", operand, _) => anything_but(operand, value),
        ("numeric", Tree::Array(terms), value) => matches!(value, Tree::Number(text) if numeric(terms, text)),
        ("cidr", Tree::String(block), value) => is_in_block(block, value),
        (_, operand, Tree::String(value)) => accepts_text(name, operand, value),
        _ => false,
    }
}

fn accepts_text(name: &str, operand: &Tree, value: &str) -> bool {
    let splits = || (0..=value.len()).filter(|&at| value.is_char_boundary(at)).map(|at| value.split_at(at));
    match (name, operand) {
        ("exactly", Tree::String(text)) => text == value,
        ("prefix", Tree::String(text)) => splits().any(|(head, _)| head == text),
        ("suffix", Tree::String(text)) => splits().any(|(_, tail)| tail == text),
        ("prefix", Tree::Object(inner)) => {
            splits().any(|(head, _)| accepts_text(&inner[0].0, &inner[0].1, head))
        }
        ("suffix", Tree::Object(inner)) => {
            splits().any(|(_, tail)| accepts_text(&inner[0].0, &inner[0].1, tail))
        }
        ("equals-ignore-case", Tree::String(text)) => {
            is_equal_in_any_case(&text.encode_utf16().collect::<Vec<_>>(), value)
        }
        ("wildcard", Tree::String(text)) => fits(&pieces_of(text), &value.chars().collect::<Vec<_>>()),
        _ => panic!("there is no {name} with {operand:?}"),
    }
}

fn anything_but(operand: &Tree, value: &Tree) -> bool {
    match (operand, value) {
        (Tree::Array(list), _) => list.iter().all(|one| anything_but(one, value)),
        (Tree::String(text), Tree::String(value)) => text != value,
        (Tree::Number(text), Tree::Number(value)) => {
            double_of_event(value).is_none() || !is_same_number(text, value)
        }
        (Tree::Object(inner), Tree::String(value)) => {
            let (name, operand) = &inner[0];
            let texts = if let Tree::Array(texts) = operand { texts } else { std::slice::from_ref(operand) };
            !texts.iter().any(|text| accepts_text(name, text, value))
        }
        _ => true,
    }
}

/// Each unit of the pattern stands for its lower and its upper case; half of a character for a question
/// mark.
fn is_equal_in_any_case(pattern: &[u16], value: &str) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return value.is_empty() };
    let first = String::from_utf16(&[*first]).unwrap_or_else(|_| "?".to_owned());
    let case =
        |case: String| value.strip_prefix(&case).is_some_and(|value| is_equal_in_any_case(rest, value));
    // Not of the string: there a sigma at the end has a form of its own.
    let (lower, upper): (String, String) = (
        first.chars().flat_map(char::to_lowercase).collect(),
        first.chars().flat_map(char::to_uppercase).collect(),
    );
    if lower == upper { case(lower) } else { case(lower) || case(upper) }
}

/// A wildcard's characters; nothing for a star.
fn pieces_of(text: &str) -> Vec<Option<char>> {
    let mut pieces = Vec::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        pieces.push(match c {
            '*' => None,
            '\\' => characters.next(),
            c => Some(c),
        });
    }
    pieces
}

fn fits(pieces: &[Option<char>], value: &[char]) -> bool {
    match (pieces, value) {
        ([], []) => true,
        ([None, rest @ ..], _) => (0..=value.len()).any(|taken| fits(rest, &value[taken..])),
        ([Some(piece), rest @ ..], [first, others @ ..]) => piece == first && fits(rest, others),
        _ => false,
    }
}

fn numeric(terms: &[Tree], value: &str) -> bool {
    let Some(value) = double_of_event(value) else { return false };
    terms.chunks(2).all(|term| {
        let [Tree::String(comparison), Tree::Number(bound)] = term else { panic!("{terms:?}") };
        let bound = comparable(bound).expect("a number that a double says exactly");
        match comparison.as_str() {
            "=" => value == bound,
            "<" => value < bound,
            "<=" => value <= bound,
            ">" => value > bound,
            _ => value >= bound,
        }
    })
}

/// Whether an event's number is that of the pattern.
fn is_same_number(pattern: &str, value: &str) -> bool {
    match (comparable(pattern), double_of_event(value)) {
        (Some(a), Some(b)) => a == b,
        _ => !value.contains(['.', 'e', 'E']) && pattern == value,
    }
}

/// The double for an event's number, if it can be compared by it: with a point or an exponent it becomes the
/// nearest one.
fn double_of_event(text: &str) -> Option<f64> {
    if !text.contains(['.', 'e', 'E']) {
        return comparable(text);
    }
    text.parse().ok().filter(|double: &f64| double.is_finite())
}

/// The double for a number, if its shortest decimal says the same as the text.
fn comparable(text: &str) -> Option<f64> {
    let double: f64 = text.parse().ok()?;
    // Rust shows doubles without exponent, with as many digits as it takes to tell them apart.
    (double.is_finite() && plain(text)? == plain(&format!("{double}"))?).then_some(double)
}

/// The digits before and behind the point, without exponent and needless zeros, and a sign for what
/// is not zero; nothing for numbers far beyond doubles.
fn plain(text: &str) -> Option<(bool, String, String)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole.trim_start_matches('-'), fraction].concat();
    if digits.bytes().all(|digit| digit == b'0') {
        return Some((false, String::new(), String::new()));
    }
    let exponent: i32 = exponent.parse().ok().filter(|exponent| (-10_000..10_000).contains(exponent))?;
    let point = digits.len() as i32 - fraction.len() as i32 + exponent;
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    let digits = [zeros(-point), digits.clone(), zeros(point - digits.len() as i32)].concat();
    let (whole, fraction) = digits.split_at(point.max(0) as usize);
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    Some((text.starts_with('-'), whole.to_owned(), fraction.to_owned()))
}

/// The bits of an address, of which there are 32 or 128.
fn address(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() == 4 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
        let numbers = numbers.filter(|numbers| numbers.iter().all(|&number| number <= 255))?;
        return Some(numbers.iter().map(|number| format!("{number:08b}")).collect::<Vec<_>>().concat());
    }
    if text.contains('.') || text.contains('%') {
        return None;
    }
    let address: std::net::Ipv6Addr = text.parse().ok()?;
    match address.to_ipv4_mapped() {
        Some(address) => Some(format!("{:032b}", address.to_bits())),
        None => Some(format!("{:0128b}", address.to_bits())),
    }
}

fn is_in_block(block: &str, value: &Tree) -> bool {
    let (base, mask) = block.split_once('/').expect("a block");
    let (base, mask) = (address(base).expect("an address"), mask.parse().expect("a mask"));
    let end = |bit: &str| hex(&(base[..mask].to_owned() + &bit.repeat(base.len() - mask)));
    is_between(&end("0"), &end("1"), value)
}

fn hex(bits: &str) -> String {
    let digit = |at: usize| format!("{:X}", u8::from_str_radix(&bits[at..at + 4], 2).expect("bits"));
    (0..bits.len()).step_by(4).map(digit).collect()
}

/// The digits of a value that are compared with those of addresses.
fn digits(value: &Tree) -> Option<Vec<char>> {
    match value {
        Tree::String(text) => Some(hex(&address(text)?).chars().collect()),
        Tree::Number(text) if text.contains(['.', 'e', 'E']) => {
            let double: f64 = text.parse().ok()?;
            let is_plain = double == 0.0 || (1e-3..1e7).contains(&double.abs());
            let text =
                if is_plain { format!("{double:.17}") } else { format!("{double:e}").replace('e', ".") };
            Some(text.chars().collect())
        }
        Tree::Number(text) => Some(text.chars().collect()),
        _ => None,
    }
}

/// Whether a value lies between the digits of the first and the last address, by the first place in which
/// those differ.
fn is_between(first: &str, last: &str, value: &Tree) -> bool {
    let Some(value) = digits(value) else { return false };
    let (first, last): (Vec<char>, Vec<char>) = (first.chars().collect(), last.chars().collect());
    let place = (0..first.len()).find(|&at| first[at] != last[at]).unwrap_or(first.len());
    if value.len() < place || value[..place] != first[..place] {
        return false;
    }
    let Some(digit) = value.get(place).filter(|digit| digit.is_ascii_hexdigit()) else {
        return place == first.len();
    };
    let along = |end: &[char], passes: &dyn Fn(char, char) -> bool| {
        for (at, wanted) in end.iter().enumerate().skip(place + 1) {
            match value.get(at) {
                Some(digit) if digit == wanted => {}
                Some(&digit) => return digit.is_ascii_hexdigit() && passes(digit, *wanted),
                None => return false,
            }
        }
        true
    };
    match () {
        () if place == first.len() => true,
        () if *digit == first[place] => along(&first, &|digit, wanted| digit > wanted),
        () if *digit == last[place] => along(&last, &|digit, wanted| digit < wanted),
        () => first[place] < *digit && *digit < last[place],
    }
}
