//! Everything that can be done by key, in one list: the palette shows it, the page listens for it.

mod list;

pub(crate) use list::{COMMANDS, Command, CommandId};

use crate::app::browser;
use eventbridge_playground::shortcut::{KeyPress, Shortcut};
use leptos::ev::KeyboardEvent;

/// The shortcut of a command as people write it; empty without one.
pub(crate) fn shown_keys(id: CommandId) -> String {
    let command = COMMANDS.iter().find(|command| command.id == id);
    let shortcut = command.and_then(|command| Shortcut::parse(command.keys));
    shortcut.map(|shortcut| shortcut.label(browser::is_mac())).unwrap_or_default()
}

/// Whether a key is that of a command.
pub(crate) fn is_pressed(command: &Command, event: &KeyboardEvent) -> bool {
    let press = KeyPress {
        code: &event.code(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    };
    Shortcut::parse(command.keys).is_some_and(|shortcut| shortcut.is_pressed(press))
}
