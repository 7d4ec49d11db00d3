// Speed of the npm package's `RuleSet` in Node beside what one would write without it: `JSON.parse`
// and a predicate by hand for each rule; and beside the native engine, on the events and rules that its
// benchmark has left in FOLDER. With `--write FILE` the tables become a section of that file. `make bench`
// runs this; it needs pkg/.
//   node benches/package.mjs [--write FILE] [--data FOLDER]

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RuleSet } from "../pkg/node.js";
import { writeSection } from "./section.mjs";
import { spread } from "./spread.mjs";

const options = parseArgs({ options: { write: { type: "string" }, data: { type: "string" } } }).values;
const EVENTS = 5_000;
const ROUNDS = 9;

/** Numbers that are the same in each run. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const roll = dice(7);
const pick = (list) => list[roll(list.length)];
const hex = (length) => Array.from({ length }, () => roll(16).toString(16)).join("");
const regions = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];
const states = ["pending", "running", "stopping", "stopped", "terminated"];

const details = [
  () => ({
    source: "aws.ec2",
    "detail-type": "EC2 Instance State-change Notification",
    detail: { "instance-id": `i-${hex(17)}`, state: pick(states) },
  }),
  () => ({
    source: "aws.s3",
    "detail-type": "Object Created",
    detail: {
      version: "0",
      bucket: { name: `acme-media-${roll(2_000)}` },
      object: {
        key: `${pick(["raw", "uploads", "logs"])}/2026/${hex(12)}.${pick(["csv", "json", "png"])}`,
        size: 2 ** roll(24),
        etag: hex(32),
        sequencer: hex(18),
      },
      "request-id": hex(16),
      requester: hex(12),
      "source-ip-address": `10.${roll(256)}.${roll(256)}.${roll(256)}`,
      reason: pick(["PutObject", "CopyObject"]),
    },
  }),
  () => ({
    source: "shop.orders",
    "detail-type": "Order placed",
    detail: {
      order: hex(12),
      customer: { id: roll(500), name: pick(["Zoë", "Alice", "Bob"]), country: pick(["DE", "FR", "US"]) },
      total: roll(50_000) / 100,
      items: Array.from({ length: 1 + roll(4) }, () => ({ sku: `sku-${roll(1_000)}`, count: 1 + roll(5) })),
      note: "Please leave the parcel with the neighbours; the bell is broken.",
    },
  }),
];

const events = Array.from({ length: EVENTS }, () => ({
  version: "0",
  id: `${hex(8)}-${hex(4)}-${hex(12)}`,
  account: "123456789012",
  time: "2026-03-01T12:00:00Z",
  region: pick(regions),
  resources: [`arn:aws:something:::${hex(24)}`],
  ...pick(details)(),
}));

/** The rules, and the same by hand. */
const few = [
  [
    { source: ["aws.ec2"], detail: { state: ["stopped", "terminated"] } },
    ({ source, detail }) => source === "aws.ec2" && ["stopped", "terminated"].includes(detail?.state),
  ],
  [
    { source: ["aws.s3"], detail: { object: { key: [{ prefix: "raw/" }], size: [{ numeric: [">", 1_000] }] } } },
    ({ source, detail }) =>
      source === "aws.s3" && detail?.object?.key?.startsWith("raw/") && detail.object.size > 1_000,
  ],
  [
    { detail: { total: [{ numeric: [">=", 400] }], customer: { country: ["DE"] } } },
    ({ detail }) => detail?.total >= 400 && detail.customer?.country === "DE",
  ],
  [
    { region: [{ "anything-but": ["us-east-1", "us-west-2"] }], "detail-type": ["Order placed"] },
    (event) => !["us-east-1", "us-west-2"].includes(event.region) && event["detail-type"] === "Order placed",
  ],
  [
    { detail: { object: { key: [{ suffix: ".csv" }] }, reason: ["CopyObject"] } },
    ({ detail }) => detail?.object?.key?.endsWith(".csv") && detail.reason === "CopyObject",
  ],
];

/** Different rules on the customer, the bucket and the instance. */
function many(count) {
  return Array.from({ length: count }, (_, n) => {
    const country = ["DE", "FR", "US"][n % 3];
    const kinds = [
      [
        { source: ["shop.orders"], detail: { customer: { id: [n], country: [country] } } },
        ({ source, detail }) =>
          source === "shop.orders" && detail.customer?.id === n && detail.customer.country === country,
      ],
      [
        { source: ["aws.s3"], detail: { bucket: { name: [{ prefix: `acme-media-${n}` }] } } },
        ({ source, detail }) => source === "aws.s3" && detail.bucket?.name.startsWith(`acme-media-${n}`),
      ],
    ];
    return kinds[n % 2];
  });
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Events a second of each pass; all take turns, after a round to warm up. */
function measure(passes) {
  const times = passes.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    passes.forEach((pass, at) => {
      const start = process.cpuUsage();
      pass();
      const { user, system } = process.cpuUsage(start);
      if (round > 0) times[at].push(user + system);
    });
  }
  return times.map((list) => (EVENTS * 1e6) / median(list));
}

