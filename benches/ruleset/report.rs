//! Tables for people.

/// Text that is printed line by line and kept.
#[derive(Default)]
pub struct Report(String);

impl Report {
    pub fn line(&mut self, line: &str) {
        println!("{line}");
        self.0.push_str(line);
        self.0.push('\n');
    }

    pub fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    pub fn preface(&mut self) {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let architecture = std::env::consts::ARCH.replace('_', "-");
        self.line("# Performance of the compiled engine\n");
        self.line(&format!(
            "Written by `make bench` on {cores} shared {architecture} cores; one thread, processor time, \
             medians of seven rounds in which all engines take turns. The events of a table are contiguous in \
             memory, as in a file. The machine's speed varies with its load, so compare within a row.\n"
        ));
        self.line(
            "*Strict* validates every byte of an event as JSON and UTF-8. *Structural* follows strings and brackets to \
             the end. *Early* stops once it has seen each field that the rules refer to, as the `quamina` crate \
             (0.7) does; both accept malformed events. `serde_json` to `IgnoredAny` only validates; to `Value` \
             it builds a tree and matches nothing.\n",
        );
    }
}

/// Thousands a second.
pub fn rate(rate: Option<f64>) -> String {
    rate.map_or("–".to_owned(), |rate| format!("{:.0}", rate / 1e3))
}

pub fn ratio(a: Option<f64>, b: Option<f64>) -> String {
    a.zip(b).map_or("–".to_owned(), |(a, b)| format!("{:.2}", a / b))
}

/// The geometric mean with the smallest and the largest ratio.
pub fn geometric_mean(ratios: &[f64]) -> String {
    let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
    let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ratios.iter().copied().fold(0.0, f64::max);
    format!("{mean:.2} ({least:.2} … {most:.2})")
}
