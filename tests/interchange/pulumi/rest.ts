const crm = new aws.cloudwatch.EventConnection("crm", {
    name: "crm",
    authorizationType: "API_KEY",
});
new aws.cloudwatch.EventApiDestination("crm", { name: "crm", connectionArn: crm.arn, invocationEndpoint: "https://crm.example.com", httpMethod: "POST" });
new aws.cloudwatch.EventPermission("partner", { statementId: "partner", principal: "210987654321" });
