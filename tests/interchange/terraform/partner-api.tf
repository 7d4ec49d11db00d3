resource "aws_cloudwatch_event_connection" "partner" {
  name               = "partner"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = var.partner_key
    }

    invocation_http_parameters {
      header {
        key             = "x-client"
        value           = "shop"
        is_value_secret = false
      }
      query_string {
        key   = "version"
        value = "2"
      }
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "partner" {
  name                             = "partner"
  invocation_endpoint              = "https://api.example.com/orders/*"
  http_method                      = "POST"
  invocation_rate_limit_per_second = 20
  connection_arn                   = aws_cloudwatch_event_connection.partner.arn
}

resource "aws_cloudwatch_event_target" "partner" {
  rule           = data.terraform_remote_state.bus.outputs.rule
  event_bus_name = "orders"
  arn            = aws_cloudwatch_event_api_destination.partner.arn
  role_arn       = aws_iam_role.events.arn
  input_path     = "$.detail"

  http_target {
    path_parameter_values   = ["$.detail.id"]
    query_string_parameters = { region = "$.region" }
    header_parameters       = { "X-Source" = "events" }
  }
}
