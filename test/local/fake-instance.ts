import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { queueArn } from "../../local/aws/queues.ts";
import { queueUrl, REGION, SCHEDULE_GROUP, SENDER_ADDRESS, TABLE_NAME } from "../../local/environment.ts";
import { startLocal } from "../../local/start.ts";
import { fakeHandlers } from "./fake-handlers.ts";

// A process of its own, to be killed: every request it answers has written to each of the stand-ins.
const [dataDir = ""] = process.argv.slice(2);
const local = await startLocal({
  port: 0,
  smtpPort: 0,
  dataDir,
  handlers: async () =>
    fakeHandlers({
      async api({ rawPath }) {
        const name = rawPath.slice(1);
        const Item = { id: { S: name }, dueShard: { S: "0" }, nextDueAt: { S: "2030-01-01T00:00:00.000Z" } };
        const Target = { Arn: queueArn("wake", REGION), RoleArn: "arn:aws:iam::000000000000:role/alarms", Input: name };
        const schedule = {
          Name: name,
          GroupName: SCHEDULE_GROUP,
          ScheduleExpression: "at(2050-01-01T00:00:00)",
          FlexibleTimeWindow: { Mode: "OFF" as const },
          Target,
        };
        const Data = Buffer.from(`From: ${SENDER_ADDRESS}\r\nTo: a@example.com\r\nSubject: ${name}\r\n\r\nHello`);
        await dynamoDb.send(new PutItemCommand({ TableName: TABLE_NAME, Item }));
        await scheduler.send(new CreateScheduleCommand(schedule));
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(local.standIns.awsUrl, "wake-dead"), MessageBody: name }));
        await ses.send(new SendRawEmailCommand({ RawMessage: { Data } }));
        return { statusCode: 201, body: name };
      },
    }),
});
const [dynamoDb, scheduler, sqs, ses] = [new DynamoDBClient(), new SchedulerClient(), new SQSClient(), new SESClient()];
console.log(local.url);
