//! The visitor's own workspaces, as the browser keeps them. It needs no browser, so that its tests run natively
//! (`tests/page.rs`).
//!
//! The workspace on show is under a key of its own, as when there was only one, and its id and name under
//! another. Each other workspace has a key with its id, and its name on the first line of the value: so no
//! list can disagree with the workspaces, and a damaged one damages no other.

/// The text of the workspace on show.
pub(crate) const OWN: &str = "eventbridge-playground.workspace";
/// Its id and its name, on two lines. Without it, it is the first workspace, whose id is empty.
pub(crate) const ON_SHOW: &str = "eventbridge-playground.on-show";
/// With an id behind it: another workspace, its name on the first line and then its text.
pub(crate) const OTHERS: &str = "eventbridge-playground.workspace.";

/// More workspaces than this are not kept.
pub(crate) const MOST: usize = 100;

/// Longer names are cut, in characters.
const MAX_NAME: usize = 80;

/// A store of texts by key.
pub(crate) trait Store {
    fn get(&self, key: &str) -> Option<String>;
    /// Says whether the text is kept; if not, what was there before still is.
    fn set(&self, key: &str, text: &str) -> bool;
    fn remove(&self, key: &str);
    fn keys(&self) -> Vec<String>;
}

/// A workspace that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// The reason for which nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There are [`MOST`].
    TooMany,
    /// The store is full, or not allowed.
    Full,
    /// The workspace is no longer there.
    Gone,
}

/// Returns the first line of a value, and the rest.
pub(crate) fn split(value: &str) -> (&str, &str) {
    value.split_once('\n').unwrap_or((value, ""))
}

/// Returns the workspace on show.
pub(crate) fn on_show(store: &impl Store) -> Kept {
    let value = store.get(ON_SHOW).unwrap_or_default();
    let (id, name) = split(&value);
    Kept { id: id.to_owned(), name: shown_name(name) }
}

/// Returns all workspaces, by name.
pub(crate) fn all(store: &impl Store) -> Vec<Kept> {
    let shown = on_show(store);
    let keys = store.keys();
    let others = keys.iter().filter_map(|key| {
        let id = key.strip_prefix(OTHERS).filter(|id| *id != shown.id)?;
        Some(Kept { id: id.to_owned(), name: shown_name(split(&store.get(key)?).0) })
    });
    let mut all: Vec<Kept> = others.chain([shown.clone()]).collect();
    all.sort_by_cached_key(|kept| (kept.name.to_lowercase(), kept.id.clone()));
    all
}

/// Returns the text of a workspace; `None` if there is none with this id.
pub(crate) fn text(store: &impl Store, id: &str) -> Option<String> {
    if on_show(store).id == id {
        return store.get(OWN);
    }
    Some(split(&store.get(&key(id))?).1.to_owned())
}

/// Returns the name, or the name with the first number from 2 on that no workspace has.
pub(crate) fn free_name(store: &impl Store, name: &str) -> String {
    let all = all(store);
    let is_free = |name: &str| all.iter().all(|kept| kept.name != name);
    if is_free(name) {
        return name.to_owned();
    }
    // One of them is free, as there are no more workspaces.
    (2..MOST + 2).map(|number| format!("{name} {number}")).find(|name| is_free(name)).unwrap_or_default()
}

/// Puts a new workspace on show, beside the others.
pub(crate) fn begin(store: &impl Store, id: &str, name: &str, text: &str) -> Result<(), Refusal> {
    if all(store).len() >= MOST {
        return Err(Refusal::TooMany);
    }
    show(store, id, &clean(name), text)
}

/// Puts another workspace on show.
pub(crate) fn switch(store: &impl Store, id: &str) -> Result<(), Refusal> {
    if on_show(store).id == id {
        return Ok(());
    }
    let value = store.get(&key(id)).ok_or(Refusal::Gone)?;
    let (name, text) = split(&value);
    show(store, id, name, text)?;
    store.remove(&key(id));
    Ok(())
}

/// Takes the only workspace away, if it still has this text.
pub(crate) fn forget_only(store: &impl Store, text: &str) {
    if all(store).len() == 1 && store.get(OWN).as_deref() == Some(text) {
        store.remove(OWN);
        store.remove(ON_SHOW);
    }
}

