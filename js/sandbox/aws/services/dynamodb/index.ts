// DynamoDB: tables that are there as soon as they are named, with items, conditions, updates and queries.

import type { Json } from "../../../contract.ts";
import type { Call, Family } from "../../call.ts";
import { Refusal } from "../../refusal.ts";
import { isMembers, list, member, number, text, texts, when, type Members } from "../../values.ts";
import { readCondition, type Read } from "./conditions.ts";
import { modern } from "./legacy.ts";
import { Reader, tokens } from "./lexer.ts";
import { get, Placeholders, readPath, set } from "./paths.ts";
import { table, type Table } from "./table.ts";
import { readUpdate } from "./updates.ts";
import { isNumber, typed } from "./values.ts";

export const dynamodb: Family = {
  GetItem(parameters, call) {
    const placeholders = new Placeholders(parameters);
    const project = projection(parameters, placeholders);
    placeholders.close();
    const found = keyed(parameters, call).found;
    return { ...(found ? { Item: project(found) } : {}), ...consumed(parameters, 0.5) };
  },
  PutItem: (parameters, call) => ({ ...put(parameters, call), ...consumed(parameters, 1) }),
  DeleteItem: (parameters, call) => ({ ...remove(parameters, call), ...consumed(parameters, 1) }),
  UpdateItem: (parameters, call) => ({ ...update(parameters, call), ...consumed(parameters, 1) }),
  Query: (parameters, call) => read(parameters, call, true),
  Scan: (parameters, call) => read(parameters, call, false),
  BatchGetItem(parameters, call) {
    const responses = Object.entries(members(parameters.RequestItems)).map(([name, wanted]): [string, Json] => {
      const request = members(wanted);
      const project = projection(request, new Placeholders(request));
      const found = list(request.Keys).map((key) => keyed({ TableName: name, Key: key }, call).found);
      return [name, found.filter((item) => item !== undefined).map(project)];
    });
    return { Responses: Object.fromEntries(responses), UnprocessedKeys: {} };
  },
  BatchWriteItem(parameters, call) {
    const requests = Object.entries(members(parameters.RequestItems)).flatMap(([name, wanted]) =>
      list(wanted).map((request) => ({ name, request })),
    );
    if (requests.length > 25) throw invalid("Too many items requested for the BatchWriteItem call");
    for (const { name, request } of requests) {
      const item = member(member(request, "PutRequest"), "Item");
      if (item !== undefined) put({ TableName: name, Item: item }, call);
      else remove({ TableName: name, Key: member(member(request, "DeleteRequest"), "Key") ?? {} }, call);
    }
    return { UnprocessedItems: {} };
  },
  TransactWriteItems(parameters, call) {
    const items = list(parameters.TransactItems).map(members);
    const reasons = items.map((item) => attempt(() => act(item, call, true)));
    if (reasons.every((reason) => reason === undefined)) for (const item of items) act(item, call, false);
    else cancel(reasons);
    return {};
  },
  TransactGetItems: (parameters, call) => ({
    Responses: list(parameters.TransactItems).map((item) => {
      const found = keyed(members(member(item, "Get")), call).found;
      return when(found !== undefined, { Item: found ?? {} });
    }),
  }),
  CreateTable(parameters, call) {
    table(call, parameters.TableName).learnSchema(parameters.KeySchema);
    return { TableDescription: { ...description(parameters.TableName, call), TableStatus: "CREATING" } };
  },
  DescribeTable: (parameters, call) => ({ Table: description(parameters.TableName, call) }),
  DeleteTable(parameters, call) {
    const answer = { ...description(parameters.TableName, call), TableStatus: "DELETING" };
    call.shelf("dynamodb").delete(text(parameters.TableName) ?? "");
    return { TableDescription: answer };
  },
  ListTables: (_parameters, call) => ({ TableNames: [...call.shelf("dynamodb").keys()] }),
};

type Kept = { table: Table; key: Members; found: Members | undefined };

function keyed(parameters: Members, call: Call): Kept {
  const found = table(call, parameters.TableName);
  const key = members(parameters.Key);
  if (Object.keys(key).length === 0) throw invalid("The provided key element does not match the schema");
  checkValues(key);
  found.learn(Object.keys(key));
  return { table: found, key, found: found.find(key) };
}

