//! How a file may be read, told from its beginning.

use super::framer::{Layout, layout};
use super::source::GZIP;

/// What the beginning of a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// It is packed with gzip.
    pub is_packed: bool,
    /// It has an event a line, so that parts of it can be read side by side.
    pub has_lines: bool,
}

/// Looks at the first bytes of a file; some 64 KiB are enough.
pub fn probe(head: &[u8]) -> Probe {
    let is_packed = head.starts_with(&GZIP);
    Probe { is_packed, has_lines: !is_packed && layout(head) == Layout::Lines }
}
