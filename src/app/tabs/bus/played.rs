//! What the bus has played: the system, what happened in it, and names for its parts.

use super::BusView;
use crate::app::browser;
use crate::app::browser::pause::Pause;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::bus::advice::{self, Advice, advise_on_play};
use eventbridge_playground::bus::log::{Log, Origin};
use eventbridge_playground::bus::model::Model;
use eventbridge_playground::bus::problem::Place;
use eventbridge_playground::bus::setup::{self, OnShow, Problem};
use eventbridge_playground::bus::{Simulation, Step, words};
use eventbridge_playground::json::{self, Value};
use eventbridge_playground::text::Span;
use eventbridge_playground::workspace::Workspace;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::mem::discriminant;
use std::sync::Arc;
use std::time::Duration;

/// The visitor has paused after this long.
const PAUSE: Duration = Duration::from_millis(150);

/// More steps than this are not played: they would fill the memory, and nobody reads them.
const MOST_STEPS: usize = 1_000_000;

/// It plays for so many milliseconds, and then lets the page do what else there is.
const SLICE: i64 = 8;

/// The same system always plays in the same way, so that a link shows what its sender saw.
const SEED: u64 = 1;

/// A part of the system, by its place in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Events,
    Bus(u32),
    Rule(u32),
    Target(u32, u32),
}

/// A piece of advice, in words.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The name of the part that it is about.
    pub(super) about: String,
    pub(super) sentence: String,
    /// Where the part stands in the text, if it does.
    pub(super) span: Option<Span>,
}

/// What was played.
#[derive(Clone, Debug, Default)]
pub(crate) struct Played {
    pub(super) model: Model,
    pub(super) problems: Vec<Problem>,
    pub(super) log: Log,
    pub(super) advice: Vec<Told>,
    /// Whether it was more than the page can play.
    pub(super) is_cut: bool,
    /// The text of the system that all of it is about.
    pub(super) text: Arc<str>,
    /// The names of the events that came from the list, in its order.
    names: Vec<String>,
}

/// A play that goes on.
#[derive(Clone, Copy)]
pub(super) struct Playing {
    /// How many of the stimuli were met, of how many; nothing while nothing plays.
    pub(super) progress: RwSignal<Option<(usize, usize)>>,
    /// Counts the plays; one with an older number has been overtaken.
    number: StoredValue<u32>,
    is_stopped: StoredValue<bool>,
}

impl Playing {
    pub(super) fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            number: StoredValue::new(0),
            is_stopped: StoredValue::new(false),
        }
    }

    /// Ends the play; what was played so far stays.
    pub(super) fn stop(self) {
        self.is_stopped.set_value(true);
    }
}

/// Plays whenever the visitor has changed something and paused, while the tab is open.
pub(super) fn follow(app: App, view: BusView) {
    let pause = Pause::of(PAUSE);
    let first = StoredValue::new(true);
    Effect::new(move |_| {
        app.session.track();
        if app.screen.tab() != Tab::BUS {
            return;
        }
        let again = move || play_anew(app, view);
        if first.get_value() {
            first.set_value(false);
            again();
        } else {
            pause.then(again);
        }
    });
}

fn play_anew(app: App, view: BusView) {
    let playing = view.playing;
    let number = playing.number.get_value().wrapping_add(1);
    playing.number.set_value(number);
    playing.is_stopped.set_value(false);
    spawn_local(async move {
        let workspace = app.session.snapshot();
        let is_overtaken = move || playing.number.try_get_value() != Some(number);
        let Some(played) = play(&workspace, playing, is_overtaken).await else { return };
        playing.progress.set(None);
        // Whoever edits an input watches what becomes of it: the same step stays on show.
        let kept = view.step.get_untracked().filter(|&index| {
            view.played
                .with_untracked(|before| is_same(before.log.steps.get(index), played.log.steps.get(index)))
        });
        view.played.set(Arc::new(played));
        view.step.set(kept);
        view.chosen.update(|chosen| {
            *chosen = chosen.filter(|&node| exists(&view.played.get_untracked().model, node));
        });
    });
}

fn is_same(one: Option<&Step>, other: Option<&Step>) -> bool {
    let what = |step: &Step| (step.event, step.rule, step.delivery, discriminant(&step.kind));
    one.map(what) == other.map(what)
}

