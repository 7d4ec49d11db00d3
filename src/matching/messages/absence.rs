//! The words for fields without a value.

use crate::json::{Kind, quote};
use crate::matching::reason::{Absent, FieldRef, Near, NearKind};

pub(super) fn absent(absent: &Absent) -> String {
    let name = quote(&absent.name);
    let lacks = match absent.parent.path.as_str() {
        "" => format!("The event has no {name}"),
        path if absent.in_elements => format!("No element of {path} has {name}"),
        path => format!("{path} has no {name}"),
    };
    let Some(Near { kind, name: other, field }) = &absent.near else {
        return format!("{lacks}.");
    };
    let path = &field.path;
    let other = quote(other);
    match kind {
        NearKind::Case => format!("{lacks}, but {other}: only the case differs."),
        NearKind::Space => format!("{lacks}, but {other}: mind the space."),
        NearKind::Separators => format!("{lacks}, but {other}."),
        NearKind::Spelling => format!("{lacks}, but {other}. Is that the field?"),
        NearKind::Joined => format!("{lacks}, but {other} as one name."),
        NearKind::Deeper => format!("{lacks}; it stands one level deeper, at {path}."),
        NearKind::Higher => format!("{lacks}; it stands one level higher, at {path}."),
    }
}

pub(super) fn json_text(field: &FieldRef, inside: bool) -> String {
    let path = &field.path;
    if inside {
        format!(
            "{path} is a string with JSON in it. The field is in there, but a pattern cannot look into a string."
        )
    } else {
        format!("{path} is a string with JSON in it, and a pattern cannot look into a string.")
    }
}

pub(super) fn no_value(field: &FieldRef, kind: Kind, empty: bool, inside: Option<&FieldRef>) -> String {
    let path = &field.path;
    match (kind, empty, inside) {
        (Kind::Object, true, _) => format!("{path} is an empty object, which counts as no value."),
        (Kind::Array, true, _) => format!("{path} is an empty array, which counts as no value."),
        (Kind::Object, _, None) => format!("{path} is an object; only the values in it count."),
        (Kind::Object, _, Some(inside)) => {
            format!("{path} is an object; the value that fits is one level deeper, at {}.", inside.path)
        }
        (_, _, None) => format!("{path} is an array without a plain value in it; only such values count."),
        (_, _, Some(inside)) => {
            format!("{path} is an array of objects; the value that fits is at {}.", inside.path)
        }
    }
}