function put(parameters: Members, call: Call): Members {
  const found = table(call, parameters.TableName);
  const item = members(parameters.Item);
  checkValues(item);
  const placeholders = new Placeholders(parameters);
  const condition = conditionOf(parameters, placeholders);
  placeholders.close();
  check(condition, found.like(item), parameters);
  checkSize(item, "Item size has exceeded the maximum allowed size");
  const old = found.put(structuredClone(item));
  return parameters.ReturnValues === "ALL_OLD" && old ? { Attributes: old } : {};
}

function remove(parameters: Members, call: Call): Members {
  const placeholders = new Placeholders(parameters);
  const condition = conditionOf(parameters, placeholders);
  placeholders.close();
  const { table, found } = keyed(parameters, call);
  check(condition, found, parameters);
  if (found) table.remove(found);
  return parameters.ReturnValues === "ALL_OLD" && found ? { Attributes: found } : {};
}

function update(given: Members, call: Call): Members {
  const parameters = modern(given);
  const placeholders = new Placeholders(parameters);
  const condition = conditionOf(parameters, placeholders);
  const expression = text(parameters.UpdateExpression);
  const change = expression === undefined ? undefined : readUpdate(expression, placeholders);
  placeholders.close();
  const { table, key, found } = keyed(parameters, call);
  check(condition, found, parameters);
  const touched = change?.paths.find(([name]) => typeof name === "string" && Object.hasOwn(key, name));
  if (touched)
    throw invalid(
      `One or more parameter values were invalid: Cannot update attribute ${touched[0]}. This attribute is part of the key`,
    );
  const before = found ?? key;
  const after = structuredClone(before);
  change?.apply(before, after);
  checkValues(after);
  // An update can double a list; without AWS's limit, thirty of them would fill the memory.
  checkSize(after, "Item size to update has exceeded the maximum allowed size");
  if (found) table.items[table.items.indexOf(found)] = after;
  else table.items.push(after);
  const names = [...new Set(change?.paths.map(([name]) => String(name)) ?? [])];
  const only = (item: Members) =>
    Object.fromEntries(names.filter((name) => Object.hasOwn(item, name)).map((name) => [name, item[name] ?? null]));
  switch (parameters.ReturnValues) {
    case "ALL_NEW":
      return { Attributes: after };
    case "ALL_OLD":
      return found ? { Attributes: before } : {};
    case "UPDATED_NEW":
      return { Attributes: only(after) };
    case "UPDATED_OLD":
      return found ? { Attributes: only(before) } : {};
    default:
      return {};
  }
}

function read(given: Members, call: Call, isQuery: boolean): Json {
  const parameters = modern(given);
  const from = table(call, parameters.TableName);
  const placeholders = new Placeholders(parameters);
  const expression = text(parameters.KeyConditionExpression);
  if (isQuery && expression === undefined) {
    throw invalid("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
  }
  const key = expression === undefined ? undefined : readCondition(expression, "KeyConditionExpression", placeholders);
  const filter = text(parameters.FilterExpression);
  const holds = filter === undefined ? undefined : readCondition(filter, "FilterExpression", placeholders).holds;
  const project = projection(parameters, placeholders);
  placeholders.close();
  const names = key?.paths.map(([name]) => String(name)) ?? [];
  // One name alone may be half of the key.
  if (names.length > 1 && parameters.IndexName === undefined) from.learn(names);
  const sorted = key ? from.sorted(names[0] ?? "", names[1]).filter(key.holds) : from.items;
  const ordered = parameters.ScanIndexForward === false ? [...sorted].reverse() : sorted;
  const start = isMembers(parameters.ExclusiveStartKey) ? from.find(parameters.ExclusiveStartKey) : undefined;
  const rest = start ? ordered.slice(ordered.indexOf(start) + 1) : ordered;
  const page = rest.slice(0, number(parameters.Limit) ?? rest.length);
  const found = holds ? page.filter(holds) : page;
  const last = page.length < rest.length ? page.at(-1) : undefined;
  return {
    ...(parameters.Select === "COUNT" ? {} : { Items: found.map(project) }),
    Count: found.length,
    ScannedCount: page.length,
    ...(last ? { LastEvaluatedKey: Object.fromEntries(from.keyOf(last).map((name) => [name, last[name] ?? null])) } : {}),
    ...consumed(parameters, 0.5),
  };
}

function conditionOf(parameters: Members, placeholders: Placeholders): Read | undefined {
  const expression = text(parameters.ConditionExpression);
  return expression === undefined ? undefined : readCondition(expression, "ConditionExpression", placeholders);
}

function check(condition: Read | undefined, item: Members | undefined, parameters: Members): void {
  if (!condition || condition.holds(item ?? {})) return;
  const shown = parameters.ReturnValuesOnConditionCheckFailure === "ALL_OLD" && item ? { Item: item } : undefined;
  throw new Refusal("ConditionalCheckFailedException", "The conditional request failed", 400, shown);
}

/** Makes of an item what a projection leaves of it. */
function projection(parameters: Members, placeholders: Placeholders): (item: Members) => Members {
  const expression = text(parameters.ProjectionExpression);
  if (expression === undefined) {
    const names = texts(parameters.AttributesToGet);
    return names.length === 0
      ? (item) => item
      : (item) => Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
  }
  const reader = new Reader(tokens(expression, "ProjectionExpression"), "ProjectionExpression");
  const paths = [readPath(reader, placeholders)];
  while (reader.take(",")) paths.push(readPath(reader, placeholders));
  if (!reader.done) throw reader.syntax();
  return (item) => {
    const shown: Members = {};
    for (const path of paths) {
      const value = get(item, path);
      if (value === undefined) continue;
      // Maps on the way are made anew with what was asked for.
      path.slice(0, -1).forEach((_step, index) => {
        const way = path.slice(0, index + 1);
        if (get(shown, way) === undefined) set(shown, way, typeof path[index + 1] === "number" ? { L: [] } : { M: {} });
      });
      set(shown, path, value);
    }
    return shown;
  };
}

/** One action of a transaction; tried only, it changes nothing. */
function act(item: Members, call: Call, isTrial: boolean): void {
  const [kind = "", given] = Object.entries(item)[0] ?? [];
  const parameters = members(given);
  if (isTrial) {
    const placeholders = new Placeholders(parameters);
    const condition = conditionOf(parameters, placeholders);
    const found =
      kind === "Put" ? table(call, parameters.TableName).like(members(parameters.Item)) : keyed(parameters, call).found;
    return check(condition, found, parameters);
  }
  if (kind === "Put") put(parameters, call);
  else if (kind === "Delete") remove(parameters, call);
  else if (kind === "Update") update(parameters, call);
}

function attempt(action: () => void): Refusal | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && error.code === "ConditionalCheckFailedException") return error;
    throw error;
  }
}

