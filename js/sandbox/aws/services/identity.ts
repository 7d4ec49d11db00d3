// Who calls, and who may what.

import { digits, type Call, type Family } from "../call.ts";
import { number, text, type Members } from "../values.ts";

export const sts: Family = {
  GetCallerIdentity: (_parameters, call) => ({
    UserId: `AROA${digits(call.account, 17).toUpperCase()}:${call.caller.split("/").at(-1) ?? ""}`,
    Account: call.account,
    Arn: call.caller,
  }),
  AssumeRole(parameters, call) {
    const role = text(parameters.RoleArn) ?? "";
    const session = text(parameters.RoleSessionName) ?? "";
    return {
      Credentials: credentials(parameters, call),
      PackedPolicySize: 1,
      AssumedRoleUser: {
        AssumedRoleId: `AROA${digits(role, 17).toUpperCase()}:${session}`,
        Arn: `${role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/${session}`,
      },
    };
  },
  GetSessionToken: (parameters, call) => ({ Credentials: credentials(parameters, call) }),
  GetAccessKeyInfo: (_parameters, call) => ({ Account: call.account }),
};

/** Credentials that could be no real ones: AWS's own examples look like these. */
function credentials(parameters: Members, call: Call): Members {
  return {
    AccessKeyId: "ASIAIOSFODNN7EXAMPLE",
    SecretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    SessionToken: "EXAMPLETOKEN",
    Expiration: call.time(number(parameters.DurationSeconds) ?? 3600),
  };
}

export const iam: Family = {
  GetRole(parameters, call) {
    const name = text(parameters.RoleName) ?? "";
    return {
      Role: {
        Path: "/",
        RoleName: name,
        RoleId: `AROA${digits(name, 17).toUpperCase()}`,
        Arn: call.globalArn("iam", `role/${name}`),
        CreateDate: call.time(-864_000),
        AssumeRolePolicyDocument: {},
        MaxSessionDuration: 3600,
      },
    };
  },
  GetUser(parameters, call) {
    const name = text(parameters.UserName) ?? "example";
    return {
      User: {
        Path: "/",
        UserName: name,
        UserId: `AIDA${digits(name, 17).toUpperCase()}`,
        Arn: call.globalArn("iam", `user/${name}`),
        CreateDate: call.time(-864_000),
      },
    };
  },
  ListAccountAliases: () => ({ AccountAliases: ["example"], IsTruncated: false }),
};
