//! The parts of a picture.

use super::fit::{self, fit};
use super::lines::Point;
use super::tally::Way;
use crate::bus::simulated::DiagramNode;

/// The distance behind a box at which its arrows part.
pub(super) const TRUNK: u32 = 14;

/// The distance between two ways back that run side by side.
pub(super) const LANE: u32 = 12;

/// The length over which a way back has its number before it joins others.
pub(super) const EXIT: u32 = 48;

/// The distance of a dead-letter queue to the right of its target.
pub(super) const ASIDE: u32 = 24;

/// The part of a box's width that its texts do not use.
const INDENT: u32 = 8;

/// The height of a number on an arrow.
const LABEL: u32 = 14;

/// The size of the font.
pub(super) const FONT: u32 = 12;

/// A picture, in units that are pixels at its usual size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The boxes in reading order: each bus with its rules, each rule with its targets.
    pub shapes: Vec<Shape>,
    /// The arrows. Those without events come first, so that others are drawn over them.
    pub arrows: Vec<Arrow>,
    /// The number of events that targets sent to each bus, at the end of the ways back.
    pub sums: Vec<Label>,
}

/// A box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The part of the model.
    pub node: DiagramNode,
    /// The kind of part, in words.
    pub kind: String,
    /// The name of the part.
    pub name: String,
    /// The counts of the part, in words.
    pub detail: String,
    /// How its deliveries went.
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

/// How the deliveries of a part went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing went wrong.
    Plain,
    /// It is switched off.
    Off,
    /// Deliveries are retried, or an alarm is in the state `ALARM`.
    Warned,
    /// A dead-letter queue holds events that it did not take.
    Aside,
    /// Events were lost there.
    Lost,
}

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The way of the events.
    pub way: Way,
    /// The number of events.
    pub count: usize,
    /// Its line, as an SVG path.
    pub path: String,
    /// The number on it; `None` if it is 0.
    pub label: Option<Label>,
}

/// A number on an arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text of the number.
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
    /// Returns its three lines, cut to its width.
    pub fn lines(&self) -> [String; 3] {
        let room = self.width.saturating_sub(2 * INDENT);
        [&self.kind, &self.name, &self.detail].map(|text| fit(text, room, FONT))
    }

    /// Returns a point of its lower edge, at this distance from its left edge.
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
    /// Returns a number whose right edge is at a point of a line, or `None` if the number is 0.
    pub(super) fn before(count: usize, (x, y): Point) -> Option<Self> {
        let text = Some(count.to_string()).filter(|_| count > 0)?;
        let width = fit::width(&text, FONT) + 4;
        Some(Self { x: x.saturating_sub(width), y: y.saturating_sub(LABEL / 2), width, height: LABEL, text })
    }
}