function cancel(reasons: (Refusal | undefined)[]): never {
  const codes = reasons.map((reason) => (reason ? "ConditionalCheckFailed" : "None"));
  throw new Refusal(
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`,
    400,
    {
      CancellationReasons: codes.map((Code) => ({
        Code,
        ...when(Code !== "None", { Message: "The conditional request failed" }),
      })),
    },
  );
}

function description(name: Json | undefined, call: Call): Members {
  const found = table(call, name);
  const key = found.items[0] ? found.keyOf(found.items[0]) : ["id"];
  return {
    TableName: found.name,
    TableArn: call.arn("dynamodb", `table/${found.name}`),
    TableStatus: "ACTIVE",
    ItemCount: found.items.length,
    TableSizeBytes: JSON.stringify(found.items).length,
    CreationDateTime: call.time(-86_400),
    KeySchema: key.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? "HASH" : "RANGE" })),
    AttributeDefinitions: key.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
  };
}

function consumed(parameters: Members, units: number): Members {
  const wanted = parameters.ReturnConsumedCapacity;
  if (wanted === undefined || wanted === "NONE") return {};
  return { ConsumedCapacity: { TableName: parameters.TableName ?? "", CapacityUnits: units } };
}

const SETS: Record<string, string> = { SS: "string", NS: "number", BS: "binary" };

function checkValues(item: Members): void {
  for (const value of Object.values(item)) {
    const [type, held] = typed(value) ?? [];
    if (type === undefined)
      throw invalid("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    const numbers = type === "N" ? [text(held) ?? ""] : type === "NS" ? texts(held) : [];
    const wrong = numbers.find((value) => !isNumber(value));
    if (wrong !== undefined) throw invalid(`The parameter cannot be converted to a numeric value: ${wrong}`);
    const set = Object.hasOwn(SETS, type) ? SETS[type] : undefined;
    if (set && list(held).length === 0) {
      throw invalid(`One or more parameter values were invalid: An ${set} set  may not be empty`);
    }
    if (type === "M") checkValues(members(held));
  }
}

/** 400 KB, roughly as AWS counts. */
function checkSize(item: Members, message: string): void {
  if (JSON.stringify(item).length > 400 * 1024) throw invalid(message);
}

function members(value: Json | undefined): Members {
  return isMembers(value) ? value : {};
}

function invalid(message: string): Refusal {
  return new Refusal("ValidationException", message);
}
