//! Texts cut to a width in a picture, where nothing wraps or cuts them.

/// Returns the text, or as much of it as fits into `width`, with an ellipsis in its middle: names often
/// differ at their ends. `size` is that of the font, in the same unit as the width. The font is not known, so
/// widths are generous.
/// known, so widths are generous.
pub fn fit(text: &str, width: u32, size: u32) -> String {
    let room = width.saturating_mul(1_000);
    if measure(text, size) <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub(advance('…') * size);
    let within = |room: u32, taken: &mut dyn Iterator<Item = char>| -> String {
        let mut used = 0_u32;
        let fits = |c: &char| {
            used = used.saturating_add(advance(*c) * size);
            used <= room
        };
        taken.take_while(fits).collect()
    };
    let beginning = within(room / 5 * 3, &mut text.chars());
    let end: String = within(room / 5 * 2, &mut text.chars().rev()).chars().rev().collect();
    format!("{}…{}", beginning.trim_end(), end.trim_start())
}

/// Returns the greatest width that a text can have, rounded up.
pub(super) fn width(text: &str, size: u32) -> u32 {
    measure(text, size).div_ceil(1_000)
}

/// Returns the width in thousandths of the unit of `size`.
fn measure(text: &str, size: u32) -> u32 {
    text.chars().fold(0, |sum: u32, c| sum.saturating_add(advance(c).saturating_mul(size)))
}

/// Returns the width of a character in the wider of the usual fonts, in thousandths of the font's size.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 380,
        'f' | 'r' | 't' | '-' | '(' | ')' | '[' | ']' | '/' => 440,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1_000,
        'A'..='Z' | '_' => 750,
        '\u{1100}'.. => 1_100,
        _ => 660,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_wide_is_cut() {
        for text in
            ["", "orders", "WWWW", "order-fulfilment-production-eu-west-1", "注文注文注文注文注文注文"]
        {
            let fitted = fit(text, 100, 12);
            assert!(width(&fitted, 12) <= 100, "{fitted}");
            assert_eq!(fitted == text, width(text, 12) <= 100, "{fitted}");
        }
        assert_eq!(fit("order-fulfilment-production", 100, 12), "order-f…ction");
        assert_eq!(fit("anything", 0, 12), "…");
    }
}
