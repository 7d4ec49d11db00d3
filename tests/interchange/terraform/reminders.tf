resource "aws_scheduler_schedule_group" "reminders" {
  name = "reminders"
}

resource "aws_scheduler_schedule" "standup" {
  name       = "standup"
  group_name = aws_scheduler_schedule_group.reminders.name

  schedule_expression          = "cron(45 8 ? * MON-FRI *)"
  schedule_expression_timezone = "Europe/Berlin"
  start_date                   = "2026-01-01T00:00:00Z"
  state                        = "ENABLED"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 5
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:sqs:sendMessage"
    role_arn = aws_iam_role.scheduler.arn

    input = jsonencode({
      QueueUrl    = "https://sqs.eu-west-1.amazonaws.com/123456789012/mail"
      MessageBody = "Standup & coffee"
    })

    dead_letter_config {
      arn = aws_sqs_queue.dlq.arn
    }

    retry_policy {
      maximum_event_age_in_seconds = 300
      maximum_retry_attempts       = 0
    }
  }
}
