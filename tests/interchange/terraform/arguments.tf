  name = "sign-in-without-mfa"
  event_pattern = jsonencode({
    "detail-type" = ["AWS Console Sign In via CloudTrail"]
    detail = {
      additionalEventData = { MFAUsed = ["No"] }
      userIdentity = {
        type = [{ "anything-but" = "AssumedRole" }]
      }
    }
  })
