// DynamoDB: items, conditions, updates, queries.

import assert from "node:assert/strict";
import { test } from "node:test";
import { account } from "./support/aws.mjs";
import { bundled } from "./support/bundle.mjs";

const { add, compare, normal } = await bundled("aws/services/dynamodb/values");

const TableName = "orders";
const S = (text) => ({ S: text });
const N = (number) => ({ N: String(number) });

/** A table with three orders of one customer and one of another. */
function filled() {
  const made = account();
  for (const [pk, sk, amount] of [["c1", 10, 5], ["c1", 2, 7.5], ["c1", 1, 3], ["c2", 1, 9]]) {
    made.value("dynamodb", "PutItem", { TableName, Item: { pk: S(pk), sk: N(sk), amount: N(amount), tags: { SS: [`${pk}-${sk}`] } } });
  }
  const call = (operation, parameters) => made.value("dynamodb", operation, { TableName, ...parameters });
  const refusal = (operation, parameters) => made.refusal("dynamodb", operation, { TableName, ...parameters });
  return { ...made, call, refusal };
}

const values = (list) => Object.fromEntries(Object.entries(list).map(([name, value]) => [`:${name}`, typeof value === "object" ? value : typeof value === "number" ? N(value) : S(value)]));

test("what was put can be got, until it is deleted", () => {
  const { call } = filled();
  const Key = { pk: S("c1"), sk: N("2.0") };
  assert.deepEqual(call("GetItem", { Key }).Item.amount, N(7.5));
  assert.deepEqual(call("GetItem", { Key: { pk: S("c9"), sk: N(1) } }), {});
  assert.deepEqual(call("GetItem", { Key, ProjectionExpression: "#t, tags", ExpressionAttributeNames: { "#t": "amount" } }).Item, { amount: N(7.5), tags: { SS: ["c1-2"] } });
  assert.deepEqual(call("DeleteItem", { Key, ReturnValues: "ALL_OLD" }).Attributes.amount, N(7.5));
  assert.deepEqual(call("GetItem", { Key }), {});
  assert.equal(call("Scan").Count, 3);
});

test("an item of the same key takes the place of the other, whatever the key is called", () => {
  for (const [item, other] of [
    [{ id: S("1"), a: S("x") }, { id: S("1"), a: S("y") }],
    [{ a: S("x"), orderId: S("1") }, { a: S("y"), orderId: S("1") }],
    [{ orderId: S("1"), customerId: S("2"), a: S("x") }, { customerId: S("2"), orderId: S("1"), a: S("y") }],
    [{ PK: S("1"), SK: S("2"), a: S("x") }, { PK: S("1"), SK: S("2"), a: S("y") }],
  ]) {
    const { value } = account();
    value("dynamodb", "PutItem", { TableName, Item: item });
    assert.deepEqual(value("dynamodb", "PutItem", { TableName, Item: other, ReturnValues: "ALL_OLD" }).Attributes, item);
    assert.equal(value("dynamodb", "Scan", { TableName }).Count, 1);
  }
  const { value } = account();
  value("dynamodb", "CreateTable", {
    TableName, AttributeDefinitions: [], KeySchema: [{ AttributeName: "a", KeyType: "HASH" }, { AttributeName: "b", KeyType: "RANGE" }],
  });
  value("dynamodb", "PutItem", { TableName, Item: { id: S("1"), a: S("x"), b: S("1") } });
  value("dynamodb", "PutItem", { TableName, Item: { id: S("1"), a: S("x"), b: S("2") } });
  assert.equal(value("dynamodb", "Scan", { TableName }).Count, 2);
});

test("conditions decide", () => {
  const Key = { pk: S("c1"), sk: N(1) };
  const cases = [
    ["attribute_exists(pk)", {}, true],
    ["attribute_not_exists(pk)", {}, false],
    ["NOT attribute_exists(nothing) AND amount = :v", { v: 3 }, true],
    ["amount <> :v", { v: 3 }, false],
    ["amount BETWEEN :a AND :b", { a: 3, b: 4 }, true],
    ["amount IN (:a, :b)", { a: 1, b: 2 }, false],
    ["contains(tags, :t)", { t: "c1-1" }, true],
    ["contains(pk, :t)", { t: "1" }, true],
    ["begins_with(pk, :t)", { t: "x" }, false],
    ["contains(tags, :t)", { t: 1 }, false],
    ["attribute_type(tags, :t)", { t: "SS" }, true],
    ["size(pk) = :v", { v: 2 }, true],
    ["(amount > :a OR amount < :b) AND pk = :c", { a: 5, b: 4, c: "c1" }, true],
    ["amount > :a OR amount < :b AND pk = :c", { a: 2, b: 0, c: "nobody" }, true],
    ["absent = :v", { v: 1 }, false],
    ["absent < :v", { v: 1 }, false],
  ];
  for (const [ConditionExpression, given, holds] of cases) {
    const { refusal } = filled();
    const found = refusal("DeleteItem", { Key, ConditionExpression, ...(Object.keys(given).length > 0 ? { ExpressionAttributeValues: values(given) } : {}) });
    assert.equal(found, holds ? undefined : "ConditionalCheckFailedException: The conditional request failed", ConditionExpression);
  }
});

