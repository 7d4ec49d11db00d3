//! Calls of the AWS CLI in a script, of whatever service.

use super::shell::{self, Word};
use super::{Dialect, contents, shorthand};
use crate::json;
use crate::text::Span;

/// A call: `aws SERVICE ACTION --option value …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The service, as `events`.
    pub service: String,
    /// The action, as `put-rule`.
    pub action: String,
    /// Its options.
    pub options: Vec<CallOption>,
    /// Where the command is.
    pub span: Span,
}

/// An option of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallOption {
    /// Its name, without the dashes.
    pub name: String,
    /// The words behind it, files of the script put in; none for a flag.
    pub values: Vec<String>,
    /// Where the option and its values are.
    pub span: Span,
}

/// Returns the calls of a script for one of `services`, in their order. Variables in front, wrappers and pipes are
/// passed over as the shell does; a script with an open quote has none.
pub fn calls(text: &str, services: &[&str]) -> Vec<Call> {
    let commands = shell::commands(text, Dialect::of(text)).unwrap_or_default();
    commands.iter().filter_map(|command| call(command, services)).collect()
}

fn call(command: &shell::Command, services: &[&str]) -> Option<Call> {
    let words = &command.words;
    let is_cli = |word: &Word| {
        let name = word.text.rsplit(['/', '\\']).next().unwrap_or_default();
        matches!(name, "aws" | "aws.exe" | "awslocal" | "aws-cli") || name.starts_with("aws-cli:")
    };
    let program = words.iter().position(is_cli)?;
    let rest = words.get(program + 1..)?;
    let service = rest.iter().position(|word| services.contains(&word.text.as_str()))?;
    let action = rest.get(service + 1)?;
    let mut options: Vec<CallOption> = Vec::new();
    for word in rest.get(service + 2..).unwrap_or_default() {
        if let Some(name) = word.text.strip_prefix("--") {
            let (name, value) =
                name.split_once('=').map_or((name, None), |(name, value)| (name, Some(value)));
            let values = value.map(str::to_owned).into_iter().collect();
            options.push(CallOption { name: name.to_owned(), values, span: word.span });
        } else if let Some(option) = options.last_mut() {
            let word = contents(word, command).unwrap_or_else(|_| word.clone());
            option.values.push(word.text);
            option.span.end = word.span.end;
        }
    }
    let span = Span { start: words.first()?.span.start, end: words.last()?.span.end };
    Some(Call { service: rest.get(service)?.text.clone(), action: action.text.clone(), options, span })
}

/// Returns the value of an option that takes a structure or a list of them, as JSON: what is written as JSON, else by the
/// shorthand syntax. `None` if it is neither.
pub fn structure(values: &[String], is_list: bool) -> Option<String> {
    let whole = values.join(" ");
    let document = json::parse(&whole);
    if whole.trim_start().starts_with(['{', '[']) && document.problems().is_empty() {
        let is_alone = is_list && whole.trim_start().starts_with('{');
        return Some(if is_alone { json::list([whole]) } else { whole });
    }
    let read: Option<Vec<String>> = values.iter().map(|value| shorthand::read(value).ok()).collect();
    let read = read.filter(|read| !read.is_empty())?;
    if is_list { Some(json::list(read)) } else { read.into_iter().next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_found_in_a_script() {
        let script = "set -e\nAWS_PAGER='' aws --profile p events put-rule --name=r --event-pattern '{\"a\": [1]}' | jq .\n\
                      cat > t.json <<'EOF'\n[{\"Id\": \"1\"}]\nEOF\nawslocal events put-targets --rule r --targets file://t.json\n\
                      aws s3 ls\n";
        let found = calls(script, &["events"]);
        let told: Vec<String> = found
            .iter()
            .map(|call| {
                let options =
                    call.options.iter().map(|option| format!("{}={}", option.name, option.values.join("|")));
                format!("{} {}", call.action, options.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(
            told,
            ["put-rule name=r event-pattern={\"a\": [1]}", "put-targets rule=r targets=[{\"Id\": \"1\"}]"]
        );
    }

    #[test]
    fn requests_lie_in_files_that_powershell_writes() {
        let script = "$file = [System.IO.Path]::GetTempFileName()\n\
                      $request = @'\n{\"Name\": \"a\"}\n'@\n[System.IO.File]::WriteAllText($file, $request)\n\
                      aws events put-rule --cli-input-json \"file://$file\"\n\
                      $request = @'\n{\"Name\": \"b's ${x}\"}\n'@\n[System.IO.File]::WriteAllText($file, $request)\n\
                      aws events put-rule --cli-input-json \"file://$file\"\n";
        let requests: Vec<String> =
            calls(script, &["events"]).iter().map(|call| call.options[0].values.join("|")).collect();
        assert_eq!(requests, [r#"{"Name": "a"}"#, r#"{"Name": "b's ${x}"}"#]);
    }

    #[test]
    fn the_first_line_tells_the_shell() {
        let script =
            "#!/usr/bin/env bash\naws events put-rule --description 'ends with a `\n$x = 1' --name r\n";
        let found = calls(script, &["events"]);
        assert_eq!(found[0].options[0].values, ["ends with a `\n$x = 1"]);
        assert_eq!(found[0].options[1].values, ["r"]);
    }

    #[test]
    fn structures_are_json_or_shorthand() {
        let read = |values: &[&str], is_list| {
            structure(&values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>(), is_list)
        };
        assert_eq!(
            read(&["Id=1,Arn=a", "Id=2,Arn=b"], true).as_deref(),
            Some(r#"[{"Id":"1","Arn":"a"},{"Id":"2","Arn":"b"}]"#)
        );
        assert_eq!(read(&["Mode=OFF"], false).as_deref(), Some(r#"{"Mode":"OFF"}"#));
        assert_eq!(read(&[r#"{"Id":"1"}"#], true).as_deref(), Some(r#"[{"Id":"1"}]"#));
        assert_eq!(read(&["["], true), None);
        assert_eq!(read(&[], true), None);
    }
}
