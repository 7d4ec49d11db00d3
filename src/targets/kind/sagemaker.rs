//! SageMaker pipelines.

use super::{Reads, TargetKind};
use crate::json::{ObjectWriter, Value};
use crate::targets::block::{Block, Count, Form, Setting, TEXT};
use crate::targets::path::dynamic;
use crate::targets::permission::Permission;
use crate::targets::received::DeliveryInput;

const PARAMETER: &[Setting] =
    &[Setting::new("Name", TEXT).required(), Setting::new("Value", TEXT).required()];

static BLOCK: Block = Block {
    name: "SageMakerPipelineParameters",
    settings: &[Setting::new(
        "PipelineParameterList",
        Form::Objects { settings: PARAMETER, count: Count::AtMost(200) },
    )],
    ..Block::EMPTY
};

/// A pipeline. Each event starts an execution of it.
pub(super) static SAGEMAKER_PIPELINE: TargetKind = TargetKind {
    title: "SageMaker pipeline",
    is_named_by: |arn| arn.is("sagemaker", "pipeline/"),
    permission: Some(Permission::by_role(&["sagemaker:StartPipelineExecution"])),
    blocks: &[&BLOCK],
    skeleton: r#"{"Arn":"arn:PARTITION:sagemaker:REGION:ACCOUNT:pipeline/my-pipeline","SageMakerPipelineParameters":{"PipelineParameterList":[{"Name":"id","Value":"$.id"}]}}"#,
    reads: Reads::Nothing,
    receive: execution,
    ..TargetKind::PLAIN
};

fn execution(delivery: &DeliveryInput) -> (&'static str, String) {
    let parameter = |parameter: Value| {
        let text = |key| parameter.get(key).and_then(Value::as_str).unwrap_or_default();
        let value = text("Value");
        let value = dynamic(&value, delivery.event).unwrap_or_default();
        ObjectWriter::default().text("Name", &text("Name")).text("Value", &value).close()
    };
    let block = delivery.parameters.get(&BLOCK);
    let list = block.iter().flat_map(|block| block.list("PipelineParameterList"));
    let parameters: Vec<String> = list.map(parameter).collect();
    let mut request = ObjectWriter::default();
    request.text("PipelineName", delivery.name());
    request.json("PipelineParameters", &format!("[{}]", parameters.join(",")));
    ("StartPipelineExecution", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives};

    #[test]
    fn parameters_come_from_the_event() {
        let block = r#"{"SageMakerPipelineParameters":{"PipelineParameterList":[{"Name":"id","Value":"$.detail.n"}]}}"#;
        assert_eq!(
            arrives("sagemaker:r:111122223333:pipeline/p", block, EVENT),
            r#"{"PipelineName":"p","PipelineParameters":[{"Name":"id","Value":"5"}]}"#
        );
    }
}
