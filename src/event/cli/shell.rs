//! The words of a command line, as a shell cuts them.

use crate::text::Span;

/// A word with its quotes and escapes resolved, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
}

/// The words of the first command of a text. A backslash at the end of a line continues it; so do `^` and
/// a backtick, as in the shells of Windows. What follows `|`, `;`, `&`, `>` or the end of the line belongs
/// to other commands.
///
/// # Errors
/// If a quote is not closed; holds where it is.
pub(super) fn words(text: &str) -> Result<Vec<Word>, Span> {
    let mut words = Vec::new();
    let mut reader = Reader { text, at: 0 };
    while let Some(word) = reader.word(words.is_empty())? {
        words.push(word);
    }
    Ok(words)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn take(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Skips a line break with its escape in front.
    fn continues(&mut self) -> bool {
        for escape in ["\\", "^", "`"] {
            for line_break in ["\r\n", "\n"] {
                let length = escape.len() + line_break.len();
                let is_here = self.rest().strip_prefix(escape).is_some_and(|it| it.starts_with(line_break));
                if is_here {
                    self.at += length;
                    return true;
                }
            }
        }
        false
    }

    /// The next word, or `None` at the end of the command.
    fn word(&mut self, is_first: bool) -> Result<Option<Word>, Span> {
        loop {
            let c = self.rest().chars().next();
            match c {
                _ if self.continues() => {}
                Some('\n') if is_first => self.at += 1,
                Some(c) if c.is_whitespace() && c != '\n' => self.at += c.len_utf8(),
                // A prompt, and no redirection.
                Some('>') if is_first => self.at += 1,
                None | Some('\n' | '|' | ';' | '&' | '>' | '#') => return Ok(None),
                Some(_) => break,
            }
        }
        let start = self.at;
        let mut text = String::new();
        while let Some(c) = self.rest().chars().next() {
            if self.continues() {
                continue;
            }
            if c.is_whitespace() || matches!(c, '|' | ';' | '&' | '>') {
                break;
            }
            self.at += c.len_utf8();
            match c {
                '\'' => self.single(&mut text)?,
                '"' => self.double(&mut text)?,
                '\\' => text.extend(self.take()),
                c => text.push(c),
            }
        }
        Ok(Some(Word { text, span: Span::new(start, self.at) }))
    }

    /// Up to the closing single quote, nothing has a meaning.
    fn single(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        let Some(end) = self.rest().find('\'') else { return Err(Span::new(open, self.text.len())) };
        out.push_str(&self.text[self.at..self.at + end]);
        self.at += end + 1;
        Ok(())
    }

    /// Up to the closing double quote, a backslash escapes some characters and stays before others.
    fn double(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        while let Some(c) = self.take() {
            match c {
                '"' => return Ok(()),
                '\\' => match self.take() {
                    Some('\n') => {}
                    Some(c @ ('"' | '\\' | '$' | '`')) => out.push(c),
                    other => {
                        out.push('\\');
                        out.extend(other);
                    }
                },
                c => out.push(c),
            }
        }
        Err(Span::new(open, self.text.len()))
    }
}
