//! What ARCHITECTURE.md promises, as far as a test can see it in the files.

mod code;
mod files;
mod layers;
mod page;
mod style;
mod targets;
mod words;

use std::fs;
use std::path::Path;

/// A file of this repository, by its path from the top.
#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        Self { path: path.to_owned(), text }
    }

    /// All files below a folder with one of these extensions.
    fn below(folder: &str, extensions: &[&str]) -> Vec<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                files.extend(Self::below(&path, extensions));
            } else if extensions.iter().any(|extension| path.ends_with(&format!(".{extension}"))) {
                files.push(Self::read(&path));
            }
        }
        files
    }

    /// The engine and the page, without files that hold tests only.
    fn sources() -> Vec<Self> {
        let mut files = Self::below("src", &["rs"]);
        files.retain(|file| !file.path.ends_with("/tests.rs") && !file.path.contains("/tests/"));
        files
    }

    /// What visitors and callers get: the sources without folders and files that only tests need.
    fn production() -> Vec<Self> {
        let mut files = Self::sources();
        files.retain(|file| !file.path.ends_with("/worked_examples.rs"));
        files
    }

    /// The text up to its tests.
    fn without_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests").next().unwrap()
    }

    /// The lines up to the tests, with their numbers and without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.without_tests().lines().enumerate();
        let code = lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()));
        code.filter(|(_, line)| !line.trim().is_empty())
    }

    fn is_below(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

/// Whether a name stands in a line as a word.
fn names(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name)
        .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part))
}

#[track_caller]
fn check_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}
