import { describe, expect, test } from "vitest";
import { compose } from "../../../core/drafts/compose.ts";
import type { Block, Content, Link } from "../../../core/drafts/content.ts";
import { renderText } from "../../../core/drafts/render.ts";
import { sendLinks } from "../../../core/drafts/send-links.ts";
import type { Intent } from "../../../core/replies/intents.ts";
import { INTENTS } from "../../../core/replies/intents.ts";
import { answer, candidate, composed, composing, facts, message, round, situation } from "./sample.ts";

const text = (content: Content) => renderText(content, { notes: "shown" });
const links = (content: Content): Link[] =>
  content.blocks.flatMap((b: Block) =>
    b.type === "links" || b.type === "send_links" ? b.links : b.type === "aside" ? (b.links ?? []) : [],
  );
const find = (content: Content, label: string) => links(content).find((l) => l.label === label)?.url ?? "";

const reply = {
  id: "rep_01kbreply000000000000000000" as const,
  subject: "Your application",
  from: "Mette Solberg <mette@equinor.example>",
  text: "Dear Kari,\nthank you for coming in. We will be in touch.",
  evidence: [{ phrase: "we will be in touch", rule: "ack" }],
  alternatives: [{ intent: "status_update" as const, confidence: 0.4 }],
  interviews: [],
};

describe("the mail around a draft", () => {
  const content = composed("thank_you");

  test("begins with the draft, then the ways to send it, then what became of it", () => {
    expect(content.blocks.slice(0, 3).map((b) => b.type)).toEqual(["draft", "send_links", "aside"]);
    expect(text(content)).toContain("Or open the attached draft.eml in your mail program, or copy the text.");
    expect(links(content).map((l) => l.label)).toEqual([
      "Open in your mail program",
      "Open in Gmail",
      "Open in Outlook",
      "I sent it",
      "Remind me later",
      "Skip",
      "Not right?",
      // No reflection came before it (R1).
      "It did not take place",
      "Your interviews and settings",
      "Unsubscribe",
    ]);
    expect(find(content, "I sent it")).toContain(`message_sent.int_01kbinterview0000000000000.${message("thank_you").id}`);
  });

  test("its subject says what to do", () => {
    expect(content.subject).toBe("Ready to send: thank you to Mette, Equinor");
    expect(composed("regret_reply", { answer: answer("regret") }).subject).toBe("Ready to send: a gracious answer to Mette, Equinor");
    expect(composed("call_script").subject).toBe("Ready to call: Mette, Equinor");
    const nobody = situation({
      facts: facts({ contact: { kind: "employer" } }),
      rounds: [round({ panel: [], contact: { kind: "employer" } })],
    });
    expect(composed("thank_you", { situation: nobody }).subject).toBe("Ready to send: thank you, Equinor");
  });

  test("says why it comes now, whose service it is, and how to use the forwarding address", () => {
    expect(text(content)).toContain("Why now: a thank-you is best the morning after the interview, within a day of it.");
    expect(text(content)).toContain("forward their mail to q7xk2m@in.follow.example");
    expect(text(content)).toContain("https://follow.example/u/token");
  });

  test("says what comes next when something is planned", () => {
    const planned = message("follow_up", { id: "msg_01kbnext000000000000000000", status: "planned", dueAt: "2026-12-08T08:00:00.000Z" });
    expect(text(composed("thank_you", { messages: [planned] }))).toContain(
      "What comes next: the follow-up, on Tuesday 8 December, unless they answer first.",
    );
  });

  test.each([
    ["waiting", {}, "What comes next: their answer. Until then, nothing more is planned."],
    ["on_hold", {}, "What comes next: their answer. Until then, nothing more is planned."],
    ["invited", {}, "What comes next: the day of the next interview. Once they name it, forward their mail."],
    ["offered", { response: "none" }, "What comes next: your answer to the offer, by Friday 11 December."],
    ["offered", { response: "accepted" }, "What comes next: the contract. Once it is signed, tell us."],
    ["offered", { response: "change_requested" }, "What comes next: their answer to what you asked for."],
    ["closed", {}, "What comes next: nothing. This interview is closed."],
  ] as const)("says what it waits for when nothing is planned: %s %o", (state, offer, words) => {
    const made = {
      eventId: "evt_01kboffer" as const,
      madeAt: "2026-11-23T11:00:00.000Z",
      answerBy: "2026-12-11",
      response: "none" as const,
    };
    const where = situation({ state, ...(state === "offered" ? { offer: { ...made, ...offer } } : {}) });
    expect(text(composed("thank_you", { situation: where }))).toContain(words);
  });

  test("the links to send it carry recipient, subject, body and the sent-copy address", () => {
    const { draft } = content;
    const [mailto, gmail, outlook] = sendLinks(draft ?? { to: {}, bcc: "", subject: "", body: "", channel: "email" }).links.map(
      (l) => new URL(l.url),
    );
    expect(mailto?.pathname).toBe("mette@equinor.example");
    for (const url of [mailto, gmail, outlook]) {
      expect(url?.searchParams.get("bcc")).toBe("s-abcdefghijklmnop@in.follow.example");
      expect(url?.searchParams.get("body")).toBe(draft?.body.replaceAll("\n", "\r\n"));
      expect(url?.searchParams.get("su") ?? url?.searchParams.get("subject")).toBe(draft?.subject);
      expect(url?.href.length).toBeLessThan(2_000);
      expect(url?.href).not.toContain("+");
    }
    expect(gmail?.searchParams.get("to")).toBe("mette@equinor.example");
  });

  test("a link that would grow too long is left out, and the mail says what to do instead", () => {
    const long = situation({ facts: facts({ role: "開発".repeat(45), topics: ["開発".repeat(60)] }) });
    const content = composed("thank_you", { situation: long });
    expect(content.blocks.some((b) => b.type === "send_links")).toBe(false);
    expect(text(content)).toContain("too long for a link");
    expect(text(content)).not.toContain("Or open the attached");
    expect(find(content, "Download the draft")).toContain("download_eml");
  });

  test("without an address the recipient is left to the candidate, and the mail says so", () => {
    const nowhere = situation({
      facts: facts({ contact: { name: "Mette Solberg", kind: "employer" } }),
      rounds: [round({ panel: [], contact: { name: "Mette Solberg", kind: "employer" } })],
    });
    const content = composed("thank_you", { situation: nowhere });
    expect(content.draft?.to).toEqual({ name: "Mette Solberg" });
    expect(text(content)).toContain("no e-mail address for Mette Solberg");
    expect(find(content, "Open in your mail program")).toMatch(/^mailto:\?subject=/u);
  });
});

