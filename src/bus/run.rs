//! A run of the simulation that owns its model, from texts to the log: the work of the worker.

use super::log::Log;
use super::simulation::Simulation;
use super::system::{self, SelectedRule, System};
use crate::handler::own::{OwnFunction, OwnRuns};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// The seed of all workspaces: the same system always runs in the same way, so that a link shows what its
/// sender saw.
pub const SEED: u64 = 1;

/// The number of inputs, events and evaluations of alarms in one call.
const STRIDE: usize = 20;

/// The longest time that a delivery goes on after the clock has stopped: a day, and a minute to end in, in
/// milliseconds.
const LONGEST: i64 = 86_460_000;

/// Everything that a simulation depends on. The same request always gives the same log.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RunRequest {
    /// The system, as [`system::read`] takes it.
    pub system: Arc<str>,
    /// The pattern of the selected rule.
    pub pattern: Arc<str>,
    /// The name of the function that the selected rule has as its target, if the system names no others.
    pub handler: Option<String>,
    /// The account that the system belongs to.
    pub account: String,
    /// Its Region.
    pub region: String,
    /// The selected events of the list.
    pub events: Vec<Arc<str>>,
    /// The seed of ids, delays and jitter.
    pub seed: u64,
    /// The most steps; the run ends when there are more.
    pub most_steps: usize,
    /// Whether deliveries go on to their end after the clock of the system has stopped; `false` if it is left
    /// out.
    #[serde(default)]
    pub to_end: bool,
    /// The own function, for the targets whose handler it is. A missing run ends its branch.
    #[serde(default)]
    pub own: Option<OwnFunction>,
}

impl RunRequest {
    /// Returns the input of [`system::read`] besides the text of the system.
    pub fn selected_rule(&self) -> SelectedRule<'_> {
        SelectedRule {
            account: &self.account,
            region: &self.region,
            pattern: &self.pattern,
            handler: self.handler.as_deref(),
        }
    }

    /// Gives the own function to the model of a setup.
    pub(super) fn give_own(&self, setup: &mut System) {
        setup.model.own = self.own.as_ref().map(|own| Arc::new(OwnRuns::new(own)));
    }
}

/// A simulation at work.
///
/// A [`Simulation`] borrows its model, and something must own both from one call to the next. A future can:
/// here it is only a function that pauses after each stride, and nothing wakes it but
/// [`SimulationRun::advance`].
pub struct SimulationRun {
    running: Option<Pin<Box<dyn Future<Output = Log>>>>,
    state: Rc<State>,
    log: Log,
}

#[derive(Default)]
struct State {
    /// The number of inputs handled so far, and of all inputs.
    progress: Cell<(usize, usize)>,
    is_stopped: Cell<bool>,
    is_cut: Cell<bool>,
}

impl fmt::Debug for SimulationRun {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("SimulationRun").field("progress", &self.progress()).finish_non_exhaustive()
    }
}

impl SimulationRun {
    /// Returns a run before its first step. Nothing is read yet.
    pub fn new(request: RunRequest) -> Self {
        let state = Rc::new(State::default());
        let running: Pin<Box<dyn Future<Output = Log>>> = Box::pin(play(request, Rc::clone(&state)));
        Self { running: Some(running), state, log: Log::default() }
    }

    /// Runs one stride, and returns whether anything is left.
    pub fn advance(&mut self) -> bool {
        let Some(running) = &mut self.running else { return false };
        if let Poll::Ready(log) = running.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            self.log = log;
            self.running = None;
        }
        self.running.is_some()
    }

    /// Returns how many of the inputs were handled so far, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        self.state.progress.get()
    }

    /// Ends it where it is, at the next call of [`Self::advance`].
    pub fn stop(&self) {
        self.state.is_stopped.set(true);
    }

    /// Returns whether it ended early: it was stopped, or became longer than was allowed.
    pub fn is_cut(&self) -> bool {
        self.state.is_cut.get()
    }

    /// Returns the log when nothing is left to run; before that, and the second time, an empty one.
    pub fn take_log(&mut self) -> Log {
        mem::take(&mut self.log)
    }
}

