//! The tab `Traffic`: rules over files of events.

mod changes;
mod export;
mod files;
mod matrix;
mod parts;
mod pool;
mod progress;
mod results;
mod rules;
mod run;
mod samples;

pub(crate) use files::{add_files, all_of, belongs_here};

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::scan::{Phase, RuleList, Run, RunRules, Wanted};
use leptos::prelude::*;
use run::Runs;
use std::sync::Arc;
use std::time::Duration;

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab("traffic"),
    title: "Traffic",
    command: "Show the traffic: rules on files",
    keys: "Alt+Shift+Digit6",
    wing: &WING,
    view: |app| place(app, &WING, move |wing| (wing.tab)(app)),
};

/// The functions that are loaded when the tab is opened.
pub(crate) struct Traffic {
    tab: fn(App) -> AnyView,
    /// Runs the rules over the chosen files.
    pub(crate) run_rules: fn(App),
    /// Lets the visitor choose files.
    pub(crate) choose_files: fn(App),
    /// Loads a worker ahead of its use.
    pub(crate) preload_worker: fn(),
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<Traffic> = "traffic" in traffic, Traffic {
        tab: |app| view! { <TrafficTab app /> }.into_any(),
        run_rules: progress::run_rules,
        choose_files: files::choose_files,
        preload_worker: browser::worker::preload,
    };
}

/// The state that the views of the tab share.
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
    /// The text that they were read from.
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
fn TrafficTab(app: App) -> impl IntoView {
    let view = TrafficView {
        app,
        listed: RwSignal::new(Arc::default()),
        runs: Runs::new(),
        samples: samples::Sampling::new(),
    };
    follow_rules(app, view.listed);
    browser::worker::preload();
    // Newly chosen files have no results yet.
    Effect::new(move |before: Option<()>| {
        app.files.read(|_| ());
        if before.is_some() {
            view.runs.reset();
            view.samples.reset();
        }
    });
    let reveal = RwSignal::new(None);
    let has_run = move || view.runs.run.with(|run| run.phase != Phase::NotStarted);
    view! {
        <div class="traffic">
            <div class="tab-columns">
                <div class="tab-side">
                    <files::FilesPane view />
                    <rules::RulesPane view reveal />
                </div>
                <div class="tab-side">
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
    let pause = browser::debounce::Debounce::of(PAUSE);
    let text = Memo::new(move |_| app.session.read(|workspace| Arc::clone(&workspace.rules)));
    Effect::new(move |before: Option<()>| {
        let text = text.get();
        let read = move || listed.set(Arc::new(Listed::read(&text)));
        if before.is_some() { pause.then(read) } else { read() }
    });
}

impl TrafficView {
    /// Reads the rules at once, if there was no pause since they were changed.
    fn read_rules(self) {
        let text = self.app.session.peek(|workspace| Arc::clone(&workspace.rules));
        if self.listed.with_untracked(|listed| listed.text != text) {
            self.listed.set(Arc::new(Listed::read(&text)));
        }
    }

    /// Returns the rules that would run now: the selected one, unless it is empty, and those of the list;
    /// valid ones that are switched on.
    fn rules(self) -> RunRules {
        let on_show = self.app.session.evaluation.with(|evaluation| {
            let text = evaluation.pattern.parsed().document.text();
            (evaluation.pattern.parsed().is_valid()).then(|| (String::new(), text.to_owned()))
        });
        let off = self.app.session.read(|workspace| workspace.rules_off.clone());
        self.listed.with(|listed| {
            let sound = listed.list.valid().filter(|rule| !rule.is_disabled);
            let listed = sound.map(|rule| (rule.name.clone(), rule.pattern.clone()));
            on_show.into_iter().chain(listed).filter(|(name, _)| !off.contains(name)).collect()
        })
    }

    /// Returns the rules and what of them is asked for, as they ran.
    fn wanted(run: &Run, choice: &samples::Choice) -> Option<(Vec<String>, Wanted)> {
        let rules = run.rules.iter().map(|(_, pattern)| pattern.clone()).collect();
        let wanted = match choice {
            samples::Choice::Rule(name) => Wanted::Rule(run.rules.iter().position(|(ran, _)| ran == name)?),
            samples::Choice::Matched => Wanted::Matched,
            samples::Choice::Unmatched => Wanted::Unmatched,
        };
        Some((rules, wanted))
    }
}

/// Returns the name of a rule; the rule of the tab Rule has none.
fn label(name: &str) -> String {
    if name.is_empty() { "The rule on the Rule tab".to_owned() } else { name.to_owned() }
}