describe("the receipt within an answer's mail", () => {
  test("says what was read, because of which words, and how to correct it", () => {
    const content = composed("regret_reply", { answer: answer("regret") });
    expect(text(content)).toContain(
      "We read the mail from Mette Solberg as a regret letter because of “we have decided to proceed with another candidate”.",
    );
    expect(find(content, "Not right?")).toContain("correct_reading.rep_01kbreply000000000000000000");
  });

  test("what the candidate told us is not questioned, and can still be corrected", () => {
    const { replyId: _, ...told } = answer("regret", { via: "told" });
    const content = composed("regret_reply", { answer: told });
    expect(text(content)).toContain("This follows from what you told us");
    expect(find(content, "Not right?")).toContain(`correct_reading.int_01kbinterview0000000000000`);
    expect(find(content, "Not right?")).toContain(told.id);
    expect(content.draft?.subject).not.toMatch(/^Re:/u);
  });

  test("a regret is met with kindness before machinery", () => {
    const said = text(composed("regret_reply", { answer: answer("regret") }));
    expect(said.indexOf("That is a disappointment")).toBeLessThan(said.indexOf("We read the mail"));
    expect(said).not.toMatch(/congratulations|great news|unfortunately/iu);
  });

  test("a draft that was delivered yesterday and is now wrong is taken back in words", () => {
    const chaser = message("follow_up", {
      id: "msg_01kbchaser0000000000000000",
      status: "delivered",
      deliveredAt: "2026-12-01T08:00:00.000Z",
    });
    const content = composed("regret_reply", { answer: answer("regret"), messages: [chaser] });
    expect(text(content)).toContain("If you have not sent the follow-up of Tuesday 1 December, please leave it: it is no longer right.");
    expect(text(composed("regret_reply", { answer: answer("regret"), messages: [{ ...chaser, status: "sent" }] }))).not.toContain(
      "no longer needed",
    );
  });

  test("an answer takes the subject of the mail it answers, once", () => {
    expect(composed("regret_reply", { answer: answer("regret", { subject: "Fwd: RE: Your application" }) }).draft?.subject).toBe(
      "Re: Your application",
    );
  });
});

