//! Places in the courses: by indices inside, and by names in addresses.

use super::{Course, Lesson, Progress, Step};

/// A step, by the indices of its course, its lesson and itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The course.
    pub course: usize,
    /// The lesson in the course.
    pub lesson: usize,
    /// The step in the lesson.
    pub step: usize,
}

impl Place {
    /// Returns what is at this place; `None` if there is no such step.
    pub fn get<'c>(self, courses: &[&'c Course]) -> Option<(&'c Course, &'c Lesson, &'c Step)> {
        let course = *courses.get(self.course)?;
        let lesson = course.lessons.get(self.lesson)?;
        Some((course, lesson, lesson.steps.get(self.step)?))
    }

    /// Returns its name, `course/lesson/step`; `None` if there is no such step.
    pub fn name(self, courses: &[&Course]) -> Option<String> {
        let (course, lesson, step) = self.get(courses)?;
        Some(step_name(course, lesson, step))
    }

    /// Returns the steps before and after it in its course, over the ends of lessons; `None` where there is none.
    pub fn neighbours(self, courses: &[&Course]) -> (Option<Self>, Option<Self>) {
        let all: Vec<Self> = places(courses).filter(|place| place.course == self.course).collect();
        let Some(here) = all.iter().position(|place| *place == self) else { return (None, None) };
        (here.checked_sub(1).map(|before| all[before]), all.get(here + 1).copied())
    }

    /// Returns the step with this name. A name may end early, as `course` or `course/lesson`: then it is the first step
    /// there that is not solved, or else the first. `None` if there is none.
    pub fn find(courses: &[&Course], name: &str, progress: &Progress) -> Option<Self> {
        let wanted: Vec<&str> = name.split('/').collect();
        let mut found = places(courses).filter_map(|place| {
            let own = place.name(courses)?;
            let fits = wanted.len() <= 3 && own.split('/').zip(&wanted).all(|(own, wanted)| own == *wanted);
            fits.then(|| (place, progress.is_solved(&own)))
        });
        let (first, is_solved) = found.next()?;
        let unsolved = found.find(|(_, is_solved)| !is_solved).filter(|_| is_solved);
        Some(unsolved.map_or(first, |(place, _)| place))
    }
}

/// Returns the name of a step in addresses and in the progress: `course/lesson/step`.
pub fn step_name(course: &Course, lesson: &Lesson, step: &Step) -> String {
    [&*course.id, &*lesson.id, &*step.id].join("/")
}

/// Returns all places, in order.
fn places(courses: &[&Course]) -> impl Iterator<Item = Place> {
    courses.iter().enumerate().flat_map(|(course, it)| {
        it.lessons.iter().enumerate().flat_map(move |(lesson, that)| {
            (0..that.steps.len()).map(move |step| Place { course, lesson, step })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::read_lesson;

    fn course(id: &str, lessons: &[(&str, usize)]) -> Course {
        let lesson = |(id, steps): &(&str, usize)| {
            let text: String = (1..=*steps)
                .map(|at| {
                    [
                        "## S",
                        &at.to_string(),
                        "\n### Start\n```\n{}\n```\n### Task\nT\n### Checks\n```\n[{\"check\": \"valid\"}]\n```\n",
                        "### Solution\n```\n{}\n```\n",
                    ]
                    .concat()
                })
                .collect();
            read_lesson(id, &["---\ntitle: T\n---\n", &text].concat()).unwrap()
        };
        let lessons = lessons.iter().map(lesson).collect();
        Course { id: id.to_owned(), title: String::new(), summary: String::new(), lessons }
    }

    #[test]
    fn steps_are_found_by_their_names() {
        let (a, b) = (course("a", &[("x", 2), ("y", 1)]), course("b", &[("x", 1)]));
        let courses = [&a, &b];
        let mut progress = Progress::default();
        progress.solve("a/x/s1");
        let cases = [
            ("a", Some((0, 0, 1))),
            ("a/x", Some((0, 0, 1))),
            ("a/x/s1", Some((0, 0, 0))),
            ("a/y", Some((0, 1, 0))),
            ("b", Some((1, 0, 0))),
            ("b/x/s2", None),
            ("c", None),
            ("", None),
            ("a/x/s1/more", None),
        ];
        for (name, expected) in cases {
            let found = Place::find(&courses, name, &progress);
            assert_eq!(found.map(|it| (it.course, it.lesson, it.step)), expected, "{name}");
        }
        progress.solve("a/x/s2");
        // A lesson that is solved starts again at its beginning.
        assert_eq!(Place::find(&courses, "a/x", &progress).map(|it| it.step), Some(0));
        assert_eq!(Place::find(&courses, "a", &progress).map(|it| it.lesson), Some(1));
    }

    #[test]
    fn neighbours_walk_over_the_lessons_of_one_course() {
        let (a, b) = (course("a", &[("x", 2), ("y", 1)]), course("b", &[("x", 1)]));
        let courses = [&a, &b];
        let mut at = Place { course: 0, lesson: 0, step: 0 };
        let mut names = vec![at.name(&courses).unwrap()];
        assert_eq!(at.neighbours(&courses).0, None);
        while let (_, Some(next)) = at.neighbours(&courses) {
            assert_eq!(next.neighbours(&courses).0, Some(at));
            at = next;
            names.push(at.name(&courses).unwrap());
        }
        assert_eq!(names, ["a/x/s1", "a/x/s2", "a/y/s1"]);
    }
}
