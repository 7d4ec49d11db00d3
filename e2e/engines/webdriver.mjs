// WebKitGTK over WebDriver (https://www.w3.org/TR/webdriver2/), which its driver speaks over HTTP.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { eventually } from "../support/eventually.mjs";

/** The key of an element in an answer, by the specification. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Starts WebKit by the driver at `program` with a page open. Answers an engine, as `smoke.mjs` asks for one. */
export async function webkit(program) {
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  const close = async () => {
    if (driver.exitCode !== null || driver.signalCode !== null) return;
    driver.kill();
    await once(driver, "exit");
  };
  try {
    await eventually(() => fetch(`${base}/status`));
    return await connect(base, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function connect(base, close) {
  const send = async (method, path, body) => {
    const answer = await fetch(`${base}/session${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await send("POST", "", { capabilities: {} });
  const post = (command, body) => send("POST", `/${sessionId}/${command}`, body);
  const evaluate = (work, ...args) =>
    post("execute/sync", { script: `return (${work})(...arguments)`, args });
  return {
    // WebDriver tells nothing of the console.
    faults: [],
    evaluate,
    open: (url) => post("url", { url }),
    act: (actions) => post("actions", { actions }),
    chooseFile: async (selector, path) => {
      const found = await post("element", { using: "css selector", value: selector });
      await post(`element/${found[ELEMENT]}/value`, { text: path });
    },
    close: async () => {
      await send("DELETE", `/${sessionId}`);
      await close();
    },
  };
}
