//! The picture drawn as SVG. Colours and widths of lines are those of the style sheet.

use super::zoom::Zoom;
use super::{focus, id};
use crate::app::browser;
use crate::app::tabs::bus::{BusView, inspector};
use eventbridge_playground::bus::diagram::{Arrow, Label, Picture, Shape, Tone, Way};
use eventbridge_playground::bus::simulated::DiagramNode;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub(super) fn picture(
    view: BusView,
    zoom: Zoom,
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
    // Its text stays legible however narrow the window is, and does not grow without end in a wide one.
    let scaled =
        move |percent: u32| format!("{}px", width * percent / 100 * zoom.percent().cast_unsigned() / 100);
    view! {
        <svg style:min-width=move || scaled(100) style:max-width=move || scaled(130) viewBox=format!("0 0 {width} {height}") width=width height=height role="group"
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

/// Brings the form of a part that was just chosen into view, if it is below the window. Who opened it by key goes
/// on in it, and Escape leads back.
fn open(node: DiagramNode, by_key: bool) {
    request_animation_frame(move || {
        let title = browser::element(inspector::TITLE);
        // The box that was pressed is a new one now.
        let Some(title) = title else {
            if by_key {
                focus(node);
            }
            return;
        };
        if by_key {
            let _ = title.focus();
        } else if title.get_bounding_client_rect().top() > browser::window_size().1 {
            title.scroll_into_view();
        }
    });
}

fn shape_view(view: BusView, shape: &Shape, chosen: Option<DiagramNode>) -> AnyView {
    let node = shape.node;
    let class = match shape.tone {
        Tone::Plain => "node",
        Tone::Off => "node is-off",
        Tone::Warned => "node is-warned",
        Tone::Aside => "node is-invalid",
        Tone::Lost => "node is-miss",
    };
    let [kind, name, detail] = shape.lines();
    let whole = format!("{} {} {}", shape.kind, shape.name, shape.detail);
    // The text in the box, as it is there, is part of the name.
    let label = if let DiagramNode::Target(..) = node { format!("Target {whole}") } else { whole.clone() };
    let Shape { x, y, width, height, .. } = *shape;
    let is_chosen = chosen == Some(node);
    let toggle = move || {
        view.chosen.update(|chosen| *chosen = if *chosen == Some(node) { None } else { Some(node) });
    };
    let clicked = move |_| {
        toggle();
        open(node, false);
    };
    let pressed = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            toggle();
            open(node, true);
        }
    };
    view! {
        <g class=class class:is-chosen=is_chosen id=id(node) role="button" tabindex="0" aria-label=label
            aria-pressed=if is_chosen { "true" } else { "false" } on:click=clicked on:keydown=pressed>
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
