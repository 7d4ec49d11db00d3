// The environment variables of a function, beside its own: Lambda Developer Guide, "Defined runtime environment
// variables".

import type { RunRequest } from "../contract.ts";

export function environment({ environment: own, context, handler, region }: RunRequest): Record<string, string> {
  const reserved = {
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: "AWS_Lambda_python3.14",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(context.memoryLimitInMB),
    AWS_LAMBDA_FUNCTION_NAME: context.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: context.functionVersion,
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: context.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: context.logStreamName,
    AWS_LAMBDA_RUNTIME_API: "127.0.0.1:9001",
    AWS_REGION: region,
    // The example keys of AWS's documentation; nothing is ever signed with them.
    AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    AWS_SESSION_TOKEN: "EXAMPLETOKEN",
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    LAMBDA_TASK_ROOT: "/var/task",
    _HANDLER: handler,
    _X_AMZN_TRACE_ID: "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0",
  };
  const usual = {
    HOME: "/tmp",
    LANG: "en_US.UTF-8",
    LD_LIBRARY_PATH: "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
    PATH: "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    PYTHONPATH: "/var/runtime",
    TZ: ":UTC",
  };
  return { ...usual, ...own, ...reserved };
}
