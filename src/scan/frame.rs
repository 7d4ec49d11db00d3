//! A piece of a file that should be an event.

use super::Trouble;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame<'b> {
    /// What should be an event, or the wrapper of some. It may be malformed.
    Event {
        text: &'b [u8],
        place: FrameOffset,
        /// The list of a wrapper, such as `Records`, that it is an element of.
        list: Option<&'static str>,
    },
    /// What cannot be an event.
    Broken { place: FrameOffset, trouble: Trouble },
}

/// Where something begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FrameOffset {
    /// In bytes from the start of the unpacked file.
    pub(super) offset: u64,
    /// Counted from 1 at the start of the part.
    pub(super) line: u64,
}
