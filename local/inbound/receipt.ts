import { addressesIn, decodeWords, headerValue, mailDate, readHeader } from "../raw-message.ts";

/** What SES found out about a mail. */
export type Verdict = "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED";
export type Verdicts = Record<"spam" | "virus" | "spf" | "dkim" | "dmarc", Verdict>;

type Envelope = { from: string; to: string[]; messageId: string; atMs: number };

/** SES cuts the header list of a notification beyond this. */
const HEADER_BYTES_MAX = 10 * 1024;
const SCANNED_BYTES = 256 * 1024;
/** The two strings by which scanners are tried out: harmless, and found by every one of them. */
const TEST_VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";
const TEST_SPAM = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

/**
 * The mail as SES stores it: what arrived, unchanged, under the fields that SES adds on top.
 * Mail that comes in on this machine counts as authenticated unless the caller says otherwise.
 */
export function withReceiptHeaders(
  raw: Buffer,
  envelope: Envelope & { region: string; verdicts: Partial<Verdicts> },
): { stored: Buffer; judged: Verdicts } {
  const scanned = raw.toString("latin1", 0, SCANNED_BYTES);
  const found: Partial<Verdicts> = {
    ...(scanned.includes(TEST_VIRUS) ? { virus: "FAIL" } : {}),
    ...(scanned.includes(TEST_SPAM) ? { spam: "FAIL" } : {}),
  };
  const judged: Verdicts = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS", ...found, ...envelope.verdicts };
  const author = addressesIn(headerValue(readHeader(raw), "from") ?? "")[0] ?? "";
  const authorDomain = author.slice(author.lastIndexOf("@") + 1).toLowerCase();
  const spf = `${word(judged.spf)} (spfCheck: local mail) client-ip=127.0.0.1; envelope-from=${safe(envelope.from)}; helo=localhost;`;
  const added = [
    `Return-Path: <${safe(envelope.from)}>`,
    `Received: from localhost (localhost [127.0.0.1])`,
    ` by inbound-smtp.${envelope.region}.amazonaws.com with SMTP id ${envelope.messageId}`,
    ` for ${safe(envelope.to[0] ?? "")};`,
    ` ${mailDate(envelope.atMs)} (UTC)`,
    `X-SES-Spam-Verdict: ${judged.spam}`,
    `X-SES-Virus-Verdict: ${judged.virus}`,
    `Received-SPF: ${spf}`,
    `Authentication-Results: amazonses.com;`,
    ` spf=${spf}`,
    ` dkim=${word(judged.dkim)} header.i=@${safe(authorDomain)};`,
    ` dmarc=${word(judged.dmarc)} header.from=${safe(authorDomain)};`,
  ];
  return { stored: Buffer.concat([Buffer.from(`${added.join("\r\n")}\r\n`, "latin1"), raw]), judged };
}

/** SES's notification of a mail that a receipt rule's S3 action stored. */
export function receiptOf(stored: Buffer, details: Envelope & { verdicts: Verdicts; action: object }): object {
  const message = readHeader(stored);
  const timestamp = new Date(details.atMs).toISOString();
  const { headers, truncated } = cut(message.fields);
  const addresses = (name: string): string[] => {
    const value = headerValue(message, name);
    return value === undefined ? [] : splitList(value).map(decodeWords);
  };
  const optional = (name: string): string | undefined => {
    const value = headerValue(message, name);
    return value === undefined ? undefined : decodeWords(value);
  };
  const { spam, virus, spf, dkim, dmarc } = details.verdicts;

  return {
    notificationType: "Received",
    mail: {
      timestamp,
      source: details.from,
      messageId: details.messageId,
      destination: details.to,
      headersTruncated: truncated,
      headers,
      // What a mail does not have is absent here, not empty.
      commonHeaders: {
        returnPath: details.from,
        from: addresses("from"),
        date: optional("date"),
        to: addresses("to"),
        messageId: optional("message-id"),
        subject: optional("subject"),
      },
    },
    receipt: {
      timestamp,
      processingTimeMillis: 1,
      recipients: details.to,
      spamVerdict: { status: spam },
      virusVerdict: { status: virus },
      spfVerdict: { status: spf },
      dkimVerdict: { status: dkim },
      dmarcVerdict: { status: dmarc },
      ...(dmarc === "FAIL" ? { dmarcPolicy: "none" } : {}),
      action: details.action,
    },
  };
}

function cut(fields: readonly { name: string; value: string }[]): { headers: { name: string; value: string }[]; truncated: boolean } {
  let bytes = 0;
  const kept = fields.findIndex(({ name, value }) => {
    bytes += name.length + value.length + 4;
    return bytes > HEADER_BYTES_MAX;
  });
  const headers = (kept < 0 ? fields : fields.slice(0, kept)).map(({ name, value }) => ({ name, value }));
  return { headers, truncated: kept >= 0 };
}

/** Splits an address list at its commas, not at those within quotes or angle brackets. */
function splitList(value: string): string[] {
  return (value.match(/(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|[^,])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== "");
}

function word(verdict: Verdict): string {
  return { PASS: "pass", FAIL: "fail", GRAY: "none", PROCESSING_FAILED: "temperror" }[verdict];
}

/** An envelope address comes from outside: it must not start a line of its own in the header that it is written into. */
function safe(address: string): string {
  return address.replace(/[^\x21-\x7e]/g, "");
}
