//! A piece of a file that should be an event.

use super::Trouble;

/// The result of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame<'b> {
    /// A text that should be an event, or the wrapper of several. It may be malformed.
    Event {
        text: &'b [u8],
        place: FrameOffset,
        /// The list of a wrapper, such as `Records`, whose element it is.
        list: Option<&'static str>,
    },
    /// A text that cannot be an event.
    Broken { place: FrameOffset, trouble: Trouble },
}

/// The place at which something begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FrameOffset {
    /// The offset in bytes from the start of the unpacked file.
    pub(super) offset: u64,
    /// The line, counted from 1 at the start of the part.
    pub(super) line: u64,
}
