//! The gallery out of the folder `gallery/`, joined as `js/gallery.mjs` joins it for the page.

use std::fs;
use std::path::Path;

/// The text that the page loads.
pub fn joined() -> String {
    let index: serde_json::Value = serde_json::from_str(&file("index.json")).expect("JSON");
    let groups = index.as_object().expect("groups").iter().map(|(group, ids)| {
        let ids = ids.as_array().expect("ids").iter().filter_map(|id| id.as_str());
        let examples = ids.map(|id| format!("\"{id}\": {}", file(&format!("{id}.json"))));
        format!("\"{group}\": {{{}}}", examples.collect::<Vec<_>>().join(","))
    });
    format!("{{{}}}", groups.collect::<Vec<_>>().join(","))
}

/// The ids of the examples that have a file, sorted.
pub fn files() -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("gallery")).expect("the folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
    let mut ids: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect();
    ids.retain(|id| id != "index");
    ids.sort_unstable();
    ids
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gallery").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
