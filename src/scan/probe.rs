//! Detecting how a file may be read, from its beginning.

use super::framer::{Layout, layout};
use super::source::GZIP;

/// The findings from the beginning of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Whether it is packed with gzip.
    pub is_packed: bool,
    /// Whether it has one event on each line, so that parts of it can be read in parallel.
    pub has_lines: bool,
}

/// Examines the first bytes of a file; 64 KiB are enough.
pub fn probe(head: &[u8]) -> Probe {
    let is_packed = head.starts_with(&GZIP);
    Probe { is_packed, has_lines: !is_packed && layout(head) == Layout::Lines }
}
