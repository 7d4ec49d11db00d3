//! The catalogue of samples in `samples/`: every event is whole and sound, every pattern matches its
//! event, and people find what they look for.

use eventbridge_playground::event::{Context, envelope};
use eventbridge_playground::json::{self, Document, Value};
use eventbridge_playground::matching::{self, PatternMatcher};
use eventbridge_playground::pattern;
use eventbridge_playground::samples::{Catalogue, Field, Sample};
use eventbridge_playground::scan::{Job, Outcome, Part, RuleList, Scanner};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Larger texts are tedious to read.
const COMPACT: usize = 4_000;

/// The keys of an event as EventBridge delivers it.
const ENVELOPE: [&str; 9] =
    ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

/// The event types of which there is more than one sample: calls of one service through CloudTrail,
/// and alarms, which look different for a metric and for a rule.
const SEVERAL: [(&str, &str); 4] = [
    ("aws.cloudwatch", "CloudWatch Alarm State Change"),
    ("aws.ec2", "AWS API Call via CloudTrail"),
    ("aws.iam", "AWS API Call via CloudTrail"),
    ("aws.s3", "AWS API Call via CloudTrail"),
];

/// Account numbers that AWS's documentation uses, and that belong to nobody.
const ACCOUNTS: [&str; 3] = ["123456789012", "111122223333", "999988887777"];

fn files() -> Vec<(PathBuf, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let entries = fs::read_dir(folder).expect("the folder of the samples");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a readable file");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// What the build writes: the entries of all files in one list, without spaces.
fn built() -> String {
    let documents: Vec<Document> = files().iter().map(|(_, text)| json::parse(text)).collect();
    let entries = documents.iter().filter_map(Document::root).flat_map(Value::children);
    format!("[{}]", entries.map(json::compact).collect::<Vec<_>>().join(","))
}

fn catalogue() -> Catalogue {
    Catalogue::parse(&built()).unwrap_or_else(|error| panic!("{error}"))
}

/// Runs a check on every sample with its event.
#[track_caller]
fn each(check: impl Fn(&Sample, Value)) {
    for sample in catalogue().samples() {
        let document = json::parse(&sample.text);
        check(sample, document.root().expect("an event"));
    }
}

/// The string under a key of an event.
fn text(event: Value, key: &str) -> String {
    event.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("no string {key}")).into_owned()
}

#[test]
fn the_files_are_laid_out_and_hold_nothing_else() {
    for (path, text) in files() {
        let document = json::parse(&text);
        assert_eq!(document.problems(), [], "{}", path.display());
        let root = document.root().unwrap();
        assert!(text == json::laid_out(root) + "\n", "{} is not laid out", path.display());
        for entry in root.children() {
            let keys: Vec<_> = entry.children().filter_map(Value::key).collect();
            assert!(keys == ["title", "service", "note", "event", "pattern"], "{}: {keys:?}", path.display());
        }
    }
}

#[test]
fn there_are_many_and_of_every_kind() {
    let catalogue = catalogue();
    let count = |test: fn(&Sample) -> bool| catalogue.samples().iter().filter(|sample| test(sample)).count();
    assert!(catalogue.samples().len() >= 70);
    assert!(count(Sample::is_from_partner) >= 7);
    assert!(count(|sample| sample.service == "Custom event") >= 5);
    assert!(count(|sample| sample.detail_type == "Scheduled Event") == 1);
    assert!(count(|sample| sample.detail_type == "AWS API Call via CloudTrail") >= 10);
}

#[test]
fn titles_and_notes_are_whole() {
    let mut titles = BTreeMap::new();
    for sample in catalogue().samples() {
        let Sample { title, note, service, .. } = sample;
        assert!(!title.is_empty() && !title.ends_with('.') && title.len() <= 60, "{title}");
        assert!(note.ends_with('.') && !note.contains('\n') && !note.contains(". "), "{title}: {note}");
        assert!(!service.is_empty(), "{title}");
        // The title alone names a sample in a list of one service.
        let other = titles.insert((service.clone(), title.clone()), note.clone());
        assert_eq!(other, None, "{title}");
    }
}

