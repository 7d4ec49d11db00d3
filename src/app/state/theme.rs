//! Light, dark, or as the system has it.

use crate::app::browser;
use leptos::prelude::*;

const KEY: &str = "eventbridge-playground.theme";

/// All themes, by the names that are kept and those that are shown.
pub(crate) const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// The theme of the page. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Theme(RwSignal<&'static str>);

impl Theme {
    /// Returns the theme that was chosen last; anything unknown is the system's. The page follows it from now
    /// on.
    pub(crate) fn kept() -> Self {
        let kept = browser::storage(false).and_then(|storage| storage.get_item(KEY).ok()?);
        let theme = Self(RwSignal::new(known(kept.as_deref().unwrap_or_default())));
        Effect::new(move |_| apply(theme.get()));
        theme
    }

    /// Returns the name of the theme; tracked.
    pub(crate) fn get(self) -> &'static str {
        self.0.get()
    }

    /// Chooses the theme with this name.
    pub(crate) fn choose(self, name: &str) {
        self.0.set(known(name));
    }
}

fn known(name: &str) -> &'static str {
    THEMES.iter().map(|(known, _)| *known).find(|known| *known == name).unwrap_or("system")
}

fn apply(name: &str) {
    if let Some(root) = browser::document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", name);
    }
    if let Some(storage) = browser::storage(false) {
        // Where nothing can be stored, the theme lasts as long as the page.
        let _ = storage.set_item(KEY, name);
    }
}
