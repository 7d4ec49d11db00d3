//! Other names that people use for services and what they hold.

/// The words that people type, with the words of the catalogue that they mean by them.
pub(super) const ALIASES: &[(&str, &[&str])] = &[
    ("alert", &["alarm", "finding"]),
    ("ami", &["image"]),
    ("approval", &["approve"]),
    ("asg", &["autoscaling"]),
    ("billing", &["cost"]),
    ("blob", &["s3"]),
    ("bucket", &["s3"]),
    ("build", &["codebuild"]),
    ("cd", &["codepipeline", "codedeploy"]),
    ("cert", &["certificate"]),
    ("cfn", &["cloudformation"]),
    ("ci", &["codebuild", "codepipeline"]),
    ("compliance", &["config"]),
    ("container", &["ecs", "ecr", "eks"]),
    ("cron", &["scheduled"]),
    ("database", &["rds", "dynamodb", "redshift"]),
    ("ddb", &["dynamodb"]),
    ("deploy", &["codedeploy", "cloudformation"]),
    ("disk", &["ebs", "volume"]),
    ("dns", &["route", "route53"]),
    ("docker", &["ecr", "ecs"]),
    ("encryption", &["kms"]),
    ("etl", &["glue"]),
    ("file", &["s3", "object"]),
    ("firewall", &["route53resolver", "security"]),
    ("function", &["lambda"]),
    ("git", &["codecommit"]),
    ("iac", &["cloudformation"]),
    ("instance", &["ec2", "rds"]),
    ("k8s", &["eks"]),
    ("kubernetes", &["eks"]),
    ("llm", &["bedrock"]),
    ("login", &["signin", "console"]),
    ("mfa", &["signin"]),
    ("ml", &["sagemaker"]),
    ("monitoring", &["cloudwatch"]),
    ("mysql", &["rds"]),
    ("npm", &["codeartifact"]),
    ("outage", &["health"]),
    ("parameter", &["ssm"]),
    ("password", &["secretsmanager"]),
    ("payment", &["stripe"]),
    ("permission", &["iam"]),
    ("postgres", &["rds"]),
    ("postgresql", &["rds"]),
    ("queue", &["sqs"]),
    ("repo", &["codecommit", "ecr"]),
    ("saas", &["partner"]),
    ("schedule", &["scheduled"]),
    ("scaling", &["autoscaling"]),
    ("server", &["ec2"]),
    ("sftp", &["transfer"]),
    ("sfn", &["states"]),
    ("speech", &["transcribe"]),
    ("sql", &["rds", "redshift", "athena"]),
    ("stack", &["cloudformation"]),
    ("storage", &["s3", "ebs"]),
    ("stream", &["dynamodb", "ivs"]),
    ("table", &["dynamodb", "glue"]),
    ("timer", &["scheduled"]),
    ("upload", &["s3", "created"]),
    ("video", &["mediaconvert", "medialive"]),
    ("vm", &["ec2"]),
    ("vulnerability", &["inspector", "ecr"]),
    ("webhook", &["partner"]),
    ("workflow", &["states"]),
];

/// Returns the words for which a word is an alias.
pub(super) fn of(word: &str) -> &'static [&'static str] {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let entry = ALIASES.iter().find(|(alias, _)| *alias == word || *alias == singular);
    entry.map_or(&[], |(_, names)| names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_is_the_same_name() {
        assert_eq!(of("bucket"), ["s3"]);
        assert_eq!(of("buckets"), ["s3"]);
        assert_eq!(of("s3"), [""; 0]);
    }

    #[test]
    fn no_name_is_told_twice() {
        let mut names: Vec<_> = ALIASES.iter().map(|(alias, _)| alias).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALIASES.len());
    }
}
