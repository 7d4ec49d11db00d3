//! Counting brackets, to find where a container ends.

/// How many containers are open around what comes next, the one that is to be left included.
#[derive(Debug)]
pub(super) struct Depth(i32);

impl Default for Depth {
    fn default() -> Self {
        Self(1)
    }
}

impl Depth {
    /// Goes on by the brackets of a block; gives the bit of the bracket that closes the container, if it is
    /// among them.
    #[inline(always)]
    pub(super) fn close_in(&mut self, open: u64, mut close: u64) -> Option<u64> {
        let (opens, closes) = (open.count_ones().cast_signed(), close.count_ones().cast_signed());
        if closes < self.0 {
            self.0 += opens - closes;
            return None;
        }
        while close != 0 {
            let bit = close & close.wrapping_neg();
            if self.0 + (open & (bit - 1)).count_ones().cast_signed() == 1 {
                return Some(bit);
            }
            self.0 -= 1;
            close &= close - 1;
        }
        // Each closing bracket was taken off already.
        self.0 += opens;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks for the end in blocks given as brackets; gives the block and the place in it.
    fn end(blocks: &[&str]) -> Option<(usize, u32)> {
        let mask = |block: &str, bracket| {
            block.chars().enumerate().fold(0, |mask, (at, char)| mask | u64::from(char == bracket) << at)
        };
        let mut depth = Depth::default();
        blocks.iter().enumerate().find_map(|(number, block)| {
            let bit = depth.close_in(mask(block, '('), mask(block, ')'))?;
            Some((number, bit.trailing_zeros()))
        })
    }

    #[test]
    fn the_end_is_found() {
        assert_eq!(end(&[")"]), Some((0, 0)));
        assert_eq!(end(&[" () ) ) "]), Some((0, 4)));
        assert_eq!(end(&["((", "))", ")"]), Some((2, 0)));
        assert_eq!(end(&["()()(", "()", "))"]), Some((2, 1)));
        assert_eq!(end(&["(", ")(())", "())"]), None.or(Some((2, 2))));
        assert_eq!(end(&["(()", ")"]), None);
    }
}
