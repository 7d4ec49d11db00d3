client.put_rule(Name="refused", EventPattern=json.dumps({"source": "shop"}))
