//! Inputs with what AWS delivers for them, row by row, as recorded or as the documentation says.

use super::{Input, NotJson, ProblemKind, ReservedValues, Template, messages};
use crate::json;

const EVENT: &str = r#"{"version":"0","id":"3f2b0b6c-39e1-4d57-9ca6-e84b1f7d2035","detail-type":"OrderPlaced","source":"shop","account":"111122223333",
 "time":"2026-03-01T10:00:00Z","region":"eu-west-1","resources":["arn:aws:sqs:eu-west-1:111122223333:q"],
 "detail":{"id":"o-7","total":19.5,"vip":true,"tags":["new","gift"],"buyer":{"name":"Ana","city":"Rome"},"nil":null,"awkward":"An\"a"}}"#;

const SCENE: ReservedValues = ReservedValues {
    rule_arn: "arn:aws:events:eu-west-1:111122223333:rule/r1",
    rule_name: "r1",
    ingestion_time: "2026-03-01T10:00:00.408Z",
};

fn paths() -> Vec<(String, String)> {
    let paths = [
        ("id", "$.detail.id"),
        ("total", "$.detail.total"),
        ("vip", "$.detail.vip"),
        ("tags", "$.detail.tags"),
        ("buyer", "$.detail.buyer"),
        ("first", "$.detail.tags[0]"),
        ("res", "$.resources[0]"),
        ("t", "$.time"),
        ("none", "$.detail.nope"),
        ("nil", "$.detail.nil"),
        ("name", "$.detail.awkward"),
        ("all", "$.detail.tags[*]"),
        ("broken", "$..id"),
    ];
    paths.map(|(name, path)| (name.to_owned(), path.to_owned())).into()
}

fn fill(template: &str) -> Result<String, Box<NotJson>> {
    let document = json::parse(EVENT);
    Template::new(&paths(), template).fill(document.root().unwrap(), &SCENE)
}

fn whole() -> String {
    json::compact(json::parse(EVENT).root().unwrap())
}

