//! Values that Python prints as calls: `datetime.datetime(2026, 11, 20)`, `Decimal('19.5')`.

use super::{Language, Reader};
use crate::event::Timestamp;
use crate::json::{self, ObjectWriter};

impl Reader<'_> {
    /// Returns the value of a call, as JSON; the word is what is called.
    pub(super) fn call(&mut self, word: &str) -> Option<String> {
        if matches!(word, "json.dumps" | "JSON.stringify") {
            return self.dumped(word);
        }
        if let Some(mapping) = self.mapping(word) {
            return Some(mapping);
        }
        if matches!(word, "aws.String" | "jsii.String" | "pulumi.String") {
            self.takes("(").then_some(())?;
            self.sign_of(Language::JavaScript);
            let value = self.value()?;
            return self.takes(")").then_some(value);
        }
        let rest = self.rest().strip_prefix('(')?;
        // tzinfo=tzutc() and datetime.timezone.utc are what an event's time can have.
        let end = rest.find(')')?;
        let is_nested = rest.get(..end)?.ends_with("tzutc(");
        let length = if is_nested { end + 1 + rest.get(end + 1..)?.find(')')? } else { end };
        let arguments = rest.get(..length)?;
        let value = match word {
            "datetime.datetime" | "datetime" => moment(arguments)?,
            "datetime.date" | "date" => day(arguments)?,
            "Decimal" | "decimal.Decimal" => decimal(arguments)?,
            "UUID" | "uuid.UUID" => json::quote(arguments.trim_matches(['\'', '"'])),
            _ => return None,
        };
        self.at += 1 + length + 1;
        self.sign_of(Language::Python);
        Some(value)
    }
}

impl Reader<'_> {
    /// The object of a mapping's call: `OrderedDict([('a', 1)])`, `defaultdict(<class 'int'>, {…})`.
    fn mapping(&mut self, word: &str) -> Option<String> {
        let name = word.rsplit('.').next().unwrap_or(word);
        matches!(name, "OrderedDict" | "defaultdict" | "Counter" | "mappingproxy" | "AttributeDict")
            .then_some(())?;
        let open = self.rest().strip_prefix('(')?.find(['{', '['])?;
        self.at += 1 + open;
        self.sign_of(Language::Python);
        let is_pairs = self.rest().starts_with('[');
        let value = if is_pairs { self.pairs()? } else { self.container()? };
        self.takes(")").then_some(value)
    }

    /// Pairs of keys and values as an object.
    fn pairs(&mut self) -> Option<String> {
        let mut object = ObjectWriter::default();
        self.at += 1;
        while !self.takes("]") {
            self.takes("(").then_some(())?;
            let key = self.key()?;
            self.takes(",").then_some(())?;
            let value = self.value()?;
            self.takes(")").then_some(())?;
            object.json(&key, &value);
            self.takes(",");
        }
        Some(object.close())
    }

    /// Returns the text that `json.dumps(…)` and `JSON.stringify(…)` make of a value.
    fn dumped(&mut self, word: &str) -> Option<String> {
        self.takes("(").then_some(())?;
        self.sign_of(if word.starts_with("json") { Language::Python } else { Language::JavaScript });
        let value = self.value()?;
        // Other arguments say how it is laid out.
        let length = self.rest().find(')')?;
        self.at += length + 1;
        Some(json::quote(&value))
    }
}

/// Returns the numbers among the arguments of a call.
fn numbers(arguments: &str) -> Vec<i64> {
    arguments.split(',').map_while(|part| part.trim().parse().ok()).collect()
}

/// Returns a moment in UTC: what the arguments say, without fractions of a second.
fn moment(arguments: &str) -> Option<String> {
    let numbers = numbers(arguments);
    let [year, month, day, hour, minute, rest @ ..] = numbers.as_slice() else { return None };
    let second = rest.first().copied().unwrap_or_default();
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    Timestamp::parse(&text).map(|moment| json::quote(&moment.to_string()))
}

fn day(arguments: &str) -> Option<String> {
    let numbers = numbers(arguments);
    let &[year, month, day] = numbers.as_slice() else { return None };
    let text = format!("{year:04}-{month:02}-{day:02}");
    Timestamp::parse(&format!("{text}T00:00:00Z")).map(|_| json::quote(&text))
}

/// Returns the number in `Decimal('19.5')`.
fn decimal(arguments: &str) -> Option<String> {
    let number = arguments.trim_matches(['\'', '"']);
    let is_number = number.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    (is_number && json::parse(number).problems().is_empty()).then(|| number.to_owned())
}
