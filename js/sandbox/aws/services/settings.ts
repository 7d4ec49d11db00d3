// What handlers read their settings from: parameters, secrets, AppConfig. What nobody has put is made up, since the
// playground cannot know it and most handlers could not go on without.

import type { Json } from "../../contract.ts";
import { digits, type Call, type Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { bytes, number, special, stream, text, texts, toBase64, when, type Members } from "../values.ts";

interface Parameter {
  value: string;
  type: string;
  version: number;
  modified: Json;
}

export const ssm: Family = {
  GetParameter(parameters, call) {
    const name = text(parameters.Name) ?? "";
    return { Parameter: shown(name, parameter(name, call), parameters, call) };
  },
  GetParameters(parameters, call) {
    const Parameters: Json[] = [];
    const InvalidParameters: Json[] = [];
    for (const name of texts(parameters.Names)) {
      if (stored(call).get(bareName(name)) === null) InvalidParameters.push(name);
      else Parameters.push(shown(name, parameter(name, call), parameters, call));
    }
    return { Parameters, InvalidParameters };
  },
  GetParametersByPath(parameters, call) {
    const path = `${(text(parameters.Path) ?? "/").replace(/\/$/, "")}/`;
    const found = [...stored(call)].filter(
      ([name]) => name.startsWith(path) && (parameters.Recursive === true || !name.slice(path.length).includes("/")),
    );
    return { Parameters: found.flatMap(([name, kept]) => (kept ? [shown(name, kept, parameters, call)] : [])) };
  },
  PutParameter(parameters, call) {
    const name = text(parameters.Name) ?? "";
    const before = stored(call).get(name);
    if (before && parameters.Overwrite !== true) {
      throw new Refusal(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      );
    }
    const version = (before?.version ?? 0) + 1;
    stored(call).set(name, {
      value: text(parameters.Value) ?? "",
      type: text(parameters.Type) ?? before?.type ?? "String",
      version,
      modified: call.time(),
    });
    return { Version: version, Tier: "Standard" };
  },
  DeleteParameter(parameters, call) {
    const name = text(parameters.Name) ?? "";
    parameter(name, call);
    stored(call).set(name, null);
    return {};
  },
  SendCommand: (parameters, call) => ({
    Command: {
      CommandId: call.uuid(),
      DocumentName: parameters.DocumentName ?? "",
      Status: "Pending",
      StatusDetails: "Pending",
      InstanceIds: parameters.InstanceIds ?? [],
      Targets: parameters.Targets ?? [],
      Parameters: parameters.Parameters ?? {},
      RequestedDateTime: call.time(),
      Comment: parameters.Comment ?? "",
      TargetCount: texts(parameters.InstanceIds).length,
      CompletedCount: 0,
      ErrorCount: 0,
    },
  }),
  GetCommandInvocation: (parameters) => ({
    CommandId: parameters.CommandId ?? "",
    InstanceId: parameters.InstanceId ?? "",
    Status: "Success",
    StatusDetails: "Success",
    ResponseCode: 0,
    StandardOutputContent: "",
    StandardErrorContent: "",
  }),
  StartAutomationExecution: (_parameters, call) => ({ AutomationExecutionId: call.uuid() }),
};

/** `null` stands for a parameter that was deleted. */
function stored(call: Call): Map<string, Parameter | null> {
  return call.shelf<Parameter | null>("ssm");
}

function bareName(name: string): string {
  return name
    .replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/?/, (start) => (start.endsWith("/") ? "/" : ""))
    .replace(/:[^:/]*$/, "");
}

function parameter(given: string, call: Call): Parameter {
  const name = bareName(given);
  const found = stored(call).get(name);
  if (found === null) throw new Refusal("ParameterNotFound", "");
  if (found) return found;
  // The public parameters with the newest images.
  const value = name.startsWith("/aws/service/ami-") ? `ami-0${digits(name, 16)}` : `example-${name.split("/").at(-1) ?? ""}`;
  const made = { value, type: "String", version: 1, modified: call.time(-86_400) };
  stored(call).set(name, made);
  return made;
}

