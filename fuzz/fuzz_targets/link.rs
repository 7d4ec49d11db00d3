//! Reading any bytes as a shared link, as a saved file, and as what is packed in an exercise.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eventbridge_playground::json::ObjectWriter;
use eventbridge_playground::lessons::Exercise;
use eventbridge_playground::workspace::{Workspace, format, link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let payload = format!("#1{}", URL_SAFE_NO_PAD.encode(input));
    let text = std::str::from_utf8(input).unwrap_or_default();
    for fragment in [payload.as_str(), text] {
        // Packed in another way, it may be too long for a link.
        if let Ok(workspace) = link::decode(fragment)
            && let Ok(again) = link::encode(&workspace)
        {
            assert!(link::decode(&again).is_ok_and(|read| read == workspace));
        }
    }
    if let Ok(workspace) = format::from_text(text) {
        let again = format::from_text(&format::to_text(&workspace));
        assert!(again.is_ok_and(|read| read == workspace));
    }
    let start = Workspace::default();
    let mut source = ObjectWriter::default();
    source.number("version", 1_u32).text("title", "T").text("task", "Do.").text("pack", &link::pack_text(text));
    for source in [source.close().as_str(), text] {
        if let Ok(exercise) = Exercise::read(&start, source) {
            assert_eq!(exercise.judge(&start).len(), exercise.step.checks.len());
        }
    }
});
