//! The style sheets.

use super::{File, check_none};

#[test]
fn colours_are_named_in_one_sheet_only() {
    const FUNCTIONS: &[&str] = &[
        "rgb(",
        "rgba(",
        "hsl(",
        "hsla(",
        "hwb(",
        "lab(",
        "lch(",
        "oklab(",
        "oklch(",
        "light-dark(",
        "color(",
    ];
    const NAMES: &[&str] =
        &["white", "black", "red", "green", "blue", "yellow", "orange", "gray", "grey", "purple"];
    let mut found = Vec::new();
    for file in File::below("style", &["css"]) {
        if file.path == "style/tokens.css" {
            continue;
        }
        let text = without_css_comments(&file.text);
        for (index, line) in text.lines().enumerate() {
            let Some((_, value)) = line.split_once(':') else { continue };
            // What follows is the value of a declaration, not a selector.
            let Some(value) = value.trim().strip_suffix(';') else { continue };
            let is_hex = value.split([' ', ',', '(', ')']).any(|word| {
                word.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
            });
            let words = || value.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '(');
            let is_function = words().any(|word| FUNCTIONS.iter().any(|function| word.starts_with(function)));
            let is_name = words().any(|word| NAMES.contains(&word));
            if is_hex || is_function || is_name {
                found.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    check_none("these name a colour outside style/tokens.css", &found);
}

/// Padding, margins, gaps and radii are tokens. Lengths may stand for themselves if they are hairlines, or go with the
/// size of the text around them (`em`).
#[test]
fn spacing_is_named_in_one_sheet_only() {
    const SPACING: &[&str] = &["padding", "margin", "gap", "row-gap", "column-gap", "inset"];
    const HAIRLINE: f64 = 2.0;
    let is_spacing = |property: &str| {
        let is_radius = property.starts_with("border-") && property.ends_with("radius");
        is_radius
            || SPACING.iter().any(|name| {
                property == *name || property.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'))
            })
    };
    let is_length_of_its_own = |word: &str| {
        let px = word.strip_suffix("px").and_then(|number| number.parse::<f64>().ok());
        let rem = word.strip_suffix("rem").and_then(|number| number.parse::<f64>().ok());
        rem.is_some() || px.is_some_and(|px| px.abs() > HAIRLINE)
    };
    let (mut seen, mut found) = (0, Vec::new());
    for file in File::below("style", &["css"]).iter().filter(|file| file.path != "style/tokens.css") {
        let text = without_css_comments(&file.text);
        for (index, line) in text.lines().enumerate() {
            let Some((property, value)) = line.split_once(':') else { continue };
            let Some(value) = value.trim().strip_suffix(';') else { continue };
            if !is_spacing(property.trim()) {
                continue;
            }
            seen += 1;
            if value.split([' ', ',', '(', ')']).any(is_length_of_its_own) {
                found.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    check_none("these have a spacing or a radius that is no token of style/tokens.css", &found);
    assert!(seen > 150, "{seen}");
}

/// The sheet with blanks for its comments, so that lines keep their numbers.
fn without_css_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (comment, rest) = part.split_once("*/").unwrap();
        out.extend(comment.chars().filter(|c| *c == '\n'));
        out.push_str(rest);
    }
    out
}

#[test]
fn every_sheet_is_in_a_layer() {
    let entries = ["style/main.css", "style/later.css", "style/embed.css"];
    let imports = entries.map(|entry| File::read(entry).text).concat();
    for file in File::below("style", &["css"]).iter().filter(|file| !entries.contains(&file.path.as_str())) {
        let import = format!("@import \"./{}\" layer(", file.path.trim_start_matches("style/"));
        assert_eq!(imports.matches(&import).count(), 1, "{entries:?} do not import {} once", file.path);
    }
}
