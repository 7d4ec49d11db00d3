// Takes requests and gives them to those that do the work.

import type { Job, Place, Post, RunRequest, WorkerRequest } from "./contract.ts";
import type { SimulationRun, TrafficPass } from "./engine.js";
import { sentence } from "./failure.ts";
import { play, type Play } from "./play.ts";
import { Reader } from "./reader.ts";

/** What the engine can do. */
export interface Engine {
  pass(job: Job, place: Place): TrafficPass;
  run(request: RunRequest): SimulationRun;
}

export class Desk {
  readonly #engine: Promise<Engine>;
  readonly #post: Post;
  #reader: Reader | undefined;
  #play: Play | undefined;

  constructor(engine: Promise<Engine>, post: Post) {
    this.#engine = engine;
    this.#post = post;
    this.#ready();
  }

  take(request: WorkerRequest): void {
    switch (request.kind) {
      case "job":
        this.#reader?.close();
        this.#reader = new Reader(this.#prepared(request.job, request.place), this.#post);
        break;
      case "part":
        if (!this.#reader) throw new Error("A part came before its job.");
        void this.#reader.read(request.task, request.part);
        break;
      case "pause":
        this.#reader?.pause();
        break;
      case "resume":
        this.#reader?.resume();
        break;
      case "play":
        this.#play?.close();
        this.#play = play(this.#running(request.request), request.play, this.#post);
        break;
      case "stop":
        this.#play?.stop();
        break;
      case "reset":
        this.#reader?.close();
        this.#play?.close();
        this.#reader = this.#play = undefined;
        this.#ready();
        break;
      default:
        request satisfies never;
    }
  }

  async #prepared(job: Job, place: Place): Promise<TrafficPass> {
    return (await this.#engine).pass(job, place);
  }

  async #running(request: RunRequest): Promise<SimulationRun> {
    return (await this.#engine).run(request);
  }

  #ready(): void {
    this.#engine.then(
      () => this.#post({ kind: "ready" }),
      (error) => this.#post({ kind: "failed", message: sentence(error) }),
    );
  }
}
