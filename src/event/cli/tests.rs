//! Commands as people paste them.

use super::*;
use crate::json;

#[track_caller]
fn check(command: &str, entries: &str) {
    assert!(is_command(command), "{command}");
    let read = parse(command).unwrap_or_else(|error| panic!("{command}: {error}"));
    assert_eq!((compact(&read.entries).as_str(), read.refusal), (entries, None), "{command}");
}

fn compact(text: &str) -> String {
    json::compact(json::parse(text).root().unwrap())
}

/// What was meant, and what the CLI says about it.
#[track_caller]
fn check_refused(command: &str, meant: &str, message: &str) {
    let read = parse(command).unwrap_or_else(|error| panic!("{command}: {error}"));
    assert_eq!(compact(&read.entries), meant, "{command}");
    let refusal = read.refusal.map(|refusal| refusal.message().replace('\n', " ")).unwrap_or_default();
    assert!(refusal.starts_with(message), "{command}: {refusal}");
}

#[test]
fn quotes_escapes_and_continued_lines() {
    let entries = r#"[{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7}"}]"#;
    check(&format!("aws events put-events --entries '{entries}'"), entries);
    check(
        &format!("$ aws events put-events \\\n  --entries '{entries}' \\\r\n  --region eu-west-1"),
        entries,
    );
    check(&format!("\n> aws --region eu-west-1 events put-events --entries='{entries}' | jq ."), entries);
    check(&format!("aws events put-events \\\n --entries '{entries}' # sends it\nls"), entries);
    let escaped = entries.replace('\\', "\\\\").replace('"', "\\\"");
    check(&format!("aws events put-events --entries \"{escaped}\""), entries);
    check(&format!("aws events put-events --cli-input-json '{{\"Entries\":{entries}}}'"), entries);
    check(
        r#"aws events put-events --entries '{"Source":"it'\''s","DetailType":"T","Detail":"{}"}'"#,
        r#"[{"Source":"it's","DetailType":"T","Detail":"{}"}]"#,
    );
    let read = parse("aws events put-events --region eu-west-1 --entries '[]'").unwrap();
    assert_eq!(read.region.as_deref(), Some("eu-west-1"));
}

#[test]
fn shorthand_entries_are_read() {
    check(
        r#"aws events put-events --entries Source=shop,DetailType="Order Sold",Detail='"{\"id\":7,\"n\":1}"' Source=b"#,
        r#"[{"Source":"shop","DetailType":"Order Sold","Detail":"{\"id\":7,\"n\":1}"},{"Source":"b"}]"#,
    );
    check(
        r#"aws events put-events --entries 'Source=s,Detail="{\"id\":7}",Resources=a,b,EventBusName=x'"#,
        r#"[{"Source":"s","Detail":"{\"id\":7}","Resources":["a","b"],"EventBusName":"x"}]"#,
    );
    check(
        "aws events put-events --entries Resources=[arn:1,arn:2],Source=s",
        r#"[{"Resources":["arn:1","arn:2"],"Source":"s"}]"#,
    );
}

#[test]
fn what_cannot_be_run_says_why_and_where() {
    let cases = [
        ("", CliErrorKind::NotPutEvents, ""),
        ("aws s3 ls", CliErrorKind::NotPutEvents, "aws s3 ls"),
        ("aws events put-events", CliErrorKind::NoEntries, "aws events put-events"),
        (
            "aws events put-events --entries --region x",
            CliErrorKind::NoEntries,
            "aws events put-events --entries --region x",
        ),
        (
            "aws events put-events --entries file://entries.json",
            CliErrorKind::File("file://entries.json".to_owned()),
            "file://entries.json",
        ),
        ("aws events put-events --entries '[", CliErrorKind::UnclosedQuote, "'["),
    ];
    for (command, kind, place) in cases {
        let error = parse(command).unwrap_err();
        assert_eq!((&error.kind, error.span.of(command)), (&kind, place), "{command}");
        assert!(!error.to_string().is_empty());
    }
    for broken in ["'[{]'", "hello", "Name=x,Source"] {
        let error = parse(&format!("aws events put-events --entries {broken}")).unwrap_err();
        assert!(matches!(error.kind, CliErrorKind::Refused(_)), "{broken}: {error:?}");
    }
}

