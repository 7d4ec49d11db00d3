// Parameters from before there were expressions, which old handlers still have: `AttributeUpdates`, `KeyConditions`.
// They are written as expressions, with placeholders that no expression of a handler can have.

import type { Json } from "../../../contract.ts";
import { isMembers, list, member, text, when, type Members } from "../../values.ts";

const COMPARISONS: Record<string, string> = { EQ: "=", LE: "<=", LT: "<", GE: ">=", GT: ">" };

/** The parameters with expressions in the place of the old ones. */
export function modern(parameters: Members): Members {
  const made = new Placeholders();
  const updates = isMembers(parameters.AttributeUpdates) ? update(parameters.AttributeUpdates, made) : undefined;
  const conditions = isMembers(parameters.KeyConditions) ? condition(parameters.KeyConditions, made) : undefined;
  if (updates === undefined && conditions === undefined) return parameters;
  return {
    ...parameters,
    ...when(updates !== undefined, { UpdateExpression: updates ?? "" }),
    ...when(conditions !== undefined, { KeyConditionExpression: conditions ?? "" }),
    ExpressionAttributeNames: { ...(parameters.ExpressionAttributeNames as Members | undefined), ...made.names },
    ExpressionAttributeValues: { ...(parameters.ExpressionAttributeValues as Members | undefined), ...made.values },
  };
}

class Placeholders {
  readonly names: Members = {};
  readonly values: Members = {};

  name(name: string): string {
    const placeholder = `#_${Object.keys(this.names).length}`;
    this.names[placeholder] = name;
    return placeholder;
  }

  value(value: Json): string {
    const placeholder = `:_${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

function update(updates: Members, made: Placeholders): string | undefined {
  const clauses: Record<"SET" | "ADD" | "DELETE" | "REMOVE", string[]> = { SET: [], ADD: [], DELETE: [], REMOVE: [] };
  for (const [name, change] of Object.entries(updates)) {
    const value = member(change, "Value");
    const action = text(member(change, "Action")) ?? "PUT";
    if (value === undefined) clauses.REMOVE.push(made.name(name));
    else if (action === "ADD" || action === "DELETE") clauses[action].push(`${made.name(name)} ${made.value(value)}`);
    else clauses.SET.push(`${made.name(name)} = ${made.value(value)}`);
  }
  const parts = Object.entries(clauses)
    .filter(([, changes]) => changes.length > 0)
    .map(([clause, changes]) => `${clause} ${changes.join(", ")}`);
  return parts.length > 0 ? parts.join(" ") : undefined;
}

function condition(conditions: Members, made: Placeholders): string | undefined {
  const parts = Object.entries(conditions).map(([name, given]) => {
    const values = list(member(given, "AttributeValueList")).map((value) => made.value(value));
    const operator = text(member(given, "ComparisonOperator")) ?? "EQ";
    const attribute = made.name(name);
    if (operator === "BETWEEN") return `${attribute} BETWEEN ${values.join(" AND ")}`;
    if (operator === "BEGINS_WITH") return `begins_with(${attribute}, ${values.join(", ")})`;
    return `${attribute} ${(Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined) ?? "="} ${values.join(", ")}`;
  });
  return parts.length > 0 ? parts.join(" AND ") : undefined;
}
