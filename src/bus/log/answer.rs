//! The answers of PutEvents.

use super::messages;
use crate::event::put_events::EntryProblem;
use crate::json::ObjectWriter;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The answer to one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The index of the call's input.
    pub input: u32,
    /// The answer to each entry, in their order; empty if the call as a whole was refused.
    pub entries: Vec<EntryAnswer>,
    /// Why the call as a whole was refused; `None` if it was not.
    pub refusal: Option<CallRefusal>,
}

/// Why a call of PutEvents is refused as a whole. [`crate::bus::messages::call_refusal`] returns AWS's
/// message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallRefusal {
    /// The request isn't valid JSON, so no client would send it.
    NotJson,
    /// There is no entry.
    NoEntries,
    /// There are more entries than a call may have; the fields of all of them.
    TooManyEntries(Vec<EntryFields>),
    /// The entries are larger than a call may be.
    TooLarge,
    /// The trace header of an entry is empty or too long.
    TraceHeader {
        /// The number of the entry, from 1.
        entry: u32,
        /// The header.
        value: String,
    },
    /// The bus of an entry is neither a name nor an ARN of a bus.
    BusName {
        /// The number of the entry, from 1.
        entry: u32,
        /// What it says instead.
        value: String,
    },
}

/// The fields of an entry that AWS repeats when it refuses a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryFields {
    /// `Source`, if it is a string.
    pub source: Option<String>,
    /// `DetailType`, if it is a string.
    pub detail_type: Option<String>,
    /// `Detail`, if it is a string.
    pub detail: Option<String>,
    /// `EventBusName`, if it is a string.
    pub bus: Option<String>,
    /// The strings in `Resources`, if there is a list.
    pub resources: Option<Vec<String>>,
    /// `TraceHeader`, if it is a string.
    pub trace: Option<String>,
}

/// The answer to one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryAnswer {
    /// It was accepted: the `EventId`, and the index of the event in the log.
    Taken {
        /// The id.
        id: String,
        /// The index.
        event: u32,
    },
    /// It was refused by the first checks of PutEvents.
    Failed(EntryProblem),
    /// The bus's policy does not allow the caller.
    Denied,
}

/// An entry that PutEvents refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedEntry {
    /// The entry as JSON.
    pub entry: Arc<str>,
    /// Why it was refused.
    pub answer: EntryAnswer,
}

impl EntryAnswer {
    /// Returns `ErrorCode` and `ErrorMessage` of an entry that was not accepted, else `None`. For some codes
    /// AWS's message is not known; then it is ours.
    pub fn error(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Taken { .. } => None,
            Self::Denied => Some(("AccessDeniedException", messages::DENIED.to_owned())),
            Self::Failed(problem) => {
                let code = problem.error_code().unwrap_or("InvalidArgument");
                Some((code, problem.error_message().map_or_else(|| problem.to_string(), str::to_owned)))
            }
        }
    }
}

impl Answer {
    /// Returns `FailedEntryCount`.
    pub fn failed_entry_count(&self) -> usize {
        self.entries.iter().filter(|entry| !matches!(entry, EntryAnswer::Taken { .. })).count()
    }

    /// Returns the response as the service writes it, or `None` if the call as a whole was refused.
    pub fn to_json(&self) -> Option<String> {
        if self.refusal.is_some() {
            return None;
        }
        let entry = |entry: &EntryAnswer| match entry {
            EntryAnswer::Taken { id, .. } => ObjectWriter::default().text("EventId", id).close(),
            failed => {
                let (code, message) = failed.error().unwrap_or_default();
                ObjectWriter::default().text("ErrorCode", code).text("ErrorMessage", &message).close()
            }
        };
        let mut answer = ObjectWriter::default();
        answer.number("FailedEntryCount", self.failed_entry_count());
        Some(answer.list("Entries", self.entries.iter().map(entry)).close())
    }
}
