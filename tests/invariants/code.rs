//! How the code is written, and where each kind of text is made.

use super::{File, check_none, names};
use std::collections::BTreeSet;

/// What is further away than the folder above is named from the top, so that a path can be read without
/// knowing how deep its file is.
#[test]
fn paths_climb_one_step_only() {
    let climb = ["super::", "super::"].concat();
    let mut found = Vec::new();
    for file in File::below("src", &["rs"]) {
        let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains(&climb));
        found.extend(lines.map(|(index, line)| format!("{}:{}: {line}", file.path, index + 1)));
    }
    check_none("these climb two steps; write `crate::`", &found);
}

#[test]
fn no_file_is_too_long_to_be_read() {
    let mut files = File::sources();
    files.extend(File::below("js", &["ts", "mjs"]));
    files.extend(File::below("style", &["css"]));
    let long = files.iter().filter(|file| file.without_tests().lines().count() > 400);
    let found: Vec<String> = long.map(|file| file.path.clone()).collect();
    check_none("these have more than 400 lines without their tests", &found);
}

/// Files of the engine and the page that lay out JSON by `format!`, and why.
const JSON_BY_FORMAT: [(&str, &str); 3] = [
    ("src/json/", "the writer itself, and edits in the manner of the text around them"),
    ("src/bus/system/insert.rs", "snippets, as a person writes them"),
    ("src/targets/permission.rs", "policies to copy, laid out as in AWS's documentation"),
];

#[test]
fn json_is_written_by_one_writer() {
    let (mut seen, mut found) = (0, Vec::new());
    let mut used = BTreeSet::new();
    for file in File::production() {
        let exception = JSON_BY_FORMAT.iter().find(|(place, _)| file.path.starts_with(place));
        for (number, literal) in formatted(file.without_tests()) {
            seen += 1;
            let signs = ["{{\"", "{{\\\"", "\":{", "\\\":{", "\": {", "\\\": {", "{{{}}}", "[{{"];
            if !signs.iter().any(|sign| literal.contains(sign)) {
                continue;
            }
            match exception {
                Some((place, _)) => drop(used.insert(*place)),
                None => found.push(format!("{}:{number}: {literal}", file.path)),
            }
        }
    }
    check_none("these write JSON by format!; json::ObjectWriter does", &found);
    assert!(seen > 300, "{seen}");
    for (place, _) in JSON_BY_FORMAT {
        assert!(used.contains(place), "{place} needs no exception any more");
    }
}

/// What `format!`, `write!` and `writeln!` are given as their text, each with the number of its line.
fn formatted(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for name in ["format!(", "write!(", "writeln!("] {
        for (at, _) in code.match_indices(name) {
            let rest = &code[at + name.len()..];
            let Some(start) = rest.find('"') else { continue };
            let line = code[..at].lines().count();
            let end = if rest[..start].ends_with("r#") {
                rest[start..].find("\"#")
            } else {
                let bytes = rest.as_bytes();
                (start + 1..rest.len())
                    .find(|&at| bytes[at] == b'"' && bytes[at - 1] != b'\\')
                    .map(|at| at - start)
            };
            found.extend(end.map(|end| (line, &rest[start..start + end])));
        }
    }
    found
}

#[test]
fn one_module_puts_arns_together() {
    let (mut seen, mut found) = (0, Vec::new());
    for file in File::sources() {
        let lines = file.code().filter(|(_, line)| line.contains("arn:{"));
        let lines = lines.map(|(number, line)| format!("{}:{number}: {line}", file.path));
        if file.path == "src/arn.rs" { seen += lines.count() } else { found.extend(lines) }
    }
    check_none("these put an ARN together, which arn::Arn does", &found);
    assert!(seen > 0);
}

/// Where finished sentences may stand beside the `messages` modules, and why.
const SENTENCES: [(&str, &str); 15] = [
    ("src/app/", "the page's own texts"),
    ("src/bindings", "the JavaScript API's own refusals"),
    ("src/bus/simulation/alarm_event.rs", "part of an event: what CloudWatch writes into it"),
    ("src/coverage.rs", "Display of an enum with two kinds, beside it"),
    ("src/event/envelope.rs", "a note with a list of fields, which nobody asks for as a kind"),
    ("src/event/put_events.rs", "Display and AWS's messages of one enum, beside it"),
    ("src/gallery/", "a registry of examples"),
    ("src/handler/", "a registry of functions, and what they print"),
    ("src/lint/rules/", "a registry: each rule says what it advises"),
    ("src/pattern/operator/", "a registry: each operator says what it does"),
    ("src/reference/", "a registry of what can be looked up"),
    ("src/scan/chart.rs", "the text of a picture for those who do not see it, made with its numbers"),
    ("src/schedule/input.rs", "a registry of the words that Scheduler replaces"),
    ("src/targets/", "a registry: each kind says what it takes"),
    ("src/workspace/format.rs", "Display of one enum, beside it"),
];

#[test]
fn sentences_are_made_in_the_modules_for_them() {
    let (mut seen, mut found) = (0, Vec::new());
    let mut used = BTreeSet::new();
    for file in File::production() {
        let is_messages = file.path.ends_with("/messages.rs") || file.path.contains("/messages/");
        let exception = SENTENCES.iter().find(|(place, _)| file.path.starts_with(place));
        for (number, literal) in literals(file.without_tests()) {
            let is_sentence = literal.starts_with(|c: char| c.is_ascii_uppercase())
                && literal.ends_with('.')
                && literal.split_whitespace().count() > 3;
            match (is_sentence, exception) {
                (false, _) => {}
                (true, _) if is_messages => seen += 1,
                (true, Some((place, _))) => drop(used.insert(*place)),
                (true, None) => found.push(format!("{}:{number}: {literal}", file.path)),
            }
        }
    }
    check_none("these sentences do not stand in a module of messages", &found);
    assert!(seen > 200, "{seen}");
    for (place, _) in SENTENCES {
        assert!(used.contains(place), "{place} needs no exception any more");
    }
}

/// The string literals of code, each with the number of its line.
fn literals(code: &str) -> Vec<(usize, &str)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = code[at..].find(['"', '\'', '/']).map(|next| at + next) {
        let rest = &code[next..];
        at = next
            + match rest.as_bytes() {
                [b'/', b'/', ..] => rest.find('\n').unwrap_or(rest.len()),
                [b'\'', b'\\', ..] => rest[3..].find('\'').map_or(rest.len(), |end| end + 4),
                [b'\'', b'"', b'\'', ..] => 3,
                [b'"', ..] => {
                    let end = if code[..next].ends_with("r#") {
                        rest.find("\"#")
                    } else {
                        let mut escaped = false;
                        let is_end = |(_, c): &(usize, char)| {
                            let ends = *c == '"' && !escaped;
                            escaped = *c == '\\' && !escaped;
                            ends
                        };
                        rest.char_indices().skip(1).find(is_end).map(|(end, _)| end)
                    };
                    let end = end.unwrap_or(rest.len() - 1);
                    found.push((code[..next].lines().count(), &rest[1..end]));
                    end + 1
                }
                _ => 1,
            };
    }
    found
}

#[test]
fn nothing_is_unsafe_but_one_folder() {
    let mut found = Vec::new();
    for file in File::below("src", &["rs"]) {
        if file.path.starts_with("src/ruleset/simd/") {
            continue;
        }
        let lines = file.code().filter(|(_, line)| names(line, "unsafe") || names(line, "unsafe_code"));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {line}", file.path)));
    }
    check_none("these are unsafe", &found);
    assert!(File::read("Cargo.toml").text.contains("unsafe_code = \"deny\""));
}
