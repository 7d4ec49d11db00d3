// Tells which database snapshot an event is about.

export const handler = async (event) => {
  console.log(event); // for troubleshooting; leave it out in production

  const { SourceType: type, SourceIdentifier: identifier, SourceArn: arn } = event.detail;
  let body = "SnapshotID : NULL, ARN: NULL";

  if (type === "SNAPSHOT") {
    console.log("Snapshot is from RDS standalone instance");
    body = `SnapshotID : ${identifier}, ARN: ${arn}`;
  } else if (type === "CLUSTER_SNAPSHOT") {
    console.log("Snapshot is from RDS cluster instance");
    body = `SnapshotID : ${identifier}, ARN: ${arn}`;
  } else {
    console.log("Unidentified Source");
  }

  return { statusCode: 200, body };
};
