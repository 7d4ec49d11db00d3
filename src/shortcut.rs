//! Keyboard shortcuts: how they are written down, when they are pressed, and how people read them.
//!
//! ```
//! use eventbridge_playground::shortcut::{KeyPress, Shortcut};
//!
//! let shortcut = Shortcut::parse("Mod+Shift+KeyS").expect("a shortcut");
//! assert_eq!(shortcut.label(false), "Ctrl+Shift+S");
//! assert_eq!(shortcut.label(true), "⌘⇧S");
//! let press = KeyPress { code: "KeyS", ctrl: true, shift: true, ..KeyPress::default() };
//! assert!(shortcut.is_pressed(press));
//! ```

/// A key with the modifiers that are held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut<'k> {
    main: bool,
    alt: bool,
    shift: bool,
    code: &'k str,
}

/// A key that is pressed, as a `KeyboardEvent` of the browser tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the fields of a KeyboardEvent")]
pub struct KeyPress<'k> {
    /// Which key, by its place on the keyboard: `KeyS`, `Digit1`, `ArrowUp`.
    pub code: &'k str,
    /// Whether Control is held down.
    pub ctrl: bool,
    /// Whether Command is held down, or the Windows key.
    pub meta: bool,
    /// Whether Alt is held down, or Option.
    pub alt: bool,
    /// Whether Shift is held down.
    pub shift: bool,
}

impl<'k> Shortcut<'k> {
    /// Reads a shortcut: `Mod`, `Alt` and `Shift` in any order, each at most once, then the code of a key,
    /// with `+` between them. `Mod` is Command on a Mac and Control elsewhere. `None` if it is no shortcut.
    pub fn parse(text: &'k str) -> Option<Self> {
        let (modifiers, code) = text.rsplit_once('+').map_or((None, text), |(rest, code)| (Some(rest), code));
        let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_code || matches!(code, "Mod" | "Alt" | "Shift") {
            return None;
        }
        let mut shortcut = Self { main: false, alt: false, shift: false, code };
        for modifier in modifiers.iter().flat_map(|modifiers| modifiers.split('+')) {
            let held = match modifier {
                "Mod" => &mut shortcut.main,
                "Alt" => &mut shortcut.alt,
                "Shift" => &mut shortcut.shift,
                _ => return None,
            };
            if std::mem::replace(held, true) {
                return None;
            }
        }
        Some(shortcut)
    }

    /// Returns whether this key is pressed with just these modifiers. Control and Command are the same here,
    /// as keyboards for one system are used on the other.
    pub fn is_pressed(self, press: KeyPress) -> bool {
        let KeyPress { code, ctrl, meta, alt, shift } = press;
        self == Shortcut { main: ctrl || meta, alt, shift, code }
    }

    /// Returns the shortcut as people write it: `Ctrl+Shift+S`, or `⌘⇧S` on a Mac.
    pub fn label(self, is_mac: bool) -> String {
        let [main, alt, shift] = if is_mac { ["⌘", "⌥", "⇧"] } else { ["Ctrl", "Alt", "Shift"] };
        let modifiers = [(self.main, main), (self.alt, alt), (self.shift, shift)];
        let mut keys: Vec<&str> =
            modifiers.iter().filter(|(is_held, _)| *is_held).map(|(_, name)| *name).collect();
        keys.push(key_label(self.code));
        keys.join(if is_mac { "" } else { "+" })
    }
}

fn key_label(code: &str) -> &str {
    match code {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Period" => ".",
        "Comma" => ",",
        "Slash" => "/",
        "Semicolon" => ";",
        "Equal" => "+",
        "Minus" => "−",
        _ => {
            let name = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
            name.filter(|name| name.len() == 1).unwrap_or(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_are_written_as_on_each_system() {
        for (text, elsewhere, mac) in [
            ("Mod+KeyS", "Ctrl+S", "⌘S"),
            ("Shift+Mod+Enter", "Ctrl+Shift+Enter", "⌘⇧Enter"),
            ("Alt+Shift+Digit1", "Alt+Shift+1", "⌥⇧1"),
            ("Alt+ArrowDown", "Alt+↓", "⌥↓"),
            ("Alt+ArrowUp", "Alt+↑", "⌥↑"),
            ("Mod+Period", "Ctrl+.", "⌘."),
            ("Alt+Shift+Comma", "Alt+Shift+,", "⌥⇧,"),
            ("Alt+Shift+Slash", "Alt+Shift+/", "⌥⇧/"),
            ("Alt+Shift+Semicolon", "Alt+Shift+;", "⌥⇧;"),
            ("Alt+Minus", "Alt+−", "⌥−"),
            ("Mod+Alt+Shift+KeyK", "Ctrl+Alt+Shift+K", "⌘⌥⇧K"),
            ("Escape", "Escape", "Escape"),
            ("Key", "Key", "Key"),
            ("Keyboard", "Keyboard", "Keyboard"),
        ] {
            let shortcut = Shortcut::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((shortcut.label(false), shortcut.label(true)), (elsewhere.into(), mac.into()));
        }
    }

    #[test]
    fn what_is_no_shortcut_is_refused() {
        for text in
            ["", "+", "Mod", "Mod+", "+KeyS", "Mod+Shift", "Mod+Mod+KeyS", "Ctrl+KeyS", "Mod+€", "Mod KeyS"]
        {
            assert_eq!(Shortcut::parse(text), None, "{text}");
        }
    }

    #[test]
    fn exactly_the_modifiers_count() {
        let press = |code, held: &str| KeyPress {
            code,
            ctrl: held.contains('c'),
            meta: held.contains('m'),
            alt: held.contains('a'),
            shift: held.contains('s'),
        };
        for (text, code, held, expected) in [
            ("Mod+KeyS", "KeyS", "c", true),
            ("Mod+KeyS", "KeyS", "m", true),
            ("Mod+KeyS", "KeyS", "", false),
            ("Mod+KeyS", "KeyS", "cs", false),
            ("Mod+KeyS", "KeyS", "ca", false),
            ("Mod+KeyS", "KeyK", "c", false),
            ("Alt+Shift+KeyS", "KeyS", "as", true),
            ("Alt+Shift+KeyS", "KeyS", "asm", false),
            ("Alt+ArrowDown", "ArrowDown", "a", true),
            ("Escape", "Escape", "", true),
            ("Escape", "", "", false),
        ] {
            let shortcut = Shortcut::parse(text).unwrap();
            assert_eq!(shortcut.is_pressed(press(code, held)), expected, "{text} {code} {held}");
        }
    }
}
