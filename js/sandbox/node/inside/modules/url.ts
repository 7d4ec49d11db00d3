// Node's `url`, the old functions too, and `querystring`.

import { decode, URL, URLSearchParams } from "../url.ts";

function parse(href: string, withQuery = false) {
  const found = /^(?:([a-z][a-z\d+.-]*:)(\/\/)?)?(?:([^/?#@]*)@)?([^/?#:]*)?(?::(\d+))?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(
    href,
  );
  const [, protocol, slashes, auth, hostname, port, pathname, search, hash] = found ?? [];
  const hasHost = slashes === "//";
  const path = hasHost ? pathname : `${hostname ?? ""}${port ? `:${port}` : ""}${pathname ?? ""}`;
  const query = search === undefined ? (withQuery ? "" : null) : search.slice(1);
  return {
    protocol: protocol ?? null,
    slashes: hasHost || null,
    auth: auth ?? null,
    host: hasHost ? `${hostname}${port ? `:${port}` : ""}` : null,
    port: hasHost ? (port ?? null) : null,
    hostname: hasHost ? (hostname ?? null) : null,
    hash: hash ?? null,
    search: search ?? null,
    query: withQuery ? querystring.parse(query ?? "") : query,
    pathname: path || (hasHost ? "/" : null),
    path: `${path || (hasHost ? "/" : "")}${search ?? ""}` || null,
    href,
  };
}

function formatUrl(value: URL | Record<string, string | null | undefined>): string {
  if (value instanceof URL) return value.toString();
  const { protocol, auth, host, hostname, port, pathname, search, hash } = value;
  const where = host ?? (hostname ? `${hostname}${port ? `:${port}` : ""}` : "");
  const before = protocol ? `${protocol.replace(/:?$/, ":")}//` : "";
  return `${before}${auth ? `${auth}@` : ""}${where}${pathname ?? ""}${search ?? ""}${hash ?? ""}`;
}

export const url = {
  URL,
  URLSearchParams,
  parse,
  format: formatUrl,
  resolve: (from: string, to: string) => String(new URL(to, from)),
  fileURLToPath: (value: unknown) => decodeURIComponent(String(value).replace(/^file:\/\//, "")),
  pathToFileURL: (path: string) => new URL(`file://${encodeURI(path)}`),
};

export const querystring = {
  parse(text: string, separator = "&", equals = "=") {
    const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
    for (const part of text.split(separator).filter((one) => one !== "")) {
      const [name = "", ...rest] = part.split(equals);
      const [key, value] = [decode(name), decode(rest.join(equals))];
      const before = found[key];
      found[key] = before === undefined ? value : [before, value].flat();
    }
    return found;
  },
  stringify(values: Record<string, unknown>, separator = "&", equals = "=") {
    const text = (value: unknown) =>
      encodeURIComponent(["string", "number", "bigint", "boolean"].includes(typeof value) ? String(value) : "");
    return Object.entries(values)
      .flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((one) => `${encodeURIComponent(name)}${equals}${text(one)}`),
      )
      .join(separator);
  },
  escape: encodeURIComponent,
  unescape: decodeURIComponent,
  decode: (text: string) => querystring.parse(text),
  encode: (values: Record<string, unknown>) => querystring.stringify(values),
};
