const { EventBridgeClient, TestEventPatternCommand } = require("@aws-sdk/client-eventbridge");
const pattern = { source: ["shop.orders"], detail: { id: [{ exists: true }] } };
client.send(new TestEventPatternCommand({ EventPattern: JSON.stringify(pattern), Event: JSON.stringify(event) }));
