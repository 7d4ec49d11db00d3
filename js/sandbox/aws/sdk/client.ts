// Clients, commands, pages and waiters of one service.

import { digits } from "../call.ts";
import { exceptions, named, type Exceptions, type Failure, type Metadata } from "./errors.ts";
import { environment, type Description, type Input, type SdkHost } from "./host.ts";
import { revived, serialised } from "./values.ts";

type Callback = (error: unknown, answer?: unknown) => void;
type Given = string | (() => string | Promise<string>);

export interface Config {
  region?: Given;
  [key: string]: unknown;
}

/** A command; `resolveMiddleware` is what the SDK's own clients look for. */
export class Command {
  readonly input: Input;
  readonly middlewareStack = new Stack();

  constructor(input: Input = {}) {
    this.input = input ?? {};
  }

  /** Answers the command on a client. Those of lib-dynamodb do more than the others. */
  run(_client: Client): Promise<unknown> {
    throw new TypeError("An abstract command cannot be sent.");
  }

  resolveMiddleware(): void {}
}

/** Takes middleware and does nothing with it, since no request is made. */
class Stack {
  add(): void {}
  addRelativeTo(): void {}
  use(): void {}
  remove(): boolean {
    return false;
  }
  clone(): Stack {
    return this;
  }
}

export class Client {
  readonly config: Config & { region: () => Promise<string> };
  readonly middlewareStack = new Stack();
  readonly #given: Given | undefined;

  constructor(config: Config = {}) {
    this.#given = config?.region;
    this.config = { ...config, region: async () => (await this.regionGiven()) ?? environment("AWS_REGION") ?? "us-east-1" };
  }

  send(command: Command, options?: unknown, callback?: Callback): Promise<unknown> | void {
    if (typeof (command as Partial<Command> | undefined)?.resolveMiddleware !== "function") {
      throw new TypeError("command.resolveMiddleware is not a function");
    }
    return answered(command.run(this), options, callback);
  }

  destroy(): void {}

  /** The region of the settings, if there is one. */
  regionGiven(): string | undefined | Promise<string | undefined> {
    return typeof this.#given === "function" ? this.#given() : this.#given;
  }
}

/** Gives an answer as a promise, or to a callback if one is among the arguments. */
function answered(answer: Promise<unknown>, options: unknown, callback?: Callback): Promise<unknown> | void {
  const call = typeof options === "function" ? (options as Callback) : callback;
  if (typeof call !== "function") return answer;
  answer.then(
    (value) => call(null, value),
    (error: unknown) => call(error),
  );
}

/** The parts of a service's module. */
export class Service {
  readonly exceptions: Exceptions;
  readonly client: typeof Client;
  readonly #commands = new Map<string, typeof Command>();
  #requests = 0;

  constructor(
    readonly description: Description,
    private readonly host: SdkHost,
  ) {
    this.exceptions = exceptions(description);
    this.client = named(description.client, class extends Client {});
  }

  /** The class of an operation's command. */
  command(operation: string): typeof Command {
    const found = this.#commands.get(operation);
    if (found) return found;
    const service = this;
    const made = named(
      `${operation}Command`,
      class extends Command {
        override run(client: Client): Promise<unknown> {
          return service.call(operation, this.input, client);
        }
      },
    );
    this.#commands.set(operation, made);
    return made;
  }

  async call(operation: string, input: Input, client: Client): Promise<unknown> {
    const given = client.regionGiven();
    // Without waiting where it can be: the host tells the line of a call by the stack, which a wait would cut off.
    const region = given instanceof Promise ? await given : given;
    const answer = JSON.parse(this.host.call(this.description.id, operation, serialised(input), region)) as {
      value?: unknown;
      error?: Failure;
    };
    const metadata: Metadata = {
      httpStatusCode: answer.error?.status ?? 200,
      requestId: this.#requestId(),
      attempts: 1,
      totalRetryDelay: 0,
    };
    if (answer.error) {
      const { members } = answer.error;
      throw this.exceptions.of({ ...answer.error, ...(members ? { members: revived(members) as Input } : {}) }, metadata);
    }
    const value = revived(answer.value ?? {}, this.description.payloads.includes(operation));
    return { $metadata: metadata, ...(value as object) };
  }

  /** `paginateListObjectsV2` and its like. */
  paginator(operation: string) {
    const { input = [], output = [], limit } = this.description.pages[operation] ?? {};
    const ask = ({ client }: PageSettings, parameters: Input) =>
      client.send(new (this.command(operation))(parameters)) as Promise<Input>;
    return pages(ask, input, output, limit);
  }

  /** `waitUntilInstanceRunning` and its like: asks once, and takes it that what is waited for has come. */
  waiter(name: string) {
    const operation = this.description.waiters[name] ?? "";
    return async (settings: { client: Client }, parameters: Input): Promise<unknown> => {
      try {
        return { state: "SUCCESS", reason: await settings.client.send(new (this.command(operation))(parameters)) };
      } catch (error) {
        if (/Not(?:Exists|Found)|Deleted|Terminated/.test(name)) return { state: "SUCCESS", reason: error };
        throw error;
      }
    };
  }

  /** The client with a method an operation; hundreds, so it is made only for those who ask. */
  aggregated(): typeof Client {
    const service = this;
    const name = this.description.client.replace(/Client$/, "");
    const made = named(name, class extends this.client {});
    for (const operation of this.description.operations) {
      const method = operation.charAt(0).toLowerCase() + operation.slice(1);
      Object.defineProperty(made.prototype, method, {
        configurable: true,
        writable: true,
        value(this: Client, input: Input, options?: unknown, callback?: Callback) {
          return this.send(new (service.command(operation))(input), options, callback);
        },
      });
    }
    return made;
  }

  /** An id in the form of AWS's, which is the same at each run. */
  #requestId(): string {
    this.#requests += 1;
    const made = digits(`${this.description.id} ${this.#requests}`, 32);
    return [made.slice(0, 8), made.slice(8, 12), `4${made.slice(13, 16)}`, `8${made.slice(17, 20)}`, made.slice(20)].join("-");
  }
}

export interface PageSettings {
  client: Client;
  pageSize?: number;
  startingToken?: string;
}

/** A generator of the pages that `ask` gives, until there is no next one; `limit` is the parameter for their size. */
export function pages(
  ask: (settings: PageSettings, parameters: Input) => Promise<Input>,
  input: string[],
  output: string[],
  limit?: string,
) {
  return async function* (settings: PageSettings, given: Input = {}): AsyncGenerator<Input> {
    const size = limit === undefined || settings.pageSize === undefined ? {} : { [limit]: settings.pageSize };
    const parameters: Input = { ...given, ...size };
    let next: Input = { ...parameters };
    if (settings.startingToken !== undefined && input[0] !== undefined) next[input[0]] = settings.startingToken;
    for (let before = ""; ;) {
      const page = await ask(settings, next);
      yield page;
      const tokens = output.map((name) => page[name.split("||")[0]?.trim() ?? ""]);
      const told = JSON.stringify(tokens);
      // A service that repeats its token, or an answer of the user's that always has one, would never end.
      if (tokens[0] === undefined || tokens[0] === null || tokens[0] === "" || told === before) return;
      before = told;
      next = { ...parameters, ...Object.fromEntries(input.map((name, index) => [name, tokens[index]])) };
    }
  };
}
