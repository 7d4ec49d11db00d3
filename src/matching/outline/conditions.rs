//! The lines of an explanation as conditions: one row for each field, the deciding ones first.

use super::{InspectedValue, Lacking, Line, LineKind, Status, causes};
use crate::matching::reason::Reason;
use crate::text::Span;
use std::ops::Range;

/// The most values, and the most matchers, that one condition lists; more are only counted.
const MOST_LISTED: usize = 3;

/// One condition of a pattern, with its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The path of the field from the top of the pattern.
    pub path: String,
    /// Where it lies in `$or`, outermost first: the numbers of the branches, from 1.
    pub branches: Vec<usize>,
    /// Its result, seen from the verdict.
    pub standing: Standing,
    /// Its place in the pattern.
    pub span: Span,
    /// The range of its lines; the first is that of the field.
    pub lines: Range<usize>,
    /// The values of the event that were looked at: the accepted ones, or else the first ones.
    pub has: Vec<InspectedValue>,
    /// How many more values were looked at.
    pub more_values: usize,
    /// The expected values: the matchers as written.
    pub expects: Vec<String>,
    /// How many more matchers there are.
    pub more_matchers: usize,
    /// The reason for which it does not hold; the nearest of several.
    pub reason: Option<Reason>,
    /// The elements of an array that lack the field, where others have it.
    pub lacking: Option<Lacking>,
}

/// The meaning of a condition for the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It keeps the event out.
    Decides,
    /// It holds.
    Matched,
    /// It does not hold, but another branch of `$or` is closer or matches.
    Elsewhere,
    /// It does not count, or a parent field is missing.
    NotChecked,
}

/// Returns the conditions of an explanation in the order of its lines.
pub fn conditions(lines: &[Line]) -> Vec<Condition> {
    let causes = causes(lines);
    let mut path: Vec<(usize, &str)> = Vec::new();
    let mut branches: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        path.retain(|(depth, _)| *depth < line.depth);
        branches.retain(|(depth, _)| *depth < line.depth);
        let name = match &line.kind {
            LineKind::Object(name) | LineKind::Field(name) => Some(name.as_str()),
            _ => None,
        };
        path.extend(name.map(|name| (line.depth, name)));
        if let LineKind::Branch(number) = line.kind {
            branches.push((line.depth, number));
        }
        let own = line.reasons.iter().find(|reason| reason.index.is_none());
        let is_field = matches!(line.kind, LineKind::Field(_));
        if !is_field && own.is_none() {
            continue;
        }
        let end = if is_field { end_of_field(lines, index) } else { index + 1 };
        let cause = causes.iter().find(|cause| cause.line == index);
        let standing = match line.status {
            _ if cause.is_some() => Standing::Decides,
            Status::Matched => Standing::Matched,
            Status::Failed => Standing::Elsewhere,
            Status::Replaced | Status::NotReached => Standing::NotChecked,
        };
        let names: Vec<&str> = path.iter().map(|(_, name)| *name).collect();
        let matchers = &lines[index..end];
        let (has, more_values) = values(matchers);
        let expected = matchers.iter().filter_map(|line| match &line.kind {
            LineKind::Matcher(text) => Some(text.clone()),
            _ => None,
        });
        let mut expects: Vec<String> = expected.collect();
        let more_matchers = expects.len().saturating_sub(MOST_LISTED);
        expects.truncate(MOST_LISTED);
        found.push(Condition {
            path: names.join("."),
            branches: branches.iter().map(|(_, number)| *number).collect(),
            standing,
            span: line.span,
            lines: index..end,
            has,
            more_values,
            expects,
            more_matchers,
            reason: cause.and_then(|cause| cause.reason).or_else(|| nearest(matchers)).cloned(),
            lacking: line.lacking.clone(),
        });
    }
    found
}

/// Returns the index after the matchers of the field at `at`.
fn end_of_field(lines: &[Line], at: usize) -> usize {
    let inside = |line: &&Line| line.depth > lines[at].depth;
    at + 1 + lines[at + 1..].iter().take_while(inside).count()
}

