# PowerShell 7
$pattern = @'
{ "source": ["shop.orders"], "detail": { "total": [{ "numeric": [">", 5] }] } }
'@
aws events put-rule `
  --name order-paid `
  --event-pattern $pattern
aws events put-rule --name other --event-pattern '{\"source\": [\"shop.web\"]}'
