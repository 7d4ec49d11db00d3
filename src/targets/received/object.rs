//! Writing an object member by member.

use crate::json::quote;

/// An object that is being written, without space.
#[derive(Default)]
pub(super) struct Object {
    members: String,
}

impl Object {
    /// Adds a member that is JSON already.
    pub(super) fn json(&mut self, key: &str, value: &str) {
        if !self.members.is_empty() {
            self.members.push(',');
        }
        self.members.push_str(&quote(key));
        self.members.push(':');
        self.members.push_str(value);
    }

    /// Adds a member that is a string.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.json(key, &quote(value));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(super) fn close(self) -> String {
        format!("{{{}}}", self.members)
    }
}
