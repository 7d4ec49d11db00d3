//! Takes events out of the wrappers of queues, topics and trails.

use super::frame::Frame;
use crate::event::{Context, extract};
use crate::json::ObjectWriter;

/// Detects whether the events of a file are wrapped. The first event decides: looking at each would cost more
/// than matching it.
#[derive(Default)]
pub(super) struct Unwrapper {
    is_wrapped: Option<bool>,
}

impl Unwrapper {
    /// Returns the events in a wrapper, or `None` if the text is itself an event or cannot be read.
    pub(super) fn events(&mut self, frame: Frame, context: &Context) -> Option<Vec<String>> {
        let Frame::Event { text, list, .. } = frame else { return None };
        if list.is_none() && self.is_wrapped == Some(false) {
            return None;
        }
        let text = str::from_utf8(text).ok()?;
        let extracted = match list {
            // The record is recognised only with its list around it.
            Some(list) => {
                extract::extract_events(&ObjectWriter::default().list(list, [text]).close(), context)
            }
            None => extract::extract_events(text, context),
        };
        let events = extracted.ok()?.events;
        let is_broken =
            events.iter().any(|event| matches!(event.notes.first(), Some(extract::Note::Broken(_))));
        if is_broken {
            return None;
        }
        let is_wrapped = list.is_some() || events.iter().any(|event| !event.steps.is_empty());
        self.is_wrapped.get_or_insert(is_wrapped);
        is_wrapped.then(|| events.into_iter().map(|event| event.text).collect())
    }
}
