//! Whether one matcher accepts everything that another does.
//!
//! The answer is conservative: `true` only where it is certain, so each `_` here returns `false`. The
//! intersection of two patterns of text is not computed.

use super::{Affix, AnythingBut, Exact, Predicate, Range};
use crate::json::Scalar;
use std::borrow::Cow;

impl Predicate {
    /// Returns whether it certainly accepts every value, and every absence, that `other` accepts.
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            _ if self == other => true,
            (Self::Exists(a), Self::Exists(b)) => a == b,
            (Self::Exists(exists), _) => *exists,
            (_, Self::Exists(_)) => false,
            (_, Self::Exact(exact)) => covers_exact(self, exact),
            (Self::Numeric(a), Self::Numeric(b)) => a.surrounds(b),
            (Self::Exact(Exact::Number(number)), Self::Numeric(range)) => {
                range.only().is_some_and(|only| number.value() == Some(only))
            }
            (Self::Cidr(a), Self::Cidr(b)) => a.reach.surrounds(b.reach),
            (Self::AnythingBut(a), _) => anything_but_covers(a, other),
            _ if other.takes_strings_only() => covers_strings(self, other),
            // For all other pairs it is not certain.
            _ => false,
        }
    }
}

impl Exact {
    /// Returns the value itself.
    pub fn scalar(&self) -> Scalar<'_> {
        match self {
            Self::Null => Scalar::Null,
            Self::Bool(value) => Scalar::Bool(*value),
            Self::Number(number) => Scalar::Number(number.clone()),
            Self::Text(text) | Self::Address(text, _) => Scalar::String(Cow::Borrowed(text)),
        }
    }
}

impl Range {
    /// Returns the one number within if the range was written with `=`, else `None`.
    #[allow(clippy::float_cmp, reason = "both ends of such a range are the same number")]
    pub fn only(&self) -> Option<f64> {
        let (low, high) = (self.low.as_ref()?, self.high.as_ref()?);
        (low.value == high.value).then_some(low.value)
    }

    /// Returns whether every number of `inner` lies within.
    #[allow(clippy::float_cmp, reason = "equal bounds are equal numbers")]
    fn surrounds(&self, inner: &Self) -> bool {
        let low = match (&self.low, &inner.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.value < b.value || a.value == b.value && (a.inclusive || !b.inclusive),
        };
        let high = match (&self.high, &inner.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.value > b.value || a.value == b.value && (a.inclusive || !b.inclusive),
        };
        low && high
    }
}

fn covers_exact(predicate: &Predicate, exact: &Exact) -> bool {
    let Exact::Address(_, reach) = exact else { return predicate.accepts(&exact.scalar()) };
    // It accepts every spelling of the address, and everything that begins with its digits.
    match predicate {
        Predicate::Exact(Exact::Address(_, other)) => other.surrounds(*reach),
        Predicate::Cidr(block) => block.reach.surrounds(*reach),
        Predicate::AnythingBut(AnythingBut::Texts(texts)) => {
            texts.iter().all(|text| !exact.accepts(&Scalar::String(Cow::Borrowed(text))))
        }
        _ => false,
    }
}

