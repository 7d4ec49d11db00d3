//! Code that makes parts: Terraform, CDK, and scripts for the SDKs of Python and JavaScript.
//!
//! One plan serves all of them; they differ in how values and references are written.

mod access;
mod boto3;
mod cdk;
mod cdk_python;
mod cdk_typescript;
mod labels;
mod layout;
mod messages;
mod plan;
mod script;
mod sdk;
mod terraform;
#[cfg(test)]
mod tests;

pub(super) use boto3::WRITER as BOTO3;
pub(super) use cdk_python::WRITER as CDK_PYTHON;
pub(super) use cdk_typescript::WRITER as CDK_TYPESCRIPT;
pub(super) use sdk::WRITER as SDK;
pub(super) use terraform::WRITER as TERRAFORM;

use super::Writer;
