//! The words for what is wrong with a pattern: AWS's own, and ours.
//!
//! AWS answers `InvalidEventPatternException` (or `ValidationException` for the request) with one
//! message for the first problem. [`aws_message`] gives that text; [`sentence`] says the same in
//! plain words with what to do, for any problem.

use super::misplaced::misplaced_operator;
use super::parse::{MAX_LENGTH, Parsed};
use super::problem::{CidrProblem, Problem, ProblemKind};
use crate::json;
use crate::text::LineIndex;
use std::fmt::Write;

/// Returns the message that `TestEventPattern` would answer with, or `None` for a pattern that it takes.
pub fn aws_message(parsed: &Parsed) -> Option<String> {
    let problem = parsed.refusal()?;
    let text = parsed.document.text();
    if let ProblemKind::TooLong(_) = problem.kind {
        return Some(format!(
            "1 validation error detected: Value '{text}' at 'eventPattern' failed to satisfy constraint: Member must \
             have length less than or equal to {MAX_LENGTH}"
        ));
    }
    let mut message = format!("Event pattern is not valid. Reason: {}", aws_reason(problem, text));
    let places = match &problem.kind {
        // The service was seen to name the end of the word, where the engine names its beginning.
        ProblemKind::Json(kind @ json::ProblemKind::UnknownWord(_)) => {
            vec![kind.reader_behind(problem.reader, text); usize::from(problem.places)]
        }
        _ => engine_places(problem, text),
    };
    for reader in places {
        let position = LineIndex::new(text).position(reader);
        let echo = source_echo(text);
        let _ = write!(message, "\n at {echo}; line: {}, column: {}]", position.line, position.column);
    }
    Some(message)
}

/// Returns the places that AWS's engine names behind the reason, as byte offsets.
pub fn engine_places(problem: &Problem, text: &str) -> Vec<u32> {
    let mut places = vec![problem.reader; usize::from(problem.places)];
    if let (ProblemKind::Json(kind), [_, again]) = (&problem.kind, places.as_mut_slice()) {
        // The JSON reader names the character it stumbled over; the compiler, the place of the reader.
        *again = kind.reader_behind(problem.reader, text);
    }
    places
}

/// AWS shows 500 characters of the pattern and counts the rest.
pub fn source_echo(text: &str) -> String {
    let units = text.encode_utf16().count();
    if units <= 500 {
        return format!("[Source: (String)\"{text}\"");
    }
    let end = LineIndex::new(text).byte(500) as usize;
    format!("[Source: (String)\"{}\"[truncated {} chars]", &text[..end], units - 500)
}

