//! Archives and their replays.

use std::sync::Arc;

/// An archive of a bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// Its name.
    pub name: String,
    /// The name or the ARN of the bus whose events it takes in.
    pub bus: String,
    /// The pattern of the events that it takes in; all events if it has none.
    pub pattern: Option<Arc<str>>,
    /// After so many days it forgets an event; never if it is 0.
    pub retention_days: u32,
}

/// A replay of an archive, as far as a picture has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Its name.
    pub name: String,
    /// The name of its archive.
    pub archive: String,
}
