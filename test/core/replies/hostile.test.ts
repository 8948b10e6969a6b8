import { describe, expect, it } from "vitest";
import { automaticKind, hasLeftTheCompany } from "../../../core/replies/automatic.ts";
import { fingerprint } from "../../../core/replies/fingerprint.ts";
import type { Letter, Unreadable } from "../../../core/replies/letter.ts";
import { answerText } from "../../../core/replies/quote.ts";
import { readMail } from "../../../core/replies/read.ts";
import { unwrap } from "../../../core/replies/unwrap.ts";

/** The aim is 1 s alone on a machine; the machine that runs the tests is not always alone. */
const TIME_MAX_MS = 3_000;
const CANDIDATE = "jane.doe@candidate.example";
const HEAD = `From: Jane Doe <${CANDIDATE}>\r\nTo: a@in.example\r\nSubject: Fwd: x\r\nDate: Tue, 3 Nov 2026 18:00:00 +0100\r\nMIME-Version: 1.0\r\n`;
const PLAIN = `${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n`;
const HTML = `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n`;
const MB = 1024 * 1024;

const repeat = (part: string, times: number): string => part.repeat(times);
const block = (index: number): string =>
  `From: A${index} <a${index}@b.example>\nSent: 02 November 2026 09:26\nTo: c@d.example\nSubject: s${index}\n\ntext\n\n`;

function nestedMessages(depth: number): string {
  let inner = "From: a@b.example\r\nSubject: deepest\r\n\r\nhello\r\n";
  for (let index = 0; index < depth; index++) {
    inner = `From: ${CANDIDATE}\r\nSubject: level ${index}\r\nContent-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b${index}--\r\n`;
  }
  return inner;
}

