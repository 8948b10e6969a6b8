import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { Local } from "../local/start.ts";
import { startLocal } from "../local/start.ts";
import { BEGINS, HISTORIES, playOut } from "./every-kind.ts";

const PAGE = join(import.meta.dirname, "..", "docs", "drafts.md");

/** The mails so far, oldest first: subject and text, with links reduced to their labels. */
async function mails(local: Local): Promise<{ to: string; subject: string; at: string; text: string }[]> {
  const list = (await (await fetch(`${local.url}/local/mail`)).json()) as { id: string; to: string; subject: string; at: string }[];
  return Promise.all(
    list.map(async ({ id, to, subject, at }) => {
      const { text = "" } = await PostalMime.parse(await (await fetch(`${local.url}/local/mail/${encodeURIComponent(id)}`)).arrayBuffer(), {
        forceRfc822Attachments: true,
      });
      return { to, subject, at, text };
    }),
  );
}

/** A mail's text as a reader sees it: the address behind a link is of no interest. */
function readable(text: string): string {
  return text
    .replace(/:?\r?\n(?:https?|mailto):\S+/g, " →")
    .replace(/\S+@in\.followthrough\.test/g, "(forwarding address)")
    .trim();
}

/** The page is the same whenever it is made. */
const startedMs = Date.now();
const realNowMs = () => Date.parse(BEGINS) + (Date.now() - startedMs);

const dataDir = mkdtempSync(join(tmpdir(), "followthrough-drafts-"));
const local = await startLocal({ port: 0, smtpPort: 0, dataDir, realNowMs });
try {
  const sections: string[] = [];
  for (const history of HISTORIES) {
    await playOut(local, history);
    const theirs = (await mails(local)).filter(({ to }) => to === history.candidate.email);
    sections.push(
      `## ${history.title}\n\n${theirs
        .map(({ subject, at, text }) => `### ${subject}\n\n${at.slice(0, 16).replace("T", " ")} UTC\n\n\`\`\`\n${readable(text)}\n\`\`\``)
        .join("\n\n")}`,
    );
  }
  writeFileSync(
    PAGE,
    `# Every mail of five sample histories\n\nMade by \`npm run docs\`, through the real doors on the test clock, to be read in ten minutes. “→” is a link.\n\n${sections.join("\n\n")}\n`,
  );
} finally {
  await local.close();
  await rm(dataDir, { recursive: true, force: true });
}
