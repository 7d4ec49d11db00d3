//! What streams and subscriptions carry: JSON in base64, which may be compressed.

use super::TEXT_LIMIT;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The text in a base64 string, with gzip's compression taken off; `None` if it is none.
pub(super) fn text(encoded: &str) -> Option<String> {
    let bytes = STANDARD.decode(encoded.trim()).ok()?;
    let bytes = match compressed(&bytes) {
        Some(inside) => decompress_to_vec_with_limit(inside, TEXT_LIMIT).ok()?,
        None => bytes,
    };
    String::from_utf8(bytes).ok()
}

/// What is behind the header of a gzip file; `None` if it is none. CloudWatch Logs writes headers without a name.
fn compressed(bytes: &[u8]) -> Option<&[u8]> {
    const HEADER: usize = 10;
    let [0x1f, 0x8b, 8, 0, ..] = bytes else { return None };
    bytes.get(HEADER..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_and_gzip_are_taken_off() {
        let cases = [
            ("eyJhIjoxfQ==", Some(r#"{"a":1}"#)),
            ("H4sIAAAAAAAC/6tWSlSyMqwFAK+sG1YHAAAA", Some(r#"{"a":1}"#)),
            ("not base64", None),
            ("H4sIAAAAAAAA", None),
            ("/w==", None),
        ];
        for (encoded, expected) in cases {
            assert_eq!(text(encoded).as_deref(), expected, "{encoded}");
        }
    }
}
