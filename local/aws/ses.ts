import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { addressesIn, decodeWords, headerValue, mailDate, type RawMessage, readHeader } from "../raw-message.ts";
import type { Store } from "../store.ts";
import { AwsFailure, type AwsReply, type AwsRequest, type StandIn, xml } from "./server.ts";

/** A mail that was sent, as the mailbox lists it. */
export type SentMail = { id: string; to: string[]; from: string; subject: string; atMs: number };

/** The mails that SES took, oldest first. */
export type SentMails = {
  list(): SentMail[];
  get(id: string): SentMail | undefined;
  /** The raw message: as it was given to SES, or as it was delivered, with SES's own Message-ID and Date. */
  raw(id: string, form: "given" | "delivered"): Buffer | undefined;
};

const XMLNS = "http://ses.amazonaws.com/doc/2010-12-01/";
const RECIPIENTS_MAX = 50;
const RAW_BYTES_MAX = 10 * 1024 * 1024;
/** Without its CRLF (RFC 5321, which the API's documentation asks for). */
const LINE_BYTES_MAX = 998;

/** The fields that SES refuses to see twice ("Amazon SES header fields" in its developer guide). */
const SINGLE_FIELDS: ReadonlySet<string> = new Set(
  `accept-language acceptlanguage archived-at auto-submitted bounces-to comments content-alternative content-base content-class
  content-description content-disposition content-duration content-id content-language content-length content-location content-md5
  content-transfer-encoding content-type date delivered-to disposition-notification-options disposition-notification-to dkim-signature
  domainkey-signature errors-to from importance in-reply-to keywords list-archive list-help list-id list-owner list-post list-subscribe
  list-unsubscribe list-unsubscribe-post message-context message-id mime-version organization original-from original-message-id
  original-recipient original-subject precedence priority references reply-to return-path return-receipt-to sender solicitation
  sensitivity subject thread-index thread-topic user-agent vbr-info`.split(/\s+/),
);