describe("notices", () => {
  test("the address is confirmed by one button, and a stranger is told to do nothing", () => {
    const content = composed("confirm_address", { situation: situation(), interviewId: "int_1" });
    expect(find(content, "Confirm my address")).toContain("confirm_address.cand_");
    expect(text(content)).toContain("Do nothing, and you will not hear from us again.");
  });

  test.each([
    ["on_hold", "put the process on hold"],
    ["acknowledgement", "nothing to answer"],
    ["offer_withdrawn", "taken the offer back"],
    ["regret", "We are sorry"],
  ] as const)("the receipt of %s says what follows from it", (intent, says) => {
    const content = composed("receipt", { answer: answer(intent) });
    expect(content.subject).toMatch(/^Noted: .*, Equinor$/u);
    expect(text(content)).toContain(says);
    expect(links(content).map((l) => l.label)).toContain("Not right?");
  });

  test("what is not understood is asked about: one button for each meaning, the likeliest first", () => {
    const content = composed("review_request", { reply: { ...reply, intent: "acknowledgement", confidence: 0.5 } });
    const values = links(content)
      .map((l) => l.url)
      .filter((url) => url.includes("review_reply"))
      .map((url) => url.split(".").at(-1) as Intent);
    expect(values.slice(0, 2)).toEqual(["acknowledgement", "status_update"]);
    expect(new Set<string>(values)).toEqual(new Set([...INTENTS, "called_off"]));
    expect(values.at(-1)).toBe("unrelated");
    expect(text(content)).toContain("> thank you for coming in.");
  });

  test("a tie is asked about: one button for each interview", () => {
    const interviews = [
      { id: "int_a" as const, company: "Equinor", role: "Drilling Engineer" },
      { id: "int_b" as const, company: "Aker BP", role: "Drilling Engineer" },
    ];
    const { interviewId: _, ...unplaced } = composing("review_request", { reply: { ...reply, interviews } });
    const tie = compose(unplaced);
    expect(tie.subject).toContain("Which interview");
    expect(find(tie, "Drilling Engineer, Aker BP")).toMatch(/review_reply\.rep_01kbreply0{15,}.*\.int_b$/u);
    expect(find(tie, "None of these")).toMatch(/unrelated$/u);
  });

  test("a question that is still open says so, and why it is asked", () => {
    const again = composed("review_request", {
      message: message("review_request", { cause: "asked:2" }),
      reply: { ...reply, problem: "what it means is not clear enough to act on" },
    });
    expect(again.subject).toBe("Still open: what does this mail about Equinor mean? Your application");
    expect(text(again)).toContain("would rather ask you. What it means is not clear enough to act on.");
    expect(composed("review_request", { message: message("review_request", { cause: "asked:1" }), reply }).subject).toBe(
      "What does this mail about Equinor mean? Your application",
    );
  });

  test("an answer to our own question that says nothing we can use is given back, too", () => {
    const {
      interviewId: _,
      situation: __,
      ...unplaced
    } = composing("misdirected_answer", { reply: { ...reply, problem: "your answer reached us, and it did not say what the mail means" } });
    expect(text(compose(unplaced))).toContain("Your answer reached us, and it did not say what the mail means.");
    expect(text(compose(unplaced))).not.toContain("passed it on");
  });

  test("what the candidate wrote above a forward is named as theirs", () => {
    const content = composed("offer_thanks", {
      answer: answer("offer", { evidence: [{ phrase: "offer!", rule: "your own words above the mail" }] }),
    });
    expect(text(content)).toContain("We took the mail from Mette Solberg as an offer, because you wrote “offer!” above it.");
  });

  test("quarantined mail is shown with a way to release it", () => {
    expect(find(composed("review_request", { reply: { ...reply, quarantined: true } }), "Release it")).toContain("release_quarantine");
  });

  test("a draft that should not have gone out is named", () => {
    const wrong = message("follow_up", {
      id: "msg_01kbwrong00000000000000000",
      status: "delivered",
      deliveredAt: "2026-12-01T08:00:00.000Z",
    });
    const note = message("disregard", { cause: `message:${wrong.id}`, reason: "they answered on Tuesday 1 December" });
    const content = composed("disregard", { message: note, messages: [wrong] });
    expect(content.subject).toBe("Please do not send: follow-up, Equinor");
    expect(text(content)).toContain(
      "Please do not send the follow-up for Equinor that we put in your inbox on Tuesday 1 December: it is no longer right. They answered on Tuesday 1 December.",
    );
  });

  test("an answer that came to us instead of the employer is given back", () => {
    const content = composed("misdirected_answer", { reply });
    expect(content.subject).toBe("Your mail came to us, not to Mette Solberg");
    expect(text(content)).toContain("> thank you for coming in.");
  });

  test("a forwarding code is passed on, and its link as text, since every link of ours leads to us", () => {
    const content = composed("forwarding_confirmation", {
      reply: { ...reply, confirmation: { service: "Gmail", code: "123456789", link: "https://mail-settings.google.com/mail/vf-x" } },
    });
    expect(content.subject).toBe("Your forwarding code is 123456789");
    expect(text(content)).toContain("> https://mail-settings.google.com/mail/vf-x");
    expect(
      links(content)
        .map((l) => l.url)
        .filter((url) => !url.startsWith("https://follow.example/")),
    ).toEqual([]);
  });

  test("a mail that cannot be read is said to be kept", () => {
    expect(text(composed("unreadable_mail", { reply: { ...reply, problem: "it is larger than 10 MB" } }))).toMatch(
      /It is larger than 10 MB\.[\s\S]*Nothing was lost/u,
    );
  });

  test("notes are the candidate's alone, unless they share them", () => {
    expect(text(composed("reflection"))).toContain("Nobody else reads them.");
    expect(text(composed("reflection", { candidate: candidate({ shareNotes: true }) }))).not.toContain("Nobody else");
  });
});
