//! Templates, changed.

use super::*;
use crate::interchange::read;

/// Returns the text with the pattern of its last part that has one changed.
#[track_caller]
fn edited(text: &str, new: &str) -> Edited {
    let findings = read(text);
    let index = findings.found.iter().rposition(|finding| finding.pattern().is_some());
    let index = index.unwrap_or_else(|| panic!("no pattern: {text}\n{findings:?}"));
    pattern(text, &findings, index, new).unwrap_or_else(|reason| {
        panic!("{reason:?}: {new}\n{text}\n{}", findings.found[index].pattern().unwrap().to_json())
    })
}

/// Each case is a text with `before` in it, which becomes `after` by a new pattern.
#[track_caller]
fn check(frame: &str, before: &str, new: &str, after: &str) {
    let text = frame.replace('@', before);
    assert_eq!(edited(&text, new).text, frame.replace('@', after), "{new}");
    let back =
        read(&text).found.iter().rev().find_map(|finding| finding.pattern().map(Node::to_json)).unwrap();
    assert_eq!(edited(&text, &back).text, text, "the same pattern changes nothing");
}

const YAML: &str = "# Rules\nResources:\n  Paid:\n    Type: AWS::Events::Rule\n    Properties:\n      EventBusName: !Ref Bus # ours\n      EventPattern:\n@      State: ENABLED\n";