/** SES over its first version's Query protocol: `SendRawEmail`, kept instead of sent. */
export function createSes(
  store: Store,
  clock: Clock,
  options: { region: string; verifiedDomains: readonly string[]; configurationSets: readonly string[] },
): StandIn & SentMails {
  const { db } = store;
  db.exec(`CREATE TABLE IF NOT EXISTS mail (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, source TEXT NOT NULL, recipients TEXT NOT NULL,
    from_field TEXT NOT NULL, subject TEXT NOT NULL, tags TEXT NOT NULL, configuration_set TEXT, given BLOB NOT NULL, delivered BLOB NOT NULL
  )`);
  const insert = db.prepare(
    "INSERT INTO mail (id, at, source, recipients, from_field, subject, tags, configuration_set, given, delivered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const columns = "id, at, recipients, from_field, subject";
  const selectAll = db.prepare(`SELECT ${columns} FROM mail ORDER BY seq`);
  const selectOne = db.prepare(`SELECT ${columns} FROM mail WHERE id = ?`);
  const selectRaw = {
    given: db.prepare("SELECT given AS raw FROM mail WHERE id = ?"),
    delivered: db.prepare("SELECT delivered AS raw FROM mail WHERE id = ?"),
  };

  function send(input: URLSearchParams): { MessageId: string } {
    const data = input.get("RawMessage.Data");
    if (!data)
      throw new AwsFailure(
        "ValidationError",
        "1 validation error detected: Value null at 'rawMessage.data' failed to satisfy constraint: Member must not be null",
      );
    const raw = Buffer.from(data, "base64");
    const message = readHeader(raw);
    checkMessage(raw, message);
    const recipients = recipientsOf(input, message);
    checkIdentities(input.get("Source"), message, options);
    const configurationSet = input.get("ConfigurationSetName");
    if (configurationSet !== null && !options.configurationSets.includes(configurationSet)) {
      throw new AwsFailure("ConfigurationSetDoesNotExist", `Configuration set <${configurationSet}> does not exist.`);
    }
    const tags = tagsOf(input);

    const at = clock.nowMs();
    const id = `0100${at.toString(16).padStart(12, "0")}-${randomUUID()}-000000`;
    const messageIdDomain = options.region === "us-east-1" ? "email.amazonses.com" : `${options.region}.amazonses.com`;
    const delivered = deliveredForm(raw, message, { "Message-ID": `<${id}@${messageIdDomain}>`, Date: mailDate(at) });
    const from = decodeWords(headerValue(message, "from") ?? "");
    const subject = decodeWords(headerValue(message, "subject") ?? "");
    const source = input.get("Source") ?? "";
    insert.run(id, at, source, JSON.stringify(recipients), from, subject, JSON.stringify(tags), configurationSet, raw, delivered);
    return { MessageId: id };
  }

  return {
    operation: operationOf,
    handle(request, requestId) {
      if (operationOf(request) !== "SendRawEmail")
        throw new AwsFailure("InvalidAction", `Could not find operation ${operationOf(request)} for version 2010-12-01`);
      const { MessageId } = send(new URLSearchParams(request.body.toString()));
      const result = `<SendRawEmailResult><MessageId>${MessageId}</MessageId></SendRawEmailResult>`;
      const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      return xmlReply(200, `<SendRawEmailResponse xmlns="${XMLNS}">${result}${metadata}</SendRawEmailResponse>`);
    },
    refuse(failure, requestId) {
      const type = failure.status < 500 ? "Sender" : "Receiver";
      const error = `<Error><Type>${type}</Type><Code>${xml(failure.code)}</Code><Message>${xml(failure.message)}</Message></Error>`;
      return xmlReply(failure.status, `<ErrorResponse xmlns="${XMLNS}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`);
    },
    list: () => (selectAll.all() as Row[]).map(asSentMail),
    get(id) {
      const row = selectOne.get(id) as Row | undefined;
      return row && asSentMail(row);
    },
    raw(id, form) {
      const row = selectRaw[form].get(id) as { raw: Uint8Array } | undefined;
      return row && Buffer.from(row.raw.buffer, row.raw.byteOffset, row.raw.byteLength);
    },
  };
}

type Row = { id: string; at: number; recipients: string; from_field: string; subject: string };

function asSentMail(row: Row): SentMail {
  return { id: row.id, to: JSON.parse(row.recipients) as string[], from: row.from_field, subject: row.subject, atMs: row.at };
}

function operationOf(request: AwsRequest): string {
  return new URLSearchParams(request.body.toString("latin1", 0, 200)).get("Action") ?? "Unknown";
}

function xmlReply(status: number, body: string): AwsReply {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function checkMessage(raw: Buffer, message: RawMessage): void {
  if (raw.length > RAW_BYTES_MAX)
    throw new AwsFailure("InvalidParameterValue", `Message length is more than ${RAW_BYTES_MAX} bytes long: '${raw.length}'.`);
  if (!message.wellFormed)
    throw new AwsFailure("MessageRejected", "The message could not be parsed: a line of its header is not a header field.");
  if (headerValue(message, "from") === undefined) throw new AwsFailure("InvalidParameterValue", "Missing required header 'From'.");
  const seen = new Set<string>();
  for (const { name } of message.fields) {
    const known = name.toLowerCase();
    if (SINGLE_FIELDS.has(known) && seen.has(known)) throw new AwsFailure("InvalidParameterValue", `Duplicate header '${name}'.`);
    seen.add(known);
  }
  if (longestLine(raw) > LINE_BYTES_MAX)
    throw new AwsFailure("MessageRejected", `The message has a line longer than ${LINE_BYTES_MAX} bytes.`);
}

function longestLine(raw: Buffer): number {
  let longest = 0;
  for (let start = 0; start < raw.length; ) {
    const lineFeed = raw.indexOf(10, start);
    const end = lineFeed < 0 ? raw.length : lineFeed;
    longest = Math.max(longest, end - start - (raw[end - 1] === 13 ? 1 : 0));
    start = end + 1;
  }
  return longest;
}

function recipientsOf(input: URLSearchParams, message: RawMessage): string[] {
  const named = members(input, "Destinations");
  const fromFields = ["to", "cc", "bcc"].map((name) => headerValue(message, name) ?? "");
  const recipients = (named.length > 0 ? named : fromFields).flatMap(addressesIn);
  if (recipients.length === 0) throw new AwsFailure("InvalidParameterValue", "Missing required header 'To'.");
  if (recipients.length > RECIPIENTS_MAX) throw new AwsFailure("InvalidParameterValue", `Recipient count exceeds ${RECIPIENTS_MAX}.`);
  for (const recipient of recipients) {
    if (!/^[^@\s]+@[^@\s]+$/.test(recipient)) throw new AwsFailure("InvalidParameterValue", "Missing final '@domain'");
    // Without SMTPUTF8 a local part has to be ASCII, and SES does not do SMTPUTF8.
    if (/[^\x21-\x7e]/.test(recipient.slice(0, recipient.lastIndexOf("@"))))
      throw new AwsFailure("InvalidParameterValue", "Local address contains control or whitespace");
  }
  return recipients;
}

function checkIdentities(
  source: string | null,
  message: RawMessage,
  { region, verifiedDomains }: { region: string; verifiedDomains: readonly string[] },
): void {
  const senders = [...addressesIn(headerValue(message, "from") ?? ""), ...(source === null ? [] : addressesIn(source))];
  const failed = senders.filter((sender) => !verifiedDomains.includes(sender.slice(sender.lastIndexOf("@") + 1).toLowerCase()));
  if (senders.length > 0 && failed.length === 0) return;
  const check = `The following identities failed the check in region ${region.toUpperCase()}: ${[...new Set(failed)].join(", ")}`;
  throw new AwsFailure("MessageRejected", `Email address is not verified. ${check}`);
}

function members(input: URLSearchParams, list: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = input.get(`${list}.member.${index}`);
    if (value === null) return values;
    values.push(value);
  }
}

function tagsOf(input: URLSearchParams): { name: string; value: string }[] {
  const tags: { name: string; value: string }[] = [];
  for (let index = 1; input.has(`Tags.member.${index}.Name`); index += 1) {
    const tag = { name: input.get(`Tags.member.${index}.Name`) ?? "", value: input.get(`Tags.member.${index}.Value`) ?? "" };
    for (const part of [tag.name, tag.value]) {
      if (!/^[A-Za-z0-9_-]{1,256}$/.test(part)) {
        throw new AwsFailure(
          "InvalidParameterValue",
          `Invalid tag <${part}>: only alphanumeric ASCII characters, '_' and '-' are allowed.`,
        );
      }
    }
    tags.push(tag);
  }
  return tags;
}

/** What the recipient's server gets: SES replaces Message-ID and Date, drops Bcc, and leaves everything else as it is. */
function deliveredForm(raw: Buffer, message: RawMessage, replaced: Record<string, string>): Buffer {
  const dropped = new Set(["message-id", "date", "bcc"]);
  let dropping = false;
  const kept = message.headerLines.filter((line) => {
    if (!/^[ \t]/.test(line)) dropping = dropped.has(line.slice(0, line.indexOf(":")).trim().toLowerCase());
    return !dropping;
  });
  const lines = [...Object.entries(replaced).map(([name, value]) => `${name}: ${value}`), ...kept];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), raw.subarray(message.bodyOffset)]);
}
