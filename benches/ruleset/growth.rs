//! The curves of events a second over the number of rules, as a picture for light and dark pages.

use std::fmt::Write;

/// A number of rules and the events a second of each engine.
pub type Row = (usize, [Option<f64>; 3]);

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
/// Room for the labels: left, right, top and bottom.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 120.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 48.0;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#333}.grid{stroke:#8884}polyline{fill:none;stroke-width:2.5}\
    .a{stroke:#0b62c4;fill:#0b62c4}.b{stroke:#0a7d4f;fill:#0a7d4f}.c{stroke:#b0481f;fill:#b0481f}\
    .name{stroke:none}@media(prefers-color-scheme:dark){text{fill:#ddd}.a{stroke:#6db3ff;fill:#6db3ff}\
    .b{stroke:#4fcf9a;fill:#4fcf9a}.c{stroke:#ff9a70;fill:#ff9a70}}";

/// Draws the rows, which begin with the fewest rules.
pub fn svg(rows: &[Row]) -> String {
    let rates = rows.iter().flat_map(|row| row.1.into_iter().flatten());
    let step = 250e3;
    let most = (rates.fold(step, f64::max) / step).ceil() * step;
    let [fewest, most_rules] =
        [rows.first(), rows.last()].map(|row| row.map_or(1.0, |row| (row.0 as f64).log10()));
    let x = |count: usize| {
        LEFT + ((count as f64).log10() - fewest) / (most_rules - fewest).max(1.0) * (WIDTH - LEFT - RIGHT)
    };
    let y = |rate: f64| HEIGHT - BOTTOM - rate / most * (HEIGHT - TOP - BOTTOM);

    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"title\">\n<title id=\"title\">Events a second by number of rules</title>\n\
         <style>{STYLE}</style>\n"
    );
    let mut line = |text: String| {
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{text}");
    };
    let every = if most > 6.0 * step { 2.0 * step } else { step };
    let mut rate = 0.0;
    while rate <= most {
        let at = y(rate);
        line(format!(
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{:.0}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 4.0,
            rate / 1e3
        ));
        rate += every;
    }
    for row in rows {
        line(format!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            x(row.0),
            HEIGHT - BOTTOM + 20.0,
            row.0
        ));
    }
    line(format!(
        "<text x=\"{LEFT}\" y=\"14\" text-anchor=\"middle\">1000/s</text>\
         <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">rules</text>",
        f64::midpoint(LEFT, WIDTH - RIGHT),
        HEIGHT - 8.0
    ));
    for (engine, (name, class)) in [("structural", "b"), ("strict", "a"), ("quamina", "c")].iter().enumerate()
    {
        let points: Vec<(f64, f64)> =
            rows.iter().filter_map(|row| Some((x(row.0), y(row.1[engine]?)))).collect();
        let Some(end) = points.last() else { continue };
        let places: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        line(format!(
            "<g class=\"{class}\"><polyline style=\"fill:none\" points=\"{}\"/><text class=\"name {class}\" x=\"{:.1}\" \
             y=\"{:.1}\">{name}</text></g>",
            places.join(" "),
            end.0 + 8.0,
            end.1 + 4.0
        ));
    }
    out.push_str("</svg>\n");
    out
}
