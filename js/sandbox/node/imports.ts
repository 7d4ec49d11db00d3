// The names that the user's module imports of each module. A module's exports have to be known when it is made, and of
// the AWS SDK's modules there are too many to list them all.

import { parse } from "es-module-lexer/js";

/** By module: the names, as they are exported there. A namespace adds each `namespace.name` of the text. */
export function importedNames(source: string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  let imports;
  try {
    [imports] = parse(source);
  } catch {
    // The engine says what is wrong with it.
    return names;
  }
  for (const one of imports) {
    if (one.type === "import-meta" || one.specifier === undefined) continue;
    const known = names.get(one.specifier) ?? new Set<string>();
    names.set(one.specifier, known);
    if (one.type === "dynamic") {
      for (const name of dynamicNames(source, one.importStart, one.importEnd)) known.add(name);
      continue;
    }
    for (const name of clauseNames(source.slice(one.importStart, one.start), source)) known.add(name);
  }
  return names;
}

/** The names of `import a, { b as c } from`, of `import * as d from` and of `export { e } from`. */
function clauseNames(clause: string, source: string): string[] {
  const bare = clause.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, " ");
  const found: string[] = [];
  for (const [, list] of bare.matchAll(/\{([^}]*)\}/g)) found.push(...listed(list ?? ""));
  const namespace = /\*\s*as\s+([\w$]+)/.exec(bare)?.[1];
  if (namespace) found.push(...members(namespace, source));
  return found;
}

/** The names of `const { a } = await import(…)`, and the members of `const x = await import(…)`. */
function dynamicNames(source: string, start: number, end: number): string[] {
  const before = source.slice(Math.max(0, start - 2000), start);
  const list = /\{([^{}]*)\}\s*=\s*await\s*\(?\s*$/.exec(before)?.[1];
  if (list !== undefined) return listed(list);
  const name = /([\w$]+)\s*=\s*await\s*\(?\s*$/.exec(before)?.[1];
  if (name) return members(name, source);
  const member = /^\s*\)\s*\.\s*([\w$]+)/.exec(source.slice(end))?.[1];
  return member ? [member] : [];
}

function listed(list: string): string[] {
  const names = list.split(",").map((part) => (part.split(/\bas\b|:|=/)[0] ?? "").trim().replace(/^["']|["']$/g, ""));
  return names.filter((name) => name !== "");
}

function members(namespace: string, source: string): string[] {
  const escaped = namespace.replace(/\$/g, "\\$");
  return [...source.matchAll(new RegExp(`(?<![\\w$.])${escaped}\\s*\\??\\.\\s*([A-Za-z_$][\\w$]*)`, "g"))].map(
    ([, name]) => name as string,
  );
}
