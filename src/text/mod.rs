//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor; and changes.

mod bytes;
mod edit;
mod group;
mod line_index;
mod mirror;
mod short;
mod span;

pub use bytes::byte_size;
pub use edit::{Edit, apply};
pub use group::grouped;
pub use line_index::{LineIndex, Position};
pub use mirror::{Mirror, UnitEdit};
pub use short::shortened;
pub use span::Span;
