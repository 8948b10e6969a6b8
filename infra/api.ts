import { ourFunction } from "./function.ts";
import { gateway, publicUrl } from "./gateway.ts";
import { alarms, maySetAlarms, wakeQueue } from "./scheduling.ts";
import { linkSecret, mailDomainLink } from "./settings.ts";
import { mayList, mayReadRecords, mayWriteRecords, table } from "./storage.ts";

/**
 * Somebody waits for the answer, and API Gateway for no more than 30 seconds. A list of a hundred takes 108 MB and half a second
 * (bench/limits.ts); but the start is faster by as much as there is more of a processor.
 */
const AWAITED = { memory: "1024 MB", timeout: "29 seconds" } as const;

/** Answers integrators, and shows candidates their pages. */
export const api = ourFunction("Api", {
  handler: "functions/api.handler",
  ...AWAITED,
  link: [table, alarms, wakeQueue, linkSecret, mailDomainLink, publicUrl],
  rights: [mayReadRecords, mayWriteRecords, mayList("byWorkspace", "byParent", "byExternalId"), ...maySetAlarms],
});

/** Answers integrators about replies: apart, since it reads mails, and no start of `api` is to carry what reads them. */
export const replies = ourFunction("Replies", {
  handler: "functions/replies.handler",
  ...AWAITED,
  link: [table, alarms, wakeQueue],
  rights: [mayReadRecords, mayWriteRecords, mayList("byWorkspace", "byParent"), ...maySetAlarms],
});

for (const route of ["ANY /v1/replies", "ANY /v1/replies/{path+}"]) gateway.route(route, replies.arn);
/** One application behind all others; told apart so that logs and metrics are. */
for (const route of ["ANY /v1/{path+}", "ANY /a/{token}", "ANY /me/{token}", "ANY /u/{token}", "$default"]) gateway.route(route, api.arn);
