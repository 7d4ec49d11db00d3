// Starts the page. A file of its own, because the Content-Security-Policy allows no inline script:
// the names of this build's files stand on the script tag, and are read from there.

// In a frame the page keeps nothing and shows no own work (`browser::storage`): the page around it may be anybody's.
if (parent !== window) document.documentElement.dataset.embed ??= "page";

const tag = document.querySelector("script[data-wasm]");
const fromPage = (path) => new URL(path, document.baseURI);

// The program has started, but what it needs to read a link or earlier work did not arrive.
addEventListener("playground-not-started", ({ detail }) => tell(detail));

/** Says on the page that it could not start, as a blank or for ever loading page says nothing. */
function tell(error) {
  const message = document.getElementById("boot-message");
  if (!message) return;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = "Reload";
  reload.addEventListener("click", () => location.reload());

  message.setAttribute("role", "alert");
  message.replaceChildren(`The page couldn't start. ${error?.message ?? error} `, reload);
}

// After a panic the program is gone, but the page must not look alive: the visitor gets the last
// workspace that was written down, and a way to begin again.
addEventListener("playground-crash", ({ detail: [message, workspace] }) => {
  const box = document.createElement("div");
  box.className = "crash";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-labelledby", "crash-title");
  box.innerHTML = `<div>
    <h1 id="crash-title">The playground has stopped</h1>
    <p>This is a mistake in the page, not in your work. Copy your workspace if you like, then reload.</p>
    <p><code></code></p>
    <label>Your workspace <textarea readonly rows="10"></textarea></label>
    <p><button type="button" class="button">Copy the workspace</button>
       <button type="button" class="button button-primary">Reload</button></p>
  </div>`;
  box.querySelector("code").textContent = message;
  const text = box.querySelector("textarea");
  text.value = workspace;
  const [copy, reload] = box.querySelectorAll("button");
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(workspace);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Press Ctrl+C to copy";
    }
  });
  reload.addEventListener("click", () => location.reload());
  document.body.append(box);
  reload.focus();
}, { once: true });

try {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser does not run WebAssembly, or it is switched off.");
  }
  const { default: start } = await import(fromPage(tag.dataset.js));
  await start({ module_or_path: fromPage(tag.dataset.wasm) });
} catch (error) {
  tell(error);
  throw error;
}
