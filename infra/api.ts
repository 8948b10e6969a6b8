import { ourFunction } from "./function.ts";
import { gateway, publicUrl } from "./gateway.ts";
import { alarms, maySetAlarms, wakeQueue } from "./scheduling.ts";
import { linkSecret, mailDomainLink } from "./settings.ts";
import { mayList, mayReadRecords, mayWriteRecords, table } from "./storage.ts";

/** Answers integrators, and shows candidates their pages. */
export const api = ourFunction("Api", {
  handler: "functions/api.handler",
  // A list of a hundred takes 108 MB and half a second (bench/limits.ts); but somebody waits for the start of it, which is faster
  // by as much as there is more of a processor.
  memory: "1024 MB",
  // API Gateway waits for 30.
  timeout: "29 seconds",
  link: [table, alarms, wakeQueue, linkSecret, mailDomainLink, publicUrl],
  rights: [mayReadRecords, mayWriteRecords, mayList("byWorkspace", "byParent", "byExternalId"), ...maySetAlarms],
});

/** One application behind all of them; told apart so that logs and metrics are. */
for (const route of ["ANY /v1/{path+}", "ANY /a/{token}", "ANY /me/{token}", "ANY /u/{token}", "$default"]) gateway.route(route, api.arn);
