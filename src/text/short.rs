//! Texts cut for reading in passing.

/// The text, or its first `most` characters and an ellipsis if it has more.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_long_is_cut() {
        for (text, expected) in [("", ""), ("abc", "abc"), ("abcd", "abc…"), ("äöü€", "äöü…")] {
            assert_eq!(shortened(text, 3), expected);
        }
    }
}
