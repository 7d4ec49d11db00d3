// From parts of files to their bytes: which are read, what is reported on the way, and what goes wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundle.mjs";

const { read } = await bundled("read");

/** A file whose bytes are their own numbers, modulo 251. */
function file(size) {
  return new Blob([Uint8Array.from({ length: size }, (_, at) => at % 251)]);
}

/** A pass that keeps what it gets, and has enough after so many bytes. */
function keeper(enough = Infinity) {
  const kept = [];
  return {
    kept,
    begun: undefined,
    begin(from, until) {
      this.begun = [from, until];
    },
    push(bytes) {
      kept.push(...bytes);
      return kept.length < enough;
    },
  };
}

const host = { progress() {}, wait: async () => true };

test("a whole file is read from its first byte to its last", async () => {
  const pass = keeper();
  assert.equal(await read(pass, { file: file(1_000), from: 0 }, host), undefined);
  assert.deepEqual(pass.begun, [0, undefined]);
  assert.deepEqual(pass.kept, Array.from({ length: 1_000 }, (_, at) => at % 251));
});

test("a part begins with the byte before it, and goes on behind it until the pass has enough", async () => {
  const pass = keeper(1);
  await read(pass, { file: file(1_000), from: 100, until: 200 }, host);
  assert.deepEqual(pass.begun, [100, 200]);
  assert.equal(pass.kept[0], 99);
  const greedy = keeper();
  await read(greedy, { file: file(1_000), from: 100, until: 200 }, host);
  assert.equal(greedy.kept.length, 901);
});

test("an empty file is read without a byte", async () => {
  const pass = keeper();
  assert.equal(await read(pass, { file: file(0), from: 0 }, host), undefined);
  assert.deepEqual(pass.kept, []);
});

test("progress is reported every few megabytes, and never beyond the part", async () => {
  const reported = [];
  const size = 20 * 2 ** 20;
  // In many pieces, as from a disk.
  const large = new Blob(Array.from({ length: 320 }, () => new Uint8Array(size / 320)));
  const pass = { begin() {}, push: () => true };
  const progress = (bytes) => reported.push(bytes);
  await read(pass, { file: large, from: 0, until: size - 10 }, { ...host, progress });
  assert.ok(reported.length >= 3 && reported.length <= 5, String(reported));
  assert.ok(reported.every((bytes, at) => bytes > (reported[at - 1] ?? 0) && bytes <= size - 10), String(reported));
});

test("reading waits before each piece, and ends when nobody wants it any more", async () => {
  const pass = keeper();
  let go;
  const wait = () => new Promise((resolve) => (go = resolve));
  const reading = read(pass, { file: file(1_000), from: 0 }, { ...host, wait });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(pass.kept, []);
  go(false);
  await reading;
  assert.deepEqual(pass.kept, []);
});

/** A file that cannot be read, as a browser says it. */
function broken(error) {
  const piece = {
    stream: () => new ReadableStream({ pull: (controller) => controller.error(new Error("a stream says less")) }),
    arrayBuffer: async () => {
      if (error) throw error;
      return new ArrayBuffer(1);
    },
  };
  return { size: 10, slice: () => piece };
}

for (const [error, expected] of [
  [new DOMException("could not be found", "NotFoundError"), /changed, moved or removed/],
  [new DOMException("could not be read", "NotReadableError"), /changed, moved or removed/],
  [new Error("the disk is on fire"), /couldn't read it: the disk is on fire/],
  [undefined, /couldn't read it: it ends too early/],
]) {
  test(`a file that cannot be read is reported: ${error?.name ?? "nothing"}`, async () => {
    assert.match(await read(keeper(), { file: broken(error), from: 0 }, host), expected);
  });
}
