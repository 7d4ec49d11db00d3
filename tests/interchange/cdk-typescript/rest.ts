const connection = new events.Connection(this, 'Crm', { connectionName: 'crm', authorization: events.Authorization.apiKey('x-key', secret) });
new events.ApiDestination(this, 'CrmApi', { apiDestinationName: 'crm', connection, endpoint: 'https://crm.example.com', httpMethod: events.HttpMethod.POST, rateLimitPerSecond: 20 });
new events.CfnConnection(this, 'Own', { name: 'own', authorizationType: 'API_KEY', authParameters: { apiKeyAuthParameters: { apiKeyName: 'k', apiKeyValue: 'v' } } });
new events.CfnApiDestination(this, 'OwnApi', { connectionArn: own.attrArn, httpMethod: 'POST', invocationEndpoint: 'https://own.example.com' });
new events.CfnEventBusPolicy(this, 'Partner', { statementId: 'partner', eventBusName: 'orders', action: 'events:PutEvents', principal: '210987654321' });
new scheduler.CfnScheduleGroup(this, 'Reminders', { name: 'reminders' });
