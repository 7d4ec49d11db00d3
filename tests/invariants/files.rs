//! Tests, policy and documents say what is there.

#[path = "../../examples/formats.rs"]
mod formats;
#[path = "../../examples/operators.rs"]
mod operators;
#[path = "../../examples/targets.rs"]
mod targets;

use super::{File, check_none};
use std::collections::BTreeMap;
use std::path::Path;

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
fn the_policy_is_the_same_in_the_page_and_in_the_headers() {
    let page = File::read("index.html").text;
    let (_, meta) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let page = directives(meta.split('"').next().unwrap());
    let headers = File::read("public/_headers").text;
    let policies: Vec<&str> = headers.split("Content-Security-Policy:").skip(1).collect();
    // Of `/`, `/index.html` and `/embed.html`. One at `/*` would hold for sandbox.html as well, and refuse its script.
    assert_eq!(policies.len(), 3);
    assert!(!headers.contains("/*\n  Content-Security-Policy"));
    for policy in policies {
        let mut header = directives(policy.lines().next().unwrap());
        // A page cannot say this of itself.
        assert!(header.remove("frame-ancestors").is_some());
        assert_eq!(page, header);
    }

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

/// The guide names no file that is missing. Paths begin at the top or in `src/`; `x` and `NAME` are placeholders for
/// files that the reader adds.
#[test]
fn the_guide_names_files_that_exist() {
    let mut files = File::below("docs/guide", &["md"]);
    files.extend(["ARCHITECTURE.md", "CONTRIBUTING.md"].map(File::read));
    let (mut seen, mut found) = (0, Vec::new());
    for file in &files {
        for (index, line) in file.text.lines().enumerate() {
            for path in in_backticks(line).filter(|text| is_path(text)) {
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
    let is_made = ["build/", "dist/", "pkg/", "~"].iter().any(|start| text.starts_with(start));
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

/// Links within the repository lead to a file, and to a heading of it if they name one.
#[test]
fn the_documents_link_to_what_exists() {
    let (mut seen, mut found) = (0, Vec::new());
    for file in documents() {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in file.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            // Pictures come from `make pictures`.
            if link.contains(':')
                || path.contains(' ')
                || Path::new(path).extension().is_some_and(|it| it == "png")
            {
                continue;
            }
            seen += 1;
            let target = if path.is_empty() { file.path.clone() } else { joined(folder, path) };
            let is_right = is_there(&target)
                && (heading.is_empty() || headings(&File::read(&target).text).any(|known| known == heading));
            if !is_right {
                found.push(format!("{}: {link}", file.path));
            }
        }
    }
    check_none("these links lead nowhere", &found);
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_documents_name_targets_of_the_makefile() {
    let makefile = File::read("Makefile").text;
    let targets: Vec<&str> = makefile
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(':').map(|(target, _)| target))
        .collect();
    let (mut seen, mut found) = (0, Vec::new());
    for file in documents() {
        let blocks = file.text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
        let lines = blocks.flat_map(str::lines).chain(file.text.lines().flat_map(in_backticks));
        for line in lines {
            let Some(names) = line.trim_start().strip_prefix("make ") else { continue };
            let is_name = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            for name in names.split_whitespace().take_while(is_name) {
                seen += 1;
                if !targets.contains(&name) {
                    found.push(format!("{}: make {name}", file.path));
                }
            }
        }
    }
    check_none("the Makefile has none of these", &found);
    assert!(seen > 30, "{seen}");
}

/// Whoever reads what can be done here finds every target of the Makefile.
#[test]
fn the_guide_for_contributors_has_every_target() {
    let contributing = File::read("CONTRIBUTING.md").text;
    let makefile = File::read("Makefile").text;
    let described = makefile.lines().filter(|line| line.contains(" ## ") && !line.starts_with("help:"));
    let targets: Vec<&str> = described.filter_map(|line| line.split(':').next()).collect();
    let found = targets.iter().filter(|target| !contributing.contains(&format!("`make {target}`")));
    check_none(
        "CONTRIBUTING.md says nothing of these",
        &found.map(|it| (*it).to_owned()).collect::<Vec<_>>(),
    );
    assert!(targets.len() > 20, "{targets:?}");
}

/// The documents at the top and in `docs/`, and that of the sandbox. The package's is read where it is published.
fn documents() -> Vec<File> {
    let mut files = File::below("docs", &["md"]);
    let others = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "js/sandbox/README.md",
    ];
    files.extend(others.map(File::read));
    files
}

fn in_backticks(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Returns a path that is given from a folder, from the top.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Returns the headings of a Markdown text as links name them.
fn headings(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .filter_map(|line| line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')))
        .map(|heading| {
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
        })
}

#[test]
fn the_page_of_formats_shows_them_as_they_are() {
    let page = File::read("docs/formats.md").text;
    let (_, rest) = page.split_once("<!-- formats -->\n").unwrap();
    let (shown, _) = rest.split_once("<!-- /formats -->").unwrap();
    let table = formats::table();
    assert!(shown == table, "docs/formats.md is behind `cargo run --example formats`:\n{table}");
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
