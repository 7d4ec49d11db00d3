//! The steps of a play, one after another.

use super::BusView;
use eventbridge_playground::bus::simulated::Simulated;
use eventbridge_playground::bus::timeline::{Entry, folded};
use eventbridge_playground::bus::{Step, StepKind, messages};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::text::counted;
use leptos::ev::KeyboardEvent;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use std::collections::BTreeSet;
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
    /// The delivery whose folded attempts the line is for; `None` for a step.
    folded: Option<u32>,
}

/// The lines of the list.
#[derive(Clone, Copy)]
struct Listed {
    /// Deliveries whose attempts are all listed.
    unfolded: RwSignal<BTreeSet<u32>>,
    /// The steps that concern what is chosen, by their index in the log.
    concerned: Memo<Vec<usize>>,
    /// The entries of the list.
    entries: Memo<Vec<Entry>>,
    /// The steps that are entries of their own.
    found: Memo<Vec<usize>>,
}

impl Listed {
    fn of(view: BusView) -> Self {
        let unfolded = RwSignal::new(BTreeSet::<u32>::new());
        let concerned = Memo::new(move |_| {
            let chosen = view.chosen.get();
            view.played.with(|played| {
                let concerns = |step: &Step| chosen.is_none_or(|node| played.concerns(step, node));
                let steps = played.log.steps.iter().enumerate().filter(|(_, step)| concerns(step));
                steps.map(|(index, _)| index).collect::<Vec<usize>>()
            })
        });
        let entries = Memo::new(move |_| {
            view.played
                .with(|played| concerned.with(|steps| unfolded.with(|open| folded(&played.log, steps, open))))
        });
        let found = Memo::new(move |_| {
            let step = |entry: &Entry| match *entry {
                Entry::Step(index) => Some(index),
                Entry::Attempts { .. } => None,
            };
            entries.with(|entries| entries.iter().filter_map(step).collect::<Vec<usize>>())
        });
        Self { unfolded, concerned, entries, found }
    }
}

