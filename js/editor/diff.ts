/** One replacement that turns a text into another. */
export interface Replacement {
  from: number;
  to: number;
  insert: string;
}

/**
 * The smallest single replacement, or nothing when the texts are equal. Cursor, folds and scroll
 * position outside of it stay where they are, which replacing the whole document would lose.
 */
export function replacement(before: string, after: string): Replacement | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
