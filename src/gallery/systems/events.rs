//! Events of a shop, made by its own applications.

pub(super) const ORDER_PLACED: &str = r#"{
  "version": "0",
  "id": "4e0b6a72-93c5-4d18-b7f6-2c8d1a5e9034",
  "detail-type": "Order Placed",
  "source": "shop.orders",
  "account": "123456789012",
  "time": "2026-06-10T09:15:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "order": "A-1042",
    "customer": "c-77",
    "total": 59.9
  }
}"#;

pub(super) const ORDER_SHIPPED: &str = r#"{
  "version": "0",
  "id": "b91d3c58-07e4-4f6a-8a25-e63f7c0d41b9",
  "detail-type": "Order Shipped",
  "source": "shop.orders",
  "account": "123456789012",
  "time": "2026-06-10T09:15:01Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "order": "A-1038",
    "customer": "c-12",
    "total": 18.5
  }
}"#;

pub(super) const BASKET_LEFT: &str = r#"{
  "version": "0",
  "id": "27c8f5e1-6ab0-4913-9d7e-50b4e2a8c6f3",
  "detail-type": "Basket Left",
  "source": "shop.orders",
  "account": "123456789012",
  "time": "2026-06-10T09:15:02Z",
  "region": "us-east-1",
  "resources": [],
  "detail": { "customer": "c-90" }
}"#;

pub(super) const BATCH_REQUESTED: &str = r#"{
  "version": "0",
  "id": "d6a2094f-58b7-4ce3-a1f0-7e93b5c2d816",
  "detail-type": "Batch Requested",
  "source": "shop.backoffice",
  "account": "123456789012",
  "time": "2026-03-02T18:00:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": { "by": "ana" }
}"#;

pub(super) const BATCH_FINISHED: &str = r#"{
  "version": "0",
  "id": "813fe6b0-c2d9-4a57-b604-9d1e7f35a2c8",
  "detail-type": "Batch Finished",
  "source": "shop.backoffice",
  "account": "123456789012",
  "time": "2026-03-02T18:00:01Z",
  "region": "us-east-1",
  "resources": [],
  "detail": { "jobs": 12 }
}"#;

pub(super) const PRICE_CHANGED: &str = r#"{
  "version": "0",
  "id": "f05e7a93-1d46-4b82-9c3b-a8e60d27f514",
  "detail-type": "Price Changed",
  "source": "shop.prices",
  "account": "123456789012",
  "time": "2026-06-10T12:00:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": { "sku": "TEA-500", "price": 7.5 }
}"#;

pub(super) const PRICES_PRINTED: &str = r#"{
  "version": "0",
  "id": "6b3d81c4-e795-4f20-a86d-13c9f7b5e042",
  "detail-type": "Prices Printed",
  "source": "shop.prices",
  "account": "123456789012",
  "time": "2026-06-10T12:00:01Z",
  "region": "us-east-1",
  "resources": [],
  "detail": { "pages": 3 }
}"#;

pub(super) const SNAPSHOT_BY_HAND: &str = r#"{
  "version": "0",
  "id": "59f1c7d8-b3e2-4a06-9f48-c70a6d5b82e1",
  "detail-type": "RDS DB Snapshot Event",
  "source": "aws.rds",
  "account": "123456789012",
  "time": "2018-10-06T12:30:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "EventCategories": ["creation"],
    "SourceType": "SNAPSHOT",
    "Message": "An event written by hand, without the name of the snapshot"
  }
}"#;
