locals {
  events = {
    paid    = { type = "Order Paid", queue = "billing" }
    shipped = { type = "Order Shipped", queue = "mail" }
  }
}

resource "aws_cloudwatch_event_rule" "each" {
  for_each = local.events

  name = "order-${each.key}"
  event_pattern = jsonencode({
    source      = ["shop.orders"]
    detail-type = [each.value.type]
  })
}

resource "aws_cloudwatch_event_target" "each" {
  for_each = local.events

  rule = aws_cloudwatch_event_rule.each[each.key].name
  arn  = aws_sqs_queue.by_name[each.value.queue].arn

  sqs_target {
    message_group_id = "orders"
  }
}
