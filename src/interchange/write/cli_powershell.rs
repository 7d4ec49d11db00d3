//! A script of AWS CLI commands for PowerShell, 5.1 and 7.
//!
//! The two versions pass quotes in arguments differently. So each request is in a file, which both write from
//! a here-string unchanged.

use super::commands::{self, Act, Call, SIGN, Step};
use super::{Writer, messages};
use crate::interchange::parts::Part;
use crate::json;
use std::fmt::Write;

pub(super) const CLI_POWERSHELL: Writer =
    Writer { name: "cli-powershell", title: "AWS CLI (PowerShell)", extension: "ps1", write };

const START: &str = "$ErrorActionPreference = 'Stop'
$env:AWS_CLI_FILE_ENCODING = 'UTF-8'
$file = [System.IO.Path]::GetTempFileName()
";

/// PowerShell does not stop when a program fails.
const STOP: &str = "if ($LASTEXITCODE -ne 0) { throw 'The AWS CLI failed.' }\n";

fn write(parts: &[Part]) -> String {
    let how = messages::DEPLOY_POWERSHELL;
    let mut comments = messages::of_all(parts, how);
    comments.push(messages::LOOK_AT_FAILED_ENTRIES.to_owned());
    let mut out = format!("{}{START}", messages::lines(&comments));
    for Step { notes, act } in commands::steps(parts) {
        out.push('\n');
        out.push_str(&messages::lines(&notes));
        match act {
            Act::Ask { variable, call, query } => {
                out.push_str(&request(&call));
                let _ = writeln!(out, "${variable} = {} --query {query} --output text", command(&call));
            }
            Act::Wait(seconds) => {
                let _ = writeln!(out, "Start-Sleep -Seconds {seconds}");
                continue;
            }
            Act::Make(call) => {
                out.push_str(&request(&call));
                out.push_str(&command(&call));
                out.push('\n');
            }
        }
        out.push_str(STOP);
    }
    out.push_str("\nRemove-Item -LiteralPath $file\n");
    out
}

fn command(call: &Call) -> String {
    format!("aws {} {} --cli-input-json \"file://$file\"", call.service, call.action)
}

/// Writes the request to the file, in ASCII: Windows PowerShell guesses the encoding of the script. No line of it can end
/// the here-string: in JSON, none begins with a quote of this kind.
fn request(call: &Call) -> String {
    let text = call.request().to_json();
    let text = json::pretty_text(&text).unwrap_or(text);
    let mut out = String::new();
    let mut names: Vec<&str> = text.split(SIGN).filter(|name| commands::is_variable(name)).collect();
    names.sort_unstable();
    names.dedup();
    for name in &names {
        let _ = writeln!(out, "$request = $request.Replace('@{name}@', ${name})");
    }
    let text = json::in_ascii(&text.replace(SIGN, "@"));
    format!("$request = @'\n{text}\n'@\n{out}[System.IO.File]::WriteAllText($file, $request)\n")
}
