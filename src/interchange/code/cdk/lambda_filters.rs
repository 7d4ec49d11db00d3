//! `FilterCriteria.filter(…)` of Lambda: filters of event sources, each of which is a pattern.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.FilterCriteria.html>

use super::{format, matcher};
use crate::interchange::code::program::{Program, Site};
use crate::interchange::code::props::camel;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{Node, Value};

/// Reads a filter; any other call is passed over.
pub(super) fn read<'p>(program: &mut Program<'p, '_>, site: &Site<'p>) {
    let class = site.link.checked_sub(1).and_then(|before| site.chain.name_before(before));
    let Some(argument) = site.call.arguments.first() else { return };
    if camel(site.name) != "filter" || class != Some("FilterCriteria") {
        return;
    }
    let known = |inner: &_| matcher::value(&program.scope, inner);
    let pattern = if argument.name.is_some() {
        let members = program.scope.keywords(&site.call.arguments, &known);
        Node::new(site.call.span, Value::Map(members))
    } else {
        program.scope.value_with(&argument.value, &known)
    };
    program.add(FindingKind::Pattern, format(program), None, site.call.span, pattern);
}
