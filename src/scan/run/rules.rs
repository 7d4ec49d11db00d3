//! The rules of a run, and their differences from those of the run before.

use crate::json;

/// The rules of a run: names and patterns. An empty name is the rule of the tab Rule.
pub type RunRules = Vec<(String, String)>;

/// Returns whether the rules are the same except for white space in their patterns.
pub fn are_equivalent(before: &RunRules, now: &RunRules) -> bool {
    have_same_names(before, now) && different(before, now).next().is_none()
}

/// Returns the index of the only rule whose pattern differs, or `None` if there is none, or several, or if
/// the names differ.
pub(super) fn only_changed(before: &RunRules, now: &RunRules) -> Option<usize> {
    let mut different = different(before, now);
    let changed = different.next().filter(|_| have_same_names(before, now))?;
    different.next().is_none().then_some(changed)
}

fn have_same_names(before: &RunRules, now: &RunRules) -> bool {
    before.len() == now.len() && before.iter().zip(now).all(|(one, other)| one.0 == other.0)
}

/// Returns the indices of rules with another pattern.
fn different(before: &RunRules, now: &RunRules) -> impl Iterator<Item = usize> {
    let compact = |text: &str| json::parse(text).root().map(json::compact);
    let differs = move |one: &str, other: &str| one != other && compact(one) != compact(other);
    let pairs = before.iter().zip(now).enumerate();
    pairs.filter(move |(_, (one, other))| differs(&one.1, &other.1)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = r#"{"source":["a"]}"#;
    const B: &str = r#"{"source":["b"]}"#;

    fn rules(rules: &[(&str, &str)]) -> RunRules {
        rules.iter().map(|(name, pattern)| ((*name).to_owned(), (*pattern).to_owned())).collect()
    }

    #[test]
    fn one_other_pattern_is_found_and_white_space_is_none() {
        let spaced = " { \"source\": [ \"a\" ] }\n";
        let before = rules(&[("x", A), ("y", B)]);
        for (now, same, changed) in [
            (rules(&[("x", A), ("y", B)]), true, None),
            (rules(&[("x", spaced), ("y", B)]), true, None),
            (rules(&[("x", spaced), ("y", A)]), false, Some(1)),
            (rules(&[("x", B), ("y", B)]), false, Some(0)),
            (rules(&[("x", B), ("y", A)]), false, None),
            (rules(&[("x", A), ("z", B)]), false, None),
            (rules(&[("x", A), ("z", A)]), false, None),
            (rules(&[("y", B), ("x", A)]), false, None),
            (rules(&[("x", A)]), false, None),
            (rules(&[("x", A), ("y", B), ("z", B)]), false, None),
            (rules(&[("x", A), ("y", "no JSON")]), false, Some(1)),
            (rules(&[]), false, None),
        ] {
            assert_eq!(are_equivalent(&before, &now), same, "{now:?}");
            assert_eq!(only_changed(&before, &now), changed, "{now:?}");
        }
    }
}
