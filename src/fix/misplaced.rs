//! Operators in the place of a field's name: into the field's array with them.

use super::{FixKind, QuickFix, replace};
use crate::json::{Kind, Layout, Value, quote};
use crate::pattern::{holds_fields, operator_named};

/// Returns the fix for an object whose members are all operators, or `None` for any other object.
/// `{"suffix": [".zip"]}` becomes `[{"suffix": ".zip"}]`.
pub(super) fn fix(object: Value) -> Option<QuickFix> {
    let is_meant = object.kind() == Kind::Object
        && object.key().is_some_and(|key| key != "$or" && !holds_fields(&key))
        && object.children().next().is_some();
    if !is_meant {
        return None;
    }
    let layout = Layout::of(object.document());
    if let Some(wildcard) = both_ends(object, &layout) {
        let label = format!("Change to {}", super::tools::shown(&wildcard));
        return Some(replace(FixKind::Operator, object.span(), format!("[{wildcard}]"), label));
    }
    let matchers: Vec<Vec<String>> =
        object.children().map(|member| matchers_of(member, &layout)).collect::<Option<_>>()?;
    let list = layout.list(&matchers.concat());
    let label = match object.children().next().and_then(Value::key) {
        Some(name) if matchers.len() == 1 => format!("Make {name} an operator"),
        _ => "Make them operators, of which one must match".to_owned(),
    };
    Some(replace(FixKind::Operator, object.span(), list, label))
}

/// Returns the fix for the outermost object of operators around a value: `prefix` may lie in `anything-but`.
pub(super) fn outermost(value: Value) -> Option<QuickFix> {
    std::iter::successors(Some(value), |at| at.parent()).filter_map(fix).last()
}

/// Returns the wildcard that means the same as one `prefix` and one `suffix` together, or `None` if the object
/// holds anything else.
pub(super) fn both_ends(object: Value, layout: &Layout) -> Option<String> {
    let members: Vec<Value> = object.children().collect();
    let named = |name: &str| members.iter().find(|member| member.key().is_some_and(|key| key == name));
    let (begin, end) = (named("prefix")?, named("suffix")?);
    let text = |operand: &Value| {
        let only = if operand.kind() == Kind::Array { operand.children().next()? } else { *operand };
        let is_only = operand.kind() != Kind::Array || operand.children().count() == 1;
        only.as_str().filter(|text| is_only && !text.is_empty()).map(|text| escaped(&text))
    };
    let wildcard = quote(&format!("{}*{}", text(begin)?, text(end)?));
    (members.len() == 2).then(|| layout.operator("wildcard", &wildcard))
}

/// Returns the text as a wildcard that matches only itself.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}

/// Returns a member with an operator's name as matchers, one for each text that the operator takes.
fn matchers_of(member: Value, layout: &Layout) -> Option<Vec<String>> {
    let name = member.key()?.into_owned();
    let all =
        |operands: Vec<String>| operands.iter().map(|operand| layout.operator(&name, operand)).collect();
    if matches!(name.as_str(), "=" | "<" | "<=" | ">" | ">=") {
        let number = only(member, Kind::Number)?;
        let list = layout.list(&[quote(&name), number.source().to_owned()]);
        return Some(vec![layout.operator("numeric", &list)]);
    }
    match operator_named(&name)?.name {
        "numeric" | "anything-but" => Some(vec![layout.operator(&name, member.source())]),
        "exists" => {
            let value = only(member, Kind::True).or_else(|| only(member, Kind::False))?;
            Some(vec![layout.operator(&name, value.source())])
        }
        "prefix" | "suffix" if member.kind() == Kind::Object => {
            let inner = member.children().next().filter(|_| member.children().count() == 1)?;
            let is_nested = inner.key().is_some_and(|key| key == "equals-ignore-case");
            is_nested.then(|| matchers_of(inner, layout)).flatten().map(all)
        }
        _ => texts(member).map(all),
    }
}

/// Returns the value, or the only element of an array, if it is of this kind.
fn only(value: Value, kind: Kind) -> Option<Value> {
    let mut elements = value.children();
    match value.kind() {
        Kind::Array => elements.next().filter(|first| first.kind() == kind && elements.next().is_none()),
        own => (own == kind).then_some(value),
    }
}

/// Returns a string, or the strings of an array, as they are written.
fn texts(value: Value) -> Option<Vec<String>> {
    let text = |value: Value| (value.kind() == Kind::String).then(|| value.source().to_owned());
    match value.kind() {
        Kind::Array => value.children().map(text).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty()),
        _ => text(value).map(|text| vec![text]),
    }
}
