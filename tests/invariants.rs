//! What ARCHITECTURE.md promises, as far as a test can see it in the files.

#[path = "../examples/operators.rs"]
mod operators;
#[path = "../examples/targets.rs"]
mod targets;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A file of this repository, by its path from the top.
#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        Self { path: path.to_owned(), text }
    }

    /// All files below a folder with one of these extensions.
    fn below(folder: &str, extensions: &[&str]) -> Vec<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                files.extend(Self::below(&path, extensions));
            } else if extensions.iter().any(|extension| path.ends_with(&format!(".{extension}"))) {
                files.push(Self::read(&path));
            }
        }
        files
    }

    /// The engine and the page, without files that hold tests only.
    fn sources() -> Vec<Self> {
        let mut files = Self::below("src", &["rs"]);
        files.retain(|file| !file.path.ends_with("/tests.rs") && !file.path.contains("/tests/"));
        files
    }

    /// What visitors and callers get: the sources without folders and files that only tests need.
    fn production() -> Vec<Self> {
        let mut files = Self::sources();
        files.retain(|file| !file.path.contains("/tests/") && !file.path.ends_with("/worked_examples.rs"));
        files
    }

    /// The text up to its tests.
    fn without_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests").next().unwrap()
    }

    /// The lines up to the tests, with their numbers and without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.without_tests().lines().enumerate();
        let code = lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()));
        code.filter(|(_, line)| !line.trim().is_empty())
    }

    fn is_below(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

/// Whether a name stands in a line as a word.
fn names(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name)
        .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part))
}

#[track_caller]
fn check_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn the_engine_knows_neither_browser_nor_screen() {
    let mut found = Vec::new();
    for file in File::sources() {
        if file.is_below(&["src/app/", "src/bindings/", "src/main.rs"]) {
            continue;
        }
        for (number, line) in file.code() {
            let crates = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "serde_wasm_bindgen"];
            if crates.iter().any(|name| names(line, name)) {
                found.push(format!("{}:{number}: {line}", file.path));
            }
        }
    }
    check_none("these lines name a crate of the browser", &found);
}

/// The headings of the layout in `src/lib.rs`, each with its modules, from the bottom up.
fn layout(door: &str) -> Vec<(&str, Vec<&str>)> {
    let (_, layout) = door.split_once("//! # Layout\n").unwrap();
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in layout.lines() {
        if let Some(title) = line.strip_prefix("//! ## ") {
            groups.push((title, Vec::new()));
        } else if let Some(entry) = line.strip_prefix("//! - ") {
            groups.last_mut().unwrap().1.push(entry.split('`').nth(1).unwrap());
        }
    }
    groups
}

#[test]
fn the_architecture_lists_the_modules_as_the_library_does() {
    let door = File::read("src/lib.rs");
    let text = File::read("ARCHITECTURE.md").text;
    let (_, table) = text.split_once("| --- | --- |\n").unwrap();
    let rows = table.lines().map_while(|line| line.strip_prefix("| ")?.split(" | ").next());
    let mut listed: Vec<String> = rows.map(|cell| cell.trim_matches(['*', '`']).to_owned()).collect();
    assert_eq!(listed.pop().as_deref(), Some("app"));
    let expected = layout(&door.text).into_iter().flat_map(|(title, modules)| {
        std::iter::once(title).chain(modules).map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(listed, expected.collect::<Vec<_>>());
}

/// Examples run with the other doc tests; those of the bindings are JavaScript.
#[test]
fn every_public_module_begins_with_an_example() {
    let door = File::read("src/lib.rs");
    let modules: Vec<&str> =
        door.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    for module in &modules {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module);
        let path = if folder.is_dir() { format!("src/{module}/mod.rs") } else { format!("src/{module}.rs") };
        let text = File::read(&path).text;
        let mut docs = text.lines().map_while(|line| line.strip_prefix("//!").map(str::trim));
        let opening = if *module == "bindings" { "```js" } else { "```" };
        assert!(docs.any(|line| line == opening), "{path} shows no example");
    }
    assert!(modules.len() > 20, "{modules:?}");
}

#[test]
fn each_module_knows_only_those_above_it() {
    let door = File::read("src/lib.rs");
    let layout: Vec<String> =
        layout(&door.text).into_iter().flat_map(|(_, modules)| modules).map(str::to_owned).collect();
    let place = |module: &str| layout.iter().position(|name| name == module);
    let modules = door.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(place(module).is_some(), "the layout in src/lib.rs does not name {module}");
    }

    let (mut seen, mut found) = (0, Vec::new());
    for file in File::sources() {
        if file.is_below(&["src/app/", "src/main.rs", "src/lib.rs"]) {
            continue;
        }
        let module = file.path.split('/').nth(1).unwrap().trim_end_matches(".rs");
        let own = place(module).unwrap_or_else(|| panic!("the layout does not name {module}"));
        let code = file.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        for known in known_modules(&code) {
            seen += 1;
            if place(&known).is_none_or(|other| other > own) {
                found.push(format!("{}: {module} knows {known}", file.path));
            }
        }
    }
    check_none("these know a module below their own in src/lib.rs's layout", &found);
    assert!(seen > 100, "{seen}");
}

