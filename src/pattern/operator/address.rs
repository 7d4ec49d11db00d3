//! IP addresses as AWS's engine reads them, and blocks of them.

use std::net::Ipv6Addr;

/// An IPv4 or IPv6 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// IPv4
    V4(u32),
    /// IPv6
    V6(u128),
}

impl Address {
    /// Reads an address: four decimal parts up to 255, leading zeros allowed and still decimal; or
    /// IPv6 in hex groups. An IPv4 address written as IPv6 (`::ffff:a00:1`) is the IPv4 address;
    /// the mixed form with dots is not known.
    pub fn parse(text: &str) -> Option<Self> {
        if looks_like_v4(text) {
            let mut address = 0;
            for part in text.split('.') {
                address = address << 8 | u32::from(part.parse::<u8>().ok()?);
            }
            return Some(Self::V4(address));
        }
        if !looks_like_v6(text) {
            return None;
        }
        let address: Ipv6Addr = text.parse().ok()?;
        Some(address.to_ipv4_mapped().map_or(Self::V6(address.to_bits()), |v4| Self::V4(v4.to_bits())))
    }

    /// Whether the text has the outer form of an address, even if it is none: `300.0.0.0`, `1:2`.
    pub(super) fn looks_like_one(text: &str) -> bool {
        looks_like_v4(text) || looks_like_v6(text)
    }
}

fn looks_like_v4(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.len() <= 15 && text.split('.').count() == 4 && text.split('.').all(is_number)
}

fn looks_like_v6(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b':')
}

/// All addresses that share their leading bits.
#[derive(Clone, Debug)]
pub struct Block {
    /// The block as written.
    pub text: String,
    address: Address,
    bits: u32,
}

impl Block {
    /// The block of `address` with `bits` leading bits; these must be fewer than an address has.
    pub(super) fn new(text: &str, address: Address, bits: u32) -> Self {
        Self { text: text.to_owned(), address, bits }
    }

    /// Whether an address of the same family lies within.
    pub fn contains(&self, address: Address) -> bool {
        match (self.address, address) {
            (Address::V4(a), Address::V4(b)) => self.bits == 0 || (a ^ b) >> (32 - self.bits) == 0,
            (Address::V6(a), Address::V6(b)) => self.bits == 0 || (a ^ b) >> (128 - self.bits) == 0,
            _ => false,
        }
    }

    /// The first and the last address of the block, as texts.
    pub fn ends(&self) -> (String, String) {
        match self.address {
            Address::V4(address) => {
                let host = u32::MAX.checked_shr(self.bits).unwrap_or(0);
                let show = |bits: u32| std::net::Ipv4Addr::from_bits(bits).to_string();
                (show(address & !host), show(address | host))
            }
            Address::V6(address) => {
                let host = u128::MAX.checked_shr(self.bits).unwrap_or(0);
                let show = |bits: u128| Ipv6Addr::from_bits(bits).to_string();
                (show(address & !host), show(address | host))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_the_service_does() {
        assert_eq!(Address::parse("10.1.2.3"), Some(Address::V4(0x0a01_0203)));
        assert_eq!(Address::parse("10.1.2.03"), Address::parse("10.1.2.3"));
        assert_eq!(Address::parse("2001:DB8::1"), Address::parse("2001:0db8:0:0:0:0:0:1"));
        assert_eq!(Address::parse("::ffff:a00:1"), Address::parse("10.0.0.1"));
        for text in [
            "10.0.0.256",
            "10.0.0",
            "1.2.3.4.5",
            "10.0.0.1/32",
            "localhost",
            "1:2",
            "",
            ":",
            "::ffff:10.0.0.1",
        ] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_block_knows_its_ends() {
        let block = |text, bits| Block::new(text, Address::parse(text).unwrap(), bits);
        assert_eq!(block("10.1.2.3", 8).ends(), ("10.0.0.0".into(), "10.255.255.255".into()));
        assert_eq!(block("0.0.0.0", 0).ends(), ("0.0.0.0".into(), "255.255.255.255".into()));
        assert_eq!(block("2001:db8::", 127).ends(), ("2001:db8::".into(), "2001:db8::1".into()));
    }
}
