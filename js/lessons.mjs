// The lessons: the Markdown files of lessons/, as one list of courses.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** All courses as JSON, `[{ id, title, summary, lessons: { id: text } }]`, in the order of `index.json`. */
export async function lessons(folder = "lessons") {
  const courses = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
  const whole = courses.map(async (course) => {
    const texts = course.lessons.map(async (id) => [id, await readFile(join(folder, course.id, `${id}.md`), "utf8")]);
    return { ...course, lessons: Object.fromEntries(await Promise.all(texts)) };
  });
  return JSON.stringify(await Promise.all(whole));
}
