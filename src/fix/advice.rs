//! Fixes for advice.

use super::tools::value_at;
use super::{QuickFix, absent_or_value, anything_but, apply, for_names, misplaced};
use crate::json::Value;
use crate::lint::{self, Diagnostic};
use crate::pattern::{self, Parsed};

/// Returns the fixes for a piece of advice, which is gone then; empty where only the author knows what is meant.
pub fn for_advice(parsed: &Parsed, diagnostic: &Diagnostic) -> Vec<QuickFix> {
    let mut fixes = match diagnostic.lint.id {
        "unknown-envelope-key" => {
            let renames = for_names(parsed).into_iter();
            renames.filter(|fix| fix.edits.iter().any(|edit| edit.span == diagnostic.span)).collect()
        }
        "operator-as-field" => {
            let member = value_at(&parsed.document, diagnostic.span);
            member.and_then(misplaced::outermost).into_iter().collect()
        }
        "matches-everything" => {
            let leaf = parsed.pattern.leaves.iter().find(|leaf| leaf.span == diagnostic.span);
            leaf.and_then(|leaf| anything_but::in_one(parsed, leaf)).into_iter().collect()
        }
        "absent-or-value" => {
            let field = value_at(&parsed.document, diagnostic.span).and_then(Value::parent);
            field.and_then(absent_or_value::one_required).into_iter().collect()
        }
        _ => Vec::new(),
    };
    fixes.retain(|fix| is_solved(parsed, diagnostic, fix));
    fixes
}

/// Whether the fixed pattern is one, and gets this advice less often.
fn is_solved(before: &Parsed, diagnostic: &Diagnostic, fix: &QuickFix) -> bool {
    let after = pattern::parse(&apply(before.document.text(), &fix.edits));
    let id = diagnostic.lint.id;
    let count = |parsed: &Parsed| lint::advise(parsed, &[]).iter().filter(|it| it.lint.id == id).count();
    after.misunderstanding().is_none() && count(&after) < count(before)
}