async fn play(request: RunRequest, state: Rc<State>) -> Log {
    let mut setup = system::read(&request.system, request.selected_rule());
    request.give_own(&mut setup);
    let (inputs, until, _) = system::inputs(&setup, &request.events);
    let until = if request.to_end { until.saturating_add(LONGEST) } else { until };
    let mut simulation = Simulation::new(&setup.model, &inputs, request.seed, Some(until));
    loop {
        let is_left = simulation.advance(STRIDE);
        state.progress.set(simulation.progress());
        if !is_left {
            break;
        }
        if state.is_stopped.get() || simulation.steps() > request.most_steps {
            state.is_cut.set(true);
            break;
        }
        rest().await;
    }
    simulation.finish()
}

/// Yields once.
fn rest() -> impl Future<Output = ()> {
    let mut is_rested = false;
    poll_fn(move |_| if mem::replace(&mut is_rested, true) { Poll::Ready(()) } else { Poll::Pending })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::log::Outcome;
    use crate::bus::simulate;

    fn request(events: usize, most_steps: usize) -> RunRequest {
        let event = |n: usize| Arc::from(format!(r#"{{"source": "shop", "detail": {{"n": {n}}}}}"#));
        RunRequest {
            system: Arc::from(r#"{"Rule": {"Name": "sold"}}"#),
            pattern: Arc::from(r#"{"source": ["shop"]}"#),
            handler: Some("log".to_owned()),
            account: "111122223333".to_owned(),
            region: "eu-west-1".to_owned(),
            events: (0..events).map(event).collect(),
            seed: 1,
            most_steps,
            to_end: false,
            own: None,
        }
    }

    fn ended(run: &mut SimulationRun) -> Log {
        while run.advance() {}
        run.take_log()
    }

    #[test]
    fn it_plays_what_the_simulation_plays() {
        let request = request(100, usize::MAX);
        let setup = system::read(&request.system, request.selected_rule());
        let (inputs, until, _) = system::inputs(&setup, &request.events);
        let log = simulate(&setup.model, &inputs, 1, Some(until));
        let mut run = SimulationRun::new(request);
        assert_eq!(ended(&mut run), log);
        assert!(log.deliveries.len() == 100 && !run.is_cut());
        assert_eq!(run.progress(), (100, 100));
        assert!(!run.advance());
        assert_eq!(run.take_log(), Log::default());
    }

    #[test]
    fn it_goes_on_after_the_clock_if_asked_to() {
        let system = r#"{"Rule": {"Targets": [{"Arn": "arn:aws:sqs:eu-west-1:111122223333:q", "Fault": "Throttled"}]}}"#;
        for (to_end, expected) in [(false, Outcome::Waiting), (true, Outcome::Dropped)] {
            let log = ended(&mut SimulationRun::new(RunRequest {
                system: Arc::from(system),
                to_end,
                ..request(1, usize::MAX)
            }));
            assert_eq!(log.deliveries[0].outcome, expected);
        }
    }

    #[test]
    fn it_can_be_stopped_and_keeps_what_was_played() {
        let mut run = SimulationRun::new(request(1_000, usize::MAX));
        for _ in 0..5 {
            assert!(run.advance());
        }
        let (met, all) = run.progress();
        assert!(met > 0 && met < all && all == 1_000, "{met} of {all}");
        run.stop();
        let log = ended(&mut run);
        assert!(run.is_cut() && !log.steps.is_empty() && log.events.len() < 1_000);
    }

    #[test]
    fn it_ends_when_it_is_too_long() {
        let mut run = SimulationRun::new(request(1_000, 100));
        let log = ended(&mut run);
        assert!(run.is_cut() && log.steps.len() > 100 && log.events.len() < 1_000);
    }

    #[test]
    fn a_system_that_cannot_be_read_is_played_as_far_as_it_goes() {
        let mut run = SimulationRun::new(RunRequest { system: Arc::from("{["), ..request(1, 100) });
        assert!(!ended(&mut run).steps.is_empty());
    }
}
