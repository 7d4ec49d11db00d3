resource "aws_cloudwatch_event_rule" "build" {
  name          = "build-failed"
  event_pattern = "${file("pattern.json")}"
  role_arn      = "${aws_iam_role.events.arn}"
}

resource "aws_cloudwatch_event_target" "chat" {
  rule      = "${aws_cloudwatch_event_rule.build.name}"
  arn       = "${aws_lambda_function.chat.arn}"
  target_id = "chat-${var.team}"
}
