const SOURCE = 'shop.orders';
const base = { source: [SOURCE] };
const pattern = { ...base, detail: { kind: KINDS } };
const Name = 'spread';
const request = { Name, EventPattern: JSON.stringify(pattern) };
await new EventBridge({}).putRule({ ...request, State: isOn ? 'ENABLED' : 'DISABLED' });
