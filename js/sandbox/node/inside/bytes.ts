// Bytes as text and back: UTF-8, base64, hex and Latin-1.

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...BASE64].map((sign, value) => [sign, value] as const));
VALUES.set("-", 62).set("_", 63);

export function fromUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    let code = sign.codePointAt(0) as number;
    // A half of a pair.
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

/** Wrong bytes become U+FFFD, or an error if `isFatal`. */
export function toUtf8(bytes: Uint8Array, isFatal = false): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      at++;
      continue;
    }
    const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    let code = length === 4 ? first & 7 : length === 3 ? first & 15 : first & 31;
    let used = 1;
    while (used < length && ((bytes[at + used] ?? 0) & 0xc0) === 0x80)
      code = (code << 6) | ((bytes[at + used++] as number) & 63);
    const isSound =
      length > 0 &&
      used === length &&
      first < 0xf5 &&
      !(length === 3 && (code < 0x800 || (code >= 0xd800 && code < 0xe000))) &&
      !(length === 4 && (code < 0x10000 || code > 0x10ffff));
    if (!isSound && isFatal)
      throw Object.assign(new TypeError("The encoded data was not valid for encoding utf-8"), {
        code: "ERR_ENCODING_INVALID_ENCODED_DATA",
      });
    text += isSound ? String.fromCodePoint(code) : "\ufffd";
    at += isSound ? length : Math.max(1, length === 0 ? 1 : used);
  }
  return text;
}

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    parts.push(
      BASE64[a >> 2] as string,
      BASE64[((a & 3) << 4) | ((b ?? 0) >> 4)] as string,
      b === undefined ? "=" : (BASE64[((b & 15) << 2) | ((c ?? 0) >> 6)] as string),
      c === undefined ? "=" : (BASE64[c & 63] as string),
    );
  }
  return parts.join("");
}

/** Both alphabets; what belongs to neither is passed over. */
export function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const sign of text) {
    if (sign === "=") break;
    const value = VALUES.get(sign);
    if (value === undefined) continue;
    bits = (bits << 6) | value;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 255);
    }
    bits &= (1 << count) - 1;
  }
  return Uint8Array.from(bytes);
}

export const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** As far as there are two hexadecimal digits. */
export function fromHex(text: string): Uint8Array {
  const pairs = /^(?:[\da-f]{2})*/i.exec(text)?.[0].match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

export const toLatin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
export const fromLatin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);

export const toUtf16 = (bytes: Uint8Array) => {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  return text;
};
export const fromUtf16 = (text: string) =>
  Uint8Array.from(
    [...Array(text.length).keys()].flatMap((at) => [text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8]),
  );

type Codec = [(text: string) => Uint8Array, (bytes: Uint8Array) => string];

const CODECS: Record<string, Codec> = {
  utf8: [fromUtf8, (bytes) => toUtf8(bytes)],
  hex: [fromHex, toHex],
  base64: [fromBase64, toBase64],
  base64url: [fromBase64, (bytes) => toBase64(bytes).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_")],
  latin1: [fromLatin1, toLatin1],
  ascii: [fromLatin1, (bytes) => toLatin1(bytes.map((byte) => byte & 127))],
  utf16le: [fromUtf16, toUtf16],
};
const ALIASES: Record<string, string> = {
  "utf-8": "utf8",
  binary: "latin1",
  ucs2: "utf16le",
  "ucs-2": "utf16le",
  "utf-16le": "utf16le",
};

/** How an encoding of Node's reads and writes; undefined if there is none of that name. */
export function codec(name: unknown): Codec | undefined {
  const lower = name === undefined || name === null || name === "" ? "utf8" : String(name).toLowerCase();
  return CODECS[ALIASES[lower] ?? lower];
}
