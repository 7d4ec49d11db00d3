//! Reading any text as a pattern, and what is made of it.
#![no_main]

use eventbridge_playground::matching::PatternMatcher;
use eventbridge_playground::pattern::{self, messages};
use eventbridge_playground::json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parsed = pattern::parse(text);
    for problem in &parsed.problems {
        assert!(text.get(problem.span.range()).is_some());
        assert!(!messages::sentence(problem).is_empty());
    }
    PatternMatcher::new(parsed).explain(&json::parse(text));
});
