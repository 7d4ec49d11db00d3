//! Chance from a seed: the same numbers every time, so that a link replays exactly.
//!
//! ```
//! use eventbridge_playground::rng::{mix64, uuid_v4};
//!
//! let id = uuid_v4(mix64(7), mix64(8));
//! assert_eq!(id.len(), 36);
//! assert_eq!(id, uuid_v4(mix64(7), mix64(8)));
//! ```

/// Returns the output function of SplitMix64 (Steele, Lea and Flood, 2014): 64 well mixed bits for any
/// number.
pub fn mix64(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Returns a number for a text: the same for the same text, so that what is drawn from it is the same
/// wherever it is opened.
pub fn seed_of(text: &str) -> u64 {
    text.bytes().fold(0, |seed: u64, byte| seed.wrapping_mul(1_099_511_628_211).wrapping_add(u64::from(byte)))
}

/// Returns a UUID of version 4 from 128 bits.
pub fn uuid_v4(high: u64, low: u64) -> String {
    let high = (high & !0xf000) | 0x4000;
    let low = (low & !(0b11 << 62)) | (0b10 << 62);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_marks_of_version_4() {
        assert_eq!(uuid_v4(0, 0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid_v4(u64::MAX, u64::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(mix64(1), mix64(1));
        assert_ne!(mix64(1), mix64(2));
    }

    #[test]
    fn a_text_has_the_same_number_for_ever() {
        // Links that were shared show the ids and times that follow from these.
        for (text, seed) in [("", 0), ("a", 97), ("ab", 106_652_627_936_565), ("ba", 107_752_139_564_775)] {
            assert_eq!(seed_of(text), seed, "{text}");
        }
    }
}
