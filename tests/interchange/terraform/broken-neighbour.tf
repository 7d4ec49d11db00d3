resource "aws_cloudwatch_event_rule" "broken" {
  event_pattern = jsonencode({
    source = ["shop.orders"
  })
}

resource "aws_cloudwatch_event_rule" "sound" {
  event_pattern = jsonencode({
    source = ["shop.carts"]
  })
}
