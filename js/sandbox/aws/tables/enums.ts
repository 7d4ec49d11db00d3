// The values that the JavaScript SDK exports by name, of the services that are called most.

import table from "../data/enums.txt";
import { blocks } from "./blocks.ts";

/** The lists of a service by name (`StorageClass`); long ones are empty. `undefined` if the table has not got the service. */
export function enums(service: string): Record<string, string[]> | undefined {
  // Split only here, so that a bundle for Python, which never asks, can leave the table out.
  const block = blocks(table).get(service);
  if (!block) return undefined;
  return Object.fromEntries(
    block.lines.map((line) => {
      const [name = "", ...values] = line.split("|");
      return [name, values];
    }),
  );
}
