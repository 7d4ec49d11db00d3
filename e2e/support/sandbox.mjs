// A site with the sandbox alone: a blank page under the playground's policy, from which a test starts the host as the
// page does. It is built within seconds, without Rust.

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { fileURLToPath } from "node:url";
import { putSandbox } from "../../scripts/put.mjs";
import { REQUEST } from "../../tests/sandbox/support/request.mjs";
import { launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const top = fileURLToPath(new URL("../../", import.meta.url));

/** Builds the site into a folder of its own; answers the folder and the host's path in it. */
export async function buildSite() {
  const root = await mkdtemp(join(tmpdir(), "sandbox-site-"));
  const parts = join(root, "parts");
  execFileSync("node", ["js/sandbox.mjs", parts], { cwd: top, stdio: ["ignore", "ignore", "inherit"] });
  const site = join(root, "site");
  await mkdir(site);
  await writeFile(join(site, "_headers"), await readFile(join(top, "public/_headers")));
  const paths = await putSandbox(site, parts);
  const page = await readFile(join(top, "index.html"), "utf8");
  const [policy] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(page);
  await writeFile(
    join(site, "index.html"),
    `<!doctype html><meta charset="utf-8">${policy}<title>Test</title><link rel="icon" href="data:,"><p>Test</p>`,
  );
  // For comparison: the same site without a policy.
  await writeFile(
    join(site, "open.html"),
    '<!doctype html><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">',
  );
  return { root, site, host: paths.get("host.js"), paths };
}

/** A server on which nothing is to arrive: counts connections. */
export async function listener() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  return { port, url: `http://127.0.0.1:${port}/`, count: () => connections, close: () => server.close() };
}

/** A handler in JavaScript with this body, as part of a request. */
export const handler = (body) => ({ source: `export const handler = async (event) => { ${body} };` });

/** How the request ends of which a test says nothing. */
export const OK = { kind: "returned", value: '{"id":"1"}' };

/**
 * Serves the site and opens it for the tests of a file. `visit()` opens it anew, and `started()` with the host there: `run(request)` runs a
 * handler and answers its outcome; `requests` are those of the network, `progress` what was told of each run.
 */
export function sandboxSite() {
  const shared = {};
  const contexts = [];
  before(async () => {
    shared.built = await buildSite();
    [shared.server, shared.browser] = await Promise.all([serve({ root: shared.built.site }), launch()]);
  });
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
  after(async () => {
    await shared.browser?.close();
    await shared.server?.close();
    await rm(shared.built.root, { recursive: true, force: true });
  });
  const visit = async ({ url = shared.server.url, host = shared.built.host, ...options } = {}) => {
    const opened = await open(shared.browser, url, options);
    contexts.push(opened.context);
    const requests = [];
    opened.context.on("request", (request) => {
      if (!request.url().startsWith("blob:")) requests.push(request.url());
    });
    const { page } = opened;
    const address = new URL(host, url).href;
    const start = () =>
      page.evaluate(async (address) => {
        globalThis.host = (await import(address)).open();
      }, address);
    const begin = (request = {}) =>
      page.evaluate(
        (request) => {
          globalThis.progress = [];
          globalThis.outcome = globalThis.host.run(request, (progress) => globalThis.progress.push(progress));
        },
        { ...REQUEST, ...request },
      );
    const end = () => page.evaluate(() => globalThis.outcome);
    const run = async (request) => {
      await begin(request);
      return end();
    };
    const both = (...requests) =>
      page.evaluate(
        (requests) => Promise.all(requests.map((request) => globalThis.host.run(request, () => undefined))),
        requests.map((request) => ({ ...REQUEST, ...request })),
      );
    // Presses Stop when a part begins, and answers how the run ended.
    const stopAt = (part, request) =>
      page.evaluate(
        async ([request, wanted]) => {
          const stop = ({ part }) => part === wanted && setTimeout(() => globalThis.host.stop());
          return (await globalThis.host.run(request, stop)).ending;
        },
        [{ ...REQUEST, ...request }, part],
      );
    return {
      ...opened,
      requests,
      start,
      begin,
      end,
      run,
      both,
      stopAt,
      progress: () => page.evaluate(() => globalThis.progress),
    };
  };
  const started = async (options) => {
    const visitor = await visit(options);
    await visitor.start();
    return visitor;
  };
  return { visit, started, shared };
}
