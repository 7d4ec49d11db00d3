// Starts the page. A file of its own, because the Content-Security-Policy allows no inline script:
// Trunk writes the hashed names of this build onto the script tag, and they are read from there.

const tag = document.querySelector("script[data-wasm]");
const fromPage = (path) => new URL(path, document.baseURI);

try {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser does not run WebAssembly, or it is switched off.");
  }
  const { default: start } = await import(fromPage(tag.dataset.js));
  await start({ module_or_path: fromPage(tag.dataset.wasm) });
  document.getElementById("boot")?.remove();
} catch (error) {
  tell(error);
  throw error;
}

/** Says on the page that it could not start, as a blank or for ever loading page says nothing. */
function tell(error) {
  const message = document.getElementById("boot-message");
  if (!message) return;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = "Reload";
  reload.addEventListener("click", () => location.reload());

  message.setAttribute("role", "alert");
  message.replaceChildren(`The page could not start. ${error?.message ?? error} `, reload);
}
