import { SchedulerClient, CreateScheduleCommand, CreateScheduleGroupCommand } from "@aws-sdk/client-scheduler";
const scheduler = new SchedulerClient({});
await scheduler.send(new CreateScheduleGroupCommand({ Name: "reminders" }));
await scheduler.send(new CreateScheduleCommand({
  Name: `reminder-${id}`,
  GroupName: "reminders",
  ScheduleExpression: "at(2026-12-24T08:00:00)",
  FlexibleTimeWindow: { Mode: "OFF" },
  StartDate: new Date("2026-12-01T00:00:00Z"),
  ActionAfterCompletion: "DELETE",
  Target: { Arn: target, RoleArn: role, Input: JSON.stringify({ id }) },
}));
