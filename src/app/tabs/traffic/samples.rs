//! Some events of a rule: those that it matches, and those that it nearly does.

use super::pool::{Pool, PoolMessage};
use super::run;
use super::{TrafficView, label, parts};
use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::json;
use eventbridge_playground::scan::{Found, Job, NearMisses, Outcome, Run, Samples};
use eventbridge_playground::text::{grouped, shortened};
use leptos::prelude::*;
use std::sync::Arc;

/// The events that are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Rule(String),
    Matched,
    Unmatched,
}

/// A search for events, and what it has found.
#[derive(Clone, Copy)]
pub(super) struct Sampling {
    choice: RwSignal<Option<Choice>>,
    samples: RwSignal<Arc<Samples>>,
    is_going: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    pool: StoredValue<Option<Pool>, LocalStorage>,
}

/// An event is shown by this many characters.
const SHOWN: usize = 280;

impl Sampling {
    pub(super) fn new() -> Self {
        Self {
            choice: RwSignal::new(None),
            samples: RwSignal::new(Arc::default()),
            is_going: RwSignal::new(false),
            trouble: RwSignal::new(None),
            pool: StoredValue::new_local(None),
        }
    }

    pub(super) fn is_chosen(self, choice: &Choice) -> bool {
        self.choice.with(|chosen| chosen.as_ref() == Some(choice))
    }

    pub(super) fn reset(self) {
        self.pool.set_value(None);
        self.choice.set(None);
        self.samples.set(Arc::default());
        self.is_going.set(false);
        self.trouble.set(None);
    }

    /// Looks for events of a rule as it last ran, from the start of the files until there are enough.
    pub(super) fn look(self, view: TrafficView, choice: Choice) {
        self.reset();
        let Some((rules, wanted)) = view.runs.run.with_untracked(|run| TrafficView::wanted(run, &choice))
        else {
            return;
        };
        let files = view.app.files.chosen();
        let tasks = parts::whole(&files);
        self.choice.set(Some(choice));
        self.is_going.set(true);
        let job = Job::Sample { rules, wanted };
        let tell = move |told: PoolMessage| match told {
            PoolMessage::Found { task, outcome } => self.add(task, outcome),
            PoolMessage::Done { task, outcome, is_last, .. } => {
                self.add(task, outcome);
                self.is_going.set(!is_last);
            }
            PoolMessage::Failed(reason) => self.fail(reason),
            PoolMessage::Progress { .. } | PoolMessage::Output { .. } => {}
        };
        // One worker, so that the first events are found first.
        match Pool::start(&job, &run::place(view.app), tasks, 1, tell) {
            Ok(pool) => self.pool.set_value(Some(pool)),
            Err(reason) => self.fail(reason),
        }
    }

    fn fail(self, reason: String) {
        self.trouble.set(Some(reason));
        self.is_going.set(false);
    }

    fn add(self, file: usize, outcome: Outcome) {
        if let Outcome::Sample(found) = outcome {
            self.samples.update(|samples| Arc::make_mut(samples).append(found, file as u32));
        }
    }
}

#[component]
pub(super) fn SamplesPane(view: TrafficView) -> impl IntoView {
    let Sampling { choice, samples, is_going, trouble, .. } = view.samples;
    let title = move || {
        choice.get().map(|choice| match choice {
            Choice::Rule(name) => label(&name),
            Choice::Matched => "Matched events".to_owned(),
            Choice::Unmatched => "Events that match no rule".to_owned(),
        })
    };
    let words = move || {
        let (looked, found) = samples.with(|samples| (samples.events, samples.found.len()));
        if let Some(trouble) = trouble.get() {
            return trouble;
        }
        let so_far = if is_going.get() { "Searching: " } else { "" };
        format!("{so_far}{} events checked, {found} shown.", grouped(looked))
    };
    let found = move || {
        samples.with(|samples| samples.found.iter().map(|found| event_row(view, found)).collect_view())
    };
    let near = move || {
        samples.with(|samples| samples.near.iter().map(|group| group_view(view, group)).collect_view())
    };
    let has_near = move || samples.with(|samples| !samples.near.is_empty());
    let is_rule = move || matches!(choice.get(), Some(Choice::Rule(_)));
    let far = move || {
        samples.with(|samples| {
            let near: u64 = samples.near.iter().map(|group| group.count).sum();
            let far = samples.missed.saturating_sub(near);
            (far > 0).then(|| format!("{} fail on more than one condition.", grouped(far)))
        })
    };
    view! {
        <Show when=move || choice.with(Option::is_some)>
            <section class="pane" aria-labelledby="samples-title">
                <div class="pane-head">
                    <h2 id="samples-title">{title}</h2>
                    <span class="quiet" role="status" aria-label="Search">{words}</span>
                    <button type="button" class="button" on:click=move |_| view.samples.reset()>"Close"</button>
                </div>
                <ul class="found" aria-label="Events found">{found}</ul>
                <Show when=move || has_near() && is_rule()>
                    <h3 class="found-title">"Nearest misses"</h3>
                    <ul class="near" aria-label="Nearest misses in the files">{near}</ul>
                    <p class="quiet">{move || samples.with(|samples| {
                        format!("Among the first {} events that don't match.", grouped(samples.missed))
                    })} " " {far}</p>
                </Show>
            </section>
        </Show>
    }
}

fn group_view(view: TrafficView, group: &NearMisses) -> impl IntoView + use<> {
    let rows = group.found.iter().map(|found| event_row(view, found)).collect_view();
    view! {
        <li><details>
            <summary>{group.sentence()}</summary>
            <ul class="found">{rows}</ul>
        </details></li>
    }
}

/// One event, with the way into the editors.
pub(super) fn event_row(view: TrafficView, found: &Found) -> AnyView {
    let place = view.runs.run.with_untracked(|run| place(run, found));
    let text: Arc<str> = Arc::from(found.text.as_str());
    let name = place.clone();
    let open = move |_| open(view, &name, &text);
    view! {
        <li>
            <button type="button" class="place" title="Open next to the pattern" on:click=open>{place}</button>
            {found.reason.clone().map(|reason| view! { <span>{reason}</span> })}
            <code>{shortened(&found.text, SHOWN)}</code>
        </li>
    }
    .into_any()
}

fn place(run: &Run, found: &Found) -> String {
    format!("{}, line {}", run.file(found.file), found.line)
}

/// Adds the event to the list and shows it beside the pattern of its rule, with a way back.
fn open(view: TrafficView, name: &str, text: &Arc<str>) {
    let app: App = view.app;
    let before = app.session.snapshot();
    let rule = match view.samples.choice.get_untracked() {
        Some(Choice::Rule(rule)) if !rule.is_empty() => Some(rule),
        _ => None,
    };
    let pattern = rule.and_then(|rule| {
        view.runs.run.with_untracked(|run| {
            let (_, pattern) = run.rules.iter().find(|(name, _)| *name == rule)?;
            // In lists of rules, all of a pattern often is on one line.
            let document = json::parse(pattern);
            let root = document.root().filter(|_| !pattern.contains('\n'));
            Some(root.map_or_else(|| pattern.clone(), json::pretty))
        })
    });
    if let Some(pattern) = pattern {
        app.session.edit_pattern(pattern);
    }
    app.session.add_events([(name.to_owned(), Arc::clone(text))], None);
    app.screen.show(Tab::RULE);
    let back = move || app.session.restore(before.clone());
    app.screen.notices.done_with(format!("Opened the event from {name}."), "Undo", back);
}