const texts = events.map((event) => JSON.stringify(event));
const bytes = texts.map((text) => Buffer.from(text));
const decoder = new TextDecoder();
const size = Math.round(bytes.reduce((sum, { length }) => sum + length, 0) / EVENTS);

/** The numbers of the rules that match, as one would write it by hand. */
function byHand(predicates, event) {
  const found = [];
  predicates.forEach((predicate, at) => predicate(event) && found.push(`${at}`));
  return found;
}

function row([title, rules]) {
  const [set, structural] = ["strict", "structural"].map((mode) => new RuleSet({ mode }));
  for (const one of [set, structural]) rules.forEach(([pattern], at) => one.add(`${at}`, pattern));
  const predicates = rules.map(([, predicate]) => predicate);
  texts.forEach((text, at) => {
    const [ours, theirs] = [set.match(bytes[at]).join(), byHand(predicates, events[at]).join()];
    if (ours !== theirs) throw new Error(`${title}: ${ours} by the set, ${theirs} by hand: ${text}`);
  });
  let count = 0;
  const each = (list, match) => () => {
    for (const event of list) count += match(event).length;
  };
  const speeds = measure([
    each(bytes, (event) => set.match(event)),
    each(texts, (event) => set.match(event)),
    each(bytes, (event) => structural.match(event)),
    each(events, (event) => set.match(event)),
    each(bytes, (event) => byHand(predicates, JSON.parse(decoder.decode(event)))),
    each(texts, (event) => byHand(predicates, JSON.parse(event))),
  ]);
  const [fromBytes, fromTexts, , , handBytes, handTexts] = speeds;
  const cells = speeds.map((speed) => Math.round(speed / 1_000));
  const ratios = [fromBytes / handBytes, fromTexts / handTexts].map((ratio) => ratio.toFixed(2));
  return `| ${[title, ...cells, ...ratios].join(" | ")} |`;
}

const tables = [
  ["1", few.slice(0, 1)],
  ["5", few],
  ["100", many(100)],
  ["1,000", many(1_000)],
].map(row);

/** The sets of the native benchmark, here with one call and one copy an event. */
function besideNative(folder) {
  const lines = Object.fromEntries(
    ["features.ndjson", "events.ndjson"].map((file) => {
      const whole = readFileSync(join(folder, file));
      const events = [];
      for (let from = 0, to; (to = whole.indexOf(10, from)) >= 0; from = to + 1) events.push(whole.subarray(from, to));
      return [file, events];
    }),
  );
  const ratios = { strict: [], quamina: [] };
  const rows = JSON.parse(readFileSync(join(folder, "sets.json"), "utf8")).map((set) => {
    const passes = ["strict", "structural"].map((mode) => {
      const rules = new RuleSet({ mode });
      set.patterns.forEach((pattern, at) => rules.add(`${at}`, pattern));
      return () => lines[set.events].forEach((event) => rules.match(event));
    });
    const [strict, structural] = measure(passes);
    ratios.strict.push(strict / set.strict);
    if (set.quamina) ratios.quamina.push(structural / set.quamina);
    const cells = [strict, structural, set.strict, set.quamina].map((rate) => (rate ? Math.round(rate / 1_000) : "–"));
    const quotients = [strict / set.strict, set.quamina ? structural / set.quamina : 0];
    const title = `${set.events === "events.ndjson" ? "EventBridge" : "City Lots"}, ${set.name}`;
    return `| ${[title, ...cells, ...quotients.map((ratio) => (ratio ? ratio.toFixed(2) : "–"))].join(" | ")} |`;
  });
  return `
## WebAssembly beside native

The sets of the tables above, in Node with one call of \`RuleSet.match\` and one copy for each event; the native figures are those of the same run of \`make bench\`, in another process. Geometric means: strict ÷ native strict ${spread(ratios.strict)}; structural ÷ native quamina ${spread(ratios.quamina)}. Thousands of events a second.

| rules | strict | structural | native strict | native quamina | strict ÷ native strict | structural ÷ native quamina |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

const section = `## The npm package in Node

\`RuleSet.match\` of \`pkg/\` (WebAssembly with 128-bit vectors) in Node ${process.versions.node}, beside \`JSON.parse\` and a predicate by hand for each rule, one after another; bytes are decoded by \`TextDecoder\` for it. ${EVENTS} events, ${size} bytes each on average. Thousands of events a second of processor time, medians of ${ROUNDS} rounds in which all take turns.

| rules | bytes | strings | bytes, structural | objects | by hand, bytes | by hand, strings | bytes ÷ by hand | strings ÷ by hand |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${tables.join("\n")}
${options.data ? besideNative(options.data) : ""}`;
console.log(section);

if (options.write) await writeSection(options.write, "package", section);
