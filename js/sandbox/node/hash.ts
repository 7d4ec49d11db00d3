// SHA-1 and SHA-2 (FIPS 180-4): a worker of an opaque origin has no crypto.subtle in all browsers, and Node's digests are
// not promises.

import { md5 } from "../aws/md5.ts";

/** The digest by one of Node's names; undefined if there is no such algorithm. */
export function digest(algorithm: string, bytes: Uint8Array): Uint8Array | undefined {
  switch (algorithm) {
    case "md5":
      return Uint8Array.from(md5(bytes).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    case "sha1":
      return sha1(bytes);
    case "sha256":
      return sha256(bytes);
    case "sha384":
      return sha512(bytes, SHA384).subarray(0, 48);
    case "sha512":
      return sha512(bytes, roots(8, 2, 64));
    default:
      return undefined;
  }
}

/** The message, a bit, zeros and the length, in blocks of `block` bytes. */
function padded(bytes: Uint8Array, block: number): DataView {
  const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  return view;
}

const rotated = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

function sha1(bytes: Uint8Array): Uint8Array {
  const view = padded(bytes, 64);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Int32Array(80);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 80; i++)
      words[i] =
        i < 16
          ? view.getInt32(at + i * 4)
          : rotated(w(words, i - 3) ^ w(words, i - 8) ^ w(words, i - 14) ^ w(words, i - 16), 1);
    let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const [f, k] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      [e, d, c, b, a] = [d, c, rotated(b, 30), a, (rotated(a, 5) + f + e + k + w(words, i)) | 0];
    }
    [a, b, c, d, e].forEach((word, i) => (state[i] = (w(state, i) + word) | 0));
  }
  return written(state);
}

const w = (words: Int32Array, at: number) => words[at] as number;

function written(state: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(state.length * 4));
  state.forEach((word, at) => view.setInt32(at * 4, word));
  return new Uint8Array(view.buffer);
}

const PRIMES = Array.from({ length: 410 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n }, (_, d) => d).every((d) => d < 2 || n % d !== 0),
);

/** The first `bits` bits of the fractional parts of the roots of the first primes. */
function roots(count: number, degree: 2 | 3, bits: number): bigint[] {
  return PRIMES.slice(0, count).map((prime) => {
    const wanted = BigInt(prime) << BigInt(bits * degree);
    let low = 0n;
    let high = 1n << BigInt(bits + 6);
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (middle ** BigInt(degree) <= wanted) low = middle;
      else high = middle;
    }
    return low & ((1n << BigInt(bits)) - 1n);
  });
}

const K256 = Int32Array.from(roots(64, 3, 32), (root) => Number(BigInt.asIntN(32, root)));
const H256 = Int32Array.from(roots(8, 2, 32), (root) => Number(BigInt.asIntN(32, root)));

function sha256(bytes: Uint8Array): Uint8Array {
  const view = padded(bytes, 64);
  const state = Int32Array.from(H256);
  const words = new Int32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) words[i] = view.getInt32(at + i * 4);
      else {
        const [x, y] = [w(words, i - 15), w(words, i - 2)];
        words[i] =
          (w(words, i - 16) +
            (rotated(x, 25) ^ rotated(x, 14) ^ (x >>> 3)) +
            w(words, i - 7) +
            (rotated(y, 15) ^ rotated(y, 13) ^ (y >>> 10))) |
          0;
      }
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const one =
        (h + (rotated(e, 26) ^ rotated(e, 21) ^ rotated(e, 7)) + ((e & f) ^ (~e & g)) + w(K256, i) + w(words, i)) | 0;
      const two = ((rotated(a, 30) ^ rotated(a, 19) ^ rotated(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (w(state, i) + word) | 0));
  }
  return written(state);
}

/** The roots of the ninth to sixteenth primes. */
const SHA384 = roots(16, 2, 64).slice(8);

function sha512(bytes: Uint8Array, start: bigint[]): Uint8Array {
  const K512 = roots(80, 3, 64);
  const cut = (value: bigint) => BigInt.asUintN(64, value);
  const turned = (word: bigint, bits: bigint) => cut((word >> bits) | (word << (64n - bits)));
  const view = padded(bytes, 128);
  const state = [...start];
  const at = (list: bigint[], index: number) => list[index] as bigint;
  for (let from = 0; from < view.byteLength; from += 128) {
    const words: bigint[] = [];
    for (let i = 0; i < 80; i++) {
      if (i < 16) words.push(view.getBigUint64(from + i * 8));
      else {
        const [x, y] = [at(words, i - 15), at(words, i - 2)];
        words.push(
          cut(
            at(words, i - 16) +
              (turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n)) +
              at(words, i - 7) +
              (turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n)),
          ),
        );
      }
    }
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let i = 0; i < 80; i++) {
      const one = cut(
        h + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + ((e & f) ^ (cut(~e) & g)) + at(K512, i) + at(words, i),
      );
      const two = cut((turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c)));
      [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + one), c, b, a, cut(one + two)];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = cut(at(state, i) + word)));
  }
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => out.setBigUint64(i * 8, word));
  return new Uint8Array(out.buffer);
}