fn covers_strings(predicate: &Predicate, other: &Predicate) -> bool {
    if predicate.takes_every_string() {
        return true;
    }
    match (predicate, other) {
        (Predicate::Prefix(a), Predicate::Prefix(Affix::Text(b))) => a.begins(b),
        (Predicate::Suffix(a), Predicate::Suffix(Affix::Text(b))) => a.ends(b),
        (
            Predicate::Prefix(Affix::IgnoreCase(a)),
            Predicate::Prefix(Affix::IgnoreCase(b)) | Predicate::EqualsIgnoreCase(b),
        ) => b.cases().starts_with(a.cases()),
        (
            Predicate::Suffix(Affix::IgnoreCase(a)),
            Predicate::Suffix(Affix::IgnoreCase(b)) | Predicate::EqualsIgnoreCase(b),
        ) => b.cases().ends_with(a.cases()),
        (Predicate::EqualsIgnoreCase(a), Predicate::EqualsIgnoreCase(b)) => a.cases() == b.cases(),
        (Predicate::Prefix(affix), Predicate::Wildcard(wildcard)) => {
            wildcard.pieces().first().is_some_and(|first| affix.begins(first))
        }
        (Predicate::Suffix(affix), Predicate::Wildcard(wildcard)) => {
            wildcard.pieces().last().is_some_and(|last| affix.ends(last))
        }
        (Predicate::Wildcard(a), Predicate::Wildcard(b)) if a.pieces() == b.pieces() => true,
        (Predicate::Wildcard(a), Predicate::Prefix(Affix::Text(b))) => {
            matches!(a.pieces(), [first, last] if last.is_empty() && b.starts_with(first))
        }
        (Predicate::Wildcard(a), Predicate::Suffix(Affix::Text(b))) => {
            matches!(a.pieces(), [first, last] if first.is_empty() && b.ends_with(last))
        }
        // A wildcard without a star is a single string.
        (_, Predicate::Wildcard(b)) => match b.pieces() {
            [only] => predicate.accepts(&Scalar::String(Cow::Borrowed(only))),
            _ => false,
        },
        _ => false,
    }
}

