//! Time zones, as far as a schedule needs them.

use crate::event::Timestamp;
use std::rc::Rc;

/// A time zone: how far its clocks are ahead of UTC.
///
/// The engine has no data on zones. The page asks the browser (`Intl.DateTimeFormat` with a
/// `timeZone`), tests ask a crate.
pub trait Zone {
    /// Returns the seconds by which clocks are ahead of UTC at this moment; negative in the Americas.
    ///
    /// It is asked about twice for each day that has runs, and more often only around a change of
    /// the clocks. Changes are taken to lie three days apart or more.
    fn offset_at(&self, moment: Timestamp) -> i32;
}

/// Where zones are found by name.
pub trait Zones {
    /// Returns the zone with this name; `None` if there is none.
    fn named(&self, name: &str) -> Option<Rc<dyn Zone>>;
}

/// A zone whose clocks never change; holds the seconds that they are ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedOffset(pub i32);

/// UTC: the zone of all rules, and the default of EventBridge Scheduler.
pub static UTC: FixedOffset = FixedOffset(0);

impl Zone for FixedOffset {
    fn offset_at(&self, _: Timestamp) -> i32 {
        self.0
    }
}
