await eventBridge.send(new CreateEventBusCommand({ Name: 'orders' }));
await eventBridge.send(new CreateArchiveCommand({ ArchiveName: 'kept', EventSourceArn: busArn, RetentionDays: 7 * 4, EventPattern: '{"source": ["shop"]}' }));
await eventBridge.send(new CreateConnectionCommand({ Name: 'crm', AuthorizationType: 'API_KEY', AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: key } } }));
await eventBridge.send(new CreateApiDestinationCommand({ Name: 'crm', ConnectionArn: c.ConnectionArn, HttpMethod: 'POST', InvocationEndpoint: 'https://crm.example.com' }));
await eventBridge.send(new PutPermissionCommand({ StatementId: 'p', Action: 'events:PutEvents', Principal: '210987654321' }));
