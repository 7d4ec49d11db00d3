//! The pattern in words, and advice on it.

use super::findings;
use crate::app::browser;
use crate::app::state::App;
use eventbridge_playground::fix::QuickFix;
use eventbridge_playground::lint::{Diagnostic, LINTS, Weight};
use leptos::prelude::*;

/// The ids of the advice that the visitor does not want, in the browser's storage.
const SILENCED: &str = "eventbridge-playground.silenced-advice";

/// The pattern as a paragraph, below its editor.
#[component]
pub(super) fn Reading(app: App) -> impl IntoView {
    let reading = Memo::new(move |_| app.rule.findings.with(|findings| findings.reading.clone()));
    view! {
        <Show when=move || reading.with(|reading| !reading.is_empty())>
            <p class="reading" role="group" aria-label="In words" title=move || reading.get()>{move || reading.get()}</p>
        </Show>
    }
}

/// The ids of the advice that the visitor does not want.
#[derive(Clone, Copy)]
pub(super) struct Hidden(RwSignal<Vec<&'static str>>);

impl Hidden {
    /// As the browser keeps them.
    pub(super) fn kept() -> Self {
        Self(RwSignal::new(read_silenced()))
    }

    fn add(self, id: &'static str) {
        self.0.update(|ids| ids.push(id));
        self.0.with_untracked(|ids| write_silenced(ids));
    }

    fn clear(self) {
        self.0.set(Vec::new());
        write_silenced(&[]);
    }

    /// Returns how many tips of the pattern are shown, and how many are hidden.
    fn count(self, app: App) -> (usize, usize) {
        app.rule.findings.with(|findings| {
            let is_hidden = |it: &&Diagnostic| self.0.with(|ids| ids.contains(&it.lint.id));
            let hidden = findings.advice.iter().filter(is_hidden).count();
            (findings.advice.len() - hidden, hidden)
        })
    }
}

/// Returns how many tips are shown.
pub(super) fn count(app: App, hidden: Hidden) -> String {
    match hidden.count(app) {
        (0, _) => String::new(),
        (shown, _) => shown.to_string(),
    }
}

#[component]
pub(super) fn Tips(app: App, hidden: Hidden) -> impl IntoView {
    let list = move |reminders: bool| {
        app.rule.findings.with(|findings| {
            hidden.0.with(|ids| {
                let heard = findings.advice_with_fixes().filter(|(it, _)| !ids.contains(&it.lint.id));
                let asked = heard.filter(|(it, _)| (it.lint.weight == Weight::Remember) == reminders);
                asked.map(|(diagnostic, fixes)| row(app, diagnostic, fixes, hidden)).collect::<Vec<_>>()
            })
        })
    };
    let unheard = move || hidden.count(app).1;
    let none = move || app.rule.findings.with(|findings| findings.advice.is_empty());
    view! {
        <ul class="advice" role="list" aria-label="Tips">{move || list(false)} {move || list(true)}</ul>
        <Show when=none><p class="quiet empty">"No tips for this pattern."</p></Show>
        <Show when=move || { unheard() > 0 }>
            <p><button type="button" class="button button-small" on:click=move |_| hidden.clear()>
                {move || format!("Show {} hidden", unheard())}
            </button></p>
        </Show>
    }
}

fn row(app: App, diagnostic: &Diagnostic, fixes: &[QuickFix], hidden: Hidden) -> AnyView {
    let lint = diagnostic.lint;
    let span = diagnostic.span;
    let class = match lint.weight {
        Weight::Mistake => "advice-row is-mistake",
        Weight::Consider | Weight::Remember => "advice-row",
    };
    let show = move |_| app.rule.show_in_pattern(span);
    let fixes = fixes.to_vec();
    let page = lint.page;
    view! {
        <li class=class>
            <div class="advice-head">
                <button type="button" class="place" title="Show in the pattern" on:click=show>{lint.title}</button>
                <button type="button" class="button button-small" aria-label="Hide this tip"
                    title="Hide this tip, here and for other patterns" on:click=move |_| hidden.add(lint.id)>"Hide"</button>
            </div>
            <p>{diagnostic.sentence.clone()}</p>
            {(!fixes.is_empty()).then(|| findings::buttons(app, fixes))}
            <details>
                <summary>"Why"</summary>
                <p>{lint.why}</p>
                <p>
                    "AWS: " <a href=page.address() target="_blank" rel="noreferrer">{page.title}</a>
                </p>
            </details>
        </li>
    }
    .into_any()
}

fn read_silenced() -> Vec<&'static str> {
    let text =
        browser::storage(false).and_then(|storage| storage.get_item(SILENCED).ok()?).unwrap_or_default();
    let known = LINTS.iter().map(|lint| lint.id);
    known.filter(|id| text.split(' ').any(|silenced| silenced == *id)).collect()
}

/// A browser that stores nothing only forgets it with the page.
fn write_silenced(ids: &[&str]) {
    if let Some(storage) = browser::storage(false) {
        let _ = storage.set_item(SILENCED, &ids.join(" "));
    }
}
