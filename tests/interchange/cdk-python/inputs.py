rule = events.Rule(self, "Inputs", event_pattern=events.EventPattern(account=[Aws.ACCOUNT_ID]))
rule.add_target(targets.SnsTopic(topic, message=events.RuleTargetInput.from_object({
    "order": events.EventField.from_path("$.detail.id"),
    "text": f"id is {events.EventField.from_path('$.detail.id')}",
})))
rule.add_target(targets.SfnStateMachine(machine, input=events.RuleTargetInput.from_event_path("$.detail")))