#[component]
pub(super) fn TimelinePane(view: BusView) -> impl IntoView {
    let page = RwSignal::new(0_usize);
    let Listed { unfolded, concerned, entries, found } = Listed::of(view);
    let last_page = move || entries.with(|entries| entries.len().saturating_sub(1) / PAGE);
    let on_page = move || page.get().min(last_page());
    let rows = Memo::new(move |_| {
        view.played.with(|played| {
            entries.with(|entries| {
                let from = on_page() * PAGE;
                entries.iter().skip(from).take(PAGE).map(|&entry| row(played, entry)).collect::<Vec<_>>()
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
            let listed =
                entries.with_untracked(|entries| entries.iter().position(|it| *it == Entry::Step(index)));
            page.set(listed.unwrap_or(at) / PAGE);
        }
    };
    let line = move |row: Row| match row.folded {
        Some(delivery) => attempts(unfolded, delivery, row),
        None => line(view, row, go).into_any(),
    };
    let none = move || concerned.with(Vec::is_empty);
    let chosen_name =
        move || view.chosen.get().map(|node| view.played.with(|played| super::diagram::label(played, node)));
    view! {
        <section class="pane" aria-labelledby="timeline-title">
            <div class="pane-head">
                <h2 id="timeline-title">"Timeline"</h2>
                <span class="quiet">{move || counted(concerned.with(Vec::len), "step", "steps")}</span>
                {play_button(view, found, go)}
                <button type="button" class="button button-small" id="timeline-back" on:click=move |_| go(-1)>"Previous step"</button>
                <button type="button" class="button button-small" id="timeline-next" on:click=move |_| go(1)>"Next step"</button>
                <button type="button" class="button button-small" on:click=move |_| view.step.set(None)>"Show all"</button>
            </div>
            {move || chosen_name().map(|name| view! {
                <p class="bus-hint">
                    "Showing only " <strong>{name}</strong> ". "
                    <button type="button" class="button button-small" on:click=move |_| view.chosen.set(None)>"Show everything"</button>
                </p>
            })}
            <ol class="timeline" aria-label="Steps">
                <For each=move || rows.get() key=|row| (row.index, row.folded, row.sentence.clone(), row.time.clone()) children=line />
            </ol>
            <Show when=move || on_page() == last_page() || view.to_end.get()><ClockEnd view /></Show>
            <Show when=none><p class="quiet empty">"Nothing has happened yet. Add events on the Rule tab, or a \
                                                    PutEvents call here."</p></Show>
            {pages(page, on_page, last_page)}
        </section>
    }
}

/// The button that goes from step to step by itself; `found` are the steps, and `go` moves by some of them.
fn play_button(
    view: BusView,
    found: Memo<Vec<usize>>,
    go: impl Fn(isize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
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
    view! {
        <button type="button" class="button button-small" on:click=play>
            {move || if playing.get().is_some() { "Pause" } else { "Play" }}
        </button>
    }
}

/// The buttons that turn the list's pages, if there is more than one.
fn pages(
    page: RwSignal<usize>,
    on_page: impl Fn() -> usize + Copy + Send + Sync + 'static,
    last_page: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <Show when=move || { last_page() > 0 }>
            <div class="toolbar" role="group" aria-label="Pages">
                <button type="button" class="button button-small" disabled=move || on_page() == 0
                    on:click=move |_| page.set(on_page().saturating_sub(1))>"Earlier"</button>
                <span class="quiet">"Page " {move || on_page() + 1} " of " {move || last_page() + 1}</span>
                <button type="button" class="button button-small" disabled=move || on_page() == last_page()
                    on:click=move |_| page.set(on_page() + 1)>"Later"</button>
            </div>
        </Show>
    }
}

/// Where the clock stops, and the way to go on.
#[component]
fn ClockEnd(view: BusView) -> impl IntoView {
    let end = move || {
        let (stopped_after, is_to_end) = view.played.with(|played| (played.stopped_after, played.is_to_end));
        let (words, label, to_end) = match (is_to_end, stopped_after) {
            (true, _) => (messages::CLOCK_OVERRUN.to_owned(), "Stop with the clock", false),
            (false, Some(minutes)) => (messages::clock_stops(minutes), "Run to the end", true),
            (false, None) => return None,
        };
        Some(view! {
            <p class="timeline-end">
                {words} " "
                <button type="button" class="button button-small" on:click=move |_| view.to_end.set(to_end)>{label}</button>
            </p>
        })
    };
    view! { {end} }
}

fn row(played: &Simulated, entry: Entry) -> Row {
    let (index, attempts) = match entry {
        Entry::Step(index) => (Some(index), None),
        Entry::Attempts { delivery, count } => (None, Some((delivery, count))),
    };
    let Some((index, step)) = index.and_then(|index| Some((index, played.log.steps.get(index)?))) else {
        let (delivery, count) = attempts.unzip();
        return Row {
            index: usize::MAX,
            time: String::new(),
            event: String::new(),
            sentence: count.map(messages::more_attempts).unwrap_or_default(),
            class: "",
            sign: "",
            folded: delivery,
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
        folded: None,
    }
}

/// Returns the class of a line, and the word for it that does not need colour.
fn tone(kind: StepKind) -> (&'static str, &'static str) {
    match kind {
        StepKind::Delivered { .. } | StepKind::FunctionReturned(_) => ("is-match", "done"),
        StepKind::Failed { .. }
        | StepKind::FunctionFailed(_)
        | StepKind::FunctionGaveUp
        | StepKind::NotTransformed
        | StepKind::Dropped
        | StepKind::Swallowed
        | StepKind::Unprocessed { is_kept: false }
        | StepKind::Refused(_)
        | StepKind::LoopCut
        | StepKind::NotDeadLettered => ("is-miss", "problem"),
        StepKind::DeadLettered | StepKind::FunctionDeadLettered | StepKind::Unprocessed { is_kept: true } => {
            ("is-invalid", "in DLQ")
        }
        StepKind::FunctionNotRun(_) => ("is-off", "not run"),
        _ => ("is-off", ""),
    }
}

/// The line for folded attempts, which unfolds them.
fn attempts(unfolded: RwSignal<BTreeSet<u32>>, delivery: u32, row: Row) -> AnyView {
    let unfold = move |_| {
        unfolded.update(|open| {
            open.insert(delivery);
        });
    };
    view! {
        <li class="step is-off">
            <button type="button" class="step-button" on:click=unfold>
                <span class="step-time"></span>
                <span class="step-event">{row.event}</span>
                <span class="step-words">{row.sentence}</span>
            </button>
        </li>
    }
    .into_any()
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
