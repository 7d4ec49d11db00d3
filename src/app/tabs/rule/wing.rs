//! The part of the tab that is loaded after its first view.

use super::split::{Bar, Shares};
use super::{
    actions, advice, completion, dock, filter, findings, function, generated, notes, paste, pointing,
    problems, reason, split, start, template_line, toolbar,
};
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::wings::wing;
use crate::app::widgets::editor::{Help, Problem};
use eventbridge_playground::completion::Completions;
use eventbridge_playground::matching::{TITLES, Titles};
use eventbridge_playground::pattern::Parsed;
use eventbridge_playground::workspace::Measure;
use leptos::prelude::*;

/// The views that explain and help.
pub(crate) struct RuleWing {
    /// Returns the deciding reasons, in sentences.
    pub(crate) reasons: fn(App) -> Vec<String>,
    /// Returns the first deciding reason, in a sentence.
    pub(super) first_reason: fn(App) -> Option<String>,
    /// More reasons, and the fix that is offered first.
    pub(super) beside_verdict: fn(App) -> AnyView,
    pub(super) add_event: fn(App) -> AnyView,
    pub(super) splitter: fn(Shares, Bar) -> AnyView,
    pub(super) below_pattern: fn(App) -> AnyView,
    pub(super) below_event: fn(App) -> AnyView,
    pub(super) toolbar: fn(App) -> AnyView,
    /// What tells events of one name apart, for each event of the list.
    pub(super) row_notes: fn(App) -> Vec<Option<String>>,
    /// Reasons, tips and tests, and the function.
    pub(super) dock: fn(App) -> AnyView,
    pub(super) pattern_problems: fn(App) -> Vec<Problem>,
    pub(super) event_problems: fn(App) -> Vec<Problem>,
    /// How complex the wildcards of a pattern are.
    pub(super) measure: Measure,
    /// The titles of highlighted values.
    pub(super) titles: &'static Titles,
    pub(super) complete: fn(App, &str, u32) -> Option<Completions>,
    pub(super) help: fn(&str, u32) -> Option<Help>,
    /// Decides about a pasted text, as [`paste::intercept`].
    pub(super) intercept: fn(App, &str, bool) -> bool,
    /// Takes in a text that was pasted onto the page.
    pub(crate) paste: fn(App, &str),
    /// Takes in a command that was pasted anywhere, as [`paste::take_command`].
    pub(crate) take_command: fn(App, &str) -> bool,
    /// Does what a command of the tab says.
    pub(crate) run: fn(App, CommandId),
}

wing! {
    /// The part of the tab that is loaded after its first view.
    pub(crate) static RULE: Wing<RuleWing> = "rule" in assist, RuleWing {
        reasons: reason::all,
        first_reason: reason::first,
        beside_verdict: reason::beside_verdict,
        add_event: |app| view! { <toolbar::AddEvent app /> <filter::EventFilter app /> }.into_any(),
        splitter: split::splitter,
        below_pattern: |app| {
            view! { <start::EmptyPattern app /> <start::EventAsPattern app /> <advice::Reading app /> <template_line::TemplateLine app /> }.into_any()
        },
        below_event: |app| {
            view! { <start::PatternAsEvent app /> <pointing::PointingBar app /> <notes::EventNotes app /> }.into_any()
        },
        toolbar: |app| view! { <toolbar::Toolbar app /> }.into_any(),
        row_notes: |app| {
            let session = app.session;
            session.read(|workspace| session.evaluation.with(|evaluation| evaluation.row_notes(&workspace.events)))
        },
        dock: dock::dock,
        pattern_problems: problems::of_pattern,
        event_problems: problems::of_event,
        measure: Parsed::measure,
        titles: &TITLES,
        complete: completion::complete,
        help: completion::help,
        intercept: paste::intercept,
        paste: paste::take_onto_page,
        take_command: paste::take_command,
        run,
    };
}

fn run(app: App, id: CommandId) {
    match id {
        CommandId::Run => function::run_function(app),
        CommandId::Fix => findings::carry_out_first(app),
        CommandId::FormatPattern => actions::format_pattern(app),
        CommandId::FormatEvent => actions::format_event(app),
        CommandId::AddEvent => actions::add_event(app),
        CommandId::MakeMatchingEvent => generated::add_matching_event(app),
        CommandId::MakeNearMisses => generated::add_near_misses(app),
        CommandId::DuplicateEvent => app.session.duplicate_event(),
        CommandId::RemoveEvent => actions::remove_event(app),
        CommandId::SwitchEvent => app.session.switch_event(),
        CommandId::MoveEventDown => app.session.move_event(1),
        CommandId::MoveEventUp => app.session.move_event(-1),
        // All others are of the shell.
        _ => {}
    }
}
