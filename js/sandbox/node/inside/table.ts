// console.table: rows and columns in a frame.

import { inspect } from "./inspect/index.ts";

/** The table of a list or an object; undefined if the value has no rows. */
export function table(data: unknown, chosen?: string[]): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const isMap = data instanceof Map;
  const rows: [string, unknown][] =
    isMap || data instanceof Set ? [...data].map((row, at) => [String(at), row]) : Object.entries(data);
  const columns: string[] = [];
  let hasValues = false;
  for (const [, row] of rows) {
    if (typeof row === "object" && row !== null) {
      for (const name of Object.keys(row))
        if (!columns.includes(name) && (!chosen || chosen.includes(name))) columns.push(name);
    } else hasValues = true;
  }
  const head = ["(index)", ...(chosen ?? columns), ...(hasValues ? ["Values"] : [])];
  const show = (value: unknown) =>
    inspect(value, {
      maxArrayLength: 3,
      breakLength: Infinity,
      depth:
        typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0,
    });
  const cells = rows.map(([name, row]) => {
    const isObject = typeof row === "object" && row !== null;
    const fields = (chosen ?? columns).map((column) =>
      isObject && Object.hasOwn(row, column) ? show((row as Record<string, unknown>)[column]) : "",
    );
    return [name, ...fields, ...(hasValues ? [isObject ? "" : show(row)] : [])];
  });
  const widths = head.map((name, at) => Math.max(name.length, ...cells.map((row) => (row[at] as string).length)) + 2);
  const line = (row: string[]) => `│ ${row.map((cell, at) => cell.padEnd((widths[at] as number) - 2)).join(" │ ")} │`;
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  return [rule("┌", "┬", "┐"), line(head), rule("├", "┼", "┤"), ...cells.map(line), rule("└", "┴", "┘")].join("\n");
}
