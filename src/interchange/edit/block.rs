//! Blocks of YAML: parts put in and taken out with their lines.

use super::changes::{Part, Plan};
use super::style::{Style, Within, indent_at};
use super::yaml;
use crate::interchange::node::{Node, Value};
use crate::text::{Edit, Span};

/// Returns the edits that a plan for a block comes to; `None` if its layout is one that is not known.
pub(super) fn edits(text: &str, style: &Style, node: &Node, plan: &Plan) -> Option<Vec<Edit>> {
    let block = Block { text, style, is_list: !node.is_map(), plan };
    let mut edits = Vec::new();
    for index in (0..plan.parts.len()).filter(|index| plan.removed[*index]) {
        edits.push(Edit::remove(block.lines(index)?));
    }
    for (behind, part) in &plan.added {
        edits.push(block.added(*behind, part)?);
    }
    Some(edits)
}

/// Returns a value in place of a block or of another value.
///
/// `is_in_flow` says that brackets are around it.
pub(super) fn replace(
    text: &str,
    style: &Style,
    node: &Node,
    within: Within,
    is_in_flow: bool,
    new: &Node,
) -> Edit {
    let start = node.span.range().start;
    let source = node.span.of(text);
    let before = text.get(..start).unwrap_or_default();
    let trimmed = before.trim_end();
    let is_flow = source.starts_with(['{', '[']);
    let is_behind_sign = trimmed.ends_with(':') || trimmed.ends_with('-');
    if !is_flow && !is_in_flow && is_behind_sign {
        let line = trimmed.rfind('\n').map_or(0, |at| at + 1);
        let start_of_name = trimmed.get(line..).unwrap_or_default();
        let column = column_of_last(start_of_name, within);
        let span = Span::new(trimmed.len(), end_of(text, node.span).max(trimmed.len()));
        return Edit::replace(span, yaml::behind(style, new, column, within));
    }
    let is_collection = matches!(node.value, Value::Map(_) | Value::List(_));
    let span = if is_collection && !is_flow {
        Span::new(start, end_of(text, node.span).max(start))
    } else {
        node.span
    };
    Edit::replace(span, yaml::in_line(style, new, within))
}

/// Returns the place of the sign (`|` or `>`) of a text of several lines, if there is one at a place: the
/// parser's place begins with the first line. `None` for other values.
pub(super) fn text_start(text: &str, span: Span) -> Option<usize> {
    let before = text.get(..span.range().start)?;
    let head = before.trim_end();
    before.get(head.len()..)?.contains('\n').then_some(())?;
    let sign = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'));
    sign.ends_with(['|', '>']).then(|| sign.len() - 1)
}

/// Returns the column of the name or the dash that a line ends with.
fn column_of_last(line: &str, within: Within) -> usize {
    let indent = line.len() - line.trim_start().len();
    match within {
        Within::Map => {
            // `- name:` is in as far as its name.
            let rest = line.trim_start();
            let inner = rest.trim_start_matches("- ");
            indent + (rest.len() - inner.len())
        }
        Within::List => line.rfind('-').unwrap_or(indent),
    }
}

/// Returns the end of a value without the blanks that the reader counts as part of it.
fn end_of(text: &str, span: Span) -> usize {
    let source = span.of(text);
    span.range().start + source.trim_end().len()
}

/// Returns how much further in than their name the dashes of lists are, near a value.
pub(super) fn dashes(text: &str, node: &Node) -> usize {
    let mut found = None;
    node.visit(&mut |node| {
        for member in node.members() {
            let is_block = !member.node.elements().is_empty() && !member.node.span.of(text).starts_with('[');
            if is_block && found.is_none() {
                let name = column(text, member.name_span.start);
                found = dash(text, member.node.elements()[0].span.start)
                    .map(|dash| column(text, dash).saturating_sub(name));
            }
        }
    });
    found.unwrap_or(2)
}

/// Returns the number of characters before a byte on its line.
fn column(text: &str, offset: u32) -> usize {
    let before = text.get(..offset as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    before.get(start..).unwrap_or_default().chars().count()
}

/// Returns the dash of an element that begins at a byte, if it is on the same line.
fn dash(text: &str, element: u32) -> Option<u32> {
    let before = text.get(..element as usize)?;
    let trimmed = before.trim_end_matches(' ');
    trimmed.ends_with('-').then(|| trimmed.len() as u32 - 1)
}

struct Block<'b> {
    text: &'b str,
    style: &'b Style,
    is_list: bool,
    plan: &'b Plan<'b>,
}

impl Block<'_> {
    /// Returns where a part begins: at its dash, or at its name.
    fn start(&self, index: usize) -> Option<u32> {
        let start = self.plan.parts[index].start;
        if self.is_list { dash(self.text, start) } else { Some(start) }
    }

    /// Returns the end of the last line of a part.
    fn line_end(&self, index: usize) -> usize {
        let end = end_of(self.text, self.plan.parts[index]);
        let behind = self.text.get(end..).unwrap_or_default();
        let line = behind.find('\n').unwrap_or(behind.len());
        end + behind.get(..line).unwrap_or_default().trim_end_matches('\r').len()
    }

    fn lines(&self, index: usize) -> Option<Span> {
        let start = self.start(index)?;
        let line_start = start as usize - indent_at(self.text, start).len().min(start as usize);
        let is_alone = self.text.get(line_start..start as usize)?.trim().is_empty()
            && (line_start == 0 || self.text.as_bytes().get(line_start - 1) == Some(&b'\n'));
        if is_alone {
            let end = self.line_end(index);
            let newline = self.text.get(end..)?.find('\n').map(|at| end + at + 1);
            return match newline {
                Some(next) => Some(Span::new(line_start, next)),
                None => Some(Span::new(line_start.saturating_sub(self.style.line_break.len()), end)),
            };
        }
        // The first part follows the dash or the name of its parent.
        let next = (index + 1..self.plan.parts.len()).find(|next| !self.plan.removed[*next])?;
        (next == index + 1).then_some(())?;
        Some(Span { start, end: self.start(next)? })
    }

    fn added(&self, behind: Option<usize>, part: &Part) -> Option<Edit> {
        let column = column(self.text, self.start(0)?);
        let item = match part {
            Part::Element(node) => format!("-{}", yaml::behind(self.style, node, column, Within::List)),
            Part::Member(member) => yaml::member(self.style, member, column),
        };
        let line_break = self.style.line_break;
        Some(match behind {
            Some(index) => {
                Edit::insert(self.line_end(index) as u32, format!("{line_break}{:column$}{item}", ""))
            }
            None => Edit::insert(self.start(0)?, format!("{item}{line_break}{:column$}", "")),
        })
    }
}
