// Starts the EC2 instance that an event names.

import { EC2Client, StartInstancesCommand } from "@aws-sdk/client-ec2";

const ec2 = new EC2Client();

export const handler = async (event) => {
  const instanceId = event.detail["instance-id"];
  await ec2.send(new StartInstancesCommand({ InstanceIds: [instanceId] }));
  console.log(`Started EC2 Instance: ${instanceId}`);
};
