use super::*;
use proptest::prelude::*;

/// Returns the result for a text that is given in pieces of `size` bytes: events as text, troubles by name.
fn framed(text: &str, size: usize) -> Vec<String> {
    let mut framer = Framer::new();
    let mut found = Vec::new();
    let mut sink = |frame: Frame| found.push(told(frame));
    for piece in text.as_bytes().chunks(size.max(1)) {
        framer.push(piece);
        framer.take(false, &mut sink);
    }
    framer.take(true, &mut sink);
    found
}

fn told(frame: Frame) -> String {
    match frame {
        Frame::Event { text, place, list } => {
            let list = list.map(|list| format!("{list} ")).unwrap_or_default();
            format!("{}: {list}{}", place.line, String::from_utf8_lossy(text))
        }
        Frame::Broken { place, trouble } => format!("{}: {trouble:?}", place.line),
    }
}

#[test]
fn events_are_found_in_every_layout() {
    let cases: [(&str, &[&str]); 16] = [
        ("", &[]),
        ("  \n \n", &[]),
        ("{\"a\":1}", &["1: {\"a\":1}"]),
        ("{\"a\":1}\n{\"b\":2}\n", &["1: {\"a\":1}", "2: {\"b\":2}"]),
        ("\u{feff}{\"a\":1}\r\n\r\n{\"b\":2},\r\n# note\n", &["1: {\"a\":1}", "3: {\"b\":2}"]),
        ("{\"a\":1}{\"b\":\"}\\\"{\"}", &["1: {\"a\":1}", "1: {\"b\":\"}\\\"{\"}"]),
        ("[{\"a\":1},\n {\"b\":[{}]}]", &["1: {\"a\":1}", "2: {\"b\":[{}]}"]),
        ("[[{\"a\":1}],[{\"b\":2}]]", &["1: {\"a\":1}", "1: {\"b\":2}"]),
        ("{\n \"a\": 1\n}\n{\n \"b\": 2\n}", &["1: {\n \"a\": 1\n}", "4: {\n \"b\": 2\n}"]),
        (
            "{ \"Records\" : [ {\"a\":1}, {\"b\":2} ], \"x\": [\"}\"] }{\"Records\":[{\"c\":3}]}",
            &["1: Records {\"a\":1}", "1: Records {\"b\":2}", "1: Records {\"c\":3}"],
        ),
        ("{\"Records\":7}", &["1: {\"Records\":7}"]),
        ("{\"Records\":[]}\n", &[]),
        ("{\"a\":1}\nnonsense\n{\"b\":2}\n", &["1: {\"a\":1}", "2: nonsense", "3: {\"b\":2}"]),
        ("[{\"a\":1}, nonsense\n{\"b\":2}]", &["1: {\"a\":1}", "1: Stray", "2: {\"b\":2}"]),
        ("\"text\"\n7\n", &["1: \"text\"", "2: 7"]),
        ("[{\"a\":1}", &["1: {\"a\":1}", "1: EndsEarly"]),
    ];
    for (text, expected) in cases {
        assert_eq!(framed(text, usize::MAX), expected, "{text}");
    }
}

#[test]
fn a_broken_event_does_not_swallow_the_next() {
    let cases: [(&str, &[&str]); 7] = [
        // A line that is cut short.
        ("{\"a\":1}\n{\"b\":[1\n{\"c\":3}\n", &["1: {\"a\":1}", "2: {\"b\":[1", "3: {\"c\":3}"]),
        ("{\"b\":[1\n{\"c\":3}\n{\"d\":4}\n", &["1: {\"b\":[1", "2: {\"c\":3}", "3: {\"d\":4}"]),
        ("{\"b\":[1\n{\"c\":3}\n", &["1: Unclosed", "2: {\"c\":3}"]),
        ("[\n {\"b\":[1,\n {\"c\":3},\n {\"d\":4}\n]", &["2: Unclosed", "3: {\"c\":3}", "4: {\"d\":4}"]),
        // A string that is not closed.
        ("[\n {\"b\":\"x},\n {\"c\":3}\n]", &["2: UnclosedString", "3: {\"c\":3}"]),
        ("{\n \"a\": \"x\n}\n{\n \"b\": 2\n}", &["1: UnclosedString", "4: {\n \"b\": 2\n}"]),
        // The end of the file.
        ("{\n \"a\": 1\n}\n{\n \"b\": ", &["1: {\n \"a\": 1\n}", "4: Unclosed"]),
    ];
    for (text, expected) in cases {
        assert_eq!(framed(text, usize::MAX), expected, "{text}");
        for size in 1..8 {
            assert_eq!(framed(text, size), expected, "{text} in pieces of {size}");
        }
    }
}

