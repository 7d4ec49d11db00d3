//! The system as a picture: events, buses, rules and targets, and how much went each way.

use super::super::browser;
use super::super::state::App;
use super::BusView;
use super::played::{Node, Played};
use super::tally::{Tally, Way, way_of};
use eventbridge_playground::bus::log::Outcome;
use eventbridge_playground::bus::model::RuleState;
use eventbridge_playground::bus::words;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const WIDTH: u32 = 150;
const HEIGHT: u32 = 44;
const GAP: (u32, u32) = (60, 14);

/// A box of the picture.
struct Shape {
    node: Node,
    title: String,
    detail: String,
    class: &'static str,
    x: u32,
    y: u32,
}

/// An arrow from box to box, with how many events took it.
struct Arrow {
    from: usize,
    to: usize,
    count: usize,
    is_current: bool,
}

#[component]
pub(super) fn DiagramPane(app: App, view: BusView) -> impl IntoView {
    let zoom = RwSignal::new(100_u32);
    let frame = NodeRef::<html::Div>::new();
    let picture = move || {
        let (step, chosen) = (view.step.get(), view.chosen.get());
        view.played.with(|played| picture(view, played, step, chosen))
    };
    let save = move |_| {
        let svg = frame.get_untracked().map(|frame| frame.inner_html()).unwrap_or_default();
        // Without this name a program that opens the file does not know what it is.
        let svg = svg.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
        if browser::download("event-bus.svg", &svg).is_none() {
            app.notices.warn("The browser did not take the picture as a file.");
        }
    };
    view! {
        <section class="pane" aria-labelledby="diagram-title">
            <div class="pane-head">
                <h2 id="diagram-title">"Diagram"</h2>
                <button type="button" class="button button-quiet" aria-label="Smaller"
                    on:click=move |_| zoom.update(|zoom| *zoom = (*zoom - 25).max(50))>"−"</button>
                <button type="button" class="button button-quiet" aria-label="Larger"
                    on:click=move |_| zoom.update(|zoom| *zoom = (*zoom + 25).min(300))>"+"</button>
                <button type="button" class="button button-quiet" on:click=save>"Download SVG"</button>
            </div>
            <div class="diagram" tabindex="0" role="group" aria-label="Diagram of the system">
                <div style:width=move || format!("{}%", zoom.get()) node_ref=frame>{picture}</div>
            </div>
        </section>
    }
}

/// What a part is called.
pub(super) fn label(played: &Played, node: Node) -> String {
    let model = &played.model;
    match node {
        Node::Events => "the events".to_owned(),
        Node::Bus(bus) => {
            format!("the bus {}", model.buses.get(bus as usize).map_or("", |bus| &bus.name))
        }
        Node::Rule(rule) => {
            format!("the rule {}", model.rules.get(rule as usize).map_or("", |rule| &rule.name))
        }
        Node::Target(rule, target) => model.target(rule, target).map(words::short_name).unwrap_or_default(),
    }
}

/// The boxes in four columns, each below the other.
fn shapes(played: &Played, tally: &Tally) -> Vec<Shape> {
    let model = &played.model;
    let mut shapes = Vec::new();
    let mut add = |column: u32, row: u32, node, title: String, detail: String, class| {
        let (x, y) = (8 + column * (WIDTH + GAP.0), 8 + row * (HEIGHT + GAP.1));
        shapes.push(Shape { node, title, detail, class, x, y });
    };
    add(0, 0, Node::Events, "Events".to_owned(), format!("{} arrived", tally.received), "node");
    for (row, bus) in (0..).zip(&model.buses) {
        let got = tally.on(Way::Onto(row));
        add(1, row, Node::Bus(row), bus.name.clone(), format!("{got} received"), "node");
    }
    let mut next_target = 0;
    for (row, rule) in (0..).zip(&model.rules) {
        let matched = tally.on(Way::ToRule(row));
        let (detail, class) = match rule.state {
            RuleState::Disabled => ("disabled".to_owned(), "node is-off"),
            _ => (format!("{matched} matched"), "node"),
        };
        // A rule stands beside its first target.
        let at = next_target.max(row);
        add(2, at, Node::Rule(row), rule.name.clone(), detail, class);
        for (index, target) in (0..).zip(&rule.targets) {
            let done = tally.delivered(row, index);
            let ended = |outcome| tally.ended(row, index, outcome);
            let (aside, lost) = (ended(Outcome::DeadLettered), ended(Outcome::Dropped));
            let parts = [(done, "delivered"), (aside, "aside"), (lost, "lost")];
            let told = parts.iter().filter(|(count, word)| *count > 0 || *word == "delivered");
            let detail = told.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ");
            let class = if lost > 0 {
                "node is-miss"
            } else if aside > 0 {
                "node is-invalid"
            } else {
                "node"
            };
            add(3, at + index, Node::Target(row, index), words::short_name(target), detail, class);
        }
        next_target = at + (rule.targets.len() as u32).max(1);
    }
    shapes
}

