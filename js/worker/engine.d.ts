// The engine as scripts/engine.sh compiles it; the worker finds it beside itself.

/** Starts the engine. */
export default function init(options: { module_or_path: URL }): Promise<unknown>;

/** One job over parts of files. */
export class TrafficPass {
  constructor(job: unknown, place: unknown);
  readonly events: number;
  begin(from: number, until?: number): void;
  /** Says whether more bytes are wanted. */
  push(bytes: Uint8Array): boolean;
  output(): Uint8Array<ArrayBuffer>;
  soFar(): unknown;
  finish(): unknown;
}
