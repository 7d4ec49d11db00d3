// A pack: a length, an index in JSON and the files one after another, all of it gzipped by the build, since static hosts
// do not compress what they do not know. A WebAssembly module on its own is taken as it is.

export interface Unpacked {
  module: ArrayBuffer;
  files: Record<string, ArrayBuffer>;
}

/** Reads what a language's engine comes in. Throws if it is neither a module nor a pack. */
export async function unpack(bytes: ArrayBuffer): Promise<Unpacked> {
  const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (start[0] === 0 && start[1] === 0x61) return { module: bytes, files: {} };
  // A host may have unpacked it on the way.
  const isZipped = start[0] === 0x1f && start[1] === 0x8b;
  const plain = isZipped ? await unzipped(bytes) : bytes;
  const length = new DataView(plain).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, length))) as [string, number][];
  const files: Record<string, ArrayBuffer> = {};
  let at = 4 + length;
  for (const [name, size] of index) {
    files[name] = plain.slice(at, (at += size));
  }
  const engine = Object.keys(files).find((name) => name.endsWith(".wasm"));
  if (at !== plain.byteLength || engine === undefined) throw new Error("The runtime's file is incomplete.");
  const module = files[engine] as ArrayBuffer;
  delete files[engine];
  return { module, files };
}

async function unzipped(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
