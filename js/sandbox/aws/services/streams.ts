// Streams of records: Kinesis and Firehose.

import type { Json } from "../../contract.ts";
import type { Call, Family } from "../call.ts";
import { bodyBase64, bytes, list, text, type Members } from "../values.ts";

export const kinesis: Family = {
  PutRecord: (parameters, call) => ({ ...put(parameters, name(parameters), call), EncryptionType: "NONE" }),
  PutRecords: (parameters, call) => ({
    FailedRecordCount: 0,
    Records: list(parameters.Records).map((record) => put(record as Members, name(parameters), call)),
    EncryptionType: "NONE",
  }),
  ListShards: () => ({ Shards: [shard()] }),
  DescribeStreamSummary: (parameters, call) => ({
    StreamDescriptionSummary: {
      StreamName: name(parameters),
      StreamARN: call.arn("kinesis", `stream/${name(parameters)}`),
      StreamStatus: "ACTIVE",
      RetentionPeriodHours: 24,
      OpenShardCount: 1,
      ConsumerCount: 0,
      StreamCreationTimestamp: call.time(-864_000),
      EnhancedMonitoring: [],
    },
  }),
  DescribeStream: (parameters, call) => ({
    StreamDescription: {
      StreamName: name(parameters),
      StreamARN: call.arn("kinesis", `stream/${name(parameters)}`),
      StreamStatus: "ACTIVE",
      Shards: [shard()],
      HasMoreShards: false,
      RetentionPeriodHours: 24,
      StreamCreationTimestamp: call.time(-864_000),
      EnhancedMonitoring: [],
    },
  }),
  GetShardIterator: (parameters) => ({ ShardIterator: `${name(parameters)}|0` }),
  GetRecords(parameters, call) {
    const [stream = "", from = "0"] = (text(parameters.ShardIterator) ?? "").split("|");
    const all = call.shelf<Json[]>("kinesis").get(stream) ?? [];
    return { Records: all.slice(Number(from)), NextShardIterator: `${stream}|${all.length}`, MillisBehindLatest: 0 };
  },
};

function name(parameters: Members): string {
  return text(parameters.StreamName) ?? (text(parameters.StreamARN) ?? "").split("/").at(-1) ?? "";
}

function put(record: Members, stream: string, call: Call): Members {
  const shelf = call.shelf<Json[]>("kinesis");
  const all = shelf.get(stream) ?? [];
  const SequenceNumber = String(49_590_338_271_490_256_608n * 10n ** 36n + BigInt(all.length));
  all.push({
    SequenceNumber,
    ApproximateArrivalTimestamp: call.time(),
    Data: bytes(bodyBase64(record.Data)),
    PartitionKey: record.PartitionKey ?? "",
  });
  shelf.set(stream, all);
  return { ShardId: SHARD, SequenceNumber };
}

const SHARD = "shardId-000000000000";

function shard(): Json {
  return {
    ShardId: SHARD,
    HashKeyRange: { StartingHashKey: "0", EndingHashKey: "340282366920938463463374607431768211455" },
    SequenceNumberRange: { StartingSequenceNumber: String(49_590_338_271_490_256_608n * 10n ** 36n) },
  };
}

export const firehose: Family = {
  PutRecord: (_parameters, call) => ({ RecordId: recordId(call), Encrypted: false }),
  PutRecordBatch: (parameters, call) => ({
    FailedPutCount: 0,
    Encrypted: false,
    RequestResponses: list(parameters.Records).map(() => ({ RecordId: recordId(call) })),
  }),
};

function recordId(call: Call): string {
  return call.hex(64);
}
