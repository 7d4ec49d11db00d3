//! Values of YAML as blocks.

use super::style::{Style, Within};
use crate::interchange::node::{Member, Node, Value};
pub(super) use crate::interchange::write::yaml::{
    double_quoted, is_printable_text as is_printable, number, scalar,
};

/// Returns a value after a name or a dash at a column, including the space or the line break before it.
pub(super) fn behind(style: &Style, node: &Node, column: usize, within: Within) -> String {
    let unit = style.unit.len().max(1);
    match &node.value {
        Value::Map(members) if !members.is_empty() && is_block(style, within) => match within {
            Within::Map => {
                let indent = column + unit;
                let lines =
                    members.iter().map(|member| line(style, indent, &self::member(style, member, indent)));
                lines.collect()
            }
            Within::List => {
                let indent = column + 2;
                let mut lines = members.iter().map(|member| self::member(style, member, indent));
                let first = lines.next().unwrap_or_default();
                let others: String = lines.map(|member| line(style, indent, &member)).collect();
                format!(" {first}{others}")
            }
        },
        Value::List(elements) if !elements.is_empty() && style.spreads.lists => {
            let indent = if within == Within::Map { column + style.dashes } else { column + 2 };
            let element = |element: &Node| {
                line(style, indent, &format!("-{}", behind(style, element, indent, Within::List)))
            };
            elements.iter().map(element).collect()
        }
        _ => format!(" {}", in_line(style, node, within)),
    }
}

/// Returns a member of a block whose names are at a column.
pub(super) fn member(style: &Style, member: &Member, column: usize) -> String {
    format!("{}:{}", style.name(&member.name), behind(style, &member.node, column, Within::Map))
}

fn is_block(style: &Style, within: Within) -> bool {
    if within == Within::Map { style.spreads.maps } else { style.spreads.maps_in_lists }
}

fn line(style: &Style, indent: usize, text: &str) -> String {
    format!("{}{:indent$}{text}", style.line_break, "")
}

/// Returns a value in one line.
pub(super) fn in_line(style: &Style, node: &Node, within: Within) -> String {
    style.in_one_line().value(node, "", within)
}
