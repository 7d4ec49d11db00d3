//! The sorts of reasons, to count them and to rank them by distance.

use super::{AffixDifference, NearKind, Reason, TextDifference};
use serde::{Deserialize, Serialize};

/// The sort of a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ReasonKind {
    /// The field is missing.
    Absent,
    /// The field is missing, but there is one with a similar name or in a similar place.
    Misplaced,
    /// The field, or one above it, is a string that contains JSON.
    JsonText,
    /// The field holds no plain value, or a field above it holds no object.
    Shape,
    /// The types differ.
    Type,
    /// Only the case differs.
    Case,
    /// Only spaces differ.
    Space,
    /// Only a few characters differ.
    Spelling,
    /// The value is another one.
    Value,
    /// A number is outside a range.
    Range,
    /// A string is outside a block, or no address.
    Address,
    /// A value exists, or is listed, and must not be.
    Excluded,
    /// The conditions hold in different elements of an array.
    Split,
}

impl Reason {
    /// Returns what sort of reason it is.
    #[allow(clippy::match_same_arms, reason = "one line for each shape of reason")]
    pub fn kind(&self) -> ReasonKind {
        use TextDifference as T;
        match self {
            Self::Absent(absent) if absent.near.is_some() => ReasonKind::Misplaced,
            Self::Absent(_) => ReasonKind::Absent,
            Self::JsonText { .. } => ReasonKind::JsonText,
            Self::NotAnObject { .. } | Self::NoValue { .. } => ReasonKind::Shape,
            Self::WrongType { .. } => ReasonKind::Type,
            Self::Text { how: T::Case, .. } => ReasonKind::Case,
            Self::Affix { how: AffixDifference::Case, .. } => ReasonKind::Case,
            Self::Wildcard(stop) if stop.case => ReasonKind::Case,
            Self::Text { how: T::Space { .. }, .. } => ReasonKind::Space,
            Self::Affix { how: AffixDifference::Space, .. } => ReasonKind::Space,
            Self::Text { how: T::Spelling(_) | T::ArnSeparator { .. }, .. } => ReasonKind::Spelling,
            Self::Text { .. } | Self::Affix { .. } | Self::Wildcard(_) => ReasonKind::Value,
            Self::Other { .. } | Self::NoDouble { .. } => ReasonKind::Value,
            Self::OutOfRange { .. } | Self::NotComparable { .. } => ReasonKind::Range,
            Self::OutsideBlock { .. } | Self::OtherFamily { .. } | Self::NoAddress { .. } => {
                ReasonKind::Address
            }
            Self::Present { .. } | Self::Excluded { .. } => ReasonKind::Excluded,
            Self::Split(_) => ReasonKind::Split,
        }
    }

    /// Returns whether it says no more than the value in the event and the expected value.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Other { .. } | Self::Text { how: TextDifference::Other, any_case: false, .. })
    }

    /// Returns its distance from holding, to compare reasons for one field: 0 is nearest.
    #[allow(clippy::match_same_arms, reason = "one line for each shape of reason")]
    pub fn distance(&self) -> u32 {
        use TextDifference as T;
        match self {
            Self::Text { how: T::Case | T::Space { .. }, .. } => 0,
            Self::Affix { how: AffixDifference::Case | AffixDifference::Space, .. } => 0,
            Self::WrongType { alike: true, .. } => 0,
            Self::Absent(absent) => match absent.near.as_ref().map(|near| near.kind) {
                Some(NearKind::Case | NearKind::Space | NearKind::Separators) => 0,
                Some(_) => 1,
                None => 5,
            },
            Self::Wildcard(stop) if stop.case => 0,
            Self::Text { how: T::Spelling(_) | T::ArnSeparator { .. } | T::Wildcard, .. } => 1,
            Self::JsonText { inside: true, .. } | Self::NoValue { inside: Some(_), .. } => 1,
            Self::OutOfRange { by: 0.0, .. } | Self::NoAddress { how: super::NoAddress::Port, .. } => 1,
            Self::Text { how: T::GoesOn { .. } | T::BeginsEarlier { .. }, .. } => 2,
            Self::Text { how: T::Within | T::CutShort { .. }, .. } => 3,
            Self::Affix { how: AffixDifference::Elsewhere { .. }, .. } | Self::Wildcard(_) => 3,
            Self::OutOfRange { .. } | Self::OutsideBlock { .. } | Self::Excluded { .. } => 4,
            Self::WrongType { .. } => 6,
            // All others mean a different value.
            _ => 5,
        }
    }
}
