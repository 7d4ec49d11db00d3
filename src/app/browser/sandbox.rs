//! The sandbox for the user's own function: `js/sandbox/contract.ts` says what it is asked and answers.
//!
//! Nothing of it is loaded before it is asked to run something.

use js_sys::{Function, JSON, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Returns the expression of JavaScript that loads a module.
    #[wasm_bindgen(js_name = import, catch)]
    fn import_module(url: &str) -> Result<Promise, JsValue>;
}

thread_local! {
    /// The host, once it was loaded. It keeps its frame for the next run.
    static HOST: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Progress {
    /// The runtime is being loaded: bytes so far, and of how many.
    Loading {
        loaded: f64,
        total: f64,
    },
    Starting,
    Running,
}

/// Runs a request, given as JSON, and returns the outcome as JSON.
///
/// # Errors
/// A sentence, if the sandbox itself could not be loaded.
pub(crate) async fn run(request: &str, on_progress: impl Fn(Progress) + 'static) -> Result<String, String> {
    let host = host().await?;
    let heard = Closure::<dyn Fn(JsValue)>::new(move |message: JsValue| {
        if let Some(progress) = read_progress(&message) {
            on_progress(progress);
        }
    });
    let request = JSON::parse(request).map_err(|_| UNREADABLE)?;
    let run = method(&host, "run").ok_or(UNREADABLE)?;
    let promise = run.call2(&host, &request, heard.as_ref()).map_err(|_| UNREADABLE)?;
    let outcome = JsFuture::from(promise.dyn_into::<Promise>().map_err(|_| UNREADABLE)?).await;
    let text = JSON::stringify(&outcome.map_err(|_| UNREADABLE)?).map_err(|_| UNREADABLE)?;
    text.as_string().ok_or_else(|| UNREADABLE.to_owned())
}

const UNREADABLE: &str = "The sandbox sent an unexpected response. Reload the page.";

/// Ends what runs; frame and workers go.
pub(crate) fn stop() {
    HOST.with_borrow(|host| {
        if let Some((host, stop)) = host.as_ref().and_then(|host| Some((host, method(host, "stop")?))) {
            // Nothing runs then.
            let _ = stop.call0(host);
        }
    });
}

async fn host() -> Result<JsValue, String> {
    if let Some(host) = HOST.with_borrow(Clone::clone) {
        return Ok(host);
    }
    let missing = || "The sandbox couldn't be loaded. Check your connection.".to_owned();
    let file = super::file("sandbox").ok_or("This build of the page doesn't include the sandbox.")?;
    // By its whole address: a relative one would be taken from where the script of the page lies.
    let address = super::address();
    let folder = address.split('?').next().and_then(|page| page.rsplit_once('/')).ok_or_else(missing)?.0;
    let module = import_module(&format!("{folder}/{file}")).map_err(|_| missing())?;
    let module = JsFuture::from(module).await.map_err(|_| missing())?;
    let open = method(&module, "open").ok_or_else(missing)?;
    let host = open.call0(&module).map_err(|_| missing())?;
    HOST.set(Some(host.clone()));
    Ok(host)
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

fn read_progress(message: &JsValue) -> Option<Progress> {
    let get = |name: &str| Reflect::get(message, &name.into()).ok();
    Some(match get("part")?.as_string()?.as_str() {
        "runtime" => Progress::Loading { loaded: get("loaded")?.as_f64()?, total: get("total")?.as_f64()? },
        "starting" => Progress::Starting,
        _ => Progress::Running,
    })
}
