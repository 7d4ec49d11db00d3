//! The reference: operators, the fields of an event, the input transformer, schedule expressions, AWS's limits,
//! the keys of an event bus setup, and the marks on the page.
//!
//! The operators come out of their registry ([`crate::pattern::operator::OPERATORS`]); the other sections have a
//! file each.
//!
//! ```
//! use eventbridge_playground::reference;
//!
//! let found: Vec<&str> = reference::search("dlq").iter().map(|topic| topic.name).collect();
//! assert!(found.contains(&"DeadLetterConfig"), "{found:?}");
//! ```

mod event;
mod limits;
mod operators;
mod schedule;
mod setup;
mod signs;
mod transformer;

use crate::pattern::operator::Operator;

/// Something to look up.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Where it is listed.
    pub section: Section,
    /// Its heading; no two topics of a section have the same.
    pub name: &'static str,
    /// Its explanation, in a few sentences.
    pub text: &'static str,
    /// The forms that it takes, as they are written.
    pub forms: &'static [&'static str],
    /// Further words that people look for.
    pub words: &'static str,
    /// The operator that it is about, in the section on operators.
    pub operator: Option<&'static Operator>,
}

/// The sections of the reference, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Section {
    /// The pattern language.
    Operators,
    /// The envelope of an event.
    Event,
    /// The input transformer.
    Transformer,
    /// `cron()`, `rate()` and `at()`.
    Schedule,
    /// AWS's limits.
    Limits,
    /// The keys of the event bus setup.
    Setup,
    /// What the marks on this page mean.
    Signs,
}

impl Section {
    /// All sections in order.
    pub const ALL: [Self; 7] = [
        Self::Operators,
        Self::Event,
        Self::Transformer,
        Self::Schedule,
        Self::Limits,
        Self::Setup,
        Self::Signs,
    ];

    /// Returns its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Operators => "Operators",
            Self::Event => "Event fields",
            Self::Transformer => "Input transformer",
            Self::Schedule => "Cron and rate",
            Self::Limits => "Limits",
            Self::Setup => "Event bus setup",
            Self::Signs => "Colors and signs",
        }
    }
}

impl Topic {
    /// Returns a topic that is written in a file of its section.
    const fn new(
        section: Section,
        name: &'static str,
        text: &'static str,
        forms: &'static [&'static str],
        words: &'static str,
    ) -> Self {
        Self { section, name, text, forms, words, operator: None }
    }

    /// Returns whether its name or the words that people have for it contain all of these, given in lower
    /// case.
    pub fn is_named(&self, words: &[String]) -> bool {
        let name = format!("{} {} {}", self.section.title(), self.name, self.words).to_lowercase();
        words.iter().all(|word| name.contains(word))
    }

    /// Returns whether any of its texts contain all of these words, given in lower case.
    fn is_about(&self, words: &[String]) -> bool {
        let details = self.operator.map_or("", |operator| operator.details);
        let own = [self.section.title(), self.name, self.words, self.text, details].join(" ");
        let text = format!("{own} {}", self.forms.join(" ")).to_lowercase();
        words.iter().all(|word| text.contains(word))
    }
}

/// Returns all topics, section by section.
pub fn topics() -> Vec<Topic> {
    let written =
        [event::TOPICS, transformer::TOPICS, schedule::TOPICS, limits::TOPICS, setup::TOPICS, signs::TOPICS];
    operators::topics().chain(written.into_iter().flatten().copied()).collect()
}

