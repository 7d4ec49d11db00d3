//! The arrows between the boxes: forward from column to column, and back to buses around everything.

use super::lines::{self, Point};
use super::shapes::{ASIDE, Arrow, EXIT, LANE, Label, Shape, TRUNK};
use super::tally::{Tally, Way};
use crate::bus::Model;
use crate::bus::simulated::DiagramNode;
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// Returns where a number ends so that the head of its arrow stays visible.
pub(super) fn before_head((x, y): Point) -> Point {
    (x.saturating_sub(10), y)
}

fn by_node(shapes: &[Shape]) -> HashMap<DiagramNode, &Shape> {
    shapes.iter().map(|shape| (shape.node, shape)).collect()
}

pub(super) fn forward_arrows(model: &Model, tally: &Tally, shapes: &[Shape]) -> Vec<Arrow> {
    let by_node = by_node(shapes);
    let find = |node: DiagramNode| by_node.get(&node).copied();
    let mut arrows = Vec::new();
    let mut add = |from: DiagramNode, to: DiagramNode, way: Way, quarter: u32| {
        let (Some(from), Some(to)) = (find(from), find(to)) else { return };
        let (start, end) = (from.right(quarter), to.left(quarter));
        let trunk = start.0 + TRUNK;
        let path = lines::path(&[start, (trunk, start.1), (trunk, end.1), end]);
        let count = tally.on(way);
        arrows.push(Arrow { way, count, path, label: Label::before(count, before_head(end)) });
    };
    for bus in 0..model.buses.len() as u32 {
        // The lower part of a bus is for the ways back.
        add(DiagramNode::Events, DiagramNode::Bus(bus), Way::Onto(bus), 1);
    }
    for (rule, it) in (0..).zip(&model.rules) {
        if let Some(bus) = model.find_bus(&it.bus) {
            add(DiagramNode::Bus(bus as u32), DiagramNode::Rule(rule), Way::ToRule(rule), 2);
        }
        for target in 0..it.targets.len() as u32 {
            let node = DiagramNode::Target(rule, target);
            add(DiagramNode::Rule(rule), node, Way::ToTarget(rule, target), 2);
        }
    }
    for (archive, it) in (0..).zip(&model.archives) {
        if let Some(bus) = model.find_bus(&it.bus) {
            let node = DiagramNode::Archive(archive);
            add(DiagramNode::Bus(bus as u32), node, Way::ToArchive(archive), 2);
        }
    }
    arrows
}

/// Adds the arrows of replays and alarms. Their events are in the number of all events that come to the bus
/// from outside.
pub(super) fn source_arrows(
    model: &Model,
    replays: &[Option<u32>],
    tally: &Tally,
    shapes: &[Shape],
) -> Vec<Arrow> {
    let by_node = by_node(shapes);
    let find = |node: DiagramNode| by_node.get(&node).copied();
    let arrow = |from: DiagramNode, bus: u32, way: Way, count: usize| {
        let (start, end) = (find(from)?.right(2), find(DiagramNode::Bus(bus))?.left(1));
        // Beside the trunk of the events.
        let trunk = start.0 + TRUNK / 2;
        let path = lines::path(&[start, (trunk, start.1), (trunk, end.1), end]);
        Some(Arrow { way, count, path, label: None })
    };
    let home = |name: &str| {
        let archive = model.archives.iter().find(|archive| archive.name == name)?;
        model.find_bus(&archive.bus)
    };
    let replayed = (0..).zip(&model.replays).filter_map(|(replay, it)| {
        let count = tally.replayed(replays.get(replay as usize).copied().flatten());
        arrow(DiagramNode::Replay(replay), home(&it.archive)? as u32, Way::FromReplay(replay), count)
    });
    let alarms = (0..model.alarms.len() as u32)
        .filter_map(|alarm| arrow(DiagramNode::Alarm(alarm), 0, Way::FromAlarm(alarm), tally.alarm(alarm).0));
    replayed.chain(alarms).collect()
}

/// Returns the arrows for undelivered events: from targets to the dead-letter queues below them.
pub(super) fn dead_letter_arrows(tally: &Tally, shapes: &[Shape]) -> Vec<Arrow> {
    let by_node = by_node(shapes);
    let arrow = |shape: &Shape| {
        let DiagramNode::DeadLetter(rule, target) = shape.node else { return None };
        let start = by_node.get(&DiagramNode::Target(rule, target))?.below(ASIDE / 2);
        let end = shape.left(2);
        let way = Way::ToDeadLetter(rule, target);
        let path = lines::path(&[start, (start.0, end.1), end]);
        Some(Arrow { way, count: tally.on(way), path, label: None })
    };
    shapes.iter().filter_map(arrow).collect()
}

/// The lanes of the ways back: to the right of all boxes, below them, and up before the buses.
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
    let by_node = by_node(shapes);
    let find = |node: DiagramNode| by_node.get(&node).copied();
    let mut arrows: Vec<Arrow> = Vec::new();
    let mut before = None;
    let mut exits = 0;
    for &way in ways {
        let Way::Back { rule, target, bus } = way else { continue };
        let (Some(from), Some(to)) = (find(DiagramNode::Target(rule, target)), find(DiagramNode::Bus(bus)))
        else {
            continue;
        };
        let Some(rank) = lanes.homes.iter().position(|home| *home == bus) else { continue };
        // Of a target's ways the first starts in the middle, the others above and below it.
        exits = if before == Some((rule, target)) { exits + 1 } else { 0 };
        before = Some((rule, target));
        let (rank, outer) = (rank as u32, lanes.homes.len() - 1 - rank);
        let quarter = [2, 3, 1].get(exits).copied();
        let start = from.right(quarter.unwrap_or(2));
        let end = to.left(3);
        // Lanes of upper buses lie outside those of lower ones, so that none crosses another.
        let outer = LANE * outer as u32;
        let (right, below, left) =
            (lanes.right + outer, lanes.below + LANE + outer, lanes.left + LANE * (rank + 1));
        let path = lines::path(&[start, (right, start.1), (right, below), (left, below), (left, end.1), end]);
        let count = tally.on(way);
        // A fourth number would overlap another.
        let label = quarter.and_then(|_| Label::before(count, (start.0 + EXIT, start.1)));
        arrows.push(Arrow { way, count, path, label });
    }
    arrows
}
