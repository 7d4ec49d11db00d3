//! The workspace in the fragment of a link: `#`, the version `1`, and base64url.
//!
//! What is encoded: the JSON of [`super::format`] without `format` and `version`, packed with
//! DEFLATE (raw, RFC 1951), and behind it the CRC-32 of the JSON in four bytes, most significant
//! first. Packing may refer to a preset dictionary, `dictionary_v1.txt` beside this file; a packer
//! without one makes links that are read as well.

use super::Workspace;
use super::format::{Unreadable, V1, read};
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
    let json = serde_json::to_vec(&V1::from(workspace)).map_err(|_| Unreadable::TooLarge)?;
    if json.len() > MAX_UNPACKED {
        return Err(Unreadable::TooLarge);
    }
    let mut bytes = pack(&json);
    bytes.extend(CRC.checksum(&json).to_be_bytes());
    let fragment = format!("1{}", URL_SAFE_NO_PAD.encode(bytes));
    if fragment.len() > MAX_LENGTH { Err(Unreadable::TooLarge) } else { Ok(fragment) }
}

/// Reads a fragment, with or without its `#`.
///
/// # Errors
/// If it is no link of the playground, damaged, too large, or a later version's.
pub fn decode(fragment: &str) -> Result<Workspace, Unreadable> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_LENGTH {
        return Err(Unreadable::TooLarge);
    }
    let version = fragment.chars().next().unwrap_or_default();
    let payload = match version {
        '1' => &fragment[1..],
        '2'..='9' => return Err(Unreadable::Newer(version.to_string())),
        _ => return Err(Unreadable::NotAWorkspace),
    };
    let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| Unreadable::Damaged)?;
    let (packed, checksum) = bytes.split_last_chunk::<4>().ok_or(Unreadable::Damaged)?;
    let json = unpack(packed)?;
    if CRC.checksum(&json) != u32::from_be_bytes(*checksum) {
        return Err(Unreadable::Damaged);
    }
    let json = String::from_utf8(json).map_err(|_| Unreadable::Damaged)?;
    read::<V1>(&json).map(Workspace::from)
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
