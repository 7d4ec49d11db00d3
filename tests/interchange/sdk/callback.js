var AWS = require('aws-sdk');
var events = new AWS.EventBridge();
var params = {
  Name: 'STRING_VALUE',
  EventPattern: '{"source":["shop"]}',
  State: 'DISABLED'
};
events.putRule(params, function (err, data) {
  if (err) console.log(err, err.stack); // an error occurred
});
