import type { APIGatewayProxyEventV2, SNSEvent, SQSEvent } from "aws-lambda";

/** The route of `infra/api.ts` that a path takes: the one that says most of it. */
function routeOf(path: string): string {
  if (path.startsWith("/v1/replies")) return path === "/v1/replies" ? "ANY /v1/replies" : "ANY /v1/replies/{path+}";
  if (path.startsWith("/v1/")) return "ANY /v1/{path+}";
  const page = /^\/(a|me|u)\/[^/]+$/.exec(path)?.[1];
  return page === undefined ? "$default" : `ANY /${page}/{token}`;
}

/**
 * Events in the shapes that AWS documents and sends: API Gateway's payload format 2.0, a queue's batch, SES's receipt within
 * SNS's envelope, SES's event about a bounce, and Scheduler's input.
 */
export function httpEvent(
  method: string,
  path: string,
  body?: object | URLSearchParams,
  key = "ft_none",
  { cookies, inBase64 = body instanceof URLSearchParams }: { cookies?: string[]; inBase64?: boolean } = {},
): APIGatewayProxyEventV2 {
  const isForm = body instanceof URLSearchParams;
  const text = isForm ? String(body) : JSON.stringify(body);
  const [rawPath = path, rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    routeKey: routeOf(rawPath),
    rawPath,
    rawQueryString,
    headers: {
      accept: "*/*",
      authorization: `Bearer ${key}`,
      "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json",
      host: "fakeapi.execute-api.eu-west-1.amazonaws.com",
      "user-agent": "curl/8.10.1",
      "x-amzn-trace-id": "Root=1-6565f7a0-3a1b2c3d4e5f60718293a4b5",
      "x-forwarded-for": "192.0.2.1",
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
    },
    requestContext: {
      accountId: "000000000000",
      apiId: "fakeapi",
      domainName: "fakeapi.execute-api.eu-west-1.amazonaws.com",
      domainPrefix: "fakeapi",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "curl/8.10.1" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: routeOf(rawPath),
      stage: "$default",
      time: "23/Nov/2026:12:00:00 +0000",
      timeEpoch: 1_795_435_200_000,
    },
    // API Gateway passes JSON on as it is and anything else in base64.
    ...(body === undefined ? {} : { body: inBase64 ? Buffer.from(text).toString("base64") : text }),
    // Taken out of the headers by API Gateway.
    ...(cookies && { cookies }),
    isBase64Encoded: inBase64,
  };
}

/** A batch of a queue. What Scheduler put there bears its role's name in place of a user's. */
export function queueEvent(queueArn: string, bodies: readonly string[], sender: "ours" | "Scheduler" = "ours"): SQSEvent {
  return {
    Records: bodies.map((body, at) => ({
      messageId: `059f36b4-87a3-44ab-83d2-66197597555${at}`,
      receiptHandle: "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
      body,
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1795435200000",
        SenderId: sender === "ours" ? "AROAIENQZJOLO23YVJ4VO:Api" : "AROAIENQZJOLO23YVJ4VO:a1b2c3d4e5f60718293a4b5c6d7e8f90",
        ApproximateFirstReceiveTimestamp: "1795435200010",
      },
      messageAttributes: {},
      md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
      eventSource: "aws:sqs",
      eventSourceARN: queueArn,
      awsRegion: "eu-west-1",
    })),
  };
}

/** SES's notification of a stored mail, in SNS's envelope: the body of a message on the inbound queue. */
export function receiptBody(mail: {
  to: string;
  from: string;
  bucket: string;
  key: string;
  topicArn: string;
  messageId?: string;
  spam?: "FAIL";
}): string {
  const PASS = { status: "PASS" };
  const messageId = mail.messageId ?? "o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1";
  const Message = JSON.stringify({
    notificationType: "Received",
    mail: {
      timestamp: "2026-11-23T12:00:00.000Z",
      source: mail.from,
      messageId,
      destination: [mail.to],
      headersTruncated: false,
      headers: [{ name: "Return-Path", value: `<${mail.from}>` }],
      commonHeaders: { returnPath: mail.from, from: [mail.from], to: [mail.to], subject: "Fwd: Your application" },
    },
    receipt: {
      timestamp: "2026-11-23T12:00:00.000Z",
      processingTimeMillis: 574,
      recipients: [mail.to],
      spamVerdict: { status: mail.spam ?? "PASS" },
      virusVerdict: PASS,
      spfVerdict: PASS,
      dkimVerdict: PASS,
      dmarcVerdict: PASS,
      action: { type: "S3", topicArn: mail.topicArn, bucketName: mail.bucket, objectKeyPrefix: "raw/", objectKey: mail.key },
    },
  });
  return JSON.stringify({
    Type: "Notification",
    MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
    TopicArn: mail.topicArn,
    Subject: "Amazon SES Email Receipt Notification",
    Message,
    Timestamp: "2026-11-23T12:00:01.000Z",
    SignatureVersion: "1",
    Signature: "EXAMPLEw6JRN",
    SigningCertURL: "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0000.pem",
    UnsubscribeURL: "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe",
  });
}

