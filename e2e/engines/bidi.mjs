// Firefox over WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), which it speaks without any further
// program. `playwright-core` asks for commands that the long-term release does not have yet.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** No first-run page, and nothing that looks for updates in the background. */
const preferences = `
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
`;

/** Starts the Firefox at `program` with a page open. Answers an engine, as `smoke.mjs` asks for one. */
export async function firefox(program) {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  await writeFile(join(profile, "user.js"), preferences);
  const options = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"];
  const browser = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"] });
  const close = async () => {
    if (browser.exitCode === null && browser.signalCode === null) {
      browser.kill();
      await once(browser, "exit");
    }
    await rm(profile, { recursive: true, maxRetries: 5 });
  };
  try {
    return await connect(await address(browser), close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the browser listens, which it says on its standard error. */
async function address(browser) {
  const said = [];
  for await (const line of createInterface({ input: browser.stderr })) {
    const [, found] = /^WebDriver BiDi listening on (ws:.*)$/.exec(line) ?? [];
    if (found) {
      // What nobody reads would fill the pipe, and stop the browser.
      browser.stderr.resume();
      return found;
    }
    said.push(line);
  }
  throw new Error(`Firefox ended without listening:\n${said.join("\n")}`);
}

async function connect(url, close) {
  const socket = new WebSocket(`${url}/session`);
  const waiting = new Map();
  const faults = [];
  socket.addEventListener("message", ({ data }) => {
    const { type, id, result, message, method, params } = JSON.parse(data);
    if (type === "event") {
      if (method === "log.entryAdded" && params.level === "error") faults.push(params.text);
      return;
    }
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (type === "success") resolve(result);
    else reject(new Error(message));
  });
  let last = 0;
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`nobody listens on ${url}`)));
  });
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { context } = await send("browsingContext.create", { type: "tab" });

  /** What the expression is in the page, as BiDi describes it. */
  const run = async (expression) => {
    const asked = { expression, target: { context }, awaitPromise: true };
    const { result, exceptionDetails } = await send("script.evaluate", asked);
    if (exceptionDetails) throw new Error(`${exceptionDetails.text} in ${expression}`);
    return result;
  };
  const evaluate = async (work, ...args) => {
    const { value } = await run(`(async () => JSON.stringify([await (${work})(...${JSON.stringify(args)})]))()`);
    return JSON.parse(value)[0];
  };
  return {
    faults,
    evaluate,
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    act: (actions) => send("input.performActions", { context, actions }),
    chooseFile: async (selector, path) => {
      const { sharedId } = await run(`document.querySelector(${JSON.stringify(selector)})`);
      await send("input.setFiles", { context, element: { sharedId }, files: [path] });
    },
    close: async () => {
      socket.close();
      await close();
    },
  };
}
