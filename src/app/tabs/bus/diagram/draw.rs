//! The picture drawn as SVG. Colours and widths of lines are those of the style sheet.

use crate::app::tabs::bus::BusView;
use eventbridge_playground::bus::diagram::{Arrow, Label, Picture, Shape, Tone, Way};
use eventbridge_playground::bus::problem::ModelRef;
use eventbridge_playground::bus::simulated::DiagramNode;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub(super) fn picture(
    view: BusView,
    picture: Picture,
    current: Option<Way>,
    chosen: Option<DiagramNode>,
) -> AnyView {
    let Picture { width, height, shapes, mut arrows, sums } = picture;
    // The way of the selected step is drawn over the others.
    arrows.sort_by_key(|arrow| current == Some(arrow.way));
    let lines: Vec<AnyView> = arrows.iter().map(|arrow| line(arrow, current)).collect();
    let labels = arrows.into_iter().filter_map(|arrow| arrow.label);
    let labels: Vec<AnyView> = labels.chain(sums).map(label).collect();
    let boxes: Vec<AnyView> = shapes.iter().map(|shape| shape_view(view, shape, chosen)).collect();
    view! {
        <svg viewBox=format!("0 0 {width} {height}") width=width height=height role="group"
            aria-label="Events, buses, rules and targets" font-family="sans-serif" font-size="12">
            <marker id="arrow" viewBox="0 0 6 6" refX="6" refY="3" markerUnits="userSpaceOnUse"
                markerWidth="9" markerHeight="9" orient="auto-start-reverse">
                <path class="head" d="M0 0L6 3L0 6z" />
            </marker>
            {lines}{labels}{boxes}</svg>
    }
    .into_any()
}

fn line(arrow: &Arrow, current: Option<Way>) -> AnyView {
    let class = match (current == Some(arrow.way), arrow.count) {
        (true, _) => "way is-current",
        (false, 0) => "way is-unused",
        _ => "way",
    };
    view! { <path class=class d=arrow.path.clone() marker-end="url(#arrow)" aria-hidden="true" /> }.into_any()
}

fn label(label: Label) -> AnyView {
    let Label { text, x, y, width, height } = label;
    view! {
        <g class="count" aria-hidden="true">
            <rect x=x y=y width=width height=height rx="3" />
            <text x=x + width / 2 y=y + height - 3 text-anchor="middle">{text}</text>
        </g>
    }
    .into_any()
}

fn node_of(place: Option<ModelRef>) -> Option<DiagramNode> {
    match place {
        None => Some(DiagramNode::Events),
        Some(ModelRef::Bus(bus)) => Some(DiagramNode::Bus(bus)),
        Some(ModelRef::Rule(rule)) => Some(DiagramNode::Rule(rule)),
        Some(ModelRef::Target { rule, target }) => Some(DiagramNode::Target(rule, target)),
        Some(_) => None,
    }
}

fn shape_view(view: BusView, shape: &Shape, chosen: Option<DiagramNode>) -> AnyView {
    let Some(node) = node_of(shape.place) else { return ().into_any() };
    let class = match shape.tone {
        Tone::Plain => "node",
        Tone::Off => "node is-off",
        Tone::Aside => "node is-invalid",
        Tone::Lost => "node is-miss",
    };
    let [kind, name, detail] = shape.lines();
    let whole = format!("{} {} {}", shape.kind, shape.name, shape.detail);
    // The text in the box, as it is there, is part of the name.
    let label = if let DiagramNode::Target(..) = node { format!("Target {whole}") } else { whole.clone() };
    let Shape { x, y, width, height, .. } = *shape;
    let is_chosen = chosen == Some(node);
    let toggle =
        move || view.chosen.update(|chosen| *chosen = if *chosen == Some(node) { None } else { Some(node) });
    let pressed = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            toggle();
        }
    };
    let id = match node {
        DiagramNode::Events => "node-events".to_owned(),
        DiagramNode::Bus(bus) => format!("node-bus-{bus}"),
        DiagramNode::Rule(rule) => format!("node-rule-{rule}"),
        DiagramNode::Target(rule, target) => format!("node-target-{rule}-{target}"),
    };
    view! {
        <g class=class class:is-chosen=is_chosen id=id role="button" tabindex="0" aria-label=label
            aria-pressed=if is_chosen { "true" } else { "false" } on:click=move |_| toggle() on:keydown=pressed>
            <title>{whole}</title>
            <rect x=x y=y width=width height=height rx="6" />
            // Cuts what a wide font draws beyond the box.
            <svg x=x y=y width=width - 4 height=height>
                <text x="8" y="16">{kind}</text>
                " "
                <text x="8" y="32" class="node-name" font-weight="600">{name}</text>
                " "
                <text x="8" y="48">{detail}</text>
            </svg>
        </g>
    }
    .into_any()
}
