//! The findings for each way to write a rule in a program.

use crate::interchange::tests::{pattern, told};
use crate::interchange::{merge, messages, read};

#[test]
fn patterns_of_the_cdk() {
    for (text, expected) in [
        (
            "new events.Rule(this, 'Findings', {\n  // medium and up\n  eventPattern: {\n    source: ['aws.guardduty'],\n    detailType: ['Finding'],\n    detail: {severity: [4, 4.0, 8.9,]},\n  },\n  targets: [new targets.SnsTopic(topic)],\n});\n",
            r#"{"source":["aws.guardduty"],"detail-type":["Finding"],"detail":{"severity":[4,4.0,8.9]}}"#,
        ),
        // Only the properties, only the property, only the pattern.
        (
            "{ eventPattern: { source: ['a'], detailType: [\"b\"] } }",
            r#"{"source":["a"],"detail-type":["b"]}"#,
        ),
        ("eventPattern: { source: ['a'] },\ntargets: [t],", r#"{"source":["a"]}"#),
        ("{source: ['aws.s3']}", r#"{"source":["aws.s3"]}"#),
        ("// first\n{\n  'source': ['aws.s3'],\n}", r#"{"source":["aws.s3"]}"#),
        (
            "const pattern = {\n  source: ['a'],\n  detail: { n: [-1.50] },\n} as const;\n",
            r#"{"source":["a"],"detail":{"n":[-1.50]}}"#,
        ),
        // Names that the text gives values, and what it does not say.
        (
            "const SOURCE = 'shop';\nconst base: events.EventPattern = { source: [SOURCE, `${SOURCE}.eu`], account: [this.account] };\nnew Rule(this, 'R', { eventPattern: { ...base, detailType: [...types, `x`] } });",
            r#"{"source":["shop","shop.eu"],"account":["this.account"],"detail-type":["...types","x"]}"#,
        ),
        (
            "new events.Rule(this, 'R', { eventPattern: { ...defaults, source: ['a' + 'b'] } })",
            r#"{"...defaults":"...defaults","source":["ab"]}"#,
        ),
        // Functions that make matchers.
        (
            "new events.Rule(this, 'R', { eventPattern: { source: events.Match.prefix('aws.'), detail: {\n  a: Match.anyOf(Match.suffix('.png'), 'x'), b: events.Match.anythingBut('x', 'y'), c: events.Match.exists(),\n  d: events.Match.allOf(events.Match.greaterThan(1), events.Match.lessThan(9)), e: Match.interval(1, 5.0),\n  f: Match.nullValue(), g: Match.anythingButPrefix('t'), h: Match.cidr('10.0.0.0/8'), i: ['x', Match.prefix('y')],\n  j: Match.doesNotExist(), k: Match.equalsIgnoreCase(name), l: Match.wildcard('*.a'), m: Match.equal(4),\n} } });",
            r#"{"source":[{"prefix":"aws."}],"detail":{"a":[{"suffix":".png"},"x"],"b":[{"anything-but":["x","y"]}],"c":[{"exists":true}],"d":[{"numeric":[">",1,"<",9]}],"e":[{"numeric":[">=",1,"<=",5.0]}],"f":[null],"g":[{"anything-but":{"prefix":"t"}}],"h":[{"cidr":"10.0.0.0/8"}],"i":["x",[{"prefix":"y"}]],"j":[{"exists":false}],"k":[{"equals-ignore-case":"name"}],"l":[{"wildcard":"*.a"}],"m":[{"numeric":["=",4]}]}}"#,
        ),
        // Added later: lists are joined.
        (
            "const rule = new events.Rule(this, 'R', { eventPattern: { source: ['a'] } });\nrule.addEventPattern({ source: ['a', 'b'], detail: { x: [1] } });",
            r#"{"source":["a","b"],"detail":{"x":[1]}}"#,
        ),
        // Resources of CloudFormation.
        (
            "new events.CfnRule(this, 'R', { eventPattern: { source: ['a'], 'detail-type': ['b'] } });",
            r#"{"source":["a"],"detail-type":["b"]}"#,
        ),
        (
            "new pipes.CfnPipe(this, 'P', { source: q, sourceParameters: { filterCriteria: { filters: [{ pattern: JSON.stringify({ body: { a: [1] } }) }] } } });",
            r#"{"body":{"a":[1]}}"#,
        ),
        // What is added to a rule that is made elsewhere.
        ("this.rule.addEventPattern({ source: ['a'] })", r#"{"source":["a"]}"#),
        // Without semicolons, with the properties elsewhere, in a class.
        (
            "const props: RuleProps = {\n  eventPattern: {\n    source: ['a'],\n  } as any,\n}\nconst other = 1\nnew Rule(this, 'R', props)\nfoo()",
            r#"{"source":["a"]}"#,
        ),
        (
            "class A {\n  readonly pattern = { source: ['a'], detail: { r: [/['\"{]+/.source] } };\n  make(): Rule { return new Rule(this, 'R', { eventPattern: this.pattern }) }\n}",
            r#"{"source":["a"],"detail":{"r":["/['\"{]+/.source"]}}"#,
        ),
        // After a second assignment the later value counts.
        (
            "let s = 'a';\nnew Rule(this, 'R', { eventPattern: { source: [s, t.x, t['y']] } });\ns = 'b'; const t = { x: 'c' };",
            r#"{"source":["a","c","t['y']"]}"#,
        ),
        ("EventPattern: JSON.stringify({ source: ['a'] }),\nName: 'r'", r#"{"source":["a"]}"#),
        ("EventPattern=json.dumps({'source': ['a']}),", r#"{"source":["a"]}"#),
        (
            "JSON.stringify({ source: ['a'], detail: { n: [0x10, 1_000, .5, -1] } })",
            r#"{"source":["a"],"detail":{"n":[16,1000,0.5,-1]}}"#,
        ),
        (
            "{'source': ['aws.s3'], 'detail': {'ok': [True, None]}}",
            r#"{"source":["aws.s3"],"detail":{"ok":[true,null]}}"#,
        ),
        // Python.
        (
            "rule = events.Rule(self, \"Rule\",\n    event_pattern=events.EventPattern(\n        source=[\"aws.ec2\"],  # machines\n        detail_type=[\"EC2 Instance State-change Notification\"],\n        detail={\"state\": [\"stopped\"], 'n': [4.0, True, None], \"m\": events.Match.anything_but_prefix(\"x\")},\n    ),\n)\n",
            r#"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"],"detail":{"state":["stopped"],"n":[4.0,true,null],"m":[{"anything-but":{"prefix":"x"}}]}}"#,
        ),
        (
            "SOURCE = \"shop\"\n\nclass Stack(cdk.Stack):\n    def __init__(self, scope: Construct, id: str, **kwargs) -> None:\n        super().__init__(scope, id, **kwargs)\n        events.Rule(self, \"R\", event_pattern=events.EventPattern(source=[SOURCE, f\"{SOURCE}.eu\", \"a\" \"b\"], account=[self.account]))\n",
            r#"{"source":["shop","shop.eu","ab"],"account":["self.account"]}"#,
        ),
        (
            "events.EventPattern(source=[\"a\"], detail_type=[\"b\"])",
            r#"{"source":["a"],"detail-type":["b"]}"#,
        ),
        ("event_pattern=events.EventPattern(source=[\"a\"]),", r#"{"source":["a"]}"#),
        (
            "events.CfnRule(self, \"R\", event_pattern={\"source\": [\"a\"], \"detail-type\": [\"b\"]})",
            r#"{"source":["a"],"detail-type":["b"]}"#,
        ),
    ] {
        assert_eq!(pattern(text), expected, "{text}");
    }
}

#[test]
fn parts_of_the_cdk() {
    for (text, expected) in [
        (
            "new events.Rule(this, 'Findings', { eventPattern: { source: ['a'] }, targets: [new targets.SnsTopic(topic)] });",
            r#"rule cdk-typescript Findings {"Name":"Findings","EventPattern":{"source":["a"]},"Targets":[{"Id":"Target0","Arn":"topic.topicArn"}]}"#,
        ),
        (
            "const bus = new events.EventBus(this, 'Bus', { eventBusName: 'orders' });\nconst rule = new events.Rule(this, 'R', { eventBus: bus, ruleName: 'paid', description: 'd', enabled: false, eventPattern: { source: ['a'] } });\nrule.addTarget(new targets.LambdaFunction(fn, {\n  deadLetterQueue: dlq, retryAttempts: 3, maxEventAge: Duration.hours(1),\n  event: events.RuleTargetInput.fromObject({ order: events.EventField.fromPath('$.detail.id'), text: `id is ${events.EventField.fromPath('$.detail.id')}`, all: EventField.fromPath('$') }),\n}));",
            concat!(
                r#"bus cdk-typescript orders {"Name":"orders"}"#,
                "\n",
                r#"rule cdk-typescript paid {"Name":"paid","Description":"d","EventBusName":"orders","EventPattern":{"source":["a"]},"State":"DISABLED","Targets":[{"Id":"Target0","Arn":"fn.functionArn","InputTransformer":{"InputPathsMap":{"detail-id":"$.detail.id","f2":"$"},"InputTemplate":"{\"order\":<detail-id>,\"text\":\"id is <detail-id>\",\"all\":<f2>}"},"RetryPolicy":{"MaximumRetryAttempts":3,"MaximumEventAgeInSeconds":3600},"DeadLetterConfig":{"Arn":"dlq.queueArn"}}]}"#
            ),
        ),
        (
            "new Rule(this, 'A', { schedule: Schedule.rate(cdk.Duration.minutes(60)) });\nnew Rule(this, 'B', { schedule: events.Schedule.cron({ minute: '0', hour: '4', weekDay: 'MON-FRI' }) });\nnew Rule(this, 'C', { schedule: events.Schedule.expression('rate(1 day)') });\nnew Rule(this, 'D', { schedule: events.Schedule.rate(Duration.minutes(n)) });\nnew Rule(this, 'E', { schedule: events.Schedule.cron({ hour: '4' }) });",
            concat!(
                r#"rule cdk-typescript A {"Name":"A","ScheduleExpression":"rate(1 hour)"}"#,
                "\n",
                r#"rule cdk-typescript B {"Name":"B","ScheduleExpression":"cron(0 4 ? * MON-FRI *)"}"#,
                "\n",
                r#"rule cdk-typescript C {"Name":"C","ScheduleExpression":"rate(1 day)"}"#,
                "\n",
                r#"rule cdk-typescript D {"Name":"D","ScheduleExpression":"events.Schedule.rate(Duration.minutes(n))"}"#,
                "\n",
                r#"rule cdk-typescript E {"Name":"E","ScheduleExpression":"cron(* 4 * * ? *)"}"#
            ),
        ),
        (
            "bus.archive('Keep', { archiveName: 'keep', eventPattern: { source: ['a'] }, retention: Duration.days(30) });",
            r#"archive cdk-typescript keep {"ArchiveName":"keep","EventSourceArn":"bus.eventBusArn","EventPattern":{"source":["a"]},"RetentionDays":30}"#,
        ),
        (
            "new scheduler.Schedule(this, 'S', { schedule: scheduler.ScheduleExpression.rate(Duration.minutes(10)), target: new schedulerTargets.LambdaInvoke(fn, { input: scheduler.ScheduleTargetInput.fromObject({ a: 1 }), retryAttempts: 2 }), timeWindow: scheduler.TimeWindow.flexible(Duration.hours(2)), enabled: true });",
            r#"schedule cdk-typescript S {"Name":"S","ScheduleExpression":"rate(10 minutes)","FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":120},"State":"ENABLED","Target":{"Arn":"fn.functionArn","Input":"{\"a\":1}","RetryPolicy":{"MaximumRetryAttempts":2}}}"#,
        ),
        (
            "new CfnSchedule(this, 'S', { flexibleTimeWindow: { mode: 'OFF' }, scheduleExpression: 'rate(5 minutes)', target: { arn: fn.functionArn, roleArn: 'r', sqsParameters: { messageGroupId: 'g' } } });",
            r#"schedule cdk-typescript S {"Name":"S","FlexibleTimeWindow":{"Mode":"OFF"},"ScheduleExpression":"rate(5 minutes)","Target":{"Arn":"fn.functionArn","RoleArn":"r","SqsParameters":{"MessageGroupId":"g"}}}"#,
        ),
        (
            "const dlq = sqs.Queue.fromQueueArn(this, 'D', 'arn:aws:sqs:eu-west-1:123456789012:dlq');\nnew events.Rule(this, 'R', { eventBus: events.EventBus.fromEventBusName(this, 'B', 'orders'), eventPattern: { source: ['a'] } }).addTarget(new targets.SqsQueue(queue, { message: events.RuleTargetInput.fromEventPath('$.detail'), messageGroupId: 'g', deadLetterQueue: dlq }));",
            r#"rule cdk-typescript R {"Name":"R","EventBusName":"orders","EventPattern":{"source":["a"]},"Targets":[{"Id":"Target0","Arn":"queue.queueArn","InputPath":"$.detail","SqsParameters":{"MessageGroupId":"g"},"DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:123456789012:dlq"}}]}"#,
        ),
        (
            "new events.CfnRule(this, 'R', { name: 'r', state: 'ENABLED', eventBusName: bus.ref, scheduleExpression: 'rate(1 day)', targets: [{ id: 't', arn: q.attrArn, inputTransformer: { inputPathsMap: { orderId: '$.detail.id' }, inputTemplate: '<orderId>' } }] });",
            r#"rule cdk-typescript r {"Name":"r","State":"ENABLED","EventBusName":"bus.ref","ScheduleExpression":"rate(1 day)","Targets":[{"Id":"t","Arn":"q.attrArn","InputTransformer":{"InputPathsMap":{"orderId":"$.detail.id"},"InputTemplate":"<orderId>"}}]}"#,
        ),
        (
            "bus = events.EventBus(self, \"Bus\", event_bus_name=\"orders\")\nrule = events.Rule(self, \"R\", event_bus=bus, event_pattern={\"source\": [\"a\"], \"detail_type\": [\"b\"]})\nrule.add_target(targets.LambdaFunction(fn,\n    dead_letter_queue=dlq,\n    max_event_age=Duration.minutes(5),\n    event=events.RuleTargetInput.from_text(f\"Order {events.EventField.from_path('$.detail.id')}\"),\n))\nbus.archive(\"All\", event_pattern=events.EventPattern(account=[\"1\"]), retention=Duration.days(7))\n",
            concat!(
                r#"bus cdk-python orders {"Name":"orders"}"#,
                "\n",
                r#"rule cdk-python R {"Name":"R","EventBusName":"orders","EventPattern":{"source":["a"],"detail-type":["b"]},"Targets":[{"Id":"Target0","Arn":"fn.function_arn","InputTransformer":{"InputPathsMap":{"detail-id":"$.detail.id"},"InputTemplate":"\"Order <detail-id>\""},"RetryPolicy":{"MaximumEventAgeInSeconds":300},"DeadLetterConfig":{"Arn":"dlq.queue_arn"}}]}"#,
                "\n",
                r#"archive cdk-python All {"ArchiveName":"All","EventSourceArn":"bus.event_bus_arn","EventPattern":{"account":["1"]},"RetentionDays":7}"#
            ),
        ),
        (
            "events.Rule(self, \"Tick\", schedule=events.Schedule.cron(minute=\"0\", hour=\"18\"), targets=[targets.SfnStateMachine(machine)])",
            r#"rule cdk-python Tick {"Name":"Tick","ScheduleExpression":"cron(0 18 * * ? *)","Targets":[{"Id":"Target0","Arn":"machine.state_machine_arn"}]}"#,
        ),
        (
            "events.CfnRule(self, \"R\", event_pattern={\"source\": [\"a\"]}, targets=[events.CfnRule.TargetProperty(arn=q.queue_arn, id=\"q\", retry_policy=events.CfnRule.RetryPolicyProperty(maximum_retry_attempts=1))])",
            r#"rule cdk-python R {"Name":"R","EventPattern":{"source":["a"]},"Targets":[{"Arn":"q.queue_arn","Id":"q","RetryPolicy":{"MaximumRetryAttempts":1}}]}"#,
        ),
    ] {
        assert_eq!(told(text).join("\n"), expected, "{text}");
    }
}

#[test]
fn calls_of_the_sdks() {
    for (text, expected) in [
        (
            "await client.send(new PutRuleCommand({\n  Name: 'paid', EventBusName: \"orders\",\n  EventPattern: JSON.stringify({ source: ['shop'], detail: { n: [{ numeric: ['>', 100] }] } }),\n  State: 'ENABLED',\n}));\nawait client.send(new PutTargetsCommand({ Rule: 'paid', EventBusName: 'orders', Targets: [{ Id: 'q', Arn: queueArn, Input: JSON.stringify({ a: 1 }) }] }));",
            r#"rule sdk paid {"Name":"paid","EventBusName":"orders","EventPattern":{"source":["shop"],"detail":{"n":[{"numeric":[">",100]}]}},"State":"ENABLED","Targets":[{"Id":"q","Arn":"queueArn","Input":"{\"a\":1}"}]}"#,
        ),
        (
            "const params = {\n  Name: 'r',\n  EventPattern: '{\"source\":[\"a\"]}',\n};\nnew AWS.CloudWatchEvents().putRule(params, function (err, data) { if (err) console.log(err); });",
            r#"rule sdk r {"Name":"r","EventPattern":{"source":["a"]}}"#,
        ),
        (
            "const input: PutRuleCommandInput = { Name: name, EventPattern: `{\"source\": [\"${source}\"], \"account\": [\"1\"]}` };\nnew PutRuleCommand(input)",
            r#"rule sdk – {"Name":"name","EventPattern":{"source":["${source}"],"account":["1"]}}"#,
        ),
        (
            "scheduler.send(new CreateScheduleCommand({ Name: 's', ScheduleExpression: 'rate(5 minutes)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn, RoleArn: role } }))",
            r#"schedule sdk s {"Name":"s","ScheduleExpression":"rate(5 minutes)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"arn","RoleArn":"role"}}"#,
        ),
        (
            "events.testEventPattern({ Event: JSON.stringify(event), EventPattern: JSON.stringify({ source: ['a'] }) }).promise()",
            r#"pattern sdk – {"source":["a"]}"#,
        ),
        (
            "new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: 'arn:aws:events:eu-west-1:123456789012:event-bus/default', RetentionDays: 10 })",
            r#"archive sdk all {"ArchiveName":"all","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:event-bus/default","RetentionDays":10}"#,
        ),
        (
            "new PutTargetsCommand({ Rule: 'other', Targets: [{ Id: '1', Arn: 'a' }] })",
            r#"target sdk other {"Rule":"other","Targets":[{"Id":"1","Arn":"a"}]}"#,
        ),
        (
            "{ Name: 'r', EventPattern: JSON.stringify({ source: ['a'] }) }",
            r#"rule sdk r {"Name":"r","EventPattern":{"source":["a"]}}"#,
        ),
        (
            "import boto3\nimport json\n\nclient = boto3.client('events')\nNAME = \"paid\"\nresponse = client.put_rule(\n    Name=NAME,\n    EventPattern=json.dumps({\n        \"source\": [\"shop\"],  # ours\n        \"detail\": {\"total\": [{\"numeric\": [\">=\", 4.0]}], \"ok\": [True, None]},\n    }),\n    State='ENABLED',\n)\nclient.put_targets(Rule=NAME, Targets=[{'Id': 'q', 'Arn': queue_arn}])\n",
            r#"rule boto3 paid {"Name":"paid","EventPattern":{"source":["shop"],"detail":{"total":[{"numeric":[">=",4.0]}],"ok":[true,null]}},"State":"ENABLED","Targets":[{"Id":"q","Arn":"queue_arn"}]}"#,
        ),
        (
            "pattern = {\n    'source': ['aws.s3'],\n    'detail-type': ['Object Created'],\n}\nevents.put_rule(Name='r', EventPattern=json.dumps(pattern, indent=2))",
            r#"rule boto3 r {"Name":"r","EventPattern":{"source":["aws.s3"],"detail-type":["Object Created"]}}"#,
        ),
        (
            "boto3.client(\"events\").put_rule(Name=\"r\", EventPattern=\"\"\"\n{\n  \"source\": [\"a\"]\n}\n\"\"\")",
            r#"rule boto3 r {"Name":"r","EventPattern":{"source":["a"]}}"#,
        ),
        (
            "client.put_rule(Name='r', EventPattern=f'{{\"source\": [\"{source}\"]}}')",
            r#"rule boto3 r {"Name":"r","EventPattern":{"source":["${source}"]}}"#,
        ),
        (
            "params = dict(Name='r', ScheduleExpression='rate(1 day)')\nclient.put_rule(**params)",
            r#"rule boto3 r {"Name":"r","ScheduleExpression":"rate(1 day)"}"#,
        ),
        (
            "boto3.client('scheduler').create_schedule(\n    Name='s',\n    ScheduleExpression='cron(0 9 * * ? *)',\n    ScheduleExpressionTimezone='Europe/Paris',\n    FlexibleTimeWindow={'Mode': 'OFF'},\n    Target={'Arn': arn, 'RoleArn': role, 'Input': json.dumps({'a': x})},\n)",
            r#"schedule boto3 s {"Name":"s","ScheduleExpression":"cron(0 9 * * ? *)","ScheduleExpressionTimezone":"Europe/Paris","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"arn","RoleArn":"role","Input":"json.dumps({'a': x})"}}"#,
        ),
        (
            "client.create_archive(ArchiveName='a', EventSourceArn=bus_arn, EventPattern='{\"source\":[\"a\"]}')",
            r#"archive boto3 a {"ArchiveName":"a","EventSourceArn":"bus_arn","EventPattern":{"source":["a"]}}"#,
        ),
        (
            "client.test_event_pattern(EventPattern=json.dumps({'source': ['a']}), Event=json.dumps(event))",
            r#"pattern boto3 – {"source":["a"]}"#,
        ),
        (
            "lambda_client.create_event_source_mapping(EventSourceArn=arn, FunctionName='f', FilterCriteria={'Filters': [{'Pattern': json.dumps({'body': {'a': [1]}})}]})",
            r#"pattern boto3 – {"body":{"a":[1]}}"#,
        ),
    ] {
        assert_eq!(told(text).join("\n"), expected, "{text}");
    }
}

#[test]
fn resources_of_pulumi() {
    for (text, expected) in [
        (
            "import * as aws from \"@pulumi/aws\";\n\nconst bus = new aws.cloudwatch.EventBus(\"orders\", { name: \"orders\" });\nconst rule = new aws.cloudwatch.EventRule(\"paid\", {\n    eventBusName: bus.name,\n    eventPattern: JSON.stringify({ source: [\"shop\"], \"detail-type\": [\"Order Paid\"] }),\n    isEnabled: false,\n});\nnew aws.cloudwatch.EventTarget(\"queue\", {\n    rule: rule.name, eventBusName: bus.name, arn: queue.arn,\n    inputTransformer: { inputPaths: { orderId: \"$.detail.id\" }, inputTemplate: \"<orderId>\" },\n    retryPolicy: { maximumRetryAttempts: 2 }, sqsTarget: { messageGroupId: \"g\" }, deadLetterConfig: { arn: dlq.arn },\n});",
            concat!(
                r#"bus pulumi orders {"Name":"orders"}"#,
                "\n",
                r#"rule pulumi paid {"Name":"paid","EventBusName":"orders","EventPattern":{"source":["shop"],"detail-type":["Order Paid"]},"State":"DISABLED","Targets":[{"Id":"queue","Arn":"queue.arn","InputTransformer":{"InputPathsMap":{"orderId":"$.detail.id"},"InputTemplate":"<orderId>"},"RetryPolicy":{"MaximumRetryAttempts":2},"SqsParameters":{"MessageGroupId":"g"},"DeadLetterConfig":{"Arn":"dlq.arn"}}]}"#
            ),
        ),
        (
            "new aws.cloudwatch.EventRule(\"r\", { name: \"x\", eventPattern: `{\n  \"source\": [\"a\"]\n}` })",
            r#"rule pulumi x {"Name":"x","EventPattern":{"source":["a"]}}"#,
        ),
        (
            "{ name: 'x', eventPattern: JSON.stringify({ source: ['a'] }) }",
            r#"rule pulumi x {"Name":"x","EventPattern":{"source":["a"]}}"#,
        ),
        (
            "new aws.scheduler.Schedule(\"s\", { scheduleExpression: \"rate(1 hour)\", flexibleTimeWindow: { mode: \"OFF\" }, target: { arn: q.arn, roleArn: role.arn } })",
            r#"schedule pulumi s {"Name":"s","ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"q.arn","RoleArn":"role.arn"}}"#,
        ),
        (
            "aws.cloudwatch.onSchedule(\"tick\", \"rate(1 day)\", async () => { run(); })",
            r#"rule pulumi tick {"Name":"tick","ScheduleExpression":"rate(1 day)","Targets":[{"Id":"tick","Arn":"async () => { run(); }"}]}"#,
        ),
        (
            "rule = aws.cloudwatch.EventRule(\"console\",\n    description=\"d\",\n    event_pattern=json.dumps({\"detail-type\": [\"AWS Console Sign In via CloudTrail\"]}))\naws.cloudwatch.EventTarget(\"sns\", rule=rule.name, target_id=\"SendToSNS\", arn=topic.arn, dead_letter_config=aws.cloudwatch.EventTargetDeadLetterConfigArgs(arn=dlq.arn))\n",
            r#"rule pulumi console {"Name":"console","Description":"d","EventPattern":{"detail-type":["AWS Console Sign In via CloudTrail"]},"Targets":[{"Id":"SendToSNS","Arn":"topic.arn","DeadLetterConfig":{"Arn":"dlq.arn"}}]}"#,
        ),
        (
            "aws.cloudwatch.EventArchive(\"a\", event_source_arn=bus.arn, retention_days=7, event_pattern=json.dumps({\"source\": [\"a\"]}))",
            r#"archive pulumi a {"ArchiveName":"a","EventSourceArn":"bus.arn","RetentionDays":7,"EventPattern":{"source":["a"]}}"#,
        ),
    ] {
        assert_eq!(told(text).join("\n"), expected, "{text}");
    }
}

#[test]
fn what_is_not_read_is_named() {
    for (text, expected) in [
        (
            "new events.Rule(this, 'R', { eventPattern: {}, crossStackScope: x });",
            "crossStackScope isn't supported.",
        ),
        ("new PutRuleCommand(params)", "PutRuleCommand isn't supported."),
        (
            "new events.CfnEndpoint(this, 'E', {}); new events.EventBus(this, 'B')",
            "CfnEndpoint isn't supported.",
        ),
        (
            "new events.Rule(this, 'R', { eventPattern: { source: ['a'] }",
            "Not valid TypeScript from here on, so the rest wasn't read: a bracket isn't closed.",
        ),
    ] {
        let findings = read(text);
        let reasons: Vec<String> =
            findings.skipped.iter().map(|skipped| messages::skipped(&skipped.reason)).collect();
        assert_eq!(reasons, [expected], "{text}");
    }
}

#[test]
fn what_is_no_rule_holds_nothing() {
    for text in [
        "const rule = { source: 'aws.s3', detail: { bucket: { name: 'b' } }, resources: ['arn'] };",
        "new s3.LifecycleRule({ prefix: 'a' }); new elbv2.ApplicationListenerRule(this, 'R', { priority: 1 });",
        "exports.handler = async (event) => { console.log(event.source); };",
        "def handler(event, context):\n    print(event['source'])\n",
        "new iot.TopicRule(this, 'T', {}); new waf.Rule(this, 'R', { action: 'x' });",
        "{ a: 'b' }",
        "{ source: [ }",
    ] {
        assert_eq!(read(text).found, [], "{text}");
    }
}

#[test]
fn variables_lead_to_resources() {
    let text = "const fn = new lambda.Function(this, 'F', { functionName: 'bill' });\nconst rule = new events.Rule(this, 'R', { eventPattern: { source: ['a'] } });\nrule.addTarget(new targets.LambdaFunction(fn, { deadLetterQueue: this.dlq }));";
    let merged = merge(&read(text), "{}", "123456789012", "eu-west-1").unwrap();
    let stand_ins: Vec<&str> = merged.stand_ins.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        stand_ins,
        ["arn:aws:lambda:eu-west-1:123456789012:function:bill", "arn:aws:sqs:eu-west-1:123456789012:dlq"]
    );
    assert_eq!(merged.unknown, [""; 0]);

    let bus = "const bus = new events.EventBus(this, 'Orders');\nnew events.Rule(this, 'R', { eventBus: bus, eventPattern: { source: ['a'] } });\nbus.archive('All', { eventPattern: { source: ['a'] } });";
    let merged = merge(&read(bus), "{}", "123456789012", "eu-west-1").unwrap();
    assert_eq!(merged.text.matches("\"Orders\"").count(), 3, "{}", merged.text);
    assert_eq!(merged.unknown, [""; 0]);
}
