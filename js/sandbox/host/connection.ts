// The frame, as the page has it: made, spoken to over a port, and taken away again with all its workers.

import { type FromFrame, type Language, PORT, READY, type ToFrame, VERSION } from "./frames.ts";
import type { Files } from "./files.ts";

/** Beside the folder of the host module. */
const ADDRESS = new URL("../sandbox.html", import.meta.url);
const PATIENCE = 15_000;

export class Connection {
  readonly #frame: HTMLIFrameElement;
  readonly #port: Promise<MessagePort>;
  readonly #loads = new Map<Language, Promise<void>>();
  #onMessage: (message: FromFrame) => void;
  #fail: (error: Error) => void = () => undefined;
  #waiting = new Map<Language, { resolve: () => void; reject: (error: Error) => void }>();

  /** `onMessage` hears what the frame says of its workers. */
  constructor(onMessage: (message: FromFrame) => void) {
    this.#onMessage = onMessage;
    this.#frame = document.createElement("iframe");
    this.#frame.setAttribute("sandbox", "allow-scripts");
    this.#frame.setAttribute("allow", "");
    this.#frame.setAttribute("referrerpolicy", "no-referrer");
    this.#frame.title = "Sandbox of your function";
    this.#frame.hidden = true;
    this.#port = this.#handshake();
    // Whoever waits for it hears of it; that nobody does is no error.
    this.#port.catch(() => undefined);
    this.#frame.src = ADDRESS.href;
    document.body.append(this.#frame);
  }

  /** Brings the files of a language into the frame, once. Fails if they are not what they should be. */
  async load(language: Language, files: Files): Promise<void> {
    const port = await this.#port;
    let load = this.#loads.get(language);
    if (!load) {
      load = new Promise((resolve, reject) => this.#waiting.set(language, { resolve, reject }));
      this.#loads.set(language, load);
      // Copies: after Stop there will be another frame.
      port.postMessage({ type: "load", language, ...files } satisfies ToFrame);
    }
    return load;
  }

  /** Says something about a worker, to a frame that has loaded. */
  async tell(message: Exclude<ToFrame, { type: "load" }>): Promise<void> {
    (await this.#port).postMessage(message);
  }

  /** Takes the frame away; its workers end with it. */
  close(): void {
    this.#onMessage = () => undefined;
    this.#frame.remove();
    const error = new Error("The sandbox was closed.");
    this.#fail(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    void this.#port.then(
      (port) => port.close(),
      () => undefined,
    );
  }

  #handshake(): Promise<MessagePort> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        removeEventListener("message", heard);
        clearTimeout(timer);
      };
      this.#fail = (error) => {
        stop();
        reject(error);
      };
      const timer = setTimeout(() => this.#fail(new Error("The sandbox didn't start in this browser.")), PATIENCE);
      const heard = ({ source, origin, data }: MessageEvent<{ type?: unknown; version?: unknown } | undefined>) => {
        if (source === null || source !== this.#frame.contentWindow || origin !== "null" || data?.type !== READY)
          return;
        if (data.version !== VERSION)
          return this.#fail(new Error("The page and its sandbox have different versions. Reload the page."));
        stop();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (event: MessageEvent<FromFrame>) => this.#take(event.data);
        // An opaque origin has no name to address it by; all else goes over the port.
        this.#frame.contentWindow?.postMessage(PORT, "*", [port2]);
        resolve(port1);
      };
      addEventListener("message", heard);
    });
  }

  #take(message: FromFrame): void {
    if (message.type === "loaded") this.#waiting.get(message.language)?.resolve();
    else if (message.type === "refused") {
      this.#loads.delete(message.language);
      this.#waiting.get(message.language)?.reject(new Error(`The runtime couldn't be started: ${message.message}`));
    } else this.#onMessage(message);
  }
}
