//! Prints what is read and written in each format as a Markdown table: the one in docs/formats.md.

use eventbridge_playground::interchange::{EVERYTHING, FORMATS, FindingKind, Format, WRITERS};

#[allow(dead_code, reason = "a test takes the table without it")]
fn main() {
    print!("{}", table());
}

/// The table, made from the registries of what is read and written.
pub fn table() -> String {
    let titles: Vec<String> = EVERYTHING.iter().map(|kind| title(*kind)).collect();
    let head = format!(
        "| format | {} | written as |\n| --- | {}--- |\n",
        titles.join(" | "),
        "--- | ".repeat(EVERYTHING.len())
    );
    FORMATS.iter().map(row).fold(head, |table, row| table + &row)
}

fn title(kind: FindingKind) -> String {
    match kind {
        FindingKind::Pattern => "filters of pipes and event sources".to_owned(),
        FindingKind::ApiDestination => "API destinations".to_owned(),
        FindingKind::Policy => "bus policies".to_owned(),
        FindingKind::Bus => "event buses".to_owned(),
        FindingKind::Rule => "rules, targets".to_owned(),
        kind => format!("{}s", kind.title().to_lowercase()),
    }
}

fn row(format: &Format) -> String {
    let cells: Vec<&str> =
        EVERYTHING.iter().map(|kind| if format.kinds.contains(kind) { "read" } else { "" }).collect();
    let is_its = |name: &str| {
        name == format.name || name.strip_prefix(format.name).is_some_and(|rest| rest.starts_with('-'))
    };
    let written: Vec<&str> =
        WRITERS.iter().filter(|writer| is_its(writer.name)).map(|writer| writer.title).collect();
    format!("| {} | {} | {} |\n", capital(format.title), cells.join(" | "), written.join(", "))
}

/// A name of one word is written as it is.
fn capital(title: &str) -> String {
    if !title.contains(' ') {
        return title.to_owned();
    }
    let (first, rest) = title.split_at(1);
    first.to_uppercase() + rest
}
