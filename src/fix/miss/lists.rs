//! One more matcher in the field's list.

use super::source;
use crate::fix::tools::{shown, value_at};
use crate::fix::{FixKind, Miss, QuickFix};
use crate::json::Layout;
use crate::matching::reason::Reason;
use crate::text::Edit;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    // Longer values are hardly meant to be written into a pattern.
    const MOST: usize = 256;
    let layout = Layout::of(&miss.parsed.document);
    let (matcher, label, kind) = match (miss.reason, source(miss)) {
        (Reason::Excluded { .. }, _) => return Vec::new(),
        (Reason::Absent(absent), _) if absent.near.is_none() && miss.alone => {
            let label = "Also match events without it".to_owned();
            (layout.operator("exists", "false"), label, FixKind::Widen)
        }
        (_, Some(value)) if value.len() <= MOST => {
            (value.to_owned(), format!("Add {} to the array", shown(value)), FixKind::AddValue)
        }
        _ => return Vec::new(),
    };
    let list = value_at(&miss.parsed.document, miss.parsed.pattern.leaf(miss.leaf).span);
    let edit: Option<Edit> = list.map(|list| layout.append_element(list, &matcher));
    edit.map(|edit| QuickFix { label, edits: vec![edit], kind }).into_iter().collect()
}
