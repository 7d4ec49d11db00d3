//! The pattern's own shape, with what each matcher met.

use super::findings;
use crate::app::state::App;
use eventbridge_playground::matching::{InspectedValue, Line, LineKind, Status, messages};
use eventbridge_playground::text::Span;
use leptos::prelude::*;
use std::sync::Arc;

/// Longer explanations are cut here; the editors still mark everything.
const MAX_LINES: usize = 300;

#[component]
pub(super) fn ExplanationPane(app: App) -> impl IntoView {
    let kept = Memo::new(move |before| kept(app, before));
    let lines = Memo::new(move |_| kept.with(|kept| kept.as_ref().map(|kept| Arc::clone(&kept.lines))));
    let stale = move || kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.stale));
    let show_pattern = move |span: Span| app.rule.show_in_pattern(span);
    let show_event = move |span: Span| app.rule.show_in_event(span);
    let list = move || {
        match lines.get() {
        None => view! { <p class="quiet empty">"There is nothing to explain until pattern and event can be read."</p> }
            .into_any(),
        Some(lines) => {
            let cut = lines.len().saturating_sub(MAX_LINES);
            let rows = lines.iter().take(MAX_LINES).enumerate().map(|(index, line)| {
                let fixes = (!line.reasons.is_empty()).then_some(move || findings::of_line(app, index));
                row(line.clone(), fixes, show_pattern, show_event)
            });
            view! {
                <ol class="outline">{rows.collect_view()}</ol>
                {(cut > 0).then(|| view! { <p class="quiet">{cut} " more lines are not shown."</p> })}
            }
            .into_any()
        }
    }
    };
    view! {
        <section class="pane" aria-label="Explanation">
            <div class="pane-head">
                <h2>"Explanation"</h2>
                <Show when=stale><span class="tag">"of what could be read last"</span></Show>
            </div>
            <div class:is-stale=stale>{list}</div>
        </section>
    }
}

/// The lines that are shown. While pattern or event cannot be read, those of before stay.
struct Kept {
    /// The workspace and the event that they belong to.
    owner: Option<(u32, u32)>,
    lines: Arc<Vec<Line>>,
    stale: bool,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.stale == other.stale && Arc::ptr_eq(&self.lines, &other.lines)
    }
}

fn kept(app: App, before: Option<&Option<Kept>>) -> Option<Kept> {
    let owner = app.rule.settled.with(|shown| shown.as_ref().map(|shown| (shown.opened, shown.event.id)));
    match (super::lines::lines(app).get(), before) {
        (Some(lines), _) => Some(Kept { owner, lines, stale: false }),
        (None, Some(Some(before))) if before.owner == owner => {
            Some(Kept { owner, lines: Arc::clone(&before.lines), stale: true })
        }
        (None, _) => None,
    }
}

fn row(
    line: Line,
    fixes: Option<impl Fn() -> Option<AnyView> + Send + 'static>,
    show_pattern: impl Fn(Span) + Copy + 'static,
    show_event: impl Fn(Span) + Copy + 'static,
) -> impl IntoView {
    let (class, word) = match line.status {
        Status::Matched => ("is-match", "matched"),
        Status::Failed => ("is-miss", "failed"),
        Status::NotReached => ("is-unreached", "not reached"),
        _ => ("is-off", "not used"),
    };
    let note = messages::line_note(&line);
    let of_line = line.reasons.iter().filter(|of| of.index.is_none());
    let reasons = of_line.map(|of| why(messages::sentence(&of.reason))).collect_view();
    let sentences: Vec<Option<String>> =
        (0..line.values.len()).map(|index| line.reason(index).map(messages::sentence)).collect();
    let (label, is_code) = match line.kind {
        LineKind::Object(name) | LineKind::Field(name) => (name, false),
        LineKind::Matcher(text) => (text, true),
        LineKind::Or => ("$or".to_owned(), false),
        LineKind::Branch(number) => (format!("branch {number}"), false),
        _ => (String::new(), false),
    };
    let span = line.span;
    let first_met = line.values.first().map(|met| met.span);
    let values = line.values.into_iter().zip(sentences);
    let values = values.map(|(met, sentence)| value(met, sentence, show_event)).collect_view();
    let more = (line.more > 0).then(|| view! { <li class="quiet">"and " {line.more} " more"</li> });
    view! {
        <li class=format!("line {class}") style:--depth=line.depth.to_string()>
            <button type="button" class="line-label" class:is-code=is_code title="Show in both editors"
                on:click=move |_| {
                    show_pattern(span);
                    if let Some(span) = first_met {
                        show_event(span);
                    }
                }>{label}</button>
            <span class="visually-hidden">{format!(" {word}")}</span>
            {(!note.is_empty()).then(|| view! { <span class="quiet line-note">{note}</span> })}
            <ul class="met">{values}{more}</ul>
            {reasons}
            {fixes}
        </li>
    }
}

/// The reason, in a sentence.
fn why(sentence: String) -> impl IntoView {
    view! { <p class="why">{sentence}</p> }
}

fn value(
    met: InspectedValue,
    sentence: Option<String>,
    show_event: impl Fn(Span) + Copy + 'static,
) -> impl IntoView {
    let InspectedValue { path, text, span, accepted, .. } = met;
    let (class, word) =
        if accepted { ("met-value is-match", "accepted") } else { ("met-value is-miss", "not accepted") };
    view! {
        <li class=class>
            <button type="button" title="Show in the event" on:click=move |_| show_event(span)>
                <span class="met-path">{path}</span> " " <code>{text}</code>
            </button>
            <span class="visually-hidden">{word}</span>
            {sentence.map(why)}
        </li>
    }
}
