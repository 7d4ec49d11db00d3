// How Node lays a shown value out: on one line as long as it fits, long lists of short values in columns.

export interface Layout {
  breakLength: number;
  compact: number | boolean;
  maxArrayLength: number;
  indentation: number;
  /** How deep the value is, and how deep the entered value of it that was shown. */
  level: number;
  entered: number;
}

/** Joins the parts of a value between its brackets; `base` stands before them, as an error's stack does. */
export function joined(
  layout: Layout,
  parts: string[],
  base: string,
  [open, close]: [string, string],
  list: unknown,
): string {
  const head = base ? `${base} ` : "";
  let output = parts;
  if (typeof layout.compact === "number") {
    if (list !== undefined && parts.length > 6) output = inColumns(layout, parts, list);
    const isShallow = layout.entered - layout.level < layout.compact;
    if (isShallow && output.length === parts.length) {
      const start = output.length + layout.indentation + open.length + base.length + 10;
      if (fits(layout, output, start, base)) {
        const line = output.join(", ");
        if (!line.includes("\n")) return `${head}${open} ${line} ${close}`;
      }
    }
  } else if (fits(layout, output, 0, base)) {
    return `${open}${base ? ` ${base}` : ""} ${output.join(", ")} ${close}`;
  }
  const margin = `\n${" ".repeat(layout.indentation)}`;
  return `${head}${open}${margin}  ${output.join(`,${margin}  `)}${margin}${close}`;
}

function fits(layout: Layout, output: string[], start: number, base: string): boolean {
  let length = output.length + start;
  if (length + output.length > layout.breakLength) return false;
  for (const part of output) {
    length += part.length;
    if (length > layout.breakLength) return false;
  }
  return base === "" || !base.includes("\n");
}

const SEPARATOR = 2;

/** More than six short values stand in columns, numbers to the right; the last part may be "... n more items". */
function inColumns(layout: Layout, output: string[], list: unknown): string[] {
  const count = output.length > layout.maxArrayLength ? output.length - 1 : output.length;
  const lengths = output.slice(0, count).map((part) => part.length);
  const longest = Math.max(...lengths) + SEPARATOR;
  const total = lengths.reduce((sum, length) => sum + length + SEPARATOR, 0);
  const isWorth =
    longest * 3 + layout.indentation < layout.breakLength && (total / longest > 5 || longest <= 6 + SEPARATOR);
  if (!isWorth) return output;
  const bias = Math.sqrt(longest - total / output.length);
  const width = Math.max(longest - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * width * count) / width),
    Math.floor((layout.breakLength - layout.indentation) / longest),
    (layout.compact as number) * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = Array.from({ length: columns }, (_, column) => {
    let widest = 0;
    for (let at = column; at < count; at += columns) widest = Math.max(widest, lengths[at] as number);
    return widest + SEPARATOR;
  });
  const values = list as ArrayLike<unknown>;
  const isNumeric = output.every((_, at) => typeof values[at] === "number" || typeof values[at] === "bigint");
  const lines: string[] = [];
  for (let from = 0; from < count; from += columns) {
    const to = Math.min(from + columns, count);
    let line = "";
    for (let at = from; at < to; at++) {
      const isLast = at === to - 1;
      const cell = isLast ? (output[at] as string) : `${output[at]}, `;
      const size = (widths[at - from] as number) - (isLast ? SEPARATOR : 0);
      if (isNumeric) line += cell.padStart(size);
      else line += isLast ? cell : cell.padEnd(size);
    }
    lines.push(line);
  }
  if (count < output.length) lines.push(output[count] as string);
  return lines;
}
