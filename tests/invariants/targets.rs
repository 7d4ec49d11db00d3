//! The kinds of target are one registry.

use super::{File, check_none};

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
        // The gallery has whole systems, as a user writes them; the formats know what a tool calls each block.
        if file.is_below(&["src/targets/", "src/gallery/systems/", "src/interchange/"]) {
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
