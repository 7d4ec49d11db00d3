// The values that the JavaScript SDK exports by name, of the services that are called most.

import table from "../data/enums.txt";
import { blocks } from "./blocks.ts";

const text = blocks(table);

/** The lists of a service by name (`InstanceStateName`), or `undefined` if the table does not have the service. */
export function enums(service: string): Record<string, string[]> | undefined {
  const block = text.get(service);
  if (!block) return undefined;
  return Object.fromEntries(block.lines.map((line) => {
    const [name = "", ...values] = line.split("|");
    return [name, values];
  }));
}
