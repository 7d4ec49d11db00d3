use super::*;
use crate::pattern::parse;

#[track_caller]
fn check(pattern: &str, reading: &str) {
    let parsed = parse(pattern);
    assert!(parsed.is_valid(), "{pattern}");
    assert_eq!(super::pattern(&parsed.pattern), reading, "{pattern}");
}

#[track_caller]
fn check_matchers(matchers: &str, words: &str) {
    check(&format!("{{\"detail\":{{\"state\":[{matchers}]}}}}"), &format!("Events where state {words}."));
}

#[test]
fn the_events_are_named_by_source_and_type() {
    check(r#"{"source":["aws.ec2"]}"#, "All events from Amazon EC2.");
    check(
        r#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#,
        "All “Object Created” events from Amazon S3.",
    );
    check(r#"{"detail-type":["A","B"]}"#, "All “A” or “B” events.");
    check(
        r#"{"source":["shop.orders","aws.new-service"]}"#,
        "All events from “shop.orders” or “aws.new-service”.",
    );
    check(
        r#"{"source":[{"prefix":"aws.partner/shopify.com/"}]}"#,
        "All events from the partner shopify.com.",
    );
    check(r#"{"source":[{"prefix":"aws."}]}"#, "Events where source begins with “aws.”.");
    check(
        r#"{"source":["aws.rds"],"detail-type":[{"prefix":"RDS DB"}]}"#,
        "Events from Amazon RDS where detail-type begins with “RDS DB”.",
    );
    check(
        r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutObject"]}}"#,
        "API calls to Amazon S3, reported by CloudTrail, where eventName is “PutObject”.",
    );
    check(r#"{"detail-type":["AWS API Call via CloudTrail"]}"#, "All API calls, reported by CloudTrail.");
    check(
        r#"{"detail-type":["AWS API Call via CloudTrail"],"account":["111122223333"]}"#,
        "API calls, reported by CloudTrail, where account is “111122223333”.",
    );
}

#[test]
fn matchers_are_read() {
    check_matchers(r#""running""#, "is “running”");
    check_matchers(r#""a","b""#, "is “a” or “b”");
    check_matchers(r#""a","b",5,true,null,"""#, "is “a”, “b”, 5, true, null or an empty string");
    check_matchers(r#""10.0.0.1""#, "is the address 10.0.0.1");
    check_matchers("1048576", "is 1,048,576");
    check_matchers("-12345.5", "is -12345.5");
    check_matchers(r#"{"prefix":"a"}"#, "begins with “a”");
    check_matchers(r#"{"prefix":{"equals-ignore-case":"a"}}"#, "begins with “a” (ignoring case)");
    check_matchers(r#"{"prefix":""}"#, "is any text");
    check_matchers(r#"{"suffix":".png"}"#, "ends with “.png”");
    check_matchers(r#"{"equals-ignore-case":"a"}"#, "is “a” (ignoring case)");
    check_matchers(r#"{"wildcard":"a*b"}"#, "matches “a*b”");
    check_matchers(r#"{"wildcard":"*"}"#, "is any text");
    check_matchers(r#"{"exists":true}"#, "has any value");
    check_matchers(r#"{"exists":false}"#, "is absent");
    check_matchers(r#"{"exists":false},"x""#, "is “x” or absent");
    check_matchers(r#"{"numeric":["=",5]}"#, "is 5");
    check_matchers(r#"{"numeric":[">",1048576]}"#, "is more than 1,048,576");
    check_matchers(r#"{"numeric":[">=",5]}"#, "is at least 5");
    check_matchers(r#"{"numeric":["<",5]}"#, "is less than 5");
    check_matchers(r#"{"numeric":["<=",5]}"#, "is at most 5");
    check_matchers(r#"{"numeric":[">",0,"<=",5]}"#, "is more than 0 and at most 5");
    check_matchers(r#"{"numeric":[">=",0,"<=",5]}"#, "is from 0 to 5");
    check_matchers(r#"{"cidr":"10.0.0.0/24"}"#, "is an address in 10.0.0.0/24 (10.0.0.0 to 10.0.0.255)");
    check_matchers(r#"{"anything-but":"x"}"#, "is anything but “x”");
    check_matchers(r#"{"anything-but":["x","y","z"]}"#, "is anything but “x”, “y” or “z”");
    check_matchers(r#"{"anything-but":[1,20000]}"#, "is anything but 1 or 20,000");
    check_matchers(r#"{"anything-but":{"prefix":"x"}}"#, "is anything that doesn't begin with “x”");
    check_matchers(
        r#"{"anything-but":{"suffix":["x","y"]}}"#,
        "is anything that doesn't end with “x” or “y”",
    );
    check_matchers(r#"{"anything-but":{"equals-ignore-case":"x"}}"#, "is anything but “x” (ignoring case)");
    check_matchers(r#"{"anything-but":{"wildcard":"a*"}}"#, "is anything that doesn't match “a*”");
    check_matchers(r#"{"prefix":"a"},{"suffix":"b"}"#, "begins with “a” or ends with “b”");
    check_matchers(r#"{"prefix":"a"},"b","c""#, "is “b” or “c”, or begins with “a”");
    check_matchers("1,2,3,4,5,6,7,8,9,10", "is 1, 2, 3, 4, 5, 6, 7, 8 or 2 others");
    check_matchers("1,2,3,4,5,6,7,8,9", "is 1, 2, 3, 4, 5, 6, 7, 8 or 9");
    check_matchers(r#""a\nb""#, r#"is "a\nb""#);
}

#[test]
fn fields_are_paths_in_words() {
    check(r#"{"detail":{"bucket":{"name":["b"]}}}"#, "Events where bucket name is “b”.");
    check(r#"{"detail.bucket.name":["b"]}"#, "Events where bucket name is “b”.");
    check(
        r#"{"detail":{"region":["b"]},"region":["c"]}"#,
        "Events where detail region is “b” and region is “c”.",
    );
    check(r#"{"detail":{"Availability Zone":["b"]}}"#, "Events where “Availability Zone” is “b”.");
    check(r#"{"detail":{"":["b"]}}"#, "Events where “” is “b”.");
}

#[test]
fn conditions_are_joined() {
    check(
        r#"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":[{"prefix":"logs-"}]},
            "object":{"size":[{"numeric":[">",1048576]}],"key":[{"anything-but":{"suffix":".tmp"}}]}}}"#,
        "“Object Created” events from Amazon S3 where bucket name begins with “logs-”, object size is more than \
         1,048,576, and object key is anything that doesn't end with “.tmp”.",
    );
    check(r#"{"detail":{"a":[1],"b":[2]}}"#, "Events where a is 1 and b is 2.");
    check(r#"{"detail":{"a":[1],"a":[2]}}"#, "Events where a is 2.");
}

#[test]
fn alternatives_are_either_or() {
    check(r#"{"$or":[{"detail":{"a":[1]}},{"detail":{"b":[2]}}]}"#, "Events where either a is 1, or b is 2.");
    check(
        r#"{"source":["aws.guardduty"],"detail":{"$or":[{"severity":[{"numeric":[">=",7]}]},
            {"title":[{"prefix":"Root"}],"region":["us-east-1"]}],"archived":[false]}}"#,
        "Events from Amazon GuardDuty where archived is false, and either severity is at least 7, or title begins \
         with “Root” and detail region is “us-east-1”.",
    );
    check(
        r#"{"detail":{"$or":[{"a":[1]},{"$or":[{"b":[2]},{"c":[3]}],"z":[9]}]}}"#,
        "Events where either a is 1, or (z is 9, and either b is 2, or c is 3).",
    );
    check(
        r#"{"detail":{"$or":[{"a":[1],"b":[1],"c":[1]},{"d":[1]}]}}"#,
        "Events where either (a is 1, b is 1, and c is 1), or d is 1.",
    );
}

#[test]
fn what_replaces_is_read_as_it_counts() {
    check(
        r#"{"detail":{"a":[0],"$or":[{"a":[1]},{"b":[2]}]}}"#,
        "Events where either a is 1, or a is 0 and b is 2.",
    );
    check(
        r#"{"source":["x"],"detail":{"$or":[{"a":[1]},{"b":[2]}],"a":[0]}}"#,
        "Events from “x” where a is 0, and either there is no other condition, or b is 2.",
    );
}

#[test]
fn a_pattern_without_conditions_reads_as_nothing() {
    for text in ["", "{}", "[]", "{\"a\":{}}", "{\"a\":"] {
        assert_eq!(pattern(&parse(text).pattern), "", "{text}");
    }
}

/// Whether each leaf that counts is named, but for what the subject says.
fn names_all(text: &str) {
    let pattern = parse(text).pattern;
    let reading = super::pattern(&pattern);
    let branches = expand(&pattern);
    for (id, leaf) in pattern.leaves() {
        let counts = branches.iter().any(|branch| branch.leaves.contains(&id));
        let name = leaf.path.rsplit('.').next().unwrap_or_default();
        let in_subject = matches!(leaf.path.as_str(), "source" | "detail-type");
        let has_control = name.chars().any(char::is_control);
        assert!(
            !counts || in_subject || has_control || reading.contains(name),
            "{name:?} in {reading:?} of {text}"
        );
    }
}

#[test]
fn the_gallery_can_be_read() {
    for example in crate::gallery::tests::examples() {
        names_all(example.pattern);
        assert!(pattern(&parse(example.pattern).pattern).ends_with('.'));
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn leaf() -> impl Strategy<Value = String> {
        let matchers = vec![
            "\"x\"",
            "\"\"",
            "1e400",
            "-70000",
            "null",
            r#"{"prefix":"é"}"#,
            r#"{"exists":false}"#,
            r#"{"exists":true}"#,
            r#"{"numeric":[">",1,"<",5]}"#,
            r#"{"cidr":"::/0"}"#,
            r#"{"anything-but":["x","y"]}"#,
            r#"{"wildcard":"*\\*"}"#,
        ];
        proptest::collection::vec(select(matchers), 1..12)
            .prop_map(|matchers| format!("[{}]", matchers.join(",")))
    }

    fn object() -> impl Strategy<Value = String> {
        let member = |value: BoxedStrategy<String>| {
            let key = select(vec!["a", "b", "b.c", "source", "detail-type", "detail", "é f", "x\\n"]);
            (key, value).prop_map(|(key, value)| format!("\"{key}\":{value}"))
        };
        let object = move |value: BoxedStrategy<String>| {
            proptest::collection::vec(member(value), 1..4)
                .prop_map(|members| format!("{{{}}}", members.join(",")))
        };
        object(leaf().boxed()).prop_recursive(4, 24, 3, move |inner| {
            let or = proptest::collection::vec(inner.clone(), 2..4)
                .prop_map(|branches| format!("{{\"$or\":[{}],\"z\":[1]}}", branches.join(",")));
            prop_oneof![object(inner.boxed()), or]
        })
    }

    proptest! {
        #[test]
        fn every_field_that_counts_is_named(text in object()) {
            // Beyond some alternatives they are only counted.
            if expand(&parse(&text).pattern).len() <= MAX_ALTERNATIVES {
                names_all(&text);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\":,a$or 1é]{0,60}") {
            pattern(&parse(&text).pattern);
        }
    }
}

#[test]
fn an_operator_in_the_place_of_a_field_is_read_as_a_field() {
    check(
        r#"{"source":["aws.s3"],"detail":{"object":{"key":{"suffix":[".zip"]}}}}"#,
        "Events from Amazon S3 where a field named “suffix” inside object key is “.zip”.",
    );
    check(
        r#"{"detail":{"n":{"numeric":[">",5]}}}"#,
        "Events where a field named “numeric” inside n is “>” or 5.",
    );
    check(
        r#"{"detail":{"state":{"anything-but":{"prefix":["x"]}}}}"#,
        "Events where a field named “anything-but.prefix” inside state is “x”.",
    );
    check(r#"{"detail":{"prefix":["in/"]}}"#, "Events where prefix is “in/”.");
}
