resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = aws_iam_role.pipe.arn
  source   = aws_sqs_queue.orders.arn
  target   = aws_cloudwatch_event_bus.orders.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 10
    }

    filter_criteria {
      filter {
        pattern = jsonencode({
          body = { state = ["paid"] }
        })
      }
      filter {
        pattern = <<-JSON
          {"body": {"total": [{"numeric": [">", 1000.50]}]}}
        JSON
      }
    }
  }
}

resource "aws_lambda_event_source_mapping" "stream" {
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = aws_lambda_function.project.arn
  starting_position = "LATEST"

  filter_criteria {
    filter {
      pattern = jsonencode({ eventName = ["INSERT", "MODIFY"], dynamodb = { NewImage = { kind = { S = [var.kind] } } } })
    }
  }
}
