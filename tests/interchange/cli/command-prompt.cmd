aws events put-rule ^
  --name order-paid ^
  --event-pattern "{\"source\":[\"shop.orders\"]}"
