//! Values that are excluded.

use super::operand;
use crate::fix::tools::{remove, shown, value_at};
use crate::fix::{FixKind, Miss, QuickFix};
use crate::json::{Kind, Value};
use crate::matching::reason::Reason;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::Excluded { listed, index, .. } = miss.reason else { return Vec::new() };
    let list = operand(miss).map(|operand| match operand.kind() {
        Kind::Object => operand.children().next().unwrap_or(operand),
        _ => operand,
    });
    let entry = list
        .filter(|list| list.kind() == Kind::Array && list.children().count() > 1)
        .and_then(|list| list.children().nth(*index));
    let edits = entry.and_then(|entry: Value| remove(value_at(entry.document(), entry.span())?));
    let label = format!("Remove {} from the array", shown(listed));
    edits.map(|edits| QuickFix { label, edits, kind: FixKind::Remove }).into_iter().collect()
}
