//! How a pattern looks at an event: arrays, branches, null, numbers, keys, resources.

use super::{Example, Group::Structure};

/// An order's event with this id and detail, laid out.
macro_rules! order {
    ($id:literal, $detail:literal) => {
        concat!(
            r#"{
  "version": "0",
  "id": ""#,
            $id,
            r#"",
  "detail-type": "Order Placed",
  "source": "shop.orders",
  "account": "123456789012",
  "time": "2026-06-10T09:15:00Z",
  "region": "eu-west-1",
  "resources": [],
  "detail": "#,
            $detail,
            "\n}"
        )
    };
}

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        id: "array-consistency",
        group: Structure,
        title: "Two conditions on one element of an array",
        shows: "Both conditions are met in each event, but only where one element of the array meets \
                them together does the event match.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail": {
    "items": {
      "sku": ["TEA-500"],
      "quantity": [{ "numeric": [">=", 10] }]
    }
  }
}"#,
        events: &[
            (
                "Met in one element",
                order!(
                    "424b1fee-9709-4315-85d9-5954058b4714",
                    r#"{
    "items": [
      { "sku": "TEA-500", "quantity": 12 },
      { "sku": "CUP-2", "quantity": 1 }
    ]
  }"#
                ),
            ),
            (
                "Split over two elements",
                order!(
                    "70ad2ccd-03bb-405b-a04f-14a7b6d801b2",
                    r#"{
    "items": [
      { "sku": "TEA-500", "quantity": 1 },
      { "sku": "CUP-2", "quantity": 12 }
    ]
  }"#
                ),
            ),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "or-branches",
        group: Structure,
        title: "One of several conditions",
        shows: "All fields of a pattern must match, except inside $or: there one alternative is \
                enough.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail": {
    "$or": [
      { "total": [{ "numeric": [">", 500] }] },
      { "customer": { "tier": ["gold"] } }
    ]
  }
}"#,
        events: &[
            (
                "Large order",
                order!(
                    "126e79e2-e6ca-41d6-a1ad-bc4e10bfa287",
                    r#"{
    "total": 812.5,
    "customer": { "tier": "basic" }
  }"#
                ),
            ),
            (
                "Order of a gold customer",
                order!(
                    "d0e414d9-68ed-4851-9ae0-a30dfef64997",
                    r#"{
    "total": 19.9,
    "customer": { "tier": "gold" }
  }"#
                ),
            ),
            (
                "Neither",
                order!(
                    "69168fc1-fff7-413d-96fc-df860b1ab892",
                    r#"{
    "total": 19.9,
    "customer": { "tier": "basic" }
  }"#
                ),
            ),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "null-versus-absent",
        group: Structure,
        title: "Null is not the same as absent",
        shows: "null in a pattern matches a field that is there and null; for a field that is not \
                there, use exists.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail": {
    "shipped-at": [null]
  }
}"#,
        events: &[
            (
                "Field is null",
                order!(
                    "5108d45a-3a0b-4176-82fd-502cdbf880d8",
                    r#"{
    "order": 1042,
    "shipped-at": null
  }"#
                ),
            ),
            (
                "Field is absent",
                order!(
                    "ee8f6454-f178-4ec7-b609-912fe2e7a724",
                    r#"{
    "order": 1043
  }"#
                ),
            ),
            (
                "Field has a value",
                order!(
                    "8b2ca91d-90c0-4942-a2b0-3aa0e169d43b",
                    r#"{
    "order": 1044,
    "shipped-at": "2026-06-10T06:00:00Z"
  }"#
                ),
            ),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "empty-string",
        group: Structure,
        title: "The empty string",
        shows: "An empty string in a pattern matches only the empty string: not a space, not null, not \
                a missing field.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail": {
    "voucher": [""]
  }
}"#,
        events: &[
            (
                "Empty voucher",
                order!(
                    "ceb309b8-8ec1-4b9e-873a-50eaddc1221e",
                    r#"{
    "voucher": ""
  }"#
                ),
            ),
            (
                "Voucher of one space",
                order!(
                    "e4a8e902-76fc-4fd7-abcb-b9cda4dbb9a7",
                    r#"{
    "voucher": " "
  }"#
                ),
            ),
            (
                "Voucher is null",
                order!(
                    "5eefa39c-eee5-4c7b-8db8-46c31a728415",
                    r#"{
    "voucher": null
  }"#
                ),
            ),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "numbers",
        group: Structure,
        title: "300, 300.0 and \"300\"",
        shows: "Numbers are compared by value, so 300.0 and 3.0e2 match 300; the string \"300\" is not \
                a number and does not.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail": {
    "total": [300]
  }
}"#,
        events: &[
            (
                "300",
                order!(
                    "90c79624-35b6-46d8-9b24-c0402596d24a",
                    r#"{
    "total": 300
  }"#
                ),
            ),
            (
                "300.0",
                order!(
                    "ec077ad4-aec7-44b1-a8b4-406c0190f12c",
                    r#"{
    "total": 300.0
  }"#
                ),
            ),
            (
                "3.0e2",
                order!(
                    "dd9eb009-40f7-4ae5-9789-8e6e4f990940",
                    r#"{
    "total": 3.0e2
  }"#
                ),
            ),
            (
                "The string \"300\"",
                order!(
                    "b5d5e8a3-6cc6-4f3d-b09f-6a453fba8475",
                    r#"{
    "total": "300"
  }"#
                ),
            ),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "dotted-keys",
        group: Structure,
        title: "A dot in a key",
        shows: "A key with a dot means the same as nesting, in the pattern and in the event.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail": {
    "payment.status": ["paid"]
  }
}"#,
        events: &[
            (
                "Nested keys",
                order!(
                    "bb2adece-e2ad-49af-a023-29c3643ce7f5",
                    r#"{
    "payment": { "status": "paid" }
  }"#
                ),
            ),
            (
                "Key with a dot",
                order!(
                    "26826e3d-682b-4c41-92ec-333c534526d9",
                    r#"{
    "payment.status": "paid"
  }"#
                ),
            ),
            (
                "Another status",
                order!(
                    "801355eb-05d9-4d51-a25f-f36ce5fe4bfa",
                    r#"{
    "payment": { "status": "open" }
  }"#
                ),
            ),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "resources-arn",
        group: Structure,
        title: "One of the resources",
        shows: "An event may name several resources, and one that matches is enough; an ARN in a \
                pattern is compared exactly.",
        pattern: r#"{
  "source": ["aws.autoscaling"],
  "resources": [
    "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:48425120-21f1-44e2-8bf2-b01c26282366:autoScalingGroupName/web"
  ]
}"#,
        events: &[
            (
                "Instance for web",
                r#"{
  "version": "0",
  "id": "86db12bb-89d6-4221-bf84-934e09ee1846",
  "detail-type": "EC2 Instance Launch Successful",
  "source": "aws.autoscaling",
  "account": "123456789012",
  "time": "2026-06-10T19:15:00Z",
  "region": "us-east-1",
  "resources": [
    "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:48425120-21f1-44e2-8bf2-b01c26282366:autoScalingGroupName/web",
    "arn:aws:ec2:us-east-1:123456789012:instance/i-0b2c4d6e8f0a1b3c5"
  ],
  "detail": {
    "StatusCode": "InProgress",
    "AutoScalingGroupName": "web",
    "EC2InstanceId": "i-0b2c4d6e8f0a1b3c5",
    "Origin": "EC2",
    "Destination": "AutoScalingGroup",
    "Cause": "An instance was started in response to a change of the desired capacity."
  }
}"#,
            ),
            (
                "Instance for workers",
                r#"{
  "version": "0",
  "id": "69377157-94d8-43a6-9340-586349ad7eae",
  "detail-type": "EC2 Instance Launch Successful",
  "source": "aws.autoscaling",
  "account": "123456789012",
  "time": "2026-06-10T20:15:00Z",
  "region": "us-east-1",
  "resources": [
    "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:27c059b8-6d14-4590-8f22-4e163df5316f:autoScalingGroupName/workers",
    "arn:aws:ec2:us-east-1:123456789012:instance/i-0c3d5e7f9a0b2c4d6"
  ],
  "detail": {
    "StatusCode": "InProgress",
    "AutoScalingGroupName": "workers",
    "EC2InstanceId": "i-0c3d5e7f9a0b2c4d6",
    "Origin": "EC2",
    "Destination": "AutoScalingGroup",
    "Cause": "An instance was started in response to a change of the desired capacity."
  }
}"#,
            ),
        ],
        handler: None,
        system: "",
    },
];
