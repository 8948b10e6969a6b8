import { describe, expect, test } from "vitest";
import { compose } from "../../../core/drafts/compose.ts";
import type { Block, Content, Link } from "../../../core/drafts/content.ts";
import { STEPS } from "../../../core/drafts/keep-searching.ts";
import { fillPlaces, isComplete } from "../../../core/drafts/places.ts";
import { renderText } from "../../../core/drafts/render.ts";
import type { Contact } from "../../../core/interview/facts.ts";
import type { Case } from "./sample.ts";
import { answer, candidate, composed, composing, facts, message, PANELS, round, situation, WORKSPACES } from "./sample.ts";

const AGENCY: Contact = { name: "Tom Reed", email: "tom@agency.example", kind: "agency" };
const text = (content: Content) => renderText(content, { notes: "shown" });
const body = (content: Content) => content.draft?.body ?? "";
const inEveryVariant = (make: (workspaceId: string) => Content) => WORKSPACES.map(make);
const links = (content: Content): Link[] =>
  content.blocks.flatMap((b: Block) =>
    b.type === "links" || b.type === "send_links" ? b.links : b.type === "aside" ? (b.links ?? []) : [],
  );
const labels = (content: Content) => links(content).map((link) => link.label);
const NOW_HELD = "2026-11-24T08:00:00.000Z";
const never = (): never => {
  throw new Error("the sample has an offer");
};
const byAgency = (over: Partial<ReturnType<typeof situation>> = {}) =>
  situation({ facts: facts({ contact: AGENCY }), rounds: [round({ contact: AGENCY })], ...over });

describe("before and right after", () => {
  test("R0: the evening before asks when one will hear, what comes next, and whether a call is welcome", () => {
    const ahead = situation({
      state: "scheduled",
      rounds: [round({ status: "planned", startsAt: "2026-11-25T09:00:00.000Z", endsAt: "2026-11-25T10:00:00.000Z" })],
    });
    expect(text(composed("before_round", { situation: ahead }))).toMatch(
      /Wednesday 25 November at 10:00[\s\S]*expect to hear[\s\S]*next step[\s\S]*if I call/u,
    );
    expect(text(composed("before_round", { situation: { ...ahead, noCalls: true } }))).not.toMatch(/call\?/u);
  });

  test("R1: the first button of the reflection is that it did not take place, and a reply stores the notes", () => {
    const content = composed("reflection");
    expect(labels(content)[0]).toBe("It did not take place");
    expect(links(content)[0]?.url).toContain("round_not_held");
    for (const asked of [
      "What went well",
      "impress",
      "less well",
      "skills of the advert",
      "reservations",
      "worries",
      "differently",
      "when you will hear",
      "Reply to this mail",
    ])
      expect(text(content)).toContain(asked);
  });

  test("R2: without a decision date the reflection asks for it, one tap each; with one it does not", () => {
    const asks = composed("reflection", { situation: situation({ promise: null }) });
    expect(labels(asks)).toEqual(expect.arrayContaining(["In a few days", "One week", "Two weeks", "They did not say", "A date"]));
    expect(
      links(asks)
        .map((l) => l.url)
        .filter((url) => url.includes("decision_promised"))
        .map((url) => url.split(".").at(-1)),
    ).toEqual(expect.arrayContaining(["few_days", "one_week", "two_weeks", "not_said"]));
    expect(labels(composed("reflection"))).not.toContain("One week");
    expect(labels(composed("reflection", { situation: situation({ promise: null, saidNoDate: true }) }))).not.toContain("One week");
  });

  test("R3: the thank-you greets by name, names the rest of the panel, one topic, interest, and looks forward", () => {
    for (const content of inEveryVariant((workspaceId) => composed("thank_you", { workspaceId }))) {
      expect(body(content)).toMatch(/^Dear Mette,/u);
      expect(body(content)).toMatch(/Lorena and Hans/u);
      expect(body(content)).toContain("well integrity in mature fields");
      expect(body(content)).toMatch(/look forward/u);
      expect(body(content)).not.toMatch(/feedback|how I did|Mette, Lorena/u);
      expect(body(content)).not.toContain("training on the new rigs");
    }
  });

  test("R3: nobody is said to have been met who was not in the room", () => {
    const away = situation({ rounds: [round({ panel: [PANELS.hans] })] });
    for (const content of inEveryVariant((workspaceId) => composed("thank_you", { workspaceId, situation: away }))) {
      expect(body(content)).toContain("Hans");
      expect(body(content)).not.toMatch(/Lorena|meet(?:ing)? you|talk(?:ing)? with me|you took|your time/u);
    }
  });

  test("R3: with one on the panel nobody else is named, and nothing is plural", () => {
    const alone = situation({ rounds: [round({ panel: [PANELS.mette] })] });
    for (const content of inEveryVariant((workspaceId) => composed("thank_you", { workspaceId, situation: alone })))
      expect(body(content)).not.toMatch(/Lorena|Hans|you all|, and\./u);
  });

  test("R3: two of one first name are told apart by their full names", () => {
    const twins = situation({ rounds: [round({ panel: [PANELS.mette, { name: "Hans Moe" }, { name: "Hans Lie" }] })] });
    expect(body(composed("thank_you", { situation: twins }))).toMatch(/Hans Moe and Hans Lie/u);
  });

  test("R3: a call is a call: nobody was had in", () => {
    const call = situation({ rounds: [round({ format: "phone" })] });
    for (const content of inEveryVariant((workspaceId) => composed("thank_you", { workspaceId, situation: call })))
      expect(body(content)).not.toMatch(/\bmeet|having me in|interview/iu);
  });

  test("R4: the referees paragraph rides beneath the thank-you when references were asked for, and can be switched off", () => {
    const asked = situation({ facts: facts({ referencesRequested: true }) });
    expect(text(composed("thank_you", { situation: asked }))).toContain("Tell your referees");
    expect(body(composed("thank_you", { situation: asked }))).not.toContain("referee");
    expect(text(composed("thank_you"))).not.toContain("referees");
    expect(text(composed("thank_you", { situation: asked, candidate: candidate({ references: false }) }))).not.toContain("referees");
  });

  test("R32: dates are told with their weekday in the round's zone, and never as yesterday", () => {
    // Ten at night in Oslo is already Tuesday in Tokyo: the letter says Monday all the same.
    const late = situation({ rounds: [round({ startsAt: "2026-11-23T21:00:00.000Z", endsAt: "2026-11-23T22:00:00.000Z" })] });
    expect(body(composed("thank_you", { situation: late, candidate: candidate({}, { timeZone: "Asia/Tokyo" }) }))).toContain("on Monday");
    expect(body(composed("thank_you", { now: "2026-12-01T08:00:00.000Z" }))).toContain("on Monday 23 November");
  });

  test("R35: each contact of one day is thanked for the round that was theirs", () => {
    const morning = round();
    const afternoon = round({
      id: "rnd_01kbround20000000000000000",
      startsAt: "2026-11-23T12:00:00.000Z",
      endsAt: "2026-11-23T13:00:00.000Z",
      panel: [{ name: "Ida Berg" }],
      contact: { name: "Ida Berg", kind: "employer" },
    });
    const day = situation({ rounds: [morning, afternoon] });
    const toIda = composed("thank_you", { situation: day, message: message("thank_you", { contact: "ida berg", roundId: afternoon.id }) });
    expect(body(toIda)).toMatch(/^Dear Ida,/u);
    expect(body(toIda)).not.toMatch(/Mette|Lorena|Hans/u);
    const toMette = composed("thank_you", { situation: day, message: message("thank_you", { contact: "mette@equinor.example" }) });
    expect(body(toMette)).toMatch(/^Dear Mette,/u);
    expect(body(toMette)).not.toContain("Ida");
  });
});

