// A table: items, and the names of its key, which are learned from how it is used, since no template is at hand.

import type { Json } from "../../../contract.ts";
import type { Call } from "../../call.ts";
import { list, member, text, type Members } from "../../values.ts";
import { compare, same } from "./values.ts";

export class Table {
  items: Members[] = [];
  /** Partition and sort key, as far as they are known. */
  private key: string[] = [];

  constructor(readonly name: string) {}

  /** The names of the key; `item` helps to guess as long as nothing was said. */
  keyOf(item: Members): string[] {
    return this.key.length > 0 ? this.key : guess(item);
  }

  learn(names: string[]): void {
    if (names.length > this.key.length) this.key = names;
  }

  /** Learns the key of a `Key` parameter or of CreateTable's schema. */
  learnSchema(schema: Json | undefined): void {
    this.learn(list(schema).map((element) => text(member(element, "AttributeName")) ?? ""));
  }

  find(key: Members): Members | undefined {
    const names = Object.keys(key);
    return this.items.find((item) => names.every((name) => same(item[name], key[name])));
  }

  /** Puts an item in the place of the one with its key, which is returned. */
  put(item: Members): Members | undefined {
    const old = this.like(item);
    if (old) this.items[this.items.indexOf(old)] = item;
    else this.items.push(item);
    return old;
  }

  /** The item with the key of another. */
  like(item: Members): Members | undefined {
    const names = this.keyOf(item);
    return names.length === 0 ? undefined : this.find(Object.fromEntries(names.map((name) => [name, item[name] ?? null])));
  }

  remove(item: Members): void {
    this.items = this.items.filter((one) => one !== item);
  }

  /** The items in the order of a sort key, which is whichever name of the key is not `partition`. */
  sorted(partition: string, sort: string | undefined): Members[] {
    const [first] = this.items;
    const name = sort ?? (first && this.keyOf(first).find((name) => name !== partition));
    return name === undefined ? this.items : [...this.items].sort((a, b) => compare(a[name], b[name]) ?? 0);
  }
}

/** The table of a call, by its name or its ARN. */
export function table(call: Call, given: Json | undefined): Table {
  const name = (text(given) ?? "").replace(/^arn:[^/]*:table\//, "").split("/")[0] ?? "";
  const shelf = call.shelf<Table>("dynamodb");
  const found = shelf.get(name) ?? new Table(name);
  shelf.set(name, found);
  return found;
}

/** What is most likely the key of an item. */
function guess(item: Members): string[] {
  const names = Object.keys(item);
  const find = (...wanted: string[]) => names.find((name) => wanted.includes(name.toLowerCase()));
  const partition = find("pk", "partitionkey", "partition_key");
  const sort = find("sk", "sortkey", "sort_key");
  if (partition !== undefined) return sort === undefined ? [partition] : [partition, sort];
  const id = find("id");
  const ids = id === undefined ? names.filter((name) => /(?:Id|_id|-id|ID)$/.test(name)).sort() : [id];
  return ids.length > 0 ? ids.slice(0, 2) : names.slice(0, 1);
}
