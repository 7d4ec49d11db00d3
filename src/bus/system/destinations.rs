//! Connections and API destinations, as `CreateConnection` and `CreateApiDestination` take them and the
//! `Describe…` commands print them, with their additions to the requests of targets.
//!
//! Follows "API destinations" and "Connections" in the EventBridge User Guide.

use super::reader::Reader;
use super::{NoteKind, ProblemKind, fields, names};
use crate::arn::Arn;
use crate::bus::Model;
use crate::bus::problem::ModelRef;
use crate::json::{ObjectWriter, Value};
use crate::targets::kind::{ENDPOINT, HttpAdditions, basic_credentials};
use crate::text::Span;

/// The methods of an API destination, in the order of AWS's message.
const METHODS: &[&str] = &["HEAD", "POST", "PATCH", "DELETE", "PUT", "GET", "OPTIONS"];

/// The kinds of authorisation, in the order of AWS's message, each with its block of settings.
const KINDS: [(&str, &str); 3] = [
    ("BASIC", "BasicAuthParameters"),
    ("OAUTH_CLIENT_CREDENTIALS", "OAuthParameters"),
    ("API_KEY", "ApiKeyAuthParameters"),
];
const KIND_NAMES: &[&str] = &[KINDS[0].0, KINDS[1].0, KINDS[2].0];

/// The most requests a second, unless AWS raises the quota.
const MAX_RATE: u32 = 300;

/// The placeholder for a value that AWS keeps in the connection's secret, and that the text does not have.
const SECRET: &str = "<secret of the connection>";

/// The states in which a connection and an API destination are active.
const ACTIVE: [&str; 2] = ["AUTHORIZED", "ACTIVE"];

struct Connection {
    name: String,
    arn: Option<String>,
    is_active: bool,
    additions: HttpAdditions,
}

struct Destination {
    name: String,
    arn: Option<String>,
    connection: Option<String>,
    is_active: bool,
    method: String,
    url: String,
}

/// Reads both lists, and gives each target that is one of the API destinations its endpoint. An endpoint that
/// the target itself has is kept.
pub(super) fn read(
    reader: &Reader,
    top: Value,
    model: &mut Model,
    span_of: &dyn Fn(ModelRef) -> Option<Span>,
) {
    let connections = connections(reader, top);
    let destinations = destinations(reader, top, model, &connections);
    let (account, region) = (model.account.clone(), model.region.clone());
    let targets = (0..).zip(&mut model.rules).flat_map(|(rule, it)| {
        let targets = (0..).zip(&mut it.targets);
        targets.map(move |(target, it)| (ModelRef::Target { rule, target }, it))
    });
    for (place, target) in targets.filter(|(_, target)| !target.parameters.has(&ENDPOINT)) {
        let found = destinations.iter().find(|it| it.is_named_by(&target.arn, &account, &region));
        let Some(destination) = found else {
            let is_one = target.kind().blocks.contains(&&ENDPOINT) && !destinations.is_empty();
            if let Some(span) = span_of(place).filter(|_| is_one) {
                reader.note(span, NoteKind::NoDestination(target.arn.clone()));
            }
            continue;
        };
        let connection = destination.connection.as_ref();
        let connection = connection.and_then(|arn| connections.iter().find(|it| it.is_named_by(arn)));
        let none = HttpAdditions::default();
        let additions = connection.map_or(&none, |connection| &connection.additions);
        let mut endpoint = ObjectWriter::default();
        endpoint.text("Method", &destination.method).text("Url", &destination.url);
        additions.write(&mut endpoint);
        target.parameters.add(&ENDPOINT, &endpoint.close());
        // The error code of a delivery to an inactive destination is not known.
        target.permitted &= destination.is_active && connection.is_none_or(|connection| connection.is_active);
    }
}

impl Connection {
    /// Returns whether an ARN names this connection.
    fn is_named_by(&self, text: &str) -> bool {
        match &self.arn {
            Some(arn) => arn == text,
            None => name_in(text, "connection/") == Some(self.name.as_str()),
        }
    }
}

impl Destination {
    /// Returns whether the ARN of a target names this destination.
    fn is_named_by(&self, text: &str, account: &str, region: &str) -> bool {
        if let Some(arn) = &self.arn {
            return arn == text;
        }
        let is_here = Arn::parse(text).is_some_and(|arn| arn.account == account && arn.region == region);
        is_here && name_in(text, "api-destination/") == Some(self.name.as_str())
    }
}

/// Returns the name in an ARN after a prefix; an id may follow the name.
fn name_in<'t>(arn: &'t str, prefix: &str) -> Option<&'t str> {
    Arn::parse(arn)?.resource.strip_prefix(prefix)?.split('/').next()
}

