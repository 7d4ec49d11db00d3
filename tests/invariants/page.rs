//! The floors of the page, and who owns what.

use super::{File, check_none};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

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

/// A page in a frame keeps nothing, which one function sees to.
#[test]
fn one_function_reaches_what_the_browser_keeps() {
    const KEPT: [&str; 8] = [
        "local_storage",
        "session_storage",
        "indexed_db",
        ".caches(",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
    ];
    let home = "src/app/browser/mod.rs";
    let scripts = ["js", "public"].into_iter().flat_map(|folder| File::below(folder, &["ts", "js", "mjs"]));
    // What is in the sandbox reaches nothing: its scripts name these to take them away.
    let scripts = scripts.filter(|file| !file.path.starts_with("js/sandbox/"));
    let (mut seen, mut found) = (0, Vec::new());
    for file in files_of_the_page().into_iter().chain(scripts) {
        for (number, line) in
            file.text.lines().enumerate().filter(|(_, line)| KEPT.iter().any(|it| line.contains(it)))
        {
            seen += 1;
            if file.path != home || !line.contains("if for_tab") {
                found.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    check_none("these reach what the browser keeps by another way", &found);
    assert_eq!(seen, 1);
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

#[test]
fn no_two_commands_or_tabs_have_the_same_keys() {
    let mut files = File::below("src/app/tabs", &["rs"]);
    files.push(File::read("src/app/state/commands/list.rs"));
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut found = Vec::new();
    for file in &files {
        let code = file.text.split("#[cfg(test)]").next().unwrap();
        for keys in code.split('"').skip(1).step_by(2).filter(|text| text.starts_with("Alt+Shift+")) {
            if let Some(other) = known.insert(keys.to_owned(), file.path.clone()) {
                found.push(format!("{keys}: {other} and {}", file.path));
            }
        }
    }
    check_none("these keys are taken twice", &found);
    assert!(known.len() > 30, "{}", known.len());
}
