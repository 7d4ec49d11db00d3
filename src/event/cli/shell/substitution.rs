//! The substitutions of a shell: variables, and the output of commands that only print a text of the script.

use super::Command;
use super::posix::Script;
use crate::text::Span;

impl Script<'_> {
    /// Adds the value of `$…`, or its own text if the value is not known. The dollar sign has been taken.
    pub(super) fn dollar(&mut self, out: &mut String) -> Result<(), Span> {
        let start = self.at - 1;
        if self.rest().starts_with('(') && !self.rest().starts_with("((") && self.may_descend() {
            self.at += 1;
            let commands = self.commands()?;
            let known = match commands.as_slice() {
                [command] => self.printed(command),
                _ => None,
            };
            match known {
                Some(text) if self.has_room(text.len()) => {
                    out.push_str(text.trim_end_matches(['\r', '\n']));
                }
                _ => out.push_str(self.text.get(start..self.at).unwrap_or_default()),
            }
            return Ok(());
        }
        let (name, length) = variable(self.rest());
        self.at += length;
        match self.variables.get(name).cloned() {
            Some(value) if self.has_room(value.len()) => out.push_str(&value),
            _ => out.push_str(self.text.get(start..self.at).unwrap_or_default()),
        }
        Ok(())
    }

    /// Returns the text of a here-document with its variables and escapes put in.
    pub(super) fn expanded(&mut self, body: &str) -> String {
        let mut out = String::new();
        let mut rest = body;
        while let Some(at) = rest.find(['\\', '$']) {
            let (before, behind) = rest.split_at(at);
            out.push_str(before);
            if let Some(escaped) = behind.strip_prefix('\\') {
                let c = escaped.chars().next();
                match c {
                    Some(c @ ('\\' | '$' | '`')) => out.push(c),
                    Some('\n') => {}
                    c => {
                        out.push('\\');
                        out.extend(c);
                    }
                }
                rest = escaped.get(c.map_or(0, char::len_utf8)..).unwrap_or_default();
                continue;
            }
            let (name, length) = variable(behind.get(1..).unwrap_or_default());
            let end = 1 + length;
            match self.variables.get(name).cloned() {
                Some(value) if self.has_room(value.len()) => out.push_str(&value),
                _ => out.push_str(behind.get(..end).unwrap_or_default()),
            }
            rest = behind.get(end..).unwrap_or_default();
        }
        out.push_str(rest);
        out
    }

    /// Returns what a command prints, if it only prints what the script holds: `cat`, `echo`, `printf '%s'`.
    pub(super) fn printed(&self, command: &Command) -> Option<String> {
        let words: Vec<&str> = command.words.iter().map(|word| word.text.as_str()).collect();
        match words.as_slice() {
            ["cat"] | ["cat", "-"] => command.input.clone(),
            ["cat", path] => {
                self.files.iter().rev().find(|(known, _)| known == path).map(|(_, text)| text.clone())
            }
            ["echo", "-n" | "-e" | "-E", words @ ..] | ["echo", words @ ..] => Some(words.join(" ")),
            ["printf", "%s" | "%s\\n" | "%s\n", word] => Some((*word).to_owned()),
            _ => None,
        }
    }
}

/// Returns the name of the variable after a dollar sign, and the length of the reference.
fn variable(rest: &str) -> (&str, usize) {
    if let Some(inner) = rest.strip_prefix('{') {
        let end = inner.find('}');
        return end.map_or(("", 0), |end| (inner.get(..end).unwrap_or_default(), end + 2));
    }
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (rest.get(..length).unwrap_or_default(), length)
}
