//! What the marks in the editors, the lists and the diagram mean. None is told by its colour alone.

use super::Section::Signs;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Signs,
        "Solid underline, green",
        "In the pattern: a condition that the selected event matches. In the event: a value that a condition accepted.",
        &[],
        "legend colour color highlight lit match marks",
    ),
    Topic::new(
        Signs,
        "Dashed underline, orange",
        "In the pattern: a condition that the selected event doesn't match. In the event: a value that was checked and not \
         accepted.",
        &[],
        "legend colour color highlight miss no match marks",
    ),
    Topic::new(
        Signs,
        "Dotted line above",
        "A condition that no event of the list tests. The tab Tests names these.",
        &[],
        "legend colour color highlight coverage untested marks",
    ),
    Topic::new(
        Signs,
        "Wavy underline, red",
        "A mistake in the text. Point at it to read what is wrong.",
        &[],
        "legend colour color error problem squiggle marks",
    ),
    Topic::new(
        Signs,
        "Frame around a condition",
        "It checked the value at the cursor in the event.",
        &[],
        "legend colour color active checked by marks",
    ),
    Topic::new(
        Signs,
        "Faint marks, grey verdict",
        "The text is unfinished, so the last answer stays until you pause.",
        &[],
        "legend colour color dimmed grey gray stale held marks",
    ),
    Topic::new(
        Signs,
        "✓, ✕, ! and –",
        "Match, no match, invalid, and not included. A tick in a circle, or fails, says whether the expected result came out.",
        &[],
        "legend colour color verdict test passes fails signs",
    ),
    Topic::new(
        Signs,
        "Dashed boxes in the diagram",
        "Something went wrong there: deliveries failed or are being retried. A grey picture is of the last valid setup.",
        &[],
        "legend colour color diagram bus picture marks",
    ),
];
