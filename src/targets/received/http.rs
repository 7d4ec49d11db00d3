//! The HTTP requests that API destinations and API Gateway get.
//!
//! Follows "API destinations" in the EventBridge User Guide; what a connection adds is not known here.

use super::DeliveryInput;
use crate::targets::path::dynamic;
use crate::targets::{Arn, Kind};
use std::fmt::Write;

/// The request as HTTP/1.1 writes it.
pub(super) fn request(kind: Kind, delivery: &DeliveryInput) -> String {
    let (method, host, path) = address(kind, delivery);
    let more = delivery.parameters.http.as_ref();
    let values = more.map(|http| &http.path_values).into_iter().flatten();
    let mut path = fill_stars(&path, values.filter_map(|value| dynamic(value, delivery.event)));
    for (index, (key, value)) in more.map(|http| &http.query).into_iter().flatten().enumerate() {
        let joint = if index == 0 && !path.contains('?') { '?' } else { '&' };
        let value = dynamic(value, delivery.event).unwrap_or_default();
        // Writing to a String does not fail.
        let _ = write!(path, "{joint}{}={}", escape(key), escape(&value));
    }
    let mut out = format!("{method} {path} HTTP/1.1\nHost: {host}\n");
    if kind == Kind::ApiDestination {
        out.push_str(
            "User-Agent: Amazon/EventBridge/ApiDestinations\nContent-Type: application/json; charset=utf-8\n\
             Range: bytes=0-1048575\nAccept-Encoding: gzip,deflate\nConnection: close\n",
        );
    } else {
        out.push_str("Content-Type: application/json\n");
    }
    for (key, value) in more.map(|http| &http.headers).into_iter().flatten() {
        let _ = writeln!(out, "{key}: {}", dynamic(value, delivery.event).unwrap_or_default());
    }
    if !matches!(method.as_str(), "GET" | "HEAD") {
        let _ = write!(out, "\n{}", delivery.input);
    }
    out
}

/// Method, host and path.
fn address(kind: Kind, delivery: &DeliveryInput) -> (String, String, String) {
    if kind == Kind::ApiGateway {
        let Some(arn) = Arn::parse(delivery.arn) else { return Default::default() };
        let mut parts = arn.resource.splitn(4, '/').map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        let (api, stage, method, path) = (part(), part(), part(), part());
        let method = if method == "*" { "POST".to_owned() } else { method };
        return (
            method,
            format!("{api}.execute-api.{}.{}", arn.region, domain(&arn)),
            format!("/{stage}/{path}"),
        );
    }
    let (method, url) = delivery
        .parameters
        .endpoint
        .clone()
        .unwrap_or_else(|| ("POST".to_owned(), "https://example.com/".to_owned()));
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    (method, host.to_owned(), format!("/{path}"))
}

/// The domain of the services of a partition.
fn domain(arn: &Arn) -> &'static str {
    if arn.partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" }
}

/// The address with a value for each of its stars, as long as there are values.
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

/// A part of an address with everything escaped but letters, digits and `-_.~`.
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
