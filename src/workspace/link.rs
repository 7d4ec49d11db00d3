//! The workspace in the fragment of a link: `#`, the version `1`, and base64url.
//!
//! What is encoded: the JSON of [`super::format`] without `format` and `version`, packed with
//! DEFLATE (raw, RFC 1951), and behind it the CRC-32 of the JSON in four bytes, most significant
//! first. Packing may refer to a preset dictionary, `dictionary_v1.txt` beside this file; a packer
//! without one makes links that are read as well.
//!
//! Beside the workspace, that JSON may have one more key: `exercise`, which [`crate::lessons::Exercise`] reads. A page that
//! does not know it opens the workspace.

use super::Workspace;
use super::format::{Unreadable, V1, read};
use crate::json;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Chat tools cut links that are longer than this, in characters.
pub const COMFORTABLE: usize = 2_000;

/// Longer links, in characters, are neither made nor read.
pub const MAX_LENGTH: usize = 32_000;

/// A link that unpacks to more bytes than this is refused before it can fill the memory.
const MAX_UNPACKED: usize = 4 << 20;

/// Without its usual table, which would be a tenth of what the page loads for a few bytes of sum.
const CRC: crc::Crc<u32, crc::NoTable> = crc::Crc::<u32, crc::NoTable>::new(&crc::CRC_32_ISO_HDLC);

/// Version 1 reads and writes with this text for ever.
const DICTIONARY: &[u8] = include_bytes!("dictionary_v1.txt");

/// Returns the fragment that carries a workspace, without the `#`.
///
/// # Errors
/// If the link would be longer than [`MAX_LENGTH`].
pub fn encode(workspace: &Workspace) -> Result<String, Unreadable> {
    fragment(&to_json(workspace))
}

/// The fragment that carries a workspace with an exercise, which is a JSON object.
///
/// # Errors
/// If the link would be longer than [`MAX_LENGTH`].
pub fn encode_exercise(workspace: &Workspace, exercise: &str) -> Result<String, Unreadable> {
    let json = to_json(workspace);
    let members = json.strip_suffix('}').unwrap_or_default();
    let comma = if members == "{" { "" } else { "," };
    fragment(&[members, comma, "\"exercise\":", exercise, "}"].concat())
}

pub(super) fn to_json(workspace: &Workspace) -> String {
    // Nothing in it can fail to be written.
    serde_json::to_string(&V1::from(workspace)).unwrap_or_default()
}

fn fragment(json: &str) -> Result<String, Unreadable> {
    if json.len() > MAX_UNPACKED {
        return Err(Unreadable::TooLarge);
    }
    let fragment = ["1", &pack_text(json)].concat();
    if fragment.len() > MAX_LENGTH { Err(Unreadable::TooLarge) } else { Ok(fragment) }
}

/// Reads a fragment, with or without its `#`.
///
/// # Errors
/// If it is no link of the playground, damaged, too large, or a later version's.
pub fn decode(fragment: &str) -> Result<Workspace, Unreadable> {
    read::<V1>(&json_of(fragment)?).map(Workspace::from)
}

/// The exercise in a fragment, as JSON; `None` without one.
///
/// # Errors
/// As for [`decode`].
pub fn exercise(fragment: &str) -> Result<Option<String>, Unreadable> {
    Ok(exercise_of(&json_of(fragment)?))
}

/// The workspace in a fragment and its exercise, as JSON; `None` without an exercise, or if one of them cannot be read.
pub fn decode_exercise(fragment: &str) -> Option<(Workspace, String)> {
    let json = json_of(fragment).ok()?;
    let exercise = exercise_of(&json)?;
    Some((Workspace::from(read::<V1>(&json).ok()?), exercise))
}

fn exercise_of(json: &str) -> Option<String> {
    let document = json::parse(json);
    Some(document.root()?.get("exercise")?.source().to_owned())
}

/// The JSON in a fragment.
fn json_of(fragment: &str) -> Result<String, Unreadable> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_LENGTH {
        return Err(Unreadable::TooLarge);
    }
    let version = fragment.chars().next().unwrap_or_default();
    match version {
        '1' => unpack_text(&fragment[1..]),
        '2'..='9' => Err(Unreadable::Newer(version.to_string())),
        _ => Err(Unreadable::NotAWorkspace),
    }
}

/// Packs a text as a link does with its JSON: DEFLATE, a checksum, and base64url.
pub fn pack_text(text: &str) -> String {
    let mut bytes = pack(text.as_bytes());
    bytes.extend(CRC.checksum(text.as_bytes()).to_be_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`pack_text`] made.
///
/// # Errors
/// If it is damaged, or unpacks to more than a link may hold.
pub fn unpack_text(packed: &str) -> Result<String, Unreadable> {
    let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| Unreadable::Damaged)?;
    let (packed, checksum) = bytes.split_last_chunk::<4>().ok_or(Unreadable::Damaged)?;
    let text = unpack(packed)?;
    if CRC.checksum(&text) != u32::from_be_bytes(*checksum) {
        return Err(Unreadable::Damaged);
    }
    String::from_utf8(text).map_err(|_| Unreadable::Damaged)
}

