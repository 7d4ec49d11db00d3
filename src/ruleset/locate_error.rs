//! The problem of an event that is not valid: its first mistake, found byte by byte. Mistakes in strings go
//! before those in how tokens follow each other.

use super::error::{EventError, EventErrorKind as Kind, fail};
use super::scalar;
use crate::json::MAX_DEPTH;

/// Returns the first mistake, or `None` if the event is valid.
#[cold]
pub(super) fn find(event: &[u8]) -> Option<EventError> {
    check_strings(event).and_then(|()| Tokens { event, at: 0 }.check()).err()
}

/// Checks strings, their characters and escapes, and that no control characters are between them.
fn check_strings(event: &[u8]) -> Result<(), EventError> {
    let mut in_string = false;
    let mut at = 0;
    while let Some(&byte) = event.get(at) {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' => {
                if in_string && !scalar::is_escape(&event[at + 1..]) {
                    return fail(at, Kind::InvalidEscape);
                }
                // What is escaped ends no string.
                at += usize::from(matches!(event.get(at + 1), Some(b'"' | b'\\')));
            }
            0..=0x1f if in_string || !matches!(byte, b'\t' | b'\n' | b'\r') => {
                return fail(at, Kind::ControlCharacter);
            }
            _ => {}
        }
        at += 1;
    }
    if in_string {
        return fail(event.len(), Kind::UnclosedString);
    }
    std::str::from_utf8(event).map(|_| ()).or_else(|error| fail(error.valid_up_to(), Kind::InvalidUtf8))
}

/// The tokens of an event whose strings are valid.
struct Tokens<'e> {
    event: &'e [u8],
    at: usize,
}

impl Tokens<'_> {
    /// Returns the next token, and its first byte; at the end of the event a zero byte, which fits nowhere.
    /// Goes behind strings and signs, but not behind numbers and words.
    fn next(&mut self) -> (usize, u8) {
        while matches!(self.event.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        let start = self.at;
        let Some(&byte) = self.event.get(start) else { return (self.event.len(), 0) };
        match byte {
            b'"' => {
                self.at += 1;
                while let Some(&byte) = self.event.get(self.at)
                    && byte != b'"'
                {
                    self.at += if byte == b'\\' { 2 } else { 1 };
                }
                self.at += 1;
            }
            b'{' | b'[' | b'}' | b']' | b',' | b':' => self.at += 1,
            _ => {}
        }
        (start, byte)
    }

    fn misfit<T>(&self, at: usize) -> Result<T, EventError> {
        fail(at, if at == self.event.len() { Kind::UnexpectedEnd } else { Kind::UnexpectedToken })
    }

    /// Holds every token to JSON's grammar.
    fn check(&mut self) -> Result<(), EventError> {
        let (at, byte) = self.next();
        if at == self.event.len() {
            return self.misfit(at);
        }
        if byte != b'{' {
            return fail(at, Kind::NotAnObject);
        }
        // The open containers: whether each is an object.
        let mut around = Vec::new();
        let mut object = true;
        let mut fresh = true;
        loop {
            let (mut at, mut byte) = self.next();
            if !(fresh && byte == closing(object)) {
                if object {
                    if byte != b'"' {
                        return self.misfit(at);
                    }
                    let (colon, byte_there) = self.next();
                    if byte_there != b':' {
                        return self.misfit(colon);
                    }
                    (at, byte) = self.next();
                }
                match byte {
                    b'"' => {}
                    b'{' | b'[' => {
                        around.push(object);
                        if around.len() >= MAX_DEPTH {
                            return fail(at, Kind::TooDeep);
                        }
                        object = byte == b'{';
                        fresh = true;
                        continue;
                    }
                    _ => self.at = scalar::check(self.event, at)?,
                }
                (at, byte) = self.next();
            }
            fresh = false;
            while byte != b',' {
                if byte != closing(object) {
                    return self.misfit(at);
                }
                let Some(outer) = around.pop() else { return self.check_end() };
                object = outer;
                (at, byte) = self.next();
            }
        }
    }

    fn check_end(&mut self) -> Result<(), EventError> {
        let (at, _) = self.next();
        if at < self.event.len() { fail(at, Kind::TrailingText) } else { Ok(()) }
    }
}

fn closing(object: bool) -> u8 {
    if object { b'}' } else { b']' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mistake_is_named() {
        let cases = [
            ("", 0, Kind::UnexpectedEnd),
            ("  ", 2, Kind::UnexpectedEnd),
            ("[1]", 0, Kind::NotAnObject),
            ("{\"a\tb\":1}", 3, Kind::ControlCharacter),
            ("{ \u{1}}", 2, Kind::ControlCharacter),
            (r#"{"ab\x":1}"#, 4, Kind::InvalidEscape),
            (r#"{"\u12g4":1}"#, 2, Kind::InvalidEscape),
            (r#"{"\u12"#, 2, Kind::InvalidEscape),
            (r#"{"ab"#, 4, Kind::UnclosedString),
            (r#"{"ab\"#, 5, Kind::UnclosedString),
            (r#"{"a":1"#, 6, Kind::UnexpectedEnd),
            (r#"{"a":01}"#, 5, Kind::InvalidNumber),
            (r#"{"a":tru}"#, 5, Kind::UnknownWord),
            (r#"{"a":[1,]}"#, 8, Kind::UnexpectedToken),
            (r#"{"a":1,}"#, 7, Kind::UnexpectedToken),
            (r#"{"a" 1}"#, 5, Kind::UnexpectedToken),
            (r#"{"a":[1}"#, 7, Kind::UnexpectedToken),
            (r#"{"a":1} x"#, 8, Kind::TrailingText),
        ];
        for (event, offset, kind) in cases {
            assert_eq!(find(event.as_bytes()), Some(EventError::new(offset, kind)), "{event}");
        }
        assert_eq!(find(b"{\"a\":\"\xff\"}"), Some(EventError::new(6, Kind::InvalidUtf8)));
        assert_eq!(find(br#" {"a":[1,{"b":null},[],"\"]"],"c":{}} "#), None);
    }

    #[test]
    fn depth_is_limited() {
        let nested =
            |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels - 1), "]".repeat(levels - 1));
        assert_eq!(find(nested(MAX_DEPTH).as_bytes()), None);
        let error = EventError::new(5 + MAX_DEPTH - 1, Kind::TooDeep);
        assert_eq!(find(nested(MAX_DEPTH + 1).as_bytes()), Some(error));
    }
}
