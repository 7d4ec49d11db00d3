// What V8 says of a value that contains itself, when JSON.stringify refuses it.

interface Step {
  value: object;
  /** How it was reached. */
  by: string;
}

/** V8's message with the way round, or without it where the circle is not found. */
export function circularWords(value: unknown): string {
  const circle = find(value, []);
  const head = "Converting circular structure to JSON";
  if (!circle) return head;
  const [start, ...rest] = circle.steps;
  const lines = rest.map(({ by, value: at }) => `\n    |     ${by} -> object with constructor '${maker(at)}'`);
  // V8 leaves out the middle of a long way.
  const shown = lines.length > 2 ? [lines[0], "\n    |     ...", lines.at(-1)] : lines;
  return `${head}\n    --> starting at object with constructor '${maker((start as Step).value)}'${shown.join("")}\n    --- ${circle.by} closes the circle`;
}

function find(value: unknown, way: Step[], by = ""): { steps: Step[]; by: string } | undefined {
  if (typeof value !== "object" || value === null || way.length > 1000) return undefined;
  const from = way.findIndex((step) => step.value === value);
  if (from >= 0) return { steps: way.slice(from), by };
  for (const [name, inner] of Object.entries(value)) {
    const found = find(inner, [...way, { value, by }], Array.isArray(value) ? `index ${name}` : `property '${name}'`);
    if (found) return found;
  }
  return undefined;
}

const maker = (value: object) => (value.constructor as { name?: string } | undefined)?.name ?? "Object";
