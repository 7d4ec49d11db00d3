// What botocore does to parameters of S3 before it looks at them (`handlers.py`), as far as handlers can see it.

import type { Json } from "../contract.ts";
import { isMembers, text } from "./values.ts";
import type { Invalid } from "./validate.ts";

const BUCKET = String.raw`^[a-zA-Z0-9.\-_]{1,255}$`;
const ACCESS_POINT = String.raw`^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$`;
const OUTPOST = String.raw`^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$`;
const ARN = `${ACCESS_POINT}|${OUTPOST}`;

/** The parameters as they go on, or what is wrong with them. */
export function prepared(service: string, operation: string, parameters: Json): { parameters: Json } | { invalid: Invalid } {
  if (service !== "s3" || !isMembers(parameters)) return { parameters };
  const bucket = text(parameters.Bucket);
  if (bucket !== undefined && bucket !== "" && !new RegExp(BUCKET).test(bucket) && !new RegExp(ARN).test(bucket)) {
    const words = `Invalid bucket name "${bucket}": Bucket name must match the regex "${BUCKET}" or be an ARN matching the regex "${ARN}"`;
    return { invalid: { kind: "range", parameter: "Bucket", path: "Bucket", text: words } };
  }
  const source = parameters.CopySource;
  if ((operation !== "CopyObject" && operation !== "UploadPartCopy") || !isMembers(source)) return { parameters };
  const missing = ["Bucket", "Key"].find((name) => !Object.hasOwn(source, name));
  if (missing !== undefined) {
    return {
      invalid: { kind: "missing", parameter: missing, path: "CopySource", text: `Missing required parameter: '${missing}'` },
    };
  }
  const key = encodeURIComponent(text(source.Key) ?? "").replaceAll("%2F", "/");
  const version = text(source.VersionId);
  const joined = `${text(source.Bucket) ?? ""}/${key}${version === undefined ? "" : `?versionId=${version}`}`;
  return { parameters: { ...parameters, CopySource: joined } };
}
