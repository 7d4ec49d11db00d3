//! The positions of all boxes and arrows.

use super::arrows::{Lanes, back_arrows, before_head, dead_letter_arrows, forward_arrows, source_arrows};
use super::shapes::{ASIDE, EXIT, LANE, Label, Picture, Shape, TRUNK, Tone};
use super::tally::{Tally, Way};
use crate::bus::Model;
use crate::bus::messages;
use crate::bus::model::{AlarmState, RuleState};
use crate::bus::simulated::DiagramNode;
use crate::text::counted;
use std::collections::BTreeSet;

/// The margin of the picture.
const EDGE: u32 = 10;

/// The widths of the columns: events, buses, rules, targets.
const WIDTHS: [u32; 4] = [110, 136, 156, 180];

const HEIGHT: u32 = 56;

/// The gaps between two columns, and between two boxes of one.
const GAP: (u32, u32) = (66, 12);

/// The additional gap between the parts of one bus and those of the next.
const APART: u32 = 8;

/// Returns the picture of a model with the counts of a tally. `replays` are the inputs of the replays, as in
/// [`Simulated::replays`](crate::bus::simulated::Simulated::replays).
pub fn picture(model: &Model, replays: &[Option<u32>], tally: &Tally) -> Picture {
    // Buses that targets send events to, at any time.
    let mut back: BTreeSet<Way> = tally.back().collect();
    back.extend(forwards(model));
    let homes: Vec<u32> = back.iter().filter_map(home).collect::<BTreeSet<u32>>().into_iter().collect();
    let columns = columns(homes.len() as u32);
    let shapes = shapes(model, replays, tally, columns);
    let below = shapes.iter().map(|shape| shape.y + shape.height).max().unwrap_or_default();
    let mut picture = Picture {
        width: columns[3] + WIDTHS[3] + EDGE,
        height: below + EDGE,
        shapes,
        arrows: Vec::new(),
        sums: Vec::new(),
    };
    picture.arrows = forward_arrows(model, tally, &picture.shapes);
    picture.arrows.extend(source_arrows(model, replays, tally, &picture.shapes));
    picture.arrows.extend(dead_letter_arrows(tally, &picture.shapes));
    if !homes.is_empty() {
        let lanes = Lanes { homes, left: EDGE + WIDTHS[0] + TRUNK, right: picture.width + EXIT, below };
        picture.width = lanes.right + LANE * lanes.homes.len() as u32;
        picture.height = below + LANE * (lanes.homes.len() as u32 + 1);
        let arrows = back_arrows(&back, tally, &picture.shapes, &lanes);
        picture.arrows.extend(arrows);
        let sum = |bus: &u32| {
            let shape = picture.shapes.iter().find(|shape| shape.node == DiagramNode::Bus(*bus))?;
            Label::before(tally.sent_back(*bus), before_head(shape.left(3)))
        };
        picture.sums = lanes.homes.iter().filter_map(sum).collect();
    }
    picture.arrows.sort_by_key(|arrow| arrow.count > 0);
    picture
}

/// Returns the left edges of the columns. The ways back need room before the buses.
fn columns(lanes: u32) -> [u32; 4] {
    let buses = EDGE + WIDTHS[0] + GAP.0 + LANE * lanes;
    let rules = buses + WIDTHS[1] + GAP.0;
    [EDGE, buses, rules, rules + WIDTHS[2] + GAP.0]
}

/// Returns the targets that are buses of the model.
fn forwards(model: &Model) -> impl Iterator<Item = Way> {
    (0..).zip(&model.rules).flat_map(move |(rule, it)| {
        (0..).zip(&it.targets).filter_map(move |(target, it)| {
            Some(Way::Back { rule, target, bus: model.find_bus(&it.arn)? as u32 })
        })
    })
}

fn home(way: &Way) -> Option<u32> {
    match way {
        Way::Back { bus, .. } => Some(*bus),
        _ => None,
    }
}

/// Boxes placed one after another.
struct Boxes {
    columns: [u32; 4],
    shapes: Vec<Shape>,
}

impl Boxes {
    /// Adds a box to a column, `aside` to the right of its left edge.
    fn add(&mut self, (column, aside): (usize, u32), y: u32, node: DiagramNode, texts: Texts, tone: Tone) {
        let (kind, name, detail) = texts;
        self.shapes.push(Shape {
            node,
            kind: kind.to_owned(),
            name,
            detail,
            tone,
            x: self.columns.get(column).copied().unwrap_or_default() + aside,
            y,
            width: WIDTHS.get(column).copied().unwrap_or_default() - aside,
            height: HEIGHT,
        });
    }
}

