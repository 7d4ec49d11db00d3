// What the page adds to an error of Lambda's, where the words alone would leave a visitor at a loss.

/** What a hint is about, as Python finds it. */
export type Hint =
  | { kind: "package"; name: string }
  | { kind: "library"; name: string }
  | { kind: "file"; module: string; file: string }
  | { kind: "handler"; module: string; found: string[] }
  | { kind: "dot" }
  | { kind: "arguments" }
  | { kind: "marshal"; type: string };

export function sentence(hint: Hint): string {
  switch (hint.kind) {
    case "package":
      return (
        `Lambda's Python runtime has the standard library and boto3, but not ${hint.name}. At AWS, add it to the ` +
        `deployment package or a layer${LAYERS[hint.name] ?? ""}. Packages can't be added here.` +
        (INSTEAD[hint.name] ?? "")
      );
    case "library":
      return `${hint.name} is part of Python on AWS, but not of the Python that runs in this page.`;
    case "file":
      return `The code is in ${hint.file}, so the handler name must begin with ${stem(hint.file)}.`;
    case "handler":
      return hint.found.length
        ? `The module ${hint.module} has ${list(hint.found)}. Change the handler name or the function name.`
        : `The module ${hint.module} defines no function.`;
    case "dot":
      return (
        "A handler's name is the file's name without .py, a dot, and the function's name, " +
        "as in lambda_function.lambda_handler."
      );
    case "arguments":
      return "Lambda calls the handler with two arguments: def lambda_handler(event, context).";
    case "marshal":
      return (
        `Lambda returns JSON, which has no equivalent for ${hint.type || "this value"}. ` +
        (FIX[hint.type] ?? "Return strings, numbers, lists and dicts.")
      );
  }
}

/** Layers that AWS itself publishes. */
const LAYERS: Record<string, string> = {
  aws_lambda_powertools: " (AWS publishes one, AWSLambdaPowertoolsPythonV3)",
  numpy: " (AWS publishes one with pandas, AWSSDKPandas)",
  pandas: " (AWS publishes one, AWSSDKPandas)",
  awswrangler: " (AWS publishes one, AWSSDKPandas)",
};

const WITHOUT = "To run the code here, remove what uses it";

const INSTEAD: Record<string, string> = {
  aws_lambda_powertools: ` ${WITHOUT}, such as its decorators, and log with logging.`,
  aws_xray_sdk: ` ${WITHOUT}: patch_all() and its segments only trace.`,
  numpy: " For statistics, statistics and math are there.",
  pandas: " For tables, csv and statistics are there.",
  pydantic: " For checked records, dataclasses is there.",
  yaml: " For settings, json and tomllib are there.",
  dotenv: " Set the variables in the function's settings.",

  requests: " For HTTP calls, urllib3 and urllib.request are there.",
  httpx: " For HTTP calls, urllib3 and urllib.request are there.",
  aiohttp: " For HTTP calls, urllib3 and urllib.request are there.",
  pytz: " For time zones, zoneinfo is there.",
  simplejson: " For JSON, json is there.",
};

const FIX: Record<string, string> = {
  datetime: "Use str(value) or value.isoformat(), or json.dumps(value, default=str).",
  date: "Use str(value) or value.isoformat(), or json.dumps(value, default=str).",
  coroutine: "Lambda's Python runtime doesn't await handlers. Write a regular function that calls asyncio.run.",
  set: "Use list(value) or sorted(value).",
  bytes: "Use value.decode() or base64.",
  UUID: "Use str(value).",
};

function stem(file: string): string {
  return file.replace(/\.py$/, "");
}

function list(names: string[]): string {
  const shown = names.slice(0, 5);
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
