// MD5 (RFC 1321), for ETags and the digests of messages, which handlers print and compare. The browser has none.

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) >>> 0);

/** The digest of bytes, as 32 hexadecimal digits. */
export function md5(bytes: Uint8Array): string {
  const blocks = padded(bytes);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < blocks.length; at += 16) mix(state, blocks.subarray(at, at + 16));
  return Array.from(new Uint8Array(state.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes, a 1 bit, zeros, and the length in bits, as little-endian words (all browsers' machines are). */
function padded(bytes: Uint8Array): Uint32Array {
  const buffer = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
  buffer.set(bytes);
  buffer[bytes.length] = 0x80;
  const words = new Uint32Array(buffer.buffer);
  words[words.length - 2] = bytes.length << 3;
  words[words.length - 1] = bytes.length >>> 29;
  return words;
}

function mix(state: Uint32Array, block: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const [bits, word] = ROUNDS[round]?.(b, c, d, step) ?? [0, 0];
    const sum = (a + bits + (SINES[step] ?? 0) + (block[word] ?? 0)) | 0;
    const shift = SHIFTS[round * 4 + (step % 4)] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  [a, b, c, d].forEach((value, index) => (state[index] = ((state[index] ?? 0) + value) >>> 0));
}

/** Of each round the mixing function, and which word of the block its step takes. */
const ROUNDS: ((b: number, c: number, d: number, step: number) => [number, number])[] = [
  (b, c, d, step) => [(b & c) | (~b & d), step],
  (b, c, d, step) => [(d & b) | (~d & c), (5 * step + 1) % 16],
  (b, c, d, step) => [b ^ c ^ d, (3 * step + 5) % 16],
  (b, c, d, step) => [c ^ (b | ~d), (7 * step) % 16],
];
