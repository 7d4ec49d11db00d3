//! The arrows between the boxes: forward from column to column, and back to buses around everything.

use super::lines::{self, Point};
use super::shapes::{Arrow, EXIT, LANE, Label, Shape, TRUNK};
use super::tally::{Tally, Way};
use crate::bus::Model;
use crate::bus::problem::ModelRef;
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// Behind a number the head of its arrow must still be seen.
pub(super) fn before_head((x, y): Point) -> Point {
    (x.saturating_sub(10), y)
}

fn by_place(shapes: &[Shape]) -> HashMap<Option<ModelRef>, &Shape> {
    shapes.iter().map(|shape| (shape.place, shape)).collect()
}

pub(super) fn forward_arrows(model: &Model, tally: &Tally, shapes: &[Shape]) -> Vec<Arrow> {
    let by_place = by_place(shapes);
    let find = |place: Option<ModelRef>| by_place.get(&place).copied();
    let mut arrows = Vec::new();
    let mut add = |from: Option<ModelRef>, to: ModelRef, way: Way, quarter: u32| {
        let (Some(from), Some(to)) = (find(from), find(Some(to))) else { return };
        let (start, end) = (from.right(quarter), to.left(quarter));
        let trunk = start.0 + TRUNK;
        let path = lines::path(&[start, (trunk, start.1), (trunk, end.1), end]);
        let count = tally.on(way);
        arrows.push(Arrow { way, count, path, label: Label::before(count, before_head(end)) });
    };
    for bus in 0..model.buses.len() as u32 {
        // The lower part of a bus is for what comes back.
        add(None, ModelRef::Bus(bus), Way::Onto(bus), 1);
    }
    for (rule, it) in (0..).zip(&model.rules) {
        if let Some(bus) = model.find_bus(&it.bus) {
            add(Some(ModelRef::Bus(bus as u32)), ModelRef::Rule(rule), Way::ToRule(rule), 2);
        }
        for target in 0..it.targets.len() as u32 {
            let place = ModelRef::Target { rule, target };
            add(Some(ModelRef::Rule(rule)), place, Way::ToTarget(rule, target), 2);
        }
    }
    arrows
}

/// Where the ways back run, to the right of all boxes, below them, and up before the buses.
pub(super) struct Lanes {
    /// The buses that they lead to, the uppermost first.
    pub(super) homes: Vec<u32>,
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) below: u32,
}

pub(super) fn back_arrows(
    ways: &BTreeSet<Way>,
    tally: &Tally,
    shapes: &[Shape],
    lanes: &Lanes,
) -> Vec<Arrow> {
    let by_place = by_place(shapes);
    let find = |place: ModelRef| by_place.get(&Some(place)).copied();
    let mut arrows: Vec<Arrow> = Vec::new();
    let mut before = None;
    let mut exits = 0;
    for &way in ways {
        let Way::Back { rule, target, bus } = way else { continue };
        let (Some(from), Some(to)) = (find(ModelRef::Target { rule, target }), find(ModelRef::Bus(bus)))
        else {
            continue;
        };
        let Some(rank) = lanes.homes.iter().position(|home| *home == bus) else { continue };
        // Of a target's ways the first leaves in the middle, others above and below it.
        exits = if before == Some((rule, target)) { exits + 1 } else { 0 };
        before = Some((rule, target));
        let (rank, outer) = (rank as u32, lanes.homes.len() - 1 - rank);
        let quarter = [2, 3, 1].get(exits).copied();
        let start = from.right(quarter.unwrap_or(2));
        let end = to.left(3);
        // Lanes of upper buses lie outside of those of lower ones, so that none crosses another.
        let outer = LANE * outer as u32;
        let (right, below, left) =
            (lanes.right + outer, lanes.below + LANE + outer, lanes.left + LANE * (rank + 1));
        let path = lines::path(&[start, (right, start.1), (right, below), (left, below), (left, end.1), end]);
        let count = tally.on(way);
        // A fourth number would lie upon another.
        let label = quarter.and_then(|_| Label::before(count, (start.0 + EXIT, start.1)));
        arrows.push(Arrow { way, count, path, label });
    }
    arrows
}
