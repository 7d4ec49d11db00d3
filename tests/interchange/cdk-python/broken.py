events.Rule(self, "Good", event_pattern=events.EventPattern(source=["shop"]))
events.Rule(self, "Bad", event_pattern=events.EventPattern(source=["shop"
