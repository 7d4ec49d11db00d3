//! Targets that get HTTP requests: API destinations and API Gateway.
//!
//! Follows "API destinations" and "Connections" in the EventBridge User Guide. The additions of a connection
//! are settings of the endpoint.

use super::{Reads, TargetKind};
use crate::arn::Arn;
use crate::json::{self, Kind as JsonKind, ObjectWriter};
use crate::targets::block::{Block, Form, OnOthers, Setting, TEXT, TEXTS};
use crate::targets::path::dynamic;
use crate::targets::permission::Permission;
use crate::targets::received::DeliveryInput;
use crate::targets::{Parameters, Settings};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;
use std::fmt::Write;

/// The headers of an API destination that EventBridge removes or replaces; see "API destinations" in the User
/// Guide.
const REMOVED: [&str; 33] = [
    "a-im",
    "accept-charset",
    "accept-datetime",
    "accept-encoding",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-md5",
    "date",
    "expect",
    "forwarded",
    "from",
    "host",
    "http2-settings",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "max-forwards",
    "origin",
    "pragma",
    "proxy-authorization",
    "range",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
    "warning",
];

/// The additions to the request.
static HTTP: Block = Block {
    name: "HttpParameters",
    settings: &[
        Setting::new("PathParameterValues", TEXTS),
        Setting::new("HeaderParameters", Form::Map),
        Setting::new("QueryStringParameters", Form::Map),
    ],
    ..Block::EMPTY
};

/// The method and the address of an API destination, which are settings of the destination, and the additions
/// of its connection.
pub static ENDPOINT: Block = Block {
    name: "Endpoint",
    settings: &[
        Setting::new("Method", TEXT).required(),
        Setting::new("Url", TEXT).required(),
        Setting::new("HeaderParameters", Form::Map),
        Setting::new("QueryStringParameters", Form::Map),
        Setting::new("BodyParameters", Form::Map),
    ],
    on_others: OnOthers::Unknown,
    ..Block::EMPTY
};

/// An HTTP endpoint anywhere.
pub(super) static API_DESTINATION: TargetKind = TargetKind {
    title: "API destination",
    is_named_by: |arn| arn.is("events", "api-destination/"),
    // An id follows the name.
    name: |arn| arn.resource.split('/').nth(1).unwrap_or(arn.resource),
    permission: Some(Permission::by_role(&["events:InvokeApiDestination"])),
    blocks: &[&HTTP, &ENDPOINT],
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:api-destination/my-api/01234567-89ab-cdef-0123-456789abcdef","Endpoint":{"Method":"POST","Url":"https://example.com/events"}}"#,
    reads: Reads::Body(|_, parameters| has_body(&setting(parameters, "Method", "POST"))),
    receive: |delivery| ("HTTP request", request(&destination(delivery), delivery)),
    ..TargetKind::PLAIN
};

/// A REST API.
pub(super) static API_GATEWAY: TargetKind = TargetKind {
    title: "API Gateway",
    is_named_by: |arn| arn.is("execute-api", ""),
    permission: Some(Permission::by_policy_or_role(&["execute-api:Invoke"])),
    blocks: &[&HTTP],
    skeleton: r#"{"Arn":"arn:PARTITION:execute-api:REGION:ACCOUNT:my-api/prod/POST/events"}"#,
    reads: Reads::Body(|arn, _| Arn::parse(arn).is_none_or(|arn| has_body(&method(&arn)))),
    receive: |delivery| ("HTTP request", request(&gateway(delivery), delivery)),
    ..TargetKind::PLAIN
};

/// The additions of a connection to each request: names and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpAdditions {
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// Parts of the query.
    pub query: Vec<(String, String)>,
    /// Members of a body that is a JSON object.
    pub body: Vec<(String, String)>,
}

impl HttpAdditions {
    /// Writes them as settings of an [`ENDPOINT`].
    pub fn write(&self, endpoint: &mut ObjectWriter) {
        for (name, pairs) in [
            ("HeaderParameters", &self.headers),
            ("QueryStringParameters", &self.query),
            ("BodyParameters", &self.body),
        ] {
            let mut map = ObjectWriter::default();
            for (key, value) in pairs {
                map.text(key, value);
            }
            if !map.is_empty() {
                endpoint.object(name, &map);
            }
        }
    }

    fn of(endpoint: Option<&Settings>) -> Self {
        let pairs = |name| endpoint.map(|endpoint| endpoint.pairs(name)).unwrap_or_default();
        Self {
            headers: pairs("HeaderParameters"),
            query: pairs("QueryStringParameters"),
            body: pairs("BodyParameters"),
        }
    }
}

