//! The lines of arrows: from corner to corner, with rounded corners.

use std::fmt::Write;

/// A point of a picture.
pub(super) type Point = (u32, u32);

/// The radius of a corner.
const RADIUS: u32 = 6;

/// Returns a line through points, each right above, below or beside the one before, as an SVG path.
pub(super) fn path(points: &[Point]) -> String {
    let mut corners: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        // A point between two parts of one straight line is no corner.
        if let [.., before, last] = corners.as_slice()
            && (before.0 == last.0 && last.0 == point.0 || before.1 == last.1 && last.1 == point.1)
        {
            corners.pop();
        }
        if corners.last() != Some(&point) {
            corners.push(point);
        }
    }
    let [first, rest @ ..] = corners.as_slice() else { return String::new() };
    let mut out = format!("M{} {}", first.0, first.1);
    let mut before = *first;
    for (index, &corner) in rest.iter().enumerate() {
        // Writing to a String does not fail.
        let _ = match rest.get(index + 1) {
            Some(&next) => {
                let radius = RADIUS.min(length(before, corner) / 2).min(length(corner, next) / 2);
                let (from, to) = (towards(corner, before, radius), towards(corner, next, radius));
                write!(out, "L{} {}Q{} {} {} {}", from.0, from.1, corner.0, corner.1, to.0, to.1)
            }
            None => write!(out, "L{} {}", corner.0, corner.1),
        };
        before = corner;
    }
    out
}

fn length(from: Point, to: Point) -> u32 {
    from.0.abs_diff(to.0) + from.1.abs_diff(to.1)
}

/// Returns the point at distance `far` from one point on the straight line to another.
fn towards(from: Point, to: Point, far: u32) -> Point {
    let step =
        |from: u32, to: u32| if to > from { from + far.min(to - from) } else { from - far.min(from - to) };
    (step(from.0, to.0), step(from.1, to.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_rounded() {
        let cases: [(&[Point], &str); 5] = [
            (&[], ""),
            (&[(0, 5), (40, 5)], "M0 5L40 5"),
            (&[(0, 5), (20, 5), (20, 5), (40, 5)], "M0 5L40 5"),
            (&[(0, 0), (20, 0), (20, 50), (40, 50)], "M0 0L14 0Q20 0 20 6L20 44Q20 50 26 50L40 50"),
            (&[(0, 0), (20, 0), (20, 4), (40, 4)], "M0 0L18 0Q20 0 20 2L20 2Q20 4 22 4L40 4"),
        ];
        for (points, expected) in cases {
            assert_eq!(path(points), expected);
        }
    }
}
