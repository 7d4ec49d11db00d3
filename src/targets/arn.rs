//! Amazon Resource Names.

use crate::event::is_account;
use std::fmt;

/// The parts of an ARN: `arn:partition:service:region:account:resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arn<'t> {
    /// `aws`, `aws-cn` or `aws-us-gov`.
    pub partition: &'t str,
    /// The service: `sqs`.
    pub service: &'t str,
    /// The Region; empty for some services.
    pub region: &'t str,
    /// The account, twelve digits; empty for some services.
    pub account: &'t str,
    /// The rest, in the form that the service gives it; colons are part of it.
    pub resource: &'t str,
}

impl<'t> Arn<'t> {
    /// Reads an ARN; nothing if the text has not its six parts, or if service or resource is empty.
    pub fn parse(text: &'t str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let prefix = parts.next()?;
        let arn = Self {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            resource: parts.next()?,
        };
        let is_known = prefix == "arn" && arn.partition.starts_with("aws");
        let has_account = arn.account.is_empty() || is_account(arn.account);
        let is_spaced = text.contains(|c: char| c.is_whitespace() || c.is_control());
        (is_known && has_account && !is_spaced && !arn.service.is_empty() && !arn.resource.is_empty())
            .then_some(arn)
    }

    /// What stands behind the last `/` or `:` of the resource: the name for most services.
    pub fn name(&self) -> &'t str {
        self.resource.rsplit(['/', ':']).next().unwrap_or(self.resource)
    }
}

impl fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_has_six_parts() {
        let text = "arn:aws:lambda:eu-west-1:111122223333:function:bill:live";
        let arn = Arn::parse(text).unwrap();
        assert_eq!((arn.service, arn.region, arn.account), ("lambda", "eu-west-1", "111122223333"));
        assert_eq!((arn.resource, arn.name()), ("function:bill:live", "live"));
        assert_eq!(arn.to_string(), text);
        for wrong in [
            "",
            "arn",
            "arn:aws:sqs",
            "arn:aws:sqs:eu-west-1:111122223333:",
            "arn:aws:sqs:eu-west-1:1111:q",
            "arn:gcp:sqs:eu-west-1:111122223333:q",
            "urn:aws:sqs:eu-west-1:111122223333:q",
            "arn:aws:sqs:eu-west-1:111122223333:a queue",
        ] {
            assert_eq!(Arn::parse(wrong), None, "{wrong}");
        }
    }
}
