//! Event buses with their rules and targets, and what becomes of an event on them.
//!
//! [`Model`] is what a user has set up, as plain data. [`simulate`] plays it: from the same model, the
//! same [`Stimulus`] list and the same seed comes the same [`Log`], step by step, with the times of a
//! virtual clock. Nothing here reads a clock or draws a number of its own.
//!
//! AWS publishes no times for its deliveries and no schedule for its retries. The times in a log are a
//! model that keeps the published limits: the greatest age, the number of attempts, their growth.

pub mod advice;
mod firings;
pub mod log;
pub mod metrics;
pub mod model;
mod payload;
pub mod policy;
pub mod problem;
pub mod setup;
mod simulation;
mod stimulus;
pub mod words;

pub use firings::firings;
pub use log::{Log, Step, StepKind};
pub use model::Model;
pub use payload::payload_of;
pub use problem::problems;
pub use simulation::{MAX_DEPTH, MAX_STEPS, Simulation, simulate};
pub use stimulus::{Stimulus, StimulusKind};
