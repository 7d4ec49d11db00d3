//! The samples of a metric in a time, and the statistics of them.

use super::Metric;
use crate::bus::model::Statistic;

/// The samples of a metric in a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    /// The number of samples.
    pub count: u64,
    /// The sum.
    pub sum: u64,
    /// The smallest; 0 if there is none.
    pub least: u64,
    /// The largest; 0 if there is none.
    pub most: u64,
}

impl Samples {
    /// Adds a sample.
    pub(in crate::bus) fn add(&mut self, value: u64) {
        self.join(Self { count: 1, sum: value, least: value, most: value });
    }

    /// Adds the samples of another time or place.
    pub(in crate::bus) fn join(&mut self, other: Self) {
        self.least = if self.count == 0 { other.least } else { self.least.min(other.least) };
        self.most = self.most.max(other.most);
        self.sum = self.sum.saturating_add(other.sum);
        self.count = self.count.saturating_add(other.count);
    }

    /// Returns them as text: the sum, or for a latency the average and the maximum.
    pub fn to_text(&self, metric: Metric) -> String {
        if !metric.is_latency() {
            return self.sum.to_string();
        }
        if self.count == 0 {
            return "–".to_owned();
        }
        let average = self.sum / self.count;
        format!("{average} ms on average, {} ms at most", self.most)
    }

    /// Returns a statistic of them; 0 if there are none.
    #[allow(clippy::cast_precision_loss, reason = "nobody counts to 2^53 here")]
    pub fn of(&self, statistic: Statistic) -> f64 {
        let value = match statistic {
            Statistic::Sum => self.sum,
            Statistic::SampleCount => self.count,
            Statistic::Minimum => self.least,
            Statistic::Maximum => self.most,
            Statistic::Average => return self.sum as f64 / self.count.max(1) as f64,
        };
        value as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_statistic_is_of_all_samples() {
        let mut samples = Samples::default();
        assert!(Statistic::ALL.iter().all(|statistic| samples.of(*statistic).abs() < 0.1));
        for value in [30, 10, 21] {
            samples.add(value);
        }
        let found = Statistic::ALL.map(|statistic| format!("{:.1}", samples.of(statistic)));
        assert_eq!(found, ["61.0", "20.3", "30.0", "10.0", "3.0"]);
        let mut joined = Samples::default();
        joined.join(samples);
        assert_eq!(joined, samples);
    }
}
