# The bus of the shop, and who is told of paid orders.
resource "aws_cloudwatch_event_bus" "orders" { name = "orders" }

resource "aws_cloudwatch_event_rule" "paid" {
  name           = "order-paid"
  description    = "Paid orders of 100 and more"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern = jsonencode({
    source        = ["shop.orders"]
    "detail-type" = ["Order Paid"]
    detail        = { amount = [{ numeric = [">=", 100] }] } # without tax
  })
}

resource "aws_cloudwatch_event_target" "bill" {
  rule           = aws_cloudwatch_event_rule.paid.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name # needed on the target too
  target_id      = "bill"
  arn            = aws_lambda_function.bill.arn

  input_transformer {
    input_paths    = { id = "$.detail.id" }
    input_template = "{\"order\": <id>}"
  }

  retry_policy {
    maximum_retry_attempts       = 3
    maximum_event_age_in_seconds = 3600
  }

  dead_letter_config { arn = aws_sqs_queue.dlq.arn }
}

resource "aws_lambda_permission" "events" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.bill.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.paid.arn
}

resource "aws_sqs_queue" "dlq" {
  name = "bill-dlq"
}