/// The modules that `crate::name` and `crate::{name, …}` name.
fn known_modules(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut known = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            known.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut first = true;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => first = true,
                c if first && !c.is_whitespace() => {
                    known.push(word(&list[at..]));
                    first = false;
                }
                _ => {}
            }
        }
    }
    known
}

/// The floors of the page, from the ground up.
const FLOORS: [&str; 5] = ["browser", "state", "widgets", "tabs", "shell"];

/// What a file of the page names of the page: paths from `crate::app`, and those from its own place.
fn named_in_the_page(file: &File) -> Vec<Vec<String>> {
    let code = file.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
    let mut own: Vec<&str> =
        file.path.trim_start_matches("src/app/").trim_end_matches(".rs").split('/').collect();
    if own.last() == Some(&"mod") {
        own.pop();
    }
    let words = |path: &str| {
        let path =
            path.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap_or_default();
        path.split("::").filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<String>>()
    };
    let mut named: Vec<Vec<String>> = code.split("crate::app::").skip(1).map(words).collect();
    for at in code.match_indices("super::").map(|(at, _)| at) {
        // The first of a chain alone.
        if code[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &code[at..];
        let mut base = own.clone();
        while let Some(further) = rest.strip_prefix("super::") {
            base.pop();
            rest = further;
        }
        let path = base.into_iter().map(str::to_owned).chain(words(rest));
        named.push(path.collect());
    }
    named.retain(|path| !path.is_empty());
    named
}

fn files_of_the_page() -> Vec<File> {
    let mut files = File::below("src/app", &["rs"]);
    files.retain(|file| file.path != "src/app/mod.rs");
    files
}

#[test]
fn the_page_is_built_in_floors() {
    let place = |name: &str| FLOORS.iter().position(|floor| *floor == name);
    let (mut seen, mut found) = (0, Vec::new());
    for file in files_of_the_page() {
        let own = file.path.split('/').nth(2).unwrap().to_owned();
        let floor = place(&own).unwrap_or_else(|| panic!("{} is on no floor", file.path));
        for path in named_in_the_page(&file) {
            seen += 1;
            if place(&path[0]).is_none_or(|other| other > floor) {
                found.push(format!("{}: {own} knows {}", file.path, path.join("::")));
            }
        }
    }
    check_none("these know a floor above their own", &found);
    assert!(seen > 200, "{seen}");
}

#[test]
fn a_tab_names_no_other_tab() {
    let (mut seen, mut found) = (0, Vec::new());
    for file in files_of_the_page().iter().filter(|file| file.is_below(&["src/app/tabs/"])) {
        let own = file.path.trim_start_matches("src/app/tabs/").split('/').next().unwrap();
        if own == "mod.rs" {
            continue;
        }
        for path in named_in_the_page(file).iter().filter(|path| path[0] == "tabs") {
            seen += 1;
            if path.get(1).is_some_and(|other| other != own && other != "TabSpec") {
                found.push(format!("{}: {}", file.path, path.join("::")));
            }
        }
    }
    check_none("these name another tab", &found);
    assert!(seen > 50, "{seen}");
}

/// A part of the page is a file or folder of a floor, or a tab. A parent and its parts may know each other.
#[test]
fn no_part_of_the_page_leads_back_to_itself() {
    let part_of = |path: &[String]| path.iter().take(2).cloned().collect::<Vec<_>>().join("::");
    let mut parts: Vec<String> = Vec::new();
    let mut arrows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let files = files_of_the_page();
    let own_part = |file: &File| {
        let path = file.path.trim_start_matches("src/app/").trim_end_matches(".rs").trim_end_matches("/mod");
        part_of(&path.split('/').map(str::to_owned).collect::<Vec<_>>())
    };
    parts.extend(files.iter().map(own_part));
    for file in &files {
        let own = own_part(file);
        let others = named_in_the_page(file).into_iter().map(|path| part_of(&path));
        // What a floor's own file says of its parts is its table of contents.
        let others = others.filter(|other| *other != own && parts.contains(other) && own.contains("::"));
        arrows.entry(own.clone()).or_default().extend(others);
    }
    let mut found = Vec::new();
    for start in arrows.keys() {
        let (mut reached, mut left) = (BTreeSet::new(), arrows[start].clone());
        while let Some(part) = left.pop() {
            if reached.insert(part.clone()) {
                left.extend(arrows.get(&part).into_iter().flatten().cloned());
            }
        }
        if reached.contains(start) {
            found.push(start.clone());
        }
    }
    check_none("these lead back to themselves", &found);
    assert!(arrows.len() > 30, "{}", arrows.len());
}

#[test]
fn the_session_alone_writes_the_workspace() {
    let session = File::read("src/app/state/session.rs");
    assert!(session.text.contains("\n    workspace: RwSignal<Workspace>,"), "its signal is not private");
    let mut found = Vec::new();
    for file in files_of_the_page().iter().filter(|file| file.path != session.path) {
        let lines = file.code().filter(|(_, line)| line.contains("Signal<Workspace>"));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {line}", file.path)));
    }
    check_none("these hold a workspace of their own", &found);
}

#[test]
fn each_tab_is_a_folder_and_a_line_of_the_table() {
    let table = File::read("src/app/tabs/mod.rs").text;
    let (_, listed) = table.split_once("pub(crate) static TABS").unwrap();
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/tabs")).unwrap();
    let folders = folders.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned());
    for name in folders.filter(|name| name != "mod.rs") {
        assert!(listed.contains(&format!("&{name}::TAB")), "the table of tabs does not list {name}");
        let spec = File::read(&format!("src/app/tabs/{name}/mod.rs")).text;
        let address = format!("Tab(\"{name}\")");
        let named = format!("Tab::{}", name.to_uppercase());
        assert!(spec.contains(&address) || spec.contains(&named), "{name} has another address");
    }
}

