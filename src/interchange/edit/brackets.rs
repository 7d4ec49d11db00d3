//! Parts between brackets: put in and taken out with their commas and lines.

use super::changes::{Part, Plan, written};
use super::style::{Style, Syntax, indent_at};
use crate::interchange::node::Node;
use crate::text::{Edit, Span};

/// A list, an object or the arguments of a call.
pub(super) struct Brackets<'b> {
    text: &'b str,
    style: &'b Style,
    parts: &'b [Span],
    /// The offset of the closing bracket.
    close: usize,
    is_call: bool,
    /// Whether each part is on a line of its own.
    is_spread: bool,
    /// Whether lines end without a comma, as those of HCL's objects may.
    is_bare: bool,
}

impl<'b> Brackets<'b> {
    /// Looks at a value; `None` if it has no brackets.
    pub(super) fn of(text: &'b str, style: &'b Style, node: &Node, parts: &'b [Span]) -> Option<Self> {
        let source = node.span.of(text);
        let is_call = node.is_map() && !source.starts_with('{') && source.ends_with(')');
        let is_closed = (source.starts_with('[') && source.ends_with(']'))
            || (source.starts_with('{') && source.ends_with('}'))
            || (source.ends_with(')') && style.syntax == Syntax::Python);
        let close = (node.span.end as usize).checked_sub(1).filter(|_| is_closed)?;
        let first = parts.first()?;
        let before = text.get(node.span.range().start..first.range().start)?;
        let is_spread = before.contains('\n');
        let mut brackets = Self { text, style, parts, close, is_call, is_spread, is_bare: false };
        let is_hcl_object = style.syntax == Syntax::Hcl && node.is_map();
        brackets.is_bare =
            is_hcl_object && is_spread && (0..parts.len()).all(|index| brackets.comma(index).is_none());
        Some(brackets)
    }

    /// Returns the edits that a plan comes to; `None` if the layout is one that is not known.
    pub(super) fn edits(&self, plan: &Plan) -> Option<Vec<Edit>> {
        let mut edits = self.removals(&plan.removed)?;
        let mut at = 0;
        while at < plan.added.len() {
            let behind = plan.added[at].0;
            let run = plan.added[at..].iter().take_while(|(other, _)| *other == behind).count();
            let parts: Vec<&Part> = plan.added[at..at + run].iter().map(|(_, part)| part).collect();
            match behind {
                Some(index) => edits.extend(self.behind(index, &parts)?),
                None => edits.push(self.in_front(&parts)),
            }
            at += run;
        }
        Some(edits)
    }

    /// Returns what follows a part, up to the next one or the bracket.
    fn gap(&self, index: usize) -> (usize, &'b str) {
        let start = self.parts[index].range().end;
        let end = self.parts.get(index + 1).map_or(self.close, |next| next.range().start);
        (start, self.text.get(start..end).unwrap_or_default())
    }

    /// Returns the place of the comma after a part; commas in comments do not count.
    fn comma(&self, index: usize) -> Option<usize> {
        let (start, gap) = self.gap(index);
        let bytes = gap.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &gap[at..];
            let is_line_comment = match self.style.syntax {
                Syntax::Json => false,
                Syntax::Yaml | Syntax::Python => rest.starts_with('#'),
                Syntax::Hcl => rest.starts_with('#') || rest.starts_with("//"),
                Syntax::JavaScript => rest.starts_with("//"),
            };
            if is_line_comment {
                at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            } else if bytes[at] == b',' {
                return Some(start + at);
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        None
    }

    /// Returns the end of the line on which a part ends, if only its comma and a comment follow, else `None`.
    fn line_end(&self, index: usize) -> Option<usize> {
        let (start, gap) = self.gap(index);
        let end = gap.find('\n')?;
        Some(start + gap.get(..end)?.trim_end_matches('\r').len())
    }

    fn indent(&self) -> &'b str {
        self.parts.first().map_or("", |first| indent_at(self.text, first.start))
    }

    fn lines(&self, parts: &[&Part]) -> Vec<String> {
        let indent = self.indent();
        parts.iter().map(|part| written(self.style, part, self.is_call, indent)).collect()
    }

