//! The system as a picture: events, buses, rules and targets, and how much went each way.

mod draw;
mod save;
mod zoom;

use super::BusView;
use crate::app::state::App;
use eventbridge_playground::bus::diagram::{Tally, picture, way_of};
use eventbridge_playground::bus::messages;
use eventbridge_playground::bus::simulated::{DiagramNode, Simulated};
use leptos::html;
use leptos::prelude::*;
use zoom::Zoom;

#[component]
pub(super) fn DiagramPane(app: App, view: BusView) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let zoom = Zoom::of(NodeRef::new(), frame);
    let drawing = move || {
        let (step, chosen) = (view.step.get(), view.chosen.get());
        view.played.with(|played| drawing(view, played, step, chosen))
    };
    view! {
        <section class="pane" aria-labelledby="diagram-title">
            <div class="pane-head">
                <h2 id="diagram-title">"Diagram"</h2>
                <button type="button" class="button button-quiet" aria-label="Smaller" title="Smaller (−)"
                    on:click=move |_| zoom.by(-1)>"−"</button>
                <output class="diagram-size" aria-label="Size of the diagram">{move || format!("{} %", zoom.percent())}</output>
                <button type="button" class="button button-quiet" aria-label="Larger" title="Larger (+)"
                    on:click=move |_| zoom.by(1)>"+"</button>
                <button type="button" class="button button-quiet" title="All of it at once (0)"
                    on:click=move |_| zoom.fit()>"Fit"</button>
                <button type="button" class="button button-quiet"
                    on:click=move |_| save::as_svg(app, frame)>"Download SVG"</button>
                <button type="button" class="button button-quiet"
                    on:click=move |_| save::as_png(app, frame)>"Download PNG"</button>
            </div>
            <div class="diagram" tabindex="0" role="group" aria-label="Diagram of the system" node_ref=zoom.window
                on:keydown=move |event| zoom.key(&event) on:wheel=move |event| zoom.wheel(&event)
                on:pointerdown=move |event| zoom.grab(&event) on:pointermove=move |event| zoom.drag(&event)
                on:pointerup=move |_| zoom.release() on:pointercancel=move |_| zoom.release()>
                <div style:width=move || format!("{}%", zoom.percent()) node_ref=frame>{drawing}</div>
            </div>
        </section>
    }
}

/// The name of a part.
pub(super) fn label(played: &Simulated, node: DiagramNode) -> String {
    let model = &played.model;
    match node {
        DiagramNode::Events => "the events".to_owned(),
        DiagramNode::Bus(bus) => {
            format!("the bus {}", model.buses.get(bus as usize).map_or("", |bus| &bus.name))
        }
        DiagramNode::Rule(rule) => {
            format!("the rule {}", model.rules.get(rule as usize).map_or("", |rule| &rule.name))
        }
        DiagramNode::Target(rule, target) => {
            model.target(rule, target).map(messages::short_name).unwrap_or_default()
        }
    }
}

fn drawing(view: BusView, played: &Simulated, step: Option<usize>, chosen: Option<DiagramNode>) -> AnyView {
    let log = &played.log;
    let tally = Tally::new(log, step.map_or(usize::MAX, |step| step + 1));
    let current = step.and_then(|step| way_of(log, log.steps.get(step)?));
    draw::picture(view, picture(&played.model, &tally), current, chosen)
}
