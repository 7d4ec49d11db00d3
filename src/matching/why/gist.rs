//! The sorts of reasons, to count them and to tell near misses from far ones.

use super::{AffixDifference, NearKind, TextDifference, Why};
use serde::{Deserialize, Serialize};

/// What sort of reason it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Gist {
    /// The field is not there.
    Absent,
    /// The field is not there, but one with a similar name or in a similar place is.
    Misplaced,
    /// The field, or one above it, is text with JSON in it.
    JsonText,
    /// The field holds no plain value, or one above it no object.
    Shape,
    /// The types differ.
    Type,
    /// Only the case differs.
    Case,
    /// Only spaces differ.
    Space,
    /// Only a few characters differ.
    Spelling,
    /// Another value.
    Value,
    /// A number outside a range.
    Range,
    /// An address outside a block, or none.
    Address,
    /// A value that is there, or is listed, and must not be.
    Excluded,
    /// The conditions hold in different elements of an array.
    Split,
}

impl Why {
    /// What sort of reason it is.
    #[allow(clippy::match_same_arms, reason = "one line for each shape of reason")]
    pub fn gist(&self) -> Gist {
        use TextDifference as T;
        match self {
            Self::Absent(absent) if absent.near.is_some() => Gist::Misplaced,
            Self::Absent(_) => Gist::Absent,
            Self::JsonText { .. } => Gist::JsonText,
            Self::NotAnObject { .. } | Self::NoValue { .. } => Gist::Shape,
            Self::WrongType { .. } => Gist::Type,
            Self::Text { how: T::Case, .. } => Gist::Case,
            Self::Affix { how: AffixDifference::Case, .. } => Gist::Case,
            Self::Wildcard(stop) if stop.case => Gist::Case,
            Self::Text { how: T::Space { .. }, .. } => Gist::Space,
            Self::Affix { how: AffixDifference::Space, .. } => Gist::Space,
            Self::Text { how: T::Spelling(_) | T::ArnSeparator { .. }, .. } => Gist::Spelling,
            Self::Text { .. } | Self::Affix { .. } | Self::Wildcard(_) => Gist::Value,
            Self::Other { .. } | Self::NoDouble { .. } => Gist::Value,
            Self::OutOfRange { .. } | Self::NotComparable { .. } => Gist::Range,
            Self::OutsideBlock { .. } | Self::OtherFamily { .. } | Self::NoAddress { .. } => Gist::Address,
            Self::Present { .. } | Self::Excluded { .. } => Gist::Excluded,
            Self::Split(_) => Gist::Split,
        }
    }

    /// How far it is from holding, to compare reasons for one field: 0 is nearest.
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
            _ => 5,
        }
    }
}