/// Names a workspace.
pub(crate) fn rename(store: &impl Store, id: &str, name: &str) -> Result<(), Refusal> {
    let name = clean(name);
    let is_kept = if on_show(store).id == id {
        store.set(ON_SHOW, &[id, "\n", &name].concat())
    } else {
        let value = store.get(&key(id)).ok_or(Refusal::Gone)?;
        store.set(&key(id), &[&name, "\n", split(&value).1].concat())
    };
    if is_kept { Ok(()) } else { Err(Refusal::Full) }
}

/// Removes a workspace that is not on show, and returns what [`put_back`] needs.
pub(crate) fn remove(store: &impl Store, id: &str) -> Option<String> {
    let value = store.get(&key(id)).filter(|_| on_show(store).id != id)?;
    store.remove(&key(id));
    Some(value)
}

/// Puts a workspace that was taken away back; says whether it is there.
pub(crate) fn put_back(store: &impl Store, id: &str, value: &str) -> bool {
    store.get(&key(id)).is_some() || store.set(&key(id), value)
}

/// Keeps what is on show among the others, and puts this in its place.
fn show(store: &impl Store, id: &str, name: &str, text: &str) -> Result<(), Refusal> {
    let before = store.get(ON_SHOW);
    let (old_id, old_name) = before.as_deref().map(split).unwrap_or_default();
    let old_key = key(old_id);
    if let Some(own) = store.get(OWN)
        && !store.set(&old_key, &[old_name, "\n", &own].concat())
    {
        return Err(Refusal::Full);
    }
    if store.set(ON_SHOW, &[id, "\n", name].concat()) && store.set(OWN, text) {
        return Ok(());
    }
    match &before {
        // It was there before, so there is room for it.
        Some(before) => drop(store.set(ON_SHOW, before)),
        None => store.remove(ON_SHOW),
    }
    store.remove(&old_key);
    Err(Refusal::Full)
}

fn key(id: &str) -> String {
    [OTHERS, id].concat()
}

fn clean(name: &str) -> String {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
    name.trim_end().to_owned()
}

