//! Job queues of Batch.

use super::{Reads, TargetKind};
use crate::json;
use crate::json::ObjectWriter;
use crate::targets::block::{Block, Form, Setting, TEXT};
use crate::targets::number;
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, add_members};

const ARRAY: &[Setting] = &[Setting::new("Size", Form::Number { least: 2, most: 10_000 })];
const RETRY: &[Setting] = &[Setting::new("Attempts", Form::Number { least: 1, most: 10 })];

static BATCH: Block = Block {
    name: "BatchParameters",
    settings: &[
        Setting::new("JobDefinition", TEXT).required(),
        Setting::new("JobName", TEXT).required(),
        Setting::new("ArrayProperties", Form::Object(ARRAY)),
        Setting::new("RetryStrategy", Form::Object(RETRY)),
    ],
    essential: &["JobDefinition"],
    is_absence_worded: true,
    ..Block::EMPTY
};

/// A job queue. Each event submits a job to it.
pub(super) static BATCH_JOB: TargetKind = TargetKind {
    title: "Batch job queue",
    menu_label: Some("Batch job"),
    is_named_by: |arn| arn.is("batch", "job-queue/"),
    permission: Some(Permission::by_role(&["batch:SubmitJob"])),
    blocks: &[&BATCH],
    needs_block: true,
    reads: Reads::Members(READ),
    skeleton: r#"{"Arn":"arn:PARTITION:batch:REGION:ACCOUNT:job-queue/my-queue","BatchParameters":{"JobDefinition":"my-job","JobName":"from-a-rule"}}"#,
    receive: job,
    ..TargetKind::PLAIN
};

/// The members of the input that SubmitJob reads.
const READ: &[&str] = &["containerOverrides", "dependsOn", "parameters"];

fn job(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    let job = delivery.parameters.get(&BATCH);
    if let Some(job) = job {
        request.text("jobName", &job.text("JobName").unwrap_or_default());
        request.text("jobDefinition", &job.text("JobDefinition").unwrap_or_default());
    }
    request.text("jobQueue", delivery.arn);
    if let Some(job) = job {
        let within = |outer: &str, name: &str| number(job.get(outer)?.get(name)?);
        if let Some(size) = within("ArrayProperties", "Size") {
            request.object("arrayProperties", ObjectWriter::default().json("size", &size.to_string()));
        }
        if let Some(attempts) = within("RetryStrategy", "Attempts") {
            request.object("retryStrategy", ObjectWriter::default().json("attempts", &attempts.to_string()));
        }
    }
    let input = json::parse(delivery.input);
    add_members(&mut request, &input, READ);
    ("SubmitJob", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives, refused};
    use crate::targets::received::Refusal;

    #[test]
    fn a_job_takes_what_it_knows_of_the_input() {
        let queue = "batch:r:111122223333:job-queue/q";
        let job = r#"{"BatchParameters":{"JobDefinition":"nightly","JobName":"n","ArrayProperties":{"Size":5},"RetryStrategy":{"Attempts":3}}}"#;
        assert_eq!(
            arrives(queue, job, r#"{"parameters":{"id":"7"},"other":1}"#),
            r#"{"jobName":"n","jobDefinition":"nightly","jobQueue":"arn:aws:batch:r:111122223333:job-queue/q","arrayProperties":{"size":5},"retryStrategy":{"attempts":3},"parameters":{"id":"7"}}"#
        );
        assert_eq!(refused(queue, "{}", EVENT), Refusal::NoParameters("BatchParameters"));
    }
}
