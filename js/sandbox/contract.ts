// What the page and the sandbox agree on: one invocation goes in, its outcome comes out. The formats of log lines and
// errors are Lambda's; the page makes them of what stands here.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One invocation. */
export interface RunRequest {
  runtime: "python" | "nodejs";
  source: string;            // the user's file
  file: string;              // "lambda_function.py", "index.mjs", "index.js", "app.py" …
  handler: string;           // "lambda_function.lambda_handler", "index.handler", "app.handler"
  event: string;             // JSON text
  context: { functionName: string; functionVersion: "$LATEST"; invokedFunctionArn: string; memoryLimitInMB: number;
             awsRequestId: string; logGroupName: string; logStreamName: string };
  environment: Record<string, string>;   // AWS_REGION, AWS_LAMBDA_FUNCTION_NAME … are added by the worker
  account: string; region: string;
  now: number;               // ms since the epoch that the run's clock starts at
  timeout: number;           // seconds, 1 to 900
  memory: number;            // MB, 128 to 10240
  answers: Record<string, Json>;  // "ec2.start_instances" → answer, or {"Error": {"Code", "Message"}}, or a list: one a call
  warm: boolean;             // go on with the environment of the last run of the same source, if it is there
}

export interface Line { at: number /* ms after `now` */; text: string; level?: "print" | "log" }
export interface AwsCall { at: number; service: string /* "ec2" */; operation: string /* "StartInstances" */; region: string;
  parameters: Json; line?: number; answer?: Json; error?: { code: string; message: string } }

export interface Failure { errorType: string; errorMessage: string; stackTrace: string[]; requestId?: string;
  cause?: Json; line?: number; column?: number /* 1-based, in the user's file */; hint?: string /* ours, not Lambda's */ }

export type Ending =
  | { kind: "returned"; value: string /* JSON text as the runtime writes it */ }
  | { kind: "failed"; failure: Failure; during: "init" | "invoke" }   // an uncaught exception, or Lambda's own errors (Runtime.ImportModuleError, Runtime.UserCodeSyntaxError, Runtime.HandlerNotFound, Runtime.MarshalError …)
  | { kind: "timed-out"; during: "init" | "invoke" }
  | { kind: "too-large"; bytes: number }                               // the returned value is larger than Lambda takes
  | { kind: "out-of-memory" }
  | { kind: "exited"; status: number | null; message: string }         // sys.exit, process.exit, a crash of the engine
  | { kind: "flooded" }                                                // more output than is taken
  | { kind: "stopped" }                                                // Stop was pressed
  | { kind: "unavailable"; message: string };                          // the pack could not be loaded: retry offered

export interface Outcome {
  ending: Ending;
  cold: boolean;
  initDuration: number;   // ms
  duration: number;       // ms, with the virtual time of sleeps
  heapGrowth: number;     // bytes
  lines: Line[];
  calls: AwsCall[];
  sent: { at: number; entry: Json }[];   // PutEvents entries accepted, for the simulated bus
}

export type Progress = { part: "runtime"; loaded: number; total: number } | { part: "starting" } | { part: "running" };

/** The module `host-<hash>.js`: `import(url)`, then `open(baseUrl)`. */
export interface Host {
  run(request: RunRequest, onProgress: (progress: Progress) => void): Promise<Outcome>;  // never rejects
  stop(): void;     // ends what runs; frame and workers go
  close(): void;
}
export declare function open(): Host;
