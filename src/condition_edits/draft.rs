//! The matchers that a wish asks for.

use super::{EditIntent, Refusal, scalars};
use crate::json::{Layout, Number, Scalar, Value, quote};
use crate::pattern::operator::Range;

/// Matchers to be written.
#[derive(Clone, Debug)]
pub(super) enum Draft {
    /// Values as they are, as JSON.
    Values(Vec<String>),
    /// One operator and its operand, as JSON.
    Operator(&'static str, String),
    /// One end of a range: a number as written.
    From(String),
    /// The other end.
    UpTo(String),
    /// None of these values, as JSON; all strings, or all numbers.
    Not(Vec<String>),
}

impl Draft {
    /// Returns the matcher that the wish makes of this value.
    pub(super) fn of(value: Value, intent: EditIntent) -> Result<Self, Refusal> {
        let scalars = scalars(value);
        match intent {
            EditIntent::Absent => return Ok(Self::Operator("exists", "false".to_owned())),
            _ if scalars.is_empty() => return Err(Refusal::NoValue),
            _ => {}
        }
        match intent {
            EditIntent::PrefixUpTo(offset) => {
                let text = value.str_before(offset).ok_or(Refusal::NotAString)?;
                if text.is_empty() {
                    return Err(Refusal::NothingBefore);
                }
                Ok(Self::Operator("prefix", quote(&text)))
            }
            EditIntent::SuffixFrom(offset) => {
                let part = part(value, offset, None)?;
                Ok(Self::Operator("suffix", quote(&part)))
            }
            EditIntent::Contains(from, to) => {
                let part = part(value, from, Some(to))?;
                let literal = part.replace('\\', r"\\").replace('*', r"\*");
                Ok(Self::Operator("wildcard", quote(&format!("*{literal}*"))))
            }
            EditIntent::IgnoreCase => {
                let text = value.as_str().ok_or(Refusal::NotAString)?;
                let has_case = text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
                if !has_case {
                    return Err(Refusal::NoCase);
                }
                Ok(Self::Operator("equals-ignore-case", quote(&text)))
            }
            EditIntent::Exists => Ok(Self::Operator("exists", "true".to_owned())),
            EditIntent::AtLeast => bound(value).map(Self::From),
            EditIntent::AtMost => bound(value).map(Self::UpTo),
            EditIntent::NotThis => not(&scalars),
            EditIntent::Exact | EditIntent::Absent | EditIntent::Remove => {
                let mut values: Vec<String> = Vec::new();
                for text in scalars.iter().map(json) {
                    if !values.contains(&text) {
                        values.push(text);
                    }
                }
                Ok(Self::Values(values))
            }
        }
    }

    /// Returns the matchers as texts, where the field has none yet.
    pub(super) fn matchers(&self, layout: &Layout) -> Vec<String> {
        match self {
            Self::Values(values) => values.clone(),
            Self::Operator(name, operand) => vec![layout.operator(name, operand)],
            Self::From(number) => {
                vec![layout.operator("numeric", &layout.list(&[quote(">="), number.clone()]))]
            }
            Self::UpTo(number) => {
                vec![layout.operator("numeric", &layout.list(&[quote("<="), number.clone()]))]
            }
            Self::Not(values) => match values.as_slice() {
                [only] => vec![layout.operator("anything-but", only)],
                several => vec![layout.operator("anything-but", &layout.list(several))],
            },
        }
    }

    /// A range with this draft's end, and the other end of a range that is there, where both fit.
    pub(super) fn combined(&self, range: &Range, layout: &Layout) -> Option<String> {
        let (low, high) = (range.low.as_ref(), range.high.as_ref());
        let value = |number: &str| Number::new(number).value();
        let members = match self {
            Self::From(number) => {
                let high = high.filter(|high| value(number).is_some_and(|number| number < high.value))?;
                let sign = if high.inclusive { "<=" } else { "<" };
                [quote(">="), number.clone(), quote(sign), high.text.clone()]
            }
            Self::UpTo(number) => {
                let low = low.filter(|low| value(number).is_some_and(|number| number > low.value))?;
                let sign = if low.inclusive { ">=" } else { ">" };
                [quote(sign), low.text.clone(), quote("<="), number.clone()]
            }
            _ => return None,
        };
        Some(layout.operator("numeric", &layout.list(&members)))
    }
}

/// Returns what a string holds from one byte offset of the text on, up to another or its end. Never empty.
fn part(value: Value, from: u32, to: Option<u32>) -> Result<String, Refusal> {
    let before = value.str_before(from).ok_or(Refusal::NotAString)?;
    let whole = match to {
        Some(to) => value.str_before(to),
        None => value.as_str().map(std::borrow::Cow::into_owned),
    };
    let part = whole.as_deref().and_then(|whole| whole.strip_prefix(before.as_str())).unwrap_or_default();
    if part.is_empty() { Err(Refusal::NothingBefore) } else { Ok(part.to_owned()) }
}

fn json(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Null => "null".to_owned(),
        Scalar::Bool(value) => value.to_string(),
        Scalar::Number(number) => number.text().to_owned(),
        Scalar::String(text) => quote(text),
    }
}

fn bound(value: Value) -> Result<String, Refusal> {
    let Some(Scalar::Number(number)) = Scalar::of(value) else { return Err(Refusal::NotANumber) };
    let number = as_compared(number);
    number.value().map(|_| number.text().to_owned()).ok_or(Refusal::NotComparable)
}

/// Returns a number of an event as one of a pattern that equals it, if there is one.
pub(super) fn as_compared(number: Number<'_>) -> Number<'_> {
    match number.value().filter(|_| Number::new(number.text()).value().is_none()) {
        Some(value) => Number::new(&format!("{value:?}")).into_owned(),
        None => number,
    }
}

fn not(scalars: &[Scalar]) -> Result<Draft, Refusal> {
    if let [Scalar::Bool(value)] = scalars {
        return Ok(Draft::Values(vec![(!value).to_string()]));
    }
    let strings = scalars.iter().all(|scalar| matches!(scalar, Scalar::String(_)));
    let numbers = scalars.iter().all(|scalar| matches!(scalar, Scalar::Number(_)));
    let comparable = |scalar: &Scalar| !matches!(scalar, Scalar::Number(number) if number.value().is_none());
    match (strings, numbers) {
        (false, false) => Err(Refusal::NotExcludable),
        _ if !scalars.iter().all(comparable) => Err(Refusal::NotComparable),
        _ => Ok(Draft::Not(scalars.iter().map(json).collect())),
    }
}