/// Returns the value of the header `Authorization` for a name and a password.
pub fn basic_credentials(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// Where a request goes.
#[derive(Default)]
struct Address {
    method: String,
    host: String,
    path: String,
    /// The headers that are always sent.
    headers: String,
    /// The type of the body, unless a header gives another.
    content_type: &'static str,
    /// The headers that are not sent.
    removed: &'static [&'static str],
}

/// Returns a setting of an API destination, or `otherwise` if it is not given.
fn setting(parameters: &Parameters, name: &str, otherwise: &str) -> String {
    match parameters.get(&ENDPOINT) {
        Some(endpoint) => endpoint.text(name).unwrap_or_default().into_owned(),
        None => otherwise.to_owned(),
    }
}

/// Returns the method that the ARN of an API Gateway target names.
fn method(arn: &Arn) -> String {
    match arn.resource.split('/').nth(2) {
        Some("*") => "POST".to_owned(),
        method => method.unwrap_or_default().to_owned(),
    }
}

/// Returns whether requests with this method carry the input.
fn has_body(method: &str) -> bool {
    !matches!(method, "GET" | "HEAD")
}

fn destination(delivery: &DeliveryInput) -> Address {
    let url = setting(delivery.parameters, "Url", "https://example.com/");
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    Address {
        method: setting(delivery.parameters, "Method", "POST"),
        host: host.to_owned(),
        path: format!("/{path}"),
        headers: "User-Agent: Amazon/EventBridge/ApiDestinations\nRange: bytes=0-1048575\n\
                  Accept-Encoding: gzip,deflate\nConnection: close\n"
            .to_owned(),
        content_type: "application/json; charset=utf-8",
        removed: &REMOVED,
    }
}

fn gateway(delivery: &DeliveryInput) -> Address {
    let Some(arn) = Arn::parse(delivery.arn) else { return Address::default() };
    let mut parts = arn.resource.splitn(4, '/').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let (api, stage, _, path) = (part(), part(), part(), part());
    let rule = delivery.rule.arn;
    let trace = delivery.trace.map(|trace| format!("X-Amzn-Trace-Id: {trace}\n")).unwrap_or_default();
    let account = Arn::parse(rule).map_or("", |rule| rule.account);
    Address {
        method: method(&arn),
        host: format!("{api}.execute-api.{}.{}", arn.region, arn.domain()),
        // At AWS the path ends with a slash, whether the ARN has one or not.
        path: format!("/{stage}/{path}").trim_end_matches('/').to_owned() + "/",
        headers: format!("X-Amz-Source-Arn: {rule}\nX-Amz-Source-Account: {account}\n{trace}"),
        content_type: "application/json",
        removed: &[],
    }
}

/// Returns the request as HTTP/1.1 writes it.
fn request(address: &Address, delivery: &DeliveryInput) -> String {
    let Address { method, host, path, headers, content_type, removed } = address;
    let more = delivery.parameters.get(&HTTP);
    let value = |text: &str| dynamic(text, delivery.event).map(Cow::into_owned);
    let pairs = |name| {
        let pairs = more.map(|more| more.pairs(name)).unwrap_or_default();
        pairs.into_iter().map(|(key, text)| (key, value(&text).unwrap_or_default())).collect()
    };
    let connection = HttpAdditions::of(delivery.parameters.get(&ENDPOINT));
    let values = more.map(|more| more.texts("PathParameterValues")).unwrap_or_default();
    let mut path = fill_stars(path, values.iter().filter_map(|text| value(text)));
    let query = merged(pairs("QueryStringParameters"), connection.query, |a, b| a == b);
    for (index, (key, text)) in query.iter().enumerate() {
        let joint = if index == 0 && !path.contains('?') { '?' } else { '&' };
        // Writing to a String does not fail.
        let _ = write!(path, "{joint}{}={}", escape(key), escape(text));
    }
    let mut out = format!("{method} {path} HTTP/1.1\nHost: {host}\n{headers}");
    let mut own = merged(pairs("HeaderParameters"), connection.headers, str::eq_ignore_ascii_case);
    own.retain(|(key, _)| !removed.contains(&key.to_ascii_lowercase().as_str()));
    if !own.iter().any(|(key, _)| key.eq_ignore_ascii_case("content-type")) {
        let _ = writeln!(out, "Content-Type: {content_type}");
    }
    for (key, text) in own {
        let _ = writeln!(out, "{key}: {text}");
    }
    if has_body(method) {
        let _ = write!(out, "\n{}", body(delivery.input, &connection.body));
    }
    out
}

