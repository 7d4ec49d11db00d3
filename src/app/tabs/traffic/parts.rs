//! How files are cut into parts, so that all workers have something to do.

use super::pool::Task;
use eventbridge_playground::scan::{Part, probe};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The bytes of a part, large enough that starting one takes no noticeable time.
const PART: u64 = 32 * 1_024 * 1_024;

/// So many bytes tell how a file may be read.
const HEAD: f64 = 65_536.0;

/// Returns the tasks of reading all files, in their order. Files are looked at only where it matters.
pub(super) async fn tasks(files: &[File]) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let cuts = size(file) > PART && head(file).await.is_some_and(|head| probe(&head).has_lines);
        let task = |part| Task { number: number as u32, file: file.clone(), part };
        if !cuts {
            tasks.push(task(Part::default()));
            continue;
        }
        let count = size(file).div_ceil(PART);
        tasks.extend((0..count).map(|at| {
            let until = (at + 1 < count).then(|| (at + 1) * PART);
            task(Part { from: at * PART, until })
        }));
    }
    tasks
}

/// The tasks of reading all files from start to end, one after another.
pub(super) fn whole(files: &[File]) -> Vec<Task> {
    let task = |(number, file): (usize, &File)| Task {
        number: number as u32,
        file: file.clone(),
        part: Part::default(),
    };
    files.iter().enumerate().map(task).collect()
}

/// Returns the size of a file in bytes.
#[allow(clippy::cast_sign_loss, reason = "a size")]
pub(super) fn size(file: &File) -> u64 {
    file.size() as u64
}

async fn head(file: &File) -> Option<Vec<u8>> {
    let head = file.slice_with_f64_and_f64(0.0, HEAD).ok()?;
    let bytes = JsFuture::from(head.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
