//! What a picture is made of.

use super::fit::{self, fit};
use super::lines::Point;
use super::tally::Way;
use crate::bus::simulated::DiagramNode;

/// Behind a box its arrows part after this much.
pub(super) const TRUNK: u32 = 14;

/// The ways back run side by side, so far apart.
pub(super) const LANE: u32 = 12;

/// A way back bears its number for so long before it joins others.
pub(super) const EXIT: u32 = 48;

/// A dead-letter queue stands so far to the right of its target.
pub(super) const ASIDE: u32 = 24;

/// What is left of a box's width for its texts.
const INDENT: u32 = 8;

/// A number on an arrow is so high.
const LABEL: u32 = 14;

/// The size of the font.
pub(super) const FONT: u32 = 12;

/// A picture, in units that are pixels at its usual size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// The boxes, in the order of reading: each bus with its rules, each rule with its targets.
    pub shapes: Vec<Shape>,
    /// The arrows. Those that nothing took come first, so that others are drawn over them.
    pub arrows: Vec<Arrow>,
    /// How many events targets sent to each bus, where the ways back arrive.
    pub sums: Vec<Label>,
}

/// A box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What it stands for.
    pub node: DiagramNode,
    /// What kind of part it is.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What happened there, in numbers.
    pub detail: String,
    /// How it went there.
    pub tone: Tone,
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// How it went at a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing went wrong.
    Plain,
    /// It is switched off.
    Off,
    /// Deliveries are tried again, or an alarm is on.
    Warned,
    /// A dead-letter queue has events that it did not take.
    Aside,
    /// Events were lost there.
    Lost,
}

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The way that it stands for.
    pub way: Way,
    /// How many events went it.
    pub count: usize,
    /// Its line, as an SVG path.
    pub path: String,
    /// That number on it, unless it is 0.
    pub label: Option<Label>,
}

/// A number on an arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

impl Shape {
    /// Its three lines, as far as they fit into it.
    pub fn lines(&self) -> [String; 3] {
        let room = self.width.saturating_sub(2 * INDENT);
        [&self.kind, &self.name, &self.detail].map(|text| fit(text, room, FONT))
    }

    /// A point of its lower edge, so far from its left edge.
    pub(super) fn below(&self, along: u32) -> Point {
        (self.x + along, self.y + self.height)
    }

    pub(super) fn left(&self, quarter: u32) -> Point {
        (self.x, self.y + self.height * quarter / 4)
    }

    pub(super) fn right(&self, quarter: u32) -> Point {
        (self.x + self.width, self.y + self.height * quarter / 4)
    }
}

impl Label {
    /// A number whose right edge stands at a point of a line.
    pub(super) fn before(count: usize, (x, y): Point) -> Option<Self> {
        let text = Some(count.to_string()).filter(|_| count > 0)?;
        let width = fit::width(&text, FONT) + 4;
        Some(Self { x: x.saturating_sub(width), y: y.saturating_sub(LABEL / 2), width, height: LABEL, text })
    }
}