#[test]
fn every_unit_test_of_the_page_runs() {
    let named = File::read("tests/page.rs").text;
    let files = File::below("src/app", &["rs"]).into_iter().filter(|file| file.text.contains("#[test]"));
    let paths: Vec<String> = files.map(|file| file.path).collect();
    let found: Vec<String> =
        paths.iter().filter(|path| !named.contains(&format!("\"../{path}\""))).cloned().collect();
    check_none("these have tests, and tests/page.rs does not name them", &found);
    assert!(!paths.is_empty());
}

/// What is further away than the folder above is named from the top, so that a path can be read without
/// knowing how deep its file is.
#[test]
fn paths_climb_one_step_only() {
    let climb = ["super::", "super::"].concat();
    let mut found = Vec::new();
    for file in File::below("src", &["rs"]) {
        let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains(&climb));
        found.extend(lines.map(|(index, line)| format!("{}:{}: {line}", file.path, index + 1)));
    }
    check_none("these climb two steps; write `crate::`", &found);
}

#[test]
fn every_test_file_is_in_a_program() {
    let listed = File::read("tests/main.rs").text;
    let module = |path: &str| {
        let inside = path.strip_prefix("tests/")?.strip_suffix(".rs")?;
        let module = inside.strip_suffix("/mod").unwrap_or(inside);
        // What lies deeper is named by the file of its folder.
        (!module.contains('/') && !["main", "wasm"].contains(&module)).then(|| module.to_owned())
    };
    let modules = File::below("tests", &["rs"]).into_iter().filter_map(|file| module(&file.path));
    let modules: Vec<String> = modules.collect();
    let found: Vec<String> =
        modules.iter().filter(|name| !listed.contains(&format!("\nmod {name};"))).cloned().collect();
    check_none("tests/main.rs does not name these, so that they never run", &found);
    assert!(modules.len() > 10, "{modules:?}");
}