test("updates change what they name", () => {
  const cases = [
    ["SET amount = :v", { v: 1 }, { amount: N(1) }],
    ["SET amount = amount + :v, #s = :s", { v: 0.1, s: "new" }, { amount: N(3.1), status: S("new") }],
    ["SET amount = amount - :v", { v: 5 }, { amount: N(-2) }],
    ["SET hits = if_not_exists(hits, :zero) + :one", { zero: 0, one: 1 }, { hits: N(1) }],
    ["SET history = list_append(if_not_exists(history, :none), :more)", { none: { L: [] }, more: { L: [S("a")] } }, { history: { L: [S("a")] } }],
    ["ADD amount :v, hits :one", { v: 2, one: 1 }, { amount: N(5), hits: N(1) }],
    ["ADD tags :t", { t: { SS: ["c1-1", "x"] } }, { tags: { SS: ["c1-1", "x"] } }],
    ["DELETE tags :t", { t: { SS: ["c1-1"] } }, { tags: undefined }],
    ["REMOVE amount, tags", {}, { amount: undefined, tags: undefined }],
    ["set amount = :a remove tags", { a: 1 }, { amount: N(1), tags: undefined }],
  ];
  for (const [UpdateExpression, given, wanted] of cases) {
    const { call } = filled();
    const names = UpdateExpression.includes("#s") ? { ExpressionAttributeNames: { "#s": "status" } } : {};
    const placeholders = Object.keys(given).length > 0 ? { ExpressionAttributeValues: values(given) } : {};
    const { Attributes } = call("UpdateItem", { Key: { pk: S("c1"), sk: N(1) }, UpdateExpression, ReturnValues: "ALL_NEW", ...names, ...placeholders });
    for (const [name, value] of Object.entries(wanted)) assert.deepEqual(Attributes[name], value, `${UpdateExpression}: ${JSON.stringify(Attributes)}`);
    assert.deepEqual(Attributes.pk, S("c1"));
  }
});

test("an update makes the item that is not there, and says what is asked for", () => {
  const { call } = filled();
  const update = (ReturnValues) => call("UpdateItem", { Key: { pk: S("new"), sk: N(1) }, UpdateExpression: "ADD n :v", ExpressionAttributeValues: values({ v: 1 }), ...(ReturnValues ? { ReturnValues } : {}) });
  assert.deepEqual(update("UPDATED_NEW"), { Attributes: { n: N(1) } });
  assert.deepEqual(update("UPDATED_OLD"), { Attributes: { n: N(1) } });
  assert.deepEqual(update(undefined), {});
  assert.deepEqual(call("GetItem", { Key: { pk: S("new"), sk: N(1) } }).Item, { pk: S("new"), sk: N(1), n: N(3) });
});

test("maps and lists are reached by paths", () => {
  const { value } = account();
  const Key = { id: S("1") };
  value("dynamodb", "PutItem", { TableName, Item: { ...Key, a: { M: { entries: { L: [S("x"), S("y")] } } } } });
  const update = (UpdateExpression, given) => value("dynamodb", "UpdateItem", { TableName, Key, UpdateExpression, ReturnValues: "ALL_NEW", ...(given ? { ExpressionAttributeValues: given } : {}) }).Attributes.a.M;
  assert.deepEqual(update("SET a.entries[1] = :v, a.more = :v", { ":v": S("z") }), { entries: { L: [S("x"), S("z")] }, more: S("z") });
  assert.deepEqual(update("SET a.entries[9] = :v", { ":v": S("end") }).entries, { L: [S("x"), S("z"), S("end")] });
  assert.deepEqual(update("REMOVE a.entries[0], a.more"), { entries: { L: [S("z"), S("end")] } });
  assert.deepEqual(value("dynamodb", "GetItem", { TableName, Key, ProjectionExpression: "a.entries[1]" }).Item, { a: { M: { entries: { L: [S("end")] } } } });
});

