//! Lists of values in words.

/// "a", "a and b", "a, b and c".
pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.into_iter().collect();
    let Some(last) = parts.pop() else { return String::new() };
    if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) }
}

/// Returns the distance between ascending values, if it is always the same.
pub(super) fn progression(values: &[u16]) -> Option<u16> {
    let step = values.get(1)?.checked_sub(*values.first()?)?;
    values.windows(2).all(|pair| pair[1] - pair[0] == step).then_some(step)
}

/// Ascending values as stretches without a gap, each with its first and last value.
pub(super) fn runs(values: &[u16]) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for value in values {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *value => *last = *value,
            _ => runs.push((*value, *value)),
        }
    }
    runs
}

/// As [`runs`], but a run at the end and one at the beginning are joined.
pub(super) fn wrapping_runs(values: &[u16], first: u16, last: u16) -> Vec<(u16, u16)> {
    let mut runs = runs(values);
    if runs.len() > 1
        && runs.first().is_some_and(|run| run.0 == first)
        && runs.last().is_some_and(|run| run.1 == last)
        && let Some(tail) = runs.pop()
        && let Some(head) = runs.first_mut()
    {
        head.0 = tail.0;
        let head = runs.remove(0);
        runs.push(head);
    }
    runs
}

/// "1st", "22nd", "13th".
pub(super) fn ordinal(number: u16) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}
