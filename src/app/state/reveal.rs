//! Places in an editor's text that are to be brought into view.

use eventbridge_playground::text::{LineIndex, Span};
use leptos::prelude::*;

/// The stretch of an editor's text to bring into view, in UTF-16 units.
pub(crate) type Reveal = RwSignal<Option<(u32, u32)>>;

/// Brings a stretch of `text`, which an editor shows, into view there.
pub(crate) fn reveal(place: Reveal, text: &str, span: Span) {
    let range = LineIndex::new(text).utf16_range(span);
    place.set(Some((range.start, range.end)));
}
