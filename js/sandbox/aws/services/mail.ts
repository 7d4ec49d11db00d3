// Mail, both versions of the API.

import type { Call, Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { list, member, text, texts, type Members } from "../values.ts";

export const ses: Family = {
  SendEmail: (parameters, call) => {
    checkRecipients(parameters.Destination);
    return { MessageId: id(call) };
  },
  SendTemplatedEmail(parameters, call) {
    checkRecipients(parameters.Destination);
    return { MessageId: id(call) };
  },
  SendRawEmail: (_parameters, call) => ({ MessageId: id(call) }),
  SendBulkTemplatedEmail: (parameters, call) => ({
    Status: list(parameters.Destinations).map(() => ({ Status: "Success", MessageId: id(call) })),
  }),
  GetSendQuota: () => ({ Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 }),
};

export const sesv2: Family = {
  SendEmail(parameters, call) {
    checkRecipients(parameters.Destination);
    return { MessageId: id(call) };
  },
  SendBulkEmail: (parameters, call) => ({
    BulkEmailEntryResults: list(parameters.BulkEmailEntries).map(() => ({ Status: "SUCCESS", MessageId: id(call) })),
  }),
};

function checkRecipients(destination: Members[string] | undefined): void {
  const all = ["ToAddresses", "CcAddresses", "BccAddresses"].flatMap((name) => texts(member(destination, name)));
  const wrong = all.find((address) => !text(address)?.includes("@"));
  if (wrong !== undefined) throw new Refusal("InvalidParameterValue", "Missing final '@domain'", 400);
}

/** Such as `0102018f…-1a2b3c4d-…-000000`. */
function id(call: Call): string {
  return `0102${call.hex(12)}-${call.uuid()}-000000`;
}
