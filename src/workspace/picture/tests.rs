use super::*;
use crate::workspace::Evaluator;
use proptest::prelude::*;
use std::sync::Arc;

fn drawn(pattern: &str, name: &str, event: &str, reasons: &[&str], shade: Shade) -> Picture {
    let mut workspace = Workspace { pattern: Arc::from(pattern), ..Workspace::empty() };
    workspace.add_events([(name.to_owned(), Arc::from(event))]);
    let evaluation = Evaluator::default().evaluate(&workspace);
    let reasons: Vec<String> = reasons.iter().map(|reason| (*reason).to_owned()).collect();
    picture(&workspace, &evaluation, &reasons, shade)
}

/// Reads XML as strictly as this picture needs it; returns its texts.
fn texts(svg: &str) -> Result<Vec<String>, String> {
    let (mut open, mut texts) = (Vec::new(), Vec::new());
    for part in svg.trim_end().split('<').skip(1) {
        let (tag, text) = part.split_once('>').ok_or_else(|| format!("no end: {part}"))?;
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("{name} is not open"));
            }
        } else {
            if tag.matches('"').count() % 2 == 1 {
                return Err(format!("open quote: {tag}"));
            }
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
        for entity in text.split('&').skip(1) {
            if !["amp;", "lt;", "gt;"].iter().any(|known| entity.starts_with(known)) {
                return Err(format!("entity: {entity}"));
            }
        }
        if text.contains('>') || text.chars().any(|c| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
        {
            return Err(format!("text: {text:?}"));
        }
        if !text.is_empty() {
            texts.push(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
    }
    if open.is_empty() { Ok(texts) } else { Err(format!("open: {open:?}")) }
}

#[test]
fn a_picture_says_the_verdict_the_reason_and_both_texts() {
    let picture = drawn(
        "{\n  \"source\": [\"shop\"]\n}",
        "Lent <1> & more",
        "{\n\t\"source\": \"library\"\n}",
        &["source: needs \"shop\", has \"library\"."],
        Shade::Light,
    );
    let told = texts(&picture.svg).unwrap();
    for text in [
        "✕ No match · Lent <1> & more",
        "source: needs \"shop\", has \"library\".",
        "Event pattern",
        "\"shop\"",
        "\"library\"",
        "doesn't match",
    ] {
        assert!(told.iter().any(|it| it == text), "{text}: {told:?}");
    }
    // Both values that were compared are marked as missed, and so is the sign in the legend.
    assert_eq!(picture.svg.matches("stroke-dasharray").count(), 3);
    assert!(picture.svg.contains(Shade::Light.shades().missed_soft));
}

#[test]
fn what_matches_is_underlined_without_dashes() {
    let picture = drawn(r#"{"a": [1]}"#, "One", r#"{"a": 1}"#, &[], Shade::Dark);
    assert_eq!(picture.svg.matches("stroke-dasharray").count(), 1);
    assert_eq!(picture.svg.matches("stroke-width=\"2\"").count(), 4);
    assert!(texts(&picture.svg).unwrap().contains(&"✓ Match · One".to_owned()));
}

#[test]
fn what_cannot_be_read_is_drawn_without_marks() {
    let cases = [
        ("", "{}", "– No pattern yet"),
        ("{", "{}", "! Invalid pattern"),
        (r#"{"a": [1]}"#, "{", "! Invalid event · E"),
    ];
    for (pattern, event, heading) in cases {
        let picture = drawn(pattern, "E", event, &[], Shade::Light);
        assert!(texts(&picture.svg).unwrap().contains(&heading.to_owned()), "{heading}: {}", picture.svg);
        assert_eq!(picture.svg.matches("stroke-width=\"2\"").count(), 2, "{heading}");
    }
}

#[test]
fn long_texts_are_cut_and_counted() {
    let event = format!("{{\"a\": [{}]}}", vec!["1"; 100].join(",\n"));
    let picture = drawn(r#"{"a": [1]}"#, "Many", &event, &["word "; 40], Shade::Light);
    let told = texts(&picture.svg).unwrap();
    assert!(told.contains(&"… +40".to_owned()), "{told:?}");
    assert!(told.contains(&"+36".to_owned()), "{told:?}");
    let wide = drawn("{}", "Wide", &"x".repeat(10_000_000), &[], Shade::Light);
    assert!(wide.svg.len() < 40_000 && wide.width < 1_200, "{} {}", wide.svg.len(), wide.width);
}

#[test]
fn sentences_are_broken_between_words() {
    assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
    assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
    assert_eq!(wrapped("", 4), [""]);
}

proptest! {
    #[test]
    fn any_text_makes_a_well_formed_picture(
        pattern in "\\PC*|[\\x00-\\x7f]*", name in any::<String>(), event in any::<String>(), reason in any::<String>()
    ) {
        let picture = drawn(&pattern, &name, &event, &[&reason], Shade::Dark);
        prop_assert!(texts(&picture.svg).is_ok(), "{:?}", texts(&picture.svg));
    }

    #[test]
    fn no_run_leaves_its_line(text in "[ \t\\r\na漢\u{202e}😀]*") {
        let lines = Lines::of(&text, &[]);
        prop_assert!(lines.width() <= 64);
        for line in &lines.lines {
            for pair in line.windows(2) {
                prop_assert!(pair[0].column + pair[0].columns <= pair[1].column);
            }
        }
    }
}
