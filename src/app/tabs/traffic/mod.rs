//! The tab `Traffic`: rules over files of events.

mod changes;
mod export;
mod files;
mod gathered;
mod matrix;
mod parts;
mod pool;
mod progress;
mod results;
mod rules;
mod run;
mod samples;

pub(crate) use files::{add_files, all_of, belongs_here, choose_files};
pub(crate) use progress::run_rules;

use crate::app::browser;
use crate::app::state::{App, Tab};
use eventbridge_playground::text;
use eventbridge_playground::traffic::{RuleList, Wanted};
use leptos::prelude::*;
use run::{Ran, Run, Runs};
use std::sync::Arc;
use std::time::Duration;

/// What the views of the tab share.
#[derive(Clone, Copy)]
struct TrafficView {
    app: App,
    /// The rules of the text, read when the visitor pauses.
    listed: RwSignal<Arc<Listed>>,
    runs: Runs,
    samples: samples::Sampling,
}

/// The rules that were read.
#[derive(Default)]
struct Listed {
    /// What they were read from.
    text: Arc<str>,
    list: RuleList,
}

impl Listed {
    fn read(text: &Arc<str>) -> Self {
        Self { text: Arc::clone(text), list: RuleList::read(text) }
    }
}

/// The visitor has paused after this long.
const PAUSE: Duration = Duration::from_millis(150);

#[component]
pub(crate) fn TrafficTab(app: App) -> impl IntoView {
    // Nothing of it is made before somebody wants to see it.
    let was_opened =
        Memo::new(move |before: Option<&bool>| before == Some(&true) || app.tab.get() == Tab::Traffic);
    view! { <Show when=move || was_opened.get()><Panes app /></Show> }
}

#[component]
fn Panes(app: App) -> impl IntoView {
    let view = TrafficView {
        app,
        listed: RwSignal::new(Arc::default()),
        runs: Runs::new(),
        samples: samples::Sampling::new(),
    };
    follow_rules(app, view.listed);
    browser::worker::preload();
    // Files that are chosen anew have nothing to do with what was found in others.
    Effect::new(move |before: Option<()>| {
        app.files.track();
        if before.is_some() {
            view.runs.reset();
            view.samples.reset();
        }
    });
    let reveal = RwSignal::new(None);
    let has_run = move || view.runs.run.with(|run| run.phase != run::Phase::None);
    view! {
        <div class="traffic">
            <div class="traffic-columns">
                <div class="traffic-side">
                    <files::FilesPane view />
                    <rules::RulesPane view reveal />
                </div>
                <div class="traffic-side">
                    <progress::ProgressPane view />
                    <Show when=has_run>
                        <results::RulesResult view />
                        <changes::ChangesPane view />
                        <samples::SamplesPane view />
                        <results::TimesPane view />
                        <results::MalformedPane view />
                        <export::ExportPane view />
                    </Show>
                    <matrix::MatrixPane view />
                </div>
            </div>
        </div>
    }
}

/// Reads the rules whenever their text has changed and the visitor has paused.
fn follow_rules(app: App, listed: RwSignal<Arc<Listed>>) {
    let pause = browser::pause::Pause::of(PAUSE);
    let text = Memo::new(move |_| app.workspace.with(|workspace| Arc::clone(&workspace.rules)));
    Effect::new(move |before: Option<()>| {
        let text = text.get();
        let read = move || listed.set(Arc::new(Listed::read(&text)));
        if before.is_some() { pause.then(read) } else { read() }
    });
}

impl TrafficView {
    /// Reads the rules at once, if there was no pause since they were changed.
    fn read_rules(self) {
        let text = self.app.workspace.with_untracked(|workspace| Arc::clone(&workspace.rules));
        if self.listed.with_untracked(|listed| listed.text != text) {
            self.listed.set(Arc::new(Listed::read(&text)));
        }
    }

    /// The rules that would run now: the one on show, unless it is empty, and those of the list; sound
    /// ones that are switched on.
    fn rules(self) -> Ran {
        let on_show = self.app.evaluation.with(|evaluation| {
            let text = evaluation.pattern.parsed.document.text();
            (evaluation.pattern.parsed.is_valid()).then(|| (String::new(), text.to_owned()))
        });
        let off = self.app.workspace.with(|workspace| workspace.rules_off.clone());
        self.listed.with(|listed| {
            let sound = listed.list.sound().filter(|rule| !rule.is_disabled);
            let listed = sound.map(|rule| (rule.name.clone(), rule.pattern.clone()));
            on_show.into_iter().chain(listed).filter(|(name, _)| !off.contains(name)).collect()
        })
    }

    /// The rules and what of them is asked for, as they ran.
    fn wanted(run: &Run, choice: &samples::Choice) -> Option<(Vec<String>, Wanted)> {
        let rules = run.ran.iter().map(|(_, pattern)| pattern.clone()).collect();
        let wanted = match choice {
            samples::Choice::Rule(name) => Wanted::Rule(run.ran.iter().position(|(ran, _)| ran == name)?),
            samples::Choice::Matched => Wanted::Matched,
            samples::Choice::Unmatched => Wanted::Unmatched,
        };
        Some((rules, wanted))
    }
}

/// What a rule is called; the one on show has no name.
fn label(name: &str) -> String {
    if name.is_empty() { "The rule of the tab Rule".to_owned() } else { name.to_owned() }
}

/// A number with its thousands apart: `1,234,567`.
fn grouped(number: u64) -> String {
    text::grouped(&number.to_string())
}

/// A number of bytes: `1.2 MB`.
fn bytes(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} bytes"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes * 10 / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}
