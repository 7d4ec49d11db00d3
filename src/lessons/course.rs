//! Courses, as the build joins them and as a file holds one.

use super::lesson::checked_id;
use super::state::{line_of, of_kind, sound, whole};
use super::{Course, Fault, Unreadable, read_lesson};
use crate::json::{Kind, Value};

/// A larger text is no course.
pub const MAX_BYTES: usize = 1 << 20;

/// The version of the format.
const VERSION: &str = "1";

/// Reads the text that the build makes of `lessons/`: a list of courses, each an object with `id`, `title`, `summary` and
/// `lessons`, an object of Markdown texts by their ids.
///
/// # Errors
/// If the text is something else, for instance a server's page about a missing file.
pub fn read(text: &str) -> Result<Vec<Course>, Unreadable> {
    let document = sound(text).map_err(of_whole)?;
    let list = whole(&document, Kind::Array).map_err(of_whole)?;
    list.children().map(|value| course(value, text)).collect()
}

/// Reads a course from a file: an object like those that [`read`] takes, with a `version` of 1; or one lesson
/// in Markdown, which becomes a course with the given id.
///
/// # Errors
/// Returns the first mistake.
pub fn read_course(id: &str, text: &str) -> Result<Course, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(of_whole((0, Fault::TooLarge)));
    }
    if text.trim_start().starts_with("---") {
        let lesson = read_lesson("lesson", text)?;
        let id = checked_id(id).unwrap_or_else(|_| "course".to_owned());
        return Ok(Course { id, title: lesson.title.clone(), summary: String::new(), lessons: vec![lesson] });
    }
    let document = sound(text).map_err(of_whole)?;
    let root = whole(&document, Kind::Object).map_err(of_whole)?;
    match root.get("version") {
        None => Err(of_whole((1, Fault::Missing("version")))),
        Some(version) if version.source() == VERSION => course(root, text),
        Some(version) => Err(of_whole((line_of(text, version), Fault::Newer(version.source().to_owned())))),
    }
}

/// Returns whether a name leads to a file beside the page or below it, and nowhere else.
pub fn is_beside_the_page(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let is_below = !name.starts_with('/') && !name.contains("..") && !name.contains("//");
    !name.is_empty() && name.chars().all(is_plain) && is_below
}

fn of_whole((line, fault): (usize, Fault)) -> Unreadable {
    Unreadable { lesson: String::new(), line, fault }
}

/// Reads one course; `all` is the text that contains it.
fn course(value: Value, all: &str) -> Result<Course, Unreadable> {
    let wrong = |fault| of_whole((line_of(all, value), fault));
    of_kind(value, "", &[Kind::Object], "an object").map_err(wrong)?;
    let member = |key: &'static str, kind: Kind, expected| {
        let member = value.get(key).ok_or_else(|| wrong(Fault::Missing(key)))?;
        of_kind(member, key, &[kind], expected).map_err(|fault| of_whole((line_of(all, member), fault)))?;
        Ok(member)
    };
    let text = |key| {
        let member = member(key, Kind::String, "a string")?;
        Ok(member.as_str().map(String::from).unwrap_or_default())
    };
    let mut lessons = Vec::new();
    for entry in member("lessons", Kind::Object, "an object of strings by ID")?.children() {
        let id = entry.key().unwrap_or_default();
        let text = markdown(entry, &id).map_err(|fault| of_whole((line_of(all, entry), fault)))?;
        let lesson = read_lesson(&id, &text)?;
        if lessons.iter().any(|other: &super::Lesson| other.id == lesson.id) {
            return Err(of_whole((line_of(all, entry), Fault::Repeated(lesson.id))));
        }
        lessons.push(lesson);
    }
    if lessons.is_empty() {
        return Err(wrong(Fault::NoSteps));
    }
    Ok(Course {
        id: checked_id(&text("id")?).map_err(wrong)?,
        title: text("title")?,
        summary: text("summary")?,
        lessons,
    })
}

