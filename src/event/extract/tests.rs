//! Pasted texts of all shapes, each with what should come of it.

use super::*;
use crate::event::envelope;
use crate::json;

const EVENT: &str =
    r#"{"id":"1","detail-type":"T","source":"s","account":"1","time":"2026-03-02T09:00:00Z","region":"r"}"#;

fn paste(text: &str) -> Result<Extracted, ExtractError> {
    extract_events(text, &Context::for_tests())
}

/// The sentence, the names, and the compact events of a text.
#[track_caller]
fn check(text: &str, sentence: &str, names: &[&str], events: &[&str]) {
    let extracted = paste(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(extracted.summary.describe(), sentence, "{text}");
    let found: Vec<_> = extracted.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(found, names, "{text}");
    let compact = |event: &ExtractedEvent| json::compact(json::parse(&event.text).root().unwrap());
    assert_eq!(extracted.events.iter().map(compact).collect::<Vec<_>>(), events, "{text}");
    assert!(extracted.events.iter().all(|event| event.notes.is_empty()), "{text}: {:?}", extracted.events);
}

#[track_caller]
fn check_error(text: &str, words: &str) {
    assert_eq!(
        paste(text).map(|extracted| extracted.summary.describe()).unwrap_err().to_string(),
        words,
        "{text}"
    );
}

#[test]
fn plain_events_in_every_layout() {
    let [a, b] = [r#"{"a":1}"#, r#"{"b":2}"#];
    let names = &["Event 1", "Event 2"];
    check(a, "1 event", &["Event 1"], &[a]);
    check(EVENT, "1 event", &["T"], &[EVENT]);
    check(&format!("\u{feff} {a}\r\n"), "1 event", &["Event 1"], &[a]);
    check(&format!("{a}\n{b}\n"), "2 events from NDJSON", names, &[a, b]);
    check(&format!("{a}\r\n\r\n{b},\r\n"), "2 events from NDJSON", names, &[a, b]);
    check(&format!("{a} {b}"), "2 events, one after another", names, &[a, b]);
    check("{\n\"a\":1}\n{\n\"b\":2}", "2 events, one after another", names, &[a, b]);
    check(&format!("[{a},{b}]"), "2 events from an array", names, &[a, b]);
    check(&format!("[[{a}],{b}]"), "2 events from an array", names, &[a, b]);
    check(&format!("```json\n{a}\n```\n```\n{b}\n```"), "2 events from NDJSON", names, &[a, b]);
}

#[test]
fn comments_name_the_events_below_them() {
    let tutorial = "#\n## RDS Standalone\n##\n{\"a\":1}\n\n##\n## RDS\n##   Cluster\n{\"b\":2}";
    check(
        tutorial,
        "2 events from NDJSON",
        &["RDS Standalone", "RDS Cluster"],
        &[r#"{"a":1}"#, r#"{"b":2}"#],
    );
    let marks = "// first\n{}\n/* second\n * one */\n{} # not a name\n#\n{}";
    check(marks, "3 events from NDJSON", &["first", "second one", "Event 3"], &["{}"; 3]);
    check("# orders\n[{},{}]", "2 events from an array", &["orders", "orders 2"], &["{}"; 2]);
}

#[test]
fn names_are_short_and_distinct() {
    let long = format!("# {}\n{{}}", "word ".repeat(30));
    let name = &paste(&long).unwrap().events[0].name;
    assert!(name.ends_with("word…") && name.chars().count() <= 81, "{name}");
    check(
        r#"[{"detail-type":"T"},{"source":"T 2"},{"detail-type":"T"},{"detail-type":["T"]}]"#,
        "4 events from an array",
        &["T", "T 2", "T 3", "Event 4"],
        &[
            r#"{"detail-type":"T"}"#,
            r#"{"source":"T 2"}"#,
            r#"{"detail-type":"T"}"#,
            r#"{"detail-type":["T"]}"#,
        ],
    );
}

#[test]
fn wrappers_are_taken_off() {
    let event = r#"{"source":"s"}"#;
    let string = json::quote(event);
    let sns = format!(r#"{{"Type":"Notification","TopicArn":"arn:t","Message":{string}}}"#);
    let sqs =
        |body: &str| format!(r#"{{"messageId":"m","body":{},"eventSource":"aws:sqs"}}"#, json::quote(body));
    let topic = format!(r#"{{"EventSource":"aws:sns","Sns":{{"Type":"Notification","Message":{string}}}}}"#);
    let cases = [
        (string.clone(), "1 event from a JSON string"),
        (json::quote(&string), "1 event from a JSON string in a JSON string"),
        (sns.clone(), "1 event from an SNS notification"),
        (sqs(event), "1 event from an SQS record's body"),
        (format!(r#"{{"Records":[{}]}}"#, sqs(event)), "1 event from an SQS record's body"),
        (format!(r#"{{"Records":[{topic}]}}"#), "1 event from an SNS record's message"),
        (
            format!(r#"{{"Records":[{}]}}"#, sqs(&sns)),
            "1 event from an SNS notification in an SQS record's body",
        ),
        (format!(r#"{{"Messages":[{{"Body":{string}}}]}}"#), "1 event from an SQS message's body"),
        (format!(r#"{{"Records":[{event}]}}"#), "1 event from an array of records"),
    ];
    for (text, sentence) in cases {
        check(&text, sentence, &["s"], &[event]);
    }
    let two = format!(r#"{{"Records":[{},{}]}}"#, sqs(event), sqs(event));
    check(&two, "2 events from SQS records' bodies", &["s", "s 2"], &[event; 2]);
}

/// What a function behind a queue or a topic gets: the wrapper, and no `detail`.
#[test]
fn what_a_function_behind_a_wrapper_gets_is_told() {
    let string = json::quote(r#"{"source":"s"}"#);
    let sns = format!(r#"{{"Type":"Notification","TopicArn":"arn:t","Message":{string}}}"#);
    let record = |body: &str| format!(r#"{{"Records":[{{"eventSource":"aws:sqs","body":{body}}}]}}"#);
    let cases = [
        (
            record(&string),
            Some("queue receives a list of Records"),
            r#"json.loads(event["Records"][0]["body"])"#,
        ),
        (
            record(&json::quote(&sns)),
            Some("queue receives"),
            r#"json.loads(json.loads(event["Records"][0]["body"])["Message"])"#,
        ),
        (sns, Some("topic receives"), r#"json.loads(event["Records"][0]["Sns"]["Message"])"#),
        (r#"{"source":"s"}"#.to_owned(), None, ""),
    ];
    for (text, start, place) in cases {
        let received = paste(&text).unwrap().received();
        assert_eq!(received.is_some(), start.is_some(), "{text}");
        let received = received.unwrap_or_default();
        assert!(received.contains(start.unwrap_or_default()), "{received}");
        assert!(received.contains(&format!("use {place}.")) || start.is_none(), "{received}");
    }
}

#[test]
fn an_event_that_has_such_keys_is_left_alone() {
    for event in [
        r#"{"source":"s","Records":[{"a":1}]}"#,
        r#"{"Records":[]}"#,
        r#"{"Records":[1]}"#,
        r#"{"Type":"Notification"}"#,
        r#"{"Source":"s"}"#,
        r#"{"body":"{}"}"#,
        r#"{"source":"s","level":"INFO","message":{"source":"t","detail":{}}}"#,
        r#"{"level":"INFO","message":{"a":1}}"#,
        r#"{"results":[{"a":1}]}"#,
        r#"{"results":[]}"#,
        r#"{"events":[{"message":"m"}]}"#,
    ] {
        let name = if event.contains(r#""source""#) { "s" } else { "Event 1" };
        check(event, "1 event", &[name], &[event]);
    }
}

#[test]
fn entries_become_events_with_ids_of_their_own() {
    let entry = r#"{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7}"}"#;
    let text = format!(r#"{{"Entries":[{entry},{entry}]}}"#);
    let extracted = paste(&text).unwrap();
    assert_eq!(extracted.summary.describe(), "2 events from PutEvents entries");
    let [a, b] = extracted.events.as_slice() else { panic!("{extracted:?}") };
    assert_eq!([a.name.as_str(), b.name.as_str()], ["Sold", "Sold 2"]);
    assert_ne!(a.text, b.text);
    assert!(envelope::inspect(json::parse(&a.text).root().unwrap()).is_empty());

    for (text, sentence) in [
        (entry.to_owned(), "1 event from a PutEvents entry"),
        (format!("[{entry}]"), "1 event from a PutEvents entry in an array"),
        (json::quote(entry), "1 event from a PutEvents entry in a JSON string"),
        (format!("{entry}\n{EVENT}"), "2 events from NDJSON: 1 event from a PutEvents entry, 1 plain event"),
    ] {
        assert_eq!(paste(&text).unwrap().summary.describe(), sentence, "{text}");
    }
}

#[test]
fn what_put_events_would_refuse_is_noted() {
    let extracted = paste(r#"{"Entries":[{"Source":"aws.ec2","DetailType":"T","Detail":{}}]}"#).unwrap();
    let notes: Vec<_> = extracted.events[0].notes.iter().map(Note::to_string).collect();
    assert_eq!(
        notes,
        [
            "PutEvents can't send this: sources that begin with aws. are reserved for AWS. PutEvents returns: \
             NotAuthorizedForSourceException, Not authorized for the source.",
            "Detail is an object, but PutEvents expects a string"
        ]
    );
}

#[test]
fn records_of_cloudtrail_become_events() {
    let record = r#"{"eventVersion":"1.11","eventTime":"2026-03-02T08:14:52Z","eventSource":"s3.amazonaws.com",
        "eventName":"PutObject","awsRegion":"us-east-1","eventID":"e-1","recipientAccountId":"111122223333"}"#;
    let extracted = paste(&format!(r#"{{"Records":[{record}]}}"#)).unwrap();
    assert_eq!(extracted.summary.describe(), "1 event from a CloudTrail record");
    let document = json::parse(&extracted.events[0].text);
    let event = document.root().unwrap();
    assert!(envelope::inspect(event).is_empty());
    let field = |key| event.get(key).unwrap().as_str().unwrap().into_owned();
    assert_eq!(
        ["id", "detail-type", "source", "account", "time", "region"].map(field),
        ["e-1", "AWS API Call via CloudTrail", "aws.s3", "111122223333", "2026-03-02T08:14:52Z", "us-east-1"]
    );
    assert_eq!(
        json::compact(event.get("detail").unwrap()),
        json::compact(json::parse(record).root().unwrap())
    );

    let sign_in = r#"{"eventVersion":"1","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin",
        "eventType":"AwsConsoleSignIn"}"#;
    let text = &paste(sign_in).unwrap().events[0].text;
    assert!(text.contains("AWS Console Sign In via CloudTrail") && text.contains("\"aws.signin\""), "{text}");
    let s3 = r#"{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put"}]}"#;
    assert_eq!(paste(s3).unwrap().summary.describe(), "1 event from an array of records");
}

#[test]
fn layout_is_kept_where_there_is_some() {
    let text = |paste_text: &str| paste(paste_text).unwrap().events.remove(0).text;
    assert_eq!(text(" {\n \"a\" : [1,\n 2] }\n"), "{\n\"a\" : [1,\n2] }");
    assert_eq!(text("[\n  {\n    \"a\": 1\n  }\n]"), "{\n  \"a\": 1\n}");
    assert_eq!(text("{ \"a\" : 1 }"), "{ \"a\" : 1 }");
    let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(100));
    assert_eq!(text(&long), format!("{{\n  \"a\": \"{}\"\n}}", "x".repeat(100)));
}

#[test]
fn strings_are_opened_only_where_they_hold_events() {
    let note = |text: &str| paste(text).unwrap().events.remove(0);
    let record = r#"{"Records":[{"eventSource":"aws:sqs","body":"hello"}]}"#;
    let kept = note(record);
    assert_eq!(kept.notes, [Note::PlainText(Step::SqsRecord)]);
    assert!(kept.text.contains("hello") && kept.steps.is_empty());

    let mut nested = r#"{"a":1}"#.to_owned();
    for _ in 0..4 {
        nested = json::quote(&nested);
    }
    assert_eq!(note(&nested).text, r#"{"a":1}"#);
    let sns = format!(r#"{{"Type":"Notification","Message":{}}}"#, json::quote(&nested));
    let kept = note(&sns);
    assert_eq!(kept.notes, [Note::WrappedTooDeep]);
    assert!(kept.text.contains("Notification"));
}

/// A pasted text, its events and whether each is broken, and where the text around them is.
type Broken = (&'static str, &'static [(&'static str, bool)], Option<u32>);

#[test]
fn broken_texts_lose_nothing() {
    let broken = |text: &str| {
        let extracted = paste(text).unwrap();
        let is_broken = |event: &ExtractedEvent| matches!(event.notes.as_slice(), [Note::Broken(_)]);
        let events: Vec<_> =
            extracted.events.iter().map(|event| (event.text.clone(), is_broken(event))).collect();
        (events, extracted.summary.problem.map(|problem| problem.span.start))
    };
    let owned =
        |events: &[(&str, bool)]| events.iter().map(|(text, b)| ((*text).to_owned(), *b)).collect::<Vec<_>>();
    let cases: &[Broken] = &[
        ("{\"a\": 1,\n", &[("{\"a\": 1,", true)], None),
        ("{\"a\": tru}", &[("{\"a\": tru}", true)], None),
        ("{\"a\":1}}", &[("{\"a\":1}}", true)], None),
        (
            "{\"a\":1}\n{\"b\":\n{\"c\":3}",
            &[("{\"a\":1}", false), ("{\"b\":", true), ("{\"c\":3}", false)],
            None,
        ),
        ("{\"a\":1} {\"b\":", &[("{\"a\":1}", false), ("{\"b\":", true)], None),
        ("[{\"a\":1},{\"b\":2},]", &[("{\"a\":1}", false), ("{\"b\":2}", false)], Some(17)),
        ("[{\"a\":1},{\"b\":x}]", &[("{\"a\":1}", false), ("{\"b\":x}", true)], None),
        ("[{\"a\":1}", &[("{\"a\":1}", false)], Some(8)),
    ];
    for (text, events, problem) in cases {
        assert_eq!(broken(text), (owned(events), *problem), "{text}");
    }
    let extracted = paste("{}\n{\"a\":x}").unwrap();
    let [Note::Broken(problem)] = extracted.events[1].notes.as_slice() else { panic!("{extracted:?}") };
    assert_eq!(problem.span.start, 8);
}

#[test]
fn what_holds_no_event_is_an_error() {
    check_error("", "No event found in the text");
    check_error(" \n# only a comment\n", "No event found in the text");
    check_error("dear all,\nplease", "Not JSON (line 1, column 1)");
    check_error("{\"a\":1}\n see above", "Not JSON (line 2, column 2)");
    check_error("[]", "No event found in the text, only an array");
    check_error("[1,2]", "No event found in the text, only a number");
    check_error("5", "No event found in the text, only a number");
    check_error("\"hello\"", "No event found in the text, only a string");
    check_error("}", "Not JSON (line 1, column 1)");
    check_error(&" ".repeat(TEXT_LIMIT + 1), "The text is 6 MiB, but the limit is 5 MiB");
}

#[test]
fn beside_events_other_values_are_kept() {
    let extracted = paste("[{},5]").unwrap();
    assert_eq!(extracted.events[1].text, "5");
    assert_eq!(extracted.events[1].notes, [Note::NotAnObject(Kind::Number)]);
}

#[test]
fn the_first_thousand_are_taken() {
    let extracted = paste(&"{}\n".repeat(1_012)).unwrap();
    assert_eq!(extracted.events.len(), EVENT_LIMIT);
    let sentence = "1000 events from NDJSON; 12 more left out (the limit is 1000)";
    assert_eq!(extracted.summary.describe(), sentence);
}

#[test]
fn no_text_makes_the_reader_panic() {
    let deep = "[".repeat(2_000);
    let objects = "{\"a\":".repeat(2_000);
    let scripts =
        "aws events put-events --entries \"$(cat <<E\n[{é: 'x'}]\nE\n)\" ```\n{\\\"a\\\":\"\"}{\"\"a\"\":1";
    for text in [
        scripts,
        "{'é': datetime.date(2026, 1",
        "a: &b [*b, {c: |",
        "\u{0}",
        "{\u{0}}",
        "\u{feff}",
        "\"\\ud83d\"",
        "{\"é\":1}€",
        "```",
        "/*",
        "{}/*",
        &deep,
        &objects,
    ] {
        for end in (0..=text.len().min(40)).filter(|&end| text.is_char_boundary(end)) {
            let _ = paste(&text[..end]);
        }
        let _ = paste(text);
    }
}

#[test]
fn large_texts_are_read_in_time() {
    let entry = r#"{"Source":"s","DetailType":"T","Detail":"{}"},"#;
    for line in [
        "{}\n",
        "{} ",
        "[],",
        "{\"a\":x}\n",
        "{\n}x",
        entry,
        "\"{}\"",
        "#\n",
        "{'a':",
        "{\\\"a",
        "{\"\"a",
        "```\n{",
        "a: [\n",
        "aws events put-events --entries '{}' ",
        "A=$A\n",
        "{",
        "[",
        "{ [\n",
        "{'source':'s','detail':{}}",
        "{\"kinesis\":{\"data\":\"eyJ9\"}},",
        "{a: new X(),",
        "{a: [Object], ...\n",
        "OrderedDict([(",
        "{a = {b = ",
    ] {
        // Quadratic work would take minutes here.
        let text = line.repeat(TEXT_LIMIT / 16 / line.len());
        for text in [format!("[{text}"), text] {
            let _ = paste(&text);
        }
    }
}

#[test]
fn what_streams_logs_and_destinations_carry_is_unwrapped() {
    let event = r#"{"source":"s","detail":{}}"#;
    let string = json::quote(event);
    let encoded = "eyJzb3VyY2UiOiJzIiwiZGV0YWlsIjp7fX0=";
    let cases = [
        (
            format!(
                r#"{{"Records":[{{"kinesis":{{"partitionKey":"1","data":"{encoded}"}},"eventSource":"aws:kinesis"}}]}}"#
            ),
            "1 event from a Kinesis record's data",
        ),
        (
            format!(r#"{{"invocationId":"i","records":[{{"recordId":"r","data":"{encoded}"}}]}}"#),
            "1 event from a Firehose record's data",
        ),
        (
            format!(r#"{{"requestContext":{{"condition":"RetriesExhausted"}},"requestPayload":{event}}}"#),
            "1 event from a Lambda destination's requestPayload",
        ),
        (format!(r#"{{"executionArn":"arn:x","input":{string}}}"#), "1 event from an execution's input"),
        (
            format!(
                "{{\"time\":\"t\",\"type\":\"platform.start\",\"record\":{{}}}}\n\
                 {{\"timestamp\":\"t\",\"level\":\"INFO\",\"message\":{string}}}"
            ),
            "1 event from a CloudWatch Logs message",
        ),
    ];
    for (text, sentence) in cases {
        let (events, told, notes) = told(&text);
        assert_eq!(events, [event], "{text}");
        assert!(told.starts_with(sentence) && notes.is_empty(), "{text}: {told} {notes:?}");
    }
    let record = r#"{"Events":[{"CloudTrailEvent":"{\"eventVersion\":\"1\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"Run\",\"eventID\":\"e\"}"}]}"#;
    let (events, sentence, _) = told(record);
    assert!(events[0].contains(r#""source":"aws.ec2""#) && sentence.contains("lookup-events"), "{sentence}");
    // What carries no event stays as it is.
    for text in [
        r#"{"kinesis":{"data":"eyJhIjoxfQ=="},"eventSource":"aws:kinesis"}"#,
        r#"{"awslogs":{"data":"H4sI"}}"#,
        r#"{"executionArn":"x","input":7}"#,
        r#"{"timestamp":"t","level":"INFO","message":"started"}"#,
    ] {
        assert_eq!(told(text).0, [text]);
    }
}

#[test]
fn what_is_not_known_or_left_out_is_said() {
    let cases = [
        (
            "{ source: 's', detail: { list: [Object], more: [ 1, ... 7 more items ] } }",
            r#"{"source":"s","detail":{"list":"[Object]","more":[1]}}"#,
            "not all of the event was printed",
        ),
        (
            r#"{"source": "s", "detail": {"a": 1, ...}}"#,
            r#"{"source":"s","detail":{"a":1}}"#,
            "not all of the event was printed",
        ),
        (
            "const event = { source: 's', time: new Date().toISOString(), detail: {} };",
            r#"{"source":"s","time":"new Date().toISOString()","detail":{}}"#,
            "the value of new Date().toISOString() isn't known, so it stands for itself",
        ),
    ];
    for (text, event, note) in cases {
        let (events, _, notes) = told(text);
        assert_eq!((events, notes), (vec![event.to_owned()], vec![note.to_owned()]), "{text}");
    }
}

#[test]
fn a_text_with_patterns_only_says_so() {
    let pattern = r#"{"source":["aws.ec2"]}"#;
    let escaped = pattern.replace('"', "\\\"");
    for text in [
        format!("EventPattern: aws.String(`{pattern}`),"),
        format!("PutRuleRequest.builder().eventPattern(\"{escaped}\").build();"),
        format!("String pattern = \"\"\"\n    {pattern}\n    \"\"\";"),
        "bus.subscribe('b', { pattern: { source: ['aws.ec2'] } });".to_owned(),
        "resources:\n  rule:\n    properties:\n      eventPattern:\n        fn::toJSON:\n          source: [aws.ec2]\n"
            .to_owned(),
        format!("- rule:\n    event_pattern: '{pattern}'\n"),
    ] {
        let Err(ExtractError::OnlyPatterns(patterns)) = paste(&text) else { panic!("{text}") };
        let compact = |found: &FoundPattern| json::compact(json::parse(&found.text).root().unwrap());
        assert_eq!(patterns.iter().map(compact).collect::<Vec<_>>(), [pattern], "{text}");
        check_error(&text, "There is no event in the text, only an event pattern");
    }
}

/// Returns the compact events of a text, the sentence and the notes.
fn told(text: &str) -> (Vec<String>, String, Vec<String>) {
    let extracted = paste(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let compact = |event: &ExtractedEvent| json::compact(json::parse(&event.text).root().unwrap());
    let notes = extracted.events.iter().flat_map(|event| event.notes.iter().map(Note::to_string)).collect();
    (extracted.events.iter().map(compact).collect(), extracted.summary.describe(), notes)
}

#[test]
fn events_come_out_of_log_lines() {
    let event = r#"{"detail-type":"T","source":"s","detail":{"a":1}}"#;
    let doubled = event.replace('"', "\"\"");
    let escaped = event.replace('"', "\\\"");
    let message = json::quote(&format!("2026-11-20T08:15:02.318Z\tab-1\tINFO\t{event}\n"));
    let other = " in other text";
    let cases = [
        (format!("[INFO]\t2026-11-20T08:15:02.318Z\t0d9c8b7a\tevent:{event}\n\nEND RequestId: 0d9c"), other),
        (format!("INFO:root:Received event {event}"), other),
        (format!("[INFO] {event}"), other),
        (format!("2026-11-20T08:15:02.318000+00:00 2026/11/20/[$LATEST]ab12 {event}\n"), other),
        (format!("2026-11-20 08:15:02,318 - app - DEBUG - {event} (took 3 ms)"), other),
        (format!("Event: \"{escaped}\""), " from a JSON string in other text"),
        (
            format!("timestamp,message\n1763626502318,\"START RequestId: 1\"\n1763626502319,\"{doubled}\"\n"),
            " from a CSV field in other text",
        ),
        (
            format!(
                r#"{{"events":[{{"timestamp":1,"message":"START"}},{{"timestamp":2,"message":{message}}}]}}"#
            ),
            " from a CloudWatch Logs message",
        ),
        (
            format!(
                r#"{{"messageType":"DATA_MESSAGE","logEvents":[{{"id":"1","timestamp":2,"message":{message}}}]}}"#
            ),
            " from a CloudWatch Logs message",
        ),
        (format!("`{event}` is what I see."), other),
        (
            format!(
                r#"{{"results":[[{{"field":"@timestamp","value":"t"}},{{"field":"@message","value":{message}}}]],"status":"x"}}"#
            ),
            " from a CloudWatch Logs message",
        ),
        (
            format!(r#"[{{"@timestamp":"t","@message":{event}}}]"#),
            " from a CloudWatch Logs message in an array",
        ),
        (
            format!(r#"{{"timestamp":"t","level":"INFO","message":{event},"requestId":"1"}}"#),
            " from a CloudWatch Logs message",
        ),
    ];
    for (text, sentence) in cases {
        assert_eq!(told(&text), (vec![event.to_owned()], format!("1 event{sentence}"), vec![]), "{text}");
    }
    // A line end that was printed as two characters, and other languages' values.
    let two = format!("{event}\\n{event}");
    assert_eq!(told(&two), (vec![event.to_owned(); 2], "2 events, one after another".to_owned(), vec![]));
}

#[test]
fn values_of_programs_become_events() {
    let python = r#"{'detail-type': 'Object Created', 'source': 'aws.s3', 'detail': {'key': "in/o'hara.csv", 'deleted': False, 'owner': None}}"#;
    let json = r#"{"detail-type":"Object Created","source":"aws.s3","detail":{"key":"in/o'hara.csv","deleted":false,"owner":null}}"#;
    let sentence = "1 event from a Python literal";
    assert_eq!(told(python), (vec![json.to_owned()], sentence.to_owned(), vec![]));
    let logged = format!("INFO:pipeline.scheduler:Schedule with event {python}");
    assert_eq!(told(&logged), (vec![json.to_owned()], format!("{sentence} in other text"), vec![]));
    let two = format!("{python}\n{python}\n");
    assert_eq!(told(&two).1, "2 events from Python literals, one after another");
    assert_eq!(told(&format!("[{python}]")).0, [json]);

    let script =
        "{\n  version: '0',\n  'detail-type': 'T',\n  resources: [ 'arn:x' ],\n  detail: { state: 'on' }\n}";
    let (events, sentence, _) = told(script);
    assert_eq!(
        events,
        [r#"{"version":"0","detail-type":"T","resources":["arn:x"],"detail":{"state":"on"}}"#]
    );
    assert_eq!(sentence, "1 event from a JavaScript literal");

    let event = r#"{"source":"s","detail":{}}"#;
    for record in [
        format!(
            "{{'Records': [{{'EventSource': 'aws:sns', 'Sns': {{'Type': 'Notification', 'Message': '{event}'}}}}]}}"
        ),
        r#"{"Records": [{"EventSource": "aws:sns", "Sns": {"Message": "{'source': 's', 'detail': {}}"}}]}"#
            .to_owned(),
        format!(r#"{{"Records": [{{"EventSource": "aws:sns", "Sns": {{"Message": '{event}'}}}}]}}"#),
    ] {
        let (events, sentence, _) = told(&record);
        assert_eq!(events, [event], "{record}");
        assert!(sentence.contains("an SNS record's message"), "{sentence}");
    }
}

#[test]
fn markdown_gives_its_events_and_leaves_patterns_out() {
    let text = "## Rules for 'orders'\n\nDon't forget the pattern:\n\n```json\n{\"source\": [\"shop\"]}\n```\n\nTest it:\n\n\
        ```\n##\n## First order\n##\n{\"source\": \"shop\", \"detail-type\": \"Sold\",\n \"detail\": {}}\n\n## Second\n\
        {\"source\": \"shop\", \"detail\": {}}\n```\n\n```sh\naws events put-events --entries '[\n  {\"Source\": \"shop\", \
        \"DetailType\": \"Sold\", \"Detail\": \"{}\"}\n]'\n```\n\n```python\ndef handler(event, context):\n    return \
        {'statusCode': 200, 'body': message}\n```\n\n```yaml\nsource: shop\ndetail-type: Sold\ndetail: {n: 1}\n```\n";
    let extracted = paste(text).unwrap();
    let names: Vec<_> = extracted.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["First order", "Second", "Sold", "Sold 2"]);
    assert_eq!(
        extracted.summary.describe(),
        "4 events in other text: 2 plain events, 1 event from a PutEvents entry in an aws events put-events command, \
         1 event from YAML; 1 pattern left out"
    );
}

#[test]
fn commands_become_events() {
    let command = r#"aws events put-events --entries Source=shop,DetailType=Sold,Detail='{"id":"o-7"}'"#;
    let extracted = paste(command).unwrap();
    assert_eq!(
        extracted.summary.describe(),
        "1 event from a PutEvents entry in an aws events put-events command"
    );
    assert!(matches!(extracted.events[0].notes.as_slice(), [Note::RefusedByCli(_)]));
    assert!(extracted.events[0].text.contains("\"id\": \"o-7\""));

    let lost = r#"aws events put-events --entries '[{"Source":"shop","DetailType":"Sold","Detail":"{'id':'o-7'}"}]'"#;
    let notes = told(lost).2;
    assert!(notes[0].ends_with(r#""Detail":"{id:o-7}"}]"#), "{notes:?}");
    assert!(notes[1].ends_with("MalformedDetail, Detail is malformed."), "{notes:?}");

    let object = r#"aws events put-events --entries '[{"Source":"s","DetailType":"T","Detail":{"id":7}}]'"#;
    let notes = told(object).2;
    assert!(notes[0].contains("Invalid type for parameter Entries[0].Detail"), "{notes:?}");

    let unknown = r#"for i in 1 2; do aws events put-events --entries "[{\"Source\":\"s\",\"DetailType\":\"T\",\"Detail\":\"{\\\"id\\\":$i}\"}]"; done"#;
    let (events, _, notes) = told(unknown);
    assert!(events[0].contains(r#""detail":{"id":"$i"}"#), "{events:?}");
    assert_eq!(notes, ["the value of $i isn't known, so it stands for itself"]);

    let file = "aws events put-events --entries file://entries.json";
    check_error(
        file,
        "This is an aws events put-events command, but files can't be read from here: paste the contents of \
         file://entries.json instead",
    );
}

#[test]
fn yaml_becomes_an_event() {
    let text = "version: '0'\ndetail-type: Sold\nsource: shop\naccount: 123456789012\ndetail:\n  items:\n    - id: 7\n";
    let (events, sentence, _) = told(text);
    assert_eq!(
        events,
        [
            r#"{"version":"0","detail-type":"Sold","source":"shop","account":"123456789012","detail":{"items":[{"id":7}]}}"#
        ]
    );
    assert_eq!(sentence, "1 event from YAML");
}

#[test]
fn texts_without_events_stay_what_they_are() {
    for text in [
        "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n",
        "{'a': 1}",
        "def f(): return {'statusCode': 200}",
        "INFO {\"level\": \"x\"}",
        "{\"source\": [\"shop\"]} is my pattern",
    ] {
        let extracted = paste(text);
        assert!(extracted.as_ref().map_or(true, |found| found.sound_events() == 0), "{text}: {extracted:?}");
    }
}
