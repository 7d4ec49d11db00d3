// The words that an expression cannot use as names ("Reserved words in DynamoDB" in the developer guide); a
// handler that forgot `#name` should fail here as it would in AWS.

import words from "../../data/reserved.txt";

const reserved = new Set(words.trim().split(/\s+/));

export function isReserved(name: string): boolean {
  return reserved.has(name.toUpperCase());
}