#[test]
fn events_have_the_whole_envelope() {
    each(|sample, event| {
        let keys: Vec<_> = event.children().filter_map(Value::key).collect();
        assert_eq!(keys, ENVELOPE, "{}", sample.title);
        assert_eq!(envelope::inspect(event), [], "{}", sample.title);
        assert!(sample.text.len() < COMPACT, "{} has {} bytes", sample.title, sample.text.len());
        assert!(sample.detail_type.len() <= 128, "{}", sample.title);
        assert_eq!(text(event, "version"), "0");
        let account = text(event, "account");
        assert!(ACCOUNTS.contains(&account.as_str()), "{}: {account}", sample.title);
        let time = text(event, "time");
        assert!(
            time.len() == 20 && time.ends_with('Z') && time.starts_with("2026-"),
            "{}: {time}",
            sample.title
        );
    });
}

#[test]
fn ids_are_random_uuids_and_each_is_used_once() {
    let mut titles = BTreeMap::new();
    for sample in catalogue().samples() {
        let document = json::parse(&sample.text);
        let id = text(document.root().unwrap(), "id");
        let parts: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{}", sample.title);
        assert_eq!(id.as_bytes()[14], b'4', "{}: {id} is not of version 4", sample.title);
        assert_eq!(titles.insert(id, sample.title.clone()), None, "{}", sample.title);
    }
}

#[test]
fn one_sample_is_enough_for_most_types_of_events() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for sample in catalogue().samples() {
        *counts.entry((sample.source.clone(), sample.detail_type.clone())).or_default() += 1;
    }
    let several: Vec<_> =
        counts.iter().filter(|(_, count)| **count > 1).map(|((s, d), _)| (s.as_str(), d.as_str())).collect();
    assert_eq!(several, SEVERAL);
}

#[test]
fn every_arn_names_an_account_of_nobody() {
    fn visit(title: &str, value: Value) {
        if let Some(text) = value.as_str().filter(|text| text.starts_with("arn:")) {
            let account = text.split(':').nth(4).unwrap_or_default();
            let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
            assert!(!is_account || ACCOUNTS.contains(&account), "{title}: {text}");
        }
        value.children().for_each(|child| visit(title, child));
    }
    each(|sample, event| visit(&sample.title, event));
}

#[test]
fn the_suggested_pattern_is_valid_and_matches() {
    for sample in catalogue().samples() {
        let text = sample.pattern.as_deref().unwrap_or_else(|| panic!("{} has no pattern", sample.title));
        assert!(pattern::parse(text).is_valid(), "{}", sample.title);
        assert_eq!(matching::matches(text, &sample.text), Some(true), "{}", sample.title);
    }
}

#[test]
fn a_suggested_pattern_leaves_other_types_of_events_alone() {
    let catalogue = catalogue();
    let samples = catalogue.samples();
    let events: Vec<Document> = samples.iter().map(|sample| json::parse(&sample.text)).collect();
    for sample in samples {
        let pattern = pattern::parse(sample.pattern.as_deref().unwrap_or_default());
        let matcher = PatternMatcher::new(pattern);
        for (other, event) in samples.iter().zip(&events) {
            // A partner's pattern may take several types of that partner's events.
            let related = (&other.source, &other.detail_type) == (&sample.source, &sample.detail_type)
                || (sample.is_from_partner() && other.source == sample.source);
            assert!(related || !matcher.matches(event), "{}, {}", sample.title, other.title);
        }
    }
}

/// Checks that the first few samples found for a query come from this source.
#[track_caller]
fn check_search(query: &str, source: &str) {
    let catalogue = catalogue();
    let found = catalogue.search(query);
    let sources: Vec<_> = found.iter().take(3).map(|sample| sample.source.as_str()).collect();
    assert!(sources.iter().any(|found| found.starts_with(source)), "{query}: {sources:?}");
}