#[test]
fn what_is_too_long_is_passed_over() {
    let long = "x".repeat(MAX_EVENT + 10);
    let lines = format!("{{\"a\":1}}\n{{\"long\":\"{long}\"}}\n{{\"b\":2}}\n");
    let array = format!("[{{\"a\":1}},{{\"long\":\"{long}\"}},{{\"b\":2}}]");
    for size in [1 << 20, usize::MAX] {
        assert_eq!(framed(&lines, size), ["1: {\"a\":1}", "2: TooLong", "3: {\"b\":2}"]);
        let found = framed(&array, size);
        assert_eq!((found.len(), found.last().map(String::as_str)), (3, Some("1: {\"b\":2}")));
    }
}

#[test]
fn parts_of_a_file_have_all_its_lines_once() {
    let text = "{\"a\":1}\n\n{\"b\":22}\n{\"c\":333}\n{\"d\":4}";
    for cut in 0..=text.len() as u64 {
        let mut found = Vec::new();
        let mut newlines = 0;
        for (from, until) in [(0, cut), (cut, u64::MAX)] {
            let mut framer = Framer::for_lines(from, until);
            for piece in text.as_bytes()[from.saturating_sub(1) as usize..].chunks(3) {
                framer.push(piece);
                framer.take(false, &mut |frame| found.push((newlines, told(frame))));
            }
            framer.take(true, &mut |frame| found.push((newlines, told(frame))));
            newlines += framer.lines().saturating_sub(1);
        }
        let absolute: Vec<String> = found
            .into_iter()
            .map(|(before, told)| {
                let (line, rest) = told.split_once(": ").unwrap();
                format!("{}: {rest}", line.parse::<u64>().unwrap() + before)
            })
            .collect();
        assert_eq!(
            absolute,
            ["1: {\"a\":1}", "3: {\"b\":22}", "4: {\"c\":333}", "5: {\"d\":4}"],
            "cut at {cut}"
        );
    }
}

/// Valid events, laid out in various ways.
fn laid_out() -> impl Strategy<Value = (Vec<serde_json::Value>, String)> {
    let leaf = prop_oneof![
        "[ -~äé\n]{0,8}".prop_map(serde_json::Value::from),
        any::<i32>().prop_map(serde_json::Value::from),
    ];
    let value = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(serde_json::Value::from),
            prop::collection::btree_map("[a-c\"{}]{0,3}", inner, 0..3)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    });
    let event = prop::collection::btree_map("[a-z{\"]{1,4}", value, 0..4)
        .prop_map(|map| serde_json::Value::Object(map.into_iter().collect()));
    (prop::collection::vec(event, 1..5), 0..6).prop_map(|(events, layout)| {
        let plain: Vec<String> = events.iter().map(ToString::to_string).collect();
        let pretty = || events.iter().map(|event| serde_json::to_string_pretty(event).unwrap());
        let text = match layout {
            0 => plain.join("\n"),
            1 => plain.concat(),
            2 => format!("[{}]", plain.join(",")),
            3 => pretty().collect::<Vec<_>>().join("\n"),
            4 => serde_json::to_string_pretty(&events).unwrap(),
            _ => format!("{{\"Records\":[{}]}}", plain.join(" , ")),
        };
        (events, text)
    })
}

#[test]
fn empty_events_before_one_over_several_lines_make_no_file_of_lines() {
    let text = "{}\n{}\n{}\n{\n  \"a\": \"\"\n}";
    assert_eq!(framed(text, 1), ["1: {}", "2: {}", "3: {}", "4: {\n  \"a\": \"\"\n}"]);
}

proptest! {
    #[test]
    fn sound_events_come_out_whatever_the_layout_and_the_pieces((events, text) in laid_out(), size in 1_usize..64) {
        let mut framer = Framer::new();
        let mut found = Vec::new();
        let mut sink = |frame: Frame| match frame {
            Frame::Event { text, .. } => found.push(serde_json::from_slice::<serde_json::Value>(text).unwrap()),
            Frame::Broken { trouble, .. } => panic!("{trouble:?}"),
        };
        for piece in text.as_bytes().chunks(size) {
            framer.push(piece);
            framer.take(false, &mut sink);
        }
        framer.take(true, &mut sink);
        prop_assert_eq!(found, events);
    }

    #[test]
    fn any_text_in_any_pieces_gives_the_same(text in "[{}\\[\\],:\"a\\\\ \n]{0,60}", size in 1_usize..9) {
        prop_assert_eq!(framed(&text, size), framed(&text, usize::MAX));
    }
}
