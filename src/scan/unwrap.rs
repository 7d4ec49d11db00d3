//! Events out of the wrappers that queues, topics and trails put around them.

use super::frame::Frame;
use crate::event::{Context, extract};
use crate::json::ObjectWriter;

/// Whether the events of a file are wrapped. The first event tells: to look at each would cost more than
/// to match it.
#[derive(Default)]
pub(super) struct Unwrapper {
    is_wrapped: Option<bool>,
}

impl Unwrapper {
    /// The events in a wrapper, or `None` if the text is an event itself, or cannot be read.
    pub(super) fn events(&mut self, frame: Frame, context: &Context) -> Option<Vec<String>> {
        let Frame::Event { text, list, .. } = frame else { return None };
        if list.is_none() && self.is_wrapped == Some(false) {
            return None;
        }
        let text = str::from_utf8(text).ok()?;
        let extracted = match list {
            // The record needs its list around it to be known for what it is.
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
