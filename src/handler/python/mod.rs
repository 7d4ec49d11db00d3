//! Python 3.13's view of an event: how it shows values, takes them apart, and fails.
//!
//! An event that Lambda hands to a Python function has been through `json.loads`; these functions
//! work on the JSON value as if it had been.

mod dumps;
mod exception;
mod float;
mod repr;
mod script;

pub use dumps::string as dumps_string;
pub use exception::Exception;
pub use repr::{repr, repr_of_str, str};
pub use script::{Script, log_uncaught};

use super::{Console, Context};
use crate::json::{Kind, Number, Value};

/// Returns the name of the type that `json.loads` gives a value.
pub fn type_name(value: Value) -> &'static str {
    match value.kind() {
        Kind::Null | Kind::Invalid => "NoneType",
        Kind::True | Kind::False => "bool",
        Kind::Number if value.as_number().is_some_and(|number| is_int(&number)) => "int",
        Kind::Number => "float",
        Kind::String => "str",
        Kind::Array => "list",
        Kind::Object => "dict",
    }
}

/// Returns whether Python reads a number as an `int`: it has neither point nor exponent.
fn is_int(number: &Number) -> bool {
    !number.text().contains(['.', 'e', 'E'])
}

/// `value[key]`.
///
/// # Errors
/// `KeyError` for a dictionary without the key, `TypeError` for everything else.
pub fn subscript<'d>(value: Value<'d>, key: &str) -> Result<Value<'d>, Exception> {
    let message = match value.kind() {
        Kind::Object => return value.get(key).ok_or_else(|| Exception::new("KeyError", repr_of_str(key))),
        Kind::String => "string indices must be integers, not 'str'".to_owned(),
        Kind::Array => "list indices must be integers or slices, not str".to_owned(),
        _ => format!("'{}' object is not subscriptable", type_name(value)),
    };
    Err(Exception::new("TypeError", message))
}

/// `logger.info(value)` of the root logger, in the text format of Lambda's runtime.
pub fn log_info(value: Value, context: &Context, console: &mut Console) {
    let time = console.now().to_millis_text();
    console.write(format!("[INFO]\t{time}\t{}\t{}", context.aws_request_id, str(value)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn types_are_those_of_json_loads() {
        let document = parse(r#"[null, true, 1, -0, 1.0, 1e2, "s", [], {}]"#);
        let names: Vec<_> = document.root().unwrap().children().map(type_name).collect();
        assert_eq!(names, ["NoneType", "bool", "int", "int", "float", "float", "str", "list", "dict"]);
    }

    #[test]
    fn subscripts_fail_as_in_python() {
        let cases = [
            (r#"{"a":1}"#, "KeyError: 'detail'"),
            (r#""text""#, "TypeError: string indices must be integers, not 'str'"),
            ("[1]", "TypeError: list indices must be integers or slices, not str"),
            ("null", "TypeError: 'NoneType' object is not subscriptable"),
            ("true", "TypeError: 'bool' object is not subscriptable"),
            ("5", "TypeError: 'int' object is not subscriptable"),
            ("5.0", "TypeError: 'float' object is not subscriptable"),
        ];
        for (json, expected) in cases {
            let document = parse(json);
            let exception = subscript(document.root().unwrap(), "detail").map(|_| ()).unwrap_err();
            assert_eq!(exception.to_string(), expected, "{json}");
        }
        let document = parse(r#"{"a":1,"a":2}"#);
        assert_eq!(subscript(document.root().unwrap(), "a").map(Value::source), Ok("2"));
    }
}
