//! The pattern's own shape, with what each matcher met.

use super::super::state::App;
use eventbridge_playground::matching::{Line, LineKind, Met, Status, words};
use eventbridge_playground::text::{Places, Span};
use leptos::prelude::*;

/// A place in a text to bring into view, in UTF-16 units.
type Reveal = RwSignal<Option<(u32, u32)>>;

/// Longer explanations are cut here; the editors still mark everything.
const MAX_LINES: usize = 300;

#[component]
pub(super) fn ExplanationPane(app: App, in_pattern: Reveal, in_event: Reveal) -> impl IntoView {
    let lines = app.lines;
    let show_pattern =
        move |span: Span| in_pattern.set(Some(utf16(&app.pattern_text().get_untracked(), span)));
    let show_event = move |span: Span| in_event.set(Some(utf16(&app.event_text().get_untracked(), span)));
    let list = move || {
        match lines.get() {
        None => view! { <p class="quiet empty">"There is nothing to explain until pattern and event can be read."</p> }
            .into_any(),
        Some(lines) => {
            let cut = lines.len().saturating_sub(MAX_LINES);
            let rows = lines.iter().take(MAX_LINES).cloned().map(|line| row(line, show_pattern, show_event));
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
            <div class="pane-head"><h2>"Explanation"</h2></div>
            {list}
        </section>
    }
}

fn utf16(text: &str, span: Span) -> (u32, u32) {
    let range = Places::new(text).utf16_range(span);
    (range.start, range.end)
}

fn row(
    line: Line,
    show_pattern: impl Fn(Span) + Copy + 'static,
    show_event: impl Fn(Span) + Copy + 'static,
) -> impl IntoView {
    let (class, word) = match line.status {
        Status::Matched => ("is-match", "matched"),
        Status::Failed => ("is-miss", "failed"),
        Status::NotReached => ("is-unreached", "not reached"),
        _ => ("is-off", "not used"),
    };
    let note = words::line_note(&line);
    let of_line = line.reasons.iter().filter(|reason| reason.met.is_none());
    let reasons = of_line.map(|reason| why(words::sentence(&reason.why))).collect_view();
    let sentences: Vec<Option<String>> =
        (0..line.values.len()).map(|index| line.why(index).map(words::sentence)).collect();
    let (label, is_code) = match line.kind {
        LineKind::Object(name) | LineKind::Field(name) => (name, false),
        LineKind::Matcher(text) => (text, true),
        LineKind::Or => ("$or".to_owned(), false),
        LineKind::Branch(number) => (format!("branch {number}"), false),
        _ => (String::new(), false),
    };
    let span = line.span;
    let values = line.values.into_iter().zip(sentences);
    let values = values.map(|(met, sentence)| value(met, sentence, show_event)).collect_view();
    let more = (line.more > 0).then(|| view! { <li class="quiet">"and " {line.more} " more"</li> });
    view! {
        <li class=format!("line {class}") style:--depth=line.depth.to_string()>
            <button type="button" class="line-label" class:is-code=is_code title="Show in the pattern"
                on:click=move |_| show_pattern(span)>{label}</button>
            <span class="visually-hidden">{format!(" {word}")}</span>
            {(!note.is_empty()).then(|| view! { <span class="quiet line-note">{note}</span> })}
            <ul class="met">{values}{more}</ul>
            {reasons}
        </li>
    }
}

/// The reason, in a sentence.
fn why(sentence: String) -> impl IntoView {
    view! { <p class="why">{sentence}</p> }
}

fn value(met: Met, sentence: Option<String>, show_event: impl Fn(Span) + Copy + 'static) -> impl IntoView {
    let Met { path, text, span, accepted } = met;
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
