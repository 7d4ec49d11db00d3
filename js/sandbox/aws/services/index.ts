// The services that answer by more than the model's empty members; each file has those that belong together.

import type { Family } from "../call.ts";
import { ec2 } from "./ec2.ts";
import { events } from "./events.ts";
import { sns } from "./sns.ts";

/** By boto3's name. */
export const families: Record<string, Family> = { ec2, events, sns };
