// S3: objects that were put can be got; those that a handler asks for first are made up, until it deletes them.

import type { Json } from "../../contract.ts";
import type { Answerer, Call, Family } from "../call.ts";
import { md5 } from "../md5.ts";
import { Refusal } from "../refusal.ts";
import { bodyBase64, decode, encode, isMembers, list, member, number, stream, text, toBase64, type Members } from "../values.ts";

interface Stored {
  body: string;
  size: number;
  etag: string;
  type: string;
  metadata: Members;
  modified: Json;
  tags: Json[];
}

/** A bucket's objects; `null` for one that was deleted. */
type Bucket = Map<string, Stored | null>;

export const s3: Family = {
  GetObject(parameters, call) {
    const found = object(parameters, call);
    const range = /^bytes=(\d*)-(\d*)$/.exec(text(parameters.Range) ?? "");
    if (!range) return { ...head(found), Body: stream(found.body) };
    const bytes = decode(found.body);
    const from = range[1] === "" ? Math.max(bytes.length - Number(range[2]), 0) : Number(range[1]);
    const to = range[1] === "" || range[2] === "" ? bytes.length - 1 : Math.min(Number(range[2]), bytes.length - 1);
    if (from > to) throw new Refusal("InvalidRange", "The requested range is not satisfiable", 416);
    return {
      ...head(found),
      Body: stream(encode(bytes.subarray(from, to + 1))),
      ContentLength: to - from + 1,
      ContentRange: `bytes ${from}-${to}/${bytes.length}`,
    };
  },
  HeadObject(parameters, call) {
    try {
      return head(object(parameters, call));
    } catch {
      // An answer to HEAD has no body that could say more.
      throw new Refusal("404", "Not Found", 404);
    }
  },
  PutObject(parameters, call) {
    const stored = put(parameters, bodyBase64(parameters.Body), call);
    return { ETag: stored.etag, ServerSideEncryption: "AES256", ChecksumType: "FULL_OBJECT" };
  },
  CopyObject(parameters, call) {
    const [, bucket = "", key = ""] = /^\/?([^/]+)\/(.+?)(?:\?versionId=.*)?$/.exec(source(parameters.CopySource)) ?? [];
    const found = object({ Bucket: bucket, Key: key }, call);
    const stored = put({ ContentType: found.type, Metadata: found.metadata, ...parameters }, found.body, call);
    return { CopyObjectResult: { ETag: stored.etag, LastModified: stored.modified }, ServerSideEncryption: "AES256" };
  },
  DeleteObject(parameters, call) {
    bucket(parameters, call).set(text(parameters.Key) ?? "", null);
    return {};
  },
  DeleteObjects(parameters, call) {
    const keys = list(member(parameters.Delete, "Objects")).map((entry) => text(member(entry, "Key")) ?? "");
    for (const key of keys) bucket(parameters, call).set(key, null);
    return { Deleted: keys.map((Key) => ({ Key })) };
  },
  ListObjectsV2: (parameters, call) => listing(parameters, call, "StartAfter"),
  ListObjects: (parameters, call) => listing(parameters, call, "Marker"),
  ListBuckets: (_parameters, call) => ({
    Buckets: [...call.shelf("s3").keys()].map((Name) => ({ Name, CreationDate: call.time(-86_400) })),
    Owner: { ID: "example" },
  }),
  HeadBucket: (_parameters, call) => ({ BucketRegion: call.region, AccessPointAlias: false }),
  GetBucketLocation: (_parameters, call) => ({ LocationConstraint: call.region === "us-east-1" ? null : call.region }),
  CreateBucket(parameters, call) {
    bucket(parameters, call);
    return { Location: `http://${text(parameters.Bucket) ?? ""}.s3.amazonaws.com/` };
  },
  GetObjectTagging: (parameters, call) => ({ TagSet: object(parameters, call).tags }),
  PutObjectTagging(parameters, call) {
    object(parameters, call).tags = list(member(parameters.Tagging, "TagSet"));
    return {};
  },
  CreateMultipartUpload(parameters, call) {
    const id = call.hex(64);
    call.shelf<Uint8Array[]>("s3.uploads").set(id, []);
    call.shelf<Members>("s3.starts").set(id, parameters);
    return { Bucket: parameters.Bucket ?? "", Key: parameters.Key ?? "", UploadId: id, ServerSideEncryption: "AES256" };
  },
  UploadPart(parameters, call) {
    const part = number(parameters.PartNumber) ?? 0;
    if (part < 1 || part > 10_000) {
      throw new Refusal("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
    }
    const bytes = decode(bodyBase64(parameters.Body));
    upload(parameters, call)[part] = bytes;
    return { ETag: `"${md5(bytes)}"`, ServerSideEncryption: "AES256" };
  },
  CompleteMultipartUpload(parameters, call) {
    const parts = upload(parameters, call).filter((part) => part !== undefined);
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    const id = text(parameters.UploadId) ?? "";
    const start = call.shelf<Members>("s3.starts").get(id) ?? parameters;
    call.shelf("s3.uploads").delete(id);
    const stored = put(start, encode(whole), call);
    stored.etag = stored.etag.replace(/"$/, `-${parts.length}"`);
    const { Bucket = "", Key = "" } = parameters;
    return { Location: address(parameters, call), Bucket, Key, ETag: stored.etag, ServerSideEncryption: "AES256" };
  },
  AbortMultipartUpload(parameters, call) {
    call.shelf("s3.uploads").delete(text(parameters.UploadId) ?? "");
    return {};
  },
};

const listing = (parameters: Members, call: Call, after: string): ReturnType<Answerer> => {
  const prefix = text(parameters.Prefix) ?? "";
  const delimiter = text(parameters.Delimiter);
  const most = Math.min(number(parameters.MaxKeys) ?? 1000, 1000);
  const start = text(parameters.ContinuationToken) ?? text(parameters[after]) ?? "";
  const stored = bucket(parameters, call);
  const told =
    call.atEvent("detail", "bucket", "name") === parameters.Bucket ? call.atEvent("detail", "object", "key") : undefined;
  if (told !== undefined && !stored.has(told)) stored.set(told, invented(told, call));
  const keys = [...stored]
    .filter(([key, found]) => found && key.startsWith(prefix) && key > start)
    .map(([key]) => key)
    .sort();
  const folders = new Set<string>();
  const Contents: Json[] = [];
  let last = "";
  let more = false;
  for (const key of keys) {
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const folder = cut >= 0 && delimiter ? key.slice(0, cut + delimiter.length) : undefined;
    if (folder !== undefined && folders.has(folder)) continue;
    if (Contents.length + folders.size >= most) {
      more = true;
      break;
    }
    last = key;
    if (folder !== undefined) folders.add(folder);
    else Contents.push(entry(key, stored.get(key)));
  }
  return {
    IsTruncated: more,
    ...(Contents.length > 0 ? { Contents } : {}),
    Name: parameters.Bucket ?? "",
    Prefix: prefix,
    ...(delimiter ? { Delimiter: delimiter } : {}),
    MaxKeys: most,
    ...(folders.size > 0 ? { CommonPrefixes: [...folders].map((Prefix) => ({ Prefix })) } : {}),
    EncodingType: "url",
    ...(after === "Marker" ? { Marker: start } : { KeyCount: Contents.length + folders.size }),
    ...(more ? { [after === "Marker" ? "NextMarker" : "NextContinuationToken"]: last } : {}),
  };
};

function bucket(parameters: Members, call: Call): Bucket {
  const name = text(parameters.Bucket) ?? "";
  const shelf = call.shelf<Bucket>("s3");
  const found = shelf.get(name) ?? (new Map() as Bucket);
  shelf.set(name, found);
  return found;
}

function object(parameters: Members, call: Call): Stored {
  const stored = bucket(parameters, call);
  const key = text(parameters.Key) ?? "";
  const found = stored.get(key);
  if (found) return found;
  if (found === null) throw new Refusal("NoSuchKey", "The specified key does not exist.", 404, { Key: key });
  const made = invented(key, call);
  stored.set(key, made);
  return made;
}

/** An object whose content suits its name. */
function invented(key: string, call: Call): Stored {
  const ending = /\.([a-z0-9]+)$/i.exec(key)?.[1]?.toLowerCase() ?? "";
  const contents: Record<string, [string, string]> = {
    json: ["application/json", '{"id": 1, "name": "example"}'],
    jsonl: ["application/x-ndjson", '{"id": 1}\n{"id": 2}\n'],
    csv: ["text/csv", "id,name\n1,one\n2,two\n"],
    html: ["text/html", "<!doctype html><title>Example</title>"],
    xml: ["application/xml", "<example/>"],
    txt: ["text/plain", `The content of ${key}.\n`],
  };
  const [type, content] = (Object.hasOwn(contents, ending) ? contents[ending] : undefined) ?? [
    "binary/octet-stream",
    `The content of ${key}.\n`,
  ];
  return made(toBase64(content), type, {}, call);
}

function put(parameters: Members, body: string, call: Call): Stored {
  const metadata = isMembers(parameters.Metadata) ? parameters.Metadata : {};
  const stored = made(body, text(parameters.ContentType) ?? "binary/octet-stream", metadata, call);
  bucket(parameters, call).set(text(parameters.Key) ?? "", stored);
  return stored;
}

function made(body: string, type: string, metadata: Members, call: Call): Stored {
  const bytes = decode(body);
  return { body, size: bytes.length, etag: `"${md5(bytes)}"`, type, metadata, modified: call.time(), tags: [] };
}

function head({ size, etag, type, metadata, modified }: Stored): Members {
  return {
    AcceptRanges: "bytes",
    LastModified: modified,
    ContentLength: size,
    ETag: etag,
    ContentType: type,
    ServerSideEncryption: "AES256",
    Metadata: metadata,
  };
}

/** An object whose content somebody gave, with what S3 says of every object. */
export function describedObject(given: Json, key: string, call: Call): Json {
  const body = member(given, "Body");
  if (!isMembers(given) || body === undefined) return given;
  return { ...head(made(bodyBase64(body), invented(key, call).type, {}, call)), ...given };
}

function entry(key: string, stored: Stored | null | undefined): Json {
  return {
    Key: key,
    LastModified: stored?.modified ?? null,
    ETag: stored?.etag ?? "",
    Size: stored?.size ?? 0,
    StorageClass: "STANDARD",
  };
}

function source(given: Json | undefined): string {
  const quoted = text(given) ?? "";
  try {
    return decodeURIComponent(quoted);
  } catch {
    return quoted;
  }
}

function upload(parameters: Members, call: Call): Uint8Array[] {
  const found = call.shelf<Uint8Array[]>("s3.uploads").get(text(parameters.UploadId) ?? "");
  if (found) return found;
  throw new Refusal(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    404,
  );
}

function address(parameters: Members, call: Call): string {
  return `https://${text(parameters.Bucket) ?? ""}.s3.${call.region}.amazonaws.com/${encodeURIComponent(text(parameters.Key) ?? "")}`;
}
