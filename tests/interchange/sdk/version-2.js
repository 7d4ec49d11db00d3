var AWS = require('aws-sdk');
var events = new AWS.EventBridge({ apiVersion: '2015-10-07' });

var params = {
  Name: 'nightly', /* required */
  ScheduleExpression: 'cron(0 2 * * ? *)',
  State: 'DISABLED'
};
events.putRule(params, function(err, data) {
  if (err) console.log(err, err.stack); // an error occurred
  else     console.log(data);
});
events.putTargets({ Rule: 'nightly', Targets: [{ Id: '1', Arn: process.env.TARGET_ARN, Input: '{"a":1}' }] }).promise()
  .then(() => events.createArchive({ ArchiveName: 'all', EventSourceArn: busArn, EventPattern: '{"source":["shop"]}' }).promise());
events.putEvents({ Entries: [{ Source: 'shop', DetailType: 'x', Detail: '{}' }] }).promise();
