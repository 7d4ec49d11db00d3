//! The steps of a play, one after another.

use super::BusView;
use eventbridge_playground::bus::simulated::Simulated;
use eventbridge_playground::bus::{Step, StepKind, messages};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::text::counted;
use leptos::ev::KeyboardEvent;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use std::time::Duration;

/// While it plays, a step follows the one before after this long.
const REFRESH: Duration = Duration::from_millis(300);

/// So many steps are listed at once.
const PAGE: usize = 100;

/// One line.
#[derive(Clone, PartialEq)]
struct Row {
    index: usize,
    time: String,
    event: String,
    sentence: String,
    class: &'static str,
    sign: &'static str,
}

#[component]
pub(super) fn TimelinePane(view: BusView) -> impl IntoView {
    let page = RwSignal::new(0_usize);
    // The steps that are shown, by their index in the log.
    let found = Memo::new(move |_| {
        let chosen = view.chosen.get();
        view.played.with(|played| {
            let concerns = |step: &Step| chosen.is_none_or(|node| played.concerns(step, node));
            let steps = played.log.steps.iter().enumerate().filter(|(_, step)| concerns(step));
            steps.map(|(index, _)| index).collect::<Vec<usize>>()
        })
    });
    let last_page = move || found.with(|found| found.len().saturating_sub(1) / PAGE);
    let on_page = move || page.get().min(last_page());
    let rows = Memo::new(move |_| {
        view.played.with(|played| {
            found.with(|found| {
                let from = on_page() * PAGE;
                found.iter().skip(from).take(PAGE).map(|&index| row(played, index)).collect::<Vec<_>>()
            })
        })
    });
    let go = move |by: isize| {
        let target = found.with_untracked(|found| {
            let at = view.step.get_untracked().and_then(|step| found.iter().position(|&index| index == step));
            let at = at.map_or(0, |at| at.saturating_add_signed(by).min(found.len().saturating_sub(1)));
            found.get(at).map(|&index| (at, index))
        });
        if let Some((at, index)) = target {
            view.step.set(Some(index));
            page.set(at / PAGE);
        }
    };
    let playing = RwSignal::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(handle) = playing.get_untracked() {
            handle.clear();
            playing.set(None);
        }
    };
    let is_at_end = move || found.with_untracked(|found| found.last().copied() == view.step.get_untracked());
    let play = move |_| {
        if playing.get_untracked().is_some() {
            return stop();
        }
        if is_at_end() {
            view.step.set(None);
        }
        let on = move || if is_at_end() { stop() } else { go(1) };
        playing.set(set_interval_with_handle(on, REFRESH).ok());
    };
    on_cleanup(stop);
    let line = move |row: Row| line(view, row, go);
    let none = move || found.with(Vec::is_empty);
    let chosen_name =
        move || view.chosen.get().map(|node| view.played.with(|played| super::diagram::label(played, node)));
    view! {
        <section class="pane" aria-labelledby="timeline-title">
            <div class="pane-head">
                <h2 id="timeline-title">"Timeline"</h2>
                <span class="quiet">{move || counted(found.with(Vec::len), "step", "steps")}</span>
                <button type="button" class="button button-quiet" on:click=play>
                    {move || if playing.get().is_some() { "Pause" } else { "Play" }}
                </button>
                <button type="button" class="button button-quiet" on:click=move |_| go(-1)>"Step back"</button>
                <button type="button" class="button button-quiet" on:click=move |_| go(1)>"Step on"</button>
                <button type="button" class="button button-quiet" on:click=move |_| view.step.set(None)>"All"</button>
            </div>
            {move || chosen_name().map(|name| view! {
                <p class="bus-hint">
                    "Only what concerns " <strong>{name}</strong> ". "
                    <button type="button" class="button button-small" on:click=move |_| view.chosen.set(None)>"Show everything"</button>
                </p>
            })}
            <ol class="timeline" aria-label="Steps">
                <For each=move || rows.get() key=|row| (row.index, row.sentence.clone(), row.time.clone()) children=line />
            </ol>
            <Show when=none><p class="quiet empty">"Nothing has happened. Add events in the tab Rule, or a call of PutEvents here."</p></Show>
            <Show when=move || { last_page() > 0 }>
                <div class="toolbar" role="group" aria-label="Pages">
                    <button type="button" class="button button-quiet" disabled=move || on_page() == 0
                        on:click=move |_| page.set(on_page().saturating_sub(1))>"Earlier"</button>
                    <span class="quiet">"Page " {move || on_page() + 1} " of " {move || last_page() + 1}</span>
                    <button type="button" class="button button-quiet" disabled=move || on_page() == last_page()
                        on:click=move |_| page.set(on_page() + 1)>"Later"</button>
                </div>
            </Show>
        </section>
    }
}

fn row(played: &Simulated, index: usize) -> Row {
    let Some(step) = played.log.steps.get(index) else {
        return Row {
            index,
            time: String::new(),
            event: String::new(),
            sentence: String::new(),
            class: "",
            sign: "",
        };
    };
    let time = Timestamp::from_millis(step.at).map(Timestamp::to_millis_text).unwrap_or_default();
    let (class, sign) = tone(step.kind);
    Row {
        index,
        // The date is in the tooltip; within a play the time is what differs.
        time: time.split('T').nth(1).unwrap_or(&time).trim_end_matches('Z').to_owned(),
        event: step.event.map(|event| played.event_name(event)).unwrap_or_default(),
        sentence: messages::sentence(&played.model, &played.log, step),
        class,
        sign,
    }
}

/// The class of a line, and the word for it that does not need colour.
fn tone(kind: StepKind) -> (&'static str, &'static str) {
    match kind {
        StepKind::Delivered { .. } | StepKind::FunctionReturned(_) => ("is-match", "done"),
        StepKind::Failed { .. }
        | StepKind::FunctionFailed(_)
        | StepKind::FunctionGaveUp
        | StepKind::NotTransformed
        | StepKind::Dropped
        | StepKind::Swallowed
        | StepKind::Refused(_)
        | StepKind::LoopCut
        | StepKind::NotDeadLettered => ("is-miss", "problem"),
        StepKind::DeadLettered => ("is-invalid", "kept aside"),
        _ => ("is-off", ""),
    }
}

fn line(view: BusView, row: Row, go: impl Fn(isize) + Copy + 'static) -> impl IntoView {
    let index = row.index;
    let is_on_show = move || view.step.get() == Some(index);
    let walk = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        go(by);
        request_animation_frame(|| {
            if let Some(button) = crate::app::browser::query(".step-button[aria-current]") {
                let _ = button.focus();
            }
        });
    };
    view! {
        <li class=format!("step {}", row.class) class:is-selected=is_on_show>
            <button type="button" class="step-button" aria-current=move || is_on_show().then_some("true")
                on:click=move |_| view.step.set(Some(index)) on:keydown=walk>
                <span class="step-time">{row.time}</span>
                <span class="step-event">{row.event}</span>
                <span class="step-words">{row.sentence}</span>
                <span class="visually-hidden">{row.sign}</span>
            </button>
        </li>
    }
}