#[test]
fn no_file_is_too_long_to_be_read() {
    let mut files = File::sources();
    files.extend(File::below("js", &["ts", "mjs"]));
    files.extend(File::below("style", &["css"]));
    let long = files.iter().filter(|file| file.without_tests().lines().count() > 400);
    let found: Vec<String> = long.map(|file| file.path.clone()).collect();
    check_none("these have more than 400 lines without their tests", &found);
}

/// Files of the engine and the page that lay out JSON by `format!`, and why.
const JSON_BY_FORMAT: [(&str, &str); 3] = [
    ("src/json/", "the writer itself, and edits in the manner of the text around them"),
    ("src/bus/system/insert.rs", "snippets, as a person writes them"),
    ("src/targets/permission.rs", "policies to copy, laid out as in AWS's documentation"),
];

#[test]
fn json_is_written_by_one_writer() {
    let (mut seen, mut found) = (0, Vec::new());
    let mut used = BTreeSet::new();
    for file in File::production() {
        let exception = JSON_BY_FORMAT.iter().find(|(place, _)| file.path.starts_with(place));
        for (number, literal) in formatted(file.without_tests()) {
            seen += 1;
            let signs = ["{{\"", "{{\\\"", "\":{", "\\\":{", "\": {", "\\\": {", "{{{}}}", "[{{"];
            if !signs.iter().any(|sign| literal.contains(sign)) {
                continue;
            }
            match exception {
                Some((place, _)) => drop(used.insert(*place)),
                None => found.push(format!("{}:{number}: {literal}", file.path)),
            }
        }
    }
    check_none("these write JSON by format!; json::ObjectWriter does", &found);
    assert!(seen > 300, "{seen}");
    for (place, _) in JSON_BY_FORMAT {
        assert!(used.contains(place), "{place} needs no exception any more");
    }
}

/// What `format!`, `write!` and `writeln!` are given as their text, each with the number of its line.
fn formatted(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for name in ["format!(", "write!(", "writeln!("] {
        for (at, _) in code.match_indices(name) {
            let rest = &code[at + name.len()..];
            let Some(start) = rest.find('"') else { continue };
            let line = code[..at].lines().count();
            let end = if rest[..start].ends_with("r#") {
                rest[start..].find("\"#")
            } else {
                let bytes = rest.as_bytes();
                (start + 1..rest.len())
                    .find(|&at| bytes[at] == b'"' && bytes[at - 1] != b'\\')
                    .map(|at| at - start)
            };
            found.extend(end.map(|end| (line, &rest[start..start + end])));
        }
    }
    found
}

#[test]
fn one_module_puts_arns_together() {
    let (mut seen, mut found) = (0, Vec::new());
    for file in File::sources() {
        let lines = file.code().filter(|(_, line)| line.contains("arn:{"));
        let lines = lines.map(|(number, line)| format!("{}:{number}: {line}", file.path));
        if file.path == "src/arn.rs" { seen += lines.count() } else { found.extend(lines) }
    }
    check_none("these put an ARN together, which arn::Arn does", &found);
    assert!(seen > 0);
}

/// Where finished sentences may stand beside the `messages` modules, and why.
const SENTENCES: [(&str, &str); 14] = [
    ("src/app/", "the page's own texts"),
    ("src/bindings", "the JavaScript API's own refusals"),
    ("src/bus/simulation/alarm_event.rs", "part of an event: what CloudWatch writes into it"),
    ("src/coverage.rs", "Display of an enum with two kinds, beside it"),
    ("src/event/envelope.rs", "a note with a list of fields, which nobody asks for as a kind"),
    ("src/event/put_events.rs", "Display and AWS's messages of one enum, beside it"),
    ("src/gallery/", "a registry of examples"),
    ("src/handler/", "a registry of functions, and what they print"),
    ("src/lint/rules/", "a registry: each rule says what it advises"),
    ("src/pattern/operator/", "a registry: each operator says what it does"),
    ("src/scan/chart.rs", "the text of a picture for those who do not see it, made with its numbers"),
    ("src/schedule/input.rs", "a registry of the words that Scheduler replaces"),
    ("src/targets/", "a registry: each kind says what it takes"),
    ("src/workspace/format.rs", "Display of one enum, beside it"),
];