/// Returns the topics that contain every word of a text, in whatever case; all of them for an empty one.
pub fn search(text: &str) -> Vec<Topic> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    topics().into_iter().filter(|topic| topic.is_about(&words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::system::fields_within;
    use crate::event::envelope;
    use crate::json;
    use crate::pattern::operator::OPERATORS;
    use crate::schedule::{Service, parse};
    use crate::targets::block::blocks;
    use std::collections::BTreeSet;

    fn names(section: Section) -> Vec<&'static str> {
        topics().iter().filter(|topic| topic.section == section).map(|topic| topic.name).collect()
    }

    #[test]
    fn sections_stand_in_order_and_none_is_empty() {
        let all = topics();
        assert!(all.is_sorted_by_key(|topic| topic.section));
        for section in Section::ALL {
            assert!(all.iter().any(|topic| topic.section == section), "{section:?}");
        }
    }

    #[test]
    fn headings_are_unique_and_texts_are_sentences() {
        let mut known = BTreeSet::new();
        for topic in topics() {
            assert!(known.insert((topic.section, topic.name)), "{} stands twice", topic.name);
            assert!(topic.text.ends_with('.') && !topic.text.contains("  "), "{}", topic.name);
            assert_eq!(topic.words, topic.words.to_lowercase(), "{}", topic.name);
        }
    }

    #[test]
    fn every_operator_is_a_topic() {
        let expected: Vec<_> = OPERATORS.iter().map(|operator| operator.name).collect();
        assert_eq!(names(Section::Operators), expected);
        for topic in topics().iter().filter(|topic| topic.section == Section::Operators) {
            assert!(!topic.words.is_empty(), "no words lead to {}", topic.name);
        }
    }

    #[test]
    fn every_field_of_the_envelope_is_a_topic() {
        let expected: Vec<_> = envelope::FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(names(Section::Event), expected);
    }

    #[test]
    fn every_key_of_a_setup_is_explained() {
        let texts: Vec<String> = topics()
            .iter()
            .filter(|topic| matches!(topic.section, Section::Setup | Section::Transformer))
            .map(|topic| format!("{} {} {}", topic.name, topic.text, topic.forms.join(" ")))
            .collect();
        let of_kinds: Vec<&str> = blocks().into_iter().map(|block| block.name).collect();
        let parts = [
            None,
            Some("EventBuses"),
            Some("Rule"),
            Some("Targets"),
            Some("InputTransformer"),
            Some("RetryPolicy"),
            Some("DeadLetterConfig"),
            Some("Fault"),
            Some("Archives"),
            Some("Alarms"),
            Some("PutEvents"),
            Some("Replays"),
            Some("Clock"),
        ];
        for part in parts {
            let fields = fields_within(part);
            assert!(!fields.is_empty(), "{part:?}");
            for field in fields.iter().filter(|field| !of_kinds.contains(field)) {
                assert!(texts.iter().any(|text| text.contains(field)), "{part:?}: {field}");
            }
        }
    }

    #[test]
    fn what_is_written_in_a_setup_or_an_event_is_sound() {
        for topic in topics().iter().filter(|topic| matches!(topic.section, Section::Setup | Section::Event))
        {
            for form in topic.forms {
                let text = if form.starts_with('{') { (*form).to_owned() } else { format!("{{{form}}}") };
                assert_eq!(json::parse(&text).problems(), [], "{}: {form}", topic.name);
            }
        }
    }

    #[test]
    fn schedules_that_are_shown_are_valid() {
        let topics = topics();
        let forms =
            topics.iter().filter(|topic| topic.section == Section::Schedule).flat_map(|topic| topic.forms);
        let mut count = 0;
        for form in forms.filter(|form| form.contains('(')) {
            let service = if form.starts_with("at(") { Service::Scheduler } else { Service::Rule };
            assert!(!parse(form, service).is_refused(), "{form}");
            count += 1;
        }
        assert!(count > 5, "{count}");
    }

    #[test]
    fn plain_words_find_topics() {
        for (text, name) in [
            ("dlq", "DeadLetterConfig"),
            ("fault", "Fault"),
            ("throttl", "Fault"),
            ("cron", "cron(…)"),
            ("ip address", "cidr"),
            ("starts with", "prefix"),
            ("regex", "wildcard"),
            ("NOT", "anything-but"),
            ("size", "Event size"),
            ("ingestion", "Reserved variables"),
        ] {
            assert!(search(text).iter().any(|topic| topic.name == name), "{text}: {name}");
        }
        assert!(search("no topic has this").is_empty());
        assert_eq!(search(" ").len(), topics().len());
    }
}
