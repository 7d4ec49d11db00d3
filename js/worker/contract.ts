// What the page and a worker promise each other. A worker has an engine of its own and does one thing at a
// time: either it reads parts of files (the tab Traffic), or it plays a system of buses (the tab Bus).
//
// The page posts requests, the worker messages; both are told apart by their `kind`. Requests are taken in
// the order in which they were posted. The types of the page are in `src/app/browser/worker/contract.rs`.
//
// A worker begins with loading its engine. It says `ready` when it has, and again after each `reset`; what
// it posts before that belongs to whoever had it before. After `failed` it is of no more use.

// ---- What is handed through: written by one engine, read by another, and not looked at here ----

declare const opaque: unique symbol;
interface Opaque<Name extends string> {
  readonly [opaque]: Name;
}

/** What is to be found out about files: `traffic::Job`. */
export type Job = Opaque<"Job">;
/** What was found: `traffic::Outcome`, of the same kind as the job. */
export type Outcome = Opaque<"Outcome">;
/** What is to be played: `bus::RunRequest`. */
export type RunRequest = Opaque<"RunRequest">;

// ---- Requests: from the page to the worker ----

export type WorkerRequest =
  | JobRequest
  | PartRequest
  | PauseRequest
  | ResumeRequest
  | PlayRequest
  | StopRequest
  | ResetRequest;

/** The rules of all parts that follow. */
export interface JobRequest {
  kind: "job";
  job: Job;
  place: Place;
}

/** Where and when an event is put that does not say so itself. */
export interface Place {
  account: string;
  region: string;
  /** As an event has it: `2026-01-01T00:00:00Z`. */
  time: string;
  id: string;
}

/**
 * A part of a file is to be read, after the parts that were asked for before. The answer is `done`, with
 * `progress`, `output` and `found` before it.
 */
export interface PartRequest {
  kind: "part";
  /** The page's number for it; it comes back in the answers. */
  task: number;
  part: Part;
}

/** The events of a file that begin at byte `from` or later, and before `until`: its end unless given. */
export interface Part {
  file: File;
  from: number;
  until?: number | undefined;
}

/** Reading rests before the next piece of a file. */
export interface PauseRequest {
  kind: "pause";
}

/** Reading goes on. */
export interface ResumeRequest {
  kind: "resume";
}

/**
 * A system is to be played. The one that is being played is given up without an answer. The answer is
 * `played`, with `playing` and `log` before it.
 */
export interface PlayRequest {
  kind: "play";
  /** The page's number for it; it comes back in the answers. */
  play: number;
  request: RunRequest;
}

/** The play ends where it is: the log of what was played follows, as at its end. */
export interface StopRequest {
  kind: "stop";
}

/** All work is given up without an answer, and the worker is as it was when it had just been loaded. */
export interface ResetRequest {
  kind: "reset";
}

// ---- Messages: from the worker to the page ----

export type WorkerMessage =
  | ReadyMessage
  | ProgressMessage
  | OutputMessage
  | FoundMessage
  | DoneMessage
  | PlayingMessage
  | LogMessage
  | PlayedMessage
  | FailedMessage;

/** The engine has started, or the worker was reset. */
export interface ReadyMessage {
  kind: "ready";
}

/** How far the reading of a part is: counted from its beginning, not from the last message. */
export interface ProgressMessage {
  kind: "progress";
  task: number;
  bytes: number;
  events: number;
}

/** Events that a job asked for, one a line, since the last message. The bytes are the page's from now on. */
export interface OutputMessage {
  kind: "output";
  task: number;
  output: Uint8Array<ArrayBuffer>;
}

/** What was found in a part since the last message. */
export interface FoundMessage {
  kind: "found";
  task: number;
  outcome: Outcome;
}

/** A part is read, and this is the rest of what was found. */
export interface DoneMessage {
  kind: "done";
  task: number;
  outcome: Outcome;
  /** Why no more of the file could be read, in a sentence. What was read before counts. */
  trouble?: string | undefined;
}

/** How far a play is: how many events, calls, runs of schedules and replays were met, and how many there are. */
export interface PlayingMessage {
  kind: "playing";
  play: number;
  met: number;
  all: number;
}

/** The next part of a play's log: `bus::log::Parts` writes it, `Joined` reads it. */
export interface LogMessage {
  kind: "log";
  play: number;
  part: Uint8Array<ArrayBuffer>;
}

/** A play has ended, and its whole log was posted. */
export interface PlayedMessage {
  kind: "played";
  play: number;
  /** It was stopped, or became longer than was asked for: the end is missing. */
  isCut: boolean;
}

/** The engine did not start, or stopped: a sentence for the visitor. */
export interface FailedMessage {
  kind: "failed";
  message: string;
}

/** How a worker posts; what is in `transfer` is no longer the worker's. */
export type Post = (message: WorkerMessage, transfer?: Transferable[]) => void;
