//! Where everything stands.

use super::arrows::{Lanes, back_arrows, before_head, forward_arrows};
use super::shapes::{EXIT, LANE, Label, Picture, Shape, TRUNK, Tone};
use super::tally::{Tally, Way};
use crate::bus::Model;
use crate::bus::messages;
use crate::bus::model::RuleState;
use crate::bus::problem::ModelRef;
use std::collections::BTreeSet;

/// Between the picture and what is in it.
const EDGE: u32 = 10;

/// The columns: events, buses, rules, targets.
const WIDTHS: [u32; 4] = [110, 136, 156, 180];

const HEIGHT: u32 = 56;

/// Between two columns, and between two boxes of one.
const GAP: (u32, u32) = (66, 12);

/// What belongs to one bus stands so far apart from what belongs to the next.
const APART: u32 = 8;

/// The picture of a model, with what a tally counted.
pub fn picture(model: &Model, tally: &Tally) -> Picture {
    // Buses that targets send something to, at any time.
    let mut back: BTreeSet<Way> = tally.back().collect();
    back.extend(forwards(model));
    let homes: Vec<u32> = back.iter().filter_map(home).collect::<BTreeSet<u32>>().into_iter().collect();
    let columns = columns(homes.len() as u32);
    let shapes = shapes(model, tally, columns);
    let below = shapes.iter().map(|shape| shape.y + shape.height).max().unwrap_or_default();
    let mut picture = Picture {
        width: columns[3] + WIDTHS[3] + EDGE,
        height: below + EDGE,
        shapes,
        arrows: Vec::new(),
        sums: Vec::new(),
    };
    picture.arrows = forward_arrows(model, tally, &picture.shapes);
    if !homes.is_empty() {
        let lanes = Lanes { homes, left: EDGE + WIDTHS[0] + TRUNK, right: picture.width + EXIT, below };
        picture.width = lanes.right + LANE * lanes.homes.len() as u32;
        picture.height = below + LANE * (lanes.homes.len() as u32 + 1);
        let arrows = back_arrows(&back, tally, &picture.shapes, &lanes);
        picture.arrows.extend(arrows);
        let sum = |bus: &u32| {
            let shape = picture.shapes.iter().find(|shape| shape.place == Some(ModelRef::Bus(*bus)))?;
            Label::before(tally.sent_back(*bus), before_head(shape.left(3)))
        };
        picture.sums = lanes.homes.iter().filter_map(sum).collect();
    }
    picture.arrows.sort_by_key(|arrow| arrow.count > 0);
    picture
}

/// The left edges of the columns. The ways back need room before the buses.
fn columns(lanes: u32) -> [u32; 4] {
    let buses = EDGE + WIDTHS[0] + GAP.0 + LANE * lanes;
    let rules = buses + WIDTHS[1] + GAP.0;
    [EDGE, buses, rules, rules + WIDTHS[2] + GAP.0]
}

/// The targets that are buses of the model.
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

/// The boxes. A bus stands beside its first rule, and a rule beside its first target.
fn shapes(model: &Model, tally: &Tally, columns: [u32; 4]) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let shape = |column: usize, y, place, (kind, name, detail): (&str, String, String), tone| Shape {
        place,
        kind: kind.to_owned(),
        name,
        detail,
        tone,
        x: columns.get(column).copied().unwrap_or_default(),
        y,
        width: WIDTHS.get(column).copied().unwrap_or_default(),
        height: HEIGHT,
    };
    let outside = match tally.swallowed() {
        0 => format!("{} sent", tally.outside()),
        gone => format!("{} sent, {gone} gone", tally.outside()),
    };
    shapes.push(shape(0, EDGE, None, ("From outside", "Events".to_owned(), outside), Tone::Plain));
    let mut y = EDGE;
    let homes: Vec<Option<u32>> =
        model.rules.iter().map(|rule| model.find_bus(&rule.bus).map(|bus| bus as u32)).collect();
    let buses = (0..).zip(&model.buses).map(|(index, bus)| (Some(index), Some(bus)));
    // Rules of no bus come last.
    for (index, bus) in buses.chain([(None, None)]) {
        let begin = y;
        if let (Some(index), Some(bus)) = (index, bus) {
            let detail = format!("{} received", tally.received(index));
            shapes.push(shape(
                1,
                y,
                Some(ModelRef::Bus(index)),
                ("Bus", bus.name.clone(), detail),
                Tone::Plain,
            ));
        }
        for ((number, rule), home) in (0..).zip(&model.rules).zip(&homes) {
            if *home != index {
                continue;
            }
            let (detail, tone) = match rule.state {
                RuleState::Disabled => ("disabled".to_owned(), Tone::Off),
                _ => (format!("{} matched", tally.on(Way::ToRule(number))), Tone::Plain),
            };
            shapes.push(shape(2, y, Some(ModelRef::Rule(number)), ("Rule", rule.name.clone(), detail), tone));
            for (target, it) in (0..).zip(&rule.targets) {
                let (detail, tone) = outcome(tally, number, target);
                let texts = (it.kind().title, messages::name_of(it), detail);
                shapes.push(shape(3, y, Some(ModelRef::Target { rule: number, target }), texts, tone));
                y += HEIGHT + GAP.1;
            }
            if rule.targets.is_empty() {
                y += HEIGHT + GAP.1;
            }
        }
        if y == begin {
            y += HEIGHT + GAP.1;
        }
        y += APART;
    }
    shapes
}

fn outcome(tally: &Tally, rule: u32, target: u32) -> (String, Tone) {
    let all = tally.deliveries(rule, target);
    let waiting = all.begun.saturating_sub(all.delivered + all.aside + all.lost);
    let parts =
        [(all.delivered, "delivered"), (all.aside, "aside"), (all.lost, "lost"), (waiting, "waiting")];
    let told = parts.iter().filter(|(count, word)| *count > 0 || *word == "delivered");
    let detail = told.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ");
    let tone = match (all.lost, all.aside) {
        (1.., _) => Tone::Lost,
        (_, 1..) => Tone::Aside,
        _ => Tone::Plain,
    };
    (detail, tone)
}
