provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "ops" {
  name = "ops"
}

resource "aws_cloudwatch_event_rule" "stopped" {
  name        = "instance-stopped"
  is_enabled  = true

  event_pattern = <<PATTERN
{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "account": ["${data.aws_caller_identity.current.account_id}"],
  "detail": {
    "state": ["stopped", "terminated"]
  }
}
PATTERN
}

resource "aws_cloudwatch_event_target" "ops" {
  rule      = aws_cloudwatch_event_rule.stopped.name
  target_id = "ops"
  arn       = aws_sns_topic.ops.arn

  input_transformer {
    input_paths = {
      instance = "$.detail.instance-id"
      state    = "$.detail.state"
    }
    input_template = <<-EOT
      "Instance <instance> is <state>."
    EOT
  }
}
