resource "aws_cloudwatch_event_bus" "shared" {
  name               = "shared"
  description        = "Events of all teams"
  kms_key_identifier = aws_kms_key.events.arn
}

resource "aws_cloudwatch_event_permission" "team" {
  event_bus_name = aws_cloudwatch_event_bus.shared.name
  principal      = "123456789012"
  statement_id   = "TeamMayPut"
}

resource "aws_cloudwatch_event_bus_policy" "organization" {
  event_bus_name = aws_cloudwatch_event_bus.shared.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OrganizationMayPut"
      Effect    = "Allow"
      Principal = "*"
      Action    = "events:PutEvents"
      Resource  = aws_cloudwatch_event_bus.shared.arn
      Condition = { StringEquals = { "aws:PrincipalOrgID" = var.organization } }
    }]
  })
}

resource "aws_cloudwatch_event_archive" "orders" {
  name             = "orders"
  event_source_arn = aws_cloudwatch_event_bus.shared.arn
  retention_days   = 90
  event_pattern    = "{\"source\": [{\"prefix\": \"shop.\"}]}"
}

resource "aws_cloudwatch_event_endpoint" "global" {
  name = "global"
}
