// `@aws-sdk/lib-dynamodb`: DynamoDB's commands with JavaScript's values.

import { Client, Command, pages, type Config, type Service } from "./client.ts";
import { named } from "./errors.ts";
import type { Input } from "./host.ts";
import { marshall, NumberValueImpl, unmarshall, type MarshallOptions, type UnmarshallOptions } from "./marshall.ts";
import type { Exports } from "./service.ts";

interface Translation {
  marshallOptions?: MarshallOptions;
  unmarshallOptions?: UnmarshallOptions;
}

/** How a member is translated: as attributes by name, as one attribute, each item of a list, each member of a map … */
type Form = "attributes" | "value" | { each: Form } | { members: Record<string, Form> };

const REQUEST: Form = { members: { Key: "attributes", Item: "attributes", ExpressionAttributeValues: "attributes" } };
const WRITES: Form = { each: { each: { members: { PutRequest: REQUEST, DeleteRequest: REQUEST } } } };
const READS: Form = { each: { members: { Keys: { each: "attributes" } } } };
const STATEMENT: Form = { members: { Parameters: { each: "value" } } };

const INPUT: Record<string, Form> = {
  Key: "attributes",
  Item: "attributes",
  ExpressionAttributeValues: "attributes",
  ExclusiveStartKey: "attributes",
  TransactItems: { each: { members: { Put: REQUEST, Update: REQUEST, Delete: REQUEST, ConditionCheck: REQUEST, Get: REQUEST } } },
  Parameters: { each: "value" },
  Statements: { each: STATEMENT },
  TransactStatements: { each: STATEMENT },
};
const OUTPUT: Record<string, Form> = {
  Item: "attributes",
  Items: { each: "attributes" },
  Attributes: "attributes",
  LastEvaluatedKey: "attributes",
  UnprocessedItems: WRITES,
  UnprocessedKeys: READS,
};

/** Name of the command without `Command` → DynamoDB's operation, and what differs in its members. */
const COMMANDS: Record<string, { operation: string; input?: Record<string, Form>; output?: Record<string, Form> }> = {
  Get: { operation: "GetItem" },
  Put: { operation: "PutItem" },
  Update: { operation: "UpdateItem" },
  Delete: { operation: "DeleteItem" },
  Query: { operation: "Query" },
  Scan: { operation: "Scan" },
  BatchGet: {
    operation: "BatchGetItem",
    input: { RequestItems: READS },
    output: { Responses: { each: { each: "attributes" } } },
  },
  BatchWrite: { operation: "BatchWriteItem", input: { RequestItems: WRITES } },
  TransactGet: { operation: "TransactGetItems", output: { Responses: { each: REQUEST } } },
  TransactWrite: { operation: "TransactWriteItems" },
  ExecuteStatement: { operation: "ExecuteStatement" },
  BatchExecuteStatement: { operation: "BatchExecuteStatement", output: { Responses: { each: REQUEST } } },
  ExecuteTransaction: { operation: "ExecuteTransaction", output: { Responses: { each: REQUEST } } },
};

export function documentModule(dynamodb: Service): Exports {
  const commands: Record<string, typeof Command> = {};
  for (const [name, { operation, input, output }] of Object.entries(COMMANDS)) {
    commands[`${name}Command`] = named(
      `${name}Command`,
      class extends Command {
        override async run(client: Client): Promise<unknown> {
          const { marshallOptions = {}, unmarshallOptions = {} } = translationOf(client);
          const options = { convertTopLevelContainer: false, ...marshallOptions };
          const plain = translated(this.input, { members: { ...INPUT, ...input } }, (value, isOne) =>
            isOne ? marshall(value, { ...options, convertTopLevelContainer: true }) : marshall(value, options),
          );
          const answer = await dynamodb.call(operation, plain as Input, client);
          return translated(answer, { members: { ...OUTPUT, ...output } }, (value) =>
            unmarshall(value as Input, unmarshallOptions),
          );
        }
      },
    );
  }
  const page = (name: string) =>
    pages(
      ({ client }, parameters) => client.send(new (commands[`${name}Command`] ?? Command)(parameters)) as Promise<Input>,
      ["ExclusiveStartKey"],
      ["LastEvaluatedKey"],
      "Limit",
    );
  return {
    ...commands,
    DynamoDBDocumentClient,
    DynamoDBDocument: aggregated(commands),
    NumberValueImpl,
    NumberValue: NumberValueImpl,
    paginateQuery: page("Query"),
    paginateScan: page("Scan"),
  };
}

export class DynamoDBDocumentClient extends Client {
  readonly translateConfig: Translation;

  protected constructor(
    private readonly client: Client,
    translation: Translation = {},
  ) {
    super(client.config as Config);
    this.translateConfig = translation;
  }

  static from(client: Client, translation?: Translation): DynamoDBDocumentClient {
    return new this(client, translation);
  }

  override regionGiven(): string | undefined | Promise<string | undefined> {
    return this.client.regionGiven();
  }
}

function translationOf(client: Client): Translation {
  return client instanceof DynamoDBDocumentClient ? client.translateConfig : {};
}

/** `DynamoDBDocument.from(client).put(…)`. */
function aggregated(commands: Record<string, typeof Command>): typeof DynamoDBDocumentClient {
  const made = named("DynamoDBDocument", class extends DynamoDBDocumentClient {});
  for (const [name, command] of Object.entries(commands)) {
    const method = name.charAt(0).toLowerCase() + name.slice(1).replace(/Command$/, "");
    Object.defineProperty(made.prototype, method, {
      configurable: true,
      writable: true,
      value(this: Client, input: Input, options?: unknown, callback?: (error: unknown, answer?: unknown) => void) {
        return this.send(new command(input), options, callback);
      },
    });
  }
  return made;
}

/** Translates the parts of a value that its form names; `isOne` is for one attribute value. */
function translated(value: unknown, form: Form, translate: (value: unknown, isOne: boolean) => unknown): unknown {
  if (value === undefined || value === null) return value;
  if (form === "attributes") return translate(value, false);
  if (form === "value") return translate(value, true);
  if ("each" in form) {
    if (Array.isArray(value)) return value.map((item) => translated(item, form.each, translate));
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, translated(item, form.each, translate)]));
  }
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = Object.hasOwn(form.members, key) ? form.members[key] : undefined;
      return [key, inner === undefined ? item : translated(item, inner, translate)];
    }),
  );
}
