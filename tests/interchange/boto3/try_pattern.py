response = client.test_event_pattern(
    EventPattern="""
    {
      "source": ["aws.ec2"],
      "detail": {"state": ["stopped", "terminated"]}
    }
    """,
    Event=json.dumps(event),
)
assert response["Result"]
