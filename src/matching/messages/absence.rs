//! Messages about fields without a value.

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
        NearKind::Case => format!("{lacks}. Did you mean {other}? Only the case differs."),
        NearKind::Space => format!("{lacks}. Did you mean {other}? Only the spaces differ."),
        NearKind::Separators | NearKind::Spelling => format!("{lacks}. Did you mean {other}?"),
        NearKind::Joined => format!("{lacks}. Did you mean the single field {other}?"),
        NearKind::Deeper => format!("{lacks}. The field is one level deeper, at {path}."),
        NearKind::Higher => format!("{lacks}. The field is one level higher, at {path}."),
    }
}

pub(super) fn json_text(field: &FieldRef, inside: bool) -> String {
    let path = &field.path;
    // The fields in which records of queues and streams hold the sender's data.
    if matches!(path.as_str(), "body" | "data" | "kinesis.data" | "value") {
        return format!(
            "{path} is a string that contains JSON. Pipes and Lambda filters parse it before they match. To try \
             one here, replace the string with the JSON."
        );
    }
    if inside {
        format!(
            "{path} is a string that contains JSON. The field is in it, but patterns can't look inside strings."
        )
    } else {
        format!("{path} is a string that contains JSON, and patterns can't look inside strings.")
    }
}

pub(super) fn no_value(field: &FieldRef, kind: Kind, empty: bool, inside: Option<&FieldRef>) -> String {
    let path = &field.path;
    match (kind, empty, inside) {
        (Kind::Object, true, _) => format!("{path} is an empty object, which counts as no value."),
        (Kind::Array, true, _) => format!("{path} is an empty array, which counts as no value."),
        (Kind::Object, _, None) => format!("{path} is an object. Only the values inside it can match."),
        (Kind::Object, _, Some(inside)) => {
            format!("{path} is an object. The matching value is one level deeper, at {}.", inside.path)
        }
        (_, _, None) => format!("{path} is an array with no plain values, so nothing in it can match."),
        (_, _, Some(inside)) => {
            format!("{path} is an array of objects. The matching value is at {}.", inside.path)
        }
    }
}
