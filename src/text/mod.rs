//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor; and changes.

mod display;
mod edit;
mod line_index;
mod mirror;
mod span;

pub use display::{byte_size, counted, grouped, plural, shortened};
pub use edit::{Edit, apply};
pub use line_index::{LineIndex, Position};
pub use mirror::{Mirror, UnitEdit};
pub use span::Span;
