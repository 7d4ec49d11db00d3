// What a test has the sandbox run, but for what it says itself.

export const REQUEST = {
  runtime: "nodejs",
  source: "export const handler = async (event) => event;",
  file: "index.mjs",
  handler: "index.handler",
  event: '{"id": "1"}',
  context: {
    functionName: "my-function",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:my-function",
    memoryLimitInMB: 128,
    awsRequestId: "8f507cfc-0000-4000-8000-000000000001",
    logGroupName: "/aws/lambda/my-function",
    logStreamName: "2026/03/01/[$LATEST]00000000000000000000000000000000",
  },
  environment: {},
  account: "111122223333",
  region: "eu-west-1",
  now: Date.UTC(2026, 2, 1, 10),
  timeout: 3,
  memory: 128,
  answers: {},
  warm: false,
};
