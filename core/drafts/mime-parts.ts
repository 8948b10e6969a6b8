import { encode, wrap } from "nodemailer/lib/qp";
import { type Fields, headerOf } from "./header-fields.ts";

/** A part of a mail (RFC 2045): its fields, and its body as it is sent. */
export type Part = { fields: Fields; body: string };

const SHORT_LINE_CHARACTERS_MAX = 76;
const BASE64_LINE = /.{1,76}/g;

/** Words in lines: as they are when they are plain and short, else quoted-printable. */
export function textPart(subtype: "plain" | "html", text: string): Part {
  const isPlain = !/[^\t\n\r\x20-\x7F]/.test(text) && !text.split(/\r\n|[\n\r]/).some((line) => line.length > SHORT_LINE_CHARACTERS_MAX);
  return {
    fields: [
      ["Content-Type", `text/${subtype}; charset=utf-8`],
      ["Content-Transfer-Encoding", isPlain ? "7bit" : "quoted-printable"],
    ],
    body: isPlain ? text : wrap(encode(text)),
  };
}

/** A file, by its media type with parameters. A mail within the mail goes as it is (RFC 2046 §5.2.1), all else as base64. */
export function filePart({ type, filename, content }: { type: string; filename: string; content: string }): Part {
  const isMail = type === "message/rfc822";
  return {
    fields: [
      ["Content-Type", `${type}; name=${filename}`],
      ["Content-Transfer-Encoding", isMail ? "7bit" : "base64"],
      ["Content-Disposition", `attachment; filename=${filename}`],
    ],
    body: isMail ? content : (Buffer.from(content).toString("base64").match(BASE64_LINE) ?? []).join("\r\n"),
  };
}

/** Several parts as one. */
export function multipart(subtype: "alternative" | "mixed", boundary: string, parts: readonly Part[]): Part {
  const within = parts.map((part) => `--${boundary}\r\n${partText(part)}`).join("\r\n");
  return { fields: [["Content-Type", `multipart/${subtype}; boundary="${boundary}"`]], body: `${within}\r\n--${boundary}--\r\n` };
}

/** A whole mail: `fields` of its own, then those of its one part. CRLF throughout. */
export function mailText(fields: Fields, part: Part): string {
  const own = part.fields.filter(([name]) => name !== "Content-Type");
  const type = part.fields.filter(([name]) => name === "Content-Type");
  const text = partText({ fields: [...fields, ...own, ["MIME-Version", "1.0"], ...type], body: part.body });
  return `${text}${text.endsWith("\n") ? "" : "\r\n"}`.replace(/(?<!\r)\n/g, "\r\n");
}

const partText = ({ fields, body }: Part) => `${headerOf(fields)}\r\n\r\n${body}`;
