//! The picture of a model: boxes in four columns, arrows between them, and the number of events on each
//! arrow.
//!
//! Events come from the left, onto buses, and by rules to targets. Arrows from one box share a trunk, and
//! each has an end of its own with its number. Events that targets send back to a bus run around the rest.

mod arrows;
mod fit;
mod layout;
mod lines;
mod shapes;
mod tally;
#[cfg(test)]
mod tests;

pub use fit::fit;
pub use layout::picture;
pub use shapes::{Arrow, Label, Picture, Shape, Tone};
pub use tally::{Tally, Way, way_of};
