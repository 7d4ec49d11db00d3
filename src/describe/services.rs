//! The names of AWS services by the source of their events.

/// Returns the name of the service that sends events with this source, for the better known ones.
pub fn service_name(source: &str) -> Option<&'static str> {
    let service = source.strip_prefix("aws.")?;
    SERVICES.iter().find(|(name, _)| *name == service).map(|(_, words)| *words)
}

const SERVICES: [(&str, &str); 63] = [
    ("access-analyzer", "IAM Access Analyzer"),
    ("acm", "AWS Certificate Manager"),
    ("amplify", "AWS Amplify"),
    ("apigateway", "Amazon API Gateway"),
    ("appconfig", "AWS AppConfig"),
    ("athena", "Amazon Athena"),
    ("autoscaling", "Amazon EC2 Auto Scaling"),
    ("backup", "AWS Backup"),
    ("batch", "AWS Batch"),
    ("bedrock", "Amazon Bedrock"),
    ("cloudformation", "AWS CloudFormation"),
    ("cloudfront", "Amazon CloudFront"),
    ("cloudtrail", "AWS CloudTrail"),
    ("cloudwatch", "Amazon CloudWatch"),
    ("codebuild", "AWS CodeBuild"),
    ("codecommit", "AWS CodeCommit"),
    ("codedeploy", "AWS CodeDeploy"),
    ("codepipeline", "AWS CodePipeline"),
    ("config", "AWS Config"),
    ("connect", "Amazon Connect"),
    ("datasync", "AWS DataSync"),
    ("dms", "AWS DMS"),
    ("dynamodb", "Amazon DynamoDB"),
    ("ec2", "Amazon EC2"),
    ("ecr", "Amazon ECR"),
    ("ecs", "Amazon ECS"),
    ("eks", "Amazon EKS"),
    ("elasticache", "Amazon ElastiCache"),
    ("elasticloadbalancing", "Elastic Load Balancing"),
    ("emr", "Amazon EMR"),
    ("events", "Amazon EventBridge"),
    ("fis", "AWS Fault Injection Service"),
    ("glue", "AWS Glue"),
    ("guardduty", "Amazon GuardDuty"),
    ("health", "AWS Health"),
    ("iam", "AWS IAM"),
    ("inspector2", "Amazon Inspector"),
    ("iot", "AWS IoT"),
    ("kinesis", "Amazon Kinesis"),
    ("kms", "AWS KMS"),
    ("lambda", "AWS Lambda"),
    ("logs", "Amazon CloudWatch Logs"),
    ("macie", "Amazon Macie"),
    ("opensearch", "Amazon OpenSearch Service"),
    ("organizations", "AWS Organizations"),
    ("rds", "Amazon RDS"),
    ("redshift", "Amazon Redshift"),
    ("route53", "Amazon Route 53"),
    ("s3", "Amazon S3"),
    ("sagemaker", "Amazon SageMaker AI"),
    ("scheduler", "EventBridge Scheduler"),
    ("schemas", "EventBridge Schemas"),
    ("secretsmanager", "AWS Secrets Manager"),
    ("securityhub", "AWS Security Hub"),
    ("ses", "Amazon SES"),
    ("signin", "AWS Sign-In"),
    ("sns", "Amazon SNS"),
    ("sqs", "Amazon SQS"),
    ("ssm", "AWS Systems Manager"),
    ("states", "AWS Step Functions"),
    ("sts", "AWS STS"),
    ("transcribe", "Amazon Transcribe"),
    ("trustedadvisor", "AWS Trusted Advisor"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_known_by_their_source() {
        assert!(SERVICES.is_sorted());
        assert_eq!(service_name("aws.s3"), Some("Amazon S3"));
        assert_eq!(service_name("s3"), None);
        assert_eq!(service_name("aws.unheard-of"), None);
    }
}