/// Returns the Markdown of a lesson: a text, or a list of its lines, which is easier to read in a file of
/// JSON.
fn markdown(entry: Value, id: &str) -> Result<String, Fault> {
    const EXPECTED: &str = "a string or an array of lines";
    of_kind(entry, id, &[Kind::String, Kind::Array], EXPECTED)?;
    if let Some(text) = entry.as_str() {
        return Ok(text.into_owned());
    }
    let mut text = String::new();
    for line in entry.children() {
        of_kind(line, id, &[Kind::String], "an array of strings")?;
        text.push_str(&line.as_str().unwrap_or_default());
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LESSON: &str = "---\\ntitle: T\\n---\\n## S\\n### Start\\n```\\n{\\\"pattern\\\": {}}\\n```\\n### Task\\nDo.\\n### Checks\\n\
        ```\\n[{\\\"check\\\": \\\"valid\\\"}]\\n```\\n### Solution\\n```\\n{}\\n```\\n";

    fn file(lesson: &str) -> String {
        format!(
            r#"{{"version": 1, "id": "c", "title": "C", "summary": "S.", "lessons": {{"l": "{lesson}"}}}}"#
        )
    }

    #[test]
    fn a_course_is_an_object_or_one_lesson() {
        let course = read_course("x", &file(LESSON)).unwrap();
        assert_eq!((course.id.as_str(), course.lessons[0].id.as_str(), course.len()), ("c", "l", 1));
        let lesson = LESSON.replace("\\n", "\n").replace("\\\"", "\"");
        let course = read_course("my-course", &lesson).unwrap();
        assert_eq!((course.id.as_str(), course.title.as_str()), ("my-course", "T"));
        assert_eq!(read(&format!("[{}]", file(LESSON))).unwrap().len(), 1);
        let lines = lesson.lines().map(crate::json::quote).collect::<Vec<_>>().join(",");
        let by_lines = file("…").replace("\"…\"", &format!("[{lines}]"));
        assert_eq!(
            read_course("x", &by_lines).unwrap().lessons[0],
            read(&format!("[{}]", file(LESSON))).unwrap()[0].lessons[0]
        );
    }

    #[test]
    fn other_texts_are_refused_in_words() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let huge = " ".repeat(MAX_BYTES + 1);
        let cases = [
            ("", "This isn't valid JSON: There is nothing here yet (line 1)."),
            ("<!doctype html>", "This isn't valid JSON: "),
            ("[]", "This must be an object, but is an array (line 1)."),
            ("{}", "“version” is missing (line 1)."),
            (r#"{"version": 2}"#, "This course requires a newer version of the playground (format 2)."),
            (r#"{"version": 1, "id": 7}"#, "“lessons” is missing (line 1)."),
            (&deep, "This isn't valid JSON: "),
            (&huge, "The course is too large"),
            (&file("<b>"), "Lesson “l”, line 1: The file must begin"),
            (&file(&LESSON.replace("Do.", "<script>")), "Lesson “l”, line 10: HTML isn't allowed"),
            (
                &file(&LESSON.replace("Do.", "[a](javascript:alert)")),
                "Lesson “l”, line 10: The link to “javascript:alert” isn't allowed",
            ),
        ];
        for (text, words) in cases {
            let told = read_course("x", text).unwrap_err().to_string();
            assert!(told.starts_with(words), "{}: {told}", &text[..text.len().min(80)]);
        }
    }

    #[test]
    fn a_course_is_asked_for_by_a_plain_name_only() {
        for name in ["a.json", "courses/my-course.md", "A_1.json"] {
            assert!(is_beside_the_page(name), "{name}");
        }
        for name in [
            "",
            "https://example.com/a",
            "//example.com/a",
            "/a.json",
            "../a.json",
            "a/../b",
            "a//b",
            "javascript:a",
            "a%2e",
            "a?b",
        ] {
            assert!(!is_beside_the_page(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reader(text in "\\PC*", lesson in "(---|title: |## |### |Task|Start|```|\n|\\{|\\[|\"|[a-z<>*`|-])*") {
            let _ = read_course("x", &text);
            let _ = read_course("x", &format!("---\ntitle: T\n---\n## S\n{lesson}"));
        }
    }
}
