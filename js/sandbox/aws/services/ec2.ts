// EC2: instances that come into being when they are named, and keep their state.

import type { Json } from "../../contract.ts";
import { digits, hash, type Call, type Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { list, member, number, text, texts, type Members } from "../values.ts";

interface Instance {
  id: string;
  reservation: string;
  state: State;
  type: string;
  image: string;
  tags: Map<string, string>;
  launched: Json;
}

type State = keyof typeof CODES;

const CODES = { pending: 0, running: 16, "shutting-down": 32, terminated: 48, stopping: 64, stopped: 80 };

export const ec2: Family = {
  StartInstances: (parameters, call) => ({ StartingInstances: move(parameters, call, "pending", "running", "stopped") }),
  StopInstances: (parameters, call) => ({ StoppingInstances: move(parameters, call, "stopping", "stopped", "running") }),
  TerminateInstances: (parameters, call) => ({
    TerminatingInstances: move(parameters, call, "shutting-down", "terminated", "running"),
  }),
  RebootInstances(parameters, call) {
    for (const id of asked(parameters)) instance(call, id, "running");
    return {};
  },
  DescribeInstances(parameters, call) {
    const found = described(parameters, call);
    const together = new Map<string, Instance[]>();
    for (const one of found) together.set(one.reservation, [...(together.get(one.reservation) ?? []), one]);
    return { Reservations: [...together.values()].map((instances) => reservation(call, instances)) };
  },
  DescribeInstanceStatus(parameters, call) {
    const all = parameters.IncludeAllInstances === true;
    const found = described(parameters, call).filter(({ state }) => all || state === "running");
    const passed = { Status: "ok", Details: [{ Name: "reachability", Status: "passed" }] };
    return {
      InstanceStatuses: found.map(({ id, state }) => ({
        AvailabilityZone: `${call.region}a`,
        InstanceId: id,
        InstanceState: stateOf(state),
        InstanceStatus: passed,
        SystemStatus: passed,
      })),
    };
  },
  RunInstances(parameters, call) {
    const count = Math.min(Math.max(number(parameters.MaxCount) ?? 1, 1), 100);
    const together = `r-0${call.hex(16)}`;
    const made = Array.from({ length: count }, () => {
      const made = instance(call, `i-0${call.hex(16)}`, "pending");
      made.reservation = together;
      made.type = text(parameters.InstanceType) ?? "m1.small";
      made.image = text(parameters.ImageId) ?? made.image;
      for (const specification of list(parameters.TagSpecifications)) {
        if (member(specification, "ResourceType") === "instance") tag(made.tags, member(specification, "Tags"));
      }
      return made;
    });
    const answer = reservation(call, made);
    for (const started of made) started.state = "running";
    return answer;
  },
  CreateTags(parameters, call) {
    for (const id of texts(parameters.Resources)) {
      tag(id.startsWith("i-") ? instance(call, id).tags : tagsOf(call, id), parameters.Tags);
    }
    return {};
  },
  DeleteTags(parameters, call) {
    for (const id of texts(parameters.Resources)) {
      const tags = id.startsWith("i-") ? instance(call, id).tags : tagsOf(call, id);
      for (const entry of list(parameters.Tags)) tags.delete(text(member(entry, "Key")) ?? "");
    }
    return {};
  },
  DescribeTags(parameters, call) {
    const wanted = filters(parameters).get("resource-id");
    const instances = [...call.shelf<Instance>("ec2.instances").values()].map(({ id, tags }) => [id, tags] as const);
    const others = [...call.shelf<Map<string, string>>("ec2.tags").entries()];
    return {
      Tags: [...instances, ...others]
        .filter(([id]) => !wanted || wanted.includes(id))
        .flatMap(([id, tags]) => [...tags].map(([Key, Value]) => ({ Key, Value, ResourceId: id, ResourceType: kindOf(id) }))),
    };
  },
  DescribeRegions: (parameters) => ({
    Regions: (texts(parameters.RegionNames).length > 0 ? texts(parameters.RegionNames) : REGIONS).map((name) => ({
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
      OptInStatus: "opt-in-not-required",
    })),
  }),
  CreateSnapshot: (parameters, call) => snapshot(call, text(parameters.VolumeId) ?? "", text(parameters.Description) ?? ""),
  DescribeSnapshots(parameters, call) {
    const ids = texts(parameters.SnapshotIds);
    for (const id of ids) known(call, id);
    return {
      Snapshots: [...call.shelf<Members>("ec2.snapshots").values()].filter(
        (one) => ids.length === 0 || ids.includes(`${one.SnapshotId}`),
      ),
    };
  },
  DeleteSnapshot(parameters, call) {
    call.shelf("ec2.snapshots").delete(text(parameters.SnapshotId) ?? "");
    return {};
  },
  CreateImage: (_parameters, call) => ({ ImageId: `ami-0${call.hex(16)}` }),
  DescribeVolumes(parameters, call) {
    const ids = texts(parameters.VolumeIds);
    return {
      Volumes: (ids.length > 0 ? ids : call.inEvent(/\bvol-[0-9a-f]{8,17}\b/g)).map((id) => ({
        VolumeId: id,
        Size: 8,
        State: "in-use",
        VolumeType: "gp3",
        Iops: 3000,
        Encrypted: false,
        AvailabilityZone: `${call.region}a`,
        CreateTime: call.time(-864_000),
        SnapshotId: "",
        Tags: tagList(tagsOf(call, id)),
        Attachments: [],
      })),
    };
  },
  DescribeSecurityGroups(parameters, call) {
    const ids = texts(parameters.GroupIds);
    return {
      SecurityGroups: (ids.length > 0 ? ids : call.inEvent(/\bsg-[0-9a-f]{8,17}\b/g)).map((id) => ({
        GroupId: id,
        GroupName: "default",
        Description: "default VPC security group",
        OwnerId: call.account,
        VpcId: `vpc-0${digits(call.account, 16)}`,
        IpPermissions: [],
        IpPermissionsEgress: [],
        Tags: tagList(tagsOf(call, id)),
      })),
    };
  },
  AuthorizeSecurityGroupIngress: () => ({ Return: true, SecurityGroupRules: [] }),
  RevokeSecurityGroupIngress: () => ({ Return: true }),
};

const REGIONS = ["eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-1", "us-west-2"];

/** Moves instances to another state; the answer tells the state on the way, later calls see the one at the end. */
function move(parameters: Members, call: Call, way: State, end: State, before: State): Json {
  return asked(parameters).map((id) => {
    const moved = instance(call, id, before);
    if (moved.state === "terminated" && end !== "terminated") {
      const verb = end === "running" ? "started" : "stopped";
      throw new Refusal("IncorrectInstanceState", `This instance '${id}' is not in a state from which it can be ${verb}.`);
    }
    const previous = moved.state;
    moved.state = end;
    return { InstanceId: id, CurrentState: stateOf(previous === end ? end : way), PreviousState: stateOf(previous) };
  });
}

function asked(parameters: Members): string[] {
  const ids = texts(parameters.InstanceIds);
  for (const id of ids) {
    if (!/^i-[0-9A-Za-z-]+$/.test(id)) throw new Refusal("InvalidInstanceID.Malformed", `Invalid id: "${id}"`);
  }
  return ids;
}

/** An instance; one that was not named before is in the state that the event tells of it. */
function instance(call: Call, id: string, state: State = "running"): Instance {
  const shelf = call.shelf<Instance>("ec2.instances");
  const found = shelf.get(id);
  if (found) return found;
  const told = call.atEvent("detail", "instance-id") === id ? call.atEvent("detail", "state") : undefined;
  const made: Instance = {
    id,
    reservation: `r-0${digits(id, 16)}`,
    type: "t3.micro",
    image: `ami-0${digits(call.region, 16)}`,
    tags: new Map([["Name", "example"]]),
    state: told !== undefined && Object.hasOwn(CODES, told) ? (told as State) : state,
    launched: call.time(-86_400),
  };
  shelf.set(id, made);
  return made;
}

/** The instances that a description is of: those asked for, else those known and of the event, else one made up. */
function described(parameters: Members, call: Call): Instance[] {
  const ids = asked(parameters);
  if (ids.length > 0) return ids.map((id) => instance(call, id));
  const wanted = filters(parameters);
  const named = wanted.get("instance-id") ?? [];
  for (const id of [...named, ...call.inEvent(/\bi-[0-9a-f]{8,17}\b/g)]) instance(call, id);
  const shelf = call.shelf<Instance>("ec2.instances");
  // An account without instances would leave nothing to do to handlers that look for some by their tags.
  if (shelf.size === 0) suited(instance(call, `i-0${digits(call.account, 16)}`), wanted);
  return [...shelf.values()].filter((instance) => matches(instance, wanted));
}

function filters(parameters: Members): Map<string, string[]> {
  return new Map(list(parameters.Filters).map((filter) => [text(member(filter, "Name")) ?? "", texts(member(filter, "Values"))]));
}

function suited(instance: Instance, wanted: Map<string, string[]>): void {
  for (const [name, [first = ""]] of wanted) {
    if (name === "instance-state-name" && Object.hasOwn(CODES, first)) instance.state = first as State;
    else if (name.startsWith("tag:")) instance.tags.set(name.slice(4), first.replaceAll("*", ""));
    else if (name === "tag-key") instance.tags.set(first, "");
    else if (name === "instance-type") instance.type = first;
  }
}

function matches(instance: Instance, wanted: Map<string, string[]>): boolean {
  return [...wanted].every(([name, values]) => {
    if (name === "instance-id") return values.includes(instance.id);
    if (name === "instance-state-name") return values.includes(instance.state);
    if (name === "instance-type") return values.some((value) => like(value, instance.type));
    if (name === "tag-key") return values.some((value) => instance.tags.has(value));
    if (!name.startsWith("tag:")) return true;
    const value = instance.tags.get(name.slice(4));
    return value !== undefined && values.some((pattern) => like(pattern, value));
  });
}

/** Whether a filter's value, in which `*` stands for any letters and `?` for one, is like a text. */
function like(pattern: string, value: string): boolean {
  const parts = pattern.slice(0, 255).split(/([*?])/);
  const expression = parts.map((part) =>
    part === "*" ? "[^]*" : part === "?" ? "[^]" : part.replace(/[\\^$.|+()[\]{}]/g, "\\$&"),
  );
  return new RegExp(`^${expression.join("").replace(/(?:\[\^\]\*)+/g, "[^]*")}$`).test(value);
}

function reservation(call: Call, instances: Instance[]): Json {
  return {
    ReservationId: instances[0]?.reservation ?? "",
    OwnerId: call.account,
    Groups: [],
    Instances: instances.map((instance) => shown(call, instance)),
  };
}

function shown(call: Call, { id, state, type, image, tags, launched }: Instance): Json {
  const address = `172.31.${hash(id) % 16}.${(hash(`${id}.`) % 250) + 4}`;
  return {
    InstanceId: id,
    ImageId: image,
    State: stateOf(state),
    InstanceType: type,
    KeyName: "example",
    LaunchTime: launched,
    PrivateIpAddress: address,
    PrivateDnsName: `ip-${address.replaceAll(".", "-")}.${call.region}.compute.internal`,
    Placement: { AvailabilityZone: `${call.region}a`, GroupName: "", Tenancy: "default" },
    VpcId: `vpc-0${digits(call.account, 16)}`,
    SubnetId: `subnet-0${digits(call.account, 16)}`,
    SecurityGroups: [{ GroupName: "default", GroupId: `sg-0${digits(call.account, 16)}` }],
    Architecture: "x86_64",
    RootDeviceName: "/dev/xvda",
    RootDeviceType: "ebs",
    Hypervisor: "xen",
    Monitoring: { State: "disabled" },
    BlockDeviceMappings: [
      {
        DeviceName: "/dev/xvda",
        Ebs: { VolumeId: `vol-0${digits(id, 16)}`, Status: "attached", DeleteOnTermination: true, AttachTime: launched },
      },
    ],
    Tags: tagList(tags),
  };
}

function stateOf(state: State): Json {
  return { Code: CODES[state], Name: state };
}

function tagsOf(call: Call, id: string): Map<string, string> {
  const shelf = call.shelf<Map<string, string>>("ec2.tags");
  const tags = shelf.get(id) ?? new Map<string, string>();
  shelf.set(id, tags);
  return tags;
}

function tag(tags: Map<string, string>, given: Json | undefined): void {
  for (const entry of list(given)) tags.set(text(member(entry, "Key")) ?? "", text(member(entry, "Value")) ?? "");
}

function tagList(tags: Map<string, string>): Json {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

function kindOf(id: string): string {
  const kinds: Record<string, string> = {
    i: "instance",
    vol: "volume",
    snap: "snapshot",
    ami: "image",
    sg: "security-group",
    vpc: "vpc",
  };
  const prefix = id.split("-")[0] ?? "";
  return Object.hasOwn(kinds, prefix) ? (kinds[prefix] ?? prefix) : prefix;
}

function snapshot(call: Call, volume: string, description: string, id = `snap-0${call.hex(16)}`): Members {
  const made: Members = {
    SnapshotId: id,
    VolumeId: volume,
    Description: description,
    State: "completed",
    Progress: "100%",
    VolumeSize: 8,
    OwnerId: call.account,
    StartTime: call.time(),
    Encrypted: false,
    Tags: [],
  };
  call.shelf<Members>("ec2.snapshots").set(id, made);
  return { ...made, State: "pending", Progress: "" };
}

function known(call: Call, id: string): void {
  if (!call.shelf("ec2.snapshots").has(id)) snapshot(call, `vol-0${digits(id, 16)}`, "", id);
}
