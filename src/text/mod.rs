//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor; and changes.

mod bytes;
mod edit;
mod group;
mod mirror;
mod places;
mod short;
mod span;

pub use bytes::byte_size;
pub use edit::{Edit, apply};
pub use group::grouped;
pub use mirror::{Mirror, UnitEdit};
pub use places::{Places, Position};
pub use short::shortened;
pub use span::Span;