#[test]
fn templates_are_filled_in() {
    let rule_16 = format!(r#"{{"rule":"r1","ev":{}}}"#, whole());
    let cases = [
        (r#""order <id> at <t>""#, r#""order o-7 at 2026-03-01T10:00:00Z""#),
        (r#"{"order":<id>,"when":<t>}"#, r#"{"order":"o-7","when":"2026-03-01T10:00:00Z"}"#),
        (r#"{"order":"<id>"}"#, r#"{"order":"o-7"}"#),
        (r#"{"path":"orders/<id>/items"}"#, r#"{"path":"orders/o-7/items"}"#),
        (r#"{"p":"a/<id>/b/<id>"}"#, r#"{"p":"a/o-7/b/o-7"}"#),
        (r#"{"buyer":<buyer>}"#, r#"{"buyer":{"name":"Ana","city":"Rome"}}"#),
        (r#"{"tags":<tags>}"#, r#"{"tags":["new","gift"]}"#),
        (r#"{"list":[<id>,"fixed"]}"#, r#"{"list":["o-7","fixed"]}"#),
        (r#""buyer <buyer> tags <tags>""#, r#""buyer {name:Ana,city:Rome} tags [new,gift]""#),
        (r#""vip <vip>!""#, r#""vip true!""#),
        (r#"{"missing":<none>}"#, r#"{"missing":""}"#),
        (r#""x<none>y""#, r#""xy""#),
        (r#"{"n":<total>,"v":<vip>}"#, r#"{"n":19.5,"v":true}"#),
        (r#"{"msg":"order \"<id>\" placed"}"#, r#"{"msg":"order \"o-7\" placed"}"#),
        (r#"{"rule":<aws.events.rule-name>,"ev":<aws.events.event.json>}"#, &rule_16),
        (r#""<aws.events.rule-name> fired""#, r#""r1 fired""#),
        ("\"<first>\"\n\"<id>\"", "\"new\"\n\"o-7\""),
        (
            r#"{"timestamp":<t>,"message":"order <id>"}"#,
            r#"{"timestamp":"2026-03-01T10:00:00Z","message":"order o-7"}"#,
        ),
        // Beyond the numbered rows: what the rules around them say.
        ("{\n  \"order\" : <id>\n}", r#"{"order":"o-7"}"#),
        (r#""{[/Check <id>""#, r#""{[/Check o-7""#),
        (r#"{"r":<res>}"#, r#"{"r":"arn:aws:sqs:eu-west-1:111122223333:q"}"#),
        (r#"{"missing":"<none>"}"#, r#"{"missing":""}"#),
        (r#"{"n":<nil>}"#, r#"{"n":null}"#),
        (r#"{"all":<all>}"#, r#"{"all":["new","gift"]}"#),
        (r#"{"x":<broken>}"#, r#"{"x":""}"#),
        (
            r#"{"e":<aws.events.event>,"arn":<aws.events.rule-arn>,"at":<aws.events.event.ingestion-time>}"#,
            r#"{"e":{"id":"3f2b0b6c-39e1-4d57-9ca6-e84b1f7d2035","account":"111122223333","detailType":"OrderPlaced","time":1772359200000,"source":"shop","region":"eu-west-1","resources":["arn:aws:sqs:eu-west-1:111122223333:q"],"version":"0"},"arn":"arn:aws:events:eu-west-1:111122223333:rule/r1","at":"2026-03-01T10:00:00.408Z"}"#,
        ),
    ];
    for (template, expected) in cases {
        assert_eq!(fill(template).as_deref(), Ok(expected), "{template}");
        assert_eq!(Template::new(&paths(), template).problems(), [], "{template}");
    }
}

#[test]
fn what_is_not_json_is_not_delivered() {
    let cases = [
        (r#"{"buyer":"<buyer>"}"#, Some(0)),
        (r#"{"id":<id>,"tags":"<tags>"}"#, Some(1)),
        (r#""for <id>, <name>""#, Some(1)),
        ("order <id>", None),
        ("", None),
    ];
    for (template, placeholder) in cases {
        let error = fill(template).unwrap_err();
        assert_eq!(error.placeholder, placeholder, "{template}: {}", error.text);
    }
}

#[test]
fn problems_of_a_template_stand_at_their_place() {
    type Check = fn(&ProblemKind) -> bool;
    use ProblemKind::*;
    let cases: &[(&str, &str, Check)] = &[
        (r#"{"a":<undefined>}"#, "<undefined>", |kind| matches!(kind, UndefinedPlaceholder(_))),
        (r#""<aws.events.rule>""#, "<aws.events.rule>", |kind| matches!(kind, UndefinedPlaceholder(_))),
        (r#"{"<id>":1}"#, "<id>", |kind| matches!(kind, PlaceholderAsKey(_))),
        (r#"{"a <id> b" : 1}"#, "<id>", |kind| matches!(kind, PlaceholderAsKey(_))),
        ("{<id>:1}", "<id>", |kind| matches!(kind, PlaceholderAsKey(_))),
        (r#""<aws.events.event.json>""#, "<aws.events.event.json>", |kind| matches!(kind, EventJsonInText)),
        (r#"{"e":"<aws.events.event.json>"}"#, "<aws.events.event.json>", |kind| {
            matches!(kind, EventInText(_))
        }),
        (r#"{"e":"<aws.events.event>"}"#, "<aws.events.event>", |kind| matches!(kind, EventInText(_))),
        ("[<aws.events.event>]", "<aws.events.event>", |kind| matches!(kind, EventInText(_))),
        ("order <id>", "order", |kind| matches!(kind, NotQuoted { .. })),
        ("<id> order", "order", |kind| matches!(kind, NotJson { .. })),
        ("\"<id>\",\n\"<t>\"", ",", |kind| matches!(kind, NotJson { .. })),
        (r#"{"a":<id>,}"#, "}", |kind| matches!(kind, NotJson { .. })),
        ("", "", |kind| matches!(kind, EmptyTemplate)),
    ];
    for (text, place, is_expected) in cases {
        let template = Template::new(&paths(), text);
        let [problem] = template.problems() else { panic!("{text}: {:?}", template.problems()) };
        assert!(is_expected(&problem.kind), "{text}: {problem:?}");
        assert_eq!(problem.span.of(text), *place, "{text}");
        assert!(messages::sentence(problem).ends_with('.'));
        // Of an empty template the words are those of any text that is too short.
        let is_refused = problem.kind == EmptyTemplate || messages::aws_message(problem, "1").is_some();
        assert_eq!(problem.is_refused_by_aws(), is_refused);
    }
    let template = Template::new(&paths(), r#"{"a":<undefined>}"#);
    assert_eq!(
        messages::aws_message(&template.problems()[0], "t1").as_deref(),
        Some("InputTemplate for target t1 contains invalid placeholder undefined.")
    );
}

#[test]
fn a_placeholder_shows_its_value() {
    let template = Template::new(&paths(), r#"{"a":<id>,"b":"<id> <total> <none>"}"#);
    let document = json::parse(EVENT);
    let value = |placeholder| template.value(placeholder, document.root().unwrap(), &SCENE);
    let values: Vec<String> = template.placeholders().iter().map(value).collect();
    assert_eq!(values, ["\"o-7\"", "o-7", "19.5", ""]);
}

#[test]
fn a_path_or_a_constant_is_sent_instead_of_the_event() {
    let document = json::parse(EVENT);
    let apply = |input: Input| input.apply(document.root().unwrap(), &SCENE).unwrap();
    let path = |path: &str| apply(Input::Path(path.to_owned()));
    assert_eq!(apply(Input::Matched), whole());
    assert_eq!(apply(Input::Constant("{\"a\": 1}".into())), "{\"a\": 1}");
    assert_eq!(path("$.detail.buyer"), r#"{"name":"Ana","city":"Rome"}"#);
    assert_eq!(path("$.detail.id"), "\"o-7\"");
}