fn pack(data: &[u8]) -> Vec<u8> {
    const BEST: i32 = 9;
    const RAW: i32 = -15;
    let mut packer = CompressorOxide::new(create_comp_flags_from_zip_params(BEST, RAW, 0));
    // The packer first reads the dictionary, as if it were data; what it writes of that is left
    // out, and the reader starts with the dictionary in place instead.
    push(&mut packer, DICTIONARY, TDEFLFlush::Sync);
    push(&mut packer, data, TDEFLFlush::Finish)
}

fn push(packer: &mut CompressorOxide, mut data: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let mut out = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let (status, read, written) = compress(packer, data, &mut buffer, flush);
        data = &data[read..];
        out.extend_from_slice(&buffer[..written]);
        let more = status == TDEFLStatus::Okay && (written == buffer.len() || !data.is_empty());
        if !more {
            return out;
        }
    }
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut reader = DecompressorOxide::new();
    let mut out = DICTIONARY.to_vec();
    let (mut from, mut filled) = (0, out.len());
    out.resize(filled + (packed.len() * 8).clamp(1 << 10, MAX_UNPACKED), 0);
    loop {
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, written) = decompress(&mut reader, &packed[from..], &mut out, filled, flags);
        from += read;
        filled += written;
        match status {
            TINFLStatus::Done => {
                out.truncate(filled);
                return Ok(out.split_off(DICTIONARY.len()));
            }
            TINFLStatus::HasMoreOutput if out.len() < MAX_UNPACKED => out.resize(out.len() * 2, 0),
            TINFLStatus::HasMoreOutput => return Err(Unreadable::TooLarge),
            _ => return Err(Unreadable::Damaged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_workspace_survives_its_link() {
        let mut workspace = Workspace::default();
        workspace.events[1].name = "κόσμε \u{0} 😀".to_owned();
        workspace.selected = 1;
        workspace.tab = Some("schedule".to_owned());
        for workspace in [workspace, Workspace::default(), Workspace::empty()] {
            let fragment = encode(&workspace).unwrap();
            assert!(fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
            assert_eq!(decode(&format!("#{fragment}")), Ok(workspace));
        }
    }

    #[test]
    fn an_exercise_is_carried_beside_the_workspace() {
        let exercise = r#"{"version":1,"title":"κόσμε","deep":[[]]}"#;
        for workspace in [Workspace::default(), Workspace::empty()] {
            let fragment = encode_exercise(&workspace, exercise).unwrap();
            assert_eq!(decode(&fragment).as_ref(), Ok(&workspace));
            assert_eq!(super::exercise(&fragment).unwrap().as_deref(), Some(exercise));
            assert_eq!(super::exercise(&encode(&workspace).unwrap()), Ok(None));
        }
        // However deep it is, the workspace opens.
        let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
        let fragment = encode_exercise(&Workspace::default(), &deep).unwrap();
        assert_eq!(decode(&fragment), Ok(Workspace::default()));
    }

    #[test]
    fn the_opening_workspace_makes_a_short_link() {
        let length = encode(&Workspace::default()).unwrap().len();
        assert!(length <= 700, "{length}");
    }

    #[test]
    fn links_made_without_the_dictionary_are_read() {
        let json = br#"{"pattern":"{}"}"#;
        let mut bytes = miniz_oxide::deflate::compress_to_vec(json, 6);
        bytes.extend(CRC.checksum(json).to_be_bytes());
        let workspace = decode(&format!("1{}", URL_SAFE_NO_PAD.encode(bytes))).unwrap();
        assert_eq!(&*workspace.pattern, "{}");
    }

    #[test]
    fn bad_links_are_refused_with_a_reason() {
        let good = encode(&Workspace::default()).unwrap();
        let cut = &good[..good.len() - 9];
        let changed = good.replacen(&good[40..44], "AAAA", 1);
        assert_eq!(decode(""), Err(Unreadable::NotAWorkspace));
        assert_eq!(decode("#about"), Err(Unreadable::NotAWorkspace));
        assert_eq!(decode("#2xyz"), Err(Unreadable::Newer("2".to_owned())));
        assert_eq!(decode("#1"), Err(Unreadable::Damaged));
        assert_eq!(decode("#1??"), Err(Unreadable::Damaged));
        assert_eq!(decode(cut), Err(Unreadable::Damaged));
        assert_eq!(decode(&changed), Err(Unreadable::Damaged));
        assert_eq!(decode(&format!("1{}", "A".repeat(MAX_LENGTH))), Err(Unreadable::TooLarge));
    }

    #[test]
    fn a_link_that_unpacks_without_end_is_refused() {
        let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 20 << 20], 9);
        assert!(bomb.len() < 24_000);
        let fragment = format!("1{}", URL_SAFE_NO_PAD.encode([&bomb[..], &[0; 4]].concat()));
        assert_eq!(decode(&fragment), Err(Unreadable::TooLarge));
    }

    #[test]
    fn a_workspace_too_large_for_a_link_is_said() {
        let mut workspace = Workspace::empty();
        // Text that cannot be packed: each number follows from the one before, but not to a packer.
        let mut state = 1_u64;
        let noise: String = (0..40_000)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char::from(b'!' + (state >> 58) as u8)
            })
            .collect();
        workspace.add_events([(String::new(), Arc::from(noise))]);
        assert_eq!(encode(&workspace), Err(Unreadable::TooLarge));
    }
}
