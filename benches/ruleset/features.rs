//! Events in the shape of the City Lots of San Francisco: one feature of a map a line, the usual
//! benchmark of event-pattern matchers.

use crate::random::Random;

const STREETS: &[&str] = &[
    "FULTON",
    "MASON",
    "JEFFERSON",
    "BEACH",
    "HYDE",
    "LARKIN",
    "POLK",
    "TAYLOR",
    "JONES",
    "POWELL",
    "BLAKE",
    "DRUMM",
    "ACTON",
    "CRANLEIGH",
    "FREDERICK",
    "RIVERA",
    "ULLOA",
    "WAWONA",
    "SANTIAGO",
    "ESPLANADE",
    "HAIGHT",
    "CASTRO",
    "NORIEGA",
    "LAWTON",
    "MORAGA",
    "ORTEGA",
    "PACHECO",
    "QUINTARA",
    "BALBOA",
    "CABRILLO",
    "CLEMENT",
    "GEARY",
];

/// The features as JSON, each about 900 bytes.
pub fn generate(count: usize) -> Vec<Vec<u8>> {
    let mut random = Random::new(2_026);
    (0..count).map(|_| feature(&mut random).into_bytes()).collect()
}

fn feature(random: &mut Random) -> String {
    let block = random.below(9_000);
    let lot = random.below(400);
    let number = random.below(3_000);
    let street = random.pick(STREETS);
    let kind = match random.below(20) {
        0 => "null".to_owned(),
        _ => format!("\"{}\"", random.pick(&["ST", "ST", "ST", "AVE", "AVE", "BLVD", "DR", "CT", "WAY"])),
    };
    let corner = [random.below(1 << 40), random.below(1 << 40)];
    let points: Vec<String> = (0..5 + random.below(6)).map(|_| point(random, corner)).collect();
    let (shape, open, close) =
        if random.below(50) == 0 { ("MultiPolygon", "[[[", "]]]") } else { ("Polygon", "[[", "]]") };
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"MAPBLKLOT\":\"{block:04}{lot:03}\",\"BLKLOT\":\"{block:04}{lot:03}\",\
         \"BLOCK_NUM\":\"{block:04}\",\"LOT_NUM\":\"{lot:03}\",\"FROM_ST\":\"{number}\",\"TO_ST\":\"{number}\",\
         \"STREET\":\"{street}\",\"ST_TYPE\":{kind},\"ODD_EVEN\":\"{}\"}},\"geometry\":{{\"type\":\"{shape}\",\
         \"coordinates\":{open}{}{close},\"firstCoordinates\":{}}}}}",
        if number.is_multiple_of(2) { "E" } else { "O" },
        points.join(","),
        points[0],
    )
}

/// A point near a corner of the city, with as many digits as the real ones have.
#[allow(clippy::cast_precision_loss, reason = "any digits will do")]
fn point(random: &mut Random, corner: [u64; 2]) -> String {
    let mut near = |corner: u64| (corner + random.below(1 << 30)) as f64 / (1_u64 << 40) as f64;
    format!("{{\"x\":{},\"y\":{},\"z\":0}}", -122.5 + near(corner[0]) / 8.0, 37.7 + near(corner[1]) / 10.0)
}
