import { readdirSync, readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { readMime } from "../../../core/replies/mime.ts";

const FOLDER = new URL("../../fixtures/mail/forwards/", import.meta.url);
// postal-mime loses characters in these (no charset, or a wrong one), or joins flowed lines otherwise.
const DIFFERS = new Set(["charset-missing-windows-1252.eml", "charset-wrong-utf8.eml", "flowed.eml"]);
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".eml"));

const squeeze = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

describe("our MIME reader agrees with postal-mime", () => {
  it.each(NAMES)("%s", async (name) => {
    const raw = readFileSync(new URL(name, FOLDER));
    const [ours, theirs] = [readMime(raw), await PostalMime.parse(raw, { forceRfc822Attachments: true })];
    if (!DIFFERS.has(name)) {
      expect(squeeze(ours.bodies[0]?.plain)).toBe(squeeze(theirs.text));
      expect(squeeze(ours.bodies[0]?.html)).toBe(squeeze(theirs.html));
    }
    expect(ours.fields).toEqual(theirs.headers.map(({ key, value }) => ({ key, value })));
    expect(
      ours.attachments.map(({ contentType, filename, bytes }) => [
        contentType,
        filename,
        Buffer.from(bytes()).toString("latin1").replace(/\s+/g, " ").trim(),
      ]),
    ).toEqual(
      theirs.attachments.map((part) => [
        part.mimeType,
        part.filename ?? "",
        Buffer.from(part.content as ArrayBuffer)
          .toString("latin1")
          .replace(/\s+/g, " ")
          .trim(),
      ]),
    );
  });
});
