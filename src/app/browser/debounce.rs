//! Work that waits until the visitor has paused.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// At most one piece of work that waits; a later one takes its place.
#[derive(Clone, Copy)]
pub(crate) struct Debounce {
    waiting: StoredValue<Option<TimeoutHandle>>,
    length: Duration,
}

impl Debounce {
    /// Returns one that takes a time of `length` without a call for a pause.
    pub(crate) fn of(length: Duration) -> Self {
        Self { waiting: StoredValue::new(None), length }
    }

    /// Does the work after a pause from now on, and drops what waited before.
    pub(crate) fn then(self, work: impl FnOnce() + 'static) {
        self.cancel();
        let run = move || {
            self.waiting.set_value(None);
            work();
        };
        self.waiting.set_value(set_timeout_with_handle(run, self.length).ok());
    }

    /// Drops what waits; says whether anything did.
    pub(crate) fn cancel(self) -> bool {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        waiting.inspect(TimeoutHandle::clear).is_some()
    }
}
