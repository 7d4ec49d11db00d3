// How the tables are laid out: a block a service, which begins with a line of `@` and the service's name in boto3.

/** The lines of each block without its first, by what stands behind the `@` up to the first `|`. */
export function blocks(text: string): Map<string, { head: string; lines: string[] }> {
  const found = new Map<string, { head: string; lines: string[] }>();
  for (const block of `\n${text}`.split("\n@").slice(1)) {
    const end = block.indexOf("\n");
    const head = end < 0 ? block : block.slice(0, end);
    const bar = head.indexOf("|");
    const lines =
      end < 0
        ? []
        : block
            .slice(end + 1)
            .replace(/\n$/, "")
            .split("\n");
    found.set(bar < 0 ? head : head.slice(0, bar), { head, lines });
  }
  return found;
}
