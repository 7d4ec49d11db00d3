//! Texts as people keep them, with what must come out of each: `interchange/FORMAT/NAME`, and beside it
//! `NAME.expected.json`, a list of `{kind, format, name, value, placeholders}`.

use eventbridge_playground::interchange::{self, Finding};
use eventbridge_playground::json::{self, ObjectWriter};
use std::fs;
use std::path::{Path, PathBuf};

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
    assert!(texts.len() >= 10, "{}", texts.len());
    for path in texts {
        let text = fs::read_to_string(path).expect("a readable text");
        let found: Vec<String> = interchange::read(&text).found.iter().map(told).collect();
        let found = json::pretty_text(&json::list(found)).expect("JSON");
        let expected = fs::read_to_string(expectation(path)).unwrap_or_default();
        assert_eq!(found.trim_end(), expected.trim_end(), "{path:?} gives\n{found}");
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
