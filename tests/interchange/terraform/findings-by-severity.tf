variable "environment" {
  description = "Where this runs"
  type        = string
  default     = "prod"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "There is no such environment."
  }
}

variable "account_ids" {
  type = list(string)
}

locals {
  prefix   = "${var.environment}-security"
  severity = [7, 7.0, 7.1, 8, 8.9]
  tags     = merge(var.tags, { owner = "security" })
}

resource "aws_cloudwatch_event_rule" "findings" {
  name  = "${local.prefix}-findings"
  state = var.environment == "prod" ? "ENABLED" : "DISABLED"
  tags  = local.tags

  event_pattern = jsonencode({
    "source" : ["aws.guardduty"],
    "detail-type" : ["GuardDuty Finding"],
    "account" : var.account_ids,
    "detail" : {
      "severity" : local.severity,
      "type" : [
        /* what is worth a call at night */
        { "prefix" : "UnauthorizedAccess:" },
        { "anything-but" : { "prefix" : ["Recon:", "Policy:"] } },
      ],
    },
  })
}