/// Returns the reason in AWS's words, without the place.
pub fn aws_reason(problem: &Problem, text: &str) -> String {
    use ProblemKind as P;
    match &problem.kind {
        P::Json(kind) => aws_json_reason(kind, text),
        P::NotAnObject => "Filter is not an object".into(),
        P::EmptyObject => "Empty objects are not allowed".into(),
        P::EmptyArray => "Empty arrays are not allowed".into(),
        P::NotObjectOrArray(key) => format!("\"{key}\" must be an object or an array"),
        P::NestedArray => "Match value must be String, number, true, false, or null".into(),
        P::OperatorMissing => "Match expression name not found".into(),
        P::UnknownOperator(name) => format!("Unrecognized match type {name}"),
        P::SecondOperator { numeric_words: true } | P::NumericTooMany => {
            "Too many elements in numeric expression".into()
        }
        P::SecondOperator { numeric_words: false } => "Only one key allowed in match expression".into(),
        P::NotAString(operand) => format!("{} match pattern must be a string", operand.word),
        P::NestedOperatorMissing("anything-but") => "Anything-But expression name not found".into(),
        P::NestedOperatorMissing(outer) => format!("{} expression name not found", capitalised(outer)),
        P::UnsupportedNested { outer, inner } => format!("Unsupported {outer} pattern: {inner}"),
        P::ConsecutiveWildcards(position) => format!("Consecutive wildcard characters at pos {position}"),
        P::InvalidEscape(position) => format!("Invalid escape character at pos {position}"),
        P::TooComplex(_) => {
            "Rule is too complex - try using fewer wildcard characters or fewer repeating character \
                             sequences after a wildcard character"
                .into()
        }
        P::ExistsNotBoolean => "exists match pattern must be either true or false.".into(),
        P::NumericNotArray => "Value of numeric must be an array.".into(),
        P::NumericMember(found) => format!("Invalid member in numeric match: {found}"),
        P::NumericOperator(found) => format!("Unrecognized numeric range operator: {found}"),
        P::NumericValue(operator) if operator == "=" => "Value of equals must be numeric".into(),
        P::NumericValue(operator) => format!("Value of {operator} must be numeric"),
        P::NumericRangeOperatorDue(found) => format!("Bad value in numeric range: {found}"),
        P::NumericRangeOperator(found) => format!("Bad numeric range operator: {found}"),
        P::NumericTooManyTerms => "Too many terms in numeric range expression".into(),
        P::NumericBounds => "Bottom must be less than top".into(),
        P::NotComparable(number) => format!("Cannot compare number : {number}"),
        P::AnythingButValue => "Value of anything-but must be an array or single string/number value.".into(),
        P::AnythingButMember => "Inside anything but list, start|null|boolean is not supported.".into(),
        P::AnythingButMixed => {
            "Inside anything but list, either all values are number or string, mixed type is not \
                                supported"
                .into()
        }
        P::AnythingButEmptyText => "Null prefix/suffix not allowed".into(),
        P::AnythingButNotText => "prefix/suffix match pattern must be a string".into(),
        P::AnythingButIgnoreCaseMember => {
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.".into()
        }
        P::Cidr(problem) => aws_cidr_reason(problem),
        P::OrNotArray => "It must be an Array followed with $or.".into(),
        P::OrTooFew => "There must have at least 2 Objects in $or relationship.".into(),
        P::OrNotObject => "Only JSON object is allowed in array of $or relationship.".into(),
        P::ReservedField(name) => {
            format!("{name} is Ruler reserved fieldName which cannot be used inside $or.")
        }
        P::TooManyCombinations => "Or operator is producing over 1000 rule combinations".into(),
        P::TooLong(_) => format!("Member must have length less than or equal to {MAX_LENGTH}"),
        P::Overridden(_) => "The field is repeated; AWS says nothing".into(),
    }
}

fn aws_cidr_reason(problem: &CidrProblem) -> String {
    match problem {
        CidrProblem::Slash => "Malformed CIDR, one '/' required".into(),
        CidrProblem::MaskNotNumber => "Malformed CIDR, mask bits must be an integer".into(),
        CidrProblem::MaskNegative => "Malformed CIDR, mask bits must not be negative".into(),
        CidrProblem::Ipv4MaskTooLarge => "IPv4 mask bits must be < 32".into(),
        CidrProblem::Ipv6MaskTooLarge => "IPv6 mask bits must be < 128".into(),
        CidrProblem::Nonstandard(address) => format!("Nonstandard IP address: {address}"),
        CidrProblem::Invalid(address) => format!("Invalid IP address: {address}"),
    }
}

