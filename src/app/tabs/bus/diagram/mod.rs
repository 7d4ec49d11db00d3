//! The system as a picture: events, buses, rules and targets, and how much went each way.

mod draw;
mod save;
mod zoom;

use super::BusView;
use crate::app::browser;
use crate::app::state::App;
use crate::app::widgets::menu::Menu;
use eventbridge_playground::bus::diagram::{Tally, picture, way_of};
use eventbridge_playground::bus::simulated::{DiagramNode, Simulated};
use eventbridge_playground::bus::{Model, messages};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use zoom::Zoom;

#[component]
pub(super) fn DiagramPane(app: App, view: BusView) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let zoom = Zoom::of(NodeRef::new(), frame);
    let drawing = move || {
        let (step, chosen) = (view.step.get(), view.chosen.get());
        view.played.with(|played| drawing(view, zoom, played, step, chosen))
    };
    let save_as = move || {
        view! {
            <button type="button" class="menu-entry" on:click=move |_| save::as_svg(app, frame)>"SVG"</button>
            <button type="button" class="menu-entry" on:click=move |_| save::as_png(app, frame)>"PNG"</button>
        }
        .into_any()
    };
    view! {
        <section class="pane" aria-labelledby="diagram-title">
            <div class="pane-head">
                <h2 id="diagram-title">"Diagram"</h2>
                <span class="quiet">{move || view.stale().unwrap_or_else(|| "Click a part to edit it".to_owned())}</span>
                <button type="button" class="button button-icon" aria-label="Smaller" title="Smaller (−)"
                    on:click=move |_| zoom.by(-1)>"−"</button>
                <output class="diagram-size" aria-label="Size of the diagram">{move || format!("{} %", zoom.percent())}</output>
                <button type="button" class="button button-icon" aria-label="Larger" title="Larger (+)"
                    on:click=move |_| zoom.by(1)>"+"</button>
                <button type="button" class="button button-icon" aria-label="Fit" title="Fit to view (0)"
                    on:click=move |_| zoom.fit()>
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                        <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" fill="none" stroke="currentColor" stroke-width="1.5" />
                    </svg>
                </button>
                <Menu label="Save as" face="Save as ▾".into_any() content=save_as />
            </div>
            <div class="diagram" tabindex="0" role="group" aria-label="Diagram of the setup" node_ref=zoom.window
                on:keydown=move |event| zoom.key(&event) on:wheel=move |event| zoom.wheel(&event)
                on:pointerdown=move |event| zoom.grab(&event) on:pointermove=move |event| zoom.drag(&event)
                on:pointerup=move |_| zoom.release() on:pointercancel=move |_| zoom.release()>
                <div style:width=move || format!("{}%", zoom.percent()) node_ref=frame>{drawing}</div>
            </div>
        </section>
    }
}

/// Returns the name of a part, without its kind.
pub(super) fn name(model: &Model, node: DiagramNode) -> String {
    let name = match node {
        DiagramNode::Events => None,
        DiagramNode::Bus(index) => model.buses.get(index as usize).map(|it| it.name.clone()),
        DiagramNode::Rule(index) => model.rules.get(index as usize).map(|it| it.name.clone()),
        DiagramNode::Target(rule, target) => model.target(rule, target).map(messages::short_name),
        DiagramNode::DeadLetter(rule, target) => {
            let queue = model.target(rule, target).and_then(|it| it.dead_letter.as_ref());
            queue.map(|queue| messages::name_of_arn(&queue.arn))
        }
        DiagramNode::Archive(index) => model.archives.get(index as usize).map(|it| it.name.clone()),
        DiagramNode::Replay(index) => model.replays.get(index as usize).map(|it| it.name.clone()),
        DiagramNode::Alarm(index) => model.alarms.get(index as usize).map(|it| it.name.clone()),
    };
    name.unwrap_or_default()
}

/// Returns a part in a sentence.
pub(super) fn label(played: &Simulated, node: DiagramNode) -> String {
    let name = name(&played.model, node);
    match node {
        DiagramNode::Events => "the events".to_owned(),
        DiagramNode::Bus(_) => format!("the bus {name}"),
        DiagramNode::Rule(_) => format!("the rule {name}"),
        DiagramNode::Target(..) => name,
        DiagramNode::DeadLetter(..) => format!("the dead-letter queue {name}"),
        DiagramNode::Archive(_) => format!("the archive {name}"),
        DiagramNode::Replay(_) => format!("the replay {name}"),
        DiagramNode::Alarm(_) => format!("the alarm {name}"),
    }
}

/// Returns the id of a part's box in the page.
fn id(node: DiagramNode) -> String {
    match node {
        DiagramNode::Events => "node-events".to_owned(),
        DiagramNode::Bus(index) => format!("node-bus-{index}"),
        DiagramNode::Rule(index) => format!("node-rule-{index}"),
        DiagramNode::Target(rule, target) => format!("node-target-{rule}-{target}"),
        DiagramNode::DeadLetter(rule, target) => format!("node-queue-{rule}-{target}"),
        DiagramNode::Archive(index) => format!("node-archive-{index}"),
        DiagramNode::Replay(index) => format!("node-replay-{index}"),
        DiagramNode::Alarm(index) => format!("node-alarm-{index}"),
    }
}

/// Gives the focus to a part's box, once it is drawn.
pub(super) fn focus(node: DiagramNode) {
    request_animation_frame(move || {
        let button = browser::document().and_then(|document| document.get_element_by_id(&id(node)));
        if let Some(button) = button {
            // Of SVG and not of HTML, and takes the focus all the same.
            let _ = button.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}

fn drawing(
    view: BusView,
    zoom: Zoom,
    played: &Simulated,
    step: Option<usize>,
    chosen: Option<DiagramNode>,
) -> AnyView {
    let log = &played.log;
    let tally = Tally::new(log, step.map_or(usize::MAX, |step| step + 1));
    let current = step.and_then(|step| way_of(log, log.steps.get(step)?));
    draw::picture(view, zoom, picture(&played.model, &played.replays, &tally), current, chosen)
}
