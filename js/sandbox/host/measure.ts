// How large a message is, about: what its texts and values take. Stops counting at a limit.

/** Bytes of a message from a worker, of whatever shape. */
export function sizeOf(value: unknown, limit: number): number {
  let size = 0;
  const left: unknown[] = [value];
  while (left.length > 0 && size <= limit) {
    const one = left.pop();
    size += 8;
    if (typeof one === "string") size += one.length;
    else if (ArrayBuffer.isView(one) || one instanceof ArrayBuffer) size += one.byteLength;
    else if (typeof one === "object" && one !== null) {
      for (const [name, inner] of Object.entries(one)) {
        size += name.length;
        left.push(inner);
        if (left.length > limit) return limit + 1;
      }
    }
  }
  return size;
}
