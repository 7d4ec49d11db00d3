//! Taking over rules, schedules and buses from a template, code, a command or an answer of the API.

use super::ci::CiDialog;
use super::export::ExportDialog;
use super::template::TemplateDialog;
use crate::app::state::App;
use crate::app::state::rule::Pane;
use crate::app::state::screen::{Dialog, Tab};
use crate::app::state::template::{Kept, Template};
use crate::app::state::wings::wing;
use eventbridge_playground::event::shape::is_object_below_comments;
use eventbridge_playground::interchange::{self, Finding, FindingKind, Findings, Skipped, messages};
use eventbridge_playground::json::pretty_text;
use eventbridge_playground::schedule::Service;
use eventbridge_playground::text::{LineIndex, counted};
use leptos::prelude::*;
use std::sync::Arc;

/// The functions that are loaded once a text may hold rules, or rules are to be written.
pub(crate) struct Interchange {
    /// Offers what a text holds.
    pub(super) offer: fn(App, Source, Otherwise),
    /// The content of the dialog about a text, which [`Interchange::offer`] has read.
    pub(crate) dialog: fn(App, Kept) -> AnyView,
    /// The content of the dialog that writes for other tools.
    pub(crate) export: fn(App) -> AnyView,
    /// The content of the dialog about tests in CI.
    pub(crate) ci: fn(App) -> AnyView,
    /// The content of the dialog that writes a pattern back into its template.
    pub(crate) template: fn(App) -> AnyView,
}

/// The action for a text that holds no rules after all.
pub(super) type Otherwise = Box<dyn FnOnce()>;

/// A text, and the file that it came in.
pub(super) struct Source {
    pub(super) file: Option<Arc<str>>,
    pub(super) text: Arc<str>,
}

/// A text that was read.
pub(super) struct Found {
    pub(super) source: Source,
    pub(super) findings: Findings,
}

impl Found {
    /// Returns the state of the dialogs.
    pub(super) fn of(kept: &Kept) -> Option<Arc<Self>> {
        Arc::clone(&kept.0).downcast().ok()
    }
}

wing! {
    /// Readers and writers of templates and code, and their dialogs.
    pub(crate) static INTERCHANGE: Wing<Interchange> = "interchange" in interchange, Interchange {
        offer,
        dialog: |app, kept| match Found::of(&kept) {
            Some(found) => view! { <ImportDialog app found /> }.into_any(),
            None => ().into_any(),
        },
        export: |app| view! { <ExportDialog app /> }.into_any(),
        ci: |app| view! { <CiDialog app /> }.into_any(),
        template: |app| view! { <TemplateDialog app /> }.into_any(),
    };
}

/// Shows what a text holds. A single pattern is taken over at once.
fn offer(app: App, source: Source, otherwise: Otherwise) {
    let findings = interchange::read(&source.text);
    let found = Arc::new(Found { source, findings });
    match found.findings.found.as_slice() {
        [] if found.findings.skipped.is_empty() => otherwise(),
        [only] if only.kind == FindingKind::Pattern && found.findings.skipped.is_empty() => {
            take_rule(app, &found, 0);
        }
        _ => app.screen.open_dialog(Dialog::Import(Kept(found))),
    }
}

#[component]
fn ImportDialog(app: App, found: Arc<Found>) -> impl IntoView {
    let findings = &found.findings;
    let text = &found.source.text;
    let line_index = LineIndex::new(text);
    let line = |offset: u32| format!("Line {}", line_index.position(offset).line);
    let title = findings.found.first().map_or_else(
        || "Nothing to import.".to_owned(),
        |first| {
            let number = counted(findings.found.len(), "part", "parts");
            format!("{}: {number} found.", first.format.format().title)
        },
    );
    let row = |(index, finding): (usize, &Finding)| row(app, &found, index, line(finding.span.start));
    let rows = findings.found.iter().enumerate().map(row).collect_view();
    let skipped = |skipped: &Skipped| {
        let place = line(skipped.span.start);
        view! { <li>{format!("{place}: {}", messages::skipped(&skipped.reason))}</li> }
    };
    let not_read = findings.skipped.iter().take(MOST_LISTED).map(skipped).collect_view();
    let has_skipped = !findings.skipped.is_empty();
    let is_for_bus = |finding: &Finding| {
        matches!(finding.kind, FindingKind::Rule | FindingKind::Bus | FindingKind::Archive)
    };
    let can_add = findings.found.iter().any(is_for_bus);
    let add = {
        let found = Arc::clone(&found);
        move |_| add_to_bus(app, &found.findings)
    };
    view! {
        <p id="import-help">{title}</p>
        <ul class="import-list" role="list" aria-label="Found in the text">{rows}</ul>
        {has_skipped.then(|| view! {
            <div class="import-skipped" role="group" aria-label="Not imported">
                <p class="quiet">"Not imported:"</p>
                <ul>{not_read}</ul>
            </div>
        })}
        {can_add.then(|| view! {
            <button type="button" class="button button-primary" on:click=add>"Add all to Bus"</button>
        })}
    }
}

/// More lines than this help nobody.
const MOST_LISTED: usize = 20;

