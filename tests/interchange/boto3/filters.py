awslambda.create_event_source_mapping(
    FunctionName="worker",
    EventSourceArn=queue,
    FilterCriteria={"Filters": [{"Pattern": json.dumps({"body": {"kind": ["paid"]}})}]},
)
pipes.create_pipe(Name="p", Source=queue, Target=fn, RoleArn=role,
    SourceParameters={"FilterCriteria": {"Filters": [{"Pattern": '{"body": {"n": [{"numeric": ["<", 5]}]}}'}]}})
