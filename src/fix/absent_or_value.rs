//! Fields that may all be absent, of which one is meant to be there.

use super::tools::is_in_or;
use super::{FixKind, QuickFix, replace};
use crate::json::{Kind, Layout, Value, quote};

/// Returns the fix that makes each field of an object a branch of `$or`, without the matchers for its absence. `None`
/// if not all of its members are fields with a matcher for absence and another one, or within another `$or`.
pub(super) fn one_required(object: Value) -> Option<QuickFix> {
    if is_in_or(object) || object.kind() != Kind::Object || object.children().count() < 2 {
        return None;
    }
    let layout = Layout::of(object.document());
    let branch = |field: Value| {
        let key = field.key()?;
        let (absent, others): (Vec<Value>, Vec<Value>) = field.children().partition(|one| is_absence(*one));
        if absent.is_empty() || others.is_empty() || field.kind() != Kind::Array {
            return None;
        }
        let others: Vec<String> = others.iter().map(|one| one.source().to_owned()).collect();
        Some(layout.operator(quote(&key).trim_matches('"'), &layout.list(&others)))
    };
    let branches: Vec<String> = object.children().map(branch).collect::<Option<_>>()?;
    let text = layout.operator("$or", &layout.list(&branches));
    Some(replace(FixKind::Narrow, object.span(), text, "Require one of them with $or"))
}

/// Returns whether a matcher is `{"exists": false}`.
fn is_absence(matcher: Value) -> bool {
    matcher.kind() == Kind::Object && matcher.get("exists").is_some_and(|exists| exists.kind() == Kind::False)
}