fn connections(reader: &Reader, top: Value) -> Vec<Connection> {
    let mut found: Vec<Connection> = Vec::new();
    for value in reader.elements(Some(top), "Connections") {
        let Some(object) = reader.part(value, &fields::CONNECTION, names::fields_around(value)) else {
            continue;
        };
        let arn = reader.text(object, "ConnectionArn");
        let in_arn = arn.as_deref().and_then(|arn| name_in(arn, "connection/")).map(str::to_owned);
        let name = name(reader, object, in_arn, |name| found.iter().any(|other| other.name == name));
        let is_active = is_active(reader, object, "ConnectionState", &name);
        found.push(Connection { name, arn, is_active, additions: additions(reader, object) });
    }
    found
}

/// Returns the name of a part: its own, or else the one in its ARN.
fn name(reader: &Reader, object: Value, in_arn: Option<String>, is_there: impl Fn(&str) -> bool) -> String {
    if object.get("Name").is_none()
        && let Some(name) = in_arn
    {
        return name;
    }
    let name = reader.required(object, "Name");
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if let Some(value) = object.get("Name").filter(|value| value.as_str().is_some()) {
        if name.is_empty() || name.chars().count() > 64 || !name.chars().all(is_sound) {
            reader.push(value.span(), ProblemKind::PartName(name.clone()));
        }
        if is_there(&name) {
            reader.push(value.span(), ProblemKind::PartAgain(name.clone()));
        }
    }
    name
}

/// Returns whether the state of a part allows deliveries, and adds a note if it does not.
fn is_active(reader: &Reader, object: Value, field: &str, name: &str) -> bool {
    let Some(state) = reader.text(object, field) else { return true };
    let is_active = ACTIVE.contains(&state.as_str());
    if let Some(value) = object.get(field).filter(|_| !is_active) {
        reader.note(value.span(), NoteKind::NotActive { name: name.to_owned(), state });
    }
    is_active
}

/// Reads one of several values, which AWS lists in its refusal of others.
fn one_of(
    reader: &Reader,
    object: Value,
    field: &'static str,
    known: &'static [&'static str],
) -> Option<String> {
    let text = reader.text(object, field)?;
    if let Some(value) = object.get(field).filter(|_| !known.contains(&text.as_str())) {
        reader.push(value.span(), ProblemKind::NotOneOf { value: text.clone(), field, known });
    }
    Some(text)
}

/// Returns the additions of a connection to each request.
fn additions(reader: &Reader, object: Value) -> HttpAdditions {
    // The answer of CreateConnection says only that the connection is there.
    if object.get("ConnectionArn").is_none() {
        reader.needs(object, "AuthorizationType");
    }
    let kind = one_of(reader, object, "AuthorizationType", KIND_NAMES);
    let mut additions = HttpAdditions::default();
    let Some(auth) = within(reader, object, "AuthParameters", fields::AUTH) else { return additions };
    let block = KINDS.iter().find(|(name, _)| Some(*name) == kind.as_deref()).map(|(_, block)| *block);
    if let Some(block) = block.filter(|block| auth.get(block).is_none()) {
        reader.push(auth.span(), ProblemKind::AuthParametersMissing(block));
    }
    let secret = |object, field| reader.text(object, field).unwrap_or_else(|| SECRET.to_owned());
    if let Some(basic) = within(reader, auth, KINDS[0].1, fields::BASIC_AUTH) {
        let user = reader.required(basic, "Username");
        let header = match reader.text(basic, "Password") {
            Some(password) => basic_credentials(&user, &password),
            None => format!("Basic {SECRET}"),
        };
        additions.headers.push(("Authorization".to_owned(), header));
    }
    if let Some(oauth) = within(reader, auth, KINDS[1].1, fields::OAUTH) {
        oauth_endpoint(reader, oauth);
        additions.headers.push(("Authorization".to_owned(), "Bearer <access token>".to_owned()));
    }
    if let Some(key) = within(reader, auth, KINDS[2].1, fields::API_KEY) {
        additions.headers.push((reader.required(key, "ApiKeyName"), secret(key, "ApiKeyValue")));
    }
    if let Some(more) = within(reader, auth, "InvocationHttpParameters", fields::HTTP_ADDITIONS) {
        for (field, list) in [
            ("HeaderParameters", &mut additions.headers),
            ("QueryStringParameters", &mut additions.query),
            ("BodyParameters", &mut additions.body),
        ] {
            for value in reader.list(more, field) {
                let Some(pair) = reader.object(value, fields::HTTP_PAIR) else { continue };
                reader.flag(pair, "IsValueSecret", false);
                list.push((reader.required(pair, "Key"), secret(pair, "Value")));
            }
        }
    }
    additions
}

