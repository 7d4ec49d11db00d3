//! EventBridge events: S3, CloudTrail, EC2, RDS and an application of one's own; 0.5 to 2 KB each.

use crate::random::Random;

const REGIONS: &[&str] =
    &["us-east-1", "us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "sa-east-1"];
const USERS: &[&str] = &["alice", "bob", "carol", "dave", "erin", "frank", "grace", "zoë"];

/// The events as JSON.
pub fn generate(count: usize) -> Vec<Vec<u8>> {
    let mut random = Random::new(7);
    (0..count).map(|_| join(&members(&mut random))).collect()
}

/// The same with their members in random order, and one member more whose key never comes again.
pub fn generate_ever_new(count: usize) -> Vec<Vec<u8>> {
    let (mut random, mut dice) = (Random::new(7), Random::new(13));
    (0..count)
        .map(|number| {
            let mut members = members(&mut random);
            members.push(format!("\"x-{number}\":true"));
            for at in (1..members.len()).rev() {
                members.swap(at, dice.below(at as u64 + 1) as usize);
            }
            join(&members)
        })
        .collect()
}

fn join(members: &[String]) -> Vec<u8> {
    format!("{{{}}}", members.join(",")).into_bytes()
}

fn members(random: &mut Random) -> Vec<String> {
    let (source, kind, detail) = match random.below(20) {
        0..=5 => object_event(random),
        6..=10 => api_call(random),
        11..=14 => order(random),
        15..=17 => instance(random),
        _ => snapshot(random),
    };
    vec![
        "\"version\":\"0\"".to_owned(),
        format!("\"id\":\"{}-{}-{}\"", random.hex(8), random.hex(4), random.hex(12)),
        format!("\"detail-type\":\"{kind}\""),
        format!("\"source\":\"{source}\""),
        format!("\"account\":\"{:012}\"", random.below(1_000_000_000_000)),
        format!(
            "\"time\":\"2026-{:02}-{:02}T{:02}:{:02}:00Z\"",
            1 + random.below(12),
            1 + random.below(28),
            random.below(24),
            random.below(60)
        ),
        format!("\"region\":\"{}\"", random.pick(REGIONS)),
        format!("\"resources\":[\"arn:{source}:::{}\"]", random.hex(16)),
        format!("\"detail\":{detail}"),
    ]
}

type Event = (&'static str, &'static str, String);

fn object_event(random: &mut Random) -> Event {
    let created = random.below(3) > 0;
    let key = format!(
        "{}/{}/2026/{:02}/{}-{}.{}",
        random.pick(&["uploads", "raw", "invoices", "processed", "logs"]),
        random.hex(2),
        1 + random.below(12),
        random.pick(USERS),
        random.hex(12),
        random.pick(&["png", "csv", "json", "gz", "parquet", "pdf", "jpg"]),
    );
    let detail = format!(
        "{{\"version\":\"0\",\"bucket\":{{\"name\":\"{}-media-{:04}\"}},\"object\":{{\"key\":\"{key}\",\"size\":{},\
         \"etag\":\"{}\",\"version-id\":\"{}\",\"sequencer\":\"{}\"}},\"request-id\":\"{}\",\
         \"requester\":\"{:012}\",\"source-ip-address\":\"10.{}.{}.{}\",\"reason\":\"{}\"{}}}",
        random.pick(&["acme", "initech", "umbrella", "globex"]),
        random.below(2_000),
        1 << random.below(24),
        random.hex(32),
        random.hex(32),
        random.hex(18),
        random.hex(16),
        random.below(1_000_000_000_000),
        random.below(256),
        random.below(256),
        random.below(256),
        if created { random.pick(&["PutObject", "CopyObject"]) } else { "DeleteObject" },
        if created { "" } else { ",\"deletion-type\":\"Permanently Deleted\"" },
    );
    ("aws.s3", if created { "Object Created" } else { "Object Deleted" }, detail)
}

fn api_call(random: &mut Random) -> Event {
    let failed = random.below(8) == 0;
    let detail = format!(
        "{{\"eventVersion\":\"1.08\",\"userIdentity\":{{\"type\":\"{}\",\"principalId\":\"AIDA{}\",\
         \"arn\":\"arn:aws:iam::{:012}:user/{}\",\"accountId\":\"{:012}\",\"sessionContext\":{{\"attributes\":\
         {{\"mfaAuthenticated\":\"{}\",\"creationDate\":\"2026-03-01T12:00:00Z\"}}}}}},\
         \"eventTime\":\"2026-03-01T12:00:00Z\",\"eventSource\":\"{}\",\"eventName\":\"{}\",\
         \"awsRegion\":\"{}\",\"sourceIPAddress\":\"{}.{}.{}.{}\",\"userAgent\":\"aws-cli/2.15 Python/3.11 \
         Linux/6.1 exe/x86_64\",\"requestParameters\":{{\"userName\":\"{}\",\"policyArn\":\"arn:aws:iam::aws:policy/{}\",\
         \"filters\":[{{\"name\":\"tag:env\",\"values\":[\"prod\",\"staging\"]}}]}},\"responseElements\":null,{}\
         \"requestID\":\"{}\",\"eventID\":\"{}\",\"readOnly\":{},\"eventType\":\"AwsApiCall\",\
         \"managementEvent\":true,\"recipientAccountId\":\"{:012}\"}}",
        random.pick(&["IAMUser", "AssumedRole", "AssumedRole", "Root", "AWSService"]),
        random.hex(16),
        random.below(1_000_000_000_000),
        random.pick(USERS),
        random.below(1_000_000_000_000),
        random.pick(&["true", "false"]),
        random.pick(&["iam.amazonaws.com", "sts.amazonaws.com", "ec2.amazonaws.com"]),
        random.pick(&[
            "ConsoleLogin",
            "CreateUser",
            "AttachUserPolicy",
            "RunInstances",
            "DeleteTrail",
            "AssumeRole"
        ]),
        random.pick(REGIONS),
        random.below(224),
        random.below(256),
        random.below(256),
        random.below(256),
        random.pick(USERS),
        random.pick(&["AdministratorAccess", "ReadOnlyAccess", "PowerUserAccess"]),
        if failed {
            "\"errorCode\":\"AccessDenied\",\"errorMessage\":\"User is not authorised: \\\"no\\\"\","
        } else {
            ""
        },
        random.hex(32),
        random.hex(32),
        random.below(2) == 0,
        random.below(1_000_000_000_000),
    );
    (random.pick(&["aws.iam", "aws.sts", "aws.ec2"]), "AWS API Call via CloudTrail", detail)
}

fn order(random: &mut Random) -> Event {
    let items: Vec<String> = (0..=random.below(5))
        .map(|_| {
            format!(
                "{{\"sku\":\"SKU-{}\",\"category\":\"{}\",\"qty\":{},\"price\":{}.{:02}}}",
                random.below(10_000),
                random.pick(&["books", "toys", "food", "garden", "music"]),
                1 + random.below(6),
                random.below(200),
                random.below(100),
            )
        })
        .collect();
    let detail = format!(
        "{{\"orderId\":\"{}\",\"status\":\"{}\",\"customer\":{{\"name\":\"{}\",\"tier\":\"{}\",\"email\":\"{}@example.com\"}},\
         \"items\":[{}],\"total\":{}.{:02},\"currency\":\"{}\",\"tags\":[{{\"key\":\"env\",\"value\":\"{}\"}},\
         {{\"key\":\"team\",\"value\":\"{}\"}}],\"notes\":null}}",
        random.hex(12),
        random.pick(&["placed", "paid", "shipped", "cancelled"]),
        random.pick(USERS),
        random.pick(&["gold", "silver", "bronze"]),
        random.hex(8),
        items.join(","),
        random.below(900),
        random.below(100),
        random.pick(&["EUR", "USD", "GBP"]),
        random.pick(&["prod", "staging", "test"]),
        random.pick(&["web", "shop", "data"]),
    );
    ("shop.orders", "Order Changed", detail)
}

fn instance(random: &mut Random) -> Event {
    let state = random.pick(&["pending", "running", "stopping", "stopped", "terminated"]);
    let detail = format!(
        "{{\"instance-id\":\"i-{}\",\"state\":\"{state}\",\"tags\":[{{\"key\":\"Name\",\"value\":\"web-{}\"}},\
         {{\"key\":\"env\",\"value\":\"{}\"}},{{\"key\":\"owner\",\"value\":\"{}\"}}]}}",
        random.hex(17),
        random.below(20),
        random.pick(&["prod", "staging", "test"]),
        random.pick(USERS),
    );
    ("aws.ec2", "EC2 Instance State-change Notification", detail)
}

fn snapshot(random: &mut Random) -> Event {
    let detail = format!(
        "{{\"EventCategories\":[\"{}\",\"backup\"],\"SourceType\":\"SNAPSHOT\",\"SourceArn\":\
         \"arn:aws:rds:{}:{:012}:snapshot:rds:db-{}\",\"Date\":\"2026-05-01T00:00:00.000Z\",\"Message\":\
         \"Snapshot {} of the database has been taken\",\"SourceIdentifier\":\"rds:db-{}\",\"EventID\":\"RDS-EVENT-{:04}\",\
         \"allocatedStorage\":{}}}",
        random.pick(&["creation", "deletion", "notification"]),
        random.pick(REGIONS),
        random.below(1_000_000_000_000),
        random.hex(8),
        random.hex(8),
        random.hex(8),
        random.below(200),
        20 << random.below(6),
    );
    ("aws.rds", "RDS DB Snapshot Event", detail)
}