/// The kind of a part, its name, and its counts in words.
type Texts = (&'static str, String, String);

/// The distance from the top of a box to that of the one below it.
const ROW: u32 = HEIGHT + GAP.1;

/// Returns the boxes. A bus is level with its first rule, and a rule with its first target; a dead-letter
/// queue is below its target, and an archive below the rules of its bus.
fn shapes(model: &Model, replays: &[Option<u32>], tally: &Tally, columns: [u32; 4]) -> Vec<Shape> {
    let mut boxes = Boxes { columns, shapes: Vec::new() };
    add_sources(&mut boxes, model, replays, tally);
    let mut y = EDGE;
    let home = |name: &str| model.find_bus(name).map(|bus| bus as u32);
    let buses = (0..).zip(&model.buses).map(|(index, bus)| (Some(index), Some(bus)));
    // Rules and archives of no bus come last.
    for (index, bus) in buses.chain([(None, None)]) {
        let begin = y;
        if let (Some(index), Some(bus)) = (index, bus) {
            let received = tally.received(index);
            let (detail, tone) = match tally.unprocessed(index) {
                (0, _) => (format!("{received} received"), Tone::Plain),
                (all, kept) if kept == all => (format!("{received} received, {all} in DLQ"), Tone::Aside),
                (all, kept) => (format!("{received} received, {} lost", all - kept), Tone::Lost),
            };
            boxes.add((1, 0), y, DiagramNode::Bus(index), ("Bus", bus.name.clone(), detail), tone);
        }
        for (number, rule) in (0..).zip(&model.rules).filter(|(_, rule)| home(&rule.bus) == index) {
            let (detail, tone) = match rule.state {
                RuleState::Disabled => ("disabled".to_owned(), Tone::Off),
                _ => (format!("{} matched", tally.on(Way::ToRule(number))), Tone::Plain),
            };
            boxes.add((2, 0), y, DiagramNode::Rule(number), ("Rule", rule.name.clone(), detail), tone);
            y = add_targets(&mut boxes, model, tally, number, y);
        }
        for (number, it) in (0..).zip(&model.archives).filter(|(_, it)| home(&it.bus) == index) {
            let detail = format!("{} archived", tally.on(Way::ToArchive(number)));
            let texts = ("Archive", it.name.clone(), detail);
            boxes.add((2, 0), y, DiagramNode::Archive(number), texts, Tone::Plain);
            y += ROW;
        }
        if y == begin {
            y += ROW;
        }
        y += APART;
    }
    boxes.shapes
}

/// Adds the box of the events, and below it the other sources of events.
fn add_sources(boxes: &mut Boxes, model: &Model, replays: &[Option<u32>], tally: &Tally) {
    let mut y = EDGE;
    let mut add = |node, texts, tone| {
        boxes.add((0, 0), y, node, texts, tone);
        y += ROW;
    };
    let outside = match tally.swallowed() {
        0 => format!("{} sent", tally.outside()),
        dropped => format!("{} sent, {dropped} dropped", tally.outside()),
    };
    add(DiagramNode::Events, ("From outside", "Events".to_owned(), outside), Tone::Plain);
    for (number, replay) in (0..).zip(&model.replays) {
        let count = tally.replayed(replays.get(number as usize).copied().flatten());
        let texts = ("Replay", replay.name.clone(), format!("{count} replayed"));
        add(DiagramNode::Replay(number), texts, Tone::Plain);
    }
    for (number, alarm) in (0..).zip(&model.alarms) {
        let (state, tone) = match tally.alarm(number).1 {
            AlarmState::Ok => ("OK", Tone::Plain),
            AlarmState::Alarm => ("in alarm", Tone::Warned),
            AlarmState::InsufficientData => ("no data", Tone::Plain),
        };
        add(DiagramNode::Alarm(number), ("Alarm", alarm.name.clone(), state.to_owned()), tone);
    }
}

/// Adds the targets of a rule, from `y` downwards. Returns where the next rule may begin.
fn add_targets(boxes: &mut Boxes, model: &Model, tally: &Tally, rule: u32, mut y: u32) -> u32 {
    let targets = model.rules.get(rule as usize).map(|rule| rule.targets.as_slice()).unwrap_or_default();
    for (target, it) in (0..).zip(targets) {
        let (detail, tone) = outcome(tally, rule, target);
        let texts = (it.kind().title, messages::name_of(it), detail);
        boxes.add((3, 0), y, DiagramNode::Target(rule, target), texts, tone);
        y += ROW;
        if let Some(queue) = &it.dead_letter {
            let count = tally.on(Way::ToDeadLetter(rule, target));
            let tone = if count > 0 { Tone::Aside } else { Tone::Plain };
            let name = messages::name_of_arn(&queue.arn);
            let texts = ("Dead-letter queue", name, counted(count, "message", "messages"));
            boxes.add((3, ASIDE), y, DiagramNode::DeadLetter(rule, target), texts, tone);
            y += ROW;
        }
    }
    if targets.is_empty() { y + ROW } else { y }
}

fn outcome(tally: &Tally, rule: u32, target: u32) -> (String, Tone) {
    let all = tally.deliveries(rule, target);
    let retrying = all.begun.saturating_sub(all.delivered + all.aside + all.lost);
    let parts =
        [(all.delivered, "delivered"), (all.aside, "in DLQ"), (all.lost, "lost"), (retrying, "retrying")];
    let told = parts.iter().filter(|(count, word)| *count > 0 || *word == "delivered");
    let detail = told.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ");
    let tone = match (all.lost, all.aside, retrying) {
        (1.., _, _) => Tone::Lost,
        (_, 1.., _) => Tone::Aside,
        (_, _, 1..) => Tone::Warned,
        _ => Tone::Plain,
    };
    (detail, tone)
}
