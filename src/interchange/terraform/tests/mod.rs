//! The findings for each kind of Terraform text.

mod limits;
mod properties;

use crate::interchange::{Finding, Findings, FormatId, Node, SkipReason, messages, read};

/// Returns the findings, one a line: `kind name {value}`.
fn told(text: &str) -> String {
    let tell = |finding: &Finding| {
        assert_eq!(finding.format, FormatId::Terraform, "{text}");
        let name = finding.name.as_deref().unwrap_or("–");
        format!("{} {name} {}", finding.kind.name(), finding.value.to_json())
    };
    read(text).found.iter().map(tell).collect::<Vec<_>>().join("\n")
}

fn only_pattern(text: &str) -> Node {
    let findings = read(text);
    let patterns: Vec<&Node> = findings.found.iter().filter_map(Finding::pattern).collect();
    assert_eq!(patterns.len(), 1, "{text}: {findings:?}");
    patterns[0].clone()
}

#[test]
fn patterns_in_every_way_to_write_them() {
    for (text, expected) in [
        // One argument, with comments, both signs of assignment, quoted names.
        (
            "event_pattern = jsonencode({\n  \"detail-type\" = [\"A\"] # why\n  detail : {\n    // all\n    n = [\"x\", { prefix = \"D\" },]\n    /* and */ readOnly = [false]\n  }\n})\n",
            r#"{"detail-type":["A"],"detail":{"n":["x",{"prefix":"D"}],"readOnly":[false]}}"#,
        ),
        ("jsonencode({ source = [\"a\"] })", r#"{"source":["a"]}"#),
        ("# mine\njsonencode({ source = [\"a\"] }),\n", r#"{"source":["a"]}"#),
        ("{\n  source = [\"a\"]\n  detail-type = [\"b\"]\n}\n", r#"{"source":["a"],"detail-type":["b"]}"#),
        ("source = [\"a\"]\ndetail = { n = [null] }\n", r#"{"source":["a"],"detail":{"n":[null]}}"#),
        ("<<EOF\n{\"source\": [\"a\"]}\nEOF\n", r#"{"source":["a"]}"#),
        // Numbers keep their digits.
        (
            "jsonencode({ detail = { n = [1.0, 1e3, -5, - 5, 0.10, 12345678901234567890123] } })",
            r#"{"detail":{"n":[1.0,1e3,-5,-5,0.10,12345678901234567890123]}}"#,
        ),
        // Heredocs.
        (
            "event_pattern = <<PATTERN\n{\n  \"source\": [ \"aws.ec2\" ]\n}\nPATTERN\n",
            r#"{"source":["aws.ec2"]}"#,
        ),
        (
            "  event_pattern = <<-EOT\n    {\"source\": [\"${var.source}\", \"a$${b}\"], \"account\": [${jsonencode(var.id)}]}\n  EOT\n",
            r#"{"source":["${var.source}","a${b}"],"account":["${jsonencode(var.id)}"]}"#,
        ),
        (
            "event_pattern = <<EOF\r\n{\"source\": [\"${var.all[\"x\"]}-y\"]}\r\nEOF\r\n",
            r#"{"source":["${var.all[\"x\"]}-y"]}"#,
        ),
        ("event_pattern = chomp(<<EOF\n{\"source\": [\"a\"]}\nEOF\n)\n", r#"{"source":["a"]}"#),
        // Texts in quotes.
        (
            r#"event_pattern = "{\"source\":[\"a\"],\"detail\":{\"n\":[\"\u00e9\\n\"]}}""#,
            r#"{"source":["a"],"detail":{"n":["é\n"]}}"#,
        ),
        (r#"event_pattern = "{\"source\":[\"${var.a}\"]}""#, r#"{"source":["${var.a}"]}"#),
        (r#"event_pattern = "${jsonencode({ source = ["a"] })}""#, r#"{"source":["a"]}"#),
        // What only Terraform can work out.
        (
            "event_pattern = jsonencode({ source = [var.a, \"x-${var.b}\", upper(\"c\"), var.d ? 1 : 2], detail = var.detail, resources = [for n in var.names : n] })",
            r#"{"source":["var.a","\"x-${var.b}\"","upper(\"c\")","var.d ? 1 : 2"],"detail":"var.detail","resources":"[for n in var.names : n]"}"#,
        ),
        ("event_pattern = jsonencode({ (var.key) = [1] })", r#""{ (var.key) = [1] }""#),
        (
            "event_pattern = file(\"${path.module}/pattern.json\")",
            r#""file(\"${path.module}/pattern.json\")""#,
        ),
        ("event_pattern = var.on ? jsonencode({}) : null", r#""var.on ? jsonencode({}) : null""#),
        // What the same text says.
        (
            "locals {\n  env = \"prod\"\n  bus = \"${local.env}-orders\"\n  pattern = { source = [local.bus] }\n}\nvariable \"kind\" {\n  type    = string\n  default = \"Paid\"\n}\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode(merge(local.pattern, {}))\n}\n",
            r#""merge(local.pattern, {})""#,
        ),
        (
            "locals {\n  pattern = { source = [local.bus], detail-type = [var.kind, var.other] }\n  bus = \"orders\"\n}\nvariable \"kind\" {\n  default = \"Paid\"\n}\nvariable \"other\" {}\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode({ source = [local.bus, \"${local.bus}-${var.kind}\"], detail = local.pattern })\n}\n",
            r#"{"source":["orders","orders-Paid"],"detail":{"source":["orders"],"detail-type":["Paid","var.other"]}}"#,
        ),
        (
            "locals { pattern = { source = [\"a\"] } }\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode(local.pattern)\n}\n",
            r#"{"source":["a"]}"#,
        ),
        (
            "locals { config = { name = \"a\" } }\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = <<EOF\n{\"source\": [\"${local.config.name}.b\"], \"detail\": {\"n\": ${jsonencode([\"c\"])}}}\nEOF\n}\n",
            r#"{"source":["a.b"],"detail":{"n":["c"]}}"#,
        ),
        // A pattern that AWS refuses is shown as it is.
        ("event_pattern = jsonencode({ source = \"a\" })", r#"{"source":"a"}"#),
        ("event_pattern = \"source = a\"", r#""source = a""#),
    ] {
        assert_eq!(only_pattern(text).to_json(), expected, "{text}");
    }
}

/// Returns a resource of a kind with a body.
fn resource(kind: &str, body: &str) -> String {
    format!("resource \"{kind}\" \"main\" {{\n{body}\n}}\n")
}

#[test]
fn resources_have_the_names_of_the_api() {
    for (kind, body, expected) in [
        (
            "aws_cloudwatch_event_rule",
            "name = \"r\"\ndescription = \"d\"\nevent_bus_name = aws_x.y.name\nschedule_expression = \"rate(1 day)\"\nrole_arn = var.role\nis_enabled = false\nforce_destroy = true\ntags = { team = \"a\" }\nlifecycle {\n  create_before_destroy = true\n}",
            r#"rule r {"Name":"r","Description":"d","EventBusName":"aws_x.y.name","ScheduleExpression":"rate(1 day)","RoleArn":"var.role","State":"DISABLED","Tags":[{"Key":"team","Value":"a"}]}"#,
        ),
        (
            "aws_cloudwatch_event_rule",
            "name_prefix = \"r-\"\nstate = \"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS\"\nevent_pattern = \"{}\"",
            r#"rule main {"Name":"main","State":"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS","EventPattern":{}}"#,
        ),
        (
            "aws_cloudwatch_event_rule",
            "name = \"${var.env}-r\"\nis_enabled = var.on\ndescription = null",
            r#"rule main {"Name":"\"${var.env}-r\"","State":"var.on"}"#,
        ),
        (
            "aws_cloudwatch_event_bus",
            "name = \"orders\"\ndead_letter_config {\n arn = \"q\"\n}\nlog_config {\n include_detail = \"FULL\"\n level = \"INFO\"\n}",
            r#"bus orders {"Name":"orders","DeadLetterConfig":{"Arn":"q"},"LogConfig":{"IncludeDetail":"FULL","Level":"INFO"}}"#,
        ),
        (
            "aws_cloudwatch_event_archive",
            "name = \"a\"\nevent_source_arn = aws_cloudwatch_event_bus.o.arn\nretention_days = 7\nevent_pattern = jsonencode({ source = [\"s\"] })",
            r#"archive a {"ArchiveName":"a","EventSourceArn":"aws_cloudwatch_event_bus.o.arn","RetentionDays":7,"EventPattern":{"source":["s"]}}"#,
        ),
        (
            "aws_cloudwatch_event_permission",
            "principal = \"*\"\nstatement_id = \"Org\"\ncondition {\n  key = \"aws:PrincipalOrgID\"\n  type = \"StringEquals\"\n  value = \"o-1\"\n}",
            r#"policy Org {"Principal":"*","StatementId":"Org","Condition":{"Key":"aws:PrincipalOrgID","Type":"StringEquals","Value":"o-1"}}"#,
        ),
        (
            "aws_cloudwatch_event_bus_policy",
            "event_bus_name = \"b\"\npolicy = jsonencode({ Version = \"2012-10-17\", Statement = [] })",
            r#"policy main {"EventBusName":"b","Policy":{"Version":"2012-10-17","Statement":[]}}"#,
        ),
        (
            "aws_cloudwatch_event_connection",
            "name = \"c\"\nauthorization_type = \"OAUTH_CLIENT_CREDENTIALS\"\nauth_parameters {\n  oauth {\n    authorization_endpoint = \"https://a.example\"\n    http_method = \"POST\"\n    client_parameters {\n      client_id = \"i\"\n      client_secret = var.secret\n    }\n    oauth_http_parameters {\n      body {\n        key = \"k\"\n        value = \"v\"\n        is_value_secret = true\n      }\n    }\n  }\n}",
            r#"connection c {"Name":"c","AuthorizationType":"OAUTH_CLIENT_CREDENTIALS","AuthParameters":{"OAuthParameters":{"AuthorizationEndpoint":"https://a.example","HttpMethod":"POST","ClientParameters":{"ClientID":"i","ClientSecret":"var.secret"},"OAuthHttpParameters":{"BodyParameters":[{"Key":"k","Value":"v","IsValueSecret":true}]}}}}"#,
        ),
        (
            "aws_cloudwatch_event_api_destination",
            "name = \"d\"\ninvocation_endpoint = \"https://a.example/*\"\nhttp_method = \"POST\"\ninvocation_rate_limit_per_second = 20\nconnection_arn = aws_cloudwatch_event_connection.c.arn",
            r#"api-destination d {"Name":"d","InvocationEndpoint":"https://a.example/*","HttpMethod":"POST","InvocationRateLimitPerSecond":20,"ConnectionArn":"aws_cloudwatch_event_connection.c.arn"}"#,
        ),
        (
            "aws_scheduler_schedule",
            "name = \"s\"\nschedule_expression = \"cron(0 9 * * ? *)\"\nschedule_expression_timezone = \"Europe/Paris\"\nflexible_time_window {\n  mode = \"OFF\"\n}\ntarget {\n  arn = aws_sqs_queue.q.arn\n  role_arn = \"r\"\n  input = jsonencode({ b = 1, a = \"<x>\" })\n  retry_policy {\n    maximum_retry_attempts = 3\n  }\n  eventbridge_parameters {\n    detail_type = \"t\"\n    source = \"s\"\n  }\n}",
            r#"schedule s {"Name":"s","ScheduleExpression":"cron(0 9 * * ? *)","ScheduleExpressionTimezone":"Europe/Paris","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"aws_sqs_queue.q.arn","RoleArn":"r","Input":"{\"a\":\"\\u003cx\\u003e\",\"b\":1}","RetryPolicy":{"MaximumRetryAttempts":3},"EventBridgeParameters":{"DetailType":"t","Source":"s"}}}"#,
        ),
        (
            "aws_pipes_pipe",
            "name = \"p\"\nsource_parameters {\n  filter_criteria {\n    filter {\n      pattern = jsonencode({ body = { a = [1] } })\n    }\n    filter {\n      pattern = \"{\\\"body\\\":{}}\"\n    }\n  }\n}",
            "pattern p {\"body\":{\"a\":[1]}}\npattern p {\"body\":{}}",
        ),
        (
            "aws_lambda_event_source_mapping",
            "function_name = \"f\"\nfilter_criteria {\n  filter {\n    pattern = jsonencode({ eventName = [\"INSERT\"] })\n  }\n}",
            r#"pattern main {"eventName":["INSERT"]}"#,
        ),
    ] {
        let text = resource(kind, body);
        assert_eq!(told(&text), expected, "{text}");
    }
}

#[test]
fn targets_have_the_names_of_the_api() {
    for (body, expected) in [
        (
            "target_id = \"t\"\narn = var.arn\nrole_arn = \"r\"\ninput = jsonencode({ a = var.x })",
            r#"{"Id":"t","Arn":"var.arn","RoleArn":"r","Input":"jsonencode({ a = var.x })"}"#,
        ),
        ("input_path = \"$.detail\"", r#"{"InputPath":"$.detail"}"#),
        (
            "input_transformer {\n  input_paths = {\n    order_id = \"$.detail.id\"\n  }\n  input_template = \"{\\\"order\\\": <order_id>}\"\n}",
            r#"{"InputTransformer":{"InputPathsMap":{"order_id":"$.detail.id"},"InputTemplate":"{\"order\": <order_id>}"}}"#,
        ),
        (
            "input_transformer {\n  input_template = <<-EOT\n    {\n      \"order\": <id>\n    }\n  EOT\n}",
            r#"{"InputTransformer":{"InputTemplate":"{\n  \"order\": <id>\n}\n"}}"#,
        ),
        // Terraform's escapes take the placeholder away.
        (
            "input_transformer {\n  input_template = jsonencode({ order = \"<id>\" })\n}",
            r#"{"InputTransformer":{"InputTemplate":"{\"order\":\"\\u003cid\\u003e\"}"}}"#,
        ),
        (
            "retry_policy {\n  maximum_event_age_in_seconds = 60\n  maximum_retry_attempts = 2\n}\ndead_letter_config { arn = aws_sqs_queue.d.arn }",
            r#"{"RetryPolicy":{"MaximumEventAgeInSeconds":60,"MaximumRetryAttempts":2},"DeadLetterConfig":{"Arn":"aws_sqs_queue.d.arn"}}"#,
        ),
        (
            "ecs_target {\n  task_definition_arn = \"t\"\n  task_count = 1\n  launch_type = \"FARGATE\"\n  enable_ecs_managed_tags = true\n  network_configuration {\n    subnets = [\"s\"]\n    assign_public_ip = true\n  }\n  placement_constraint {\n    type = \"memberOf\"\n    expression = \"e\"\n  }\n}",
            r#"{"EcsParameters":{"TaskDefinitionArn":"t","TaskCount":1,"LaunchType":"FARGATE","EnableECSManagedTags":true,"NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["s"],"AssignPublicIp":"ENABLED"}},"PlacementConstraints":[{"type":"memberOf","expression":"e"}]}}"#,
        ),
        (
            "kinesis_target {\n  partition_key_path = \"$.id\"\n}",
            r#"{"KinesisParameters":{"PartitionKeyPath":"$.id"}}"#,
        ),
        ("sqs_target {\n  message_group_id = \"g\"\n}", r#"{"SqsParameters":{"MessageGroupId":"g"}}"#),
        (
            "batch_target {\n  job_definition = \"d\"\n  job_name = \"n\"\n  array_size = 4\n  job_attempts = 2\n}",
            r#"{"BatchParameters":{"JobDefinition":"d","JobName":"n","ArrayProperties":{"Size":4},"RetryStrategy":{"Attempts":2}}}"#,
        ),
        (
            "run_command_targets {\n  key = \"tag:Name\"\n  values = [\"a\"]\n}\nrun_command_targets {\n  key = \"InstanceIds\"\n  values = [\"i-1\"]\n}",
            r#"{"RunCommandParameters":{"RunCommandTargets":[{"Key":"tag:Name","Values":["a"]},{"Key":"InstanceIds","Values":["i-1"]}]}}"#,
        ),
        (
            "http_target {\n  path_parameter_values = [\"a\"]\n  query_string_parameters = { some_name = \"$.b\" }\n  header_parameters = { X-Id = \"c\" }\n}",
            r#"{"HttpParameters":{"PathParameterValues":["a"],"QueryStringParameters":{"some_name":"$.b"},"HeaderParameters":{"X-Id":"c"}}}"#,
        ),
        (
            "redshift_target {\n  database = \"d\"\n  db_user = \"u\"\n  secrets_manager_arn = \"s\"\n  sql = \"select 1\"\n  with_event = true\n}",
            r#"{"RedshiftDataParameters":{"Database":"d","DbUser":"u","SecretManagerArn":"s","Sql":"select 1","WithEvent":true}}"#,
        ),
    ] {
        let text = resource("aws_cloudwatch_event_target", &format!("rule = var.rule\n{body}"));
        // A target without an id is called as its resource.
        let expected = if expected.starts_with(r#"{"Id""#) {
            expected.to_owned()
        } else {
            expected.replacen('{', r#"{"Id":"main","#, 1)
        };
        let expected = format!(r#"target – {{"Rule":"var.rule","Targets":[{expected}]}}"#);
        assert_eq!(told(&text), expected, "{text}");
    }
}

#[test]
fn code_of_another_language_is_left_to_it() {
    for text in [
        "event_pattern = {\"source\": [\"a\"]}\nclient.put_rule(Name=\"r\", EventPattern=json.dumps(event_pattern))\n",
        "events.Rule(self, \"r\", event_pattern = events.EventPattern(source=[\"a\"]))\n",
        "const rule = { source = 'a' };\n",
    ] {
        let mut findings = Findings::default();
        super::read(text, &mut findings);
        assert_eq!(findings, Findings::default(), "{text}");
    }
}

#[test]
fn a_target_goes_with_its_rule() {
    let rule = "resource \"aws_cloudwatch_event_rule\" \"paid\" {\n  name = \"order-paid\"\n}\n";
    for reference in [
        "aws_cloudwatch_event_rule.paid.name",
        "aws_cloudwatch_event_rule.paid.id",
        "aws_cloudwatch_event_rule.paid[0].name",
        "aws_cloudwatch_event_rule.paid[each.key].name",
        "\"${aws_cloudwatch_event_rule.paid.name}\"",
        "\"order-paid\"",
    ] {
        let target = resource("aws_cloudwatch_event_target", &format!("rule = {reference}\narn = \"q\""));
        for text in [format!("{rule}{target}"), format!("{target}{rule}")] {
            let expected = r#"rule order-paid {"Name":"order-paid","Targets":[{"Id":"main","Arn":"q"}]}"#;
            assert_eq!(told(&text), expected, "{text}");
        }
    }
    for reference in ["aws_cloudwatch_event_rule.paid_late.name", "\"other\"", "module.rules.paid"] {
        let target = resource("aws_cloudwatch_event_target", &format!("rule = {reference}\narn = \"q\""));
        assert!(told(&format!("{rule}{target}")).contains("target "), "{reference}");
    }
}

#[test]
fn a_bus_of_the_same_text_has_its_name() {
    let text = "resource \"aws_cloudwatch_event_bus\" \"o\" {\n  name = \"orders\"\n}\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_bus_name = aws_cloudwatch_event_bus.o.name\n  event_pattern  = \"{}\"\n}\n";
    assert_eq!(
        told(text),
        "bus orders {\"Name\":\"orders\"}\nrule r {\"Name\":\"r\",\"EventBusName\":\"orders\",\"EventPattern\":{}}"
    );
}

#[test]
fn the_json_syntax_is_read_too() {
    for (text, expected) in [
        (
            r#"{"resource":{"aws_cloudwatch_event_rule":{"r":{"name":"n","event_pattern":"{\"source\":[\"${var.s}\"]}"}},"aws_cloudwatch_event_target":{"t":{"rule":"${aws_cloudwatch_event_rule.r.name}","arn":"${aws_sqs_queue.q.arn}","retry_policy":[{"maximum_retry_attempts":1}]}}}}"#,
            r#"rule n {"Name":"n","EventPattern":{"source":["${var.s}"]},"Targets":[{"Id":"t","Arn":"${aws_sqs_queue.q.arn}","RetryPolicy":{"MaximumRetryAttempts":1}}]}"#,
        ),
        (
            r#"{"resource":{"aws_cloudwatch_event_rule":{"r":[{"event_pattern":"${jsonencode({ source = [\"a\"] })}"}]}}}"#,
            r#"rule r {"Name":"r","EventPattern":{"source":["a"]}}"#,
        ),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

/// Returns what was not understood: the part of the text, and the sentence.
fn skipped(text: &str) -> Vec<(usize, String)> {
    let findings = read(text);
    findings
        .skipped
        .iter()
        .map(|skipped| (skipped.span.range().start, messages::skipped(&skipped.reason)))
        .collect()
}

#[test]
fn what_is_not_read_is_named() {
    let good = resource("aws_cloudwatch_event_rule", "event_pattern = \"{}\"");
    for (text, expected) in [
        (
            resource("aws_cloudwatch_event_endpoint", "name = \"e\""),
            "aws_cloudwatch_event_endpoint.main isn't supported.",
        ),
        (
            "module \"bridge\" {\n  rules = { a = { event_pattern = jsonencode({}) } }\n}\n".to_owned(),
            "The module \"bridge\" isn't supported.",
        ),
        (
            resource(
                "aws_cloudwatch_event_target",
                "rule = \"r\"\ndynamic \"retry_policy\" {\n  for_each = [1]\n  content {}\n}",
            ),
            "The block dynamic \"retry_policy\" isn't supported.",
        ),
    ] {
        let sentences: Vec<String> = skipped(&text).into_iter().map(|(_, sentence)| sentence).collect();
        assert_eq!(sentences, [expected], "{text}");
    }
    // Resources that have nothing to do with events are not reported.
    let other = resource("aws_s3_bucket", "bucket = \"b\"");
    assert_eq!(skipped(&format!("{other}{good}data \"aws_x\" \"y\" {{}}\n")), []);
}

#[test]
fn a_mistake_has_its_place_and_costs_one_block() {
    let good = resource("aws_cloudwatch_event_rule", "event_pattern = \"{}\"");
    for (body, mark, problem) in [
        ("event_pattern = jsonencode({ source = [\"a\" })", "})", "expected `]`"),
        ("event_pattern = jsonencode({ source = [\"a\"] }", "}\n", "expected `)`"),
        ("a {", "", "this `{` isn't closed"),
        ("name = \"a", "\"a\n", "this string isn't closed"),
        ("name = = 1", "= 1", "invalid expression"),
        ("name 1", "1\n", "invalid structure"),
        ("event_pattern = <<EOF\n{}\nEOT", "<<EOF", "this heredoc is never closed"),
        ("name = \"a\" /* no end", "/* no end", "this comment is never closed"),
        ("name = \"\\q\"", "\"\n", "invalid escape sequence"),
    ] {
        let broken = resource("aws_cloudwatch_event_rule", body);
        for text in [format!("{broken}{good}"), format!("{good}{broken}")] {
            let findings = read(&text);
            let is_comment = body.contains("/*") && text.starts_with(&broken);
            assert_eq!(findings.found.len(), 1, "{text}: {findings:?}");
            let [one] = &findings.skipped[..] else { panic!("{text}: {findings:?}") };
            let SkipReason::Broken { language: "HCL", problem: told } = &one.reason else { panic!("{text}") };
            assert!(told.contains(problem), "{text}: {told}");
            if !is_comment {
                assert!(text[one.span.range().start..].starts_with(mark), "{text}: {one:?}");
            }
        }
    }
}

#[test]
fn a_mistake_at_the_end_is_not_within_a_letter() {
    for text in ["resource \"aws_cloudwatch_event_rule\" é", "jsonencode({ a = é", "jsonencode([]) é"] {
        let places: Vec<usize> = skipped(text).into_iter().map(|(place, _)| place).collect();
        assert!(
            !places.is_empty() && places.iter().all(|place| text.is_char_boundary(*place)),
            "{text}: {places:?}"
        );
    }
}

/// Every value of a finding with its name, as the text writes it.
fn written<'t>(node: &Node, text: &'t str, found: &mut Vec<(String, &'t str)>) {
    for member in node.members() {
        found.push((member.name.clone(), member.node.span.of(text)));
        written(&member.node, text, found);
    }
    node.elements().iter().for_each(|element| written(element, text, found));
}

#[test]
fn places_are_those_of_the_file() {
    let text = "# é\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  name          = \"é1\"\n  description = var.a == 1 ? \"x\" : \"y\"\n  event_pattern = jsonencode({\n    source = [\"a\", -5, true, null, var.b[0] , f(1) , (2), 1 + var.z ]\n    \"detail-type\" = { x : [{ prefix = \"p\" }] }\n  })\n}\nresource \"aws_cloudwatch_event_rule\" \"h\" {\n  event_pattern = <<-EOT\n    {\n      \"source\": [\"é\", \"${var.x}\", ${var.y}, \"$${z}\"],\n      \"detail\": {\"n\": [1.50]}\n    }\n  EOT\n}\n";
    let findings = read(text);
    assert_eq!(findings.found.len(), 2, "{findings:?}");
    let mut found = Vec::new();
    for finding in &findings.found {
        written(&finding.value, text, &mut found);
        assert!(finding.span.of(text).starts_with("resource") && finding.span.of(text).ends_with('}'));
    }
    let shown: Vec<(&str, &str)> = found.iter().map(|(name, source)| (name.as_str(), *source)).collect();
    for expected in [
        ("Name", "\"é1\""),
        ("Description", "var.a == 1 ? \"x\" : \"y\""),
        ("source", "[\"a\", -5, true, null, var.b[0] , f(1) , (2), 1 + var.z ]"),
        ("detail-type", "{ x : [{ prefix = \"p\" }] }"),
        ("x", "[{ prefix = \"p\" }]"),
        ("prefix", "\"p\""),
        ("source", "[\"é\", \"${var.x}\", ${var.y}, \"$${z}\"]"),
        ("detail", "{\"n\": [1.50]}"),
        ("n", "[1.50]"),
    ] {
        assert!(shown.contains(&expected), "{expected:?}: {shown:?}");
    }
    let elements = |index: usize| -> Vec<&str> {
        let pattern = findings.found[index].pattern().unwrap();
        pattern.get("source").unwrap().elements().iter().map(|element| element.span.of(text)).collect()
    };
    assert_eq!(elements(0), ["\"a\"", "-5", "true", "null", "var.b[0]", "f(1)", "(2)", "1 + var.z"]);
    assert_eq!(elements(1), ["\"é\"", "\"${var.x}\"", "${var.y}", "\"$${z}\""]);
    let placeholders: Vec<&str> = findings.found.iter().flat_map(Finding::placeholders).collect();
    assert_eq!(
        placeholders,
        ["var.a == 1 ? \"x\" : \"y\"", "var.b[0]", "f(1)", "1 + var.z", "${var.x}", "${var.y}"]
    );
    // Names have their places, too.
    let pattern = findings.found[0].pattern().unwrap();
    let names: Vec<&str> = pattern.members().iter().map(|member| member.name_span.of(text)).collect();
    assert_eq!(names, ["source", "\"detail-type\""]);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let text = "# a\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  name = \"n\" // b\n  event_pattern = <<EOF\n{\n  \"source\": [\"a\"]\n}\nEOF\n}\n\nlocals {\n  a = 1\n}\n";
    let expected = r#"rule n {"Name":"n","EventPattern":{"source":["a"]}}"#;
    assert_eq!(told(text), expected);
    assert_eq!(told(&text.replace('\n', "\r\n")), expected);
    assert_eq!(told(&format!("\u{feff}{text}")), expected);
    assert_eq!(told(text.trim_end()), expected);
    // In a page of documentation.
    assert_eq!(told(&format!("Write this:\n\n```hcl\n{text}```\n\nDone.\n")), expected);
}