fn nearest(lines: &[Line]) -> Option<&Reason> {
    lines
        .iter()
        .flat_map(|line| &line.reasons)
        .map(|reason| &reason.reason)
        .min_by_key(|reason| reason.distance())
}

/// Returns the values to list, and the number of others. Each matcher lists the same values in an order of
/// its own; a value that any of them accepts counts as accepted.
fn values(matchers: &[Line]) -> (Vec<InspectedValue>, usize) {
    let all = matchers.iter().map(|line| line.values.len() + line.more).max().unwrap_or_default();
    let accepted = matchers.iter().flat_map(|line| line.values.iter().filter(|value| value.accepted));
    let others = matchers.iter().flat_map(|line| line.values.iter().filter(|value| !value.accepted));
    let mut listed: Vec<InspectedValue> = Vec::new();
    for value in accepted.chain(others) {
        if listed.len() == MOST_LISTED {
            break;
        }
        if listed.iter().all(|other| other.span != value.span) {
            listed.push(value.clone());
        }
    }
    let more = all - listed.len();
    (listed, more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::matching::{PatternMatcher, outline};
    use crate::pattern;

    /// Returns each condition as `path in branches: standing, has, expects`.
    fn told(pattern: &str, event: &str) -> Vec<String> {
        let parsed = pattern::parse(pattern);
        let event = json::parse(event);
        let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
        let lines = outline(&explanation, &event);
        let tell = |condition: Condition| {
            let has: Vec<&str> = condition.has.iter().map(|value| value.text.as_str()).collect();
            let more = |count: usize| if count == 0 { String::new() } else { format!(" +{count}") };
            format!(
                "{} {:?}: {:?}, has {}{}, expects {}{}",
                condition.path,
                condition.branches,
                condition.standing,
                has.join(" "),
                more(condition.more_values),
                condition.expects.join(" "),
                more(condition.more_matchers)
            )
        };
        conditions(&lines).into_iter().map(tell).collect()
    }

    #[test]
    fn a_field_is_one_condition_with_its_values_and_matchers() {
        assert_eq!(
            told(
                r#"{"source":["a","b","c","d","e"],"detail":{"x":["1"]}}"#,
                r#"{"source":"e","detail":{"x":["4","3","2","5","6"]}}"#
            ),
            [
                r#"source []: Matched, has "e", expects "a" "b" "c" +2"#,
                r#"detail.x []: Decides, has "4" "3" "2" +2, expects "1""#
            ]
        );
    }

    #[test]
    fn an_accepted_value_is_listed_first() {
        assert_eq!(
            told(r#"{"x":["5","9"]}"#, r#"{"x":["1","2","3","4","5"]}"#),
            [r#"x []: Matched, has "5" "1" "2" +2, expects "5" "9""#]
        );
    }

    #[test]
    fn what_lies_in_a_missing_field_is_not_checked() {
        let told = told(r#"{"detail":{"x":["1"],"y":["1"]}}"#, r#"{"details":{"x":"1"}}"#);
        assert!(told[0].starts_with("detail []: Decides"), "{told:?}");
        assert!(told[1].starts_with("detail.x []: NotChecked"), "{told:?}");
        assert!(told[2].starts_with("detail.y []: NotChecked"), "{told:?}");
    }

    #[test]
    fn other_branches_do_not_decide() {
        let pattern = r#"{"$or":[{"a":["1"],"b":["1"]},{"a":["2"]}]}"#;
        let matched = told(pattern, r#"{"a":"2"}"#);
        assert!(matched.iter().any(|told| told.starts_with("a [2]: Matched")), "{matched:?}");
        assert!(matched.iter().any(|told| told.starts_with("a [1]: Elsewhere")), "{matched:?}");
        assert!(matched.iter().all(|told| !told.contains("Decides")), "{matched:?}");
    }
}
