//! The colours of the picture: those of the page (`style/tokens.css`), as a picture knows no custom properties.

use crate::workspace::Verdict;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Shade {
    pub(super) fn shades(self) -> &'static Shades {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// The colours of one shade.
pub(super) struct Shades {
    pub(super) page: &'static str,
    pub(super) surface: &'static str,
    pub(super) sunken: &'static str,
    pub(super) border: &'static str,
    pub(super) text: &'static str,
    pub(super) quiet: &'static str,
    pub(super) matched: &'static str,
    pub(super) matched_soft: &'static str,
    pub(super) missed: &'static str,
    pub(super) missed_soft: &'static str,
    pub(super) invalid: &'static str,
    pub(super) invalid_soft: &'static str,
}

impl Shades {
    /// Returns the colours of a verdict, of its line and its ground, and its sign.
    pub(super) fn tone(&self, verdict: Option<Verdict>) -> (&'static str, &'static str, &'static str) {
        match verdict {
            Some(Verdict::Match) => (self.matched, self.matched_soft, "✓"),
            Some(Verdict::NoMatch) => (self.missed, self.missed_soft, "✕"),
            Some(Verdict::InvalidPattern | Verdict::InvalidEvent) => (self.invalid, self.invalid_soft, "!"),
            Some(Verdict::Off) | None => (self.quiet, self.sunken, "–"),
        }
    }
}

static LIGHT: Shades = Shades {
    page: "#f4f5f7",
    surface: "#ffffff",
    sunken: "#eef0f3",
    border: "#d5d9e0",
    text: "#1b2027",
    quiet: "#565f6d",
    matched: "#12703a",
    matched_soft: "#e0f5e7",
    missed: "#a13a08",
    missed_soft: "#fdecdf",
    invalid: "#b3162c",
    invalid_soft: "#fde7e9",
};

static DARK: Shades = Shades {
    page: "#121418",
    surface: "#1a1d23",
    sunken: "#15181d",
    border: "#333945",
    text: "#e6e9ee",
    quiet: "#a2abb9",
    matched: "#6fd898",
    matched_soft: "#15321f",
    missed: "#f5a870",
    missed_soft: "#3a2416",
    invalid: "#ff8d95",
    invalid_soft: "#3d171c",
};

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, Shades};

    #[test]
    fn the_colours_are_the_pages() {
        type Shown = fn(&Shades) -> &str;
        let tokens = include_str!("../../../style/tokens.css");
        let names: [(&str, Shown); 12] = [
            ("page", |it| it.page),
            ("surface", |it| it.surface),
            ("surface-sunken", |it| it.sunken),
            ("border", |it| it.border),
            ("text", |it| it.text),
            ("text-quiet", |it| it.quiet),
            ("match", |it| it.matched),
            ("match-soft", |it| it.matched_soft),
            ("miss", |it| it.missed),
            ("miss-soft", |it| it.missed_soft),
            ("invalid", |it| it.invalid),
            ("invalid-soft", |it| it.invalid_soft),
        ];
        for (name, of) in names {
            let token = format!("--{name}: light-dark({}, {});", of(&LIGHT), of(&DARK));
            assert!(tokens.contains(&token), "{token}");
        }
    }
}