#[test]
fn what_is_printed_is_read_again() {
    let event = json::parse(
        r#"{"id":"1","detail-type":"Sold","source":"it's","time":"2026-03-01T10:00:00Z","resources":["arn:x"],"detail":{"a":"b\"c"}}"#,
    );
    let command = command_of_event(event.root().unwrap(), Some("shop"));
    check(
        &command,
        r#"[{"Time":"2026-03-01T10:00:00Z","Source":"it's","Resources":["arn:x"],"DetailType":"Sold","Detail":"{\"a\":\"b\\\"c\"}","EventBusName":"shop"}]"#,
    );
    let entry = json::parse(r#"{"Source":"s"}"#);
    check(&command_of_entry(entry.root().unwrap()), r#"[{"Source":"s"}]"#);
    let empty = json::parse("{}");
    check(&command_of_event(empty.root().unwrap(), None), r#"[{"Detail":"{}"}]"#);
}

const ENTRY: &str = r#"[{"Source":"shop","DetailType":"Sold","Detail":"{\"note\":\"it's late\"}"}]"#;

#[test]
fn wrappers_variables_and_pipes_are_read_past() {
    let quoted = format!("'{}'", ENTRY.replace('\'', r"'\''"));
    for command in [
        format!("AWS_PROFILE=dev AWS_PAGER=\"\" aws --region x events put-events --entries {quoted} | jq ."),
        format!("awslocal events put-events --entries {quoted} > out.json 2>&1"),
        format!(
            "docker run --rm -v ~/.aws:/root/.aws amazon/aws-cli events put-events --entries {quoted} && ls"
        ),
        format!(
            "export AWS_REGION=x; /usr/bin/aws events --no-cli-pager put-events --entries={quoted} 2>/dev/null"
        ),
        format!(
            "set -e\n# send it\nfor i in 1 2; do\n  aws events put-events \\\n    --entries {quoted}; done"
        ),
        format!("ENTRIES={quoted}\naws events put-events --entries \"$ENTRIES\""),
        format!("user@host:~$ aws events put-events --entries {quoted}"),
    ] {
        check(&command, ENTRY);
    }
}

#[test]
fn here_documents_are_read() {
    let with_variables = r#"SRC=shop
aws events put-events --cli-input-json "$(cat <<EOF
{"Entries":[{"Source":"$SRC","Detail":"$(date)"}]}
EOF
)""#;
    for (command, entries) in [
        (format!("aws events put-events --entries \"$(cat <<'JSON'\n{ENTRY}\nJSON\n)\" | jq ."), ENTRY),
        (
            format!(
                "cat > entries.json <<'EOF'\n{ENTRY}\nEOF\n\naws events put-events --entries file://entries.json"
            ),
            ENTRY,
        ),
        (
            format!("cat <<'EOF' > e.json\n{ENTRY}\nEOF\naws events put-events --entries file://./e.json"),
            ENTRY,
        ),
        (format!("aws events put-events --entries file:///dev/stdin <<'EOF'\n{ENTRY}\nEOF"), ENTRY),
        (format!("cat <<'EOF' | aws events put-events --entries file:///dev/stdin\n{ENTRY}\nEOF"), ENTRY),
        (format!("read -r -d '' E <<'EOF'\n{ENTRY}\nEOF\naws events put-events --entries \"$E\""), ENTRY),
        (format!("E=$(cat <<'EOF'\n{ENTRY}\nEOF\n)\naws events put-events --entries \"${{E}}\""), ENTRY),
        (
            "aws events put-events --entries \"$(cat <<-EOF\n\t[{\"Source\":\"a\"}]\n\tEOF\n)\"".to_owned(),
            r#"[{"Source":"a"}]"#,
        ),
        (with_variables.to_owned(), r#"[{"Source":"shop","Detail":"$(date)"}]"#),
    ] {
        check(&command, entries);
    }
}

#[test]
fn the_shells_of_windows_are_read() {
    let entries = r#"[{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7}"}]"#;
    let escaped = entries.replace('\\', r"\\").replace('"', r#"\""#);
    for command in [
        format!("aws events put-events ^\r\n  --entries \"{escaped}\""),
        format!("C:\\work>aws events put-events --entries \"{escaped}\" > out.txt"),
        format!("aws events put-events `\n  --entries '{escaped}'"),
        format!("PS C:\\work> aws events put-events --entries '{entries}' | ConvertFrom-Json"),
        format!(
            "$entries = @'\n{entries}\n'@\n$env:AWS_PROFILE = 'dev'; aws events put-events --entries $entries"
        ),
    ] {
        check(&command, entries);
    }
    // cmd knows no single quotes: the CLI gets them.
    let habit = format!("aws events put-events ^\n --entries '{entries}'");
    check_refused(
        &habit,
        entries,
        "Error parsing parameter '--entries': Expected: '=', received: ''' for input:",
    );
    assert!(parse(&habit).unwrap().lost_quotes.is_some_and(|text| text.starts_with("'[{Source:")));
}

/// The CLI's own words are those of version 2.
#[test]
fn what_the_cli_refuses_is_told_in_its_words() {
    let cases = [
        (
            r#"aws events put-events --entries Source=shop,DetailType=Sold,Detail='{"id":"o-7","total":19.5}'"#,
            r#"[{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":\"o-7\",\"total\":19.5}"}]"#,
            r#"Error parsing parameter '--entries': Expected: '=', received: '"' for input: Source=shop,DetailType=Sold,Detail={"id":"o-7","total":19.5}"#,
        ),
        (
            r#"aws events put-events --entries '[{"Source":"shop","DetailType":"Sold","Detail":{"id":7}}]'"#,
            r#"[{"Source":"shop","DetailType":"Sold","Detail":{"id":7}}]"#,
            "Parameter validation failed: Invalid type for parameter Entries[0].Detail, value: …, type: …, valid types: <class 'str'>",
        ),
        (
            r#"aws events put-events --entries '[{"Source":"shop","source":"x"}]'"#,
            r#"[{"Source":"shop","source":"x"}]"#,
            r#"Parameter validation failed: Unknown parameter in Entries[0]: "source", must be one of: Time, Source, Resources, DetailType, Detail, EventBusName, TraceHeader"#,
        ),
        (
            r#"aws events put-events --entries "[{"Source":"shop","Detail":"{}"}]""#,
            r#"[{"Source":"shop","Detail":"{}"}]"#,
            "Error parsing parameter '--entries': Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 3 (char 2) JSON received: [{Source:shop,Detail:{}}]",
        ),
        (
            r#"aws events put-events --entries '[{"Source":"shop",}]'"#,
            r#"[{"Source":"shop"}]"#,
            "Error parsing parameter '--entries': Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 19 (char 18)",
        ),
    ];
    let apostrophe =
        r#"aws events put-events --entries '[{"Source":"shop","Detail":"{\"note\":\"it's\"}"}]'"#;
    check_refused(
        apostrophe,
        r#"[{"Source":"shop","Detail":"{\"note\":\"it's\"}"}]"#,
        "the shell is waiting for a closing quote",
    );
    for (command, meant, message) in cases {
        check_refused(command, meant, message);
    }
    let command =
        r#"aws events put-events --entries '[{"Source":"s","DetailType":"T","Detail":"{'id':'o-7'}"}]'"#;
    let lost = parse(command).unwrap();
    assert_eq!(lost.lost_quotes.as_deref(), Some(r#"[{"Source":"s","DetailType":"T","Detail":"{id:o-7}"}]"#));
    assert_eq!((lost.refusal, lost.entries.contains("{id:o-7}")), (None, true));
}

#[test]
fn shorthand_is_read_as_the_cli_reads_it() {
    for (text, expected) in [
        ("Source=a b,Resources=x", r#"{"Source":"a b","Resources":["x"]}"#),
        ("Resources=x,y,Source=s", r#"{"Resources":["x","y"],"Source":"s"}"#),
        (r"Resources=[x, 'y,z'],Source='it\'s'", r#"{"Resources":["x","y,z"],"Source":"it's"}"#),
        (r"Source=a\,b", r#"{"Source":"a,b"}"#),
        ("Source=", r#"{"Source":""}"#),
        ("Source=a=b", r#"{"Source":"a=b"}"#),
        ("Detail={a=1,b=[2]}", r#"{"Detail":{"a":"1","b":["2"]}}"#),
    ] {
        assert_eq!(shorthand::read(text).as_deref(), Ok(expected), "{text}");
    }
    for (text, expected, received) in [
        ("hello", "=", "EOF"),
        ("Source=a,", "<second>", "<none>"),
        ("Source='a", "<singled quoted>", "<none>"),
        ("Source=[a", ",", "EOF"),
        ("Source={a", "=", "EOF"),
        ("Source=x,Detail=a}", ",", "}"),
    ] {
        let refusal = shorthand::read(text).unwrap_err();
        let Refusal::Shorthand { expected: due, received: found, .. } = &refusal else {
            panic!("{refusal:?}")
        };
        assert_eq!((due.as_str(), found.as_str()), (expected, received), "{text}");
    }
    assert!(matches!(shorthand::read("Source=a,Source=b"), Err(Refusal::RepeatedKey { .. })));
}

#[test]
fn no_command_makes_the_reader_panic() {
    let text = "A=1 aws events put-events --entries \"$(cat <<'E'\n[é]\nE\n)\" `\n @'\nx\n'@ ^\n ${A $( $(( 2>&1 <<< x \\";
    for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
        for start in (0..end).filter(|&start| text.is_char_boundary(start)) {
            let _ = commands(&text[start..end]);
        }
    }
    let _ = commands(&"aws events put-events --entries \"$(".repeat(2_000));
    // Each line doubles the variable.
    let doubled = format!("A=xxxxxxxxxxxxxxxx\n{}aws events put-events --entries $A", "A=$A$A\n".repeat(60));
    assert_eq!(commands(&doubled).len(), 1);
    assert_eq!(commands(&doubled.replace("A=", "$A = \"").replace("$A$A\n", "$A$A\"\n")).len(), 1);
}

#[test]
fn variables_and_prompts_of_each_shell() {
    let entries = r#"[{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7}","EventBusName":"orders"}]"#;
    let json = |bus: &str| {
        let text = entries.replace("orders", bus).replace('\\', "\\\\").replace('"', "\\\"");
        format!("--entries \"{text}\"")
    };
    check(&format!("$ export BUS=orders\n$ aws events put-events {}", json("$BUS")), entries);
    check(
        &format!("[ec2-user@ip ~]$ BUS=orders\n[ec2-user@ip ~]$ aws events put-events {}", json("${BUS}")),
        entries,
    );
    check(&format!("set BUS=orders\r\naws events put-events {}\r\n", json("%BUS%")), entries);
    check(&format!("@echo off\nset \"bus=orders\"\naws events put-events {}", json("%BUS%")), entries);
    check(&format!("C:\\>set BUS=orders\nC:\\>aws events put-events {}", json("%BUS%")), entries);
    // A sign of percent that is none of a variable.
    check(
        "aws events put-events --entries Source=100%,DetailType=T ^\n   --region r",
        r#"[{"Source":"100%","DetailType":"T"}]"#,
    );
}
