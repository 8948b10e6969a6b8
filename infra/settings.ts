/** What is set per stage: in `.env.<stage>`, which SST reads, or in the environment (docs/deploy.md). */
const { DOMAIN, OPERATOR_EMAIL, CERTIFICATE_ARN, RECEIPT_RULE_SET, RESTORED_TABLE, PAUSED } = process.env;

if (!DOMAIN || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(DOMAIN))
  throw new Error("Set DOMAIN to the domain that mails come from, such as followthrough.example.com (in .env.<stage>).");

/** The one stage that people rely on: its data is kept, and it alone activates a receipt rule set. */
export const isProduction = $app.stage === "production";

/** Begins the names that must be unique in an account. */
export const prefix = `${$app.name}-${$app.stage}`;

/** Mails come from this domain; what is under it is ours too. Each stage of an account needs its own. */
export const domain = DOMAIN;
export const senderAddress = `drafts@${domain}`;
/** Where SES returns bounces to: the envelope's domain, aligned with the From for DMARC. */
export const mailFromDomain = `bounce.${domain}`;
/** The domain of forwarding, sent-copy and notes addresses. */
export const mailDomain = `in.${domain}`;
/** Where pages and links live, once there is a certificate for it. */
export const webDomain = `app.${domain}`;

/** Of ACM, in this region, for `webDomain`. Without one, pages and links live at API Gateway's own address. */
export const certificateArn = CERTIFICATE_ARN;
/** The receipt rule set that the rule is put into, where it is to be another than the stage's own (`mail-in.ts`). */
export const chosenRuleSet = RECEIPT_RULE_SET;
/** Who is told of alarms. Without anybody to tell, stages other than production have none. */
export const operatorEmail = OPERATOR_EMAIL;
/** The name of the table that is used in place of the stage's own since it was restored (`scripts/restore-table.ts`). */
export const restoredTable = RESTORED_TABLE;
/** Nothing runs, queues keep what comes in, and callers are told to come again: while a table is being restored. */
export const isPaused = PAUSED === "yes";

const caller = aws.getCallerIdentityOutput({});
export const accountId = caller.accountId;
export const region = aws.getRegionOutput().region;

/** Signs links and private addresses: `sst secret set LinkSecret`. Whoever has it can act for every candidate. */
export const linkSecret = new sst.Secret("LinkSecret");
export const mailDomainLink = new sst.Linkable("MailDomain", { properties: { name: mailDomain } });
