//! The pages of AWS's documentation that the advice follows.

/// A page of the EventBridge User Guide.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: &'static str,
    /// The last part of its address.
    pub slug: &'static str,
}

impl Page {
    /// Returns its address.
    pub fn address(&self) -> String {
        format!("https://docs.aws.amazon.com/eventbridge/latest/userguide/{}.html", self.slug)
    }
}

pub(super) static PATTERNS: Page =
    Page { title: "Creating event patterns in EventBridge", slug: "eb-create-pattern" };
pub(super) static OPERATORS: Page = Page {
    title: "Comparison operators for use in event patterns in Amazon EventBridge",
    slug: "eb-create-pattern-operators",
};
pub(super) static BEST_PRACTICES: Page = Page {
    title: "Best practices when defining Amazon EventBridge event patterns",
    slug: "eb-patterns-best-practices",
};
pub(super) static EVENTS: Page = Page { title: "Events in Amazon EventBridge", slug: "eb-events" };
pub(super) static QUOTAS: Page = Page { title: "Amazon EventBridge quotas", slug: "eb-quota" };
pub(super) static CLOUDTRAIL: Page =
    Page { title: "AWS service events delivered via AWS CloudTrail", slug: "eb-service-event-cloudtrail" };
pub(super) static READ_ONLY: Page = Page {
    title: "Receiving read-only management events from AWS services",
    slug: "eb-service-event-cloudtrail-management",
};
pub(super) static TROUBLESHOOTING: Page =
    Page { title: "Troubleshooting Amazon EventBridge", slug: "eb-troubleshooting" };
pub(super) static ARCHIVES: Page =
    Page { title: "Archiving and replaying events in Amazon EventBridge", slug: "eb-archive" };