fn anything_but_covers(anything_but: &AnythingBut, other: &Predicate) -> bool {
    use AnythingBut as A;
    match (anything_but, other) {
        (A::Texts(a), Predicate::AnythingBut(A::Texts(b))) => a.iter().all(|text| b.contains(text)),
        (A::Numbers(a), Predicate::AnythingBut(A::Numbers(b))) => {
            a.iter().all(|number| b.iter().any(|other| other.equals(number)))
        }
        (A::Prefixes(a), Predicate::AnythingBut(A::Prefixes(b))) => {
            a.iter().all(|text| b.iter().any(|other| text.starts_with(other)))
        }
        (A::Suffixes(a), Predicate::AnythingBut(A::Suffixes(b))) => {
            a.iter().all(|text| b.iter().any(|other| text.ends_with(other)))
        }
        (A::IgnoreCase(a), Predicate::AnythingBut(A::IgnoreCase(b))) => {
            a.iter().all(|text| b.iter().any(|other| other.cases() == text.cases()))
        }
        (A::Wildcards(a), Predicate::AnythingBut(A::Wildcards(b))) => {
            a.iter().all(|text| b.iter().any(|other| other.pieces() == text.pieces()))
        }
        (_, Predicate::AnythingBut(_)) => false,
        (A::Numbers(numbers), Predicate::Numeric(range)) => {
            !numbers.iter().filter_map(crate::json::Number::value).any(|number| range.contains(number))
        }
        (_, Predicate::Numeric(_)) => true,
        (A::Numbers(_), _) => other.takes_strings_only(),
        (A::Texts(texts), predicate) => {
            !texts.iter().any(|text| predicate.accepts(&Scalar::String(Cow::Borrowed(text))))
        }
        (A::Prefixes(texts), Predicate::Prefix(Affix::Text(b))) => {
            !texts.iter().any(|text| text.starts_with(b) || b.starts_with(text))
        }
        (A::Suffixes(texts), Predicate::Suffix(Affix::Text(b))) => {
            !texts.iter().any(|text| text.ends_with(b) || b.ends_with(text))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::pattern::parse;

    #[track_caller]
    fn check(a: &str, b: &str, covers: bool) {
        let parsed = parse(&format!("{{\"f\":[{a},{b}]}}"));
        assert!(parsed.is_valid(), "{a} {b}");
        let [first, second] = &parsed.pattern.leaves[0].matchers[..] else { panic!("{a} {b}") };
        assert_eq!(first.predicate.covers(&second.predicate), covers, "{a} covers {b}");
    }

    #[test]
    fn what_covers_what() {
        let yes = [
            ("1", "1.0"),
            (r#""x""#, r#""x""#),
            (r#"{"exists":true}"#, "null"),
            (r#"{"exists":true}"#, r#"{"anything-but":"x"}"#),
            (r#"{"prefix":"a"}"#, r#""ab""#),
            (r#"{"prefix":"a"}"#, r#"{"prefix":"ab"}"#),
            (r#"{"prefix":{"equals-ignore-case":"a"}}"#, r#"{"prefix":"Ab"}"#),
            (r#"{"prefix":{"equals-ignore-case":"a"}}"#, r#"{"equals-ignore-case":"Ab"}"#),
            (r#"{"suffix":"z"}"#, r#"{"suffix":"yz"}"#),
            (r#"{"wildcard":"a*"}"#, r#"{"prefix":"ab"}"#),
            (r#"{"wildcard":"*z"}"#, r#"{"suffix":"yz"}"#),
            (r#"{"prefix":"a"}"#, r#"{"wildcard":"ab*c"}"#),
            (r#"{"suffix":"c"}"#, r#"{"wildcard":"ab*bc"}"#),
            (r#"{"cidr":"10.0.0.0/8"}"#, r#""10.0.0.1""#),
            (r#"{"cidr":"10.0.0.0/8"}"#, r#"{"cidr":"10.1.0.0/16"}"#),
            (r#"{"cidr":"10.0.0.0/8"}"#, r#""a00::1""#),
            (r#"{"cidr":"10.0.0.0/8"}"#, r#"{"cidr":"a00::/16"}"#),
            (r#""10.0.0.1""#, r#""a00:1::""#),
            (r#"{"anything-but":"10.0.0.2"}"#, r#""10.0.0.1""#),
            (r#"{"numeric":[">",0]}"#, r#"{"numeric":[">",0,"<",5]}"#),
            (r#"{"numeric":[">=",0]}"#, "0"),
            ("5", r#"{"numeric":["=",5.0]}"#),
            (r#"{"anything-but":"x"}"#, r#"{"anything-but":["x","y"]}"#),
            (r#"{"anything-but":"x"}"#, r#""y""#),
            (r#"{"anything-but":"x"}"#, r#"{"prefix":"y"}"#),
            (r#"{"anything-but":5}"#, r#"{"prefix":"y"}"#),
            (r#"{"anything-but":5}"#, r#"{"numeric":[">",5]}"#),
            (r#"{"anything-but":{"prefix":"a"}}"#, r#"{"prefix":"b"}"#),
            (r#"{"anything-but":{"prefix":"ab"}}"#, r#"{"anything-but":{"prefix":"a"}}"#),
        ];
        let no = [
            (r#"{"exists":true}"#, r#"{"exists":false}"#),
            (r#"{"anything-but":"x"}"#, r#"{"exists":true}"#),
            (r#"{"prefix":"10."}"#, r#""10.0.0.1""#),
            // A number may have the digits of an address.
            (r#"{"prefix":""}"#, r#""10.0.0.1""#),
            (r#"{"wildcard":"*"}"#, r#"{"cidr":"10.0.0.0/8"}"#),
            (r#"{"anything-but":5}"#, r#"{"cidr":"0.0.0.0/0"}"#),
            (r#""a00:1::""#, r#""10.0.0.1""#),
            (r#"{"cidr":"a00::/16"}"#, r#"{"cidr":"10.0.0.0/8"}"#),
            (r#"{"prefix":"ab"}"#, r#"{"prefix":"a"}"#),
            (r#"{"wildcard":"*"}"#, r#"{"anything-but":1}"#),
            (r#"{"numeric":[">",0]}"#, "0"),
            (r#"{"numeric":[">",0]}"#, r#"{"numeric":[">=",0]}"#),
            (r#"{"cidr":"10.1.0.0/16"}"#, r#"{"cidr":"10.0.0.0/8"}"#),
            (r#"{"anything-but":["x","y"]}"#, r#"{"anything-but":"x"}"#),
            (r#"{"anything-but":"x"}"#, r#"{"prefix":"x"}"#),
            (r#"{"anything-but":{"prefix":"ab"}}"#, r#"{"prefix":"a"}"#),
            (r#"{"wildcard":"a*b"}"#, r#"{"wildcard":"a*"}"#),
        ];
        for (a, b) in yes {
            check(a, b, true);
        }
        for (a, b) in no {
            check(a, b, false);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use crate::json::{self, Scalar};
        use proptest::prelude::*;
        use proptest::sample::select;

        fn text() -> impl Strategy<Value = String> {
            select(vec![
                "a",
                "A",
                "ab",
                "b",
                "ba",
                "ß",
                "SS",
                "10.0.0.1",
                "10.0.0.01",
                "10.1.0.0",
                "1",
                "a*b",
                "16.0.0.1",
                "1000:1::",
            ])
            .prop_map(json::quote)
        }

        fn number() -> impl Strategy<Value = String> {
            select(vec!["0", "-0", "1", "1.0", "2", "5", "5e0"]).prop_map(str::to_owned)
        }

        fn matcher() -> impl Strategy<Value = String> {
            let affix = || (select(vec!["prefix", "suffix"]), text());
            let range = (select(vec![">", ">="]), 0..3, select(vec!["<", "<="]), 3..6);
            let wildcard = select(vec!["*", "a*", "*b", "a*b", "ab*", "ab", "*a*"]);
            prop_oneof![
                text(),
                number(),
                select(vec!["null", "true"]).prop_map(str::to_owned),
                select(vec![r#"{"exists":true}"#, r#"{"exists":false}"#]).prop_map(str::to_owned),
                affix().prop_map(|(name, text)| format!("{{\"{name}\":{text}}}")),
                affix().prop_map(|(name, text)| format!("{{\"{name}\":{{\"equals-ignore-case\":{text}}}}}")),
                text().prop_map(|text| format!("{{\"equals-ignore-case\":{text}}}")),
                wildcard.clone().prop_map(|text| format!("{{\"wildcard\":\"{text}\"}}")),
                range.prop_map(|(a, low, b, high)| format!("{{\"numeric\":[\"{a}\",{low},\"{b}\",{high}]}}")),
                number().prop_map(|number| format!("{{\"numeric\":[\"=\",{number}]}}")),
                select(vec!["10.0.0.0/8", "10.0.0.0/31", "::/0", "0.0.0.0/0", "16.0.0.0/4", "1000::/16"])
                    .prop_map(|block| format!("{{\"cidr\":\"{block}\"}}")),
                (text(), text()).prop_map(|(a, b)| format!("{{\"anything-but\":[{a},{b}]}}")),
                number().prop_map(|number| format!("{{\"anything-but\":{number}}}")),
                (select(vec!["prefix", "suffix", "equals-ignore-case"]), text())
                    .prop_map(|(name, text)| format!("{{\"anything-but\":{{\"{name}\":{text}}}}}")),
                wildcard.prop_map(|text| format!("{{\"anything-but\":{{\"wildcard\":\"{text}\"}}}}")),
            ]
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(4_000))]
            #[test]
            fn what_covers_accepts_all_of_it(a in matcher(), b in matcher()) {
                let parsed = parse(&format!("{{\"f\":[{a},{b}]}}"));
                prop_assert!(parsed.misunderstanding().is_none());
                let [a, b] = &parsed.pattern.leaves[0].matchers[..] else { panic!() };
                prop_assert!(a.predicate.covers(&a.predicate) || !matches!(a.predicate, crate::pattern::Predicate::Exists(_)));
                if a.predicate.covers(&b.predicate) {
                    let values = r#"["","a","A","aa","ab","aB","abb","b","ba","bab","ß","SS","aSS","ssa","10.0.0.1",
                        "10.0.0.01","10.1.0.0","10.1.0.0x","1","a*b","axb","::1","a00::1","1000:1::","1000:1::7",10000001,100000010,1e7,1.5,0,1,2,2.5,3,4,5,6,-1,null,true,false]"#;
                    let document = json::parse(values);
                    for value in document.root().unwrap().children().filter_map(Scalar::of) {
                        prop_assert!(!b.predicate.accepts(&value) || a.predicate.accepts(&value), "{a:?} {b:?} {value:?}");
                    }
                    prop_assert!(!b.predicate.accepts_absence() || a.predicate.accepts_absence());
                }
            }
        }
    }
}