fn exists(model: &Model, node: Node) -> bool {
    match node {
        Node::Events => true,
        Node::Bus(bus) => (bus as usize) < model.buses.len(),
        Node::Rule(rule) => (rule as usize) < model.rules.len(),
        Node::Target(rule, target) => model.target(rule, target).is_some(),
    }
}

fn name_of(model: &Model, place: Place) -> String {
    let name = match place {
        Place::Bus(bus) => model.buses.get(bus as usize).map(|bus| bus.name.clone()),
        Place::Rule(rule) => model.rules.get(rule as usize).map(|rule| rule.name.clone()),
        Place::Target { rule, target } => model.target(rule, target).map(words::short_name),
        Place::Archive(archive) => model.archives.get(archive as usize).map(|archive| archive.name.clone()),
        Place::Alarm(alarm) => model.alarms.get(alarm as usize).map(|alarm| alarm.name.clone()),
    };
    name.unwrap_or_default()
}

/// Plays slice by slice, so that the page goes on; nothing if another play has begun meanwhile.
async fn play(workspace: &Workspace, playing: Playing, is_overtaken: impl Fn() -> bool) -> Option<Played> {
    let on_show = OnShow {
        account: &workspace.settings.account,
        region: &workspace.settings.region,
        pattern: &workspace.pattern,
        handler: workspace.handler.as_deref(),
    };
    let setup = setup::read(&workspace.system, on_show);
    let taking_part = || workspace.events.iter().filter(|event| event.enabled);
    let events: Vec<Arc<str>> = taking_part().map(|event| Arc::clone(&event.text)).collect();
    let (stimuli, until, more) = setup::stimuli(&setup, &events);
    let mut simulation = Simulation::new(&setup.model, &stimuli, SEED, Some(until));
    let mut is_cut = false;
    let mut pause_at = browser::now() + SLICE;
    while !is_cut && simulation.advance(20) {
        is_cut = simulation.steps() > MOST_STEPS || playing.is_stopped.get_value();
        if browser::now() >= pause_at {
            playing.progress.set(Some(simulation.progress()));
            browser::breathe().await;
            if is_overtaken() {
                return None;
            }
            pause_at = browser::now() + SLICE;
        }
    }
    let log = simulation.finish();
    let found = advice::advise(&setup.model).into_iter().chain(advise_on_play(&setup.model, &log));
    let told = |it: Advice| Told {
        about: name_of(&setup.model, it.place),
        sentence: advice::words::sentence(&setup.model, &it),
        span: setup.span_of(it.place),
    };
    let advice = found.map(told).collect();
    let mut problems = setup.problems;
    problems.extend(more);
    problems.sort_by_key(|problem| problem.span);
    let names = taking_part().map(|event| event.name.clone()).collect();
    let text = Arc::clone(&workspace.system);
    Some(Played { model: setup.model, problems, log, advice, is_cut, text, names })
}

impl Played {
    /// What an event is called: its name in the list, or its detail type.
    pub(super) fn event_name(&self, index: u32) -> String {
        let Some(event) = self.log.events.get(index as usize) else { return String::new() };
        if let Origin::Stimulus(stimulus) = event.origin
            && let Some(name) = self.names.get(stimulus as usize).filter(|name| !name.is_empty())
        {
            return name.clone();
        }
        let document = json::parse(&event.text);
        let detail_type = document.root().and_then(|root| root.get("detail-type")).and_then(Value::as_str);
        detail_type.map_or_else(|| format!("Event {}", index + 1), std::borrow::Cow::into_owned)
    }

    /// Whether a step is about a part of the system.
    pub(super) fn concerns(&self, step: &Step, node: Node) -> bool {
        let bus = || step.event.and_then(|event| self.log.events.get(event as usize)?.bus);
        let target = || step.delivery.and_then(|delivery| self.log.deliveries.get(delivery as usize));
        match node {
            Node::Events => step.event.is_some() && step.rule.is_none(),
            Node::Bus(index) => bus() == Some(index),
            Node::Rule(index) => step.rule == Some(index),
            Node::Target(rule, index) => target().is_some_and(|it| (it.rule, it.target) == (rule, index)),
        }
    }
}
