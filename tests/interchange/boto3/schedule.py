scheduler = boto3.client('scheduler')
scheduler.create_schedule_group(Name='reminders')
scheduler.create_schedule(
    Name='once', GroupName='reminders',
    ScheduleExpression='at(2026-12-24T08:00:00)',
    FlexibleTimeWindow={'Mode': 'OFF'},
    ActionAfterCompletion='DELETE',
    Target={'Arn': QUEUE, 'RoleArn': ROLE, 'Input': json.dumps({'n': 1})},
)
