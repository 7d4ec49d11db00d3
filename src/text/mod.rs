//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor; and changes.
//!
//! ```
//! use eventbridge_playground::text::{Edit, LineIndex, Span, apply};
//!
//! let text = "café\n😀 au lait";
//! let at = text.find("au").unwrap();
//! let position = LineIndex::new(text).position(at as u32);
//! assert_eq!((position.line, position.column), (2, 4));
//!
//! let edit = Edit::replace(Span::new(at, at + "au".len()), "sans");
//! assert_eq!(apply(text, &[edit]), "café\n😀 sans lait");
//! ```

mod difference;
mod display;
mod edit;
mod line_index;
mod mirror;
mod order;
mod span;

pub use difference::{DiffLine, difference};
pub use display::{byte_size, counted, grouped, listed, plural, shortened};
pub use edit::{Edit, apply};
pub use line_index::{LineIndex, Position};
pub use mirror::{Mirror, UnitEdit};
pub use order::sort_by_place;
pub use span::Span;