/// Returns a name as it is shown: one that was never given is that of the first workspace.
fn shown_name(name: &str) -> String {
    if name.is_empty() { "My workspace".to_owned() } else { clean(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    /// Keeps at most so many bytes.
    struct Memory(RefCell<BTreeMap<String, String>>, usize);

    impl Memory {
        fn new(room: usize) -> Self {
            Self(RefCell::default(), room)
        }

        fn with_first(text: &str) -> Self {
            let store = Self::new(usize::MAX);
            store.set(OWN, text);
            store
        }

        fn state(&self) -> BTreeMap<String, String> {
            self.0.borrow().clone()
        }
    }

    impl Store for Memory {
        fn get(&self, key: &str) -> Option<String> {
            self.0.borrow().get(key).cloned()
        }

        fn set(&self, key: &str, text: &str) -> bool {
            let mut kept = self.0.borrow_mut();
            let others = kept.iter().filter(|(other, _)| *other != key);
            let used: usize = others.map(|(key, text)| key.len() + text.len()).sum();
            if used + key.len() + text.len() > self.1 {
                return false;
            }
            kept.insert(key.to_owned(), text.to_owned());
            true
        }

        fn remove(&self, key: &str) {
            self.0.borrow_mut().remove(key);
        }

        fn keys(&self) -> Vec<String> {
            self.0.borrow().keys().cloned().collect()
        }
    }

    fn names(store: &Memory) -> Vec<String> {
        all(store).into_iter().map(|kept| kept.name).collect()
    }

    #[test]
    fn what_was_kept_before_there_were_several_is_the_first() {
        let store = Memory::with_first("one");
        assert_eq!(all(&store), [Kept { id: String::new(), name: "My workspace".to_owned() }]);
        assert_eq!(text(&store, "").as_deref(), Some("one"));
        begin(&store, "b", "Orders", "two").unwrap();
        assert_eq!(store.get(OWN).as_deref(), Some("two"));
        assert_eq!(names(&store), ["My workspace", "Orders"]);
        assert_eq!((text(&store, "").as_deref(), text(&store, "b").as_deref()), (Some("one"), Some("two")));
        switch(&store, "").unwrap();
        assert_eq!(store.get(OWN).as_deref(), Some("one"));
        assert_eq!(text(&store, "b").as_deref(), Some("two"));
        assert_eq!(on_show(&store).name, "My workspace");
    }

    #[test]
    fn workspaces_are_renamed_removed_and_put_back() {
        let store = Memory::with_first("one");
        begin(&store, "b", "Orders", "two").unwrap();
        rename(&store, "", "Alarms\n\u{7}").unwrap();
        rename(&store, "b", "  Bills ").unwrap();
        assert_eq!(names(&store), ["Alarms", "Bills"]);
        assert_eq!(remove(&store, "b"), None, "it is on show");
        let removed = remove(&store, "").unwrap();
        assert_eq!(names(&store), ["Bills"]);
        assert_eq!(switch(&store, ""), Err(Refusal::Gone));
        assert_eq!(rename(&store, "", "x"), Err(Refusal::Gone));
        assert!(put_back(&store, "", &removed));
        assert_eq!((names(&store).len(), text(&store, "").as_deref()), (2, Some("one")));
        rename(&store, "", "").unwrap();
        assert_eq!(names(&store), ["Bills", "My workspace"]);
    }

    #[test]
    fn the_only_one_is_forgotten_unless_it_was_changed() {
        let store = Memory::new(usize::MAX);
        begin(&store, "a", "From a link", "theirs").unwrap();
        forget_only(&store, "changed");
        assert_eq!(text(&store, "a").as_deref(), Some("theirs"));
        begin(&store, "b", "Second", "theirs").unwrap();
        forget_only(&store, "theirs");
        assert_eq!(all(&store).len(), 2);
        switch(&store, "a").unwrap();
        remove(&store, "b").unwrap();
        forget_only(&store, "theirs");
        assert_eq!(store.state(), BTreeMap::new());
    }

    #[test]
    fn a_new_name_is_one_that_no_other_has() {
        let store = Memory::with_first("one");
        assert_eq!(free_name(&store, "Workspace"), "Workspace");
        for (id, expected) in [("a", "Workspace"), ("b", "Workspace 2"), ("c", "Workspace 3")] {
            let name = free_name(&store, "Workspace");
            assert_eq!(name, expected);
            begin(&store, id, &name, "").unwrap();
        }
    }

    #[test]
    fn a_hundred_are_kept_and_one_more_is_refused() {
        let store = Memory::with_first("first");
        for number in 1..MOST {
            begin(&store, &number.to_string(), &format!("Number {number:03}"), &number.to_string()).unwrap();
        }
        assert_eq!(begin(&store, "more", "More", ""), Err(Refusal::TooMany));
        assert_eq!(all(&store).len(), MOST);
        for number in (1..MOST).rev() {
            switch(&store, &number.to_string()).unwrap();
            assert_eq!(store.get(OWN), Some(number.to_string()));
        }
        assert_eq!(all(&store).len(), MOST);
        assert_eq!(text(&store, "").as_deref(), Some("first"));
    }

    #[test]
    fn where_there_is_no_room_all_stays_as_it_was() {
        let mut refused = 0;
        for room in 60..600 {
            let store = Memory(RefCell::default(), usize::MAX);
            store.set(OWN, &"1".repeat(60));
            begin(&store, "b", "Second", &"2".repeat(90)).unwrap();
            let store = Memory(store.0, room);
            let before = store.state();
            for attempt in [switch(&store, ""), begin(&store, "c", "Third", "3")] {
                if attempt.is_err() {
                    refused += 1;
                    assert_eq!(attempt, Err(Refusal::Full));
                    assert_eq!(store.state(), before, "{room}");
                } else {
                    break;
                }
            }
        }
        assert!(refused > 100, "{refused}");
    }

    #[test]
    fn a_spoilt_value_spoils_no_other() {
        let store = Memory::with_first("one");
        begin(&store, "b", "Orders", "two").unwrap();
        store.set(&key("x"), "");
        store.set(&key("y"), "no second line");
        store.set(ON_SHOW, "");
        assert_eq!(on_show(&store).id, "");
        assert_eq!(names(&store), ["My workspace", "My workspace", "no second line"]);
        assert_eq!(text(&store, "x").as_deref(), Some(""));
    }
}