/// Returns the message of AWS's JSON reader.
fn aws_json_reason(kind: &json::ProblemKind, text: &str) -> String {
    use json::{NumberPart, ProblemKind as J};
    let unexpected =
        |found: char, comment: &str| format!("Unexpected character ({}): {comment}", described(found));
    let in_number = |found: char, comment: &str| {
        format!("Unexpected character ({}) in numeric value: {comment}", described(found))
    };
    let container = |object: bool| if object { "Object" } else { "Array" };
    let values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    let place = |offset: u32| {
        let position = LineIndex::new(text).position(offset);
        (position.line, position.column)
    };
    match kind {
        J::Empty => "Filter is not an object".into(),
        J::TooDeep => format!(
            "Document nesting depth ({}) exceeds the maximum allowed ({}, from \
             `StreamReadConstraints.getMaxNestingDepth()`)",
            json::MAX_DEPTH + 1,
            json::MAX_DEPTH
        ),
        J::ExpectedKey(found) => unexpected(*found, "was expecting double-quote to start field name"),
        J::ExpectedColon(found) => {
            unexpected(*found, "was expecting a colon to separate field name and value")
        }
        J::ExpectedValue('}') => unexpected('}', "expected a value"),
        J::ExpectedValue(found) => unexpected(*found, &format!("expected a valid value {values}")),
        J::ExpectedComma { found, in_object } => {
            unexpected(*found, &format!("was expecting comma to separate {} entries", container(*in_object)))
        }
        J::Comment(found) => unexpected(
            *found,
            "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for \
             parser)",
        ),
        J::Unclosed { object, open } => {
            let (line, column) = place(*open);
            format!(
                "Unexpected end-of-input: expected close marker for {} (start marker at {}; line: {line}, column: \
                 {column}])",
                container(*object),
                source_echo(text)
            )
        }
        J::EndsBetweenEntries { object } => {
            format!("Unexpected end-of-input within/between {} entries", container(*object))
        }
        J::UnclosedString { key: true } => "Unexpected end-of-input in field name".into(),
        J::UnclosedString { key: false } => {
            "Unexpected end-of-input: was expecting closing quote for a string value".into()
        }
        J::ControlCharacter { found, key } => format!(
            "Illegal unquoted character ({}): has to be escaped using backslash to be included in {}",
            described(*found),
            if *key { "name" } else { "string value" }
        ),
        J::StrayControlCharacter(found) => format!(
            "Illegal character ({}): only regular white space (\\r, \\n, \\t) is allowed between tokens",
            described(*found)
        ),
        J::UnknownEscape(found) => format!("Unrecognized character escape {}", described(*found)),
        J::BadUnicodeEscape(found) => {
            unexpected(*found, "expected a hex-digit for character escape sequence")
        }
        J::UnclosedEscape => "Unexpected end-of-input in character escape sequence".into(),
        J::MismatchedClose { found, open } => {
            let (line, column) = place(*open);
            let object = *found == ']';
            format!(
                "Unexpected close marker '{found}': expected '{}' (for {} starting at {}; line: {line}, column: \
                 {column}])",
                if object { '}' } else { ']' },
                container(object),
                source_echo(text)
            )
        }
        J::UnknownWord(word) => format!("Unrecognized token '{word}': was expecting {values}"),
        J::NonStandardNumber(word) => {
            format!(
                "Non-standard token '{word}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
            )
        }
        J::LeadingZero => "Invalid numeric value: Leading zeroes not allowed".into(),
        J::LeadingPlus => in_number(
            '+',
            "JSON spec does not allow numbers to have plus signs: enable \
             `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow",
        ),
        J::ExpectedDigit { found: None, after: NumberPart::Sign | NumberPart::Exponent } => {
            "Unexpected end-of-input in a Number value".into()
        }
        // At the end of the text the reader still looks at the point.
        J::ExpectedDigit { found, after } => in_number(
            found.unwrap_or('.'),
            match after {
                NumberPart::Sign => "expected digit (0-9) to follow minus sign, for valid numeric value",
                NumberPart::Point => "Decimal point not followed by a digit",
                NumberPart::Exponent => "Exponent indicator not followed by a digit",
            },
        ),
        J::TrailingText => "AWS does not read what follows the pattern".into(),
    }
}

