module "eventbridge" {
  source   = "terraform-aws-modules/eventbridge/aws"
  version  = "~> 4.0"
  bus_name = "orders"

  rules = {
    paid = {
      description   = "Paid orders"
      event_pattern = jsonencode({ source = ["shop.orders"] })
      enabled       = true
    }
    crons = { schedule_expression = "rate(5 minutes)" }
  }
  targets = {
    paid = [
      {
        name            = "send-to-queue"
        arn             = aws_sqs_queue.orders.arn
        dead_letter_arn = aws_sqs_queue.dlq.arn
      }
    ]
  }
  schedules = {
    nightly = {
      schedule_expression = "cron(0 2 * * ? *)"
      timezone            = "Europe/Berlin"
      arn                 = aws_lambda_function.report.arn
      input               = jsonencode({ kind = "nightly" })
    }
  }
}

module "own" {
  source        = "./modules/rule"
  event_pattern = jsonencode({ source = ["shop.web"] })
}

module "unknown" {
  source = "./modules/events"
  all    = { a = { event_pattern = jsonencode({}) } }
}

resource "aws_cloudwatch_event_archive" "kept" {
  name             = "kept"
  event_source_arn = module.eventbridge.eventbridge_bus_arn
  retention_days   = 4 * 7
}