#[test]
fn sentences_are_made_in_the_modules_for_them() {
    let (mut seen, mut found) = (0, Vec::new());
    let mut used = BTreeSet::new();
    for file in File::production() {
        let is_messages = file.path.ends_with("/messages.rs") || file.path.contains("/messages/");
        let exception = SENTENCES.iter().find(|(place, _)| file.path.starts_with(place));
        for (number, literal) in literals(file.without_tests()) {
            let is_sentence = literal.starts_with(|c: char| c.is_ascii_uppercase())
                && literal.ends_with('.')
                && literal.split_whitespace().count() > 3;
            match (is_sentence, exception) {
                (false, _) => {}
                (true, _) if is_messages => seen += 1,
                (true, Some((place, _))) => drop(used.insert(*place)),
                (true, None) => found.push(format!("{}:{number}: {literal}", file.path)),
            }
        }
    }
    check_none("these sentences do not stand in a module of messages", &found);
    assert!(seen > 200, "{seen}");
    for (place, _) in SENTENCES {
        assert!(used.contains(place), "{place} needs no exception any more");
    }
}

/// The string literals of code, each with the number of its line.
fn literals(code: &str) -> Vec<(usize, &str)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = code[at..].find(['"', '\'', '/']).map(|next| at + next) {
        let rest = &code[next..];
        at = next
            + match rest.as_bytes() {
                [b'/', b'/', ..] => rest.find('\n').unwrap_or(rest.len()),
                [b'\'', b'\\', ..] => rest[3..].find('\'').map_or(rest.len(), |end| end + 4),
                [b'\'', b'"', b'\'', ..] => 3,
                [b'"', ..] => {
                    let end = if code[..next].ends_with("r#") {
                        rest.find("\"#")
                    } else {
                        let mut escaped = false;
                        let is_end = |(_, c): &(usize, char)| {
                            let ends = *c == '"' && !escaped;
                            escaped = *c == '\\' && !escaped;
                            ends
                        };
                        rest.char_indices().skip(1).find(is_end).map(|(end, _)| end)
                    };
                    let end = end.unwrap_or(rest.len() - 1);
                    found.push((code[..next].lines().count(), &rest[1..end]));
                    end + 1
                }
                _ => 1,
            };
    }
    found
}

#[test]
fn nothing_is_unsafe_but_one_folder() {
    let mut found = Vec::new();
    for file in File::below("src", &["rs"]) {
        if file.path.starts_with("src/ruleset/simd/") {
            continue;
        }
        let lines = file.code().filter(|(_, line)| names(line, "unsafe") || names(line, "unsafe_code"));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {line}", file.path)));
    }
    check_none("these are unsafe", &found);
    assert!(File::read("Cargo.toml").text.contains("unsafe_code = \"deny\""));
}

#[test]
fn the_policy_is_the_same_in_the_page_and_in_the_headers() {
    let page = File::read("index.html").text;
    let (_, meta) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let page = directives(meta.split('"').next().unwrap());
    let headers = File::read("public/_headers").text;
    let (_, header) = headers.split_once("Content-Security-Policy:").unwrap();
    let mut header = directives(header.lines().next().unwrap());
    // A page cannot say this of itself.
    assert!(header.remove("frame-ancestors").is_some());
    assert_eq!(page, header);

    assert_eq!(page["default-src"], ["'none'"]);
    for (directive, sources) in &page {
        for source in sources {
            let is_own = ["'none'", "'self'"].contains(source);
            let is_known =
                matches!((*directive, *source), ("script-src", "'wasm-unsafe-eval'") | ("img-src", "data:"));
            assert!(is_own || is_known, "{directive} allows {source}");
        }
    }
}

fn directives(policy: &str) -> BTreeMap<&str, Vec<&str>> {
    let directives = policy.split(';').map(|directive| directive.split_whitespace().collect::<Vec<_>>());
    directives.filter(|words| !words.is_empty()).map(|words| (words[0], words[1..].to_vec())).collect()
}

