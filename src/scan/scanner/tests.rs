use super::*;
use crate::scan::messages;
use crate::scan::{NearMisses, Tally, Wanted};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Write as _;

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn rules(rules: &[&str]) -> Vec<String> {
    rules.iter().map(|rule| (*rule).to_owned()).collect()
}

fn done(job: &Job, bytes: &[u8], size: usize) -> Outcome {
    let mut pass = Scanner::new(job, Context::for_tests());
    pass.begin(Part::default());
    for piece in bytes.chunks(size) {
        pass.push(piece);
    }
    pass.finish()
}

#[test]
fn what_is_told_on_the_way_adds_up() {
    let text = "{\"source\":\"a\"}\nx\n{\"source\":\"b\"}\n".repeat(9);
    let job = Job::Count { rules: rules(&[A]) };
    let mut pass = Scanner::new(&job, Context::for_tests());
    pass.begin(Part::default());
    let mut sum = Tally::default();
    let mut add = |outcome| match outcome {
        Outcome::Count(tally) => sum.append(tally, 0, 0),
        _ => panic!("no count"),
    };
    for piece in text.as_bytes().chunks(10) {
        pass.push(piece);
        add(pass.so_far());
    }
    add(pass.finish());
    assert_eq!(sum, counted(&[A], text.as_bytes()));
}

fn counted(patterns: &[&str], bytes: &[u8]) -> Tally {
    let job = Job::Count { rules: rules(patterns) };
    let Outcome::Count(tally) = done(&job, bytes, 7) else { panic!("no count") };
    let Outcome::Count(whole) = done(&job, bytes, usize::MAX) else { panic!("no count") };
    assert_eq!(tally, whole, "pieces make no difference");
    tally
}

const A: &str = r#"{"source":["a"]}"#;
const B: &str = r#"{"detail":{"n":[{"numeric":[">",1]}]}}"#;

#[test]
fn events_are_counted_by_rule() {
    let text = r#"{"source":"a","time":"2026-03-02T09:00:00Z","detail":{"n":2}}
{"source":"a","detail":{"n":1}}
{"source":"b"}
"#;
    for bytes in [text.as_bytes().to_vec(), packed(text), [packed(text), packed("")].concat()] {
        let tally = counted(&[A, "{\"source\":\"a\"}", B], &bytes);
        assert_eq!((tally.events, tally.unmatched, tally.malformed), (3, 1, 0));
        assert_eq!(tally.matches, [2, 0, 1]);
        assert_eq!((tally.times.unknown, tally.newlines), (2, 3));
    }
}

#[test]
fn what_is_no_event_is_told_and_the_rest_goes_on() {
    let text = b"{\"source\":\"a\"}\n{\"source\":\"a\",}\n[1\n\"x\"\n7\n{\"source\":\"\xff\"}\n{\"source\":\"a\"} {\"source\":\"b\"}\n{\"a\":";
    let tally = counted(&[A], text);
    assert_eq!((tally.events, tally.matches[0]), (3, 2));
    let told: Vec<String> = tally
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.line, messages::sentence(&problem.kind)))
        .collect();
    assert_eq!(told.len(), 6, "{told:#?}");
    for (told, (line, word)) in told.iter().zip([
        ("2", "column"),
        ("3", ""),
        ("4", "object"),
        ("5", "object"),
        ("6", "UTF-8"),
        ("8", ""),
    ]) {
        assert!(told.starts_with(&format!("{line}: ")) && told.contains(word), "{told}");
    }
}

