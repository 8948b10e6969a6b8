import { expect, test } from "vitest";
import { confirmedCandidate, doors, linkNamed, linksIn } from "../../scripts/sample-history.ts";
import { browserForThisFile, isTooWide, product } from "./browser.ts";

const tab = browserForThisFile();

const SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
const DAY_MS = 86_400_000;

test.each([
  ["a script", SCRIPT],
  ["a direction override", "Eve \u202Egpj.exe\u202C"],
  ["one word without an end", "W".repeat(199)],
  ["emoji", "👩‍🔬 Zoë 🌊"],
])("%s in every field that the API and a mail let in runs nothing, loads nothing and breaks no page", async (_, text) => {
  const { url } = await product();
  const { call, mails } = doors(url);
  const candidateId = await confirmedCandidate(url, { name: text });
  const { now } = await call<{ now: string }>("GET", "/local/clock");
  const { id } = await call<{ id: string }>("POST", "/v1/interviews", {
    candidateId,
    company: { name: text },
    role: text,
    contact: { name: text, email: "eve@evil.example" },
    panel: [{ name: text, title: text }],
    topics: [text],
    round: { startsAt: new Date(Date.parse(now) + DAY_MS).toISOString(), location: text },
  });
  await call("POST", "/local/clock", { advance: "P3D" });
  const words = `${text}\r\n\r\nWe are delighted to offer you the position.\r\n${text.repeat(50)}`;
  await call("POST", "/v1/replies", { candidateId, interviewId: id, from: `${text} <eve@evil.example>`, subject: text, text: words });

  // With JavaScript: whatever found a way in would run. The tab fails the test for any dialog, error or request elsewhere.
  const page = await tab(url, { javaScriptEnabled: true, viewport: { width: 360, height: 800 } });
  const all = await mails();
  const me = linkNamed(all.at(-1), "Your interviews and settings");
  const links = [...linksIn(all.at(-1) ?? { id: "", subject: "", html: "", text: "", replyTo: "" })].map((link) => link.url);
  const ours = links.filter((link) => link.startsWith(url) && !link.includes("/me/"));
  const inbox = all.map((mail) => `${url}/local?mail=${encodeURIComponent(mail.id)}`);
  for (const address of [me, ...ours, `${url}/local`, ...inbox, ...inbox.map((one) => `${one}&view=source`)]) {
    await page.goto(address);
    expect({ address, wide: await isTooWide(page) }).toEqual({ address, wide: false });
    const shown = String(await page.evaluate("document.body.innerText"));
    if (address.includes("view=source")) continue;
    expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  }
  await page.goto(me);
  expect(await page.evaluate("document.querySelectorAll('script, img').length")).toBe(0);
  expect(await page.getByRole("heading", { level: 3 }).first().innerText()).toContain(text.slice(0, 3));
});