#[test]
fn colours_are_named_in_one_sheet_only() {
    const FUNCTIONS: &[&str] = &[
        "rgb(",
        "rgba(",
        "hsl(",
        "hsla(",
        "hwb(",
        "lab(",
        "lch(",
        "oklab(",
        "oklch(",
        "light-dark(",
        "color(",
    ];
    const NAMES: &[&str] =
        &["white", "black", "red", "green", "blue", "yellow", "orange", "gray", "grey", "purple"];
    let mut found = Vec::new();
    for file in File::below("style", &["css"]) {
        if file.path == "style/tokens.css" {
            continue;
        }
        let text = without_css_comments(&file.text);
        for (index, line) in text.lines().enumerate() {
            let Some((_, value)) = line.split_once(':') else { continue };
            // What follows is the value of a declaration, not a selector.
            let Some(value) = value.trim().strip_suffix(';') else { continue };
            let is_hex = value.split([' ', ',', '(', ')']).any(|word| {
                word.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
            });
            let words = || value.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '(');
            let is_function = words().any(|word| FUNCTIONS.iter().any(|function| word.starts_with(function)));
            let is_name = words().any(|word| NAMES.contains(&word));
            if is_hex || is_function || is_name {
                found.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    check_none("these name a colour outside style/tokens.css", &found);
}

/// Padding, margins, gaps and radii are tokens. Lengths may stand for themselves if they are hairlines, or go with the
/// size of the text around them (`em`).
#[test]
fn spacing_is_named_in_one_sheet_only() {
    const SPACING: &[&str] = &["padding", "margin", "gap", "row-gap", "column-gap", "inset"];
    const HAIRLINE: f64 = 2.0;
    let is_spacing = |property: &str| {
        let is_radius = property.starts_with("border-") && property.ends_with("radius");
        is_radius
            || SPACING.iter().any(|name| {
                property == *name || property.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'))
            })
    };
    let is_length_of_its_own = |word: &str| {
        let px = word.strip_suffix("px").and_then(|number| number.parse::<f64>().ok());
        let rem = word.strip_suffix("rem").and_then(|number| number.parse::<f64>().ok());
        rem.is_some() || px.is_some_and(|px| px.abs() > HAIRLINE)
    };
    let (mut seen, mut found) = (0, Vec::new());
    for file in File::below("style", &["css"]).iter().filter(|file| file.path != "style/tokens.css") {
        let text = without_css_comments(&file.text);
        for (index, line) in text.lines().enumerate() {
            let Some((property, value)) = line.split_once(':') else { continue };
            let Some(value) = value.trim().strip_suffix(';') else { continue };
            if !is_spacing(property.trim()) {
                continue;
            }
            seen += 1;
            if value.split([' ', ',', '(', ')']).any(is_length_of_its_own) {
                found.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    check_none("these have a spacing or a radius that is no token of style/tokens.css", &found);
    assert!(seen > 150, "{seen}");
}

/// Whoever follows the guide meets no file that is missing. Paths begin at the top or in `src/`; `x` and `NAME` stand
/// for what the reader adds.
#[test]
fn the_guide_names_files_that_exist() {
    let mut files = File::below("docs/guide", &["md"]);
    files.extend(["ARCHITECTURE.md", "CONTRIBUTING.md"].map(File::read));
    let (mut seen, mut found) = (0, Vec::new());
    for file in &files {
        for (index, line) in file.text.lines().enumerate() {
            for path in line.split('`').skip(1).step_by(2).filter(|text| is_path(text)) {
                seen += 1;
                if !is_there(path) {
                    found.push(format!("{}:{}: `{path}`", file.path, index + 1));
                }
            }
        }
    }
    check_none("these name a file that does not exist", &found);
    assert!(seen > 100, "{seen}");
}

/// Whether a text in backticks is a path into this repository.
fn is_path(text: &str) -> bool {
    let is_made = ["dist/", "pkg/", "~"].iter().any(|start| text.starts_with(start));
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "_-./*".contains(c));
    let is_placeholder = text.split(['/', '.']).any(|word| word == "x" || word == "NAME");
    // Lower case at the start: `Alt/Option` is none.
    let starts_lower = text.starts_with(|c: char| c.is_ascii_lowercase());
    text.contains('/') && starts_lower && is_plain && !is_made && !is_placeholder
}

/// Whether a path is there, from the top or from `src/`, as a folder, a file or a module; of one with a `*`, what
/// stands before its last part.
fn is_there(path: &str) -> bool {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = match path.split_once('*') {
        Some((before, _)) => before.rsplit_once('/').map_or("", |(folder, _)| folder),
        None => path,
    };
    [top.join(path), top.join("src").join(path), top.join(format!("src/{path}.rs"))]
        .iter()
        .any(|place| place.exists())
}

/// The sheet with blanks for its comments, so that lines keep their numbers.
fn without_css_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (comment, rest) = part.split_once("*/").unwrap();
        out.extend(comment.chars().filter(|c| *c == '\n'));
        out.push_str(rest);
    }
    out
}

#[test]
fn every_sheet_is_in_a_layer() {
    let entries = ["style/main.css", "style/later.css"];
    let imports = entries.map(|entry| File::read(entry).text).concat();
    for file in File::below("style", &["css"]).iter().filter(|file| !entries.contains(&file.path.as_str())) {
        let import = format!("@import \"./{}\" layer(", file.path.trim_start_matches("style/"));
        assert_eq!(imports.matches(&import).count(), 1, "{entries:?} do not import {} once", file.path);
    }
}

#[test]
fn the_readme_shows_the_targets_as_they_are() {
    let readme = File::read("README.md").text;
    let (_, rest) = readme.split_once("<!-- targets -->\n").unwrap();
    let (shown, _) = rest.split_once("<!-- /targets -->").unwrap();
    let table = targets::table();
    assert!(shown == table, "README.md is behind `cargo run --example targets`:\n{table}");
}

#[test]
fn each_kind_of_target_is_a_file_of_the_registry() {
    let registry = File::read("src/targets/kind/mod.rs").text;
    let files = File::below("src/targets/kind", &["rs"]);
    let of_a_kind =
        files.iter().filter(|file| !file.is_below(&["src/targets/kind/mod.rs", "src/targets/kind/tests.rs"]));
    let (mut seen, mut found) = (0, Vec::new());
    for file in of_a_kind {
        let statics =
            file.text.lines().filter(|line| line.contains("static ") && line.contains(": TargetKind"));
        for line in statics {
            seen += 1;
            let name = line.split("static ").nth(1).unwrap().split(':').next().unwrap();
            if !registry.contains(&format!("{name},\n")) {
                found.push(format!("{}: {name}", file.path));
            }
        }
    }
    check_none("these kinds are not in the registry", &found);
    assert!(seen > 25, "{seen}");
}

#[test]
fn the_names_of_blocks_stand_in_their_kinds_only() {
    use eventbridge_playground::targets::block::blocks;
    let (mut seen, mut found) = (0, Vec::new());
    for file in File::sources() {
        // The gallery has whole systems, as a user writes them.
        if file.is_below(&["src/targets/", "src/gallery/systems/"]) {
            continue;
        }
        for (number, line) in file.code() {
            seen += 1;
            if blocks().iter().any(|block| line.contains(&format!("\"{}\"", block.name))) {
                found.push(format!("{}:{number}: {line}", file.path));
            }
        }
    }
    check_none("these name a block of settings, of which its kind of target knows all", &found);
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn the_readme_shows_the_operators_as_they_are() {
    let readme = File::read("README.md").text;
    let (_, rest) = readme.split_once("<!-- operators -->\n").unwrap();
    let (shown, _) = rest.split_once("<!-- /operators -->").unwrap();
    let table = operators::table();
    assert!(shown == table, "README.md is behind `cargo run --example operators`:\n{table}");
}

/// Recorded cases and large data may lie beside the repository, but nothing here needs them.
#[test]
fn only_tests_that_can_do_without_look_beside_the_repository() {
    let beside = ["..", "shared"].join("/");
    let mut files = File::sources();
    for folder in ["tests", "examples", "benches", "scripts"] {
        files.extend(File::below(folder, &["rs", "sh", "mjs"]));
    }
    files.push(File::read("Makefile"));
    for file in files.iter().filter(|file| file.text.contains(&beside)) {
        assert!(file.is_below(&["tests/", "benches/"]), "{} looks beside the repository", file.path);
        let can_do_without =
            file.text.contains("SKIPPED") || file.text.contains("skip") || file.text.contains("without them");
        assert!(can_do_without, "{} does not say what it does without {beside}", file.path);
        assert!(!file.text.contains("include_"), "{} does not build without {beside}", file.path);
    }
}
