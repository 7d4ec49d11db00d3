// The pattern's value is no list, which AWS refuses.
await client.send(new PutRuleCommand({ Name: 'refused', EventPattern: JSON.stringify({ source: 'shop' }) }));
await client.send(new PutRuleCommand({ Name: 'no-json', EventPattern: "{source: ['shop']}" }));
