//! The template that a pattern was taken from, with the pattern as it is now: what differs, to copy, to keep as a file.

use super::export::{Preview, language_of};
use super::import::Found;
use crate::app::state::App;
use crate::app::state::template::Template;
use crate::app::widgets::download;
use eventbridge_playground::interchange::FormatId;
use eventbridge_playground::interchange::edit::{self, Edited, messages};
use eventbridge_playground::text::{DiffLine, counted, difference};
use leptos::prelude::*;
use std::sync::Arc;

/// The equal lines shown around each change.
const CONTEXT: usize = 3;

#[component]
pub(super) fn TemplateDialog(app: App) -> impl IntoView {
    let template = untrack(|| app.rule.template());
    let found = template.as_ref().and_then(|template| Found::of(&template.found));
    match template.zip(found) {
        Some((template, found)) => written_back(app, template, &found),
        None => view! {
            <p class="quiet">
                "This pattern doesn't come from a template. Paste, drop or open one, and choose a rule. "
                "Then you can copy it with your changes."
            </p>
        }
        .into_any(),
    }
}

fn written_back(app: App, template: Template, found: &Arc<Found>) -> AnyView {
    let text = &found.source.text;
    let pattern = app.session.pattern.get_untracked();
    let from = format!("From {}.", template.name);
    let forget = move |_| {
        app.rule.taken_from.set(None);
        app.screen.close_dialog();
        app.screen.notices.done_with("The template was unlinked. The pattern stays.", "Undo", {
            let template = template.clone();
            move || app.rule.taken_from.set(Some(template.clone()))
        });
    };
    let forget =
        view! { <button type="button" class="button" on:click=forget>"Unlink the template"</button> };
    let edited = match edit::pattern(text, &found.findings, template_part(app), &pattern) {
        Ok(edited) => edited,
        Err(reason) => {
            return view! {
                <p>{from}</p>
                <p role="alert">{messages::not_edited(reason, text)}</p>
                <p class="export-choices">{forget}</p>
            }
            .into_any();
        }
    };
    let format = found.findings.found.first().map_or(FormatId::CloudFormation, |finding| finding.format);
    let file = found.source.file.as_ref().map_or_else(|| name_of(format, text), ToString::to_string);
    let told = told(&edited, text);
    let also = (!edited.also.is_empty())
        .then(|| view! { <p role="alert">{messages::also_changed(&edited.also)}</p> });
    let after: Arc<str> = Arc::from(edited.text);
    let is_whole = RwSignal::new(edited.edits.is_empty());
    let copied = Arc::clone(&after);
    let copy = move |_| download::copy(app, copied.to_string(), "Template copied.");
    let saved = Arc::clone(&after);
    let language = language_of(file.rsplit('.').next().unwrap_or_default());
    let save = move |_| {
        let text = js_sys::Array::of1(&saved.to_string().into());
        download::hand_over(app, &file, "text/plain", &text);
    };
    let before = Arc::clone(text);
    let shown = move || {
        if is_whole.get() {
            view! { <Preview text=Arc::clone(&after) language label="Whole template" /> }.into_any()
        } else {
            changed_lines(&before, &after)
        }
    };
    let can_switch = !edited.edits.is_empty();
    view! {
        <p>{from} " " {told}</p>
        {also}
        {shown}
        <p class="export-choices">
            <button type="button" class="button button-primary" on:click=copy>"Copy"</button>
            <button type="button" class="button" on:click=save>"Download"</button>
            {can_switch.then(|| view! {
                <button type="button" class="button" on:click=move |_| is_whole.update(|is| *is = !*is)>
                    {move || if is_whole.get() { "Show the changes" } else { "Show all of it" }}
                </button>
            })}
            {forget}
        </p>
    }
    .into_any()
}

fn template_part(app: App) -> usize {
    app.rule.taken_from.with_untracked(|template| template.as_ref().map_or(0, |template| template.part))
}

/// Returns how much has changed.
fn told(edited: &Edited, before: &str) -> String {
    if edited.edits.is_empty() {
        return "It already has this pattern.".to_owned();
    }
    let lines = difference(before, &edited.text, 0).concat();
    let removed = lines.iter().filter(|line| matches!(line, DiffLine::Removed { .. })).count();
    let changes = [(lines.len() - removed, "added"), (removed, "removed")];
    let parts: Vec<String> = changes
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", counted(count, "line", "lines")))
        .collect();
    format!("{}; everything else is unchanged.", parts.join(", "))
}

/// Returns a file name for a pasted text.
fn name_of(format: FormatId, text: &str) -> String {
    let is_json = text.trim_start().starts_with('{');
    let extension = match format {
        FormatId::Terraform if is_json => "tf.json",
        FormatId::Terraform => "tf",
        FormatId::Boto3 | FormatId::CdkPython => "py",
        FormatId::Pulumi if text.contains("import pulumi") => "py",
        FormatId::CdkTypeScript | FormatId::Sdk | FormatId::Pulumi => "ts",
        FormatId::Cli if text.contains("@'") || text.contains("`\n") => "ps1",
        FormatId::Cli => "sh",
        _ if is_json => "json",
        _ => "yaml",
    };
    format!("template.{extension}")
}

/// The lines that differ, with their numbers and those around them.
fn changed_lines(before: &str, after: &str) -> AnyView {
    let line = |line: &DiffLine| {
        let (number, sign, text) = match *line {
            DiffLine::Same { after, text, .. } => (after, " ", text),
            DiffLine::Removed { before, text } => (before, "−", text),
            DiffLine::Added { after, text } => (after, "+", text),
        };
        let text = text.to_owned();
        let start = view! {
            <span class="diff-number" aria-hidden="true">{number}</span>
            <span class="diff-sign" aria-hidden="true">{sign}</span>
        };
        match line {
            DiffLine::Same { .. } => {
                view! { <div class="diff-line">{start} <span>{text}</span></div> }.into_any()
            }
            DiffLine::Removed { .. } => view! {
                <div class="diff-line diff-removed">
                    {start} <del><span class="visually-hidden">"Removed: "</span>{text}</del>
                </div>
            }
            .into_any(),
            DiffLine::Added { .. } => view! {
                <div class="diff-line diff-added">
                    {start} <ins><span class="visually-hidden">"Added: "</span>{text}</ins>
                </div>
            }
            .into_any(),
        }
    };
    let groups = difference(before, after, CONTEXT)
        .iter()
        .map(|group| view! { <div class="diff-group">{group.iter().map(line).collect_view()}</div> })
        .collect_view();
    view! { <section class="diff" aria-label="Difference" tabindex="0">{groups}</section> }.into_any()
}
