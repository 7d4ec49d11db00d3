//! A pattern by pointing: what the pattern should say of the value at the cursor.

use crate::app::state::App;
use crate::app::state::rule::Caret;
use crate::app::widgets::editor;
use eventbridge_playground::condition_edits::{EditIntent, Refusal, conditions_on, intents, point, preview};
use eventbridge_playground::json::NodeId;
use eventbridge_playground::matching::inspections_at;
use eventbridge_playground::text::{Edit, Span, apply, shortened};
use leptos::prelude::*;

/// The value that the cursor is on, and the conditions that can be added for it.
#[derive(Clone, PartialEq)]
struct Target {
    node: NodeId,
    path: String,
    /// Each with the matcher that it would write.
    intents: Vec<(EditIntent, String)>,
    /// Whether the pattern says something of it already.
    named: bool,
    /// The matchers that looked at it: their text, place and answer.
    looks: Vec<(String, Span, bool)>,
}

fn target(app: App, caret: Caret) -> Option<Target> {
    app.rule.settled.with(|shown| {
        let shown = shown.as_ref()?;
        let event = &shown.event.document;
        let value = event.value_at(caret.head)?;
        let intents = intents(event, value.id(), caret.selected()).into_iter();
        let intents: Vec<_> = intents.map(|intent| (intent, preview(event, value.id(), intent))).collect();
        let named = !conditions_on(shown.pattern.parsed(), event, value.id()).is_empty();
        let looks = shown.explanation.as_ref().map_or_else(Vec::new, |explanation| {
            let text = shown.pattern.parsed().document.text();
            let found = inspections_at(explanation, event, caret.head);
            found
                .iter()
                .map(|look| (shortened(look.span.of(text), MOST_SHOWN), look.span, look.accepted))
                .collect()
        });
        (!intents.is_empty() || named).then(|| Target {
            node: value.id(),
            path: value.path(),
            intents,
            named,
            looks,
        })
    })
}

/// The label of the editor that shows what a change would do.
const PATTERN: &str = "Event pattern";

/// The most matchers that are listed for one value; the editor marks the others.
const MAX_LOOKS: usize = 6;

/// A longer matcher is cut here; a press shows it whole, in its place.
const MOST_SHOWN: usize = 40;

/// The edits that are offered for the value at the cursor, and the matchers that looked at it, as buttons.
#[component]
pub(super) fn PointingBar(app: App) -> impl IntoView {
    let target = Memo::new(move |_| app.rule.caret().and_then(|caret| target(app, caret)));
    let look = move |(text, span, accepted): (String, Span, bool)| {
        let (class, word) =
            if accepted { ("look is-match", "matches") } else { ("look is-miss", "doesn't match") };
        let show = move |_| app.rule.show_in_pattern(span);
        view! {
            <button type="button" class=class title="Show in the pattern" on:click=show>
                <code>{text}</code> <span class="visually-hidden">{word}</span>
            </button>
        }
    };
    let button = move |node: NodeId, intent: EditIntent, preview: String| {
        // The name does not say which part of the text it is.
        let is_part = matches!(
            intent,
            EditIntent::PrefixUpTo(_) | EditIntent::SuffixFrom(_) | EditIntent::Contains(..)
        );
        let operand = preview.split_once(": ").and_then(|(_, rest)| rest.strip_suffix(" }"));
        let operand = operand.filter(|_| is_part).map(|operand| shortened(operand, MOST_SHOWN));
        let title = if preview.is_empty() { String::new() } else { format!("Adds {preview}") };
        view! {
            <button type="button" class="button button-small" title=title
                on:mouseenter=move |_| show(app, node, intent)
                on:mouseleave=move |_| hide()
                on:focus=move |_| show(app, node, intent)
                on:blur=move |_| hide()
                on:click=move |_| grant(app, node, intent)>
                {intent.label()} {operand.map(|operand| view! { " " <code>{operand}</code> })}
            </button>
        }
    };
    let bar = move || match target.get() {
        None => view! { <span class="quiet">"Click a value to add it to the pattern."</span> }.into_any(),
        Some(target) => {
            let Target { node, path, intents, named, looks } = target;
            let take_out = named.then(|| button(node, EditIntent::Remove, String::new()));
            view! {
                <span class="quiet">"Add " <code>{path}</code> " as:"</span>
                {intents.into_iter().map(|(intent, preview)| button(node, intent, preview)).collect_view()}
                {take_out}
                {(!looks.is_empty()).then(|| view! {
                    <span class="looks" role="group" aria-label="Conditions that checked it">
                        <span class="quiet">"Checked by "</span>
                        {looks.into_iter().take(MAX_LOOKS).map(look).collect_view()}
                    </span>
                })}
            }
            .into_any()
        }
    };
    view! { <div class="pointing" role="group" aria-label="Add to the pattern">{bar}</div> }
}

/// Draws in the pattern what the intended change would do.
fn show(app: App, node: NodeId, intent: EditIntent) {
    if let Some((text, Ok(edits))) = edits(app, node, intent) {
        editor::preview(PATTERN, &text, &edits);
    }
}

/// Takes the drawing away.
fn hide() {
    editor::preview(PATTERN, "", &[]);
}

/// Changes the pattern as intended. The editor's Undo takes it back.
fn grant(app: App, node: NodeId, intent: EditIntent) {
    hide();
    match edits(app, node, intent) {
        Some((text, Ok(edits))) => app.session.edit_pattern(apply(&text, &edits)),
        Some((_, Err(refusal))) => app.screen.notices.warn(refusal.to_string()),
        None => {}
    }
}

/// Returns the pattern, and the edits of it that the intended change is; `None` while its verdict is on the
/// way, as the node is one of the event that the buttons were made for.
fn edits(app: App, node: NodeId, intent: EditIntent) -> Option<(String, Result<Vec<Edit>, Refusal>)> {
    if !app.rule.is_settled() {
        return None;
    }
    app.session.shown.with_untracked(|shown| {
        let shown = shown.as_ref()?;
        let parsed = shown.pattern.parsed();
        let edits = point(parsed, &shown.event.document, node, intent);
        Some((parsed.document.text().to_owned(), edits))
    })
}
