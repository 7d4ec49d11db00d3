//! Inputs as they were recorded at AWS, by the rows of the record.
//!
//! Stackd's recordings of 13 September 2026 (94 inputs of SQS targets), where a row names nothing else; no other
//! source has its values with quotes, line breaks and nulls. Names and values are our own.

use super::{Input, Problem, ReservedValues, Template, messages};
use crate::json;

const EVENT: &str = r#"{"version":"0","id":"9c4f1a52-7d3b-4e19-8a6c-2f0b5d8e7a31","detail-type":"Parcel Sent","source":"depot","account":"111122223333","time":"2026-01-02T03:04:05Z","region":"eu-west-1","resources":[],"detail":{"word":"hello","number":42,"flag":true,"nil":null,"thing":{"first":"one","second":2},"list":["one","two",{"x":3}],"quoted":"say \"hello\"","lines":"a\nb\\c\td"}}"#;

const SCENE: ReservedValues = ReservedValues {
    rule_arn: "arn:aws:events:eu-west-1:111122223333:rule/depot/sent",
    rule_name: "sent",
    ingestion_time: "2026-01-02T03:04:06.408Z",
};

/// Returns a template whose variables are the members of the event's detail, and `none`, which finds nothing.
fn with_paths(template: &str) -> Input {
    let names = ["word", "number", "flag", "nil", "thing", "list", "quoted", "lines", "none"];
    let paths = names.map(|name| (name.to_owned(), format!("$.detail.{name}")));
    Input::Transformer { paths: paths.into(), template: template.into() }
}

fn without_paths(template: &str) -> Input {
    Input::Transformer { paths: Vec::new(), template: template.into() }
}

fn path(path: &str) -> Input {
    Input::Path(path.to_owned())
}

/// Returns what is delivered; for what is not, the body of the dead letter.
fn sent(input: &Input) -> Result<String, String> {
    let document = json::parse(EVENT);
    input.apply(document.root().unwrap(), &SCENE).map_err(|broken| broken.text)
}

#[track_caller]
fn check(row: &str, cases: &[(Input, Result<&str, &str>)]) {
    for (input, expected) in cases {
        let found = sent(input);
        assert_eq!(found.as_deref().map_err(String::as_str), *expected, "row {row}: {input:?}");
    }
}

fn problems(input: &Input) -> Vec<Problem> {
    let Input::Transformer { paths, template } = input else { return Vec::new() };
    Template::new(paths, template).problems().to_vec()
}

