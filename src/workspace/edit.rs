//! Edits of the list of events.

use super::{EventEntry, MAX_EVENTS, Workspace};
use std::collections::HashSet;
use std::sync::Arc;

impl Workspace {
    /// Adds events (name and text) behind the others and selects the first of them. Says how many
    /// found room.
    pub fn add_events(&mut self, events: impl IntoIterator<Item = (String, Arc<str>)>) -> usize {
        let first = self.events.len();
        for (name, text) in events.into_iter().take(MAX_EVENTS.saturating_sub(first)) {
            let id = self.next_id();
            self.events.push(EventEntry { id, name, text, enabled: true, expected: None, response: None });
        }
        let added = self.events.len() - first;
        if added > 0 {
            self.selected = first;
        }
        added
    }

    /// Takes the event at `index` out. The one that follows it is selected if it was.
    pub fn remove_event(&mut self, index: usize) {
        if index < self.events.len() {
            self.events.remove(index);
            if index < self.selected || self.selected >= self.events.len() {
                self.selected = self.selected.saturating_sub(1);
            }
        }
    }

    /// Puts an event that was taken out back to its place, `index`, and selects it.
    pub fn put_back(&mut self, index: usize, event: EventEntry) {
        if self.events.len() >= MAX_EVENTS {
            return;
        }
        let id = if self.events.iter().any(|other| other.id == event.id) { self.next_id() } else { event.id };
        let index = index.min(self.events.len());
        self.events.insert(index, EventEntry { id, ..event });
        self.selected = index;
    }

    /// Takes out the events with these ids. The selected event stays selected, or else the one with the id
    /// `then`.
    pub fn take_out(&mut self, ids: &[u32], then: Option<u32>) {
        let ids: HashSet<u32> = ids.iter().copied().collect();
        let shown = self.selected_event().map(|event| event.id).filter(|id| !ids.contains(id)).or(then);
        self.events.retain(|event| !ids.contains(&event.id));
        self.selected = self.events.iter().position(|event| Some(event.id) == shown).unwrap_or_default();
    }

    /// Puts a copy of the event at `index` behind it and selects the copy.
    pub fn duplicate_event(&mut self, index: usize) {
        if self.events.len() >= MAX_EVENTS {
            return;
        }
        if let Some(original) = self.events.get(index) {
            let copy = EventEntry {
                id: self.next_id(),
                name: format!("{} copy", original.name),
                ..original.clone()
            };
            self.events.insert(index + 1, copy);
            self.selected = index + 1;
        }
    }

    /// Moves an event from one index of the list to another; the same event stays selected.
    pub fn move_event(&mut self, from: usize, to: usize) {
        if from >= self.events.len() || to >= self.events.len() {
            return;
        }
        let selected = self.events[self.selected].id;
        let event = self.events.remove(from);
        self.events.insert(to, event);
        self.selected = self.events.iter().position(|event| event.id == selected).unwrap_or_default();
    }

    fn next_id(&self) -> u32 {
        self.events.iter().map(|event| event.id).max().map_or(0, |id| id + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(names: &str) -> Workspace {
        let mut workspace = Workspace::empty();
        workspace.add_events(names.chars().map(|name| (name.to_string(), Arc::from("{}"))));
        workspace
    }

    #[track_caller]
    fn check(workspace: &Workspace, names: &str, selected: &str) {
        let found: Vec<&str> = workspace.events.iter().map(|event| event.name.as_str()).collect();
        assert_eq!(found.join(""), names);
        assert_eq!(workspace.selected_event().map_or("", |event| &event.name), selected);
    }

    #[test]
    fn added_events_are_selected() {
        let mut workspace = with("ab");
        assert_eq!(
            workspace.add_events([("c".to_owned(), Arc::from("")), ("d".to_owned(), Arc::from(""))]),
            2
        );
        check(&workspace, "abcd", "c");
        assert_eq!(workspace.add_events([]), 0);
        check(&workspace, "abcd", "c");
    }

    #[test]
    fn removing_keeps_a_selection() {
        let mut workspace = with("abc");
        workspace.selected = 1;
        workspace.remove_event(1);
        check(&workspace, "ac", "c");
        workspace.remove_event(0);
        check(&workspace, "c", "c");
        workspace.remove_event(7);
        workspace.remove_event(0);
        check(&workspace, "", "");
    }

    #[test]
    fn what_was_removed_can_be_put_back() {
        let mut workspace = with("abc");
        let event = workspace.events[1].clone();
        workspace.remove_event(1);
        workspace.put_back(1, event.clone());
        check(&workspace, "abc", "b");
        // Its id is another's by now, and its place is gone.
        workspace.put_back(9, event);
        check(&workspace, "abcb", "b");
        assert_ne!(workspace.events[1].id, workspace.events[3].id);
    }

    #[test]
    fn what_was_added_can_be_taken_out() {
        let mut workspace = with("abcd");
        let ids: Vec<u32> = workspace.events.iter().map(|event| event.id).collect();
        workspace.selected = 2;
        workspace.take_out(&ids[2..], Some(ids[1]));
        check(&workspace, "ab", "b");
        workspace.take_out(&ids[1..], Some(ids[3]));
        check(&workspace, "a", "a");
    }

    #[test]
    fn moving_keeps_the_selected_event() {
        let mut workspace = with("abc");
        workspace.move_event(0, 2);
        check(&workspace, "bca", "a");
        workspace.move_event(0, 1);
        check(&workspace, "cba", "a");
        workspace.move_event(0, 9);
        check(&workspace, "cba", "a");
    }

    #[test]
    fn a_copy_stands_behind_its_original_with_an_id_of_its_own() {
        let mut workspace = with("ab");
        workspace.duplicate_event(0);
        check(&workspace, "aa copyb", "a copy");
        let mut ids: Vec<u32> = workspace.events.iter().map(|event| event.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 3);
    }

    #[test]
    fn there_is_room_for_so_many() {
        let mut workspace = Workspace::empty();
        assert_eq!(workspace.add_events((0..2_000).map(|_| (String::new(), Arc::from("")))), MAX_EVENTS);
        workspace.duplicate_event(0);
        assert_eq!(workspace.events.len(), MAX_EVENTS);
    }
}
