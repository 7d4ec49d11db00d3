//! Connections and API destinations, as AWS's commands take and print them.

use crate::bus::system::{SelectedRule, System, read, told};
use crate::event::Timestamp;
use crate::json;
use crate::targets::received::{DeliveryInput, RuleOfDelivery, receive};
use std::sync::Arc;

fn system(text: &str) -> System {
    let pattern = Arc::from(r#"{"source":["shop"]}"#);
    read(
        text,
        SelectedRule { account: "123456789012", region: "eu-west-1", pattern: &pattern, handler: None },
    )
}

const CONNECTION: &str = "arn:aws:events:eu-west-1:123456789012:connection/crm/0f1e2d3c";
const TARGET: &str = r#""Rule":{"Targets":[{"Id":"t","Arn":"arn:aws:events:eu-west-1:123456789012:api-destination/crm/6f2d0b8c","RoleArn":"arn:aws:iam::123456789012:role/r","HttpParameters":{"HeaderParameters":{"X-Own":"$.id","X-Both":"target"},"QueryStringParameters":{"q":"target","n":"1"}}}]}"#;

/// Returns a system with one connection with these members, and one API destination that uses it.
fn with(connection: &str, destination: &str) -> String {
    format!(
        r#"{{{TARGET},"Connections":[{{"Name":"crm",{connection}}}],"ApiDestinations":[{{"Name":"crm","ConnectionArn":"{CONNECTION}","HttpMethod":"PUT",{destination}}}]}}"#
    )
}

const URL: &str = r#""InvocationEndpoint":"https://api.example.com/orders""#;

/// Returns the request that the target gets for an input.
#[track_caller]
fn request(text: &str, input: &str) -> String {
    let system = system(text);
    assert_eq!(system.problems, [], "{text}");
    let target = &system.model.rules[0].targets[0];
    let event = json::parse(r#"{"id":"e-1"}"#);
    let delivery = DeliveryInput {
        arn: &target.arn,
        parameters: &target.parameters,
        input,
        event: event.root().unwrap(),
        rule: RuleOfDelivery::default(),
        trace: None,
        id: "x",
        at: Timestamp::default(),
    };
    receive(&delivery).unwrap().text
}

#[test]
fn a_connection_authorises_and_adds_to_the_request() {
    let basic = r#""AuthorizationType":"BASIC","AuthParameters":{"BasicAuthParameters":{"Username":"u","Password":"p"},"InvocationHttpParameters":{"HeaderParameters":[{"Key":"x-both","Value":"connection"},{"Key":"x-secret","IsValueSecret":true}],"QueryStringParameters":[{"Key":"q","Value":"connection","IsValueSecret":false}],"BodyParameters":[{"Key":"a","Value":"connection"}]}}"#;
    let text = request(&with(basic, URL), r#"{"a":1,"b":2}"#);
    assert!(text.starts_with("PUT /orders?n=1&q=connection HTTP/1.1\nHost: api.example.com\n"), "{text}");
    let end = "X-Own: e-1\nAuthorization: Basic dTpw\nx-both: connection\nx-secret: <secret of the connection>\n\n\
               {\"b\":2,\"a\":\"connection\"}";
    assert!(text.ends_with(end), "{text}");
    // What is no object has no members.
    assert!(request(&with(basic, URL), "[1]").ends_with("\n\n[1]"));
    for (kind, header) in [
        (
            r#""AuthorizationType":"API_KEY","AuthParameters":{"ApiKeyAuthParameters":{"ApiKeyName":"x-api-key","ApiKeyValue":"k"}}"#,
            "\nx-api-key: k\n",
        ),
        (
            r#""AuthorizationType":"OAUTH_CLIENT_CREDENTIALS","AuthParameters":{"OAuthParameters":{"ClientParameters":{"ClientID":"c"},"AuthorizationEndpoint":"https://id.example.com/token","HttpMethod":"POST"}}"#,
            "\nAuthorization: Bearer <access token>\n",
        ),
        // As DescribeConnection prints it.
        (
            r#""ConnectionArn":"arn:aws:events:eu-west-1:123456789012:connection/crm/0f1e2d3c","ConnectionState":"AUTHORIZED","SecretArn":"s","AuthorizationType":"BASIC","AuthParameters":{"BasicAuthParameters":{"Username":"u"}},"CreationTime":1,"LastModifiedTime":1,"LastAuthorizedTime":1"#,
            "\nAuthorization: Basic <secret of the connection>\n",
        ),
    ] {
        let text = request(&with(kind, URL), "{}");
        assert!(text.contains(header), "{text}");
    }
}

#[test]
fn an_endpoint_of_the_target_itself_stays() {
    let own = r#""Endpoint":{"Method":"GET","Url":"https://own.example.com/"},"HttpParameters""#;
    let text = with(r#""AuthorizationType":"API_KEY""#, URL).replace(r#""HttpParameters""#, own);
    assert!(request(&text, "{}").starts_with("GET /?q=target&n=1 HTTP/1.1\nHost: own.example.com\n"));
    // One of another name is nobody's.
    let text = with(r#""AuthorizationType":"API_KEY""#, URL)
        .replace("api-destination/crm/", "api-destination/crm2/");
    assert!(request(&text, "{}").contains("Host: example.com\n"));
    let sentence = told(&system(&text).notes).swap_remove(0).0;
    assert!(sentence.starts_with("The setup has no API destination arn:aws:events:"), "{sentence}");
}

#[test]
fn what_is_not_authorised_gets_nothing() {
    for (state, is_active) in [("AUTHORIZED", true), ("DEAUTHORIZED", false), ("AUTHORIZING", false)] {
        let connection = format!(r#""AuthorizationType":"BASIC","ConnectionState":"{state}""#);
        let system = system(&with(&connection, URL));
        assert_eq!(system.problems, []);
        assert_eq!(system.model.rules[0].targets[0].permitted, is_active, "{state}");
        assert_eq!(told(&system.notes).is_empty(), is_active, "{state}");
    }
    let system = system(&with(
        r#""AuthorizationType":"BASIC""#,
        &format!(r#"{URL},"ApiDestinationState":"INACTIVE""#),
    ));
    assert!(!system.model.rules[0].targets[0].permitted);
    assert!(told(&system.notes)[0].0.starts_with("crm is INACTIVE, so nothing is delivered"));
}

/// Checks that AWS refuses a system because of the value at a place.
#[track_caller]
fn refused(text: &str, place: &str, words: Option<&str>) {
    let system = system(text);
    let [problem] = system.problems.as_slice() else { panic!("{:?} in {text}", system.problems) };
    assert_eq!(problem.span.of(text), place);
    assert_eq!(problem.aws_message(&system.model).as_deref(), words);
    assert!(problem.is_refused_by_aws() && problem.sentence().ends_with('.'));
}

#[test]
fn what_create_connection_refuses() {
    // LocalStack's snapshots, and the order of the kinds; cdk-preflight's captures, 7 September 2026.
    refused(
        &with(r#""AuthorizationType":"DIGEST""#, URL),
        r#""DIGEST""#,
        Some(
            "1 validation error detected: Value 'DIGEST' at 'authorizationType' failed to satisfy constraint: Member must \
             satisfy enum value set: [BASIC, OAUTH_CLIENT_CREDENTIALS, API_KEY]",
        ),
    );
    let auth = r#"{"ApiKeyAuthParameters":{"ApiKeyName":"k","ApiKeyValue":"v"}}"#;
    refused(
        &with(&format!(r#""AuthorizationType":"BASIC","AuthParameters":{auth}"#), URL),
        auth,
        Some("Parameter BasicAuthParameters is not valid. Reason: Missing required field(s)"),
    );
    let oauth = r#""AuthorizationType":"OAUTH_CLIENT_CREDENTIALS","AuthParameters":{"OAuthParameters":{"AuthorizationEndpoint":"http://id.example.com"}}"#;
    let words = Some("Parameter AuthorizationEndpoint is not valid");
    refused(&with(oauth, URL), r#""http://id.example.com""#, words);
    let text = r#"{"Connections":[{"Name":"a b","AuthorizationType":"BASIC"}]}"#;
    let words = r"1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+";
    refused(text, r#""a b""#, Some(words));
    // All that is wrong with a name is in one message, as row 51 has it.
    let long = "/".repeat(65);
    for (name, bound) in [("", "greater than or equal to 1"), (&long, "less than or equal to 64")] {
        let words = format!(
            "2 validation errors detected: Value '{name}' at 'name' failed to satisfy constraint: Member must satisfy regular \
             expression pattern: [\\.\\-_A-Za-z0-9]+; Value '{name}' at 'name' failed to satisfy constraint: Member must have \
             length {bound}"
        );
        refused(&text.replace("a b", name), &format!("\"{name}\""), Some(&words));
    }
    // The order in which AWS lists these is not known.
    let oauth = r#""AuthorizationType":"OAUTH_CLIENT_CREDENTIALS","AuthParameters":{"OAuthParameters":{"AuthorizationEndpoint":"https://id.example.com","HttpMethod":"PATCH"}}"#;
    let read = system(&with(oauth, URL));
    assert_eq!(read.problems.len(), 1);
    assert_eq!(read.problems[0].sentence(), "Must be one of GET, POST, PUT.");
}

#[test]
fn what_create_api_destination_refuses() {
    let basic = r#""AuthorizationType":"BASIC""#;
    // A public transcript and cdk-preflight's captures; the methods, the rate and the connection as in
    // stackd's, September 2026.
    refused(
        &with(basic, r#""InvocationEndpoint":"http://api.example.com""#),
        r#""http://api.example.com""#,
        Some(
            "Failed to create the api-destination(s). Parameter InvocationEndpoint is not valid. Reason: Endpoint \
             'http://api.example.com' is invalid, please provide a valid HTTPS endpoint URL.",
        ),
    );
    refused(
        &with(basic, URL).replace("\"PUT\"", "\"TRACE\""),
        r#""TRACE""#,
        Some(
            "1 validation error detected: Value 'TRACE' at 'httpMethod' failed to satisfy constraint: Member must satisfy \
             enum value set: [HEAD, POST, PATCH, DELETE, PUT, GET, OPTIONS]",
        ),
    );
    let rate = |rate: u32| with(basic, &format!(r#"{URL},"InvocationRateLimitPerSecond":{rate}"#));
    refused(
        &rate(301),
        "301",
        Some(
            "Failed to create the api-destination(s). Invalid Invocation Rate Limit: Rate specified '301' for 'crm' exceeds \
             maximum allowed of '300'.",
        ),
    );
    refused(
        &rate(0),
        "0",
        Some(
            "1 validation error detected: Value '0' at 'invocationRateLimitPerSecond' failed to satisfy constraint: Member \
             must have value greater than or equal to 1",
        ),
    );
    assert_eq!(system(&rate(300)).problems, []);
    let malformed = "1 validation error detected: Value 'not-an-arn' at 'connectionArn' failed to satisfy constraint: Member \
                     must satisfy regular expression pattern: ^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:\
                     connection\\/[\\.\\-_A-Za-z0-9]+\\/[\\-A-Za-z0-9]+$";
    refused(&with(basic, URL).replace(CONNECTION, "not-an-arn"), r#""not-an-arn""#, Some(malformed));
    let other = CONNECTION.replace("/crm/", "/other/");
    refused(
        &with(basic, URL).replace(CONNECTION, &other),
        &format!("\"{other}\""),
        Some(&format!("Failed to create the api-destination(s). Connection '{other}' does not exist.")),
    );
    let far = CONNECTION.replace("eu-west-1", "us-west-2");
    let words = format!("Invalid ARN: '{far}'");
    refused(&with(basic, URL).replace(CONNECTION, &far), &format!("\"{far}\""), Some(&words));
    // Connections that the text does not have may be there.
    let alone = format!(r#"{{"Name":"crm","ConnectionArn":"{CONNECTION}","HttpMethod":"PUT",{URL}}}"#);
    for text in [alone.clone(), format!("{{\"ApiDestinations\":[{alone}]}}")] {
        assert_eq!(system(&text).problems, [], "{text}");
    }
}

/// Stackd's captures of UpdateApiDestination, 26 September 2026: all endpoints that were tried.
#[test]
fn endpoints_of_api_destinations() {
    let of = |url: &str| with(r#""AuthorizationType":"BASIC""#, &format!(r#""InvocationEndpoint":"{url}""#));
    for url in [
        "https://receiver.invalid/events/*",
        "receiver.invalid/events",
        "https://127.0.0.1/events",
        "https://localhost/events",
        "https://receiver.invalid/events?key=value&other=two",
        "https://receiver.invalid/a%20b",
    ] {
        assert_eq!(system(&of(url)).problems, [], "{url}");
    }
    for url in [
        "http://receiver.invalid/events",
        "ftp://receiver.invalid/events",
        "https://owned:inert@receiver.invalid/events",
        "https://",
        "https://*.invalid/events",
    ] {
        let words = format!(
            "Failed to create the api-destination(s). Parameter InvocationEndpoint is not valid. Reason: Endpoint '{url}' is \
             invalid, please provide a valid HTTPS endpoint URL."
        );
        refused(&of(url), &format!("\"{url}\""), Some(&words));
    }
    let form = |url: &str| {
        format!(
            "Value '{url}' at 'invocationEndpoint' failed to satisfy constraint: Member must satisfy regular expression \
             pattern: ^((%[0-9A-Fa-f]{{2}}|[-()_.!~*';/?:@\\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$"
        )
    };
    for url in [
        "https://[::1]/events",
        "https://receiver.invalid/events#fragment",
        "https://receiver.invalid/a b",
        "https://receiver.invalid/a%xx",
    ] {
        let words = format!("1 validation error detected: {}", form(url));
        refused(&of(url), &format!("\"{url}\""), Some(&words));
    }
    let words = format!(
        "2 validation errors detected: {}; Value '' at 'invocationEndpoint' failed to satisfy constraint: Member must have \
         length greater than or equal to 1",
        form("")
    );
    refused(&of(""), "\"\"", Some(&words));
}
