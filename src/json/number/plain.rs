//! Numbers of up to nineteen digits without an exponent, which nearly all are: read without a copy and
//! in whole numbers.

/// A mantissa below this, which is one of fifteen digits, says the same as its double.
const SAFE: u64 = 1_000_000_000_000_000;

/// The mantissas that [`Plain::read_long`] looks at have sixteen or seventeen digits.
const LONG: u64 = 100 * SAFE;

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The same as integers.
const INTEGERS: [i128; 23] = {
    let mut powers = [1; 23];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// By this value.
    Value(f64),
    /// By its text; the nearest double is this.
    Long(f64),
    /// The quick ways cannot tell.
    Unsure,
}

/// A number without exponent: `mantissa` / 10^`decimals`, and its sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    negative: bool,
    mantissa: u64,
    decimals: usize,
}

impl Plain {
    /// Takes a number by JSON's grammar; `None` if it has an exponent or more digits than are of use.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        let (negative, digits) = match text {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        // Nineteen digits fit into 64 bits.
        if digits.len() > 20 {
            return None;
        }
        let mut mantissa = 0_u64;
        let mut whole = digits.len();
        for (at, &byte) in digits.iter().enumerate() {
            match byte {
                b'0'..=b'9' => mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(byte - b'0')),
                b'.' => whole = at,
                _ => return None,
            }
        }
        let decimals = (digits.len() - whole).saturating_sub(1);
        (digits.len() < 20 || decimals > 0).then_some(Self { negative, mantissa, decimals })
    }

    /// Returns how EventBridge compares it.
    #[inline]
    pub(crate) fn read(self) -> Reading {
        if self.mantissa >= SAFE {
            return self.read_long();
        }
        #[allow(clippy::cast_precision_loss, reason = "fifteen digits are below 2^53")]
        Reading::Value(self.signed(self.mantissa as f64 / POWERS[self.decimals]))
    }

    fn signed(self, value: f64) -> f64 {
        if self.negative { -value } else { value }
    }

    /// Reads a number of sixteen or seventeen digits, as coordinates have. All is done in integers, in
    /// units of which 10^`decimals` make a unit in the last place of the double, and 2^`shift` one in
    /// that of the text.
    fn read_long(self) -> Reading {
        #[allow(clippy::cast_precision_loss, reason = "what is lost here is found again below")]
        let near = (self.mantissa as f64 / POWERS[self.decimals]).to_bits();
        let shift = 1_075_u64.wrapping_sub(near >> 52);
        let last = self.mantissa % 10;
        if self.mantissa >= LONG || !(1..64).contains(&shift) || last == 0 {
            return Reading::Unsure;
        }
        let place = INTEGERS[self.decimals];
        let mut binary = (near & ((1 << 52) - 1)) | 1 << 52;
        let mut off = (i128::from(self.mantissa) << shift) - i128::from(binary) * place;
        // Two roundings may have led to a neighbour of the nearest double.
        while 2 * off > place {
            binary += 1;
            off -= place;
        }
        while 2 * off < -place {
            binary -= 1;
            off += place;
        }
        let value = f64::from_bits((near >> 52) << 52 | (binary & ((1 << 52) - 1)));
        // From a power of two on, doubles lie further apart than below it.
        let is_border = binary <= 1 << 52 || binary >= 1 << 53;
        if is_border || 2 * off.abs() == place {
            return Reading::Unsure;
        }
        // The nearest decimals with a digit less. Where something lies halfway, rounding is not ours to say.
        let below = off - (i128::from(last) << shift);
        let above = off + (i128::from(10 - last) << shift);
        let reach = place.min(2 * below.abs()).min(2 * above.abs());
        if 2 * below.abs() == place || 2 * above.abs() == place || 2 * off.abs() == 1 << shift {
            return Reading::Unsure;
        }
        let is_shortest = reach == place && 2 * off.abs() < 1 << shift;
        let value = self.signed(value);
        if is_shortest { Reading::Value(value) } else { Reading::Long(value) }
    }
}
