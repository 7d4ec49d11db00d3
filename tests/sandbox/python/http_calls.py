import http.client
import json
import urllib.error
import urllib.request

import urllib3

http_pool = urllib3.PoolManager()


def lambda_handler(event, context):
    answer = http_pool.request(
        "POST", "https://hooks.example.com/services/T0/B0", body=json.dumps({"text": event["text"]}),
        headers={"Content-Type": "application/json"}, retries=False,
    )
    request = urllib.request.Request("https://api.example.com/v1/items?x=1", data=b"{}", headers={"X-Key": "k"}, method="PUT")
    with urllib.request.urlopen(request, timeout=5) as response:
        second = response.status, response.read().decode(), response.headers["content-type"]
    connection = http.client.HTTPSConnection("example.com", timeout=3)
    connection.request("GET", "/health")
    third = connection.getresponse().status
    listed = http_pool.request("GET", "https://example.com/list", fields={"page": "2"})
    return [answer.status, answer.data.decode(), list(second), third, listed.status]
