// How large what was built is.

import { brotliCompressSync } from "node:zlib";

/** Bytes as they are, and as they travel. */
export function sizes(bytes) {
  return { bytes: bytes.length, brotli: brotliCompressSync(bytes).length };
}

export function report(path, { bytes, brotli }) {
  console.log(`${path}: ${kilobytes(bytes)}, ${kilobytes(brotli)} with brotli`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