test("an item has AWS's size at most, however it grows", () => {
  const { refusal } = account();
  const item = { id: S("1"), items: { L: [S("x".repeat(1000))] } };
  assert.equal(refusal("dynamodb", "PutItem", { TableName, Item: item }), undefined);
  const double = { TableName, Key: { id: S("1") }, UpdateExpression: "SET #i = list_append(#i, #i)", ExpressionAttributeNames: { "#i": "items" } };
  const refusals = Array.from({ length: 40 }, () => refusal("dynamodb", "UpdateItem", double));
  assert.deepEqual([refusals[7], refusals[9]], [undefined, "ValidationException: Item size to update has exceeded the maximum allowed size"]);
  assert.equal(refusal("dynamodb", "PutItem", { TableName, Item: { id: S("x".repeat(500_000)) } }), "ValidationException: Item size has exceeded the maximum allowed size");
});

test("queries keep to the key, in the order of the sort key, page by page", () => {
  const { call } = filled();
  const query = (more) => call("Query", { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: values({ pk: "c1" }), ...more });
  const keys = ({ Items }) => Items.map(({ sk }) => sk.N);
  assert.deepEqual(keys(query()), ["1", "2", "10"]);
  assert.deepEqual(keys(query({ ScanIndexForward: false })), ["10", "2", "1"]);
  const first = query({ Limit: 2 });
  assert.deepEqual([keys(first), first.LastEvaluatedKey], [["1", "2"], { pk: S("c1"), sk: N(2) }]);
  const last = query({ Limit: 2, ExclusiveStartKey: first.LastEvaluatedKey });
  assert.deepEqual([keys(last), last.LastEvaluatedKey], [["10"], undefined]);
  const filtered = query({ FilterExpression: "amount > :t", ExpressionAttributeValues: values({ pk: "c1", t: 4 }) });
  assert.deepEqual([filtered.Count, filtered.ScannedCount], [2, 3]);
  assert.deepEqual(query({ Select: "COUNT" }), { Count: 3, ScannedCount: 3 });
  const range = call("Query", { KeyConditionExpression: "pk = :pk and sk >= :sk", ExpressionAttributeValues: values({ pk: "c1", sk: 2 }) });
  assert.deepEqual(keys(range), ["2", "10"]);
  // A query by the partition key alone does not make it the whole key.
  call("PutItem", { Item: { pk: S("c1"), sk: N(3) } });
  assert.deepEqual(keys(query()), ["1", "2", "3", "10"]);
});

test("parameters from before there were expressions", () => {
  const { call } = filled();
  const KeyConditions = { pk: { AttributeValueList: [S("c1")], ComparisonOperator: "EQ" }, sk: { AttributeValueList: [N(1), N(5)], ComparisonOperator: "BETWEEN" } };
  assert.deepEqual(call("Query", { KeyConditions }).Items.map(({ sk }) => sk.N), ["1", "2"]);
  const AttributeUpdates = { amount: { Action: "ADD", Value: N(1) }, name: { Value: S("n") }, tags: { Action: "DELETE" } };
  const { Attributes } = call("UpdateItem", { Key: { pk: S("c1"), sk: N(1) }, AttributeUpdates, ReturnValues: "ALL_NEW" });
  assert.deepEqual(Attributes, { pk: S("c1"), sk: N(1), amount: N(4), name: S("n") });
  assert.deepEqual(call("UpdateItem", { Key: { pk: S("c1"), sk: N(1) }, AttributeUpdates: {} }), {});
});

test("many at once", () => {
  const { value, refusal } = account();
  const put = (id) => ({ PutRequest: { Item: { id: S(id) } } });
  value("dynamodb", "BatchWriteItem", { RequestItems: { a: [put("1"), put("2")], b: [put("1")] } });
  value("dynamodb", "BatchWriteItem", { RequestItems: { a: [{ DeleteRequest: { Key: { id: S("1") } } }] } });
  const { Responses } = value("dynamodb", "BatchGetItem", { RequestItems: { a: { Keys: [{ id: S("1") }, { id: S("2") }] } } });
  assert.deepEqual(Responses, { a: [{ id: S("2") }] });
  assert.match(refusal("dynamodb", "BatchWriteItem", { RequestItems: { a: Array.from({ length: 26 }, (_, index) => put(`${index}`)) } }), /^ValidationException: Too many items/);
  const items = [{ Put: { TableName: "a", Item: { id: S("9") } } }, { Put: { TableName: "a", Item: { id: S("2") }, ConditionExpression: "attribute_not_exists(id)" } }];
  assert.equal(refusal("dynamodb", "TransactWriteItems", { TransactItems: items }),
    "TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]");
  // All or none.
  assert.equal(value("dynamodb", "Scan", { TableName: "a" }).Count, 1);
  value("dynamodb", "TransactWriteItems", { TransactItems: items.slice(0, 1) });
  assert.deepEqual(value("dynamodb", "TransactGetItems", { TransactItems: [{ Get: { TableName: "a", Key: { id: S("9") } } }, { Get: { TableName: "a", Key: { id: S("8") } } }] }), { Responses: [{ Item: { id: S("9") } }, {}] });
});