#[test]
fn search_finds_services_by_their_names_and_by_other_names() {
    for (query, source) in [
        ("ec2", "aws.ec2"),
        ("instance", "aws.ec2"),
        ("spot", "aws.ec2"),
        ("bucket", "aws.s3"),
        ("s3 deleted", "aws.s3"),
        ("lambda", "lambda"),
        ("function", "lambda"),
        ("database snapshot", "aws.rds"),
        ("kubernetes", "aws.eks"),
        ("cron", "aws.events"),
        ("dynamodb", "Pipe "),
        ("queue", "Pipe "),
        ("root login", "aws.signin"),
        ("step functions", "aws.states"),
        ("pipeline failed", "aws.codepipeline"),
        ("certificate", "aws.acm"),
        ("shopify", "aws.partner/shopify.com"),
        ("partner payment", "aws.partner/stripe.com"),
        ("security hub", "aws.securityhub"),
        ("gaurdduty", "aws.guardduty"),
        ("cloudformaton", "aws.cloudformation"),
        ("custom order", "shop.orders"),
    ] {
        check_search(query, source);
    }
}

#[test]
fn every_detail_type_and_every_call_finds_its_samples() {
    let catalogue = catalogue();
    for sample in catalogue.samples() {
        let names = |query: &str| catalogue.search(query).iter().any(|found| found.title == sample.title);
        assert!(names(&sample.detail_type), "{}", sample.detail_type);
        assert!(names(&sample.service), "{}", sample.service);
        assert!(names(&sample.title), "{}", sample.title);
    }
    let call = catalogue.search("UpdateFunctionCode20150331v2");
    assert_eq!(call.first().map(|sample| sample.source.as_str()), Some("aws.lambda"));
    assert!(catalogue.search("xylophone").is_empty());
}

#[test]
fn completion_knows_sources_types_fields_and_values() {
    let catalogue = catalogue();
    assert!(catalogue.sources().contains(&"aws.ec2"));
    let types = catalogue.detail_types(&["aws.s3"]);
    assert!(types.contains(&"Object Created") && types.contains(&"AWS API Call via CloudTrail"));

    let fields = catalogue.fields(&["aws.ec2"], &["EC2 Instance State-change Notification"]);
    let names: Vec<_> = fields.root().children().map(Field::name).collect();
    assert_eq!(names, ENVELOPE);
    let state = fields.at(&["detail", "state"]).unwrap();
    assert_eq!(state.values(), ["\"stopped\"", "\"terminated\""]);

    let calls = catalogue.fields(&["aws.s3"], &["AWS API Call via CloudTrail"]);
    let names = calls.at(&["detail", "eventName"]).unwrap();
    assert!(names.values().contains(&"\"PutObject\"".to_owned()));
    assert!(names.values().contains(&"\"PutBucketPolicy\"".to_owned()));

    let all = catalogue.fields(&[], &[]);
    assert!(all.at(&["detail", "bucket", "name"]).is_some());
    assert!(all.root().walk().len() > 1_000);
}

#[test]
fn a_day_of_made_events_runs_through_the_rules_of_the_samples() {
    let catalogue = catalogue();
    let list = RuleList::read(&catalogue.rules());
    let rules: Vec<String> = list.valid().map(|rule| rule.pattern.clone()).collect();
    assert!(list.problems.is_empty() && rules.len() == list.rules.len() && rules.len() > 100);
    let context =
        Context { account: String::new(), region: String::new(), time: String::new(), id: String::new() };
    let mut pass = Scanner::new(&Job::Count { rules }, context);
    pass.begin(Part::default());
    let events = catalogue.traffic(5_000);
    assert_eq!(events, catalogue.traffic(5_000));
    pass.push(events.as_bytes());
    let Outcome::Count(tally) = pass.finish() else { panic!("no count") };
    assert_eq!((tally.events, tally.malformed, tally.times.unknown), (5_000, 0, 0));
    assert!(tally.matches.iter().filter(|count| **count > 0).count() > 100);
    let rows = tally.times.rows(24);
    assert_eq!((rows.len(), rows[0].0.to_string().as_str()), (24, "2026-03-02T00:00:00Z"));
}
