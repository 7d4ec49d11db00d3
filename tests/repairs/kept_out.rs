//! Patterns that let an event in which was not wanted: what is said of it, and the fixes that keep it out.

/// Pattern, event, the end of the sentence on the first condition, the label of a fix and the pattern after it; both empty
/// where there is no fix.
pub(super) const CASES: &[(&str, &str, &str, &str, &str)] = &[
    // Prefixes, suffixes and wildcards that take more than a name.
    (
        r#"{"k":[{"prefix":"in"}]}"#,
        r#"{"k":"in-old/a.csv"}"#,
        r#"the name continues with "-old/a.csv"."#,
        r#"Change to {"prefix":"in/"}"#,
        r#"{"k":[{"prefix":"in/"}]}"#,
    ),
    (
        r#"{"source":[{"prefix":"aws.s3"}]}"#,
        r#"{"source":"aws.s3control"}"#,
        r#"the name continues with "control"."#,
        r#"Change to "aws.s3""#,
        r#"{"source":["aws.s3"]}"#,
    ),
    (r#"{"k":[{"prefix":"Create"}]}"#, r#"{"k":"CreateUser"}"#, r#"matches {"prefix":"Create"}."#, "", ""),
    (
        r#"{"k":[{"suffix":"jpg"}]}"#,
        r#"{"k":"notjpg"}"#,
        r#"which begins with "not"."#,
        r#"Change to {"suffix":".jpg"}"#,
        r#"{"k":[{"suffix":".jpg"}]}"#,
    ),
    (
        r#"{"k":[{"suffix":"example.com"}]}"#,
        r#"{"k":"badexample.com"}"#,
        r#"which begins with "bad"."#,
        r#"Change to {"suffix":".example.com"},"example.com""#,
        r#"{"k":[{"suffix":".example.com"},"example.com"]}"#,
    ),
    (
        r#"{"k":[{"wildcard":"in/*.csv"}]}"#,
        r#"{"k":"in/x/y/a.csv"}"#,
        r#"* also matches "/": here it matches "x/y/a"."#,
        "",
        "",
    ),
    (r#"{"k":[{"wildcard":"*/in/*"}]}"#, r#"{"k":"a/b/in/c"}"#, r#"matches {"wildcard":"*/in/*"}."#, "", ""),
    (
        r#"{"k":[{"wildcard":"*test*"}]}"#,
        r#"{"k":"latest.csv"}"#,
        "The text is part of a longer word there.",
        "",
        "",
    ),
    (
        r#"{"k":[{"wildcard":"*test*"}]}"#,
        r#"{"k":"a-test.csv"}"#,
        r#"matches {"wildcard":"*test*"}."#,
        "",
        "",
    ),
    // What anything-but lets in.
    (
        r#"{"k":[{"anything-but":"stop"}]}"#,
        r#"{"k":"Stop"}"#,
        r#"Only the case differs from "stop", which is excluded."#,
        "Ignore case",
        r#"{"k":[{"anything-but":{"equals-ignore-case":"stop"}}]}"#,
    ),
    (
        r#"{"k":[{"anything-but":{"prefix":"test-"}}]}"#,
        r#"{"k":"Test-1"}"#,
        r#"Only the case differs from "test-", which is excluded."#,
        r#"Exclude "Test-" as well"#,
        r#"{"k":[{"anything-but":{"prefix":["test-","Test-"]}}]}"#,
    ),
    (
        r#"{"k":[{"anything-but":{"suffix":[".tmp"]}}]}"#,
        r#"{"k":"a.TMP"}"#,
        r#"Only the case differs from ".tmp", which is excluded."#,
        r#"Exclude ".TMP" as well"#,
        r#"{"k":[{"anything-but":{"suffix":[".tmp",".TMP"]}}]}"#,
    ),
    (
        r#"{"k":[{"anything-but":{"prefix":"a*"}}]}"#,
        r#"{"k":"b"}"#,
        r#"matches {"anything-but":{"prefix":"a*"}}."#,
        r#"Exclude "b" as well"#,
        r#"{"k":[{"anything-but":{"wildcard":["a\\**","b"]}}]}"#,
    ),
    (
        r#"{"k":[{"anything-but":{"equals-ignore-case":"a"}}]}"#,
        r#"{"k":"b"}"#,
        r#"matches {"anything-but":{"equals-ignore-case":"a"}}."#,
        r#"Exclude "b" as well"#,
        r#"{"k":[{"anything-but":{"equals-ignore-case":["a","b"]}}]}"#,
    ),
    (
        r#"{"k":[{"anything-but":[200]}]}"#,
        r#"{"k":"200"}"#,
        "A value of another type is never excluded.",
        "Match only numbers",
        r#"{"k":[{"numeric":["<",200]},{"numeric":[">",200]}]}"#,
    ),
    // To exclude the other element as well would keep out much that is wanted.
    (
        r#"{"k":[{"anything-but":"test"}]}"#,
        r#"{"k":["prod","test"]}"#,
        r#""test" is excluded, but one value that isn't excluded is enough."#,
        "",
        "",
    ),
    // The same value, written otherwise.
    (r#"{"k":[5]}"#, r#"{"k":5.0}"#, "Both are the same number.", "", ""),
    (r#"{"k":["10.1.2.3"]}"#, r#"{"k":"10.1.2.03"}"#, "Both are the same address.", "", ""),
    (
        r#"{"source":["a"]}"#,
        r#"{"source":"a","replay-name":"r"}"#,
        r#""a" matches "a"."#,
        "Exclude replayed events",
        r#"{"source":["a"],"replay-name":[{"exists":false}]}"#,
    ),
];
