//! Whether an event is valid JSON, found 64 bytes at a time and without going through its tokens.
//!
//! Most of JSON's grammar says what may be next to what, which is a few operations on masks: a value is due
//! behind an opening bracket, a comma or a colon, and nowhere else; a colon follows a string; and so on. What
//! depends on the kind of container is looked at from bracket to bracket: in objects, keys with colons and
//! commas take turns; in arrays, there are no colons.
//!
//! This only says yes or no. What is wrong, and where, `locate_error` finds out.

use super::scalar;
use super::scalars::Scalars;
use super::simd::{Kernel, Masks, WIDTH, ones};
use super::swar;

/// A block with its strings taken apart.
pub(super) struct Parts {
    pub(super) masks: Masks,
    /// The quotes around strings.
    pub(super) quote: u64,
    /// Strings, from the opening quote on, up to but without the closing one.
    pub(super) string: u64,
    /// The bytes behind backslashes.
    pub(super) escaped: u64,
}

/// The state that goes over from one block into the next.
#[derive(Debug)]
pub(super) struct Grammar {
    behind_open: Carry,
    behind_separator: Carry,
    behind_quote: Carry,
    /// From commas and opening braces to the next comma, colon or bracket.
    next_mark: Carry,
    /// One bit for each open container, 1 for objects, above them a 1.
    stack: u64,
    /// Whether the event's own bracket was closed, with nothing behind it.
    ended: bool,
    /// Where the first byte beyond ASCII may be.
    high: Option<usize>,
    scalars: Scalars,
}

impl Default for Grammar {
    fn default() -> Self {
        Self {
            behind_open: Carry(false),
            // The event itself is due, as behind a separator.
            behind_separator: Carry(true),
            behind_quote: Carry(false),
            next_mark: Carry(false),
            stack: 1,
            ended: false,
            high: None,
            scalars: Scalars::default(),
        }
    }
}

impl Grammar {
    /// Looks at the next block. Gives whether to go on: not if something is wrong, nor behind the end.
    #[inline(always)]
    pub(super) fn add<K: Kernel>(
        &mut self,
        event: &[u8],
        base: usize,
        block: &[u8; WIDTH],
        parts: &Parts,
    ) -> bool {
        let &Parts { masks, quote, string, escaped } = parts;
        if (masks.rare || escaped != 0) && !self.rare(event, base, block, string, escaped & string) {
            return false;
        }
        let outside = !string;
        let [open, close, colon, comma] =
            [masks.open, masks.close, masks.colon, masks.comma].map(|mask| mask & outside);
        let space = masks.space & outside;
        let separator = colon | comma;
        let marks = open | close | separator;
        let scalar = !(string | quote | marks | space);
        let scalar_start = scalar & !(scalar << 1 | self.scalars.going_on());
        let value = open | (quote & string) | scalar_start;

        let [behind_open, behind_separator, behind_quote] = if space == 0 {
            // Most events have no white space.
            [
                self.behind_open.shift(open),
                self.behind_separator.shift(separator),
                self.behind_quote.shift(quote & outside),
            ]
        } else {
            [
                self.behind_open.step(open, space),
                self.behind_separator.step(separator, space),
                self.behind_quote.step(quote & outside, space),
            ]
        };
        let due = behind_open | behind_separator;
        let next = self.next_mark.step(comma | (open & masks.curly), !marks);
        let wrong = (value & !due)
            | (separator & due)
            | (close & behind_separator)
            | (colon & !(behind_quote & next));
        if wrong != 0 || !self.scalars.add::<K>(event, base, block, scalar, scalar_start) {
            return false;
        }
        // Behind a comma or an opening brace, objects have a colon next; or nothing at all.
        let wrong_in_object = next & !colon & !(close & behind_open);
        self.brackets(event, base, [open, close, masks.curly], [colon, wrong_in_object])
    }

    /// Returns whether the event, of which all was looked at, was valid to its end.
    pub(super) fn finish(&self, event: &[u8]) -> bool {
        self.ended && self.high.is_none_or(|from| std::str::from_utf8(&event[from..]).is_ok())
    }

    /// Looks at brackets, and at what must not be in arrays and in objects.
    #[inline(always)]
    fn brackets(&mut self, event: &[u8], base: usize, brackets: [u64; 3], wrong: [u64; 2]) -> bool {
        let [open, close, curly] = brackets;
        let (opens, closes) = (open.count_ones(), close.count_ones());
        let depth = self.stack.trailing_ones();
        // Only objects are open, only objects begin, and the event does not end.
        let only_objects = self.stack & (self.stack + 1) == 0 && (open | close) & !curly == 0;
        if only_objects && closes + 1 < depth && opens + depth < 63 {
            self.stack = (1 << (depth + opens - closes)) - 1;
            return wrong[1] == 0;
        }
        self.each_bracket(event, base, brackets, wrong)
    }

    /// Goes from bracket to bracket.
    #[inline(always)]
    fn each_bracket(
        &mut self,
        event: &[u8],
        base: usize,
        [open, close, curly]: [u64; 3],
        wrong: [u64; 2],
    ) -> bool {
        let mut rest = u64::MAX;
        let mut brackets = open | close;
        let mut found = 0;
        while brackets != 0 {
            let bit = brackets & brackets.wrapping_neg();
            let up_to = bit ^ (bit - 1);
            let object = u64::from(curly & bit != 0);
            let around = self.stack & 1;
            found |= wrong[around as usize] & up_to & rest;
            rest &= !up_to;
            if open & bit != 0 {
                if self.stack >> 63 == 1 {
                    return false;
                }
                self.stack = self.stack << 1 | object;
            } else {
                found |= object ^ around;
                self.stack >>= 1;
                if self.stack == 1 {
                    let behind = &event[base + bit.trailing_zeros() as usize + 1..];
                    let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
                    self.ended = found == 0 && object == 1 && behind.iter().all(space);
                    return false;
                }
            }
            brackets &= brackets - 1;
        }
        found |= wrong[(self.stack & 1) as usize] & rest;
        found == 0
    }

