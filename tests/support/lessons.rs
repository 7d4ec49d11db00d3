//! The courses out of the folder `lessons/`, joined as `js/lessons.mjs` joins them for the page.

use eventbridge_playground::json::{ObjectWriter, list};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")
}

/// The text of a file of the folder.
pub fn file(name: &str) -> String {
    let path = folder().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text that the page loads.
pub fn joined() -> String {
    let index: serde_json::Value = serde_json::from_str(&file("index.json")).expect("JSON");
    let courses = index.as_array().expect("courses").iter().map(|course| {
        let text = |key: &str| course[key].as_str().expect(key).to_owned();
        let mut lessons = ObjectWriter::default();
        for id in course["lessons"].as_array().expect("lessons") {
            let id = id.as_str().expect("an id");
            lessons.text(id, &file(&format!("{}/{id}.md", text("id"))));
        }
        let mut whole = ObjectWriter::default();
        for key in ["id", "title", "summary"] {
            whole.text(key, &text(key));
        }
        whole.object("lessons", &lessons).close()
    });
    list(courses.collect::<Vec<_>>())
}

/// All lessons that have a file, as `course/lesson`, sorted.
pub fn files() -> Vec<String> {
    let entries = |path: &Path| {
        let entries = fs::read_dir(path).expect("the folder");
        entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>()
    };
    let name = |path: &Path| path.file_stem().and_then(|name| name.to_str()).expect("UTF-8").to_owned();
    let courses = entries(&folder()).into_iter().filter(|path| path.is_dir());
    let mut all: Vec<String> = courses
        .flat_map(|course| {
            let of = name(&course);
            entries(&course).into_iter().map(move |lesson| format!("{of}/{}", name(&lesson)))
        })
        .collect();
    all.sort_unstable();
    all
}

/// The example of a course of somebody else.
pub fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-course.json");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
