//! The words that visitors read, as far as a machine can judge them: see "Words" in docs/guide/style.md.

use super::{File, check_none, names};

/// British spellings, and what AWS writes.
const SPELLINGS: [(&str, &str); 11] = [
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("centre", "center"),
    ("colour", "color"),
    ("colours", "colors"),
    ("favourite", "favorite"),
    ("for ever", "forever"),
    ("labelled", "labeled"),
    ("licence", "license"),
    ("recognised", "recognized"),
    ("synchronised", "synchronized"),
];

/// Words for which there is another one, and that one.
const TERMS: [(&str, &str); 8] = [
    ("Repair", "Fix"),
    ("Take out", "Remove"),
    ("Leave it out", "Remove it"),
    ("could not", "couldn't"),
    ("cannot", "can't"),
    ("did not", "didn't"),
    ("Ids", "IDs"),
    ("on show", "selected"),
];

/// The tabs, which go before the word: "the Rule tab".
const TABS: [&str; 6] = ["Rule", "Bus", "Schedule", "Traffic", "Examples", "Learn"];

/// Whether a line of code can hold a sentence: a literal, or the continuation of one.
fn is_text(line: &str) -> bool {
    line.contains('"') || line.ends_with('\\')
}

fn found(files: &[File], is_wrong: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.code().map(move |(number, line)| (file, number, line)));
    let texts = lines.filter(|(_, _, line)| is_text(line));
    texts
        .filter_map(|(file, number, line)| Some(format!("{}:{number}: {}", file.path, is_wrong(line)?)))
        .collect()
}

/// The page and the library, without the synonyms by which things are found, which hold all spellings.
fn sources() -> Vec<File> {
    let mut files = File::production();
    let synonyms = ["src/app/state/commands/synonyms.rs", "src/reference/signs.rs"];
    files.retain(|file| !synonyms.contains(&file.path.as_str()));
    assert!(files.len() > 300, "{}", files.len());
    files
}

fn wrong_spelling(line: &str) -> Option<String> {
    // Words to search for have both.
    let is_wrong = |(british, ours): &&(&str, &str)| names(line, british) && !names(line, ours);
    SPELLINGS.iter().find(is_wrong).map(|(british, ours)| format!("{british}: {ours}"))
}

#[test]
fn texts_are_in_american_spelling() {
    check_none("these are not spelled as AWS spells them", &found(&sources(), wrong_spelling));
    assert_eq!(wrong_spelling("\"The colour of\"").as_deref(), Some("colour: color"));
}

#[test]
fn apostrophes_are_straight() {
    let curly = |line: &str| {
        let is_within = |(before, after): (&str, &str)| {
            before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
        };
        line.split_once('’').filter(|parts| is_within(*parts)).map(|_| line.trim().to_owned())
    };
    check_none("these have a curly apostrophe; all others are straight", &found(&sources(), curly));
}

#[test]
fn a_tab_has_its_name_before_it() {
    let turned = |line: &str| {
        TABS.iter().map(|tab| format!("the tab {tab}")).find(|words| line.contains(words.as_str()))
    };
    check_none("these say \"the tab Rule\" for \"the Rule tab\"", &found(&sources(), turned));
    assert_eq!(turned("\"See the tab Bus.\"").as_deref(), Some("the tab Bus"));
}

/// AWS's own messages are in the library, word for word; the page has our words only.
#[test]
fn the_page_has_one_word_for_one_thing() {
    let mut files = sources();
    files
        .retain(|file| file.is_below(&["src/app/", "src/reference/", "src/lint/", "src/matching/messages/"]));
    let other = |line: &str| {
        TERMS.iter().find(|(word, _)| names(line, word)).map(|(word, ours)| format!("{word}: {ours}"))
    };
    check_none("these have another word than the rest of the page", &found(&files, other));
    assert_eq!(other("\"It could not be read.\"").as_deref(), Some("could not: couldn't"));
}
