//! Texts as people keep them, with what must come out of each: `interchange/FORMAT/NAME`, and beside it
//! `NAME.expected.json`, a list of `{kind, format, name, value, placeholders}`, and of `{skipped, line}`.

use crate::support::generate::damage;
use eventbridge_playground::interchange::{self, FORMATS, Finding, FindingKind, messages};
use eventbridge_playground::json::{self, ObjectWriter};
use eventbridge_playground::text::LineIndex;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const EXPECTED: &str = ".expected.json";

fn told(finding: &Finding) -> String {
    let format = finding.format.format().name;
    let placeholders = json::texts(finding.placeholders());
    let mut told = ObjectWriter::default();
    told.text("kind", finding.kind.name()).text("format", format);
    match &finding.name {
        Some(name) => told.text("name", name),
        None => told.json("name", "null"),
    };
    told.json("value", &finding.value.to_json()).json("placeholders", &placeholders);
    told.close()
}

/// What was understood in a text, and in which lines what was not.
fn read(text: &str) -> String {
    let findings = interchange::read(text);
    let lines = LineIndex::new(text);
    let skipped = findings.skipped.iter().map(|skipped| {
        let mut told = ObjectWriter::default();
        told.text("skipped", &messages::skipped(&skipped.reason));
        told.json("line", &lines.position(skipped.span.start).line.to_string());
        told.close()
    });
    let all: Vec<String> = findings.found.iter().map(told).chain(skipped).collect();
    json::pretty_text(&json::list(all)).expect("JSON")
}

/// All files of the corpus.
fn files() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interchange");
    let folders = fs::read_dir(corpus).expect("the folder of the corpus").flatten();
    let files =
        folders.flat_map(|folder| fs::read_dir(folder.path()).expect("a folder of a format").flatten());
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    paths
}

fn expectation(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}{EXPECTED}", path.display()))
}

fn is_expectation(path: &Path) -> bool {
    path.to_string_lossy().ends_with(EXPECTED)
}

#[test]
fn what_people_keep_is_read_as_expected() {
    let files = files();
    let texts: Vec<&PathBuf> = files.iter().filter(|path| !is_expectation(path)).collect();
    let folders: BTreeSet<&Path> = texts.iter().filter_map(|path| path.parent()).collect();
    for folder in &folders {
        let count = texts.iter().filter(|path| path.parent() == Some(folder)).count();
        assert!(count >= 10, "{folder:?} has only {count}");
    }
    assert!(folders.len() >= 11, "{folders:?}");
    for path in texts {
        let text = fs::read_to_string(path).expect("a readable text");
        let found = read(&text);
        let expected = fs::read_to_string(expectation(path)).unwrap_or_default();
        assert_eq!(found.trim_end(), expected.trim_end(), "{path:?} gives\n{found}");
    }
}

/// What the registry says of a format, the corpus shows.
#[test]
fn the_kinds_of_a_format_are_those_that_are_read() {
    for format in FORMATS {
        let kind = |finding: &Finding| (finding.format == format.id).then_some(finding.kind.name());
        let found = TEXTS.iter().flat_map(|text| interchange::read(text).found);
        let mut found: BTreeSet<&str> = found.filter_map(|finding| kind(&finding)).collect();
        // Targets belong to a rule, be it one that is elsewhere.
        found.remove(FindingKind::Target.name());
        let said: BTreeSet<&str> = format.kinds.iter().map(|kind| kind.name()).collect();
        assert_eq!(found, said, "{}", format.name);
    }
}

#[test]
fn no_expectation_is_left_without_its_text() {
    let files = files();
    let texts: Vec<PathBuf> =
        files.iter().filter(|path| !is_expectation(path)).map(|path| expectation(path)).collect();
    let left: Vec<&PathBuf> =
        files.iter().filter(|path| is_expectation(path) && !texts.contains(path)).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The texts of the corpus, read once.
pub(crate) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = files().into_iter().filter(|path| !is_expectation(path));
    texts.map(|path| fs::read_to_string(path).expect("a readable text")).collect()
});

/// What the formats give a meaning to.
pub(crate) const TOKENS: &[&str] = &[
    "{", "}", "[", "]", "(", ")", "\"", "'", "`", ",", ":", ";", "=", "=>", "->", ".", "..", "!", "!Ref ",
    "?", "&a ", "*a", "<<EOF\n", "<<: ", "${", "$${", "%{", "$(", "|\n", ">-\n", "-", "- ", "---\n", "#",
    "//", "/*", "*/", "\\", "\\u", "\n", "\r\n", "\t", "  ", "é", "😀", "\u{feff}", "\0", "1", "1e", "null",
    "for ", "f(", "f\"", "\"\"\"",
];

proptest! {
    /// Places are those of the text, whatever is wrong with it.
    #[test]
    fn a_damaged_text_is_read_without_a_panic(
        text in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(TOKENS), 0..30_usize), 1..5),
    ) {
        let whole = text.get(&TEXTS).clone();
        let text = edits.into_iter().fold(whole, |text, edit| damage(&text, edit));
        let findings = interchange::read(&text);
        for finding in &findings.found {
            finding.value.visit(&mut |node| assert!(text.get(node.span.range()).is_some(), "{text}\n{node:?}"));
        }
        for skipped in &findings.skipped {
            assert!(text.get(skipped.span.range()).is_some(), "{text}\n{skipped:?}");
        }
    }
}
