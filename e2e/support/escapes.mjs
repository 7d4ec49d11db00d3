// All the ways out that a worker of a browser has, tried from raw JavaScript in the sandbox's worker, with all its
// globals in place: the worst case, as if the engine round the user's code were not there.

/** The script of such a worker. It answers a run with `{ name: "…" }` for each way, as the value that was returned. */
export function escapesScript() {
  return `(${worker})()`;
}

/** What an attempt may answer: it was refused, or there is no such thing. */
export const REFUSED = /^(?:refused|not there)/;

/* global postMessage, importScripts */
function worker() {
  const end = (value) =>
    postMessage({
      type: "end",
      ending: { kind: "returned", value: JSON.stringify(value) },
      initDuration: 0,
      duration: 0,
      heapGrowth: 0,
    });
  addEventListener("message", async ({ data }) => {
    if (data.type === "start") return postMessage({ type: "ready" });
    const { other, own, blob, channel } = JSON.parse(data.request.event);
    const results = {};
    for (const [name, attempt] of Object.entries(ways({ other, own, blob, channel })))
      results[name] = await tried(attempt);
    end(results);
  });

  /** Something that never answers has not got out either; the test's servers tell. */
  async function tried(attempt) {
    const late = new Promise((resolve) => setTimeout(() => resolve("refused: no answer"), 1500));
    try {
      return await Promise.race([attempt(), late]);
    } catch (error) {
      const isAbsent =
        error instanceof ReferenceError || /is not a (?:function|constructor)|undefined/.test(error.message);
      return isAbsent ? "not there" : `refused: ${error.name}`;
    }
  }

  function ways({ other, own, blob, channel }) {
    /** A thing with events: gets out when it opens, and is refused when it fails. */
    const events = (made, good) =>
      new Promise((resolve) => {
        for (const name of good) made.addEventListener(name, () => resolve(`got out: ${name}`));
        for (const name of ["error", "close"]) made.addEventListener(name, () => resolve("refused: error"));
      });
    const got = async (promise) => `got out: ${String(await promise).slice(0, 60)}`;
    const xhr = (url, isAsync) => {
      const request = new XMLHttpRequest();
      request.open("GET", url, isAsync);
      const result = isAsync ? events(request, ["load"]) : undefined;
      request.send();
      return result ?? `got out: ${request.status}`;
    };
    const there = (name) =>
      name in globalThis && globalThis[name] !== undefined ? `got out: ${typeof globalThis[name]}` : "not there";
    return {
      fetchOther: () => got(fetch(other)),
      fetchOwn: () => got(fetch(own)),
      fetchNoCors: () => got(fetch(other, { mode: "no-cors" })),
      fetchData: () => got(fetch("data:,x")),
      fetchBlob: () => got(fetch(blob)),
      xhr: () => xhr(other, true),
      xhrSync: () => xhr(other, false),
      xhrOwn: () => xhr(own, true),
      webSocket: () => events(new WebSocket(other.replace("http", "ws")), ["open", "message"]),
      eventSource: () => events(new EventSource(other), ["open", "message"]),
      webTransport: () => got(new WebTransport(other.replace("http:", "https:")).ready),
      importScriptsOther: () => got(importScripts(other)),
      importScriptsOwn: () => got(importScripts(own)),
      importScriptsData: () => got(importScripts("data:text/javascript,1")),
      importOther: () => got(import(other)),
      importOwn: () => got(import(own)),
      importData: () => got(import("data:text/javascript,1")),
      workerOfUrl: () => events(new Worker(own), ["message"]),
      workerOfData: () => events(new Worker("data:text/javascript,postMessage(1)"), ["message"]),
      nestedWorker: () =>
        new Promise((resolve) => {
          const text = `fetch(${JSON.stringify(other)}, { mode: "no-cors" }).then(() => postMessage("got out"), (error) => postMessage("refused: " + error.name))`;
          const nested = new Worker(URL.createObjectURL(new Blob([text])));
          nested.onmessage = (event) => resolve(event.data);
          nested.onerror = () => resolve("refused: error");
        }),
      sharedWorker: () => events(new SharedWorker(own).port, ["message"]),
      font: async () => got(new FontFace("f", `url(${other})`).load()),
      fonts: async () => {
        const face = new FontFace("g", `url(${other})`);
        self.fonts.add(face);
        return got(
          self.fonts.load("12px g").then((list) => (list.length > 0 ? "loaded" : Promise.reject(new Error("none")))),
        );
      },
      indexedDb: () => {
        const request = indexedDB.open("x");
        return new Promise((resolve) => {
          request.onsuccess = () => resolve("got out: database");
          request.onerror = () => resolve("refused: error");
        });
      },
      fileSystem: () => got(navigator.storage.getDirectory()),
      locks: () => got(navigator.locks.request("x", () => "lock")),
      cookies: () => got(cookieStore.getAll()),
      localStorage: () => there("localStorage"),
      document: () => there("document"),
      window: () => there("window"),
      parent: () => there("parent"),
      opener: () => there("opener"),
      open: () => there("open"),
      broadcast: async () => {
        new BroadcastChannel(channel).postMessage("from the sandbox");
        await new Promise((resolve) => setTimeout(resolve, 200));
        // The page says whether it has heard it.
        return "refused: sent";
      },
      location: () => {
        self.location = other;
        self.location.href = other;
        return "refused: nothing";
      },
      eval: () => got((0, eval)("1")),
      function: () => got(new Function("return 1")()),
      asyncFunction: () => got(Object.getPrototypeOf(async () => 1).constructor("return 1")()),
      stringTimer: () => {
        globalThis.ran = false;
        setTimeout("globalThis.ran = true", 1);
        return new Promise((resolve) =>
          setTimeout(() => resolve(globalThis.ran ? "got out: ran" : "refused: did not run"), 100),
        );
      },
      peerConnection: () => there("RTCPeerConnection"),
      image: () => there("Image"),
      beacon: () => got(navigator.sendBeacon(other)),
      serviceWorker: () => got(navigator.serviceWorker.register(own)),
    };
  }
}
