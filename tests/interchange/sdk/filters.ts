await lambda.send(new CreateEventSourceMappingCommand({
  FunctionName: 'worker',
  EventSourceArn: stream,
  FilterCriteria: { Filters: [{ Pattern: '{"data": {"kind": ["paid"]}}' }, { Pattern: JSON.stringify({ data: { kind: ['shipped'] } }) }] },
}));