describe("waiting", () => {
  const late = { now: "2026-12-08T08:00:00.000Z" };

  test("R6: the follow-up recalls the interview and the date that was named", () => {
    for (const contact of [undefined, AGENCY]) {
      const where = contact === undefined ? situation() : byAgency();
      for (const content of inEveryVariant((workspaceId) => composed("follow_up", { ...late, workspaceId, situation: where }))) {
        expect(body(content)).toContain("Monday 23 November");
        expect(body(content)).toContain("Friday 4 December");
      }
    }
  });

  test("R7: with no promised date none is claimed", () => {
    for (const content of inEveryVariant((workspaceId) =>
      composed("follow_up", { ...late, workspaceId, situation: situation({ promise: null }) }),
    ))
      expect(body(content)).not.toMatch(/expected|by Friday|December/u);
  });

  test("R8: the day on which the first was sent is named where it is known, and not the day of a late click", () => {
    const first = message("follow_up", {
      id: "msg_01kbfirst00000000000000000",
      status: "sent",
      deliveredAt: "2026-12-08T08:00:00.000Z",
      sentAt: "2026-12-14T09:00:00.000Z",
    });
    const named = (more: Partial<typeof first>) =>
      inEveryVariant((workspaceId) =>
        composed("final_follow_up", { now: "2026-12-22T08:00:00.000Z", workspaceId, messages: [{ ...first, ...more }] }),
      ).map(body);
    for (const text of named({})) expect(text).not.toMatch(/I wrote|my message of/iu);
    expect(named({ isCopied: true }).join()).toContain("on Monday 14 December");
    expect(named({ sentAt: "2026-12-08T15:00:00.000Z" }).join()).toContain("on Tuesday 8 December");
  });

  test("R8: the second has another angle than the first, and claims no letter that is not known to be sent", () => {
    const first = message("follow_up", {
      id: "msg_01kbfirst00000000000000000",
      status: "delivered",
      deliveredAt: "2026-12-08T08:00:00.000Z",
    });
    for (const workspaceId of WORKSPACES) {
      const again = composed("final_follow_up", { now: "2026-12-22T08:00:00.000Z", workspaceId, messages: [first] });
      expect(body(again)).not.toMatch(/I wrote|my message of/iu);
      expect(body(again)).not.toBe(body(composed("follow_up", { workspaceId })));
      const known = composed("final_follow_up", {
        now: "2026-12-22T08:00:00.000Z",
        workspaceId,
        messages: [{ ...first, status: "sent", sentAt: "2026-12-08T09:00:00.000Z" }],
      });
      expect(body(known)).toMatch(/Tuesday 8 December/u);
    }
  });

  test("R8: an unconfirmed first follow-up is asked about and offered again in the mail of the second", () => {
    const sent = composed("follow_up", late);
    const first = message("follow_up", {
      id: "msg_01kbfirst00000000000000000",
      status: "delivered",
      deliveredAt: "2026-12-08T08:00:00.000Z",
      content: sent,
    });
    const content = composed("final_follow_up", { now: "2026-12-22T08:00:00.000Z", messages: [first] });
    expect(text(content)).toContain("Did the first follow-up go out?");
    expect(content.blocks).toContainEqual({ type: "quote", text: sent.draft?.body });
    expect(links(content).find((l) => l.label === "I sent the first one")?.url).toContain(first.id);
    expect(labels(content)).toContain("Open the first one in Gmail");
    expect(text(composed("final_follow_up", { messages: [{ ...first, status: "sent", sentAt: first.dueAt }] }))).not.toContain(
      "Did the first",
    );
  });

  test("R8: one that was declared wrong, or answered since, is not offered again", () => {
    const first = message("follow_up", {
      id: "msg_01kbfirst00000000000000000",
      status: "delivered",
      deliveredAt: "2026-12-08T08:00:00.000Z",
      content: composed("follow_up", late),
    });
    const now = "2026-12-22T08:00:00.000Z";
    const wrong = message("disregard", { cause: `message:${first.id}` });
    const update = answer("status_update", { recordedAt: "2026-12-09T12:00:00.000Z" });
    expect(text(composed("final_follow_up", { now, messages: [first, wrong] }))).not.toContain("Did the first");
    expect(text(composed("final_follow_up", { now, messages: [first], situation: situation({ answers: [update] }) }))).not.toContain(
      "Did the first",
    );
  });

  test("R9: by phone it is a script with a voicemail and the hours there, and no send links", () => {
    const vancouver = situation({ facts: facts({ company: { name: "Equinor", timeZone: "America/Toronto" } }) });
    const content = composed("call_script", { ...late, situation: vancouver });
    expect(content.draft?.channel).toBe("phone");
    expect(body(content)).toMatch(/What to say[\s\S]*When they have answered[\s\S]*If you reach the voicemail/u);
    expect(text(content)).toContain("09:30 to 16:30 Toronto time, which is 15:30 to 22:30 for you");
    expect(labels(content)).toContain("I called");
    expect(content.blocks.some((b) => b.type === "send_links")).toBe(false);
  });

  test("R9: the second call has another script than the first", () => {
    const second = message("call_script", { cause: "round:rnd_01kbround10000000000000000:2" });
    expect(body(composed("call_script", { ...late, message: second }))).not.toBe(body(composed("call_script", late)));
    expect(composed("call_script", { ...late, message: second }).subject).toContain("once more");
  });

  test("R9: a note comes as text to copy out, with no send links", () => {
    const content = composed("follow_up", { ...late, message: message("follow_up", { channel: "note" }) });
    expect(content.subject).toBe("Ready to write out: follow-up to Mette, Equinor");
    expect(text(content)).toContain("by hand");
    expect(content.blocks.some((b) => b.type === "send_links")).toBe(false);
    expect(body(content)).toMatch(/^Dear Mette,[\s\S]*Kari Nordmann$/u);
  });

  test("R9: where they said not to call, no letter suggests a call", () => {
    for (const kind of ["thank_you", "follow_up", "final_follow_up"] as const)
      for (const content of inEveryVariant((workspaceId) =>
        composed(kind, { ...late, workspaceId, situation: situation({ noCalls: true }) }),
      ))
        expect(text(content)).not.toMatch(/\bcall(?:ed|ing)? (?:them|you|me)\b|\bby phone\b|\bring\b/u);
  });

  test("R10: a request of theirs is recalled, and nothing else is asked for as if there had been none", () => {
    const said = answer("acknowledgement", { wantsContact: { channel: "email", on: "2026-12-08" } });
    for (const content of inEveryVariant((workspaceId) =>
      composed("follow_up", { workspaceId, answer: said, now: "2026-12-08T08:00:00.000Z" }),
    ))
      expect(body(content)).toMatch(/you suggest|suggesting|suggested/iu);
  });

  test("R10: asked to get in touch before the day they named, nobody speaks of it as passed, or asks when they decide", () => {
    for (const kind of ["follow_up", "call_script"] as const)
      for (const at of ["2026-12-03", "2026-12-08"])
        for (const content of inEveryVariant((workspaceId) => {
          const said = answer("status_update", { wantsContact: { channel: "phone", on: at } });
          return composed(kind, { workspaceId, answer: said, now: `${at}T08:00:00.000Z` });
        })) {
          if (at < "2026-12-04") expect(body(content)).not.toMatch(/4 December|when .*(?:decision|decide)/u);
          else expect(text(content)).toMatch(/They asked you to call on Tuesday 8 December|asked|suggest/u);
        }
  });

  test("R10: a call is told with its day and its hour, on their clock and on the candidate's", () => {
    const said = answer("status_update", { wantsContact: { channel: "phone", on: "2026-12-05", at: "10:00" } });
    const script = (where = situation({ answers: [said] })) => text(composed("call_script", { answer: said, situation: where }));
    expect(script()).toContain("They asked you to call on Saturday 5 December at 10:00.");
    const toronto = situation({ answers: [said], facts: facts({ company: { name: "Equinor", timeZone: "America/Toronto" } }) });
    expect(script(toronto)).toContain("at 10:00, which is 04:00 Toronto time.");
  });

  test("R10: the receipt says how and when, by the draft that is planned; without one it promises none", () => {
    const said = answer("status_update", { wantsContact: { channel: "phone", on: "2026-12-08" } });
    const planned = (over: object) =>
      message("call_script", { status: "planned", eventId: said.id, dueAt: "2026-12-08T07:00:00.000Z", ...over });
    const receipt = (messages: ReturnType<typeof message>[]) => text(composed("receipt", { answer: said, messages }));
    expect(receipt([planned({ channel: "phone" })])).toContain(
      "asks you to call on Tuesday 8 December. We bring you what to say on Tuesday 8 December",
    );
    expect(receipt([planned({ kind: "follow_up" })])).toContain("asks you to write on Tuesday 8 December");
    expect(receipt([])).toContain("has told you where things stand");
  });

  test("R12: at least twelve concrete things, in turn", () => {
    expect(STEPS.length).toBeGreaterThanOrEqual(12);
    const seen = Array.from(
      { length: STEPS.length + 1 },
      (_, i) => composed("keep_searching", { message: message("keep_searching", { cause: `week:${i + 1}` }) }).subject,
    );
    expect(new Set(seen).size).toBe(STEPS.length);
    expect(seen.at(-1)).toBe(seen[0]);
  });

  test("R14: the room for good news is a suggestion beneath, never a bracket in the letter", () => {
    const content = composed("follow_up", late);
    expect(text(content)).toContain("recent good news about Equinor");
    expect(body(content)).not.toMatch(/news about Equinor|\[|…/u);
  });

  test("R15: moving on shows the notes and three answers", () => {
    const content = composed("moving_on", {
      situation: situation({ notes: [{ at: "2026-11-23T12:00:00.000Z", text: "They liked the well plan." }] }),
    });
    expect(labels(content)).toEqual(expect.arrayContaining(["Close this interview", "Not yet", "They already answered"]));
    expect(text(content)).toContain("They liked the well plan.");
  });

  test("R37: every chaser's mail offers that they already answered", () => {
    for (const kind of ["follow_up", "final_follow_up", "call_script", "hold_check_in"] as const)
      expect(labels(composed(kind, late))).toContain("They already answered");
  });
});

describe("an answer", () => {
  const unthanked: Case = { messages: [] };
  const thanked: Case = {
    messages: [message("thank_you", { status: "sent", deliveredAt: "2026-11-24T08:00:00.000Z", sentAt: "2026-11-24T09:00:00.000Z" })],
  };

  test("R11: the first answer carries the thanks that no thank-you brought, and only then", () => {
    for (const workspaceId of WORKSPACES) {
      for (const [kind, said] of [
        ["regret_reply", answer("regret")],
        ["offer_thanks", answer("offer")],
        ["invitation_reply", answer("second_interview")],
      ] as const) {
        expect(body(composed(kind, { ...unthanked, workspaceId, answer: said }))).toMatch(
          /on Monday 23 November[\s\S]*Lorena and Hans|Lorena and Hans[\s\S]*on Monday 23 November/u,
        );
        // A thank-you that was skipped before it ever came, for being too late, has thanked nobody.
        const tooLate = message("thank_you", { status: "skipped", skippedAt: "2026-11-30T08:00:00.000Z" });
        expect(body(composed(kind, { messages: [tooLate], workspaceId, answer: said }))).toMatch(/Monday 23 November/u);
        expect(body(composed(kind, { ...thanked, workspaceId, answer: said }))).not.toMatch(/Monday 23 November/u);
      }
    }
  });

  test("R17: one question about the date, only where none stands and none was asked for", () => {
    const said = answer("status_update");
    for (const workspaceId of WORKSPACES) {
      const asks = (over: Case) =>
        /\?/u.test(body(composed("update_reply", { ...thanked, workspaceId, answer: said, ...over }))) ||
        /glad to know; if not/u.test(body(composed("update_reply", { ...thanked, workspaceId, answer: said, ...over })));
      expect(asks({ situation: situation({ promise: null, answers: [said] }) })).toBe(true);
      expect(asks({ situation: situation({ answers: [said] }) })).toBe(false);
      const before = message("update_reply", {
        id: "msg_01kbbefore0000000000000000",
        status: "delivered",
        deliveredAt: "2026-11-30T08:00:00.000Z",
      });
      expect(asks({ situation: situation({ promise: null, answers: [said] }), messages: [before] })).toBe(false);
    }
  });

  test("R18: a regret is answered in three or four sentences, without argument, and a question of theirs first", () => {
    for (const workspaceId of WORKSPACES) {
      const content = composed("regret_reply", { ...thanked, workspaceId, answer: answer("regret") });
      const said = body(content).split("\n\n").slice(1, -1).join(" ");
      expect(said.split(/(?<=[.!?])\s/u).length).toBeLessThanOrEqual(4);
      expect(said).not.toMatch(/disappoint|why|unfortunate|sorry|reconsider|but /iu);
      const asked = composed("regret_reply", { ...thanked, workspaceId, answer: answer("regret", { asksQuestion: true }) });
      expect(isComplete(asked.draft ?? { to: {}, bcc: "", subject: "", body: "", channel: "email" })).toBe(false);
      expect(asked.blocks.some((b) => b.type === "send_links")).toBe(false);
      expect(labels(asked)).toContain("Fill in and send");
      if (asked.draft !== undefined) {
        expect(fillPlaces(asked.draft, { answer: "Yes, please do keep my CV." }).body).toMatch(
          /^Dear Mette,\n\nYes, please do keep my CV\.\n\nThank you/u,
        );
        expect(fillPlaces(asked.draft, {}).body).toBe(body(content));
      }
    }
  });

  test("R19: feedback is asked for in one sentence, and only where the candidate wants it", () => {
    for (const workspaceId of WORKSPACES) {
      expect(body(composed("regret_reply", { workspaceId, answer: answer("regret") }))).not.toContain("do better");
      expect(
        body(composed("regret_reply", { workspaceId, answer: answer("regret"), candidate: candidate({ askForFeedback: true }) })),
      ).toContain("a word on what I could do better another time.");
    }
  });

  test("R20: the date is confirmed, checked, chosen or asked for, and who will be there is asked where not said", () => {
    const at = "2026-12-10T09:00:00.000Z";
    for (const workspaceId of WORKSPACES) {
      const reply = (over: Parameters<typeof answer>[1]) =>
        composed("invitation_reply", { workspaceId, ...thanked, answer: answer("second_interview", over) });
      expect(body(reply({ interviewAt: { startsAt: at, certain: true } }))).toContain("Thursday 10 December at 10:00");
      expect(body(reply({ interviewAt: { startsAt: at, certain: false } }))).toMatch(
        /Thursday 10 December at 10:00[^.]*\?|Thursday 10 December at 10:00\. Is that right\?/u,
      );
      expect(body(reply({}))).toMatch(/suit you|good time for you/u);
      const choice = reply({ timesOffered: [at, "2026-12-11T13:00:00.000Z"] });
      expect(body(choice)).toContain("Thursday 10 December at 10:00");
      expect(text(choice)).toContain("- Friday 11 December at 14:00");
      expect(body(reply({ interviewOn: "2026-12-10" }))).toMatch(/Thursday 10 December.*(?:time|hour)/u);
      const days = reply({ daysOffered: ["2026-12-10", "2026-12-11"] });
      expect(body(days)).toMatch(/Thursday 10 December.*(?:time|hour)/u);
      expect(text(days)).toContain("- Friday 11 December");
      expect(body(reply({ interviewOn: "2026-12-10", asksWhen: true }))).not.toContain("Thursday");
      expect(body(reply({}))).toContain("who will be there");
      expect(body(reply({ people: [{ name: "Ida Berg" }] }))).not.toContain("who will be there");
    }
    expect(
      body(
        composed("invitation_reply", {
          answer: answer("second_interview", { interviewAt: { startsAt: at, certain: true, timeZone: "Europe/London" } }),
        }),
      ),
    ).toContain("09:00 (London time)");
  });

  test("R20: a day that is only guessed is shown as a guess, and not told to be none", () => {
    const reply = (over: Parameters<typeof answer>[1]) =>
      text(composed("invitation_reply", { ...thanked, answer: answer("second_interview", over) }));
    const one = reply({ daysRoughly: { days: ["2026-12-10"], phrase: "Thursday or so" } });
    expect(one).toContain("They name “Thursday or so”. We take that for Thursday 10 December, and are not sure");
    expect(one).not.toContain("They named no time");
    expect(reply({ daysRoughly: { days: ["2026-12-10", "2026-12-11"], phrase: "the 10th, the 11th" } })).toContain(
      "Thursday 10 December and Friday 11 December",
    );
  });

  test("R20, R21: the day by which they want an answer, a task or papers is named beneath the draft", () => {
    const reply = (over: Parameters<typeof answer>[1]) =>
      text(composed("invitation_reply", { ...thanked, answer: answer("second_interview", over) }));
    expect(reply({ answerBy: "2026-12-09", answerIsReply: true })).toContain("They want your answer by Wednesday 9 December.");
    expect(reply({ answerBy: "2026-12-09" })).toContain("They want what they ask you to prepare or send by Wednesday 9 December.");
    expect(reply({ answerRoughly: { by: "2026-12-09", phrase: "mid next week" } })).toContain(
      "by “mid next week”. We take that for Wednesday 9 December",
    );
    expect(text(composed("info_reply", { answer: answer("info_request", { asksFor: ["references"], answerBy: "2026-12-09" }) }))).toContain(
      "They want this by Wednesday 9 December.",
    );
  });

  test("R20, R21: the reminder of such a day names it, and what is wanted", () => {
    const reminded = (said: ReturnType<typeof answer>) => {
      const mail = composed("answer_due", {
        message: message("answer_due", { eventId: said.id }),
        situation: situation({ answers: [said] }),
      });
      return `${mail.subject}\n${text(mail)}`;
    };
    expect(reminded(answer("info_request", { answerBy: "2026-12-09", subject: "Papers" }))).toMatch(
      /For Equinor by Wednesday 9 December[\s\S]*what they asked you for by Wednesday 9 December\. Their mail is “Papers”/u,
    );
    expect(reminded(answer("second_interview", { answerBy: "2026-12-09", answerIsReply: true }))).toContain(
      "your answer to their invitation by",
    );
    expect(reminded(answer("second_interview", { answerBy: "2026-12-09" }))).toContain("something from you for the next round by");
  });

  test("R20: a date that is known goes along for the calendar, a guess does not", () => {
    const at = "2026-12-10T09:00:00.000Z";
    expect(
      composed("invitation_reply", {
        answer: answer("second_interview", { interviewAt: { startsAt: at, certain: true }, location: "Forusbeen 50" }),
      }).calendar,
    ).toMatchObject([{ location: "Forusbeen 50", when: { startsAt: at, endsAt: "2026-12-10T10:00:00.000Z" } }]);
    expect(
      composed("invitation_reply", { answer: answer("second_interview", { interviewAt: { startsAt: at, certain: false } }) }).calendar,
    ).toBeUndefined();
  });

  test("R21: what was asked for has its place, and R4 rides along with references", () => {
    const content = composed("info_reply", { answer: answer("info_request", { asksFor: ["references"] }) });
    expect(content.subject).toBe("Ready to fill in: what they asked for, Equinor");
    expect(content.draft?.places).toMatchObject([{ name: "answer", optional: false }]);
    expect(text(content)).toContain("Tell your referees");
    expect(text(content)).toContain("two or three referees");
  });

  test("R21: what is theirs, or needs other words, is not called “my”", () => {
    const draft = (thing: string) => composed("info_reply", { answer: answer("info_request", { asksFor: [thing] }) }).draft?.body;
    expect(draft("documents")).toContain("the documents");
    expect(draft("application form")).toContain("the application form");
    expect(draft("right to work")).toContain("proof of my right to work");
    expect(draft("notice period")).toContain("my notice period");
  });

  const offered = (said: ReturnType<typeof answer>) =>
    situation({
      state: "offered",
      answers: [said],
      offer: {
        eventId: said.id,
        madeAt: said.occurredAt,
        response: "none",
        ...(said.answerBy === undefined ? {} : { answerBy: said.answerBy }),
      },
    });

  test("R23: an offer is thanked for; the written offer and a missing deadline are asked about; nothing is accepted", () => {
    for (const workspaceId of WORKSPACES) {
      const open = answer("offer");
      const named = answer("offer", { answerBy: "2026-12-11" });
      const without = composed("offer_thanks", { workspaceId, answer: open, situation: offered(open) });
      const within = composed("offer_thanks", { workspaceId, answer: named, situation: offered(named) });
      expect(body(without)).toMatch(/in writing/u);
      expect(body(without)).toMatch(/by which day|by when|date by which/u);
      expect(body(within)).toContain("by Friday 11 December".slice(3));
      expect(`${body(without)}${body(within)}`).not.toMatch(/\baccept\b|decline/u);
      expect(text(without)).toContain("We assume a week, until Wednesday 9 December");
      expect(text(within)).not.toContain("assume");
      for (const item of ["start date", "salary and other pay", "leave", "job title", "whom you report to", "job description", "contract"])
        expect(text(without)).toContain(item);
      expect(labels(without)).toEqual(expect.arrayContaining(["Accept the offer", "Ask for a change", "Decline the offer"]));
    }
  });

  test("R23: a further round with their offer open is thanked for without renewed interest or waiting to hear", () => {
    const said = answer("offer", { answerBy: "2026-12-11" });
    for (const agency of [false, true])
      for (const response of ["none", "accepted"] as const) {
        const open = offered(said);
        const where = {
          ...(agency ? byAgency() : open),
          state: "offered" as const,
          answers: [said],
          offer: { ...(open.offer ?? never()), response },
        };
        for (const content of inEveryVariant((workspaceId) =>
          composed("thank_you", { workspaceId, situation: where, now: "2026-12-03T08:00:00.000Z" }),
        )) {
          expect(body(content)).not.toMatch(/interested|hearing from you|your news|glad to know\.|what they say|to go further/u);
          expect(body(content)).toMatch(response === "none" ? /answer by Friday 11 December/u : /look forward to (?:working|starting)/u);
        }
      }
  });

  test("R23: what they say to a request is thanked for, whether they granted it or not", () => {
    const said = answer("offer");
    const open = offered(said);
    for (const where of [open, { ...open, facts: byAgency().facts, rounds: byAgency().rounds }])
      for (const content of inEveryVariant((workspaceId) =>
        composed("offer_thanks", {
          workspaceId,
          answer: said,
          situation: { ...where, offer: { ...(open.offer ?? never()), isRevised: true } },
        }),
      ))
        expect(body(content)).toMatch(/asked|request|raising it|going back/u);
  });

  test("R20: with their offer open, what to prepare is what to find out", () => {
    const said = answer("offer");
    const ahead = round({ id: "rnd_2", status: "planned", startsAt: "2026-12-10T09:00:00.000Z", endsAt: "2026-12-10T10:00:00.000Z" });
    const open = offered(said);
    const prepared = (where: typeof open) =>
      text(composed("prepare", { message: message("prepare", { roundId: "rnd_2" }), situation: { ...where, rounds: [round(), ahead] } }));
    expect(prepared(open)).toContain("for you to make up yours");
    expect(prepared(open)).not.toContain("one of two or three");
    expect(prepared({ ...open, state: "scheduled", offer: null })).toContain("one of two or three");
  });

  test("R23: a deadline that does not fit together is shown where it is asked about", () => {
    const said = answer("offer", { answerRoughly: { by: "2026-12-11", phrase: "Monday 11 December" } });
    expect(text(composed("offer_thanks", { answer: said, situation: offered(said) }))).toContain(
      "Their mail says “Monday 11 December”, which we could not take for a day. We assume a week",
    );
  });

  test("R32: a stretch that they named is told in their words, and not as a day", () => {
    const promise = { by: "2027-01-31", eventId: "evt_1" as const, since: NOW_HELD, range: "in January" };
    expect(text(composed("reflection", { situation: situation({ promise }) }))).toContain("They expect to decide “in January”.");
  });

  test("R23: a change that the candidate named stands in the letter, and is checked for R13", () => {
    const said = answer("offer");
    const where = offered(said);
    const content = composed("offer_change_request", {
      answer: said,
      situation: {
        ...where,
        offer: {
          eventId: said.id,
          madeAt: said.occurredAt,
          response: "change_requested",
          changeText: "Could I start on 1 March? I have another offer.",
        },
      },
    });
    expect(body(content)).toContain("Could I start on 1 March?");
    expect(content.blocks.some((b) => b.type === "send_links")).toBe(true);
    expect(text(content)).toContain("“another offer” speaks of another offer");
    expect(composed("offer_change_request", { answer: said, situation: where }).blocks.some((b) => b.type === "send_links")).toBe(false);
  });

  test("R24: the notice names no other employer, and the reminder lays out three choices", () => {
    const siblings = [
      { interviewId: "int_2" as const, company: "Statkraft", role: "Engineer", state: "offered" as const, answerBy: "2026-12-11" },
    ];
    for (const content of inEveryVariant((workspaceId) =>
      composed("competing_offer_notice", { workspaceId, siblings, now: "2026-12-08T08:00:00.000Z" }),
    )) {
      expect(body(content)).toContain("Friday 11 December");
      expect(`${content.draft?.subject}${body(content)}`).not.toContain("Statkraft");
    }
    const said = answer("offer");
    const choices = composed("competing_offer", {
      situation: offered(said),
      siblings: [{ interviewId: "int_2", company: "Statkraft", role: "Engineer", state: "waiting", interest: "first_choice" }],
    });
    expect(labels(choices)).toEqual(expect.arrayContaining(["Accept the offer", "Decline the offer", "Tell Statkraft"]));
    expect(text(choices)).toContain("not honest");
  });

  test("R26: a withdrawal calls off the round that is still booked, and names none where none is", () => {
    const booked = situation({
      rounds: [
        round(),
        round({
          id: "rnd_01kbsecond0000000000000000",
          startsAt: "2026-12-10T13:00:00.000Z",
          endsAt: "2026-12-10T14:00:00.000Z",
          status: "planned",
        }),
      ],
    });
    const now = "2026-12-08T08:00:00.000Z";
    for (const contact of [facts().contact, { name: "Rita Moe", email: "rita@agency.example", kind: "agency" as const }]) {
      const rounds = booked.rounds.map((one) => ({ ...one, contact }));
      for (const content of inEveryVariant((workspaceId) =>
        composed("withdrawal", { workspaceId, now, situation: { ...booked, rounds, facts: facts({ contact }) } }),
      ))
        expect(body(content)).toMatch(/interview on Thursday 10 December at 14:00|time on Thursday 10 December at 14:00/u);
    }
    for (const content of inEveryVariant((workspaceId) => composed("withdrawal", { workspaceId, now })))
      expect(body(content)).not.toMatch(/10 December|will therefore|somebody else|no longer needed/u);
  });

  test("R23: what came in writing is not asked for, and a day that is over is not promised", () => {
    const came = { ...answer("offer", { answerBy: "2026-12-18" }), written: true as const };
    for (const kind of ["offer_thanks", "offer_acceptance"] as const)
      for (const content of inEveryVariant((workspaceId) => composed(kind, { workspaceId, answer: came, situation: offered(came) })))
        expect(body(content)).not.toMatch(/in writing|as soon as I have|when I may expect|send me whatever|carefully, and/u);
    const late = answer("offer", { answerBy: "2026-12-11" });
    for (const content of inEveryVariant((workspaceId) =>
      composed("offer_thanks", { workspaceId, now: "2026-12-31T09:00:00.000Z", answer: late, situation: offered(late) }),
    )) {
      expect(body(content)).toMatch(/after the day|has passed/u);
      expect(body(content)).not.toContain("11 December");
      expect(text(content)).toContain("They wanted your answer by Friday 11 December, which has passed");
    }
  });

  test("R3: the second round's thank-you names another topic than the first, or none", () => {
    const two = [
      round(),
      round({ id: "rnd_01kbsecond0000000000000000", startsAt: "2026-12-10T13:00:00.000Z", endsAt: "2026-12-10T14:00:00.000Z" }),
    ];
    const first = message("thank_you", { id: "msg_01kbthanks0000000000000000", status: "delivered", roundId: round().id });
    const again = (topics: string[]) =>
      composed("thank_you", {
        now: "2026-12-11T08:00:00.000Z",
        message: message("thank_you", { roundId: "rnd_01kbsecond0000000000000000" }),
        messages: [first],
        situation: situation({ rounds: two, facts: facts({ topics }) }),
      });
    expect(body(again(["the boat tours"]))).not.toContain("the boat tours");
    expect(body(again(["the boat tours", "the winter plan"]))).toContain("the winter plan");
  });

  test("R3: of a further interview only which it was is said, not that it was one more by video", () => {
    const video = round({
      id: "rnd_01kbsecond0000000000000000",
      startsAt: "2026-12-10T13:00:00.000Z",
      endsAt: "2026-12-10T14:00:00.000Z",
      format: "video",
    });
    for (const content of inEveryVariant((workspaceId) =>
      composed("thank_you", {
        workspaceId,
        now: "2026-12-11T08:00:00.000Z",
        message: message("thank_you", { roundId: video.id }),
        situation: situation({ rounds: [round(), video] }),
      }),
    ))
      expect(`${content.draft?.subject} ${body(content)}`).not.toContain("second video");
  });

  test("R13: what the notes say of other offers is pointed at, and R24's notice is looked through for whose offer it is", () => {
    const noted = situation({ facts: facts({ notes: "Shell made me an offer" }) });
    expect(text(composed("thank_you", { situation: noted }))).toContain("Your notes say “made me an offer”");
    const siblings = [{ interviewId: "int_2" as const, company: "Statkraft", role: "Engineer", state: "offered" as const }];
    const own = candidate({ signOff: "Statkraft wants me, hurry up" });
    const notice = text(composed("competing_offer_notice", { siblings, candidate: own }));
    expect(notice).toContain("“Statkraft” is another employer of yours");
    expect(text(composed("competing_offer_notice", { siblings }))).not.toContain("Look at this once more");
  });

  test("R13: none of our own letters is warned of, with a promised day and for the first choice", () => {
    const siblings = [
      { interviewId: "int_2" as const, company: "Statkraft", role: "Engineer", state: "offered" as const, answerBy: "2026-12-11" },
    ];
    for (const kind of ["thank_you", "follow_up", "final_follow_up", "call_script", "competing_offer_notice"] as const)
      for (const content of inEveryVariant((workspaceId) => composed(kind, { workspaceId, siblings, now: "2026-12-08T08:00:00.000Z" })))
        expect(text(content), kind).not.toContain("Look at this once more");
  });

  test("R26, R24: what to do about a wrong draft that was sent depends on what it says", () => {
    const wrong = (kind: "withdrawal" | "follow_up" | "offer_thanks") => {
      const draft = message(kind, { id: "msg_01kbwrong00000000000000000", status: "delivered", deliveredAt: "2026-12-08T08:00:00.000Z" });
      return text(composed("disregard", { message: message("disregard", { cause: `message:${draft.id}` }), messages: [draft] }));
    };
    expect(wrong("withdrawal")).toContain("write to them today");
    expect(wrong("offer_thanks")).toContain("misread their mail");
    expect(wrong("follow_up")).toContain("no harm is done");
  });

  test("of a wrong draft that is known to have been sent nobody asks not to send it", () => {
    const sent = message("offer_acceptance", { id: "msg_01kbwrong00000000000000000", status: "sent", sentAt: "2026-12-08T08:00:00.000Z" });
    const note = composed("disregard", { message: message("disregard", { cause: `message:${sent.id}` }), messages: [sent] });
    expect(note.subject).toBe("No longer right: acceptance, Equinor");
    expect(text(note)).toContain("The acceptance that you sent to Equinor on Tuesday 8 December is no longer right.");
    expect(text(note)).toContain("Write or call today");
    expect(text(note)).not.toMatch(/do not send|If it has gone out/u);
  });

  test("R11: what waits for a question is not promised as what comes next", () => {
    const planned = message("follow_up", { status: "planned", dueAt: "2026-12-08T07:00:00.000Z" });
    const holds = [{ cause: "rep_1" as const, since: NOW_HELD, why: "we asked" }];
    expect(text(composed("thank_you", { messages: [planned] }))).toContain("What comes next: the follow-up, on Tuesday 8 December");
    expect(text(composed("thank_you", { messages: [planned], situation: situation({ holds }) }))).toContain(
      "What comes next waits until you have answered our question",
    );
  });

  test("R2: a thank-you without a reflection before it asks whether it took place, and when they decide", () => {
    const silent = situation({ promise: null });
    const reflected = message("reflection", { status: "delivered", deliveredAt: "2026-11-23T11:30:00.000Z" });
    expect(labels(composed("thank_you", { situation: silent }))).toEqual(
      expect.arrayContaining(["It did not take place", "One week", "They did not say"]),
    );
    expect(labels(composed("thank_you"))).not.toContain("One week");
    expect(labels(composed("thank_you", { situation: silent, messages: [reflected] }))).not.toContain("It did not take place");
  });

  test("R24: told of one offer, the first choice is not offered to be told of another", () => {
    const said = answer("offer");
    const first = { interviewId: "int_2", company: "Aker", role: "Engineer", state: "waiting", interest: "first_choice" } as const;
    const choices = (isNoticed: boolean) =>
      composed("competing_offer", { situation: offered(said), siblings: [{ ...first, ...(isNoticed ? { isNoticed } : {}) }] });
    expect(labels(choices(false))).toContain("Tell Aker");
    expect(labels(choices(true))).not.toContain("Tell Aker");
    expect(text(choices(true))).toContain("two honest things");
  });

  test("R11, R25: a decision of the candidate's own says which drafts to leave unsent", () => {
    const lying = (kind: "offer_thanks" | "offer_acceptance" | "invitation_reply") =>
      message(kind, {
        id: `msg_01kb${kind.padEnd(22, "0").replaceAll("_", "0")}`,
        status: "delivered",
        deliveredAt: "2026-12-08T08:00:00.000Z",
      });
    const said = answer("offer");
    const mail = (kind: "offer_decline" | "withdrawal" | "offer_acceptance", messages: ReturnType<typeof lying>[]) =>
      text(composed(kind, { now: "2026-12-09T08:00:00.000Z", messages, situation: offered(said) }));
    expect(mail("offer_decline", [lying("offer_acceptance")])).toContain("If you have not sent the acceptance");
    expect(mail("offer_acceptance", [lying("offer_thanks")])).toContain("If you have not sent the thank-you for the offer");
    expect(mail("withdrawal", [lying("invitation_reply")])).toContain("If you have not sent the answer to their invitation");
  });

  test("R23: a deadline that is only assumed is asked about, with one tap to say which day they named", () => {
    const said = answer("offer");
    for (const kind of ["offer_thanks", "offer_deadline"] as const) {
      expect(labels(composed(kind, { answer: said, situation: offered(said) }))).toContain("They named a day");
      const named = { ...said, answerBy: "2026-12-18" };
      expect(labels(composed(kind, { answer: named, situation: offered(named) }))).not.toContain("They named a day");
    }
  });

  test("R24: a deadline that we only assume is nothing to tell the first choice", () => {
    const assumed = { interviewId: "int_2" as const, company: "Statkraft", role: "Engineer", state: "offered" as const };
    for (const content of inEveryVariant((workspaceId) =>
      composed("competing_offer_notice", { workspaceId, siblings: [{ ...assumed, answerBy: "2026-12-11", isAssumed: true }] }),
    ))
      expect(body(content)).not.toMatch(/December|by {2}|by\./u);
  });

  test("R13: what is on record as discussed is kept from them where it speaks of other offers or employers, and the candidate is told", () => {
    const siblings = [{ interviewId: "int_2" as const, company: "Statkraft AS", role: "Engineer", state: "waiting" as const }];
    const topics = ["the offer I have from Aker", "how Statkraft plans its rigs", "the second well"];
    for (const kind of ["thank_you", "final_follow_up"] as const)
      for (const content of inEveryVariant((workspaceId) =>
        composed(kind, { workspaceId, siblings, situation: situation({ facts: facts({ topics }) }) }),
      )) {
        expect(`${content.draft?.subject}${body(content)}`).not.toMatch(/Statkraft|Aker|offer/u);
        expect(text(content)).toContain("We did not name “how Statkraft plans its rigs”");
        expect(text(content)).toContain("We did not name “the offer I have from Aker”");
      }
    expect(text(composed("thank_you", { siblings }))).not.toContain("We did not name");
  });

  test("R13: a greeting or a custom letter that names another employer is pointed at before it is sent", () => {
    const siblings = [{ interviewId: "int_2" as const, company: "Statkraft", role: "Engineer", state: "waiting" as const }];
    const own = { thank_you: { subject: "Thanks", body: "Thank you. STATKRAFT has asked me back, too." } };
    expect(text(composed("thank_you", { siblings, templates: own }))).toContain("“STATKRAFT” is another employer of yours");
    const ours = situation({ facts: facts({ company: { name: "Statkraft Energi" } }) });
    expect(text(composed("thank_you", { siblings, situation: ours }))).not.toContain("another employer of yours");
  });

  test("R20: an invitation that only sets the time of the first interview is not answered as if there had been one", () => {
    const ahead = situation({
      state: "scheduled",
      rounds: [round({ status: "planned", startsAt: "2026-12-10T09:00:00.000Z", endsAt: "2026-12-10T10:00:00.000Z" })],
    });
    const said = answer("second_interview", { interviewAt: { startsAt: "2026-12-10T09:00:00.000Z", certain: true } });
    for (const workspaceId of WORKSPACES) {
      const content = composed("invitation_reply", { workspaceId, answer: said, situation: { ...ahead, answers: [said] } });
      expect(body(content)).toContain("Thursday 10 December at 10:00");
      expect(body(content)).not.toMatch(/again about|further|continuing|next step|invit/u);
    }
  });

  test("R20: what was noted on the record comes back in prepare, look_back and moving_on", () => {
    const noted = situation({ facts: facts({ notes: "Asked twice about shift work." }) });
    for (const kind of ["prepare", "look_back", "moving_on"] as const)
      expect(text(composed(kind, { situation: noted }))).toContain("> Asked twice about shift work.");
  });

  test("R3: the thank-you after a second interview is not the first one's over again", () => {
    const first = round({ id: "rnd_1", startsAt: "2026-11-16T09:00:00.000Z", endsAt: "2026-11-16T10:00:00.000Z" });
    const stranger = { contact: { name: "Ida Berg", kind: "employer" as const } };
    for (const over of [{}, stranger])
      for (const workspaceId of WORKSPACES) {
        const one = composed("thank_you", { workspaceId, situation: situation({ rounds: [round(over)] }) });
        const two = composed("thank_you", { workspaceId, situation: situation({ rounds: [{ ...first, ...over }, round(over)] }) });
        expect(body(two)).not.toBe(body(one));
        expect(body(two)).toMatch(/again|once more|second interview/u);
      }
  });

  test("R28: connecting on LinkedIn is suggested after a decision, only when it was warm and wanted", () => {
    const warm = situation({ state: "closed", outcome: "regret", answers: [answer("regret", { warm: true })] });
    expect(text(composed("look_back", { situation: warm }))).toContain("LinkedIn");
    expect(text(composed("look_back", { situation: situation({ answers: [answer("regret")] }) }))).not.toContain("LinkedIn");
    expect(text(composed("look_back", { situation: warm, candidate: candidate({ connect: false }) }))).not.toContain("LinkedIn");
    expect(text(composed("transition", { situation: warm }))).not.toMatch(/Facebook|WhatsApp/u);
  });

  test("R29: the thank-you to a recruiter is a debrief with company and role in the subject", () => {
    for (const content of inEveryVariant((workspaceId) => composed("thank_you", { workspaceId, situation: byAgency() }))) {
      expect(content.draft?.to).toEqual({ name: "Tom Reed", address: "tom@agency.example" });
      expect(content.draft?.subject).toMatch(/Drilling Engineer, Equinor/u);
      expect(body(content)).toMatch(/thank|my thanks/iu);
      expect(body(content)).toMatch(/Mette, Lorena and Hans/u);
      expect(body(content)).not.toMatch(/meet(?:ing)? you|your time\b/u);
    }
  });

  test("R29: answers to a recruiter keep company and role in the subject, too", () => {
    const said = answer("regret", { from: "Tom Reed <tom@agency.example>" });
    expect(composed("regret_reply", { answer: said, situation: byAgency({ answers: [said] }) }).draft?.subject).toMatch(
      /Drilling Engineer, Equinor/u,
    );
  });
});

describe("personal voice", () => {
  const greet = (preferences: Parameters<typeof candidate>[0]) => body(composed("thank_you", { candidate: candidate(preferences) }));

  test("greeting and sign-off are the candidate's own", () => {
    expect(greet({ greeting: "Hello", signOff: "Best wishes" })).toMatch(/^Hello Mette,[\s\S]*Best wishes,\nKari Nordmann$/u);
    expect(greet({ greeting: "Good morning {name}," })).toMatch(/^Good morning Mette,\n/u);
    expect(greet({ signOff: "All the best, Kari" })).toMatch(/\n\nAll the best, Kari$/u);
  });

  test("formal means the full name, since nobody knows a title", () => {
    expect(greet({ formality: "formal" })).toMatch(
      /^Dear Mette Solberg,[\s\S]*Lorena Díaz and Hans Moe[\s\S]*Yours sincerely,\nKari Nordmann$/u,
    );
  });

  test("without a name the hiring team is greeted", () => {
    const nobody = situation({ facts: facts({ contact: { kind: "employer" } }), rounds: [round({ contact: { kind: "employer" } })] });
    expect(body(composed("thank_you", { situation: nobody }))).toMatch(/^Dear hiring team,\n/u);
    expect(body(composed("thank_you", { situation: nobody, candidate: candidate({ greeting: "Hello" }) }))).toMatch(/^Hello,\n/u);
  });

  test.each([
    ["Dr. Mette Solberg", "Dear Mette,"],
    ["Ms Solberg", "Dear Ms Solberg,"],
    ["Solberg, Mette", "Dear Mette,"],
    ["Mette Solberg, PhD", "Dear Mette,"],
    ["Mette Solberg (she/her)", "Dear Mette,"],
    ["J. R. Dale", "Dear J. R. Dale,"],
    ["Recruitment Team", "Dear hiring team,"],
    ["王小明", "Dear 王小明,"],
  ])("%s is greeted as “%s”", (name, greeting) => {
    const where = situation({
      facts: facts({ contact: { name, kind: "employer" } }),
      rounds: [round({ contact: { name, kind: "employer" }, panel: [] })],
    });
    expect(body(composed("thank_you", { situation: where })).split("\n")[0]).toBe(greeting);
  });
});

test("a letter answers the person who wrote, not a machine that did", () => {
  const written = composed("regret_reply", { answer: answer("regret", { from: "Ida Berg <ida@equinor.example>" }) });
  expect(written.draft?.to).toEqual({ name: "Ida Berg", address: "ida@equinor.example" });
  expect(body(written)).toMatch(/^Dear Ida,/u);
  const machine = composed("regret_reply", { answer: answer("regret", { from: "Equinor Careers <no-reply@jobs.example>" }) });
  expect(machine.draft?.to).toEqual({ name: "Mette Solberg", address: "mette@equinor.example" });
  expect(text(machine)).toContain("where nobody reads an answer");
});

test("composing twice gives the same content, and it is plain JSON", () => {
  const content = compose(composing("offer_thanks", { answer: answer("offer") }));
  expect(JSON.parse(JSON.stringify(content))).toEqual(content);
});
