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
            <p class="reading" role="group" aria-label="In words">{move || reading.get()}</p>
        </Show>
    }
}

/// Returns how many tips there are.
pub(super) fn count(app: App) -> String {
    app.rule.findings.with(|findings| match findings.advice.len() {
        0 => String::new(),
        count => count.to_string(),
    })
}

#[component]
pub(super) fn Tips(app: App) -> impl IntoView {
    let silenced = RwSignal::new(read_silenced());
    let silence = Callback::new(move |id: &'static str| {
        silenced.update(|ids| ids.push(id));
        silenced.with_untracked(|ids| write_silenced(ids));
    });
    let hear_all = move |_| {
        silenced.set(Vec::new());
        write_silenced(&[]);
    };
    let list = move |reminders: bool| {
        app.rule.findings.with(|findings| {
            silenced.with(|silenced| {
                let heard = findings.advice_with_fixes().filter(|(it, _)| !silenced.contains(&it.lint.id));
                let asked = heard.filter(|(it, _)| (it.lint.weight == Weight::Remember) == reminders);
                asked.map(|(diagnostic, fixes)| row(app, diagnostic, fixes, silence)).collect::<Vec<_>>()
            })
        })
    };
    let unheard = move || {
        app.rule.findings.with(|findings| {
            silenced
                .with(|silenced| findings.advice.iter().filter(|it| silenced.contains(&it.lint.id)).count())
        })
    };
    let none = move || app.rule.findings.with(|findings| findings.advice.is_empty());
    view! {
        <ul class="advice" role="list" aria-label="Tips">{move || list(false)} {move || list(true)}</ul>
        <Show when=none><p class="quiet empty">"No tips for this pattern."</p></Show>
        <Show when=move || { unheard() > 0 }>
            <p><button type="button" class="button button-small" on:click=hear_all>
                {move || format!("Show {} hidden", unheard())}
            </button></p>
        </Show>
    }
}

fn row(app: App, diagnostic: &Diagnostic, fixes: &[QuickFix], silence: Callback<&'static str>) -> AnyView {
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
            <button type="button" class="place" title="Show in the pattern" on:click=show>{lint.title}</button>
            <p>{diagnostic.sentence.clone()}</p>
            {(!fixes.is_empty()).then(|| findings::buttons(app, fixes))}
            <details>
                <summary>"Why"</summary>
                <p>{lint.why}</p>
                <p>
                    "AWS: " <a href=page.address() target="_blank" rel="noreferrer">{page.title}</a> " "
                    <button type="button" class="button button-small" on:click=move |_| silence.run(lint.id)>
                        "Hide this tip"
                    </button>
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
