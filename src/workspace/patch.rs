//! A workspace told by what it has otherwise than another: an object with those keys of [`super::format`] whose values
//! differ; `null` for one that is left out. So an answer to a task is short, and whatever a workspace may hold one day is
//! in it.

use super::format::{Malformed, Unreadable, V1, read};
use super::{Workspace, link};
use crate::json::{self, Document, Kind, ObjectWriter, Value};

/// Returns what `after` has otherwise than `before`, as JSON.
pub fn difference(before: &Workspace, after: &Workspace) -> String {
    let (before, after) = (members(before), members(after));
    let mut changes = ObjectWriter::default();
    for member in values(&after) {
        let key = member.key().unwrap_or_default();
        if get(&before, &key).map(Value::source) != Some(member.source()) {
            changes.json(&key, member.source());
        }
    }
    for member in values(&before) {
        let key = member.key().unwrap_or_default();
        if get(&after, &key).is_none() {
            changes.json(&key, "null");
        }
    }
    changes.close()
}

/// Returns the workspace that [`difference`] told by its changes to `before`.
///
/// # Errors
/// If the changes are no JSON object, or a value in them has another type than its key.
pub fn changed(before: &Workspace, changes: &str) -> Result<Workspace, Unreadable> {
    let changes = json::parse(changes);
    if !changes.problems().is_empty() {
        return Err(Unreadable::Malformed { what: Malformed::Json, line: 1, column: 1 });
    }
    if changes.root().is_none_or(|root| root.kind() != Kind::Object) {
        return Err(Unreadable::NotAWorkspace);
    }
    let before = members(before);
    let mut whole = ObjectWriter::default();
    let kept = values(&before).filter(|member| get(&changes, &member.key().unwrap_or_default()).is_none());
    for member in kept.chain(values(&changes).filter(|member| member.kind() != Kind::Null)) {
        whole.json(&member.key().unwrap_or_default(), member.source());
    }
    read::<V1>(&whole.close()).map(Workspace::from)
}

fn members(workspace: &Workspace) -> Document {
    json::parse(&link::to_json(workspace))
}

fn values(document: &Document) -> impl Iterator<Item = Value<'_>> {
    document.root().into_iter().flat_map(Value::children)
}

fn get<'d>(document: &'d Document, key: &str) -> Option<Value<'d>> {
    document.root()?.get(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;

    #[test]
    fn only_what_differs_is_told() {
        let before = Workspace::default();
        assert_eq!(difference(&before, &before), "{}");
        let mut after = Workspace { pattern: Arc::from("{}"), handler: None, ..before.clone() };
        assert_eq!(difference(&before, &after), r#"{"pattern":"{}","handler":null}"#);
        after.pattern = Arc::from("");
        let changes = difference(&before, &after);
        assert_eq!(changes, r#"{"pattern":null,"handler":null}"#);
        assert_eq!(changed(&before, &changes), Ok(after));
    }

    #[test]
    fn other_texts_are_refused() {
        let before = Workspace::default();
        for text in
            ["", "[]", "7", "{", r#"{"events": 7}"#, r#"{"pattern": {}}"#, r#"{"events": [{"name": 1}]}"#]
        {
            assert!(changed(&before, text).is_err(), "{text}");
        }
        let deep = ["{\"x\":", &"[".repeat(5_000), &"]".repeat(5_000), "}"].concat();
        assert!(changed(&before, &deep).is_err());
        assert_eq!(changed(&before, r#"{"still-to-come": [1]}"#), Ok(before));
    }

    fn workspace() -> impl Strategy<Value = Workspace> {
        let events = prop::collection::vec(("\\PC{0,3}", "\\PC{0,9}", any::<bool>()), 0..4);
        let texts = prop::collection::vec(prop_oneof![Just(String::new()), "\\PC{0,9}"], 3);
        (events, texts, any::<u8>()).prop_map(|(events, texts, switches)| {
            let mut workspace = Workspace::empty();
            workspace.pattern = Arc::from(&*texts[0]);
            workspace.system = Arc::from(&*texts[1]);
            workspace.schedule.expression = Arc::from(&*texts[2]);
            workspace.add_events(events.iter().map(|(name, text, _)| (name.clone(), Arc::from(&**text))));
            for (event, (_, _, is_on)) in workspace.events.iter_mut().zip(&events) {
                event.enabled = *is_on;
            }
            workspace.handler = (switches & 1 == 1).then(|| "snapshot".to_owned());
            workspace.rules_off = vec![String::new(); usize::from(switches >> 6)];
            workspace
        })
    }

    proptest! {
        #[test]
        fn changes_lead_from_one_workspace_to_the_other(before in workspace(), after in workspace()) {
            prop_assert_eq!(changed(&before, &difference(&before, &after)), Ok(after));
        }

        #[test]
        fn no_text_stops_the_reader(text in "\\PC*|\\{(\"(events|pattern|schedule)\":|[\\[\\]{},\"a7]|null)*\\}") {
            let _ = changed(&Workspace::default(), &text);
        }
    }
}
