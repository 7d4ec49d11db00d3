//! Finding samples by words.

use super::{Sample, aliases};

/// The words of every sample, in lower case.
#[derive(Clone, Debug)]
pub(super) struct Index {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// Each word with the weight of its place.
    words: Vec<(u32, String)>,
    /// The whole event, for what is only there: an action's name, a status.
    event: String,
}

impl Index {
    pub(super) fn new(samples: &[Sample]) -> Self {
        Self { entries: samples.iter().map(Entry::new).collect() }
    }

    /// Returns the indices of the samples that every word of the query finds, the best first; in order among
    /// equals.
    pub(super) fn search(&self, query: &str) -> Vec<usize> {
        let words: Vec<String> = words_of(query).collect();
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let scores = words.iter().map(|word| entry.score(word));
            if let Some(score) = scores.sum() {
                found.push((score, index));
            }
        }
        found.sort_by_key(|&(score, index)| (std::cmp::Reverse(score), index));
        found.into_iter().map(|(_, index)| index).collect()
    }
}

impl Entry {
    fn new(sample: &Sample) -> Self {
        let partner = if sample.is_from_partner() { "partner" } else { "" };
        let places = [
            (8, sample.title.as_str()),
            (8, sample.detail_type.as_str()),
            (9, sample.service.as_str()),
            (10, sample.source.as_str()),
            (10, partner),
            (3, sample.note.as_str()),
        ];
        let words = |(weight, text)| words_of(text).map(move |word| (weight, word));
        Self { words: places.into_iter().flat_map(words).collect(), event: sample.text.to_lowercase() }
    }

    /// Returns how well a word fits, or `None` if it does not. Another name for a word of the sample counts
    /// beside the word itself, so "instance" finds EC2's before others that hold the word.
    fn score(&self, word: &str) -> Option<u32> {
        let names = aliases::of(word);
        let own = self.words.iter().map(|(weight, own)| weight * closeness(word, own)).max();
        let called = |(weight, own): &(u32, String)| names.contains(&own.as_str()).then_some(weight * 3);
        let other = self.words.iter().filter_map(called).max();
        let inside = u32::from(word.len() >= 3 && self.event.contains(word));
        let score = own.unwrap_or_default() + other.unwrap_or_default() + inside;
        (score > 0).then_some(score)
    }
}

/// From 4, the same word, to 0, another one.
fn closeness(word: &str, own: &str) -> u32 {
    let length = word.chars().count();
    if own == word {
        4
    } else if own.starts_with(word) {
        3
    } else if length >= 3 && own.contains(word) {
        2
    } else {
        u32::from(length >= 4 && is_misspelt(word, length, own))
    }
}

/// Returns whether few changes of letters make the word the other one.
fn is_misspelt(word: &str, length: usize, own: &str) -> bool {
    let slips = if length < 8 { 1 } else { 2 };
    own.chars().count().abs_diff(length) <= slips && strsim::osa_distance(word, own) <= slips
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Catalogue, tests::TWO};

    #[test]
    fn words_are_found_whole_at_the_start_within_and_misspelt() {
        for (word, own, expected) in [
            ("lambda", "lambda", 4),
            ("lamb", "lambda", 3),
            ("pipeline", "codepipeline", 2),
            ("labmda", "lambda", 1),
            ("instnace", "instance", 1),
            ("clodwacht", "cloudwatch", 0),
            ("ec2", "ecr", 0),
            ("ss", "access", 0),
        ] {
            assert_eq!(closeness(word, own), expected, "{word}, {own}");
        }
    }

    #[track_caller]
    fn check(query: &str, titles: &[&str]) {
        let catalogue = Catalogue::parse(TWO).unwrap();
        let found: Vec<_> = catalogue.search(query).iter().map(|sample| sample.title.as_str()).collect();
        assert_eq!(found, titles, "{query}");
    }

    #[test]
    fn every_word_must_be_found_somewhere() {
        check("", &["T", "U"]);
        check(" .. ", &["T", "U"]);
        check("amazon change", &["T"]);
        check("AMAZON m", &[]);
        check("state", &["T"]);
        check("partner", &["U"]);
        check("u", &["U"]);
    }
}
