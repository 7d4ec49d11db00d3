#!/usr/bin/env python3
"""The stack of the orders."""
from aws_cdk import Duration, Stack, aws_events as events, aws_events_targets as targets, aws_sqs as sqs
from constructs import Construct

SOURCE = "shop.orders"


class OrderStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, *, stage: str = "dev", **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        self.bus = events.EventBus(self, "Bus", event_bus_name="orders")
        dlq = sqs.Queue(self, "Dlq", retention_period=Duration.days(14))

        rule = events.Rule(
            self,
            "OrderPaid",
            event_bus=self.bus,
            rule_name=f"order-paid-{stage}",
            description='Bills what was "paid"',
            event_pattern=events.EventPattern(
                source=[SOURCE],
                detail_type=["Order Paid", 'Order ' "Refunded"],
                region=[self.region],
                detail={
                    "amount": [{"numeric": [">=", 100.50]}],  # in euros
                    "customer": {"vip": [True], "note": [None]},
                    "id": events.Match.anything_but_prefix("TEST-"),
                    "tags": events.Match.any_of(events.Match.prefix("a"), events.Match.exists()),
                },
            ),
        )
        rule.add_target(
            targets.LambdaFunction(
                bill,
                dead_letter_queue=dlq,
                max_event_age=Duration.hours(2),
                retry_attempts=2,
                event=events.RuleTargetInput.from_object(
                    {"order": events.EventField.from_path("$.detail.id"), "at": events.EventField.time}
                ),
            )
        )
        rule.add_target(targets.SqsQueue(queue, message_group_id="orders"))

        events.Rule(
            self, "Nightly",
            schedule=events.Schedule.cron(minute="0", hour="2"),
            targets=[targets.SfnStateMachine(machine, input=events.RuleTargetInput.from_object({"dry": False}))],
        )
        self.bus.archive(
            "Archive",
            archive_name="orders",
            event_pattern=events.EventPattern(account=[Stack.of(self).account]),
            retention=Duration.days(90),
        )