/// Returns a character as AWS's reader shows it.
fn described(c: char) -> String {
    let mut units = [0; 2];
    let code = c.encode_utf16(&mut units)[0];
    match code {
        0..=0x1f => format!("(CTRL-CHAR, code {code})"),
        256.. => format!("'{c}' (code {code} / 0x{code:x})"),
        _ => format!("'{c}' (code {code})"),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns the problem in plain words, with what would help.
pub fn sentence(problem: &Problem) -> String {
    use ProblemKind as P;
    if let Some(operator) = misplaced_operator(&problem.kind) {
        return operator.belongs_in_array();
    }
    match &problem.kind {
        P::Json(kind) => json_sentence(kind),
        P::NotAnObject => "A pattern must be a JSON object: { \"source\": [\"…\"] }.".into(),
        P::EmptyObject => "Empty object. Add a field or remove it.".into(),
        P::EmptyArray => "Empty array: nothing can match. Add a value or remove the field.".into(),
        P::NotObjectOrArray(key) => format!("\"{key}\" must be an array: [\"…\"]."),
        P::NestedArray => "Nested array. Put the values directly in the outer array.".into(),
        P::OperatorMissing => "Missing operator, such as {\"prefix\": \"…\"}.".into(),
        P::UnknownOperator(name) => {
            format!("Unknown operator \"{name}\". Operator names are case-sensitive.")
        }
        P::SecondOperator { .. } => {
            "One operator per object. Use two objects for \"either\", or wildcard for \"both\".".into()
        }
        P::NotAString(operand) => format!("{} expects a single string.", operand.operator),
        P::NestedOperatorMissing(outer) => format!("{outer} expects an operator or a value here."),
        P::UnsupportedNested { outer, inner } => format!("\"{inner}\" isn't supported inside {outer}."),
        P::ConsecutiveWildcards(_) => {
            "Use a single *. It already matches any text, and AWS rejects two in a row.".into()
        }
        P::InvalidEscape(_) => {
            "In a wildcard, a backslash can only escape * or another backslash. Double it in JSON: \\\\*."
                .into()
        }
        P::TooComplex(measure) => format!(
            "Too complex: about {measure} alternatives are open at once, and AWS rejects more than about 10. Use fewer *, \
             or prefix and suffix."
        ),
        P::ExistsNotBoolean => "exists expects true or false, without quotes.".into(),
        P::NumericNotArray => "numeric expects an array: [\">\", 0, \"<=\", 5].".into(),
        P::NumericMember(_) => "Expected a comparison: \"=\", \"<\", \"<=\", \">\" or \">=\".".into(),
        P::NumericOperator(found) => format!("\"{found}\" isn't a comparison. Use =, <, <=, > or >=."),
        P::NumericValue(operator) => format!("Expected a number after \"{operator}\", without quotes."),
        P::NumericTooMany => {
            "Nothing can follow here. A range starts with > or >=: [\">\", 0, \"<=\", 5].".into()
        }
        P::NumericRangeOperatorDue(_) => "Expected \"<\" or \"<=\".".into(),
        P::NumericRangeOperator(_) => "The second comparison of a range must be \"<\" or \"<=\".".into(),
        P::NumericTooManyTerms => "A range has at most two comparisons.".into(),
        P::NumericBounds => "The lower bound must be less than the upper bound.".into(),
        P::NotComparable(number) => {
            format!("{number} can't be represented exactly as a 64-bit float, so it can't be compared.")
        }
        P::AnythingButValue => {
            "anything-but expects a string, a number, an array of either, or prefix, suffix, \
                                equals-ignore-case or wildcard."
                .into()
        }
        P::AnythingButMember => "An array in anything-but can only contain strings or numbers.".into(),
        P::AnythingButMixed => "An array in anything-but can't be empty or mix strings and numbers.".into(),
        P::AnythingButEmptyText => {
            "An empty string would exclude every string, so AWS rejects it here.".into()
        }
        P::AnythingButNotText => "prefix and suffix expect strings.".into(),
        P::AnythingButIgnoreCaseMember => "equals-ignore-case expects strings.".into(),
        P::Cidr(problem) => cidr_sentence(problem),
        P::OrNotArray => "$or expects an array of objects: [ {…}, {…} ].".into(),
        P::OrTooFew => "$or needs at least two objects.".into(),
        P::OrNotObject => "$or can only contain objects.".into(),
        P::ReservedField(name) => format!("\"{name}\" is an operator, so a field in $or can't use it."),
        P::TooManyCombinations => {
            "The $or branches combine in more than 1,000 ways, which AWS rejects.".into()
        }
        P::TooLong(length) => format!("The pattern has {length} characters; AWS allows {MAX_LENGTH}."),
        P::Overridden(_) => {
            "Duplicate field. Only the last one counts, and AWS doesn't warn about it.".into()
        }
    }
}

fn cidr_sentence(problem: &CidrProblem) -> String {
    match problem {
        CidrProblem::Slash => {
            "Expected an address and a mask with one slash between them: 10.0.0.0/24.".into()
        }
        CidrProblem::MaskNotNumber => "The mask must be a whole number.".into(),
        CidrProblem::MaskNegative => "The mask can't be negative.".into(),
        CidrProblem::Ipv4MaskTooLarge => {
            "An IPv4 mask can be at most 31. Write a single address as a plain string.".into()
        }
        CidrProblem::Ipv6MaskTooLarge => {
            "An IPv6 mask can be at most 127. Write a single address as a plain string.".into()
        }
        CidrProblem::Nonstandard(address) | CidrProblem::Invalid(address) => {
            format!("\"{address}\" isn't an IP address.")
        }
    }
}

/// Returns a problem of a JSON text in plain words; also used for events.
pub fn json_sentence(kind: &json::ProblemKind) -> String {
    use json::{NumberPart, ProblemKind as J};
    match kind {
        J::Empty => "There is nothing here yet.".into(),
        J::TooDeep => format!("Nested more than {} levels deep.", json::MAX_DEPTH),
        J::ExpectedKey('}') => "Comma before the closing brace. JSON doesn't allow trailing commas.".into(),
        J::ExpectedKey('\'') | J::ExpectedValue('\'') => {
            "Use double quotes. JSON doesn't allow single quotes.".into()
        }
        J::ExpectedKey(_) => "Expected a double-quoted key.".into(),
        J::ExpectedColon(_) => "Missing \":\" after the key.".into(),
        J::ExpectedValue(']') => "Missing value. JSON doesn't allow trailing commas.".into(),
        J::ExpectedValue(',' | '}' | ':') => "Missing value.".into(),
        J::ExpectedValue(_) => "This isn't valid JSON.".into(),
        J::ExpectedComma { .. } => "Missing comma.".into(),
        J::Comment(_) => "JSON doesn't allow comments.".into(),
        J::Unclosed { object, .. } => {
            format!("Missing closing {}.", if *object { "brace }" } else { "bracket ]" })
        }
        J::EndsBetweenEntries { .. } => "Unexpected end of the text.".into(),
        J::UnclosedString { .. } => "Missing closing quote.".into(),
        J::ControlCharacter { found: '\n' | '\r', .. } => {
            "The line ends inside a string. Is a quote missing? Write a line break in a string as \\n.".into()
        }
        J::ControlCharacter { .. } => "Control characters in a string must be escaped.".into(),
        J::StrayControlCharacter(found) => {
            format!("Unexpected control character (code {}).", u32::from(*found))
        }
        J::UnknownEscape(found) => {
            format!("\\{found} isn't a valid escape in JSON. Write a backslash as \\\\.")
        }
        J::BadUnicodeEscape(_) => "\\u must be followed by four hex digits.".into(),
        J::UnclosedEscape => "The text ends inside an escape.".into(),
        J::MismatchedClose { found: ']', .. } => "Missing closing brace } before this bracket.".into(),
        J::MismatchedClose { .. } => "Missing closing bracket ] before this brace.".into(),
        J::UnknownWord(word) => format!("Unexpected `{word}`. Is a quote missing?"),
        J::NonStandardNumber(word) => format!("{word} isn't a valid JSON number."),
        J::LeadingZero => "Numbers can't have leading zeros.".into(),
        J::LeadingPlus => "Numbers can't start with +.".into(),
        J::ExpectedDigit { after: NumberPart::Sign, .. } => "Expected a digit after the minus sign.".into(),
        J::ExpectedDigit { after: NumberPart::Point, .. } => {
            "Expected a digit after the decimal point.".into()
        }
        J::ExpectedDigit { after: NumberPart::Exponent, .. } => "Expected a digit in the exponent.".into(),
        J::TrailingText => "AWS ignores everything from here on.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[track_caller]
    fn check_columns(text: &str, columns: &[u32]) {
        let parsed = parse(text);
        let message = aws_message(&parsed).unwrap_or_default();
        let found: Vec<String> =
            message.split("column: ").skip(1).map(|rest| rest.replace(']', "")).collect();
        let found: Vec<u32> =
            found.iter().filter_map(|column| column.split('\n').next()?.parse().ok()).collect();
        assert_eq!(found, columns, "{message}");
    }

    #[test]
    fn places_are_named_once_twice_or_not_at_all() {
        check_columns(r#"{"a":[]}"#, &[8]);
        check_columns(r#"{"a":[{"cidr":"x"}]}"#, &[]);
        check_columns(r#"{"a":[{"anything-but":["x",null]}]}"#, &[32, 32]);
        check_columns(r#"{"a":["x" "y"]}"#, &[11]);
        check_columns(r#"{"a":[x]}"#, &[8]);
    }

    #[test]
    fn a_list_below_anything_but_names_the_reader_too() {
        check_columns(r#"{"a":[{"anything-but":["x" "y"]}]}"#, &[28, 29]);
        check_columns(r#"{"a":[{"anything-but":{"prefix":["x"}}]}"#, &[37, 38]);
        check_columns(r#"{"a":[{"anything-but":["x"]"#, &[28]);
        check_columns(r#"{"a":[{"anything-but":["x"],}]}"#, &[29]);
    }
}