/** What SES tells of a mail that it took, as its developer guide shows it ("Examples of event data"). */
const TOLD = {
  "permanent bounce": (to: string) => ({
    eventType: "Bounce",
    bounce: {
      feedbackId: "0102018b-00000000",
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: [{ emailAddress: to, action: "failed", status: "5.1.1", diagnosticCode: "smtp; 550 5.1.1 user unknown" }],
      timestamp: "2026-11-23T12:00:05.000Z",
      reportingMTA: "dsn; a4-5.smtp-out.eu-west-1.amazonses.com",
    },
  }),
  "transient bounce": (to: string) => ({
    eventType: "Bounce",
    bounce: {
      feedbackId: "0102018b-00000001",
      bounceType: "Transient",
      bounceSubType: "MailboxFull",
      bouncedRecipients: [{ emailAddress: to, action: "failed", status: "4.2.2", diagnosticCode: "smtp; 452 4.2.2 mailbox full" }],
      timestamp: "2026-11-23T12:00:05.000Z",
      reportingMTA: "dsn; a4-5.smtp-out.eu-west-1.amazonses.com",
    },
  }),
  complaint: (to: string) => ({
    eventType: "Complaint",
    complaint: {
      complainedRecipients: [{ emailAddress: to }],
      timestamp: "2026-11-23T12:10:00.000Z",
      feedbackId: "0102018b-00000002",
      complaintSubType: null,
      userAgent: "Amazon SES Mailbox Simulator",
      complaintFeedbackType: "abuse",
      arrivalDate: "2026-11-23T12:10:00.000Z",
    },
  }),
  "delivery delay": (to: string) => ({
    eventType: "DeliveryDelay",
    deliveryDelay: {
      timestamp: "2026-11-23T12:05:00.000Z",
      delayType: "MailboxFull",
      expirationTime: "2026-11-24T00:00:00.000Z",
      delayedRecipients: [{ emailAddress: to, status: "4.2.2", diagnosticCode: "smtp; 452 4.2.2 mailbox full" }],
    },
  }),
} as const;
export type Told = keyof typeof TOLD;

type Sent = { recordId: string; messageId: string; to: string };

/** SES's event about a mail that it took, as SNS invokes a function with it. */
export function feedbackEvent(topicArn: string, told: Told, sent: Sent): SNSEvent {
  const Message = JSON.stringify({
    ...TOLD[told](sent.to),
    mail: {
      timestamp: "2026-11-23T12:00:00.000Z",
      source: "drafts@followthrough.example",
      sourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/followthrough.example",
      sendingAccountId: "000000000000",
      messageId: "0102018b-0000",
      destination: [sent.to],
      headersTruncated: false,
      headers: [{ name: "To", value: sent.to }],
      tags: {
        "ses:configuration-set": ["followthrough-production"],
        "ses:operation": ["SendRawEmail"],
        "ses:from-domain": ["followthrough.example"],
        record: [sent.recordId],
        message: [sent.messageId],
      },
    },
  });
  return {
    Records: [
      {
        EventVersion: "1.0",
        EventSource: "aws:sns",
        EventSubscriptionArn: `${topicArn}:21be56ed-a058-49f5-8c98-aedd2564c486`,
        Sns: {
          SignatureVersion: "1",
          Timestamp: "2026-11-23T12:00:05.100Z",
          Signature: "tcc6faL2yUC6dgZdmrwh1Y4cGa",
          SigningCertUrl: "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0000.pem",
          MessageId: "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
          Message,
          MessageAttributes: {},
          Type: "Notification",
          UnsubscribeUrl: "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe",
          TopicArn: topicArn,
          Subject: "Amazon SES Email Event Notification",
        },
      },
    ],
  };
}

/** A raw mail: a candidate forwards a regret letter, by hand. */
export const forwardedMail = (to: string): Buffer =>
  Buffer.from(
    `Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@example.com; dmarc=pass header.from=example.com;
From: Ada Okafor <ada@example.com>
To: ${to}
Subject: Fwd: Your application
Message-ID: <fwd-1@example.com>
Date: Mon, 23 Nov 2026 12:00:00 +0000
Content-Type: text/plain; charset=utf-8

---------- Forwarded message ---------
From: Mette Solberg <mette.solberg@nordvik.example>
Date: Mon, 23 Nov 2026 at 09:12
Subject: Your application
To: Ada Okafor <ada@example.com>

Dear Ada,

Thank you for your time. It was a close decision, and I am sorry to tell you that we have chosen another candidate for the
position of Drilling Engineer. We wish you every success.

Kind regards,
Mette Solberg
`.replace(/\n/g, "\r\n"),
  );
