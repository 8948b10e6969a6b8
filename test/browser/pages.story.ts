import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { instantText } from "../../core/clock.ts";
import type { LinkAction } from "../../core/links.ts";
import { ANOTHER_ROLE, LINK_ACTIONS, linkToken, MORE_TIME } from "../../core/links.ts";
import { meToken } from "../../core/me-links.ts";
import type { Api, Body } from "../http/api.ts";
import { ADA, anActiveCandidate, anApi, anInterview, nordvik, SETTINGS } from "../http/api.ts";
import { aStory, FORMS } from "../http/story.ts";
import { browserForThisFile, complaints, isTooWide, looksOf } from "./browser.ts";

const tab = browserForThisFile();
const ORIGIN = SETTINGS.publicUrl;

/** A tab in which the application in memory answers as the public site. */
async function tabOn(api: Api): Promise<Page> {
  const page = await tab(ORIGIN, { javaScriptEnabled: true });
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const path = `${pathname}${search}`;
    const form = () => Object.fromEntries(new URLSearchParams(route.request().postData() ?? ""));
    const answer = route.request().method() === "POST" ? await api.submit(path, form()) : await api.open(path);
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: answer.text });
  });
  return page;
}

/**
 * Fills in what the page's own form asks for, and presses its button; where a page has no form any more, posts to it all the
 * same, as somebody with an old tab does. Gives whether it had one.
 */
async function post(page: Page, fields: Record<string, string>): Promise<boolean> {
  const answered = page.waitForNavigation();
  const hadForm = await page.evaluate(`((fields) => {
    const own = document.querySelector('main form:not([action^="/me/ask"])');
    const form = own ?? document.body.appendChild(Object.assign(document.createElement("form"), { method: "post" }));
    for (const [name, value] of Object.entries(fields)) {
      const known = [...form.elements].filter((one) => one.name === name);
      const radio = known.find((one) => one.type === "radio" && one.value === value);
      if (radio) radio.checked = true;
      else if (known[0] && known[0].type !== "radio") known[0].value = value;
      else form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    for (const one of form.elements) {
      if (one.type === "radio" && !form.querySelector('[name="' + one.name + '"]:checked')) one.checked = true;
      if (one.type === "textarea" && one.value === "") one.value = "Anne Lie, +47 55 00 00 00";
    }
    const button = own?.querySelector("button");
    if (button) button.click();
    else form.submit();
    return own !== null;
  })(${JSON.stringify(fields)})`);
  await answered;
  return hadForm === true;
}

/** A story whose every link has a page: the draft to fill in has a place left open. */
async function storyWithAPlace() {
  const api = await anApi();
  const story = await aStory(api, "Sørlandet & Søn");
  await api.post(`/v1/interviews/${story.id}/actions`, { action: "heard", intent: "info_request" });
  const { messages } = (await api.get(`/v1/interviews/${story.id}`)).body;
  const open = { recordId: story.id, messageId: messages.find(({ kind }) => kind === "info_reply")?.id ?? "" };
  const linkTo = (action: LinkAction) =>
    action === "fill_in" || action === "download_eml" ? api.link({ action, ...open }) : story.linkTo(action);
  return { api, linkTo };
}

/** Pages on which there is nothing to press in this story: the address is confirmed, the page leads on, what it needs is not there. */
const WITHOUT_FORM: readonly LinkAction[] = ["confirm_address", "not_right"];

test.each(
  LINK_ACTIONS,
)("%s: axe finds nothing on the page, on what answers it, or on the used link, by day, by night and at 320 px", async (action) => {
  const { api, linkTo } = await storyWithAPlace();
  const page = await tabOn(api);
  const link = ORIGIN + linkTo(action);
  expect((await page.goto(link))?.status()).toBe(200);
  await looksOf(page, `${action}, shown`);
  if (action === "download_eml") {
    // Filled in, it is a file.
    const download = page.waitForEvent("download");
    await page.getByRole("textbox").fill("Anne Lie, +47 55 00 00 00");
    await page.getByRole("button", { name: "Put it in" }).click();
    expect((await download).suggestedFilename()).toBe("draft.eml");
    return;
  }
  expect({ action, hadForm: await post(page, FORMS[action] ?? {}) }).toEqual({ action, hadForm: !WITHOUT_FORM.includes(action) });
  await looksOf(page, `${action}, answered`);
  expect((await page.goto(link))?.status()).toBe(200);
  await looksOf(page, `${action}, used`);
});