fn row(app: App, found: &Arc<Found>, index: usize, line: String) -> AnyView {
    let Some(finding) = found.findings.found.get(index) else { return ().into_any() };
    let name = finding.name.clone().unwrap_or_else(|| "Unnamed".to_owned());
    let unknown = finding.placeholders();
    let note = (!unknown.is_empty()).then(|| {
        let listed = unknown.iter().take(4).copied().collect::<Vec<_>>().join(", ");
        let more = if unknown.len() > 4 { ", …" } else { "" };
        format!("Placeholders: {listed}{more}")
    });
    let has_pattern = finding.pattern().is_some();
    let schedule = expression(finding);
    let button = if has_pattern {
        let found = Arc::clone(found);
        let label = format!("Use for this rule: {name}");
        let take = move |_| {
            app.screen.close_dialog();
            take_rule(app, &found, index);
        };
        Some(view! { <button type="button" class="button button-small" aria-label=label on:click=take>"Use for this rule"</button> }.into_any())
    } else {
        schedule.map(|expression| {
            let label = format!("Open schedule: {name}");
            let service = if finding.kind == FindingKind::Schedule { Service::Scheduler } else { Service::Rule };
            let zone = finding.value.get("ScheduleExpressionTimezone").and_then(|zone| zone.as_text()).map(Arc::from);
            let take = move |_| {
                app.screen.close_dialog();
                take_schedule(app, &expression, service, zone.clone());
            };
            view! { <button type="button" class="button button-small" aria-label=label on:click=take>"Open schedule"</button> }.into_any()
        })
    };
    view! {
        <li class="import-row">
            <span class="tag">{finding.kind.title()}</span>
            <span class="import-name"><strong>{name}</strong> " " <span class="quiet">{line}</span></span>
            {button}
            {note.map(|note| view! { <p class="quiet import-note">{note}</p> })}
        </li>
    }
    .into_any()
}

fn expression(finding: &Finding) -> Option<String> {
    finding.value.get("ScheduleExpression")?.as_text().map(str::to_owned)
}

/// Puts the pattern of a rule in place of the open one.
fn take_rule(app: App, found: &Arc<Found>, index: usize) {
    let Some(finding) = found.findings.found.get(index) else { return };
    let Some(pattern) = finding.pattern() else { return };
    let text = pattern.as_text().map_or_else(|| pattern.to_json(), str::to_owned);
    let text = pretty_text(&text).unwrap_or(text);
    let before = app.session.pattern.get_untracked();
    app.session.edit_pattern(text);
    app.screen.show(Tab::RULE);
    app.rule.pane.set(Pane::Pattern);
    let name = finding.name.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
    let format = finding.format.format().title;
    let unknown = pattern.expressions();
    let note = match unknown.as_slice() {
        [] => String::new(),
        unknown => format!(
            " It has {}: {}.",
            counted(unknown.len(), "placeholder", "placeholders"),
            unknown.join(", ")
        ),
    };
    // A pattern that stands alone came from nowhere and goes back to nowhere.
    let is_alone = finding.kind == FindingKind::Pattern && is_object_below_comments(&found.source.text);
    let told = if is_alone {
        "Replaced the pattern with the pasted one.".to_owned()
    } else {
        format!("Pattern{name} imported from {format}.{note}")
    };
    let template = (!is_alone).then(|| template(app, found, index));
    let template_before = app.rule.taken_from.get_untracked();
    app.rule.taken_from.set(template);
    app.screen.notices.done_with(told, "Undo", move || {
        app.session.edit_pattern(Arc::clone(&before));
        app.rule.taken_from.set(template_before.clone());
    });
}

/// Returns the bond to the template that a part is of.
fn template(app: App, found: &Arc<Found>, part: usize) -> Template {
    let finding = found.findings.found.get(part);
    let format = || finding.map_or("a template", |finding| finding.format.format().title).to_owned();
    let file = found.source.file.as_ref().map_or_else(format, ToString::to_string);
    let name = finding.and_then(|finding| finding.name.as_ref()).map(|name| format!(", {name}"));
    Template {
        opened: untrack(|| app.session.opened()),
        name: Arc::from(file + &name.unwrap_or_default()),
        found: Kept(Arc::<Found>::clone(found)),
        part,
    }
}

/// Opens a schedule in place of the open one.
fn take_schedule(app: App, expression: &str, service: Service, zone: Option<Arc<str>>) {
    let before = app.session.peek(|workspace| workspace.schedule.clone());
    app.session.edit_schedule(|schedule| {
        schedule.expression = Arc::from(expression);
        schedule.service = service;
        if let Some(zone) = zone {
            schedule.zone = zone;
        }
    });
    app.screen.show(Tab::SCHEDULE);
    app.screen.notices.done_with("Schedule replaced.", "Undo", move || {
        let before = before.clone();
        app.session.edit_schedule(move |schedule| *schedule = before);
    });
}

/// Adds buses, rules and archives to the system.
fn add_to_bus(app: App, findings: &Findings) {
    app.screen.close_dialog();
    let (system, account, region) = app.session.peek(|workspace| {
        let settings = &workspace.settings;
        (Arc::clone(&workspace.system), settings.account.clone(), settings.region.clone())
    });
    let Some(merged) = interchange::merge(findings, &system, &account, &region) else {
        return app.screen.notices.warn("The setup isn't valid JSON, so nothing was added. Fix it first.");
    };
    let added = findings.found.len() - merged.left_out.len();
    let stand_ins = (!merged.stand_ins.is_empty()).then(|| {
        let references = counted(merged.stand_ins.len(), "reference", "references");
        format!(" Placeholder names and ARNs stand in for {references}.")
    });
    let left_out = (!merged.left_out.is_empty()).then(|| {
        let others = counted(merged.left_out.len(), "other part isn't", "other parts aren't");
        format!(" {others} supported in a setup.")
    });
    let added = counted(added, "part", "parts");
    let told = format!("Added {added}.{}{}", stand_ins.unwrap_or_default(), left_out.unwrap_or_default());
    app.session.edit_system(merged.text.as_str());
    app.screen.show(Tab::BUS);
    app.screen.notices.done_with(told, "Undo", move || app.session.edit_system(Arc::clone(&system)));
}
