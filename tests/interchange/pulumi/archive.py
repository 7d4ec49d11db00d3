from pulumi_aws import cloudwatch

orders = cloudwatch.EventBus("orders")
cloudwatch.EventArchive("kept", name="kept", event_source_arn=orders.arn, retention_days=7 * 2,
                        event_pattern='{"source": ["shop.orders"]}')
cloudwatch.EventRule("every", schedule_expression="rate(1 day)", is_enabled=False)
