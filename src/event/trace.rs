//! Trace headers of X-Ray, as EventBridge hands them on to targets and dead-letter queues.
//!
//! AWS does not document how a header is passed on; this follows stackd's recordings of 22 September 2026.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Returns the header that targets get for the `TraceHeader` of an entry; `None` if they get none.
///
/// Root, parent and the sampling decision come first, the rest is sorted, and parts that EventBridge does not
/// understand are left out. `made_root` is the root for an entry that has no valid one and must not be
/// sampled; other entries without a root have no header at all.
pub fn handed_on(header: &str, made_root: &str) -> Option<String> {
    let (mut root, mut parent, mut sampled) = (None, None, None);
    let mut others = BTreeMap::new();
    for (key, value) in header.split(';').filter_map(|part| part.trim().split_once('=')) {
        match key {
            // Of several roots and decisions the last one counts, valid or not; of parents the last valid
            // one.
            "Root" => root = read_root(value),
            "Sampled" => sampled = Some(value).filter(|value| ["0", "1", "?"].contains(value)),
            "Parent" if is_hex(value, 16) => parent = Some(value),
            "Parent" => {}
            _ => {
                others.insert(key, value);
            }
        }
    }
    // Such a parent was seen to be kept with another decision.
    let has_capitals = parent.is_some_and(|parent| parent.contains(|c: char| c.is_ascii_uppercase()));
    if sampled == Some("1") && has_capitals {
        return None;
    }
    let root = root.or_else(|| (sampled == Some("0")).then(|| made_root.to_owned()))?;
    let mut out = format!("Root={root}");
    let known = [("Parent", parent), ("Sampled", sampled)];
    let known = known.into_iter().filter_map(|(key, value)| Some((key, value?)));
    for (key, value) in known.chain(others) {
        // Writing to a String does not fail.
        let _ = write!(out, ";{key}={value}");
    }
    Some(out)
}

/// Returns the root that an entry gets at a moment, in seconds since the start of 1970; its random part is
/// taken from the id of the event.
pub fn made_root(seconds: i64, event_id: &str) -> String {
    let random: String = event_id.chars().filter(char::is_ascii_hexdigit).take(24).collect();
    format!("1-{seconds:08x}-{random:0>24}")
}

/// Returns a root in lower case: version, time and a random number.
fn read_root(value: &str) -> Option<String> {
    let (time, random) = value.strip_prefix("1-")?.split_once('-')?;
    (is_hex(time, 8) && is_hex(random, 24)).then(|| value.to_ascii_lowercase())
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stackd's recordings of 22 September 2026; no other source. `R` is a valid root, `NEW` one that is
    /// made.
    #[test]
    fn headers_are_handed_on() {
        const ROOT: &str = "1-6ab2832c-0123456789abcdef01234567";
        const P: &str = "Parent=0123456789abcdef";
        let cases = [
            ("R;P;Sampled=0", "R;P;Sampled=0"),
            ("R;P;Sampled=1", "R;P;Sampled=1"),
            ("R;Sampled=1", "R;Sampled=1"),
            ("R;Sampled=?", "R;Sampled=?"),
            ("R", "R"),
            ("garbage", ""),
            ("P", ""),
            ("Root=oops;P;Sampled=0", "NEW;P;Sampled=0"),
            ("Root=bad;Sampled=0", "NEW;Sampled=0"),
            ("Sampled=0", "NEW;Sampled=0"),
            ("Root=bad;Sampled=1", ""),
            ("Root=bad;P", ""),
            ("R;Parent=oops;Sampled=0", "R;Sampled=0"),
            ("R;Parent=;Sampled=0", "R;Sampled=0"),
            ("R;P;Parent=bad", "R;P"),
            ("R;P;Sampled=7", "R;P"),
            ("R;Sampled=1;Sampled=7", "R"),
            ("R;Root=bad;P", ""),
            ("Root=1-6ab2832c-0123456789abcdef01234568;R;P;Sampled=0", "R;P;Sampled=0"),
            ("R;P;Sampled=0;Foo=bar", "R;P;Sampled=0;Foo=bar"),
            ("Sampled=0;Foo=bar;P;R", "R;P;Sampled=0;Foo=bar"),
            ("R;Foo=;Bar=two=three;bare", "R;Bar=two=three;Foo="),
            (" R ; P ; Sampled=0 ", "R;P;Sampled=0"),
            ("Root=1-6AB2832C-0123456789ABCDEF01234567;Sampled=0", "R;Sampled=0"),
            ("R;Parent=ABCDEF0123456789;Sampled=0", "R;Parent=ABCDEF0123456789;Sampled=0"),
            ("R;Parent=ABCDEF0123456789;Sampled=1", ""),
        ];
        let new = made_root(1_800_000_000, "9c4f1a52-7d3b-4e19-8a6c-2f0b5d8e7a31");
        assert_eq!(new, "1-6b49d200-9c4f1a527d3b4e198a6c2f0b");
        let full = |text: &str| {
            let part = |part: &str| match part.trim() {
                "R" => format!("Root={ROOT}"),
                "NEW" => format!("Root={new}"),
                "P" => P.to_owned(),
                _ => part.to_owned(),
            };
            text.split(';').map(part).collect::<Vec<_>>().join(";")
        };
        for (header, expected) in cases {
            let handed_on = handed_on(&full(header), &new).unwrap_or_default();
            assert_eq!(handed_on, full(expected), "{header}");
        }
    }
}
