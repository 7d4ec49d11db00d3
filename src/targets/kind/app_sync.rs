//! AppSync.

use super::{Reads, TargetKind};
use crate::json;
use crate::json::ObjectWriter;
use crate::targets::block::{Block, Setting, TEXT};
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, add_members};

static BLOCK: Block = Block {
    name: "AppSyncParameters",
    settings: &[Setting::new("GraphQLOperation", TEXT).required()],
    essential: &["GraphQLOperation"],
    ..Block::EMPTY
};

/// A GraphQL API.
pub(super) static APP_SYNC: TargetKind = TargetKind {
    title: "AppSync",
    is_named_by: |arn| arn.is("appsync", "endpoints/graphql-api/"),
    permission: Some(Permission::by_role_unrecorded(&["appsync:GraphQL"])),
    blocks: &[&BLOCK],
    needs_block: true,
    reads: Reads::Members(READ),
    skeleton: r#"{"Arn":"arn:PARTITION:appsync:REGION:ACCOUNT:endpoints/graphql-api/my-api","AppSyncParameters":{"GraphQLOperation":"mutation Tell($id: ID!) { tell(id: $id) { id } }"}}"#,
    receive: operation,
    ..TargetKind::PLAIN
};

/// The members of the input that an operation reads.
const READ: &[&str] = &["variables"];

/// Returns the operation of the parameters; its variables come from the input.
fn operation(delivery: &DeliveryInput) -> (&'static str, String) {
    let block = delivery.parameters.get(&BLOCK);
    let operation = block.and_then(|block| block.text("GraphQLOperation"));
    let mut request = ObjectWriter::default();
    request.text("query", &operation.unwrap_or_default());
    add_members(&mut request, &json::parse(delivery.input), READ);
    ("GraphQL request", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives, refused};
    use crate::targets::received::Refusal;

    #[test]
    fn variables_come_from_the_input() {
        let api = "appsync:r:111122223333:endpoints/graphql-api/a";
        let block = r#"{"AppSyncParameters":{"GraphQLOperation":"mutation M { m }"}}"#;
        assert_eq!(
            arrives(api, block, r#"{"variables":{"id":1},"other":2}"#),
            r#"{"query":"mutation M { m }","variables":{"id":1}}"#
        );
        assert_eq!(refused(api, "{}", EVENT), Refusal::NoParameters("AppSyncParameters"));
    }
}
