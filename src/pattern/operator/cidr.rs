//! `cidr`: an IP address within a block.

use super::{Address, Block, Example, Operator, Predicate, Support, Supported, text};
use crate::json::Value;
use crate::pattern::problem::{CidrProblem, ProblemKind};
use crate::pattern::reader::Reader;

pub(super) static CIDR: Operator = Operator {
    name: "cidr",
    syntax: &[r#"{"cidr": "10.0.0.0/24"}"#, r#"{"cidr": "2001:db8::/32"}"#],
    summary: "The string is an IP address in this block.",
    details: "Masks can be at most /31 for IPv4 and /127 for IPv6; write a single address as an exact value. A string \
              that isn't an IP address never matches. AWS compares hex digits from the left, for IPv4 and IPv6 alike, \
              so 10.0.0.0/8 (0A000000 to 0AFFFFFF) also matches the IPv6 address a00::1, and 0.0.0.0/0 the number 1.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"sourceIPAddress\": [{ \"cidr\": \"10.0.0.0/24\" }]\n  }\n}",
        matching: &[r#"{"sourceIPAddress": "10.0.0.255"}"#],
        failing: &[r#"{"sourceIPAddress": "10.0.1.0"}"#, r#"{"sourceIPAddress": "s3.amazonaws.com"}"#],
    },
    support: Support { pipes: Supported::NotListed, lambda: Supported::NotListed, ..Support::EVERYWHERE },
    snippet: Some(r#"{ "cidr": "${}/24" }"#),
    phrase: "is an address in {}",
    // AWS's engine has one message for both.
    operand_word: Some("prefix"),
    parse: Some(|reader, operand| {
        let text = text(reader, operand, &CIDR)?;
        block(reader, operand, &text).map(Predicate::Cidr)
    }),
};

fn block(reader: &mut Reader, operand: Value, text: &str) -> Option<Block> {
    match read_block(text) {
        Ok(block) => Some(block),
        Err(problem) => {
            reader.wrong_content(ProblemKind::Cidr(problem), operand, 0);
            None
        }
    }
}

fn read_block(text: &str) -> Result<Block, CidrProblem> {
    // AWS's engine splits at slashes and drops empty parts at the end.
    let parts: Vec<&str> = text.trim_end_matches('/').split('/').collect();
    let [address, mask] = parts[..] else { return Err(CidrProblem::Slash) };
    let bits: i32 = mask.parse().map_err(|_| CidrProblem::MaskNotNumber)?;
    if !Address::looks_like_one(address) {
        return Err(CidrProblem::Nonstandard(address.to_owned()));
    }
    let base = Address::parse(address).ok_or_else(|| CidrProblem::Invalid(address.to_owned()))?;
    let bits = u32::try_from(bits).map_err(|_| CidrProblem::MaskNegative)?;
    match base {
        Address::V4(_) if bits >= 32 => Err(CidrProblem::Ipv4MaskTooLarge),
        Address::V6(_) if bits >= 128 => Err(CidrProblem::Ipv6MaskTooLarge),
        _ => Ok(Block::new(text, base, bits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_what_is_none() {
        assert!(read_block("10.0.0.77/24").is_ok());
        assert!(read_block("::/0").is_ok());
        let cases = [
            ("10.0.0.0", CidrProblem::Slash),
            ("10.0.0.0/8/9", CidrProblem::Slash),
            ("10.0.0.0/a", CidrProblem::MaskNotNumber),
            ("10.0.0.0/-1", CidrProblem::MaskNegative),
            ("10.0.0.0/32", CidrProblem::Ipv4MaskTooLarge),
            ("2001:db8::/128", CidrProblem::Ipv6MaskTooLarge),
            ("10.0.0/8", CidrProblem::Nonstandard("10.0.0".into())),
            ("300.0.0.0/8", CidrProblem::Invalid("300.0.0.0".into())),
            ("1:2/8", CidrProblem::Invalid("1:2".into())),
        ];
        for (text, problem) in cases {
            assert_eq!(read_block(text).unwrap_err(), problem, "{text}");
        }
    }
}