#[test]
fn row_1_values_are_escaped_in_an_object() {
    let lines = r#"{"say":"a\nb\\c\td"}"#;
    check(
        "1",
        &[
            (with_paths(r#"{"say":<quoted>}"#), Ok(r#"{"say":"say \"hello\""}"#)),
            (with_paths(r#"{"say":"<quoted> !"}"#), Ok(r#"{"say":"say \"hello\" !"}"#)),
            (with_paths(r#"{"say":<lines>}"#), Ok(lines)),
            (with_paths(r#"{"say":"<lines>"}"#), Ok(lines)),
            (
                with_paths(r#"{"w":<word>,"n":<number>,"f":<flag>,"z":<nil>,"o":<thing>,"l":<list>}"#),
                Ok(
                    r#"{"w":"hello","n":42,"f":true,"z":null,"o":{"first":"one","second":2},"l":["one","two",{"x":3}]}"#,
                ),
            ),
            // An object or a list within quotes breaks them (LocalStack's snapshots as well).
            (with_paths(r#"{"o":"<thing>"}"#), Err(r#"{"o":"{"first":"one","second":2}"}"#)),
            (with_paths(r#"{"o":"a <thing> b"}"#), Err(r#"{"o":"a {"first":"one","second":2} b"}"#)),
            (with_paths(r#"{"n":"<number>"}"#), Ok(r#"{"n":"42"}"#)),
            // What is missing is an empty text.
            (with_paths(r#"{"a":1,"m":<none>,"b":2}"#), Ok(r#"{"a":1,"m":"","b":2}"#)),
            (with_paths(r#"{"m":[<none>]}"#), Ok(r#"{"m":[""]}"#)),
        ],
    );
}

#[test]
fn row_2_what_does_not_begin_with_a_brace_is_text() {
    check(
        "2",
        &[
            (with_paths("<word>"), Err("hello")),
            (with_paths("<thing>"), Err("{first:one,second:2}")),
            (with_paths("[<word>]"), Err("[hello]")),
            (with_paths("[<thing>]"), Err("[{first:one,second:2}]")),
            (with_paths("[<list>]"), Err("[[one,two,{x:3}]]")),
            (with_paths("[1,<none>,2]"), Err("[1,,2]")),
            (with_paths(r#"[{"m":<none>}]"#), Err(r#"[{"m":}]"#)),
            (with_paths("[<nil>]"), Ok("[null]")),
            (with_paths(r#"["fixed",<number>]"#), Ok(r#"["fixed",42]"#)),
            (with_paths("<number>"), Ok("42")),
            (with_paths("<nil>"), Ok("null")),
            (without_paths("null"), Ok("null")),
            // It was taken, and nothing was seen of it in 90 seconds; as was an empty constant.
            (with_paths("<none>"), Err("")),
            (Input::Constant("".into()), Err("")),
        ],
    );
}

#[test]
fn row_3_nothing_is_escaped_in_a_text() {
    check(
        "3",
        &[
            (with_paths(r#""so <quoted> it""#), Err(r#""so say "hello" it""#)),
            (with_paths(r#""so <lines> it""#), Err("\"so a\nb\\c\td it\"")),
            (with_paths(r#""so \"<word>\" it""#), Ok(r#""so \"hello\" it""#)),
            (with_paths(r#""so <none> it""#), Ok(r#""so  it""#)),
            (with_paths(r#""o=<thing>; l=<list>""#), Ok(r#""o={first:one,second:2}; l=[one,two,{x:3}]""#)),
            (with_paths("\"1 <word>\"\n\"2 <word>\""), Ok("\"1 hello\"\n\"2 hello\"")),
            // An object that a tool put into quotes, from a report in public.
            (with_paths(r#""{\"a\":[{\"b\":<word>}]}""#), Ok(r#""{\"a\":[{\"b\":hello}]}""#)),
        ],
    );
}

#[test]
fn row_4_a_path_that_finds_nothing_sends_an_empty_object() {
    check(
        "4",
        &[
            (path("$.detail.none"), Ok("{}")),
            (path("$.detail.nil"), Ok("{}")),
            (path(""), Ok("{}")),
            (path("$.detail.word"), Ok("\"hello\"")),
            (path("$.detail.list[1]"), Ok("\"two\"")),
            (path("$.detail.list[*].x"), Ok("[3]")),
        ],
    );
}

/// Row 5 is in LocalStack's snapshots too, with this field alone masked.
#[test]
fn rows_5_and_6_reserved_variables_have_their_own_forms() {
    let template = r#"{"e":<aws.events.event>,"t":<aws.events.event.ingestion-time>}"#;
    let expected = r#"{"e":{"id":"9c4f1a52-7d3b-4e19-8a6c-2f0b5d8e7a31","account":"111122223333","detailType":"Parcel Sent","time":1767323045000,"source":"depot","region":"eu-west-1","resources":[],"version":"0"},"t":"2026-01-02T03:04:06.408Z"}"#;
    check("5, 6", &[(without_paths(template), Ok(expected))]);
    let text = r#""<aws.events.rule-name> by <aws.events.rule-arn>""#;
    let expected = r#""sent by arn:aws:events:eu-west-1:111122223333:rule/depot/sent""#;
    check("5, 6", &[(without_paths(text), Ok(expected))]);
}

#[test]
fn row_7_without_input_paths_nothing_is_a_placeholder() {
    let stays = [
        (without_paths(r#""so <other> it""#), Ok(r#""so <other> it""#)),
        (without_paths(r#"{"a":"<other>"}"#), Ok(r#"{"a":"<other>"}"#)),
        (without_paths(r#"{"a":<other>}"#), Err(r#"{"a":<other>}"#)),
        (without_paths(r#"{"a":<aws.events.other>}"#), Err(r#"{"a":<aws.events.other>}"#)),
    ];
    check("7", &stays);
    for (input, sent) in stays {
        let problems = problems(&input);
        assert!(problems.iter().all(|problem| messages::aws_message(problem, "t").is_none()), "{problems:?}");
        assert_eq!(problems.is_empty(), sent.is_ok(), "{problems:?}");
    }
    // With input paths it is refused: LocalStack's snapshots, and cdk-preflight (September 2026).
    let refused = problems(&with_paths(r#"{"a":<other>}"#));
    assert_eq!(
        messages::aws_message(&refused[0], "t").as_deref(),
        Some("InputTemplate for target t contains invalid placeholder other.")
    );
}

/// Row 40 is in cdk-preflight's recordings as well (7 September 2026).
#[test]
fn rows_39_to_41_templates_are_refused_in_aws_words() {
    let as_key = "InputTemplate placeholder present as a JSON object key for target t.";
    let only_json =
        "InputTemplate for target t contains placeholder aws.events.event.json valid only for JSON template.";
    let bare = r#"Invalid InputTemplate for target t : [Source: (String)"hello null"; line: 1, column: 1]."#;
    let cases = [
        ("39", with_paths(r#"{"<word>":"value"}"#), as_key),
        ("40", without_paths(r#""event <aws.events.event.json>""#), only_json),
        ("40", without_paths("[<aws.events.event.json>]"), only_json),
        ("40", without_paths("<aws.events.event.json>"), only_json),
        ("41", with_paths("hello <word>"), bare),
    ];
    for (row, input, expected) in cases {
        let problems = problems(&input);
        let [problem] = problems.as_slice() else { panic!("row {row}: {problems:?}") };
        assert_eq!(messages::aws_message(problem, "t").as_deref(), Some(expected), "row {row}");
        assert!(problem.is_refused_by_aws());
    }
    for taken in [r#"{"e": <aws.events.event.json>}"#, r#""event was <aws.events.rule-name> today""#] {
        assert_eq!(problems(&without_paths(taken)), [], "{taken}");
    }
}