    /// Looks at what most blocks have none of: control characters, escapes and what is beyond ASCII.
    #[cold]
    fn rare(&mut self, event: &[u8], base: usize, block: &[u8; WIDTH], string: u64, escaped: u64) -> bool {
        let rare = swar::rare(block);
        if rare.high != 0 && self.high.is_none() {
            self.high = Some(base);
        }
        if rare.control & string != 0 {
            return false;
        }
        let stray = |at: usize| !matches!(block[at], b'\t' | b'\n' | b'\r');
        let unsound = |at: usize| !scalar::is_escape(&event[base + at..]);
        !ones(rare.control).any(stray) && !ones(escaped).any(unsound)
    }
}

/// One bit that goes over into the next block.
#[derive(Debug)]
struct Carry(bool);

impl Carry {
    /// Returns the byte behind each of `from`.
    #[inline(always)]
    fn shift(&mut self, from: u64) -> u64 {
        let next = from << 1 | u64::from(self.0);
        self.0 = from >> 63 == 1;
        next
    }

    /// Returns the first byte behind each of `from` that is not one of `past`, none of which is in `from`.
    #[inline(always)]
    fn step(&mut self, from: u64, past: u64) -> u64 {
        let next = from << 1 | u64::from(self.0);
        // Added to its lowest bit, a run of ones becomes a one behind it.
        let (sum, over) = (next & past).overflowing_add(past);
        self.0 = from >> 63 == 1 || over;
        (next | sum) & !past
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::index::Index;
    use crate::ruleset::locate_error;
    use crate::ruleset::simd::{self, Job};

    struct CompiledPredicate<'e>(&'e [u8]);

    impl Job for CompiledPredicate<'_> {
        type Output = bool;

        fn run<K: Kernel>(self) -> bool {
            Index::default().check::<K>(self.0)
        }
    }

    /// Holds the answer against `locate_error`, with the event at every place of a block.
    #[track_caller]
    fn check(event: &str, sound: bool) {
        for padding in 0..WIDTH {
            let event = format!("{}{event}", " ".repeat(padding));
            assert_eq!(locate_error::find(event.as_bytes()).is_none(), sound, "{event}");
            assert_eq!(simd::run(CompiledPredicate(event.as_bytes())), sound, "{event}");
        }
    }

    #[test]
    fn valid_events_are_accepted() {
        for event in [
            "{}",
            " { } ",
            r#"{"a":1}"#,
            r#"{"a" : [ ] , "b":{"c":[1,-2.50,"x",[{}],true],"":null}}"#,
            "{\"a\":\n\t[0,-0,0.0,10,{\"b\":[[],{}]}]\r\n}",
            r#"{"a":[{"b":1,"c":"}"},{"b":2}],"d":"x\\\"y\u00e9"}"#,
            r#"{"a":-122.42916360922355,"b":0.5,"c":100200300400500600700800900}"#,
        ] {
            check(event, true);
        }
    }

    #[test]
    fn invalid_events_are_refused() {
        for event in [
            "{", "}", "[]", "1", "{]", "{}}", "{},", "{} {}", "{},{}", "[{}]", ",{}", "{:}", "{,}", "{[]}",
            "{1}", "{{}}",
        ] {
            check(event, false);
        }
        for value in [
            "",
            "1 2",
            "1,",
            ",1",
            "1,2",
            "[1",
            "[1}",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1:2]",
            "[\"x\":1]",
            "[1,\"x\":2]",
            "[{},\"x\":2]",
            "[\"x\" 1]",
            "[[]1]",
            "[1[]]",
            "\"x\":1",
            "{\"b\"}",
            "{\"b\",\"c\":1}",
            "{\"b\":1,\"c\"}",
            "{\"b\":1,}",
            "{\"b\":1 \"c\":2}",
            "{\"b\":1,2:3}",
            "{\"b\" 1}",
            "{\"b\"::1}",
            "{b:1}",
            "{\"b\":{\"c\":1},[]}",
            "{\"b\":[],\"c\",\"d\":1}",
            "{\"b\":[1],{}:1}",
            "{\"b\":\"c\":\"d\"}",
            "\"x",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\t\"",
            "\u{1}",
            "1\u{1}",
            "\\",
            "01",
            "-",
            "-x",
            "--1",
            "1-",
            "1-1",
            "1.",
            ".5",
            "-.5",
            "1..2",
            "1.2.3",
            "1.5.",
            "-01",
            "00",
            "+1",
            "1e",
            "1x",
            "nul",
            "truex",
            "tru e",
            "NaN",
            "1\"x\"",
        ] {
            check(&format!("{{\"a\":{value}}}"), false);
            check(&format!("{{\"x\":[true,{{\"a\":{value}}},true,null,1e5]}}"), false);
            check(&format!("{{\"x\":[1,{{\"a\":{value}}},2]}}"), false);
        }
    }
}
