// Queries and jobs over data: Athena, Glue, the Redshift and RDS data APIs.

import type { Json } from "../../contract.ts";
import type { Call, Family } from "../call.ts";
import { number, text, when, type Members } from "../values.ts";

export const athena: Family = {
  StartQueryExecution(parameters, call) {
    const id = call.uuid();
    call.shelf<Members>("athena").set(id, { ...parameters, at: call.time() });
    return { QueryExecutionId: id };
  },
  GetQueryExecution(parameters, call) {
    const id = text(parameters.QueryExecutionId) ?? "";
    const asked = call.shelf<Members>("athena").get(id) ?? {};
    const at = asked.at ?? call.time();
    return {
      QueryExecution: {
        QueryExecutionId: id,
        Query: asked.QueryString ?? "",
        StatementType: "DML",
        QueryExecutionContext: asked.QueryExecutionContext ?? {},
        ResultConfiguration: asked.ResultConfiguration ?? {
          OutputLocation: `s3://aws-athena-query-results-${call.account}-${call.region}/${id}.csv`,
        },
        Status: { State: "SUCCEEDED", SubmissionDateTime: at, CompletionDateTime: call.time() },
        Statistics: { EngineExecutionTimeInMillis: 500, DataScannedInBytes: 1024, TotalExecutionTimeInMillis: 700 },
        WorkGroup: asked.WorkGroup ?? "primary",
      },
    };
  },
  GetQueryResults: () => ({
    UpdateCount: 0,
    ResultSet: {
      Rows: [{ Data: [{ VarCharValue: "id" }] }, { Data: [{ VarCharValue: "1" }] }],
      ResultSetMetadata: { ColumnInfo: [{ Name: "id", Label: "id", Type: "varchar" }] },
    },
  }),
};

export const glue: Family = {
  StartJobRun(parameters, call) {
    const id = text(parameters.JobRunId) ?? `jr_${call.hex(64)}`;
    call.shelf<Members>("glue").set(id, { ...parameters, at: call.time() });
    return { JobRunId: id };
  },
  GetJobRun(parameters, call) {
    const id = text(parameters.RunId) ?? "";
    const run = call.shelf<Members>("glue").get(id) ?? {};
    return {
      JobRun: {
        Id: id,
        Attempt: 0,
        JobName: parameters.JobName ?? "",
        JobRunState: "SUCCEEDED",
        StartedOn: run.at ?? call.time(-60),
        CompletedOn: call.time(),
        LastModifiedOn: call.time(),
        ExecutionTime: 60,
        Arguments: run.Arguments ?? {},
        PredecessorRuns: [],
        Timeout: number(run.Timeout) ?? 2880,
      },
    };
  },
  StartCrawler: () => ({}),
  GetCrawler: (parameters) => ({ Crawler: { Name: parameters.Name ?? "", State: "READY", LastCrawl: { Status: "SUCCEEDED" } } }),
  StartWorkflowRun: (_parameters, call) => ({ RunId: `wr_${call.hex(64)}` }),
};

export const redshiftData: Family = {
  ExecuteStatement: (parameters, call) => ({
    ...statement(parameters, call),
    ...when(parameters.DbUser !== undefined, { DbUser: parameters.DbUser ?? "" }),
  }),
  DescribeStatement: (parameters, call) => ({
    Id: parameters.Id ?? "",
    Status: "FINISHED",
    HasResultSet: true,
    ResultRows: 0,
    CreatedAt: call.time(-1),
    UpdatedAt: call.time(),
    Duration: 1_000_000,
  }),
  GetStatementResult: () => ({ Records: [], ColumnMetadata: [], TotalNumRows: 0 }),
};

function statement(parameters: Members, call: Call): Members {
  return {
    Id: call.uuid(),
    CreatedAt: call.time(),
    Database: parameters.Database ?? "",
    ...when(parameters.ClusterIdentifier !== undefined, { ClusterIdentifier: parameters.ClusterIdentifier ?? "" }),
  };
}

export const rdsData: Family = {
  ExecuteStatement: () => ({ numberOfRecordsUpdated: 0, records: [], generatedFields: [] }),
  BeginTransaction: (_parameters, call) => ({ transactionId: call.hex(32) }),
  CommitTransaction: (): Json => ({ transactionStatus: "Transaction Committed" }),
  RollbackTransaction: (): Json => ({ transactionStatus: "Rollback Complete" }),
};