    fn behind(&self, index: usize, parts: &[&Part]) -> Option<Vec<Edit>> {
        let items = self.lines(parts);
        let end = self.parts[index].end;
        let Some(line_end) = self.line_end(index).filter(|_| self.is_spread) else {
            let comma = self.style.comma();
            let items: String = items.iter().map(|item| [comma, item.as_str()].concat()).collect();
            return Some(vec![Edit::insert(end, items)]);
        };
        let line = format!("{}{}", self.style.line_break, self.indent());
        if self.is_bare {
            let items: String =
                items.iter().map(|item| [line.as_str(), &self.aligned(index, item)].concat()).collect();
            return Some(vec![Edit::insert(line_end as u32, items)]);
        }
        match self.comma(index) {
            Some(comma) if comma < line_end => {
                let items: String = items.iter().map(|item| [line.as_str(), item, ","].concat()).collect();
                Some(vec![Edit::insert(line_end as u32, items)])
            }
            // A comma at the start of the next line.
            Some(_) => None,
            None => {
                let items = items.join(&format!(",{line}"));
                Some(vec![Edit::insert(end, ","), Edit::insert(line_end as u32, format!("{line}{items}"))])
            }
        }
    }

    fn in_front(&self, parts: &[&Part]) -> Edit {
        let between = match (self.is_spread, self.is_bare) {
            (true, true) => format!("{}{}", self.style.line_break, self.indent()),
            (true, false) => format!(",{}{}", self.style.line_break, self.indent()),
            (false, _) => self.style.comma().to_owned(),
        };
        let items: String = self.lines(parts).iter().map(|item| [item.as_str(), &between].concat()).collect();
        Edit::insert(self.parts[0].start, items)
    }

    /// Returns a member of HCL with its sign of equality below that of a neighbour.
    fn aligned(&self, index: usize, item: &str) -> String {
        let neighbour = self.parts[index].of(self.text);
        let column = neighbour.find(" = ").map(|at| at + 1);
        match (column, item.split_once(" = ")) {
            (Some(column), Some((name, value))) if name.len() < column => {
                format!("{name:<width$} = {value}", width = column - 1)
            }
            _ => item.to_owned(),
        }
    }

    fn removals(&self, removed: &[bool]) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        let mut at = 0;
        while at < removed.len() {
            if !removed[at] {
                at += 1;
                continue;
            }
            let run = removed[at..].iter().take_while(|removed| **removed).count();
            self.remove(at, at + run - 1, &mut edits)?;
            at += run;
        }
        Some(edits)
    }

    /// Takes away the parts from `first` to `last`.
    fn remove(&self, first: usize, last: usize, edits: &mut Vec<Edit>) -> Option<()> {
        let before = first.checked_sub(1);
        let is_at_end = last + 1 == self.parts.len();
        if let Some(lines) = self.whole_lines(first, last) {
            edits.push(Edit::remove(lines));
            if is_at_end
                && self.comma(last).is_none()
                && let Some(comma) = before.and_then(|before| self.comma(before))
            {
                edits.push(Edit::remove(Span::new(comma, comma + 1)));
            }
            return Some(());
        }
        let span = match (self.parts.get(last + 1), before) {
            (Some(next), _) => Span { start: self.parts[first].start, end: next.start },
            (None, Some(before)) => Span { start: self.parts[before].end, end: self.parts[last].end },
            (None, None) => return None,
        };
        edits.push(Edit::remove(span));
        Some(())
    }

    /// Returns the lines of some parts if nothing else is on them, else `None`.
    fn whole_lines(&self, first: usize, last: usize) -> Option<Span> {
        let start = self.parts[first].range().start;
        let line_start = start - indent_at(self.text, start as u32).len();
        let is_first_on_line = line_start == 0 || self.text.as_bytes().get(line_start - 1) == Some(&b'\n');
        let end = self.line_end(last)?;
        let behind = self.text.get(end..)?;
        let newline = behind.find('\n')? + 1;
        let starts_line = self.text.get(line_start..start)?.trim().is_empty();
        (is_first_on_line && starts_line).then(|| Span::new(line_start, end + newline))
    }
}
