//! Light, dark, or as the system has it.

use crate::app::browser;
use leptos::prelude::*;

const KEY: &str = "eventbridge-playground.theme";

const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// Takes the theme that was chosen last; anything unknown is the system's.
fn stored() -> &'static str {
    let stored = browser::storage(false).and_then(|storage| storage.get_item(KEY).ok()?);
    THEMES.iter().map(|(name, _)| *name).find(|name| stored.as_deref() == Some(*name)).unwrap_or("system")
}

fn apply(name: &str) {
    if let Some(root) = browser::document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", name);
    }
    if let Some(storage) = browser::storage(false) {
        // Where nothing can be kept the theme lasts as long as the page.
        let _ = storage.set_item(KEY, name);
    }
}

#[component]
pub(crate) fn ThemeSelect() -> impl IntoView {
    let theme = RwSignal::new(stored());
    Effect::new(move |_| apply(theme.get()));
    let chosen = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if let Some((name, _)) = THEMES.iter().find(|(name, _)| *name == value) {
            theme.set(name);
        }
    };
    let option = move |(name, label): (&'static str, &'static str)| {
        view! { <option value=name selected=move || theme.get() == name>{label}</option> }
    };
    view! {
        <label class="theme">
            <span class="visually-hidden">"Theme"</span>
            <select on:change=chosen>{THEMES.map(option)}</select>
        </label>
    }
}
