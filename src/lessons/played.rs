//! A simulation of the learner's event bus setup, as data for checks and as sentences.

use crate::bus::{SimulationRun, messages, system, transcript};
use crate::json::{self, Value};
use crate::workspace::Workspace;

/// A play ends here; no lesson needs more.
const MOST_STEPS: usize = 5_000;

/// More lines are not shown.
const MOST_LINES: usize = 200;

/// The result of a setup's simulation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Play {
    /// The steps, in the form of `bus::transcript`.
    pub happenings: Vec<Happening>,
    /// The steps in sentences, up to a limit.
    pub sentences: Vec<String>,
    /// The refusals of AWS, in sentences.
    pub refusals: Vec<String>,
    /// The Id and the ARN of each target.
    pub targets: Vec<(String, String)>,
}

/// A step of a play. A text is empty where the step has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happening {
    /// Its kind, as `bus::transcript` has it.
    pub kind: String,
    /// The rule.
    pub rule: String,
    /// The Id of the target.
    pub target: String,
    /// The event bus.
    pub bus: String,
    /// The code of the error.
    pub error: String,
    /// The alarm.
    pub alarm: String,
    /// The state of the alarm.
    pub state: String,
    /// The payload of the step: JSON without layout, or a text.
    pub payload: String,
}

/// Plays the setup of a workspace with its events, to the end of all deliveries.
pub fn play(workspace: &Workspace) -> Play {
    let request = workspace.run_request(MOST_STEPS, true);
    let system = system::read_whole(&request.system, request.selected_rule());
    let mut run = SimulationRun::new(request);
    while run.advance() {}
    let log = run.take_log();
    let refusals = transcript::refusals(&system, &workspace.pattern);
    let shown = log.steps.iter().take(MOST_LINES);
    let targets = system.model.rules.iter().flat_map(|rule| &rule.targets);
    Play {
        happenings: transcript::steps(&system.model, &log).map(|line| happening(&line)).collect(),
        sentences: shown.map(|step| messages::sentence(&system.model, &log, step)).collect(),
        targets: targets.map(|target| (target.id.clone(), target.arn.clone())).collect(),
        refusals: refusals.iter().map(|line| refusal(line)).collect(),
    }
}

fn happening(line: &str) -> Happening {
    let document = json::parse(line);
    let text = |key: &str| {
        let member = document.root().and_then(|root| root.get(key)).and_then(Value::as_str);
        member.map(String::from).unwrap_or_default()
    };
    Happening {
        kind: text("kind"),
        rule: text("rule"),
        target: text("target"),
        bus: text("bus"),
        error: text("error_code"),
        alarm: text("alarm"),
        state: text("state"),
        payload: text("payload"),
    }
}

fn refusal(line: &str) -> String {
    let document = json::parse(line);
    let refused = document.root().and_then(|root| root.get("refused"));
    let text = |key: &str| {
        refused.and_then(|refused| refused.get(key)?.as_str().map(String::from)).unwrap_or_default()
    };
    let (path, message) = (text("path"), text("message"));
    if path.is_empty() { message } else { [&path, ": ", &message].concat() }
}
