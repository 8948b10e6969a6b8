import { expect, test } from "vitest";
import { confirmedCandidate, doors, linkNamed, playHistory } from "../../scripts/sample-history.ts";
import { browserForThisFile, product, tabTo } from "./browser.ts";

const tab = browserForThisFile();
const DAY_MS = 86_400_000;

type Interview = { state: string; outcome: string | null; messages: { id: string; kind: string; status: string }[] };

/** An interview a day from now, of a candidate who has confirmed their address. */
async function oneInterview(url: string) {
  const { call } = doors(url);
  const { now } = await call<{ now: string }>("GET", "/local/clock");
  const candidateId = await confirmedCandidate(url);
  const { id } = await call<{ id: string }>("POST", "/v1/interviews", {
    candidateId,
    company: { name: "Nordvik Energy", domain: "nordvik.example" },
    role: "Drilling Engineer",
    contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
    round: { startsAt: new Date(Date.parse(now) + DAY_MS).toISOString(), durationMinutes: 60 },
  });
  return { id, candidateId, look: () => call<Interview>("GET", `/v1/interviews/${id}`) };
}

test("from the first visit to a closed interview, all by mouse, in the local mailbox, without JavaScript", async () => {
  const { url } = await product();
  const { call } = doors(url);
  const page = await tab(url);
  await page.goto(`${url}/local`);
  await page.getByText("No mail yet").waitFor();

  const { id: candidateId } = await call<{ id: string }>("POST", "/v1/candidates", {
    email: "ada@example.com",
    name: "Ada Okafor",
    timeZone: "Europe/Oslo",
  });
  await page.reload();
  await page.getByRole("link", { name: /Please confirm your address/ }).click();
  const confirming = page.waitForEvent("popup");
  await page.frameLocator("iframe").getByRole("link", { name: "Confirm my address" }).click();
  const confirmation = await confirming;
  await confirmation.getByRole("button", { name: "Yes, this is my address" }).click();
  await confirmation.getByText("Your address is confirmed").waitFor();
  await confirmation.close();
  await page.bringToFront();
  expect((await call<{ status: string }>("GET", `/v1/candidates/${candidateId}`)).status).toBe("active");

  const { now } = await call<{ now: string }>("GET", "/local/clock");
  const { id } = await call<{ id: string }>("POST", "/v1/interviews", {
    candidateId,
    company: { name: "Nordvik Energy", domain: "nordvik.example" },
    role: "Drilling Engineer",
    contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
    round: { startsAt: new Date(Date.parse(now) + DAY_MS).toISOString(), durationMinutes: 60 },
  });
  await page.goto(`${url}/local`);
  await page.getByRole("cell", { name: /Drilling Engineer, Nordvik Energy/ }).waitFor();
  const thankYou = page.getByRole("link", { name: /Ready to send: thank you to Mette/ });
  for (let move = 0; move < 12 && (await thankYou.count()) === 0; move++)
    await page.getByRole("button", { name: "Next due thing" }).click();
  await thankYou.click();
  await page.frameLocator("iframe").getByText("Dear Mette").waitFor();
  expect(await page.getByRole("link", { name: "draft.eml" }).count()).toBe(1);

  await page.getByRole("button", { name: "Send the draft" }).click();
  await page.getByText("Sent. No mail came of it.").waitFor();
  const { messages } = await call<Interview>("GET", `/v1/interviews/${id}`);
  expect(messages.find(({ kind }) => kind === "thank_you")?.status).toBe("sent");

  await page.getByRole("button", { name: "+1 day" }).click();
  await page.getByRole("link", { name: "Forward an employer’s answer" }).click();
  await page.getByRole("link", { name: "A regret letter" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("heading", { name: /a gracious answer to Mette/ }).waitFor();
  expect(await call<Interview>("GET", `/v1/interviews/${id}`)).toMatchObject({ state: "closed", outcome: "regret" });

  const opening = page.waitForEvent("popup");
  await page.frameLocator("iframe").getByRole("link", { name: "Your interviews and settings" }).click();
  const me = await opening;
  await me.getByRole("heading", { name: "Your interviews", level: 1 }).waitFor();
  expect(await me.getByText("They chose somebody else").count()).toBeGreaterThan(0);
});

test("by keyboard only: settings are changed on the candidate's page, and what was planned follows", async () => {
  const { url } = await product();
  const { candidateId } = await oneInterview(url);
  const { mails, call } = doors(url);
  await call("POST", "/local/clock", { advance: "P2D" });
  const page = await tab(url, { javaScriptEnabled: true });
  await page.goto(linkNamed((await mails()).at(-1), "Your interviews and settings"));
  await tabTo(page, "checkbox", "Saturday");
  await page.keyboard.press("Space");
  await tabTo(page, "button", "Save");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Saved.").waitFor();
  const { preferences } = await call<{ preferences: { window: { days: string[] } } }>("GET", `/v1/candidates/${candidateId}`);
  expect(preferences.window.days).toContain("sat");
});

test("by keyboard only: it is told that they answered by phone, and what that makes wrong is taken back", async () => {
  const { url } = await product();
  const { look } = await oneInterview(url);
  const { mails, call } = doors(url);
  await call("POST", "/local/clock", { advance: "P3D" });
  const page = await tab(url, { javaScriptEnabled: true });
  await page.goto(linkNamed((await mails()).at(-1), "Your interviews and settings"));
  await tabTo(page, "link", "They already answered (Drilling Engineer, Nordvik Energy)");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What did they say?" }).waitFor();
  await tabTo(page, "radio", "They turned me down");
  await page.keyboard.press("Space");
  await tabTo(page, "button", "That is what they said");
  await page.keyboard.press("Enter");
  await page.getByText("Taken back").waitFor();
  expect(await look()).toMatchObject({ state: "closed", outcome: "regret" });
});

test("accepting an offer while a better one is open is warned of, can be done, and shows on the board", async () => {
  const { url } = await product();
  const { interviews, me, mails } = await playHistory(url);
  const page = await tab(url);
  const offer = (await mails()).find(({ subject }) => /for the offer/.test(subject));
  await page.goto(linkNamed(offer, "Accept the offer"));
  await page.getByText("what you ranked higher is still open").waitFor();
  await page.getByRole("button", { name: "I accept" }).click();
  await page.getByText("You accept.").waitFor();
  await page.getByRole("link", { name: "Your interviews and settings" }).click();
  expect(await page.getByText("Accepted, not signed yet").count()).toBeGreaterThan(0);
  expect(page.url().split("/me/")[0]).toBe(me.split("/me/")[0]);
  expect(interviews["Bergen Subsea"]).toBeTruthy();
});

test("a mail nobody could read for certain is settled by the candidate's word", async () => {
  const { url } = await product();
  const { candidateId, look } = await oneInterview(url);
  const { mails, call } = doors(url);
  await call("POST", "/local/clock", { advance: "P3D" });
  await call("POST", "/v1/replies", {
    candidateId,
    from: "Mette Solberg <mette.solberg@nordvik.example>",
    subject: "News",
    text: "Interesting developments on our side. More when I see you.",
  });
  const page = await tab(url);
  await page.goto(linkNamed((await mails()).at(-1), "They offer me the job"));
  expect(await page.getByLabel("They offer me the job").isChecked()).toBe(true);
  await page.getByRole("button", { name: "That is what it says" }).click();
  await page.getByText("Noted: They offer me the job").waitFor();
  expect(await look()).toMatchObject({ state: "offered" });
});