#[test]
fn patterns_in_yaml_blocks_are_changed_in_place() {
    let pattern = "        source:\n          - shop # the shop\n          - 'till'\n        # kinds\n        detail-type: [Order Paid, \"Order Sent\"]\n        account: [!Ref AWS::AccountId]\n        detail:\n          total:\n            - numeric: ['>', 100]\n";
    let json = |detail: &str| {
        format!(
            r#"{{"source": ["shop", "till"], "detail-type": ["Order Paid", "Order Sent"], "account": ["!Ref AWS::AccountId"], "detail": {detail}}}"#
        )
    };
    for (new, from, to) in [
        (json(r#"{"total": [{"numeric": [">", 250]}]}"#), "100", "250"),
        (json(r#"{"total": [{"numeric": [">", 100, "<=", 200]}]}"#), "100]", "100, '<=', 200]"),
        (json(r#"{"total": [{"exists": true}]}"#), "numeric: ['>', 100]", "exists: true"),
        (
            json(r#"{"total": [{"numeric": [">", 100]}, {"exists": false}], "paid": [true]}"#),
            "100]\n",
            "100]\n            - exists: false\n          paid: [true]\n",
        ),
        (
            json("{\"total\": [{\"numeric\": [\">\", 100]}]}").replace("\"shop\", ", ""),
            "          - shop # the shop\n",
            "",
        ),
        (
            json("{\"total\": [{\"numeric\": [\">\", 100]}]}").replace("\"till\"", "\"till\", \"it's\""),
            "'till'\n",
            "'till'\n          - 'it''s'\n",
        ),
        (
            json("{\"total\": [{\"numeric\": [\">\", 100]}]}").replace("Order Sent", "on"),
            "\"Order Sent\"",
            "\"on\"",
        ),
        (
            json("{\"total\": [{\"numeric\": [\">\", 100]}]}").replace("Order Paid", "on"),
            "[Order Paid",
            "['on'",
        ),
        (
            json("{\"total\": [{\"numeric\": [\">\", 100]}]}")
                .replace("\"account\": [\"!Ref AWS::AccountId\"], ", ""),
            "        account: [!Ref AWS::AccountId]\n",
            "",
        ),
        (
            json("{\"total\": [{\"numeric\": [\">\", 100]}]}")
                .replace("[\"!Ref AWS::AccountId\"", "[\"123456789012\", \"!Ref AWS::AccountId\""),
            "[!Ref",
            "['123456789012', !Ref",
        ),
        (json(r#"{"sum": [{"numeric": [">", 100]}]}"#), "total", "sum"),
    ] {
        check(YAML, pattern, &new, &pattern.replacen(from, to, 1));
    }
}

#[test]
fn yaml_in_other_layouts() {
    for (before, new, after) in [
        ("        source: [a] # one\n", r#"{"source": ["b"]}"#, "        source: [b] # one\n"),
        (
            "        source: [a] # one\n",
            r#"{"source": ["a"], "detail": {"x": {"k": ["z"]}}}"#,
            "        source: [a] # one\n        detail:\n          x:\n            k: [z]\n",
        ),
        (
            "        source:\n        - a\n        - b\n",
            r#"{"source": ["b"], "account": ["1", "x"]}"#,
            "        source:\n        - b\n        account:\n        - '1'\n        - x\n",
        ),
        (
            "        {source: [a], detail: {x: [1]}}\n",
            r#"{"source": ["a"], "detail": {"x": [1, 2], "k": [null]}}"#,
            "        {source: [a], detail: {x: [1, 2], k: [null]}}\n",
        ),
        (
            "        source: [\n          a, # first\n          b\n        ]\n",
            r#"{"source": ["a", "b", "c"]}"#,
            "        source: [\n          a, # first\n          b,\n          c\n        ]\n",
        ),
        (
            "        |\n        {\n          \"source\": [\"a\"]\n        }\n",
            r#"{"source": ["a", "b"], "detail": {"x": [{"prefix": "p"}]}}"#,
            "        |\n        {\n          \"source\": [\"a\", \"b\"],\n          \"detail\": {\n            \"x\": [{\"prefix\": \"p\"}]\n          }\n        }\n",
        ),
        (
            "        '{\"source\": [\"a\"]}'\n",
            r#"{"source": ["it's"]}"#,
            "        '{\"source\": [\"it''s\"]}'\n",
        ),
        (
            "        \"{\\\"source\\\":[\\\"a\\\"]}\"\n",
            r#"{"source": ["a", "b\"c"]}"#,
            "        \"{\\\"source\\\":[\\\"a\\\",\\\"b\\\\\\\"c\\\"]}\"\n",
        ),
        (
            "        !Sub '{\"source\": [\"${S}\"], \"account\": [\"1\"]}'\n",
            r#"{"source": ["${S}"], "account": ["2"]}"#,
            "        !Sub '{\"source\": [\"${S}\"], \"account\": [\"2\"]}'\n",
        ),
        (
            "        !Sub |\n          {\"source\": [\"${S}\"]}\n",
            r#"{"source": ["x", "${S}"]}"#,
            "        !Sub |\n          {\"source\": [\"x\", \"${S}\"]}\n",
        ),
    ] {
        check(YAML, before, new, after);
        check(&YAML.replace('\n', "\r\n"), &before.replace('\n', "\r\n"), new, &after.replace('\n', "\r\n"));
    }
}

#[test]
fn yaml_with_anchors() {
    let text = "x: &types [A, B]\nbase: &base\n  source: [shop]\nR:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern:\n      <<: *base\n      detail-type: *types\n";
    let out = edited(text, r#"{"detail-type": ["A"], "source": ["shop"]}"#);
    assert_eq!(out.text, text.replace("*types", "[A]"));
    let out = edited(text, r#"{"detail-type": ["A", "B"], "source": ["till"]}"#);
    assert_eq!(out.text, text.replace("*types\n", "*types\n      source: [till]\n"));
    // Another rule has what is changed.
    let rule = |name: &str, pattern: &str| {
        format!("{name}:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern:\n{pattern}")
    };
    let text = rule("A", "      source: *s\n") + &rule("B", "      source: [x]\n");
    let text = rule("Z", "      source: &s [a]\n") + &text;
    let findings = read(&text);
    let edited = pattern(&text, &findings, 0, r#"{"source": ["b"]}"#).unwrap();
    assert_eq!((edited.text, edited.also), (text.replace("&s [a]", "&s [b]"), vec!["A".to_owned()]));
    let edited = pattern(&text, &findings, 1, r#"{"source": ["b"]}"#).unwrap();
    assert_eq!((edited.text, edited.also), (text.replace("*s", "[b]"), Vec::new()));
}

#[test]
fn json_templates_and_answers() {
    let frame = "{\n  \"Resources\": {\"R\": {\"Type\": \"AWS::Events::Rule\", \"Properties\": {\n    \"EventPattern\": @,\n    \"State\": \"ENABLED\"\n  }}}\n}\n";
    let pattern = "{\n      \"source\": [\n        \"a\",\n        \"b\"\n      ],\n      \"detail\": { \"x\": [ 1 ] }\n    }";
    for (new, from, to) in [
        (r#"{"source": ["a", "c"], "detail": {"x": [1]}}"#, "\"b\"", "\"c\""),
        (r#"{"source": ["a"], "detail": {"x": [1]}}"#, ",\n        \"b\"", ""),
        (r#"{"source": ["b"], "detail": {"x": [1]}}"#, "        \"a\",\n", ""),
        (
            r#"{"source": ["a", "b", "c"], "detail": {"x": [1, 2]}}"#,
            "\"b\"\n      ],\n      \"detail\": { \"x\": [ 1",
            "\"b\",\n        \"c\"\n      ],\n      \"detail\": { \"x\": [ 1, 2",
        ),
        (r#"{"source": ["a", "b"]}"#, ",\n      \"detail\": { \"x\": [ 1 ] }", ""),
        (
            r#"{"source": ["a", "b"], "detail": {"x": [1]}, "account": ["1"]}"#,
            " [ 1 ] }",
            " [ 1 ] },\n      \"account\": [\"1\"]",
        ),
        (r#"{"source": ["a", "b"], "detail": {"y": [1]}}"#, "\"x\"", "\"y\""),
    ] {
        check(frame, pattern, new, &pattern.replacen(from, to, 1));
    }
    check(
        "{\n    \"Name\": \"r\",\n    \"EventPattern\": \"@\",\n    \"State\": \"ENABLED\"\n}\n",
        r#"{\"source\":[\"a\"]}"#,
        r#"{"source": ["a", "é"], "detail": {"x": [{"exists": true}]}}"#,
        r#"{\"source\":[\"a\",\"é\"],\"detail\":{\"x\":[{\"exists\":true}]}}"#,
    );
    check(
        r#"{"Resources": {"R": {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {"account": [@]}}}}}"#,
        r#"{"Ref": "AWS::AccountId"}"#,
        r#"{"account": ["{\"Ref\": \"AWS::AccountId\"}", "1"]}"#,
        r#"{"Ref": "AWS::AccountId"}, "1""#,
    );
}

#[test]
fn patterns_of_terraform_are_changed_in_place() {
    let frame =
        "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  name = \"r\" # name\n  event_pattern = @\n}\n";
    let object = "jsonencode({\n    source        = [\"a\", local.s] # two\n    \"detail-type\" = [\"Paid\"]\n    detail = {\n      amount = [{ numeric = [\">=\", 100] }]\n    }\n  })";
    let new = |types: &str, detail: &str| {
        format!(r#"{{"source": ["a", "local.s"], "detail-type": {types}, "detail": {detail}}}"#)
    };
    for (new, from, to) in [
        (new(r#"["Paid"]"#, r#"{"amount": [{"numeric": [">=", 5]}]}"#), "100", "5"),
        (new(r#"["Paid", "${x}"]"#, r#"{"amount": [{"numeric": [">=", 100]}]}"#), "\"Paid\"", "\"Paid\", \"$${x}\""),
        (
            new(r#"["Paid"]"#, r#"{"amount": [{"numeric": [">=", 100]}], "id": [{"exists": true}]}"#),
            "100] }]\n",
            "100] }]\n      id     = [{ exists = true }]\n",
        ),
        (
            new(r#"["Paid"], "account": ["1"]"#, r#"{"amount": [{"numeric": [">=", 100]}]}"#),
            "[\"Paid\"]\n",
            "[\"Paid\"]\n    account       = [\"1\"]\n",
        ),
        (r#"{"source": ["a", "local.s"], "detail-type": ["Paid"]}"#.to_owned(), "    detail = {\n      amount = [{ numeric = [\">=\", 100] }]\n    }\n", ""),
        (r#"{"source": ["local.s"], "detail-type": ["Paid"], "detail": {"amount": [{"numeric": [">=", 100]}]}}"#.to_owned(), "\"a\", ", ""),
    ] {
        check(frame, object, &new, &object.replacen(from, to, 1));
    }
    for (before, new, after) in [
        (
            "<<-EOT\n    {\n      \"source\": [\"a\"],\n      \"account\": [\"${var.a}\"]\n    }\n  EOT",
            r#"{"source": ["a", "b"], "account": ["${var.a}"]}"#,
            "<<-EOT\n    {\n      \"source\": [\"a\", \"b\"],\n      \"account\": [\"${var.a}\"]\n    }\n  EOT",
        ),
        (
            r#""{\"source\":[\"a\"],\"account\":[\"${var.a}\"]}""#,
            r#"{"source": ["b"], "account": ["${var.a}"]}"#,
            r#""{\"source\":[\"b\"],\"account\":[\"${var.a}\"]}""#,
        ),
        (
            "jsonencode({ source = [\"a\"], account = [\"1\"] })",
            r#"{"source": ["a"]}"#,
            "jsonencode({ source = [\"a\"] })",
        ),
        (
            "jsonencode({ source = [\"a\"] })",
            r#"{"source": ["a"], "detail": {"x": ["y"]}}"#,
            "jsonencode({ source = [\"a\"], detail = { x = [\"y\"] } })",
        ),
    ] {
        check(frame, before, new, after);
    }
}

#[test]
fn patterns_of_programs_are_changed_in_place() {
    let cdk = "import * as events from 'aws-cdk-lib/aws-events';\nnew events.Rule(this, 'Paid', {\n  eventBus: bus, // ours\n  eventPattern: @,\n});\n";
    for (before, new, after) in [
        (
            "{ source: ['a'], detailType: ['P'] }",
            r#"{"source": ["b"], "detail-type": ["P", "Q"]}"#,
            "{ source: ['b'], detailType: ['P', 'Q'] }",
        ),
        (
            "{ source: ['a'] }",
            r#"{"source": ["a"], "detail-type": ["it's"]}"#,
            "{ source: ['a'], detailType: ['it\\'s'] }",
        ),
        (
            "{\n    source: [\"a\"], // one\n    detail: {\n      id: events.Match.prefix(\"A\"),\n    },\n  }",
            r#"{"source": ["a"], "detail": {"id": [{"prefix": "B"}], "n-o": [{"exists": true}]}}"#,
            "{\n    source: [\"a\"], // one\n    detail: {\n      id: events.Match.prefix(\"B\"),\n      \"n-o\": [{ exists: true }],\n    },\n  }",
        ),
        (
            "{ detail: { id: events.Match.prefix('A') } }",
            r#"{"detail": {"id": [{"suffix": "A"}]}}"#,
            "{ detail: { id: [{ suffix: 'A' }] } }",
        ),
        (
            "{ source: ['a'] }",
            r#"{"source": [{"prefix": "a"}], "account": ["1", {"anything-but": ["2", "3"]}], "region": [{"exists": false}]}"#,
            "{ source: events.Match.prefix('a'), account: events.Match.anyOf(events.Match.exactString('1'), events.Match.anythingBut('2', '3')), region: events.Match.doesNotExist() }",
        ),
        (
            "{ source: events.Match.prefix('a'), account: ['1'] }",
            r#"{"source": [{"prefix": "a"}], "account": ["2"]}"#,
            "{ source: events.Match.prefix('a'), account: ['2'] }",
        ),
        (
            "{ source: SOURCES, account: [this.account] }",
            r#"{"source": "SOURCES", "account": ["this.account", "1"]}"#,
            "{ source: SOURCES, account: [this.account, '1'] }",
        ),
    ] {
        check(cdk, before, new, after);
    }
    let python =
        "from aws_cdk import aws_events as events\nevents.Rule(self, \"Paid\",\n    event_pattern=@,\n)\n";
    for (before, new, after) in [
        (
            "events.EventPattern(source=[\"a\"], detail_type=['P'])",
            r#"{"source": ["b"], "detail-type": ["P"], "detail": {"x": [true, null]}}"#,
            "events.EventPattern(source=[\"b\"], detail_type=['P'], detail={\"x\": [True, None]})",
        ),
        (
            "events.EventPattern(source=[\"a\"])",
            r#"{"source": [{"anything-but": {"prefix": "b"}}]}"#,
            "events.EventPattern(source=events.Match.anything_but_prefix(\"b\"))",
        ),
        (
            "events.EventPattern(\n        source=[\"a\"],  # one\n    )",
            r#"{"source": ["a"], "detail-type": ["P"]}"#,
            "events.EventPattern(\n        source=[\"a\"],  # one\n        detail_type=[\"P\"],\n    )",
        ),
    ] {
        check(python, before, new, after);
    }
    let sdk = "await client.send(new PutRuleCommand({ Name: 'r', EventPattern: @ }));\n";
    for (before, new, after) in [
        (
            "JSON.stringify({ source: ['a'], 'detail-type': ['P'] })",
            r#"{"source": ["a"], "detail-type": ["Q"]}"#,
            "JSON.stringify({ source: ['a'], 'detail-type': ['Q'] })",
        ),
        ("'{\"source\": [\"a\"]}'", r#"{"source": ["it's"]}"#, "'{\"source\": [\"it\\'s\"]}'"),
        (
            "`{\n  \"source\": [\"a\"]\n}`",
            r#"{"source": ["a"], "account": ["1"]}"#,
            "`{\n  \"source\": [\"a\"],\n  \"account\": [\"1\"]\n}`",
        ),
        ("\"{\\\"source\\\":[\\\"a\\\"]}\"", r#"{"source": ["b"]}"#, "\"{\\\"source\\\":[\\\"b\\\"]}\""),
    ] {
        check(sdk, before, new, after);
    }
    let boto3 = "import boto3\nPATTERN = @\nevents.put_rule(Name='r', EventPattern=json.dumps(PATTERN))\n";
    check(boto3, "{\"source\": [\"a\"]}", r#"{"source": ["a", "b"]}"#, "{\"source\": [\"a\", \"b\"]}");
    let boto3 = "import boto3\nevents.put_rule(Name='r', EventPattern=\"\"\"@\"\"\")\n";
    check(boto3, "\n{\"source\": [\"a\"]}\n", r#"{"source": ["a\\"]}"#, "\n{\"source\": [\"a\\\\\\\\\"]}\n");
    let pulumi = "new aws.cloudwatch.EventRule('r', { eventPattern: JSON.stringify(@) });\n";
    check(pulumi, "{ source: ['a'] }", r#"{"source": ["b"]}"#, "{ source: ['b'] }");
}

#[test]
fn patterns_of_commands_are_changed_in_place() {
    for (frame, before, new, after) in [
        (
            "aws events put-rule --name r \\\n  --event-pattern '@' # it\n",
            r#"{"source":["a"]}"#,
            r#"{"source": ["it's"]}"#,
            r#"{"source":["it'\''s"]}"#,
        ),
        (
            "aws events put-rule --name r --event-pattern \"@\"\n",
            r#"{\"source\":[\"a\"]}"#,
            r#"{"source": ["$b"]}"#,
            r#"{\"source\":[\"\$b\"]}"#,
        ),
        (
            "cat > p.json <<'EOF'\n@\nEOF\naws events put-rule --name r --event-pattern file://p.json\n",
            "{\n  \"source\": [\"a\"]\n}",
            r#"{"source": ["a", "it's"]}"#,
            "{\n  \"source\": [\"a\", \"it's\"]\n}",
        ),
        (
            "P='@'\naws events put-rule --name r --event-pattern \"$P\"\n",
            r#"{"source":["a"]}"#,
            r#"{"source": ["b"]}"#,
            r#"{"source":["b"]}"#,
        ),
        (
            "aws events put-rule --cli-input-json '{\"Name\": \"r\", \"EventPattern\": \"@\"}'\n",
            r#"{\"source\":[\"a\"]}"#,
            r#"{"source": ["b"]}"#,
            r#"{\"source\":[\"b\"]}"#,
        ),
        (
            "aws events put-rule --name r `\n  --event-pattern '@'\n",
            r#"{\"source\":[\"a\"]}"#,
            r#"{"source": ["b"]}"#,
            r#"{\"source\":[\"b\"]}"#,
        ),
    ] {
        check(frame, before, new, after);
    }
}

#[test]
fn a_string_stays_a_string_and_a_name_becomes_what_its_place_takes() {
    for (text, new, from, to) in [
        // A pattern that AWS refuses is repaired in place.
        (
            "{\"Name\": \"r\", \"EventPattern\": \"{\\\"source\\\"\"}\n",
            r#"{"source":["a"]}"#,
            r#""{\"source\"""#,
            r#""{\"source\":[\"a\"]}""#,
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: '{\"source\"'\n",
            r#"{"source":["a"]}"#,
            r#"'{"source"'"#,
            r#"'{"source":["a"]}'"#,
        ),
        (
            "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = \"{\"\n}\n",
            r#"{"source":["a"]}"#,
            r#""{""#,
            r#""{\"source\":[\"a\"]}""#,
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: |\n      {\"source\"\n    State: ENABLED\n",
            r#"{"source":["a"]}"#,
            "|\n      {\"source\"\n",
            "'{\"source\":[\"a\"]}'\n",
        ),
        // A pattern given by a name.
        (
            "locals {\n  p = jsonencode({ source = [\"a\"] })\n}\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = local.p\n}\n",
            r#"{"source":["b"]}"#,
            "local.p",
            "jsonencode({ source = [\"b\"] })",
        ),
        (
            "locals {\n  p = { source = [\"a\"] }\n}\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode(local.p)\n}\n",
            r#"{"source":["b"]}"#,
            "local.p",
            "{ source = [\"b\"] }",
        ),
        // A `CfnRule` takes no `Match`, wherever its pattern is written.
        (
            "const P = { source: ['a'] };\nnew events.Rule(this, 'Q', {});\nnew events.CfnRule(this, 'R', { eventPattern: P });\n",
            r#"{"source":[{"prefix":"a"}]}"#,
            "['a']",
            "[{ prefix: 'a' }]",
        ),
        (
            "const P = JSON.parse('{\"source\": [\"a\"]}');\nnew events.CfnRule(this, 'R', { eventPattern: P });\n",
            r#"{"source":["b"]}"#,
            "\"a\"",
            "\"b\"",
        ),
    ] {
        assert_eq!(edited(text, new).text, text.replace(from, to));
    }
}

#[test]
fn schedules_are_changed_where_they_stand() {
    for (text, new, from, to) in [
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    ScheduleExpression: rate(5 minutes) # often\n",
            "rate(1 day)",
            "rate(5 minutes)",
            "rate(1 day)",
        ),
        (
            "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  schedule_expression = \"rate(5 minutes)\"\n}\n",
            "cron(0 4 * * ? *)",
            "rate(5 minutes)",
            "cron(0 4 * * ? *)",
        ),
        (
            "new events.Rule(this, 'R', { schedule: events.Schedule.rate(Duration.minutes(5)) });\n",
            "rate(1 day)",
            "events.Schedule.rate(Duration.minutes(5))",
            "events.Schedule.expression('rate(1 day)')",
        ),
        (
            "aws scheduler create-schedule --name s --schedule-expression 'rate(5 minutes)' --flexible-time-window Mode=OFF --target '{}'\n",
            "rate(1 day)",
            "rate(5 minutes)",
            "rate(1 day)",
        ),
    ] {
        let findings = read(text);
        let edited =
            schedule(text, &findings, 0, new).unwrap_or_else(|reason| panic!("{reason:?}: {findings:?}"));
        assert_eq!(edited.text, text.replace(from, to));
    }
}

#[test]
fn what_cannot_be_changed_says_why() {
    for (text, new, expected) in [
        (
            "EventPattern: {source: [a]}\n",
            "{",
            "The pattern isn't a valid JSON object. Fix it before copying it back.",
        ),
        (
            "EventPattern: {source: [a]}\n",
            "[]",
            "The pattern isn't a valid JSON object. Fix it before copying it back.",
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: !If [A, {source: [a]}, {source: [b]}]\n",
            "{}",
            "Line 4: this value is computed by code or the deployment tool, so it can't be changed here. Change \
             it by hand.",
        ),
    ] {
        let findings = read(text);
        let reason = pattern(text, &findings, 0, new).unwrap_err();
        assert_eq!(messages::not_edited(reason, text), expected);
    }
    assert_eq!(pattern("", &Findings::default(), 0, "{}"), Err(NotEdited::NoPlace));
}
