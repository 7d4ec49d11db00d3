/** What went wrong, as a text for the visitor. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
