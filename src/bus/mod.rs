//! Event buses with their rules and targets, and the simulation of events on them.
//!
//! [`Model`] is a user's setup as plain data. [`simulate`] runs it: the same model, the same
//! [`SimulationInput`] list and the same seed give the same [`Log`], step by step, with the times of a
//! virtual clock. Nothing here reads a clock or draws a random number of its own.
//!
//! AWS publishes neither the times of its deliveries nor the schedule of its retries. The times in a log are
//! a model within the published limits: the greatest age, the number of attempts, their growth.
//!
//! ```
//! use eventbridge_playground::bus::model::{Rule, Target};
//! use eventbridge_playground::bus::{Model, StepKind, SimulationInput, SimulationInputKind, payload_of, simulate};
//!
//! let mut model = Model::new("111122223333", "eu-west-1");
//! model.rules.push(Rule {
//!     pattern: Some(r#"{"source": ["shop"]}"#.into()),
//!     targets: vec![Target::new("queue", "arn:aws:sqs:eu-west-1:111122223333:orders")],
//!     ..Rule::new("sold", "default")
//! });
//! let event = r#"{"id": "1", "source": "shop", "detail-type": "Sold", "detail": {}}"#.into();
//! let put = SimulationInputKind::Event { bus: "default".to_owned(), event };
//! let log = simulate(&model, &[SimulationInput { at: 0, kind: put }], 7, None);
//!
//! let last = log.steps.len() - 1;
//! assert_eq!(log.steps[last].kind, StepKind::Delivered { attempt: 1 });
//! assert_eq!(payload_of(&model, &log, last).unwrap().title, "SQS message");
//! ```

pub mod advice;
mod archived;
mod destination;
pub mod diagram;
mod forced;
mod input;
mod invocation;
pub mod log;
pub mod messages;
pub mod metrics;
pub mod model;
mod payload;
pub mod policy;
pub mod problem;
pub mod put_events;
pub mod records;
pub mod request;
mod rng;
mod run;
mod scheduled_runs;
pub mod simulated;
mod simulation;
pub mod system;
pub mod timeline;
pub mod transcript;

pub use archived::ArchiveContents;
pub use input::{SimulationInput, SimulationInputKind};
pub use invocation::preview;
pub use log::{Log, Step, StepKind};
pub use model::Model;
pub use payload::{RunToMake, payload_of, runs_to_make};
pub use problem::problems;
pub use run::{RunRequest, SEED, SimulationRun};
pub use scheduled_runs::scheduled_runs;
pub use simulation::{MAX_ALARM_EVENTS, MAX_DEEP_EVENTS, MAX_DEPTH, MAX_STEPS, Simulation, simulate};
