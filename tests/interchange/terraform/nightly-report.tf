resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly-report"
  schedule_expression = "cron(0 2 * * ? *)"
  role_arn            = aws_iam_role.events.arn
}

resource "aws_cloudwatch_event_target" "report" {
  rule     = aws_cloudwatch_event_rule.nightly.id
  arn      = aws_ecs_cluster.main.arn
  role_arn = aws_iam_role.events.arn
  input    = jsonencode({ containerOverrides = [{ name = "report", command = ["run", "--all"] }] })

  ecs_target {
    launch_type         = "FARGATE"
    task_count          = 1
    task_definition_arn = aws_ecs_task_definition.report.arn

    network_configuration {
      subnets          = aws_subnet.private[*].id
      security_groups  = [aws_security_group.report.id]
      assign_public_ip = false
    }

    capacity_provider_strategy {
      capacity_provider = "FARGATE_SPOT"
      weight            = 1
    }
  }
}
