//! Which bytes are behind backslashes, found block by block.

/// The state that goes over from one block into the next.
#[derive(Debug, Default)]
pub(super) struct Escapes {
    /// One if the first byte of the next block is escaped.
    pub(super) carry: u64,
}

impl Escapes {
    /// Returns the bytes of the next block that are behind a backslash that is not itself escaped.
    pub(super) fn add(&mut self, backslash: u64) -> u64 {
        let mut escaped = std::mem::take(&mut self.carry);
        let mut rest = backslash & !escaped;
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            escaped |= bit << 1;
            self.carry |= bit >> 63;
            rest &= !(bit | bit << 1);
        }
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_backslash_of_a_row_escapes() {
        for (backslash, carry, escaped, next) in [
            (0b0001, 0, 0b0010, 0),
            (0b0011, 0, 0b0010, 0),
            (0b0111, 0, 0b1010, 0),
            (0b0001, 1, 0b0001, 0),
            (0b0011, 1, 0b0101, 0),
            (1 << 63, 0, 0, 1),
            (3 << 62, 0, 1 << 63, 0),
            (u64::MAX, 0, 0xaaaa_aaaa_aaaa_aaaa, 0),
            (u64::MAX, 1, 0x5555_5555_5555_5555, 1),
        ] {
            let mut escapes = Escapes { carry };
            assert_eq!((escapes.add(backslash), escapes.carry), (escaped, next), "{backslash:#b}");
        }
    }
}
