//! Sums and products of numbers, as people write them for durations: `60 * 60`, `24 * 60`.

/// Deeper nesting is no duration.
const DEEPEST: usize = 20;

/// Above this, numbers with a point leave whole numbers out.
const MOST: f64 = 9_007_199_254_740_992.0;

/// Returns the value of an expression of numbers, in digits, or `None` if it is no such expression or its
/// value is no whole number. `named` returns the value of a name.
pub(super) fn value(source: &str, named: &dyn Fn(&str) -> Option<f64>) -> Option<String> {
    let mut reader = Reader { rest: source, named, depth: 0 };
    let number = reader.sum()?;
    let is_whole = number.fract() == 0.0 && number.abs() < MOST;
    (is_whole && reader.rest.trim().is_empty()).then(|| format!("{number:.0}"))
}

struct Reader<'s> {
    rest: &'s str,
    named: &'s dyn Fn(&str) -> Option<f64>,
    depth: usize,
}

impl<'s> Reader<'s> {
    /// Returns the sign that comes next, if it is one of these; longer ones come first.
    fn sign(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        self.rest = self.rest.trim_start();
        let found = signs.iter().find(|sign| self.rest.starts_with(**sign))?;
        self.rest = &self.rest[found.len()..];
        Some(found)
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        while let Some(sign) = self.sign(&["+", "-"]) {
            let other = self.product()?;
            sum += if sign == "+" { other } else { -other };
        }
        Some(sum)
    }

    fn product(&mut self) -> Option<f64> {
        let mut product = self.operand()?;
        loop {
            // A power is none of these.
            if self.rest.trim_start().starts_with("**") {
                return None;
            }
            let Some(sign) = self.sign(&["*", "//", "/", "%"]) else { return Some(product) };
            let other = self.operand()?;
            product = match sign {
                "*" => product * other,
                "//" => (product / other).floor(),
                "/" => product / other,
                _ => product % other,
            };
        }
    }

    fn operand(&mut self) -> Option<f64> {
        if self.sign(&["-"]).is_some() {
            return self.single().map(|number| -number);
        }
        self.single()
    }

    fn single(&mut self) -> Option<f64> {
        if self.sign(&["("]).is_some() {
            self.depth += 1;
            let inner = if self.depth > DEEPEST { None } else { self.sum() };
            self.depth -= 1;
            return inner.filter(|_| self.sign(&[")"]).is_some());
        }
        self.rest = self.rest.trim_start();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest): (&'s str, &'s str) = self.rest.split_at(end);
        self.rest = rest;
        match word.chars().next()? {
            '0'..='9' | '.' => word.replace('_', "").parse().ok(),
            _ => (self.named)(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_numbers_come_to_a_whole_number_or_to_nothing() {
        for (source, expected) in [
            ("60 * 60", Some("3600")),
            ("24*60 * 60", Some("86400")),
            ("(1 + 2) * 3 - 4", Some("5")),
            ("1_000 * 2", Some("2000")),
            ("3600 // 60", Some("60")),
            ("90 / 60", None),
            ("1 / 0", None),
            ("-5 + 2", Some("-3")),
            ("DAY * 7", Some("604800")),
            ("hours * 7", None),
            ("60 * ", None),
            ("60 60", None),
            ("(60", None),
            ("2 ** 3", None),
            ("", None),
        ] {
            let named = |name: &str| (name == "DAY").then_some(86_400.0);
            assert_eq!(value(source, &named).as_deref(), expected, "{source}");
        }
        assert_eq!(value(&"(".repeat(100_000), &|_| None), None);
    }
}
