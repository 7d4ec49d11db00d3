//! Writing an object member by member.

use crate::json::quote;

/// An object that is being written, without space.
#[derive(Default)]
pub(in crate::targets) struct Object {
    members: String,
}

impl Object {
    /// Adds a member that is JSON already.
    pub(in crate::targets) fn json(&mut self, key: &str, value: &str) {
        if !self.members.is_empty() {
            self.members.push(',');
        }
        self.members.push_str(&quote(key));
        self.members.push(':');
        self.members.push_str(value);
    }

    /// Adds a member that is a string.
    pub(in crate::targets) fn text(&mut self, key: &str, value: &str) {
        self.json(key, &quote(value));
    }

    pub(in crate::targets) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(in crate::targets) fn close(self) -> String {
        format!("{{{}}}", self.members)
    }
}
