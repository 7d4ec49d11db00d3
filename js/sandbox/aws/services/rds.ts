// RDS: instances, clusters and snapshots that come into being when they are named, and keep their state.

import type { Json } from "../../contract.ts";
import { digits, type Call, type Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { list, member, number, text, when, type Members } from "../values.ts";

export const rds: Family = {
  DescribeDBInstances: (parameters, call) => ({ DBInstances: chosen(INSTANCE, parameters, call) }),
  DescribeDBClusters: (parameters, call) => ({ DBClusters: chosen(CLUSTER, parameters, call) }),
  DescribeDBSnapshots: (parameters, call) => ({ DBSnapshots: chosen(SNAPSHOT, parameters, call) }),
  DescribeDBClusterSnapshots: (parameters, call) => ({ DBClusterSnapshots: chosen(CLUSTER_SNAPSHOT, parameters, call) }),
  StartDBInstance: (parameters, call) => ({ DBInstance: moved(INSTANCE, parameters, call, "stopped", "starting", "available") }),
  StopDBInstance: (parameters, call) => ({ DBInstance: moved(INSTANCE, parameters, call, "available", "stopping", "stopped") }),
  RebootDBInstance: (parameters, call) => ({
    DBInstance: moved(INSTANCE, parameters, call, "available", "rebooting", "available"),
  }),
  ModifyDBInstance: (parameters, call) => ({
    DBInstance: moved(INSTANCE, parameters, call, "available", "modifying", "available"),
  }),
  CreateDBInstance: (parameters, call) => ({ DBInstance: moved(INSTANCE, parameters, call, "", "creating", "available") }),
  DeleteDBInstance: (parameters, call) => ({ DBInstance: deleted(INSTANCE, parameters, call) }),
  StartDBCluster: (parameters, call) => ({ DBCluster: moved(CLUSTER, parameters, call, "stopped", "starting", "available") }),
  StopDBCluster: (parameters, call) => ({ DBCluster: moved(CLUSTER, parameters, call, "available", "stopping", "stopped") }),
  DeleteDBCluster: (parameters, call) => ({ DBCluster: deleted(CLUSTER, parameters, call) }),
  CreateDBSnapshot: (parameters, call) => ({ DBSnapshot: created(SNAPSHOT, parameters, call) }),
  CopyDBSnapshot: (parameters, call) => ({ DBSnapshot: copied(SNAPSHOT, parameters, call) }),
  DeleteDBSnapshot: (parameters, call) => ({ DBSnapshot: deleted(SNAPSHOT, parameters, call) }),
  CreateDBClusterSnapshot: (parameters, call) => ({ DBClusterSnapshot: created(CLUSTER_SNAPSHOT, parameters, call) }),
  CopyDBClusterSnapshot: (parameters, call) => ({ DBClusterSnapshot: copied(CLUSTER_SNAPSHOT, parameters, call) }),
  DeleteDBClusterSnapshot: (parameters, call) => ({ DBClusterSnapshot: deleted(CLUSTER_SNAPSHOT, parameters, call) }),
  ModifyDBSnapshotAttribute: (parameters) => ({ DBSnapshotAttributesResult: shared(parameters, "DBSnapshot") }),
  ModifyDBClusterSnapshotAttribute: (parameters) => ({
    DBClusterSnapshotAttributesResult: shared(parameters, "DBClusterSnapshot"),
  }),
  StartExportTask: (parameters, call) => ({
    ExportTaskIdentifier: parameters.ExportTaskIdentifier ?? "",
    SourceArn: parameters.SourceArn ?? "",
    S3Bucket: parameters.S3BucketName ?? "",
    S3Prefix: parameters.S3Prefix ?? "",
    IamRoleArn: parameters.IamRoleArn ?? "",
    KmsKeyId: key(parameters.KmsKeyId, call),
    Status: "STARTING",
    PercentProgress: 0,
    TotalExtractedDataInGB: 0,
    SourceType: (text(parameters.SourceArn) ?? "").includes(":cluster") ? "CLUSTER" : "SNAPSHOT",
    ...when(parameters.ExportOnly !== undefined, { ExportOnly: parameters.ExportOnly ?? [] }),
  }),
  AddTagsToResource(parameters, call) {
    const shelf = call.shelf<Json[]>("rds.tags");
    const name = text(parameters.ResourceName) ?? "";
    const fresh = list(parameters.Tags);
    const kept = (shelf.get(name) ?? []).filter((tag) => !fresh.some((one) => member(one, "Key") === member(tag, "Key")));
    shelf.set(name, [...kept, ...fresh]);
    return {};
  },
  ListTagsForResource: (parameters, call) => ({
    TagList: call.shelf<Json[]>("rds.tags").get(text(parameters.ResourceName) ?? "") ?? [],
  }),
};

/** A kind of resource. */
interface Kind {
  /** `DBInstance`; its id is in `DBInstanceIdentifier`. */
  name: string;
  /** As in the ARN: `db`. */
  inArn: string;
  /** The member with its state. */
  status: string;
  attributes: (id: string, call: Call, source: string | undefined) => Members;
  notFound: string;
}

const INSTANCE: Kind = {
  name: "DBInstance",
  inArn: "db",
  status: "DBInstanceStatus",
  notFound: "DBInstanceNotFound",
  attributes: (id, call) => ({
    DBInstanceClass: "db.t4g.micro",
    Engine: "postgres",
    EngineVersion: "16.4",
    MasterUsername: "postgres",
    DBName: "postgres",
    Endpoint: {
      Address: `${id}.${digits(call.account, 12)}.${call.region}.rds.amazonaws.com`,
      Port: 5432,
      HostedZoneId: "Z29XKXDKYMONMX",
    },
    AllocatedStorage: 20,
    InstanceCreateTime: call.time(-864_000),
    AvailabilityZone: `${call.region}a`,
    MultiAZ: false,
    BackupRetentionPeriod: 7,
    PubliclyAccessible: false,
    StorageType: "gp3",
    StorageEncrypted: true,
    DeletionProtection: false,
    KmsKeyId: key(undefined, call),
    DbiResourceId: `db-${digits(id, 26).toUpperCase()}`,
    VpcSecurityGroups: [],
  }),
};

const CLUSTER: Kind = {
  name: "DBCluster",
  inArn: "cluster",
  status: "Status",
  notFound: "DBClusterNotFoundFault",
  attributes: (id, call) => ({
    Engine: "aurora-postgresql",
    EngineVersion: "16.4",
    EngineMode: "provisioned",
    MasterUsername: "postgres",
    Port: 5432,
    Endpoint: `${id}.cluster-${digits(call.account, 12)}.${call.region}.rds.amazonaws.com`,
    AllocatedStorage: 1,
    MultiAZ: false,
    AvailabilityZones: zones(call),
    ClusterCreateTime: call.time(-864_000),
    StorageEncrypted: true,
    DBClusterMembers: [],
    KmsKeyId: key(undefined, call),
    DbClusterResourceId: `cluster-${digits(id, 26).toUpperCase()}`,
  }),
};

const SNAPSHOT: Kind = {
  name: "DBSnapshot",
  inArn: "snapshot",
  status: "Status",
  notFound: "DBSnapshotNotFound",
  attributes: (id, call, source) => ({
    DBInstanceIdentifier: source ?? sourceOf(id),
    SnapshotCreateTime: call.time(),
    Engine: "postgres",
    EngineVersion: "16.4",
    AllocatedStorage: 20,
    Port: 5432,
    AvailabilityZone: `${call.region}a`,
    VpcId: `vpc-0${digits(call.account, 16)}`,
    InstanceCreateTime: call.time(-864_000),
    MasterUsername: "postgres",
    LicenseModel: "postgresql-license",
    SnapshotType: typeOf(id),
    OptionGroupName: "default:postgres-16",
    PercentProgress: 100,
    StorageType: "gp3",
    Encrypted: true,
    KmsKeyId: key(undefined, call),
    IAMDatabaseAuthenticationEnabled: false,
    DbiResourceId: `db-${digits(source ?? sourceOf(id), 26).toUpperCase()}`,
  }),
};

const CLUSTER_SNAPSHOT: Kind = {
  name: "DBClusterSnapshot",
  inArn: "cluster-snapshot",
  status: "Status",
  notFound: "DBClusterSnapshotNotFoundFault",
  attributes: (id, call, source) => ({
    DBClusterIdentifier: source ?? sourceOf(id),
    SnapshotCreateTime: call.time(),
    Engine: "aurora-postgresql",
    EngineVersion: "16.4",
    AvailabilityZones: zones(call),
    AllocatedStorage: 1,
    Port: 5432,
    VpcId: `vpc-0${digits(call.account, 16)}`,
    ClusterCreateTime: call.time(-864_000),
    MasterUsername: "postgres",
    LicenseModel: "postgresql-license",
    SnapshotType: typeOf(id),
    PercentProgress: 100,
    StorageEncrypted: true,
    KmsKeyId: key(undefined, call),
    IAMDatabaseAuthenticationEnabled: false,
  }),
};

/** The resources asked for: the one named, or those known; if there are none, the one of the event. */
function chosen(kind: Kind, parameters: Members, call: Call): Json {
  const id = named(parameters, kind);
  if (id !== undefined) return [get(kind, id, call)];
  const told = call.inEvent(new RegExp(`\\barn:aws[a-z-]*:rds:[a-z0-9-]+:\\d+:${kind.inArn}:[A-Za-z0-9:._-]+`, "g"));
  for (const arn of told) get(kind, arn, call);
  const all = [...shelf(kind, call).values()].filter((found) => found !== null);
  const source = kind === SNAPSHOT ? "DBInstanceIdentifier" : kind === CLUSTER_SNAPSHOT ? "DBClusterIdentifier" : undefined;
  const owner = source === undefined ? undefined : text(parameters[source]);
  if (owner === undefined || source === undefined) return all;
  const own = all.filter((found) => found[source] === owner);
  return own.length > 0 ? own : [make(kind, `rds:${owner}-${day(call)}`, call, owner)];
}

function named(parameters: Members, kind: Kind): string | undefined {
  return text(parameters[`${kind.name}Identifier`]);
}

/** The resource of an id or ARN, which is made when it is first named. */
function get(kind: Kind, given: string, call: Call): Members {
  const id = bare(given);
  const found = shelf(kind, call).get(id);
  if (found === null) throw new Refusal(kind.notFound, `${kind.name} ${id} not found.`, 404);
  return found ?? make(kind, id, call);
}

function make(kind: Kind, id: string, call: Call, source?: string): Members {
  const made: Members = {
    [`${kind.name}Identifier`]: id,
    [kind.status]: "available",
    ...kind.attributes(id, call, source),
    [`${kind.name}Arn`]: call.arn("rds", `${kind.inArn}:${id}`),
    TagList: [],
  };
  shelf(kind, call).set(id, made);
  return made;
}

/** Moves a resource from a state to another; the answer tells the state on the way. */
function moved(kind: Kind, parameters: Members, call: Call, before: string, way: string, end: string): Json {
  const id = named(parameters, kind) ?? "";
  const isNew = !shelf(kind, call).has(bare(id));
  const found = get(kind, id, call);
  if (isNew && before !== "") found[kind.status] = before;
  if ((way === "starting" || way === "stopping") && found[kind.status] === end) {
    const code = kind === CLUSTER ? "InvalidDBClusterStateFault" : "InvalidDBInstanceState";
    throw new Refusal(code, `${kind === CLUSTER ? "DbCluster" : "Instance"} ${bare(id)} is not in ${before} state.`, 400);
  }
  const known = Object.entries(parameters).filter(
    ([name, value]) => Object.hasOwn(found, name) && typeof value === typeof found[name],
  );
  if (way === "modifying" || way === "creating") Object.assign(found, Object.fromEntries(known));
  found[kind.status] = end;
  return { ...found, [kind.status]: way };
}

function deleted(kind: Kind, parameters: Members, call: Call): Json {
  const id = named(parameters, kind) ?? "";
  const found = get(kind, id, call);
  shelf(kind, call).set(bare(id), null);
  return { ...found, [kind.status]: kind === INSTANCE || kind === CLUSTER ? "deleting" : "deleted" };
}

function created(kind: Kind, parameters: Members, call: Call): Json {
  const source = text(parameters[kind === SNAPSHOT ? "DBInstanceIdentifier" : "DBClusterIdentifier"]);
  return fresh(kind, named(parameters, kind) ?? "", call, source, parameters);
}

function copied(kind: Kind, parameters: Members, call: Call): Json {
  const source = get(kind, text(parameters[`Source${kind.name}Identifier`]) ?? "", call);
  const owner = text(source[kind === SNAPSHOT ? "DBInstanceIdentifier" : "DBClusterIdentifier"]);
  return fresh(kind, text(parameters[`Target${kind.name}Identifier`]) ?? "", call, owner, parameters, {
    [`Source${kind.name}${kind === SNAPSHOT ? "Identifier" : "Arn"}`]: source[`${kind.name}Arn`] ?? "",
  });
}

function fresh(kind: Kind, id: string, call: Call, source: string | undefined, parameters: Members, more: Members = {}): Json {
  if (shelf(kind, call).get(id)) {
    const code = kind === SNAPSHOT ? "DBSnapshotAlreadyExists" : "DBClusterSnapshotAlreadyExistsFault";
    throw new Refusal(code, `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`, 400);
  }
  const made = make(kind, id, call, source);
  Object.assign(made, more, { SnapshotType: "manual", TagList: parameters.Tags ?? [] });
  if (parameters.KmsKeyId !== undefined) made.KmsKeyId = key(parameters.KmsKeyId, call);
  return { ...made, Status: "creating", PercentProgress: 0 };
}

function shared(parameters: Members, name: string): Members {
  return {
    [`${name}Identifier`]: parameters[`${name}Identifier`] ?? "",
    [`${name}Attributes`]: [
      { AttributeName: parameters.AttributeName ?? "restore", AttributeValues: parameters.ValuesToAdd ?? [] },
    ],
  };
}

function shelf(kind: Kind, call: Call): Map<string, Members | null> {
  return call.shelf<Members | null>(`rds.${kind.name}`);
}

function bare(id: string): string {
  return id.replace(/^arn:[^:]*:rds:[^:]*:[^:]*:[^:]*:/, "");
}

/** `rds:mydb-2026-03-01-10-00` is an automated snapshot of `mydb`. */
function sourceOf(id: string): string {
  return /^(?:rds:)?(.+?)-\d{4}-\d{2}-\d{2}(?:-\d{2}-\d{2})?$/.exec(id)?.[1] ?? "mydb";
}

function typeOf(id: string): string {
  return id.startsWith("rds:") ? "automated" : "manual";
}

function day(call: Call): string {
  const millis = number(call.settings.now()) ?? 0;
  return new Date(millis).toISOString().slice(0, 16).replace(/[T:]/g, "-");
}

function key(given: Json | undefined, call: Call): string {
  const id = text(given);
  if (id?.startsWith("arn:")) return id;
  return call.arn("kms", id?.startsWith("alias/") ? id : `key/${id ?? "00000000-0000-0000-0000-000000000000"}`);
}

function zones(call: Call): Json {
  return ["a", "b", "c"].map((letter) => call.region + letter);
}
