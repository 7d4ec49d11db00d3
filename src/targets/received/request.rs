//! Helpers that the requests to several services share.

use super::DeliveryInput;
use crate::json::{self, Document, Kind, ObjectWriter, Value, quote};

/// Returns the input as it is, where no more is known of what arrives.
pub(in crate::targets) fn input(delivery: &DeliveryInput) -> (&'static str, String) {
    ("Input", delivery.input.to_owned())
}

/// Returns a request with one member that is a string.
pub(in crate::targets) fn single(key: &str, value: &str) -> String {
    let mut request = ObjectWriter::default();
    request.text(key, value);
    request.close()
}

/// Returns whether an input is an event that was sent as it is.
pub(in crate::targets) fn is_event(root: Value) -> bool {
    root.get("detail-type").is_some() && root.get("source").is_some()
}

/// Returns the object that the target's input made, or `None` for an event that was sent as it is.
pub(in crate::targets) fn own_input(input: &Document) -> Option<Value<'_>> {
    input.root().filter(|root| root.kind() == Kind::Object && !is_event(*root))
}

/// Adds the parameters of a Systems Manager document: the input, unless it is an event that was sent as it
/// is.
pub(in crate::targets) fn add_parameters(request: &mut ObjectWriter, delivery: &DeliveryInput) {
    if let Some(own) = own_input(&json::parse(delivery.input)) {
        request.json("Parameters", &json::compact(own));
    }
}

/// Adds the members of the input that a service reads.
pub(in crate::targets) fn add_members(request: &mut ObjectWriter, input: &Document, keys: &[&str]) {
    for key in keys {
        if let Some(value) = input.root().and_then(|root| root.get(key)) {
            request.json(key, &json::compact(value));
        }
    }
}

/// Returns texts as the elements of a JSON array, without its brackets.
pub(in crate::targets) fn quoted<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    texts.into_iter().map(|text| quote(text.as_ref())).collect::<Vec<_>>().join(",")
}
