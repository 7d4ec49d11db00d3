//! The fields and values that the samples know for the events of a pattern.

use crate::json::{Document, Kind, Value};
use crate::samples::{Catalogue, Fields};

/// The fields and values of the samples that a pattern may mean.
pub(super) struct CatalogueFields<'c> {
    catalogue: &'c Catalogue,
    /// The sources that the pattern names.
    sources: Vec<String>,
    fields: Fields,
    /// Whether the pattern says enough for the fields below `detail` to be of use.
    is_narrow: bool,
}

impl<'c> CatalogueFields<'c> {
    pub(super) fn new(pattern: &Document, catalogue: &'c Catalogue) -> Self {
        let sources = exact(pattern, "source");
        let detail_types = exact(pattern, "detail-type");
        let is_narrow = !sources.is_empty() || !detail_types.is_empty();
        let fields = catalogue.fields(&borrowed(&sources), &borrowed(&detail_types));
        Self { catalogue, sources, fields, is_narrow }
    }

    /// Returns the fields below a path, each with whether it holds fields itself.
    pub(super) fn fields(&self, path: &[&str]) -> Vec<(String, bool)> {
        if !path.is_empty() && !self.is_narrow {
            return Vec::new();
        }
        let children =
            self.fields.at(path).into_iter().flat_map(|field| field.children().collect::<Vec<_>>());
        children.map(|child| (child.name().to_owned(), child.children().next().is_some())).collect()
    }

    /// Returns the values at a path, as JSON.
    pub(super) fn values(&self, path: &[&str]) -> Vec<String> {
        let quoted = |names: Vec<&str>| names.into_iter().map(crate::json::quote).collect();
        match path {
            // What the pattern names already must not keep the others from being offered.
            ["source"] => quoted(self.catalogue.sources()),
            ["detail-type"] => quoted(self.catalogue.detail_types(&borrowed(&self.sources))),
            _ if self.is_narrow => {
                self.fields.at(path).map(|field| field.values().to_vec()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

/// Returns the texts that a field at the top of a pattern lists to be matched exactly.
fn exact(pattern: &Document, field: &str) -> Vec<String> {
    let list = pattern.root().and_then(|root| root.get(field)).filter(|list| list.kind() == Kind::Array);
    let texts = list.into_iter().flat_map(Value::children).filter_map(|value| value.as_str().map(Into::into));
    texts.filter(|text: &String| !text.is_empty()).collect()
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
