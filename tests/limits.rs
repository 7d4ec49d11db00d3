//! Inputs made to be hard: as deep as they may be, deeper, and large. Each gets its answer on the
//! stack that WebAssembly has, and in a time that a visitor would wait.

use eventbridge_playground::event::{Context, extract_events};
use eventbridge_playground::handler::{self, HANDLERS, SimulatedTelemetry, Start};
use eventbridge_playground::json::{self, MAX_DEPTH, ProblemKind};
use eventbridge_playground::matching::{
    PatternMatcher, TITLES, event_highlights, matches, outline, pattern_highlights,
};
use eventbridge_playground::pattern::{self, Parsed, messages};
use std::thread;
use std::time::{Duration, Instant};

/// Runs it on as much stack as WebAssembly has, which is half of what tests have.
fn on_small_stack(run: impl FnOnce() + Send) {
    thread::scope(|scope| {
        thread::Builder::new().stack_size(1 << 20).spawn_scoped(scope, run).unwrap().join()
    })
    .unwrap();
}

fn nested(open: &str, inside: &str, close: &str, times: usize) -> String {
    [&open.repeat(times), inside, &close.repeat(times)].concat()
}

fn objects(inside: &str, times: usize) -> String {
    nested("{\"a\":", inside, "}", times)
}

/// Shows everything that can be shown of a pattern and an event.
fn show(parsed: &Parsed, event: &json::Document) -> bool {
    let explanation = PatternMatcher::new(parsed.clone()).explain(event);
    outline(&explanation, event);
    pattern_highlights(&explanation, Some(&TITLES));
    event_highlights(&explanation, event, Some(&TITLES));
    explanation.matched
}

#[test]
fn a_pattern_can_be_as_deep_as_json_may_be() {
    let pattern = objects("[1]", MAX_DEPTH - 1);
    let event = objects("1", MAX_DEPTH - 1);
    on_small_stack(|| {
        let parsed = pattern::parse(&pattern);
        assert_eq!(parsed.misunderstanding(), None);
        assert!(show(&parsed, &json::parse(&event)));
        json::pretty(parsed.document.root().unwrap());
    });
}

#[test]
fn alternatives_can_be_as_deep() {
    let or = "{\"$or\":[{\"b\":[2]},";
    let pattern = nested(or, "{\"a\":[1]}", "]}", MAX_DEPTH / 2 - 1);
    on_small_stack(|| {
        let parsed = pattern::parse(&pattern);
        assert_eq!(parsed.misunderstanding(), None);
        assert!(show(&parsed, &json::parse("{\"a\":1}")));
    });
}

#[test]
fn arrays_of_an_event_can_be_as_deep() {
    let event = format!("{{\"a\":{}}}", nested("[", "1", "]", MAX_DEPTH - 1));
    on_small_stack(|| {
        let parsed = pattern::parse(r#"{"a":[1]}"#);
        assert!(show(&parsed, &json::parse(&event)));
    });
}

#[test]
fn a_level_more_is_said_and_not_read() {
    for (text, is_object) in [
        (objects("1", MAX_DEPTH + 1), true),
        (nested("[", "1", "]", MAX_DEPTH + 1), false),
        ("[".repeat(1 << 20), false),
        ("{\"a\":".repeat(200_000), true),
    ] {
        on_small_stack(|| {
            let document = json::parse(&text);
            assert!(document.problems().iter().any(|problem| problem.kind == ProblemKind::TooDeep));
            let parsed = pattern::parse(&text);
            let reason = messages::aws_reason(parsed.misunderstanding().unwrap(), &text);
            assert_eq!(reason.contains("nesting depth (1001)"), is_object, "{reason}");
            assert_eq!(matches("{\"a\":[1]}", &text), None);
        });
    }
}

#[test]
fn handlers_and_pastes_can_be_as_deep() {
    let context = Context {
        account: "123456789012".to_owned(),
        region: "eu-west-1".to_owned(),
        time: "2026-03-02T09:00:00Z".to_owned(),
        id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
    };
    let settings = handler::Settings {
        account: context.account.clone(),
        region: context.region.clone(),
        memory_size: 128,
    };
    let telemetry = SimulatedTelemetry::new(1, &context.time);
    for text in [objects("1", MAX_DEPTH), objects(&nested("[", "", "]", MAX_DEPTH / 2), MAX_DEPTH / 2)] {
        on_small_stack(|| {
            let document = json::parse(&text);
            for handler in HANDLERS {
                handler::invoke(*handler, document.root().unwrap(), Start::Cold, 1, &settings, &telemetry);
            }
            let entry = format!(
                "{{\"Entries\":[{{\"Source\":\"s\",\"DetailType\":\"d\",\"Detail\":{}}}]}}",
                json::quote(&text)
            );
            for text in [&text, &entry, &json::quote(&text)] {
                assert_eq!(extract_events(text, &context).unwrap().events.len(), 1);
            }
        });
    }
}

/// Far above what it takes: it is to catch what grows with the square of the size.
#[track_caller]
fn in_time<T>(run: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let answer = run();
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    answer
}

#[test]
fn a_large_event_is_explained_in_time() {
    let element = r#"{"v":"x","w":[1,2,3],"n":null}"#;
    let event = format!("{{\"a\":[{}]}}", vec![element; (1 << 20) / element.len()].join(","));
    for pattern in [
        r#"{"a":{"v":["x"],"w":[2]}}"#,
        r#"{"a":{"v":["y"],"w":[2],"n":[null]}}"#,
        r#"{"a":{"v":["x"],"w":[2],"z":[{"exists":false}]}}"#,
        r#"{"a":{"v":[{"wildcard":"*x*"}],"w":[{"anything-but":[1,2,3]},4]}}"#,
    ] {
        in_time(|| show(&pattern::parse(pattern), &json::parse(&event)));
    }
}

#[test]
fn a_large_pattern_is_refused_in_time() {
    for matcher in
        ["{}", "[]", "{\"prefix\":1}", "{\"wildcard\":\"*a*\"}", "\"x\"", "tru", "1e400,", "{\"a\":"]
    {
        let pattern = format!("{{\"a\":[{}]}}", vec![matcher; (1 << 18) / (matcher.len() + 1)].join(","));
        in_time(|| {
            let parsed = pattern::parse(&pattern);
            assert!(!messages::aws_message(&parsed).unwrap().is_empty());
        });
    }
    let fields: Vec<String> = (0..15_000).map(|number| format!("\"{number}\":[{number}]")).collect();
    let pattern = format!("{{{}}}", fields.join(","));
    in_time(|| assert!(!show(&pattern::parse(&pattern), &json::parse("{\"0\":0}"))));
}
