//! One sort for all kinds of lists.

/// Sorts by place, the offset that `place` returns; what has the same place keeps its order.
///
/// The standard library's sort is compiled anew for each type, and each weighs 4 kB in the page. Here only the
/// last step is.
pub fn sort_by_place<T>(items: &mut Vec<T>, place: impl Fn(&T) -> u32) {
    if items.len() < 2 {
        return;
    }
    let mut order: Vec<(u32, usize)> = items.iter().map(place).zip(0..).collect();
    order.sort_unstable();
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, index)| unsorted[index].take()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_stable_sort(items in prop::collection::vec((0..9_u32, any::<u8>()), 0..40)) {
            let mut sorted = items.clone();
            sort_by_place(&mut sorted, |item| item.0);
            let mut expected = items;
            expected.sort_by_key(|item| item.0);
            prop_assert_eq!(sorted, expected);
        }
    }
}