/// Returns the target's own pairs and those of the connection, which win.
fn merged(
    own: Vec<(String, String)>,
    connection: Vec<(String, String)>,
    is_same: fn(&str, &str) -> bool,
) -> Vec<(String, String)> {
    let is_won = |key: &str| connection.iter().any(|(other, _)| is_same(other, key));
    let mut all: Vec<(String, String)> = own.into_iter().filter(|(key, _)| !is_won(key)).collect();
    all.extend(connection);
    all
}

/// Returns the input, with the members that the connection adds if it is an object.
fn body<'i>(input: &'i str, additions: &[(String, String)]) -> Cow<'i, str> {
    let document = json::parse(input);
    let object = document.root().filter(|root| root.kind() == JsonKind::Object);
    let Some(object) = object.filter(|_| !additions.is_empty()) else { return Cow::Borrowed(input) };
    let mut body = ObjectWriter::default();
    for member in object.children() {
        if let Some(key) = member.key().filter(|key| additions.iter().all(|(other, _)| other != key)) {
            body.json(&key, &json::compact(member));
        }
    }
    for (key, value) in additions {
        body.text(key, value);
    }
    Cow::Owned(body.close())
}

/// Returns the address with a value for each of its stars, as long as there are values.
fn fill_stars<T: AsRef<str>>(path: &str, mut values: impl Iterator<Item = T>) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match if c == '*' { values.next() } else { None } {
            Some(value) => out.push_str(&escape(value.as_ref())),
            None => out.push(c),
        }
    }
    out
}

/// Returns a part of an address with everything escaped but letters, digits and `-_.~`.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::arrives;

    fn parameters(endpoint: &str) -> String {
        format!(
            r#"{{"HttpParameters":{{"PathParameterValues":["$.detail.id","a b"],
            "HeaderParameters":{{"X-Order":"$.detail.id"}},
            "QueryStringParameters":{{"n":"$.detail.n","q":"1&2"}}}}{endpoint}}}"#
        )
    }

    #[test]
    fn requests_are_filled_in() {
        let destination = "events:eu-west-1:111122223333:api-destination/crm/6f2d";
        let put = parameters(r#","Endpoint":{"Method":"PUT","Url":"https://api.example.com/orders/*/x"}"#);
        let text = arrives(destination, &put, "{\"a\":1}");
        assert!(
            text.starts_with("PUT /orders/o-7/x?n=5&q=1%262 HTTP/1.1\nHost: api.example.com\n"),
            "{text}"
        );
        assert!(text.contains("\nUser-Agent: Amazon/EventBridge/ApiDestinations\n"), "{text}");
        assert!(text.ends_with("\nX-Order: o-7\n\n{\"a\":1}"), "{text}");
        let own = r#"{"HttpParameters":{"HeaderParameters":{"content-type":"text/plain","User-Agent":"mine","Date":"now"}}}"#;
        let text = arrives(destination, own, "{}");
        assert!(text.contains("\ncontent-type: text/plain\n") && !text.contains("json"), "{text}");
        assert!(!text.contains("mine") && !text.contains("Date"), "{text}");
        let get = parameters(r#","Endpoint":{"Method":"GET","Url":"https://api.example.com"}"#);
        assert!(!arrives(destination, &get, "{\"a\":1}").contains("{\"a\""));
    }

    /// Row 14: LocalStack's snapshots of AWS, 2024.
    #[test]
    fn row_14_requests_to_api_gateway_end_their_path_and_name_the_rule() {
        let cases = [
            ("orders/*/*", "/prod/orders/o-7/a%20b/?n=5&q=1%262"),
            ("orders/", "/prod/orders/?n=5&q=1%262"),
            ("orders", "/prod/orders/?n=5&q=1%262"),
        ];
        for (path, expected) in cases {
            let arn = format!("execute-api:eu-west-1:111122223333:abc/prod/POST/{path}");
            let request = arrives(&arn, &parameters(""), "{}");
            let begin = format!(
                "POST {expected} HTTP/1.1\nHost: abc.execute-api.eu-west-1.amazonaws.com\n\
                 X-Amz-Source-Arn: arn:aws:events:eu-west-1:111122223333:rule/shop/sold\n\
                 X-Amz-Source-Account: 111122223333\n\
                 X-Amzn-Trace-Id: Root=1-6ab2832c-0123456789abcdef01234567\nContent-Type: application/json\n"
            );
            assert!(request.starts_with(&begin), "{request}");
        }
    }
}