function shown(given: string, { value, type, version, modified }: Parameter, parameters: Members, call: Call): Json {
  const name = bareName(given);
  const isHidden = type === "SecureString" && parameters.WithDecryption !== true;
  return {
    Name: name,
    Type: type,
    Value: isHidden ? `AQICAHh${toBase64(digits(value, 48))}` : value,
    Version: version,
    LastModifiedDate: modified,
    ARN: call.arn("ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`),
    DataType: "text",
  };
}

interface Secret {
  text: string | undefined;
  binary: string | undefined;
  version: string;
  created: Json;
}

export const secretsmanager: Family = {
  GetSecretValue(parameters, call) {
    const [name, secret] = secretOf(parameters, call);
    return {
      ...named(name, call),
      VersionId: secret.version,
      VersionStages: ["AWSCURRENT"],
      CreatedDate: secret.created,
      ...when(secret.text !== undefined, { SecretString: secret.text ?? "" }),
      ...when(secret.binary !== undefined, { SecretBinary: bytes(secret.binary ?? "") }),
    };
  },
  DescribeSecret(parameters, call) {
    const [name, secret] = secretOf(parameters, call);
    return {
      ...named(name, call),
      CreatedDate: secret.created,
      LastChangedDate: secret.created,
      VersionIdsToStages: { [secret.version]: ["AWSCURRENT"] },
    };
  },
  CreateSecret(parameters, call) {
    const name = text(parameters.Name) ?? "";
    if (secrets(call).get(name)) {
      throw new Refusal("ResourceExistsException", `The operation failed because the secret ${name} already exists.`);
    }
    return keep(name, parameters, call);
  },
  PutSecretValue: (parameters, call) => ({ ...keep(secretName(parameters), parameters, call), VersionStages: ["AWSCURRENT"] }),
  UpdateSecret: (parameters, call) => keep(secretName(parameters), parameters, call),
  DeleteSecret(parameters, call) {
    const [name] = secretOf(parameters, call);
    secrets(call).set(name, null);
    return { ...named(name, call), DeletionDate: call.time((number(parameters.RecoveryWindowInDays) ?? 30) * 86_400) };
  },
  ListSecrets: (_parameters, call) => ({
    SecretList: [...secrets(call)].flatMap(([name, secret]) =>
      secret ? [{ ...named(name, call), CreatedDate: secret.created }] : [],
    ),
  }),
  GetRandomPassword(parameters, call) {
    const length = Math.min(Math.max(number(parameters.PasswordLength) ?? 32, 1), 4096);
    return { RandomPassword: call.hex(length) };
  },
};

function secrets(call: Call): Map<string, Secret | null> {
  return call.shelf<Secret | null>("secrets");
}

function secretName(parameters: Members): string {
  // The ARN ends with six letters that are not part of the name.
  return (text(parameters.SecretId) ?? "").replace(
    /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.*?)(?:-[A-Za-z0-9]{6})?$/,
    "$1",
  );
}

function secretOf(parameters: Members, call: Call): [string, Secret] {
  const name = secretName(parameters);
  const found = secrets(call).get(name);
  if (found === null) throw new Refusal("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  if (found) return [name, found];
  const made = {
    text: '{"username":"example","password":"example"}',
    binary: undefined,
    version: call.uuid(),
    created: call.time(-86_400),
  };
  secrets(call).set(name, made);
  return [name, made];
}

function keep(name: string, parameters: Members, call: Call): Members {
  const version = text(parameters.ClientRequestToken) ?? call.uuid();
  const binary =
    special(parameters.SecretBinary, "$bytes") ??
    (text(parameters.SecretBinary) === undefined ? undefined : toBase64(text(parameters.SecretBinary) ?? ""));
  secrets(call).set(name, { text: text(parameters.SecretString), binary, version, created: call.time() });
  return { ...named(name, call), VersionId: version };
}

function named(name: string, call: Call): Members {
  return { ARN: call.arn("secretsmanager", `secret:${name}-${digits(name, 6)}`), Name: name };
}

export const appconfigdata: Family = {
  StartConfigurationSession: (_parameters, call) => ({ InitialConfigurationToken: call.hex(32) }),
  GetLatestConfiguration: (_parameters, call) => ({
    NextPollConfigurationToken: call.hex(32),
    NextPollIntervalInSeconds: 60,
    ContentType: "application/json",
    Configuration: stream(toBase64("{}")),
  }),
};

export const kms: Family = {
  Encrypt(parameters, call) {
    const plain = special(parameters.Plaintext, "$bytes") ?? toBase64(text(parameters.Plaintext) ?? "");
    return {
      CiphertextBlob: bytes(toBase64(`kms:${plain}`)),
      KeyId: keyArn(parameters.KeyId, call),
      EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    };
  },
  Decrypt(parameters, call) {
    const blob = special(parameters.CiphertextBlob, "$bytes") ?? text(parameters.CiphertextBlob) ?? "";
    const plain = /^kms:(.*)$/.exec(unpacked(blob))?.[1];
    // What was encrypted elsewhere, such as a variable of the function's settings, cannot be known here.
    if (plain === undefined)
      return { KeyId: keyArn(undefined, call), Plaintext: bytes(toBase64("example")), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
    return { KeyId: keyArn(parameters.KeyId, call), Plaintext: bytes(plain), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
  },
  GenerateDataKey(parameters, call) {
    const length = number(parameters.NumberOfBytes) ?? (parameters.KeySpec === "AES_128" ? 16 : 32);
    if (length < 1 || length > 1024) {
      throw new Refusal(
        "ValidationException",
        `1 validation error detected: Value '${length}' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024`,
      );
    }
    const plain = toBase64(call.hex(length));
    return { CiphertextBlob: bytes(toBase64(`kms:${plain}`)), Plaintext: bytes(plain), KeyId: keyArn(parameters.KeyId, call) };
  },
  DescribeKey: (parameters, call) => ({
    KeyMetadata: {
      AWSAccountId: call.account,
      KeyId: keyArn(parameters.KeyId, call).split("/").at(-1) ?? "",
      Arn: keyArn(parameters.KeyId, call),
      Enabled: true,
      Description: "",
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyState: "Enabled",
      KeyManager: "CUSTOMER",
      CreationDate: call.time(-864_000),
    },
  }),
};

function keyArn(given: Json | undefined, call: Call): string {
  const id = text(given);
  if (id?.startsWith("arn:")) return id;
  return call.arn("kms", `key/${id === undefined || id.startsWith("alias/") ? "00000000-0000-0000-0000-000000000000" : id}`);
}

function unpacked(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}
