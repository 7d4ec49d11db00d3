//! Looking for events in any text.
#![no_main]

use eventbridge_playground::event::{Context, recognise};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let context = Context {
        account: "123456789012".to_owned(),
        region: "eu-west-1".to_owned(),
        time: "2026-03-02T09:00:00Z".to_owned(),
        id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
    };
    match recognise(text, &context) {
        Ok(pasted) => assert!(!pasted.events.is_empty()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
