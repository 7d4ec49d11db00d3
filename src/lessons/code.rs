//! The own function of a state: its source, and those settings that the state names.

use super::Fault;
use super::state::{of_kind, written};
use crate::handler::own::{Code, Runtime};
use crate::json::{Kind, Value};
use std::sync::Arc;

/// The settings of the own function in a state; a field is `None` where the state has nothing for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CodePart {
    runtime: Option<Runtime>,
    source: Option<Arc<str>>,
    file: Option<String>,
    handler: Option<String>,
    timeout: Option<u32>,
    memory: Option<u32>,
    environment: Option<Arc<str>>,
    answers: Option<Arc<str>>,
    is_always_cold: Option<bool>,
}

impl CodePart {
    /// Reads the value of the key `code`, whose keys are those of a workspace's file.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub(super) fn read(value: Value) -> Result<Self, Fault> {
        of_kind(value, "code", &[Kind::Object], "an object")?;
        let mut part = Self::default();
        for member in value.children() {
            let key = member.key().unwrap_or_default();
            match &*key {
                "runtime" => part.runtime = Some(runtime(member)?),
                "source" => part.source = Some(Arc::from(text(member, "source")?)),
                "file" => part.file = Some(text(member, "file")?),
                "handler" => part.handler = Some(text(member, "handler")?),
                "timeout" => part.timeout = Some(number(member, "timeout")?),
                "memory" => part.memory = Some(number(member, "memory")?),
                "env" => part.environment = Some(environment(member)?),
                "answers" => part.answers = Some(written(member, "answers")?),
                "cold" => {
                    of_kind(member, "cold", &[Kind::True, Kind::False], "true or false")?;
                    part.is_always_cold = Some(member.kind() == Kind::True);
                }
                _ => return Err(Fault::UnknownKey(key.into_owned())),
            }
        }
        Ok(part)
    }

    /// Takes the source out of a block of code.
    pub(super) fn set_source(&mut self, runtime: Runtime, source: &str) {
        self.runtime = Some(runtime);
        self.source = Some(Arc::from(source));
    }

    /// Returns the function with what this says in place of what was there.
    pub(super) fn over(&self, base: Option<&Code>) -> Code {
        let mut code = base.cloned().unwrap_or_default();
        if let Some(source) = &self.source {
            code.set_source(Arc::clone(source));
        }
        put(&mut code.runtime, self.runtime.as_ref());
        put(&mut code.file, self.file.as_ref());
        put(&mut code.handler, self.handler.as_ref());
        put(&mut code.timeout, self.timeout.as_ref());
        put(&mut code.memory, self.memory.as_ref());
        put(&mut code.environment, self.environment.as_ref());
        put(&mut code.answers, self.answers.as_ref());
        put(&mut code.is_always_cold, self.is_always_cold.as_ref());
        code
    }
}

/// Returns the runtime that a block of code in a lesson is written for, by the word behind its fence.
pub(super) fn runtime_of_block(word: &str) -> Option<Runtime> {
    match word {
        "python" | "py" => Some(Runtime::Python),
        "javascript" | "js" | "mjs" => Some(Runtime::Nodejs),
        _ => None,
    }
}

fn put<T: Clone>(place: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        place.clone_from(value);
    }
}

fn runtime(value: Value) -> Result<Runtime, Fault> {
    let name = text(value, "runtime")?;
    Runtime::named(&name).ok_or(Fault::BadValue { key: "runtime", value: name })
}

/// Variables as in the settings, one `NAME=value` a line, or as an object of texts.
fn environment(value: Value) -> Result<Arc<str>, Fault> {
    of_kind(value, "env", &[Kind::Object, Kind::String], "an object of strings, or a string")?;
    if value.kind() == Kind::String {
        return Ok(Arc::from(text(value, "env")?));
    }
    let line = |member: Value| Ok(format!("{}={}", member.key().unwrap_or_default(), text(member, "env")?));
    let lines: Vec<String> = value.children().map(line).collect::<Result<_, Fault>>()?;
    Ok(Arc::from(lines.join("\n")))
}

fn text(value: Value, key: &'static str) -> Result<String, Fault> {
    of_kind(value, key, &[Kind::String], "a string")?;
    Ok(value.as_str().map(String::from).unwrap_or_default())
}

fn number(value: Value, key: &'static str) -> Result<u32, Fault> {
    value.source().parse().map_err(|_| Fault::BadValue { key, value: value.source().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    fn read(text: &str) -> Result<CodePart, Fault> {
        let document = json::parse(text);
        CodePart::read(document.root().unwrap())
    }

    #[test]
    fn a_part_replaces_what_it_names() {
        let first = read(
            r#"{"source": "def lambda_handler(event, context):\n    return 1\n", "timeout": 9,
                "env": {"TABLE": "orders", "STAGE": "test"}, "answers": {"ec2.start_instances": {}}}"#,
        );
        let code = first.unwrap().over(None);
        assert_eq!((code.runtime, code.timeout, code.memory), (Runtime::Python, 9, 128));
        assert_eq!(
            (&*code.environment, &*code.answers),
            ("TABLE=orders\nSTAGE=test", r#"{"ec2.start_instances": {}}"#)
        );
        let mut second = read(r#"{"memory": 256, "env": "A=1", "cold": true}"#).unwrap();
        second.set_source(Runtime::Nodejs, "export const handler = async () => 1;\n");
        let code = second.over(Some(&code));
        assert_eq!((code.runtime, code.timeout, code.memory), (Runtime::Nodejs, 9, 256));
        assert_eq!((&*code.environment, code.is_always_cold), ("A=1", true));
        assert!(code.source.starts_with("export"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let bad = |key, value: &str| Fault::BadValue { key, value: value.to_owned() };
        let cases = [
            (r#"{"sauce": ""}"#, Fault::UnknownKey("sauce".to_owned())),
            (r#"{"runtime": "ruby"}"#, bad("runtime", "ruby")),
            (r#"{"timeout": -1}"#, bad("timeout", "-1")),
            (r#"{"memory": "128"}"#, bad("memory", "\"128\"")),
        ];
        for (text, fault) in cases {
            assert_eq!(read(text), Err(fault), "{text}");
        }
        for text in
            ["[]", r#"{"env": 1}"#, r#"{"env": {"A": 1}}"#, r#"{"cold": "yes"}"#, r#"{"answers": []}"#]
        {
            assert!(matches!(read(text), Err(Fault::WrongType { .. })), "{text}");
        }
    }
}
