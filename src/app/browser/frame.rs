//! Work that waits for the frame to be on the screen.

use leptos::prelude::*;
use std::time::Duration;

/// At most one piece of work that waits; a later one takes its place.
#[derive(Clone, Copy)]
pub(crate) struct NextFrame(StoredValue<u32>);

impl NextFrame {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Does the work once the next frame has been drawn, and drops what waited before.
    pub(crate) fn then(self, work: impl FnOnce() + 'static) {
        let number = self.0.get_value().wrapping_add(1);
        self.0.set_value(number);
        let run = move || {
            if self.0.try_get_value() == Some(number) {
                work();
            }
        };
        // A callback of the frame runs before it is drawn, a timer set there after.
        request_animation_frame(move || set_timeout(run, Duration::ZERO));
    }
}
