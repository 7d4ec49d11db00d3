// The script of sandbox.html. It runs none of the user's code: that runs in the workers that it makes, which have this
// document's opaque origin and policy.

import { allowed, LIMITS } from "../messages.ts";
import { type FromFrame, type Language, PORT, READY, type ToFrame, VERSION } from "./frames.ts";
import { sizeOf } from "./measure.ts";
import { unpack } from "./pack.ts";

interface Loaded {
  module: WebAssembly.Module;
  files: Record<string, ArrayBuffer>;
  url: string;
}

interface Made {
  worker: Worker;
  messages: number;
  bytes: number;
}

// Opened on its own, or framed without the sandbox, this document has the site's origin: then it does nothing.
if (self.origin === "null" && parent !== self) {
  addEventListener("message", take);
  parent.postMessage({ type: READY, version: VERSION }, "*");
}

/** Takes one port, from the page that framed this, and hears nothing else any more. */
function take({ source, data, ports }: MessageEvent): void {
  const port = ports[0];
  if (source !== parent || data !== PORT || !port) return;
  removeEventListener("message", take);
  serve(port);
}

function serve(port: MessagePort): void {
  const engines = new Map<Language, Loaded>();
  const workers = new Map<number, Made>();
  const tell = (message: FromFrame) => port.postMessage(message);

  const load = async ({ language, script, engine }: ToFrame & { type: "load" }) => {
    try {
      const { module, files } = await unpack(engine);
      const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      engines.set(language, { module: await WebAssembly.compile(module), files, url });
      tell({ type: "loaded", language });
    } catch (error) {
      tell({ type: "refused", language, message: String(error) });
    }
  };

  const end = (id: number) => {
    workers.get(id)?.worker.terminate();
    workers.delete(id);
  };

  const start = ({ worker: id, language, memory }: ToFrame & { type: "start" }) => {
    const engine = engines.get(language);
    if (!engine) return tell({ type: "broken", worker: id });
    const made: Made = { worker: new Worker(engine.url), messages: 0, bytes: 0 };
    workers.set(id, made);
    made.worker.onmessage = ({ data }) => {
      if (!workers.has(id)) return;
      made.messages += 1;
      const most = allowed(data);
      made.bytes += sizeOf(data, most);
      // The page counts, too, and is to have heard what reaches the limit.
      tell({ type: "from", worker: id, data });
      if (made.messages <= LIMITS.messages && made.bytes <= most) return;
      end(id);
      tell({ type: "flooded", worker: id });
    };
    made.worker.onerror = (event) => {
      event.preventDefault();
      end(id);
      tell({ type: "broken", worker: id });
    };
    // Workers change what they are given; the next one needs it as it was.
    made.worker.postMessage({ type: "start", module: engine.module, files: engine.files, memory });
  };

  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.type === "load") void load(data);
    else if (data.type === "start") start(data);
    else if (data.type === "end") end(data.worker);
    else if (data.type === "post") {
      const made = workers.get(data.worker);
      if (!made) return tell({ type: "broken", worker: data.worker });
      Object.assign(made, { messages: 0, bytes: 0 });
      made.worker.postMessage(data.data);
    }
  };
}
