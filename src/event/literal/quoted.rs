//! Strings in quotes of any kind, with the escapes of Python and JavaScript.

use super::{Language, Reader};

impl Reader<'_> {
    /// Returns the text of a string that begins here.
    pub(super) fn quoted(&mut self) -> Option<String> {
        let quote = self.take()?;
        let closes: &[char] = match quote {
            '“' | '”' => &['“', '”'],
            '‘' | '’' => &['‘', '’'],
            '\'' => &['\''],
            '`' => &['`'],
            _ => &['"'],
        };
        match quote {
            '"' => {}
            '\'' => self.sign_of(Language::Python),
            '`' => self.sign_of(Language::JavaScript),
            _ => self.sign_of(Language::Typography),
        }
        let mut out = String::new();
        loop {
            match self.take()? {
                c if closes.contains(&c) => return Some(out),
                '\\' => self.escape(&mut out)?,
                c => out.push(c),
            }
        }
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn escape(&mut self, out: &mut String) -> Option<()> {
        let c = match self.take()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            '0' => '\0',
            'x' => self.code(2)?,
            'u' => self.unit()?,
            'U' => self.code(8)?,
            // A line continuation.
            '\n' => return Some(()),
            c @ ('"' | '\'' | '`' | '\\' | '/') => c,
            c => {
                out.push('\\');
                c
            }
        };
        out.push(c);
        Some(())
    }

    /// Returns the character with this many hexadecimal digits.
    fn code(&mut self, digits: usize) -> Option<char> {
        char::from_u32(self.hex(digits)?)
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let text =
            self.rest().get(..digits).filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        self.at += digits;
        u32::from_str_radix(text, 16).ok()
    }

    /// Returns a UTF-16 unit, or two of them for one character.
    fn unit(&mut self) -> Option<char> {
        let first = self.hex(4)?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest().starts_with("\\u").then_some(())?;
        self.at += 2;
        let second = self.hex(4).filter(|second| (0xdc00..0xe000).contains(second))?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }
}
