//! The JavaScript API, as WebAssembly in Node: answers, errors, objects as arguments, hostile
//! input; and the conformance cases once more, also through a set of rules. The npm package has
//! tests of its own in `tests/package`.
#![cfg(all(target_arch = "wasm32", feature = "javascript"))]
#![allow(clippy::unwrap_used, reason = "a test may stop")]

#[path = "support/cases.rs"]
mod cases;

use eventbridge_playground::bindings::{
    RuleSet, SimulationRun, explain, test_event_pattern, validate_pattern,
};
use eventbridge_playground::bus::log::Joined;
use js_sys::{Error, JSON, Object, Reflect, TypeError, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const PATTERN: &str = r#"{"detail":{"state":["running",{"prefix":"stop"}]}}"#;

fn text(json: &str) -> JsValue {
    JsValue::from_str(json)
}

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The answer as JSON, to be compared.
fn json(answer: &JsValue) -> String {
    JSON::stringify(answer).unwrap().into()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

#[track_caller]
fn check_match(pattern: &JsValue, event: &JsValue, expected: bool) {
    assert_eq!(test_event_pattern(pattern, event, &JsValue::UNDEFINED).unwrap(), expected);
}

/// A refusal must be an `Error` with this name as its code, AWS's message, and a place.
#[track_caller]
fn check_refusal<T: std::fmt::Debug>(
    answer: Result<T, JsValue>,
    name: &str,
    message: &str,
    place: Option<(f64, f64)>,
) {
    let thrown = answer.unwrap_err();
    let error: &Error = thrown.dyn_ref().expect("an instance of Error");
    assert_eq!(String::from(error.name()), name);
    assert_eq!(get(error, "code"), name);
    assert_eq!(String::from(error.message()), message);
    assert!(get(error, "reason").as_string().is_some_and(|reason| !reason.is_empty()));
    let number = |key| get(error, key).as_f64();
    assert_eq!(number("line").zip(number("column")), place);
}

#[wasm_bindgen_test]
fn texts_and_objects_are_both_taken() {
    let running = r#"{"detail":{"state":"running"}}"#;
    let pending = r#"{"detail":{"state":"pending"}}"#;
    for pattern in [text(PATTERN), object(PATTERN)] {
        for (event, expected) in [(running, true), (pending, false)] {
            check_match(&pattern, &text(event), expected);
            check_match(&pattern, &object(event), expected);
        }
    }
}

#[wasm_bindgen_test]
fn objects_are_read_as_json_writes_them() {
    // A Date becomes its ISO text, undefined members are left out.
    let event = object("{}");
    Reflect::set(&event, &"time".into(), &js_sys::Date::new(&JsValue::from_f64(0.0))).unwrap();
    Reflect::set(&event, &"gone".into(), &JsValue::UNDEFINED).unwrap();
    let pattern = text(r#"{"time":[{"prefix":"1970-01-01T"}],"gone":[{"exists":false}]}"#);
    check_match(&pattern, &event, true);
}

#[wasm_bindgen_test]
fn what_has_no_json_form_is_a_type_error() {
    let circle = Object::new();
    Reflect::set(&circle, &"self".into(), &circle).unwrap();
    for argument in [
        JsValue::UNDEFINED,
        js_sys::Function::new_no_args("").into(),
        circle.into(),
        js_sys::BigInt::from(1).into(),
    ] {
        let answers = [
            validate_pattern(&argument).unwrap_err(),
            explain(&argument, &text("{}")).unwrap_err(),
            test_event_pattern(&text(PATTERN), &argument, &JsValue::UNDEFINED).unwrap_err(),
        ];
        for thrown in answers {
            assert!(thrown.is_instance_of::<TypeError>(), "{thrown:?}");
        }
    }
    let options = object(r#"{"strict":"yes"}"#);
    let thrown = test_event_pattern(&text(PATTERN), &text("{}"), &options).unwrap_err();
    assert!(thrown.is_instance_of::<TypeError>(), "{thrown:?}");
}

#[wasm_bindgen_test]
fn a_valid_pattern_has_no_problems() {
    assert_eq!(json(&validate_pattern(&text(PATTERN)).unwrap()), r#"{"valid":true,"problems":[]}"#);
}

#[wasm_bindgen_test]
fn warnings_leave_a_pattern_valid() {
    let answer = validate_pattern(&text(r#"{"a":[1],"a":[2]}"#)).unwrap();
    assert_eq!(get(&answer, "valid"), JsValue::TRUE);
    let problem = get(&get(&answer, "problems"), "0");
    assert_eq!(get(&problem, "severity"), "warning");
    assert_eq!(get(&problem, "from"), 9.0);
    assert!(get(&answer, "awsMessage").is_undefined());
}

#[wasm_bindgen_test]
fn problems_have_their_place_in_utf16_units() {
    let answer = validate_pattern(&text("{\n \"😀\": [{\"prefix\": 7}]}")).unwrap();
    assert_eq!(get(&answer, "valid"), JsValue::FALSE);
    let problem = get(&get(&answer, "problems"), "0");
    assert_eq!(
        json(&problem),
        r#"{"message":"prefix expects a single string.","reason":"prefix match pattern must be a string","severity":"error","line":2,"column":20,"from":21,"to":22}"#
    );
    assert_eq!(
        get(&answer, "awsMessage").as_string().unwrap(),
        "Event pattern is not valid. Reason: prefix match pattern must be a string\n at [Source: (String)\"{\n \"😀\": [{\"prefix\": 7}]}\"; line: 2, column: 21]"
    );
}

#[wasm_bindgen_test]
fn an_invalid_pattern_is_thrown_with_the_words_of_aws() {
    let message = "Event pattern is not valid. Reason: \"source\" must be an object or an array\n at [Source: (String)\"{\"source\":\"aws.ec2\"}\"; line: 1, column: 12]";
    let name = "InvalidEventPatternException";
    let pattern = r#"{"source":"aws.ec2"}"#;
    for pattern in [text(pattern), object(pattern)] {
        let answer = test_event_pattern(&pattern, &text("{}"), &JsValue::UNDEFINED);
        check_refusal(answer, name, message, Some((1.0, 11.0)));
        check_refusal(explain(&pattern, &text("{}")), name, message, Some((1.0, 11.0)));
    }
}

#[wasm_bindgen_test]
fn a_pattern_that_is_too_long_fails_the_request() {
    let pattern = format!(r#"{{"a":["{}"]}}"#, "x".repeat(5_000));
    let thrown = test_event_pattern(&text(&pattern), &text("{}"), &JsValue::UNDEFINED).unwrap_err();
    assert_eq!(get(&thrown, "name"), "ValidationException");
    assert!(get(&thrown, "message").as_string().unwrap().ends_with("length less than or equal to 4096"));
}

#[wasm_bindgen_test]
fn what_is_no_event_is_thrown() {
    let message = "Parameter Event is not valid.";
    let cases = [
        ("", Some((1.0, 1.0))),
        ("plain text", Some((1.0, 1.0))),
        ("{\n \"a\": tru}", Some((2.0, 7.0))),
        ("{} {}", Some((1.0, 4.0))),
        ("[{}]", None),
        ("null", None),
        ("5", None),
    ];
    for (event, place) in cases {
        let answer = test_event_pattern(&text(PATTERN), &text(event), &JsValue::UNDEFINED);
        check_refusal(answer, "ValidationException", message, place);
        check_refusal(explain(&text(PATTERN), &text(event)), "ValidationException", message, place);
    }
    for event in [JsValue::NULL, JsValue::TRUE, 5.into(), object("[]")] {
        let answer = test_event_pattern(&text(PATTERN), &event, &JsValue::UNDEFINED);
        check_refusal(answer, "ValidationException", message, None);
    }
}

#[wasm_bindgen_test]
fn strict_demands_the_envelope() {
    let strict = object(r#"{"strict":true}"#);
    let whole = r#"{"id":"1","account":"2","source":"s","time":"2026-03-02T09:00:00Z","region":"r","detail-type":"d"}"#;
    let pattern = text(r#"{"source":["s"]}"#);
    assert!(test_event_pattern(&pattern, &text(whole), &strict).unwrap());
    let odd = text(&whole.replace("2026-03-02T09:00:00Z", "not-a-time"));
    assert!(test_event_pattern(&pattern, &odd, &JsValue::UNDEFINED).unwrap());
    let message = "Parameter Event is not valid. Reason: Invalid time.";
    check_refusal(test_event_pattern(&pattern, &odd, &strict), "ValidationException", message, None);
    for field in ["id", "account", "source", "time", "region", "detail-type"] {
        let event = object(whole);
        Reflect::delete_property(event.unchecked_ref::<Object>(), &field.into()).unwrap();
        let answer = test_event_pattern(&pattern, &event, &strict);
        check_refusal(answer, "ValidationException", "Parameter Event is not valid.", None);
        for lenient in [JsValue::UNDEFINED, JsValue::NULL, object("{}"), object(r#"{"strict":false}"#)] {
            assert_eq!(test_event_pattern(&pattern, &event, &lenient).unwrap(), field != "source");
        }
    }
}

#[wasm_bindgen_test]
fn an_explanation_names_every_matcher_and_the_values_it_met() {
    let answer =
        explain(&text(PATTERN), &text("{\"😀\":0,\"detail\":{\"state\":[\"stopped\",\"x\"]}}")).unwrap();
    // The words are made elsewhere.
    for value in ["0", "1"] {
        let value = get(&get(&get(&get(&answer, "fields"), "2"), "values"), value);
        assert!(get(&value, "reason").as_string().is_some_and(|reason| !reason.is_empty()));
        Reflect::delete_property(value.unchecked_ref::<Object>(), &"reason".into()).unwrap();
    }
    assert_eq!(
        json(&answer),
        r#"{"matched":true,"summary":"All conditions match.","fields":[
            {"depth":0,"kind":"object","text":"detail","status":"matched","from":1,"to":49,"reasons":[],"values":[],"more":0},
            {"depth":1,"kind":"field","text":"state","status":"matched","from":11,"to":48,"reasons":[],"values":[],"more":0},
            {"depth":2,"kind":"matcher","text":"\"running\"","status":"failed","from":20,"to":29,"reasons":[],"values":[
                {"path":"detail.state[0]","text":"\"stopped\"","from":27,"to":36,"accepted":false},
                {"path":"detail.state[1]","text":"\"x\"","from":37,"to":40,"accepted":false}],"more":0},
            {"depth":2,"kind":"matcher","text":"{\"prefix\":\"stop\"}","status":"matched","from":30,"to":47,"reasons":[],"values":[
                {"path":"detail.state[0]","text":"\"stopped\"","from":27,"to":36,"accepted":true},
                {"path":"detail.state[1]","text":"\"x\"","from":37,"to":40,"accepted":false}],"more":0}]}"#
            .split("\n            ").map(str::trim_start).collect::<String>()
    );
}

#[wasm_bindgen_test]
fn alternatives_and_replaced_fields_are_told_apart() {
    let pattern = text(r#"{"a":[1],"a":[2],"$or":[{"b":[3]},{"c":[4]}]}"#);
    let answer = explain(&pattern, &text(r#"{"a":2,"c":4}"#)).unwrap();
    let fields = js_sys::Array::from(&get(&answer, "fields"));
    let word = |field: &JsValue, key| get(field, key).as_string().unwrap();
    let lines: Vec<String> = fields
        .iter()
        .map(|field| ["kind", "text", "status"].map(|key| word(&field, key)).join(" "))
        .collect();
    let expected = [
        "field a replaced",
        "matcher 1 replaced",
        "field a matched",
        "matcher 2 matched",
        "or $or matched",
        "branch 2 matched",
        "field c matched",
        "matcher 4 matched",
        "branch 1 failed",
        "field b failed",
        "matcher 3 not-reached",
    ];
    assert_eq!(lines, expected);
}

#[wasm_bindgen_test]
fn a_set_names_the_rules_that_match() {
    let mut rules = RuleSet::new(&object(r#"{"mode":"strict"}"#)).unwrap();
    rules.add(&text("b"), &text(PATTERN)).unwrap();
    rules.add(&text("a"), &object(r#"{"detail":{"state":[{"exists":true}]}}"#)).unwrap();
    let event = r#"{"detail":{"state":"stopped"}}"#;
    for event in [text(event), object(event), Uint8Array::from(event.as_bytes()).into()] {
        assert_eq!(json(&rules.matches(&event).unwrap()), r#"["b","a"]"#);
    }
    assert!(rules.remove(&text("b")).unwrap());
    assert!(!rules.remove(&text("b")).unwrap());
    assert_eq!(json(&rules.matches(&text(event)).unwrap()), r#"["a"]"#);

    let message = "Event pattern is not valid. Reason: Filter is not an object\n at [Source: (String)\"[]\"; line: 1, column: 2]";
    let answer = rules.add(&text("a"), &text("[]"));
    check_refusal(answer, "InvalidEventPatternException", message, Some((1.0, 1.0)));
    assert!(rules.add(&JsValue::NULL, &text(PATTERN)).is_err());
    assert_eq!(rules.size(), 1);
    assert_eq!(json(&rules.matches(&text(event)).unwrap()), r#"["a"]"#);

    let answer = rules.matches(&text("{\n\"é\":}"));
    check_refusal(answer, "ValidationException", "Parameter Event is not valid.", Some((2.0, 5.0)));
    assert!(RuleSet::new(&object(r#"{"mode":"fast"}"#)).is_err());
}

#[wasm_bindgen_test]
fn hostile_input_gets_an_answer() {
    let deep = |depth: usize| format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    let arrays = |depth: usize| format!("{{\"a\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
    let pattern = text(r#"{"a":[1]}"#);
    check_match(&pattern, &text(&arrays(999)), true);
    check_match(&pattern, &text(&deep(1_000)), false);
    let mut rules = RuleSet::new(&JsValue::UNDEFINED).unwrap();
    rules.add(&text("rule"), &pattern).unwrap();
    assert_eq!(rules.matches(&text(&arrays(999))).unwrap().length(), 1);
    for event in [deep(1_001), arrays(1_000), deep(100_000), "[".repeat(1 << 20), "\"".to_owned()] {
        let thrown = test_event_pattern(&pattern, &text(&event), &JsValue::UNDEFINED).unwrap_err();
        assert_eq!(get(&thrown, "name"), "ValidationException");
        assert!(explain(&pattern, &text(&event)).is_err());
        assert_eq!(get(&rules.matches(&text(&event)).unwrap_err(), "reason"), get(&thrown, "reason"));
        let answer = validate_pattern(&text(&event)).unwrap();
        assert_eq!(get(&answer, "valid"), JsValue::FALSE);
    }
    let lone = JsValue::from(js_sys::JsString::from_char_code(&[0xd83d]));
    assert_eq!(get(&validate_pattern(&lone).unwrap(), "valid"), JsValue::FALSE);
}

#[wasm_bindgen_test]
fn a_megabyte_gets_an_answer() {
    let elements = vec![r#"{"v":"x","w":[1,2,3]}"#; (1 << 20) / 22].join(",");
    let event = text(&format!("{{\"a\":[{elements}]}}"));
    let pattern = text(r#"{"a":{"v":["x"],"w":[2]}}"#);
    check_match(&pattern, &event, true);
    assert_eq!(get(&explain(&pattern, &event).unwrap(), "matched"), JsValue::TRUE);
    for matcher in ["{}", "[]", "{\"prefix\":1}", "\"x\"", "tru"] {
        let matchers = vec![matcher; (1 << 18) / (matcher.len() + 1)].join(",");
        let answer = validate_pattern(&text(&format!("{{\"a\":[{matchers}]}}"))).unwrap();
        assert_eq!(get(&answer, "valid"), JsValue::FALSE);
    }
}

#[wasm_bindgen_test]
fn the_conformance_cases_hold_here_too() {
    for case in cases::all() {
        let pattern = text(&case.pattern);
        let name = format!("{} ({})", case.name, case.why);
        match &case.expected {
            cases::Expected::Verdicts(verdicts) => {
                let mut rules = RuleSet::new(&JsValue::UNDEFINED).unwrap();
                rules.add(&text("rule"), &pattern).unwrap();
                for (event, expected) in verdicts {
                    for event in [text(event), Uint8Array::from(event.as_bytes()).into()] {
                        let matched = rules.matches(&event).unwrap().length() == 1;
                        assert_eq!(matched, *expected, "{name}: {} on {event:?}", case.pattern);
                    }
                    let found = test_event_pattern(&pattern, &text(event), &JsValue::UNDEFINED).unwrap();
                    assert_eq!(found, *expected, "{name}: {} on {event}", case.pattern);
                    let explained = get(&explain(&pattern, &text(event)).unwrap(), "matched");
                    assert_eq!(explained, JsValue::from(*expected), "{name}: {} on {event}", case.pattern);
                }
            }
            cases::Expected::Refused { message } => {
                let answer = validate_pattern(&pattern).unwrap();
                assert_eq!(
                    get(&answer, "awsMessage").as_string().as_deref(),
                    Some(message.as_str()),
                    "{name}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_system_is_played_and_its_log_comes_in_parts() {
    let request = object(
        r#"{"system": "{}", "pattern": "{\"source\": [\"shop\"]}", "account": "111122223333",
            "region": "eu-west-1", "events": ["{\"source\": \"shop\"}"], "seed": 1, "most_steps": 100}"#,
    );
    let mut run = SimulationRun::new(request).unwrap();
    while run.advance() {}
    assert_eq!((run.met(), run.all(), run.is_cut()), (1.0, 1.0, false));
    let mut joined = Joined::default();
    while let Some(part) = run.part() {
        joined.add(&part).unwrap();
    }
    let log = joined.finish();
    assert!(log.seed == 1 && log.events.len() == 1 && !log.steps.is_empty());
    let refused = SimulationRun::new(object(r#"{"system": 1}"#)).unwrap_err();
    assert!(refused.is_instance_of::<TypeError>());
}
