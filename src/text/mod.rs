//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor; and changes.

mod edit;
mod places;
mod short;
mod span;

pub use edit::{Edit, apply};
pub use places::{Places, Position};
pub use short::shortened;
pub use span::Span;