fn arrows(played: &Played, shapes: &[Shape], tally: &Tally, current: Option<Way>) -> Vec<Arrow> {
    let model = &played.model;
    let place = |node: Node| shapes.iter().position(|shape| shape.node == node);
    let mut arrows = Vec::new();
    let mut add = |from: Option<usize>, to: Option<usize>, way: Way| {
        if let (Some(from), Some(to)) = (from, to) {
            arrows.push(Arrow { from, to, count: tally.on(way), is_current: current == Some(way) });
        }
    };
    for bus in 0..model.buses.len() as u32 {
        add(place(Node::Events), place(Node::Bus(bus)), Way::Onto(bus));
    }
    for (index, rule) in (0..).zip(&model.rules) {
        let bus = model.find_bus(&rule.bus).map(|bus| Node::Bus(bus as u32));
        add(bus.and_then(place), place(Node::Rule(index)), Way::ToRule(index));
        for (number, target) in (0..).zip(&rule.targets) {
            let node = Node::Target(index, number);
            add(place(Node::Rule(index)), place(node), Way::ToTarget(index, number));
            // What goes on to another bus comes back into the picture there.
            let to = model.find_bus(&target.arn).map(|bus| Node::Bus(bus as u32));
            add(place(node), to.and_then(place), Way::Forwarded(index, number));
        }
    }
    arrows
}

fn picture(view: BusView, played: &Played, step: Option<usize>, chosen: Option<Node>) -> AnyView {
    let until = step.map_or(usize::MAX, |step| step + 1);
    let current = step.and_then(|step| way_of(played, played.log.steps.get(step)?));
    let tally = Tally::new(played, until);
    let shapes = shapes(played, &tally);
    let arrows = arrows(played, &shapes, &tally, current);
    let width = 16 + 4 * WIDTH + 3 * GAP.0;
    let height = 16 + HEIGHT + shapes.iter().map(|shape| shape.y + HEIGHT).max().unwrap_or(HEIGHT);
    let arrows: Vec<AnyView> = arrows
        .iter()
        .filter_map(|arrow| Some(arrow_view(arrow, shapes.get(arrow.from)?, shapes.get(arrow.to)?)))
        .collect();
    let boxes: Vec<AnyView> = shapes.into_iter().map(|shape| shape_view(view, shape, chosen)).collect();
    view! {
        <svg viewBox=format!("0 0 {width} {height}") role="group" aria-label="Events, buses, rules and targets"
            fill="none" stroke="#555" font-family="sans-serif" font-size="11">
            <marker id="arrow" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
                <path d="M0 0L6 3L0 6z" fill="#555" stroke="none" />
            </marker>
            {arrows}{boxes}</svg>
    }
    .into_any()
}

fn arrow_view(arrow: &Arrow, from: &Shape, to: &Shape) -> AnyView {
    let half = HEIGHT / 2;
    // An arrow back to a bus runs below the boxes.
    let is_back = to.x <= from.x;
    let (x1, y1, x2, y2) = if is_back {
        (from.x + WIDTH / 2, from.y + HEIGHT, to.x + WIDTH / 2, to.y + HEIGHT)
    } else {
        (from.x + WIDTH, from.y + half, to.x, to.y + half)
    };
    let middle = u32::midpoint(x1, x2);
    let path = if is_back {
        let below = y1.max(y2) + HEIGHT;
        format!("M{x1} {y1}C{x1} {below} {x2} {below} {x2} {y2}")
    } else {
        format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}")
    };
    let label = if is_back { y1.max(y2) + HEIGHT * 3 / 4 } else { u32::midpoint(y1, y2) };
    let class = match (arrow.is_current, arrow.count) {
        (true, _) => "way is-current",
        (false, 0) => "way is-unused",
        _ => "way",
    };
    let count = (arrow.count > 0).then(|| arrow.count.to_string());
    view! {
        <g class=class aria-hidden="true">
            <path d=path marker-end="url(#arrow)" />
            <text x=middle y=label.saturating_sub(3) text-anchor="middle" fill="#555" stroke="none">{count}</text>
        </g>
    }
    .into_any()
}

fn shape_view(view: BusView, shape: Shape, chosen: Option<Node>) -> AnyView {
    let Shape { node, title, detail, class, x, y } = shape;
    let is_chosen = chosen == Some(node);
    let toggle =
        move || view.chosen.update(|chosen| *chosen = if *chosen == Some(node) { None } else { Some(node) });
    let pressed = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            toggle();
        }
    };
    let kind = match node {
        Node::Events => "",
        Node::Bus(_) => "Bus ",
        Node::Rule(_) => "Rule ",
        Node::Target(..) => "Target ",
    };
    // The text in the box, as it stands there, is part of the name.
    let name = format!("{kind}{title} {detail}");
    let id = match node {
        Node::Events => "node-events".to_owned(),
        Node::Bus(bus) => format!("node-bus-{bus}"),
        Node::Rule(rule) => format!("node-rule-{rule}"),
        Node::Target(rule, target) => format!("node-target-{rule}-{target}"),
    };
    view! {
        <g class=class class:is-chosen=is_chosen id=id role="button" tabindex="0" aria-label=name
            aria-pressed=if is_chosen { "true" } else { "false" } on:click=move |_| toggle() on:keydown=pressed>
            <rect x=x y=y width=WIDTH height=HEIGHT rx="6" fill="#fff" />
            // Cuts what is too long for the box; the whole is in the accessible name.
            <svg x=x y=y width=WIDTH - 6 height=HEIGHT>
                <text x="8" y="18" fill="#111" stroke="none" font-weight="600">{title}</text>
                " "
                <text x="8" y="34" fill="#555" stroke="none">{detail}</text>
            </svg>
        </g>
    }
    .into_any()
}
