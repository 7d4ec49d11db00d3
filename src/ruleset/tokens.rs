//! Going through the tokens of an event one by one, and past whole containers at once.

use super::Mode;
use super::error::{EventError, EventErrorKind as Kind, fail};
use super::index::Index;
use super::scalar;
use super::simd::WIDTH;
use crate::json::MAX_DEPTH;

/// How many blocks the stopping mode looks at in one go.
const STEP: usize = 4;

/// A place among the tokens.
pub(super) struct Tokens<'e> {
    pub(super) event: &'e [u8],
    index: &'e mut Index,
    mode: Mode,
    /// The tokens of the current block that are still to come.
    rest: u64,
    /// The current block, and where it begins.
    block: usize,
    base: usize,
}

/// A token: where it begins, and its first byte.
pub(super) type Token = (usize, u8);

impl<'e> Tokens<'e> {
    pub(super) fn new(event: &'e [u8], index: &'e mut Index, mode: Mode) -> Result<Self, EventError> {
        index.clear();
        let mut tokens = Self { event, index, mode, rest: 0, block: 0, base: 0 };
        tokens.look()?;
        tokens.rest = tokens.index.blocks.first().map_or(0, |block| block.tokens);
        Ok(tokens)
    }

    /// Whether the event may hold escapes, as far as it was looked at.
    pub(super) fn may_be_escaped(&self) -> bool {
        self.index.escapes
    }

    /// Whether tokens, numbers and words are to be checked also where no rule looks.
    pub(super) fn is_strict(&self) -> bool {
        self.mode == Mode::Strict
    }

    /// The next token. At the end of the event it is one with a zero byte, which fits nowhere.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Token {
        while self.rest == 0 {
            if !self.next_block() {
                return (self.event.len(), 0);
            }
        }
        let at = self.base + self.rest.trailing_zeros() as usize;
        self.rest &= self.rest - 1;
        (at, self.event[at])
    }

    /// What is wrong with a token that does not fit where it stands.
    #[cold]
    pub(super) fn misfit<T>(&self, at: usize) -> Result<T, EventError> {
        fail(at, if at == self.event.len() { Kind::UnexpectedEnd } else { Kind::UnexpectedToken })
    }

    #[inline]
    fn next_block(&mut self) -> bool {
        if self.block + 1 >= self.index.blocks.len() && !self.look_further() {
            return false;
        }
        self.block += 1;
        self.base += WIDTH;
        self.rest = self.index.blocks[self.block].tokens;
        true
    }

    /// Looks at more of the event, in the mode that does so step by step; this finds no errors.
    #[cold]
    fn look_further(&mut self) -> bool {
        !self.index.is_complete(self.event) && self.look().is_ok()
    }

    fn look(&mut self) -> Result<(), EventError> {
        match self.mode {
            Mode::Strict => {
                self.index.extend(self.event, usize::MAX, true)?;
                self.index.check_end(self.event)
            }
            Mode::Structural => self.index.extend(self.event, usize::MAX, false),
            Mode::Early => self.index.extend(self.event, STEP, false),
        }
    }

    /// Where the closing quote of a string stands, given the token behind it.
    #[inline]
    pub(super) fn closing_quote(&self, behind: usize) -> usize {
        let mut at = behind - 1;
        while self.event[at] != b'"' {
            at -= 1;
        }
        at
    }

    /// Goes behind the container that was just opened at `open`, `depth` containers deep.
    pub(super) fn skip(&mut self, open: Token, depth: usize) -> Result<(), EventError> {
        if self.is_strict() { self.skip_checked(open, depth) } else { self.skip_brackets() }
    }

    /// Goes behind the closing bracket of the current container by counting brackets.
    pub(super) fn skip_brackets(&mut self) -> Result<(), EventError> {
        let mut depth = 1;
        // Brackets are tokens; those of this block that were read already do not count.
        let block = self.index.blocks[self.block];
        let (mut open, mut close) = (block.open & self.rest, block.close & self.rest);
        let (mut opens, mut closes) = (open.count_ones().cast_signed(), close.count_ones().cast_signed());
        loop {
            if closes >= depth {
                while close != 0 {
                    let bit = close & close.wrapping_neg();
                    if depth + (open & (bit - 1)).count_ones().cast_signed() == 1 {
                        self.rest = self.index.blocks[self.block].tokens & !(bit | (bit - 1));
                        return Ok(());
                    }
                    depth -= 1;
                    close &= close - 1;
                }
                // Each closing bracket was taken off already.
                depth += opens;
            } else {
                depth = depth + opens - closes;
            }
            if !self.next_block() {
                return self.misfit(self.event.len());
            }
            let block = self.index.blocks[self.block];
            (open, close) = (block.open, block.close);
            (opens, closes) = (open.count_ones().cast_signed(), close.count_ones().cast_signed());
        }
    }

    /// Goes behind the container and holds every token in it to JSON's grammar.
    fn skip_checked(&mut self, open: Token, depth: usize) -> Result<(), EventError> {
        let mut open_objects = Objects::default();
        let mut level = depth;
        let mut object = open.1 == b'{';
        open_objects.set(level, object);
        let (mut at, mut byte) = self.next();
        let mut fresh = true;
        loop {
            // A key or a value is due; or, in a fresh container, its end.
            let closes_fresh = fresh && byte == if object { b'}' } else { b']' };
            if !closes_fresh {
                if object {
                    if byte != b'"' {
                        return self.misfit(at);
                    }
                    let (colon, byte_at_colon) = self.next();
                    if byte_at_colon != b':' {
                        return self.misfit(colon);
                    }
                    (at, byte) = self.next();
                }
                match byte {
                    b'"' => {}
                    b'{' | b'[' => {
                        level += 1;
                        if level > MAX_DEPTH {
                            return fail(at, Kind::TooDeep);
                        }
                        object = byte == b'{';
                        open_objects.set(level, object);
                        fresh = true;
                        (at, byte) = self.next();
                        continue;
                    }
                    _ => {
                        scalar::check(self.event, at)?;
                    }
                }
                (at, byte) = self.next();
            }
            fresh = false;
            while byte != b',' {
                if byte != if object { b'}' } else { b']' } {
                    return self.misfit(at);
                }
                if level == depth {
                    return Ok(());
                }
                level -= 1;
                object = open_objects.get(level);
                (at, byte) = self.next();
            }
            (at, byte) = self.next();
        }
    }
}

/// Which of the open containers are objects, one bit a level.
#[derive(Default)]
struct Objects([u64; MAX_DEPTH / 64 + 1]);

impl Objects {
    fn set(&mut self, level: usize, object: bool) {
        let (word, bit) = (level / 64, 1 << (level % 64));
        if object {
            self.0[word] |= bit;
        } else {
            self.0[word] &= !bit;
        }
    }

    fn get(&self, level: usize) -> bool {
        self.0[level / 64] >> (level % 64) & 1 == 1
    }
}
