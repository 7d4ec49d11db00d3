//! Counts how many events each rule matches:
//! `filter --rules RULES.json [--repeat N] [--mode strict|structural|early] EVENTS.ndjson[.gz]`.
//!
//! RULES.json is an object of patterns by name. Prints `name<TAB>count` for each rule, sorted by
//! name, and the time that matching took to standard error: one line, without reading, unpacking and
//! compiling. With `--repeat` the events are matched N times and the time is that of all rounds.

use eventbridge_playground::json;
use eventbridge_playground::ruleset::{Mode, RuleId, RuleSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    match Arguments::read().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

struct Arguments {
    rules: String,
    events: String,
    repeat: u32,
    mode: Mode,
}

impl Arguments {
    fn read() -> Result<Self, String> {
        let (mut rules, mut events, mut repeat, mut mode) = (None, None, 1, Mode::Strict);
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut operand = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--rules" => rules = Some(operand()?),
                "--repeat" => {
                    let text = operand()?;
                    repeat = text.parse().map_err(|_| format!("{text:?} is no number of rounds"))?;
                }
                "--mode" => {
                    mode = match operand()?.as_str() {
                        "strict" => Mode::Strict,
                        "structural" => Mode::Structural,
                        "early" => Mode::Early,
                        other => return Err(format!("there is no mode {other:?}")),
                    }
                }
                flag if flag.starts_with("--") => return Err(format!("there is no option {flag}")),
                _ => events = Some(argument),
            }
        }
        let usage = "usage: filter --rules RULES.json [--repeat N] [--mode MODE] EVENTS.ndjson[.gz]";
        let (Some(rules), Some(events)) = (rules, events) else { return Err(usage.to_owned()) };
        Ok(Self { rules, events, repeat, mode })
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let rules = read_rules(&arguments.rules)?;
    let events = read(&arguments.events)?;
    let lines: Vec<(usize, &[u8])> = events
        .split(|&byte| byte == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .collect();

    let mut scratch = rules.scratch();
    let mut counts = vec![0_u64; rules.len()];
    let mut malformed = 0;
    let start = Instant::now();
    for round in 0..arguments.repeat {
        for &(number, line) in &lines {
            match rules.matches(line, arguments.mode, &mut scratch) {
                Ok(matched) if round == 0 => matched.iter().for_each(|id| counts[id.0 as usize] += 1),
                Err(error) if round == 0 => {
                    malformed += 1;
                    eprintln!("line {}: {error}", number + 1);
                }
                _ => {}
            }
        }
    }
    let seconds = start.elapsed().as_secs_f64();

    let mut sorted: Vec<(&String, u64)> = (0..).map_while(|id| rules.name(RuleId(id))).zip(counts).collect();
    sorted.sort();
    for (name, count) in sorted {
        println!("{name}\t{count}");
    }
    let rounds = f64::from(arguments.repeat);
    #[allow(clippy::cast_precision_loss, reason = "shown with few digits")]
    let (events, bytes) =
        (lines.len() as f64 * rounds, lines.iter().map(|line| line.1.len()).sum::<usize>() as f64 * rounds);
    eprintln!(
        "events={events} bytes={bytes} seconds={seconds:.6} events_per_s={:.0} mb_per_s={:.1}",
        events / seconds,
        bytes / seconds / 1e6
    );
    if malformed > 0 { Err(format!("{malformed} malformed lines")) } else { Ok(()) }
}

fn read_rules(path: &str) -> Result<RuleSet<String>, String> {
    let text = String::from_utf8(read(path)?).map_err(|_| format!("{path} is not UTF-8"))?;
    let document = json::parse(&text);
    let root =
        document.root().filter(|root| root.kind() == json::Kind::Object && document.problems().is_empty());
    let root = root.ok_or(format!("{path} holds no JSON object"))?;
    let mut rules = RuleSet::new();
    for member in root.children() {
        let name = member.key().unwrap_or_default().into_owned();
        rules
            .add_text(name.clone(), member.source())
            .map_err(|_| format!("the pattern of {name:?} is invalid"))?;
    }
    Ok(rules)
}

/// The content of a file, unpacked if its name ends in `.gz`.
fn read(path: &str) -> Result<Vec<u8>, String> {
    let mut content = Vec::new();
    let mut file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    let done = if Path::new(path).extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(file).read_to_end(&mut content)
    } else {
        file.read_to_end(&mut content)
    };
    done.map_err(|error| format!("{path}: {error}"))?;
    Ok(content)
}