test("expressions that AWS refuses are refused in its words", () => {
  const Key = { pk: S("c1"), sk: N(1) };
  const cases = [
    ["UpdateItem", { Key, UpdateExpression: "SET name = :v", ExpressionAttributeValues: values({ v: 1 }) }, "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: name"],
    ["UpdateItem", { Key, UpdateExpression: "SET a = :v" }, "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :v"],
    ["UpdateItem", { Key, UpdateExpression: "SET #a = :v", ExpressionAttributeValues: values({ v: 1 }) }, "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #a"],
    ["UpdateItem", { Key, UpdateExpression: "SET a = :v", ExpressionAttributeValues: values({ v: 1, w: 2 }) }, "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}"],
    ["UpdateItem", { Key, UpdateExpression: "SET sk = :v", ExpressionAttributeValues: values({ v: 1 }) }, "One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key"],
    ["UpdateItem", { Key, UpdateExpression: "SET a = :v, a = :v", ExpressionAttributeValues: values({ v: 1 }) }, /^Invalid UpdateExpression: Two document paths overlap/],
    ["UpdateItem", { Key, UpdateExpression: "SET a.b = :v", ExpressionAttributeValues: values({ v: 1 }) }, "The document path provided in the update expression is invalid for update"],
    ["UpdateItem", { Key, UpdateExpression: "SET a = nothing", }, "The provided expression refers to an attribute that does not exist in the item"],
    ["UpdateItem", { Key, UpdateExpression: "SET a = pk + :v", ExpressionAttributeValues: values({ v: 1 }) }, "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S"],
    ["UpdateItem", { Key, UpdateExpression: "SET a == :v", ExpressionAttributeValues: values({ v: 1 }) }, /^Invalid UpdateExpression: Syntax error; token: "="/],
    ["UpdateItem", { Key, UpdateExpression: "a = :v", ExpressionAttributeValues: values({ v: 1 }) }, /^Invalid UpdateExpression: Syntax error/],
    ["Query", {}, "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."],
    ["Query", { KeyConditionExpression: "pk =" }, 'Invalid KeyConditionExpression: Syntax error; token: "<EOF>"'],
    ["PutItem", { Item: { id: N("one") } }, "The parameter cannot be converted to a numeric value: one"],
    ["PutItem", { Item: { id: {} } }, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"],
    ["PutItem", { Item: { id: S("1"), set: { SS: [] } } }, "One or more parameter values were invalid: An string set  may not be empty"],
    ["Scan", { FilterExpression: `${"(".repeat(5000)}a = :v` }, /too many levels of nesting/],
  ];
  for (const [operation, parameters, wanted] of cases) {
    const { refusal } = filled();
    const found = refusal(operation, parameters);
    if (wanted instanceof RegExp) assert.match(found.replace(/^ValidationException: /, ""), wanted);
    else assert.equal(found, `ValidationException: ${wanted}`);
  }
});

test("numbers are decimal, of any length", () => {
  assert.equal(add("0.1", "0.2", 1), "0.3");
  assert.equal(add("99999999999999999999999999999999999999", "1", 1), "1" + "0".repeat(38));
  assert.equal(add("1", "1.50", -1), "-0.5");
  for (const [text, wanted] of [["1e3", "1000"], ["-0", "0"], ["1.50", "1.5"], [".5", "0.5"], ["+7", "7"], ["12E-3", "0.012"], ["x", "x"]]) assert.equal(normal(text), wanted);
  assert.ok(compare(N("9"), N("10")) < 0 && compare(N("1.0"), N("1")) === 0 && compare(N("-2"), N("-10")) > 0);
  assert.equal(compare(N("1"), S("1")), undefined);
  const B = (...bytes) => ({ B: { $bytes: Buffer.from(bytes).toString("base64") } });
  assert.ok(compare(B(1), B(2)) < 0 && compare(B(200), B(100)) > 0 && compare(B(1), B(1)) === 0);
});
