//! Which module may know which.

use super::{File, check_none, names};
use std::path::Path;

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
