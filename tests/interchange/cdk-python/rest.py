events.CfnConnection(self, "Own", name="own", authorization_type="API_KEY", auth_parameters=events.CfnConnection.AuthParametersProperty(
    api_key_auth_parameters=events.CfnConnection.ApiKeyAuthParametersProperty(api_key_name="k", api_key_value="v")))
events.CfnApiDestination(self, "OwnApi", connection_arn=own.attr_arn, http_method="POST", invocation_endpoint="https://own.example.com")
events.CfnEventBusPolicy(self, "Partner", statement_id="partner", event_bus_name="orders", action="events:PutEvents", principal="210987654321")
scheduler.CfnScheduleGroup(self, "Reminders", name="reminders")
