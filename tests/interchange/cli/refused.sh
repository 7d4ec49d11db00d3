aws events put-rule --name refused --event-pattern '{"source": "shop.orders"}'
aws events put-rule --name no-json --event-pattern '{source: [shop]}'