test("what axe is asked finds what is wrong, so that its silence means something", async () => {
  const page = await tab("about:", { javaScriptEnabled: true });
  await page.setContent(
    `<!doctype html><html><title>x</title><main><h1>x</h1><input><p style="color:#999;background:#fff">pale</p><a href="/">a</a><a href="/b" style="font-size:8px">b</a><div style="width:2000px">wide</div></main>`,
  );
  const found = (await complaints(page)).map((complaint) => complaint.split(":")[0]);
  expect(found).toEqual(expect.arrayContaining(["html-has-lang", "label", "color-contrast"]));
  expect((await complaints(page, "look")).map((complaint) => complaint.split(":")[0])).toContain("color-contrast");
  expect(await isTooWide(page)).toBe(true);
});

const meOf = (api: Api, candidate: Pick<Body, "id"> & { email: string }) =>
  `/me/${meToken(SETTINGS.linkSecret, candidate, instantText(api.runtime.now()))}`;

type Other = { name: string; status: number; prepare: (api: Api) => Promise<{ path: string; form?: Record<string, string> }> };

const late = "2027-12-24T12:00:00Z";
const act = (api: Api, id: string, action: string, more = {}) => api.post(`/v1/interviews/${id}/actions`, { action, ...more });

/** The pages beside those of each action's link: errors, slips, the candidate's own, and the ways to stop mail and to come back. */
const OTHERS: readonly Other[] = [
  { name: "a link that is not complete", status: 404, prepare: async () => ({ path: "/a/abc.def" }) },
  {
    name: "a link of another secret",
    status: 404,
    prepare: async () => ({ path: `/a/${linkToken("other", { action: "not_yet", recordId: "int_x" }, "2026-11-27T12:00:00.000Z")}` }),
  },
  {
    name: "a link that is too old",
    status: 410,
    prepare: async (api) => {
      const { id } = await anInterview(api);
      const path = api.link({ action: "not_yet", recordId: id });
      api.at(late);
      return { path };
    },
  },
  {
    name: "a form with a slip",
    status: 422,
    prepare: async (api) => ({
      path: api.link({ action: "already_answered", recordId: (await anInterview(api)).id }),
      form: { intent: "none" },
    }),
  },
  {
    name: "a day that cannot be read",
    status: 422,
    prepare: async (api) => ({
      path: api.link({ action: "decision_promised", recordId: (await anInterview(api)).id }),
      form: { choice: "date", by: "" },
    }),
  },
  {
    name: "what can no longer be done",
    status: 409,
    prepare: async (api) => {
      const { id } = await anInterview(api);
      await act(api, id, "withdrawn");
      return { path: api.link({ action: "not_yet", recordId: id }), form: {} };
    },
  },
  {
    name: "a fault of ours",
    status: 500,
    prepare: async (api) => {
      const { id } = await anInterview(api);
      const path = api.link({ action: "unsubscribe", recordId: (await anActiveCandidate(api, { email: "ben@example.com" })).id });
      await act(api, id, "withdrawn");
      api.runtime.failNext("records.load", new Error("the table is gone"));
      return { path };
    },
  },
  {
    name: "an address to confirm",
    status: 200,
    prepare: async (api) => {
      const { body } = await api.post("/v1/candidates", { ...ADA, email: "new@example.com" });
      return { path: api.link({ action: "confirm_address", recordId: body.id }) };
    },
  },
  {
    name: "an address that is confirmed",
    status: 200,
    prepare: async (api) => {
      const { body } = await api.post("/v1/candidates", { ...ADA, email: "new@example.com" });
      return { path: api.link({ action: "confirm_address", recordId: body.id }), form: {} };
    },
  },
  {
    name: "a closed interview whose round is asked about",
    status: 200,
    prepare: async (api) => {
      const { id } = await anInterview(api);
      await act(api, id, "heard", { intent: "regret" });
      return { path: api.link({ action: "round_not_held", recordId: id }) };
    },
  },
  {
    name: "an acceptance while a better one is open",
    status: 200,
    prepare: async (api) => {
      const { id, candidateId } = await anInterview(api);
      await api.post("/v1/interviews", nordvik(candidateId, { company: { name: "Statkraft" }, interest: "first_choice" }));
      await api.drain();
      await act(api, id, "heard", { intent: "offer" });
      return { path: api.link({ action: "offer_accepted", recordId: id }) };
    },
  },
  {
    name: "a request for more time",
    status: 200,
    prepare: async (api) => {
      const { id } = await anInterview(api);
      await act(api, id, "heard", { intent: "offer", answerBy: "2026-12-11" });
      return { path: api.link({ action: "change_requested", recordId: id, value: MORE_TIME }) };
    },
  },
  {
    name: "a mail about another role",
    status: 200,
    prepare: async (api) => {
      const { candidateId } = await anInterview(api);
      const { body } = await api.post("/v1/replies", { candidateId, from: "m@nordvik.example", subject: "x", text: "Please see below." });
      return { path: api.link({ action: "review_reply", recordId: body.id, value: ANOTHER_ROLE }) };
    },
  },
  {
    name: "a candidate's page without interviews",
    status: 200,
    prepare: async (api) => ({ path: meOf(api, { id: (await anActiveCandidate(api)).id, email: ADA.email }) }),
  },
  {
    name: "a candidate's page with offers, questions and a closed interview",
    status: 200,
    prepare: async (api) => {
      const { id, candidateId } = await aStory(api, "Sørlandet & Søn");
      const { body } = await api.post(
        "/v1/interviews",
        nordvik(candidateId, { company: { name: "Statkraft" }, decision: { by: "2026-12-11" } }),
      );
      await act(api, body.id, "heard", { intent: "status_update", decisionBy: "2026-12-18" });
      await act(api, body.id, "heard", { intent: "regret" });
      expect(id).not.toBe(body.id);
      return { path: meOf(api, { id: candidateId, email: ADA.email }) };
    },
  },
  {
    name: "a candidate's page whose mail is stopped",
    status: 200,
    prepare: async (api) => {
      const { candidateId } = await anInterview(api);
      await api.submit(api.link({ action: "unsubscribe", recordId: candidateId }));
      return { path: meOf(api, { id: candidateId, email: ADA.email }) };
    },
  },
  {
    name: "settings that are saved",
    status: 200,
    prepare: async (api) => ({ path: meOf(api, { id: (await anActiveCandidate(api)).id, email: ADA.email }), form: {} }),
  },
  {
    name: "settings with a slip",
    status: 422,
    prepare: async (api) => ({ path: meOf(api, { id: (await anActiveCandidate(api)).id, email: ADA.email }), form: { country: "XX" } }),
  },
  {
    name: "a candidate's page that is too old",
    status: 410,
    prepare: async (api) => {
      const path = meOf(api, { id: (await anActiveCandidate(api)).id, email: ADA.email });
      api.at(late);
      return { path };
    },
  },
  { name: "asking for a new link", status: 200, prepare: async () => ({ path: "/me" }) },
  { name: "having asked for a new link", status: 200, prepare: async () => ({ path: "/me", form: { email: ADA.email } }) },
  {
    name: "asking for a new link, from an address that is none",
    status: 422,
    prepare: async () => ({ path: "/me", form: { email: "a@b" } }),
  },
  {
    name: "stopping all mail",
    status: 200,
    prepare: async (api) => ({
      path: api.link({ action: "unsubscribe", recordId: (await anActiveCandidate(api)).id }).replace("/a/", "/u/"),
    }),
  },
  {
    name: "mail that is stopped",
    status: 200,
    prepare: async (api) => ({
      path: api.link({ action: "unsubscribe", recordId: (await anActiveCandidate(api)).id }).replace("/a/", "/u/"),
      form: {},
    }),
  },
  {
    name: "mail that is turned on again",
    status: 200,
    prepare: async (api) => {
      const path = api.link({ action: "unsubscribe", recordId: (await anActiveCandidate(api)).id }).replace("/a/", "/u/");
      await api.submit(path);
      return { path, form: {} };
    },
  },
];

test.each(OTHERS)("$name: axe finds nothing, by day, by night and at 320 px", async ({ name, status, prepare }) => {
  const api = await anApi();
  const { path, form } = await prepare(api);
  const page = await tabOn(api);
  let last = await page.goto(ORIGIN + path);
  if (form !== undefined) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await post(page, form);
    last = await answered;
  }
  expect({ name, status: last?.status() }).toEqual({ name, status });
  await looksOf(page, name);
});