/// Reads the object in a field, which may have only these fields.
fn within<'v>(reader: &Reader, outer: Value<'v>, field: &str, fields: &[&'static str]) -> Option<Value<'v>> {
    outer.get(field).and_then(|value| reader.object(value, fields))
}

/// Reads the endpoint of the token, which is requested once and not shown here.
fn oauth_endpoint(reader: &Reader, oauth: Value) {
    reader.choice(oauth, "HttpMethod", &[("GET", ()), ("POST", ()), ("PUT", ())]);
    let endpoint = reader.required(oauth, "AuthorizationEndpoint");
    if let Some(value) = oauth.get("AuthorizationEndpoint").filter(|_| !endpoint.starts_with("https://")) {
        reader.push(value.span(), ProblemKind::NotHttps { value: endpoint, field: "AuthorizationEndpoint" });
    }
}

fn destinations(reader: &Reader, top: Value, model: &Model, connections: &[Connection]) -> Vec<Destination> {
    let mut found: Vec<Destination> = Vec::new();
    for value in reader.elements(Some(top), "ApiDestinations") {
        let Some(object) = reader.part(value, &fields::API_DESTINATION, names::fields_around(value)) else {
            continue;
        };
        let arn = reader.text(object, "ApiDestinationArn");
        // The answer of CreateApiDestination says only that the destination is there.
        let has = |field: &&str| object.get(field).is_some();
        if arn.is_some() && !["ConnectionArn", "InvocationEndpoint", "HttpMethod"].iter().any(has) {
            continue;
        }
        let in_arn = arn.as_deref().and_then(|arn| name_in(arn, "api-destination/")).map(str::to_owned);
        let region = arn.as_deref().and_then(Arn::parse).map_or(model.region.as_str(), |arn| arn.region);
        let connection = connection_of(reader, object, region, connections);
        let mut url = reader.required(object, "InvocationEndpoint");
        if let Some(value) = object.get("InvocationEndpoint") {
            if !has_form(&url) {
                reader.push(value.span(), ProblemKind::EndpointForm(url.clone()));
            } else if !is_endpoint(&url) {
                let kind = ProblemKind::NotHttps { value: url.clone(), field: "InvocationEndpoint" };
                reader.push(value.span(), kind);
            }
        }
        // An endpoint without a scheme is accepted; where it is sent to was not seen.
        if !url.contains("://") {
            url.insert_str(0, "https://");
        }
        reader.needs(object, "HttpMethod");
        let method = one_of(reader, object, "HttpMethod", METHODS).unwrap_or_else(|| "POST".to_owned());
        let name = name(reader, object, in_arn, |name| found.iter().any(|other| other.name == name));
        if let Some(rate) = reader.number(object, "InvocationRateLimitPerSecond")
            && let Some(value) = object.get("InvocationRateLimitPerSecond")
            && !(1..=MAX_RATE).contains(&rate)
        {
            reader.push(value.span(), ProblemKind::RateLimit { rate, name: name.clone() });
        }
        let is_active = is_active(reader, object, "ApiDestinationState", &name);
        found.push(Destination { name, arn, connection, is_active, method, url });
    }
    found
}

/// Returns whether an endpoint has only the characters that CreateApiDestination allows.
fn has_form(url: &str) -> bool {
    const OTHERS: &str = "-()_.!~*';/?:@&=+$,";
    let mut parts = url.split('%');
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || OTHERS.contains(c));
    let is_escape = |text: &str| text.len() >= 2 && text.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    !url.is_empty()
        && parts.next().is_some_and(is_plain)
        && parts.all(|part| is_escape(part) && is_plain(part))
}

/// Returns whether CreateApiDestination accepts an endpoint: with https or no scheme, no user, and a host without
/// wildcards. Stackd's captures of UpdateApiDestination, 26 September 2026, 15 endpoints.
fn is_endpoint(url: &str) -> bool {
    let rest = match url.split_once("://") {
        Some((scheme, rest)) => (scheme == "https").then_some(rest),
        None => Some(url),
    };
    let authority = rest.and_then(|rest| rest.split(['/', '?']).next());
    authority.is_some_and(|authority| !authority.is_empty() && !authority.contains(['*', '@']))
}

/// Returns the connection of an API destination, which must be in its Region. If the text has no connections,
/// any ARN counts as valid.
fn connection_of(reader: &Reader, object: Value, region: &str, connections: &[Connection]) -> Option<String> {
    let arn = reader.required(object, "ConnectionArn");
    let value = object.get("ConnectionArn")?;
    if !Arn::parse(&arn).is_some_and(|arn| arn.service == "events" && arn.resource.starts_with("connection/"))
    {
        reader.push(value.span(), ProblemKind::ConnectionArn(arn.clone()));
    } else if Arn::parse(&arn).is_some_and(|arn| arn.region != region) {
        reader.push(value.span(), ProblemKind::ConnectionElsewhere(arn.clone()));
    } else if !connections.is_empty() && !connections.iter().any(|connection| connection.is_named_by(&arn)) {
        reader.push(value.span(), ProblemKind::NoSuchConnection(arn.clone()));
    }
    Some(arn)
}
