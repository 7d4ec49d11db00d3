// Files in /tmp as streams.

import { addTick } from "../timers.ts";
import { fs } from "./fs.ts";
import { Readable } from "./readable.ts";
import { Writable } from "./writable.ts";

type Options = string | { encoding?: string; flags?: string } | undefined;
const encodingOf = (options: Options) => (typeof options === "string" ? options : options?.encoding);

/** `fs.createReadStream`: the file as one chunk. */
export function readFile(path: unknown, options?: Options): Readable {
  const stream = new Readable({
    encoding: encodingOf(options),
    read(this: Readable) {
      this.push(fs.readFileSync(path));
      this.push(null);
    },
  });
  // Node opens the file at once, and not when it is read.
  addTick(() => {
    try {
      fs.accessSync(path);
    } catch (error) {
      stream.destroy(Object.assign(error as Error, { message: (error as Error).message.replace("access", "open") }));
    }
  });
  return stream;
}

/** `fs.createWriteStream` */
export function writeFile(path: unknown, options?: Options): Writable {
  const isMore = typeof options === "object" && options.flags?.startsWith("a");
  if (!isMore) fs.writeFileSync(path, "");
  return new Writable({
    write(chunk, _encoding, done) {
      fs.appendFileSync(path, chunk as never);
      done();
    },
  });
}
