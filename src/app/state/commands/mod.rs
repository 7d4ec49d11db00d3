//! Everything that can be done by key, in one list: the palette shows it, the page listens for it. The
//! commands that open a tab come from the table of tabs.

mod list;
mod synonyms;

pub(crate) use list::{COMMANDS, Command, CommandId, KEYS};
pub(crate) use synonyms::synonyms;

use crate::app::browser;
use eventbridge_playground::shortcut::{KeyPress, Shortcut};
use leptos::ev::KeyboardEvent;

/// Returns the shortcut of a command as people write it; empty without one.
pub(crate) fn shown_keys(id: CommandId) -> String {
    KEYS.iter().find(|(of, _)| *of == id).map_or_else(String::new, |(_, keys)| written(keys))
}

/// Returns what a control says when it is pointed at: its name, and the keys of its command.
pub(crate) fn tooltip(name: &str, id: CommandId) -> String {
    format!("{name} ({})", shown_keys(id))
}

/// Keys, as a command has them, as people write them.
pub(crate) fn written(keys: &str) -> String {
    Shortcut::parse(keys).map(|shortcut| shortcut.label(browser::is_mac())).unwrap_or_default()
}

/// Returns whether keys, as a command has them, are those of an event.
pub(crate) fn is_pressed(keys: &str, event: &KeyboardEvent) -> bool {
    let press = KeyPress {
        code: &event.code(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    };
    Shortcut::parse(keys).is_some_and(|shortcut| shortcut.is_pressed(press))
}
