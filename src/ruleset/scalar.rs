//! Numbers, words and the insides of strings, byte by byte.

use super::error::{EventError, EventErrorKind as Kind};

/// Checks the number or word at `at`; gives its end.
#[inline]
pub(super) fn check(event: &[u8], at: usize) -> Result<usize, EventError> {
    let Some(first) = event.get(at) else { return Err(EventError::new(at, Kind::UnexpectedEnd)) };
    let (end, kind) = match first {
        b'-' | b'0'..=b'9' => (number_end(event, at)?, Kind::InvalidNumber),
        b't' => (word_end(event, at, b"true")?, Kind::UnknownWord),
        b'f' => (word_end(event, at, b"false")?, Kind::UnknownWord),
        b'n' => (word_end(event, at, b"null")?, Kind::UnknownWord),
        b',' | b':' | b'}' | b']' | b'{' | b'[' => return Err(EventError::new(at, Kind::UnexpectedToken)),
        _ => return Err(EventError::new(at, Kind::UnknownWord)),
    };
    match event.get(end) {
        None | Some(b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r') => Ok(end),
        _ => Err(EventError::new(at, kind)),
    }
}

fn word_end(event: &[u8], at: usize, word: &[u8]) -> Result<usize, EventError> {
    if event[at..].starts_with(word) {
        Ok(at + word.len())
    } else {
        Err(EventError::new(at, Kind::UnknownWord))
    }
}

#[inline]
fn number_end(event: &[u8], start: usize) -> Result<usize, EventError> {
    let invalid = Err(EventError::new(start, Kind::InvalidNumber));
    let mut at = start + usize::from(event[start] == b'-');
    let first = at;
    at = digits_end(event, at);
    if at == first || (event[first] == b'0' && at > first + 1) {
        return invalid;
    }
    if event.get(at) == Some(&b'.') {
        let fraction = at + 1;
        at = digits_end(event, fraction);
        if at == fraction {
            return invalid;
        }
    }
    if matches!(event.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(event.get(at + 1), Some(b'+' | b'-')));
        let exponent = at;
        at = digits_end(event, exponent);
        if at == exponent {
            return invalid;
        }
    }
    Ok(at)
}

/// Returns where the digits end that begin at `at`: eight at a time, since coordinates have many.
#[inline(always)]
fn digits_end(event: &[u8], mut at: usize) -> usize {
    const ZEROS: u64 = u64::from_ne_bytes([b'0'; 8]);
    const SIXES: u64 = u64::from_ne_bytes([6; 8]);
    const UPPER: u64 = u64::from_ne_bytes([0xf0; 8]);
    while let Some(word) = event.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*word);
        // A digit has 3 in its upper half, also when 6 is added; bytes beyond 0xf9 carry over into
        // the next, but only behind the first that is no digit.
        let wrong = ((word & UPPER) ^ ZEROS) | ((word.wrapping_add(SIXES) & UPPER) ^ ZEROS);
        if wrong != 0 {
            return at + wrong.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while event.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// Resolves the escapes of a string's inside. A surrogate without its other half becomes `?`, as in AWS's
/// engine. `base` is where `text` is in the event, for errors.
pub(super) fn unescape(text: &[u8], base: usize, out: &mut Vec<u8>) -> Result<(), EventError> {
    let mut at = 0;
    while let Some(step) = memchr::memchr(b'\\', &text[at..]) {
        out.extend_from_slice(&text[at..at + step]);
        at += step;
        let (bytes, used) = escape(&text[at..]).ok_or(EventError::new(base + at, Kind::InvalidEscape))?;
        out.extend_from_slice(bytes.encode_utf8(&mut [0; 4]).as_bytes());
        at += used;
    }
    out.extend_from_slice(&text[at..]);
    Ok(())
}

/// Returns whether the text that begins behind a backslash makes an escape. At the text's end it may: that
/// the string is not closed is found elsewhere.
pub(super) fn is_escape(behind: &[u8]) -> bool {
    match behind {
        [b'u', digits @ ..] => digits.get(..4).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        [byte, ..] => matches!(byte, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'),
        [] => true,
    }
}

/// Returns the character of the escape at the front of `text`, and the escape's length.
fn escape(text: &[u8]) -> Option<(char, usize)> {
    let plain = match text.get(1)? {
        byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let first = hex(text)?;
            if (0xd800..0xdc00).contains(&first)
                && let Some(second) = hex(&text[6..]).filter(|second| (0xdc00..0xe000).contains(second))
            {
                let scalar = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Some((char::from_u32(scalar)?, 12));
            }
            return Some((char::from_u32(first).unwrap_or('?'), 6));
        }
        _ => return None,
    };
    Some((plain, 2))
}

/// Returns the number in `\uXXXX` at the front of `text`.
fn hex(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |number, &digit| Some(number << 4 | char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_end_where_they_should() {
        for text in
            ["0", "-0", "12", "-1.5", "1e5", "1E+5", "0.25e-10", "123456789012345678901.5", "true", "null"]
        {
            for behind in ["", ",", " ", "}"] {
                let event = format!("{text}{behind}");
                assert_eq!(check(event.as_bytes(), 0), Ok(text.len()), "{event}");
            }
        }
        let words = [
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "1e+",
            "+1",
            "1x",
            "12345678:",
            "tru",
            "trues",
            "nul",
            "NaN",
            "1.2.3",
        ];
        for text in words {
            assert!(check(text.as_bytes(), 0).is_err(), "{text}");
        }
    }

    #[test]
    fn escapes_are_resolved() {
        let cases = [
            (r#"a\"b\\\/"#, "a\"b\\/"),
            (r"\b\f\n\r\t", "\u{8}\u{c}\n\r\t"),
            (r"\u00e9\u65E5x", "é日x"),
            (r"\ud83d\ude00!", "😀!"),
            (r"\ud83d!", "?!"),
            (r"\ude00\ud83d", "??"),
            (r"\ud83d\u0041", "?A"),
        ];
        for (text, expected) in cases {
            let mut out = Vec::new();
            assert_eq!(unescape(text.as_bytes(), 0, &mut out), Ok(()));
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{text}");
        }
        let error = EventError::new(12, Kind::InvalidEscape);
        assert_eq!(unescape(br"ab\x", 10, &mut Vec::new()), Err(error));
    }
}