#[test]
fn damaged_packed_data_gives_what_came_before_it() {
    let lines: Vec<String> = (0..5_000).map(|n| format!(r#"{{"source":"a","n":"{n}"}}"#)).collect();
    let lines = lines.join("\n");
    let whole = packed(&lines);
    let mut wrong = whole.clone();
    let end = wrong.len() - 6;
    wrong[end] ^= 0xff;
    for (bytes, all) in [
        (&whole[..whole.len() / 2], false),
        (&wrong[..], true),
        (&[whole.clone(), b"junk".to_vec()].concat()[..], true),
    ] {
        let tally = counted(&[A], bytes);
        let last = tally.problems.last().map(|problem| messages::sentence(&problem.kind)).unwrap_or_default();
        assert!(last.contains("compressed data"), "{last}");
        assert!(tally.matches[0] > 1_000 && (!all || tally.matches[0] == 5_000), "{}", tally.matches[0]);
    }
}

#[test]
fn wrapped_events_are_unwrapped() {
    let sqs = r#"{"Records":[{"eventSource":"aws:sqs","body":"{\"source\":\"a\"}"},{"eventSource":"aws:sqs","body":"{\"source\":\"b\"}"}]}"#;
    let sns = r#"{"Type":"Notification","Message":"{\"source\":\"a\"}"}"#;
    let trail = r#"{"Records":[{"eventVersion":"1.08","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","eventTime":"2026-03-02T09:00:00Z","awsRegion":"eu-west-1","eventID":"x","eventType":"AwsApiCall","userIdentity":{}}]}"#;
    for (text, events, matching) in [
        (sqs.to_owned(), 2, 1),
        (format!("{sqs}\n{sqs}\n"), 4, 2),
        (format!("{sns}\n{sns}"), 2, 2),
        (trail.to_owned(), 1, 0),
    ] {
        let tally = counted(&[A, r#"{"source":["aws.ec2"]}"#], text.as_bytes());
        assert_eq!((tally.events, tally.matches[0]), (events, matching), "{text}");
        assert_eq!(tally.matches[1], u64::from(text == trail));
    }
}

#[test]
fn samples_say_why() {
    let mut text = String::new();
    for n in 0..60 {
        writeln!(text, r#"{{"source":"a","detail":{{"n":{n}}}}}"#).unwrap();
        writeln!(text, r#"{{"source":"A","detail":{{"n":5}}}}"#).unwrap();
    }
    let both = r#"{"source":["a"],"detail":{"n":[{"numeric":["<",30]}]}}"#;
    let job = Job::Sample { rules: rules(&[A, both]), wanted: Wanted::Rule(1) };
    let Outcome::Sample(samples) = done(&job, text.as_bytes(), 100) else { panic!("no samples") };
    assert_eq!((samples.events, samples.wanted, samples.found.len(), samples.missed), (120, 30, 30, 90));
    let near: Vec<String> = samples.near.iter().map(NearMisses::sentence).collect();
    assert_eq!(
        near,
        [
            "60 events fail only on source: only the case differs.",
            "30 events fail only on detail.n: a number outside the range."
        ]
    );
    assert_eq!(samples.near[1].found[0].line, 61);
    assert!(samples.near[1].found[0].reason.is_some());

    let job = Job::Sample { rules: rules(&[A]), wanted: Wanted::Unmatched };
    let Outcome::Sample(samples) = done(&job, text.as_bytes(), 100) else { panic!("no samples") };
    assert_eq!((samples.found.len(), samples.found[0].line), (50, 2));
}

#[test]
fn a_changed_rule_tells_what_changed_sides() {
    let text = "{\"source\":\"a\"}\n{\"source\":\"b\"}\n{\"source\":\"c\",\"x\":1}\n";
    let job = Job::Compare {
        rules: rules(&[r#"{"source":["b","c"]}"#, r#"{"x":[1]}"#]),
        changed: 0,
        before: r#"{"source":["a","b"]}"#.to_owned(),
    };
    let Outcome::Compare(changes) = done(&job, text.as_bytes(), 5) else { panic!("no changes") };
    assert_eq!((changes.matches, changes.gained, changes.lost, changes.unmatched), (2, 1, 1, 1));
    assert_eq!((changes.gained_events[0].line, changes.lost_events[0].line), (3, 1));
}

#[test]
fn events_are_kept_one_a_line() {
    let text = "[{\"source\":\n \"a\"},{\"source\":\"b\"}]";
    for (wanted, expected) in [
        (Wanted::Matched, "{\"source\": \"a\"}\n"),
        (Wanted::Unmatched, "{\"source\":\"b\"}\n"),
        (Wanted::Rule(1), ""),
    ] {
        let mut pass = Scanner::new(&Job::Extract { rules: rules(&[A, B]), wanted }, Context::for_tests());
        pass.begin(Part::default());
        pass.push(text.as_bytes());
        let Outcome::Extract { kept } = pass.finish() else { panic!("not kept") };
        assert_eq!(String::from_utf8(pass.output()).unwrap(), expected);
        assert_eq!(kept, u64::from(!expected.is_empty()));
    }
}
