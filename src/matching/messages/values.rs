//! Sentences about a field with several values, or several matchers.

use super::reason::listing;
use crate::matching::outline::{Cause, Lacking, Line, LineKind};

/// The most values that are listed; more are only counted.
const MAX_LISTED: usize = 4;

/// The matcher for a missing field.
const ABSENCE: &str = "{\"exists\": false}";

/// Returns the values of the event and all that the pattern expects, or `None` if there is only one of each:
/// then the reason says it.
pub(super) fn several(lines: &[Line], cause: &Cause) -> Option<String> {
    let depth = lines.get(cause.line)?.depth;
    let matchers: Vec<(&str, &Line)> = lines
        .get(cause.line + 1..)?
        .iter()
        .take_while(|line| line.depth > depth)
        .filter_map(|line| match &line.kind {
            LineKind::Matcher(text) => Some((text.as_str(), line)),
            _ => None,
        })
        .collect();
    let (_, first) = matchers.first()?;
    let has: Vec<&str> = first.values.iter().map(|value| value.text.as_str()).collect();
    if has.is_empty() || matchers.len() + has.len() + first.more < 3 {
        return None;
    }
    let expects: Vec<&str> = matchers.iter().map(|(text, _)| *text).collect();
    let expects = match expects.as_slice() {
        [only] => (*only).to_owned(),
        several => format!("one of {}", shortened(several, 0, "or")),
    };
    Some(format!("The event has {}, but the pattern expects {expects}.", shortened(&has, first.more, "and")))
}

/// Returns which elements of an array lack the field of a condition, in a sentence.
pub fn lacking(lacking: &Lacking) -> String {
    let Lacking { array, field, elements, more } = lacking;
    let name = array.rsplit('.').next().unwrap_or(array);
    let mut words: Vec<String> = elements.iter().map(|index| format!("{name}[{index}]")).collect();
    if *more > 0 {
        words.push(format!("{more} more"));
    }
    let has = if words.len() == 1 { "has" } else { "have" };
    format!("{} {has} no {field}, and a missing field matches only {ABSENCE}.", listing(&words))
}

/// Joins texts as in `a, b or 3 others`; `more` counts those that are not in the list.
fn shortened(texts: &[&str], more: usize, word: &str) -> String {
    let listed = texts.len().min(MAX_LISTED);
    let more = more + texts.len() - listed;
    let mut words: Vec<String> = texts[..listed].iter().map(|text| (*text).to_owned()).collect();
    match more {
        0 => {}
        1 => words.push("1 other".to_owned()),
        several => words.push(format!("{several} others")),
    }
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} {word} {last}", first.join(", ")),
        _ => words.concat(),
    }
}