function nestedMultiparts(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`,
  ).join("");
  return `${HEAD}${open}Content-Type: text/plain\r\n\r\nhello\r\n`;
}

const INPUTS: Record<string, () => string> = {
  "one line of 1 MB": () => PLAIN + repeat("x", MB),
  "one line of 1 MB of words": () => PLAIN + repeat("on wrote ", MB / 9),
  "1 MB of blanks and a letter": () => `${PLAIN}${repeat(" ", MB)}x`,
  "150,000 blanks and a letter": () => `${PLAIN}${repeat(" ", 150_000)}x`,
  "150,000 blanks within a header line": () => `${PLAIN}From:${repeat(" ", 150_000)}x a@b.example\r\nSubject: x`,
  "4,000 lines that look flattened": () => PLAIN + repeat("Von: a@b.example und noch viel mehr Text bis hier To: c Re: d\r\n", 4_000),
  "1 MB of trailing blanks in lines": () => PLAIN + repeat(`${repeat(" ", 1000)}x\r\n`, 1000),
  "1 MB of > marks": () => PLAIN + repeat(">", MB),
  "1 MB of > marks in lines": () => PLAIN + repeat("> > > > > >\r\n", MB / 13),
  "100,000 short lines": () => PLAIN + repeat("a\r\n", 100_000),
  "100,000 blank lines": () => `${PLAIN}${repeat("\r\n", 100_000)}x`,
  "10 MB of line ends": () => PLAIN + repeat("\n", 10 * MB),
  "100,000 lines that begin a header block": () => PLAIN + repeat("From: a@b.example\r\n", 100_000),
  "100,000 label lines without values": () => PLAIN + repeat("From:\r\nTo:\r\n", 50_000),
  "5,000 complete header blocks": () => PLAIN + Array.from({ length: 5_000 }, (_, index) => block(index)).join(""),
  "20,000 forward markers": () => PLAIN + repeat("---------- Forwarded message ---------\r\n", 20_000),
  "20,000 attribution beginnings that never end": () => PLAIN + repeat("On Mon, 2 Nov 2026 at 09:26, Mette <m@x.example>\r\n", 20_000),
  "20,000 attributions": () => PLAIN + repeat("On Mon, 2 Nov 2026 at 09:26, Mette <m@x.example> wrote:\r\n", 20_000),
  "a flattened header line of 1 MB": () => `${PLAIN}----- Forwarded Message ----- From: a@b.example${repeat("To: c@d.example;", MB / 16)}`,
  "100,000 flattened lines": () => PLAIN + repeat("--- x --- From: a@b.example To: c Subject: d\r\n", 20_000),
  "1 MB of dashes": () => PLAIN + repeat("-", MB),
  "1 MB of @": () => `${PLAIN}From: ${repeat("@", MB)}`,
  "1 MB of addresses in one line": () => `${PLAIN}From: ${repeat("a@b.example,", MB / 12)}\r\nSent: 1\r\nTo: x\r\nSubject: y`,
  "1 MB of commas and digits as a date": () => `${PLAIN}From: a@b.example\r\nSent: ${repeat("1,2.3/4-5 ", MB / 10)}\r\nSubject: x\r\n`,
  "1 MB of links": () => PLAIN + repeat("https://a.example/", MB / 18),
  "1 MB of open brackets": () => `${PLAIN}From: ${repeat("<", MB)}a@b.example`,
  "1 MB in one paragraph of disclaimer words": () => PLAIN + repeat("confidential if you are not the ", MB / 32),
  "10,000 nested tags": () => `${HTML}${repeat("<div>", 10_000)}hello${repeat("</div>", 10_000)}`,
  "60,000 open tags and 60,000 wrong closing ones": () => `${HTML}${repeat("<b>", 60_000)}hello${repeat("</i>", 60_000)}`,
  "10,000 nested block quotes": () => `${HTML}${repeat("<blockquote>x<br>", 10_000)}`,
  "100,000 entities in one line": () => HTML + repeat("&amp;", 100_000),
  "500 kB of <": () => HTML + repeat("<", 500_000),
  "100,000 unfinished comments": () => HTML + repeat("<!--", 100_000),
  "one attribute of 500 kB": () => `${HTML}<div style="${repeat("display:", 60_000)}">hello</div>`,
  "100,000 attributes": () => `${HTML}<div ${repeat("a=b ", 100_000)}>hello</div>`,
  "30,000 links in one line": () => HTML + repeat("<a href=mailto:a@b.example>x</a>", 15_000),
  "30,000 nested links": () => HTML + repeat("<a href=mailto:a@b.example>x", 15_000),
  "50,000 nested tables": () => HTML + repeat("<table><tr><td>", 15_000),
  "10,000 parts": () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 10_000)}--b--\r\n`,
  "1,000,000 empty parts": () => `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat("--b\r\n\r\n", 1_000_000)}`,
  "10,000 parts of plain and HTML": () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat("--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b\r\n\r\ny\r\n", 5_000)}`,
  "5,000 attached messages": () =>
    `${HEAD}Content-Type: multipart/digest; boundary=b\r\n\r\n${repeat("--b\r\n\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nhello\r\n", 5_000)}`,
  "messages attached 200 deep": () => nestedMessages(200),
  "multiparts nested 200 deep": () => nestedMultiparts(200),
  "100,000 recipients": () => `${HEAD}Cc: ${repeat("a@b.example, ", 50_000)}\r\n\r\nhello`,
  "a From of 500 kB of quotation marks": () => `From: ${repeat('"', 500_000)}\r\n\r\nhello`,
  "a From of 500 kB of parentheses": () => `From: ${repeat("(", 500_000)}a@b.example\r\n\r\nhello`,
  "a subject of 500 kB of encoded words": () => `${HEAD}Subject: ${repeat("=?utf-8?Q?a?= ", 35_000)}\r\n\r\nhello`,
  "a From of 500 kB of encoded words": () => `From: ${repeat("=?utf-8?Q?a?= ", 35_000)} <a@b.example>\r\n\r\nhello`,
  "a subject of 900 kB in folded lines": () => `Subject: ${repeat("x\r\n ", 225_000)}\r\n\r\nhello`,
  "References of 900 kB": () => `${HEAD}References: ${repeat("<a@b>\r\n ", 100_000)}\r\n\r\nhello`,
  "a Content-Type of 900 kB": () => `From: a@b.example\r\nContent-Type: text/plain${repeat(";a=b", 225_000)}\r\n\r\nhello`,
  "a Date of 900 kB": () => `From: a@b.example\r\nDate: ${repeat("1 Jan ", 150_000)}\r\n\r\nhello`,
  "20,000 header lines": () => `${HEAD}${repeat("X-A: b\r\n", 20_000)}\r\nhello`,
  "8 MB of base64": () =>
    `${HEAD}Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${repeat(`${repeat("QUJD", 19)}\r\n`, 105_000)}`,
  "quoted-printable of 1 MB of =": () =>
    `${HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${repeat("=", MB)}`,
  "flowed lines without end": () => `${HEAD}Content-Type: text/plain; format=flowed\r\n\r\n${repeat("x \r\n", 100_000)}`,
  "1 MB of bytes that are no UTF-8": () => `${HEAD}Content-Type: text/plain\r\n\r\n${repeat("\xe9\x92 ", MB / 3)}`,
};

async function readAll(raw: Uint8Array): Promise<{ ms: number; letter: Letter | Unreadable }> {
  const start = performance.now();
  const letter = await readMail(raw);
  if (!("unreadable" in letter)) {
    automaticKind(letter);
    hasLeftTheCompany(letter.text);
    answerText(letter.text);
    for (const inner of unwrap(letter, [CANDIDATE])) {
      answerText(inner.text);
      fingerprint(inner);
    }
  }
  return { ms: performance.now() - start, letter };
}

describe("hostile mail is read, or refused with a reason, in bounded time", () => {
  it.each(Object.entries(INPUTS))("%s", async (name, make) => {
    const { ms, letter } = await readAll(Buffer.from(make(), "latin1"));
    if (process.env.SHOW_TIMES) console.log(Math.round(ms), name, "unreadable" in letter ? letter : letter.problems);
    expect(ms).toBeLessThan(TIME_MAX_MS);
    if (!("unreadable" in letter)) expect(letter.text.length).toBeLessThanOrEqual(200_000);
  });
});
