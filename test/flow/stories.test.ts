import { expect, test } from "vitest";
import { begin, forwarded, linkIn, messageOf, OFFER, REGRET, statuses } from "./product.ts";

test("a regret letter that is forwarded closes the interview, cancels what was pending, and is answered graciously (R3, R11, R18)", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id, messages } = await product.interview(candidate.id);
  expect(messages.map((m) => [m.kind, m.dueAt])).toContainEqual(["thank_you", "2026-12-02T07:00:00.000Z"]);

  await product.clock("2026-12-02T12:00:00Z");
  const mails = await product.newMails();
  expect(mails.find((mail) => mail.subject === "Ready to send: thank you to Mette, Nordvik Energy")?.at).toBe("2026-12-02T07:00:00.000Z");

  await product.mailIn(candidate.forwardingAddress, forwarded({ to: candidate.forwardingAddress, text: REGRET }));
  const [answer, ...others] = await product.newMails();
  expect(others).toEqual([]);
  expect(answer?.text).toContain("Thank you for letting me know");
  expect(answer?.text).toMatch(/chosen another candidate/);
  const interview = await product.look(id);
  expect([interview.state, interview.outcome]).toEqual(["closed", "regret"]);
  expect(statuses(interview)).toMatchObject({ thank_you: "delivered", follow_up: "cancelled", regret_reply: "delivered" });

  await product.clock("2027-03-01T12:00:00Z");
  const later = (await product.newMails()).map((mail) => mail.subject);
  expect(later.filter((subject) => subject.startsWith("Ready to send"))).toEqual([]);
});

test("an offer is thanked for at once, with its deadline, and signing it closes the interview (R23, R26)", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T09:00:00Z");
  await product.newMails();

  const reply = await product.answer(candidate.id, OFFER);
  expect(reply).toMatchObject({ status: "applied", intent: "offer", interviewId: id, extracted: { answerBy: "2026-12-18" } });
  const [thanks] = await product.newMails();
  expect(thanks?.subject).toMatch(/^Ready to send: /);
  expect(thanks?.text).toMatch(/18 December/);
  expect(await product.look(id)).toMatchObject({ state: "offered", offer: { answerBy: "2026-12-18", response: "none" } });

  expect((await product.press(linkIn(thanks, "Accept the offer"))).status).toBe(200);
  expect(await product.look(id)).toMatchObject({ state: "offered", offer: { response: "accepted" } });
  expect((await product.act(id, { action: "offer_signed" })).body).toMatchObject({ state: "closed", outcome: "accepted" });
});

test("an invitation with a date puts the next round on the record, and after it all starts again (R20)", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T09:00:00Z");
  const text =
    "Dear Ada,\n\nWe would like to invite you to a second interview on Tuesday 15 December 2026 at 10:00 in our office.\n\nKind regards,\nMette";
  expect(await product.answer(candidate.id, text)).toMatchObject({ status: "applied", intent: "second_interview" });
  const invited = await product.look(id);
  expect(invited.state).toBe("scheduled");
  expect(invited.rounds.map((round) => round.startsAt)).toEqual(["2026-12-01T13:00:00.000Z", "2026-12-15T09:00:00.000Z"]);
  expect(invited.messages.filter((m) => m.kind === "reflection" || m.kind === "thank_you").map((m) => [m.kind, m.status])).toEqual(
    expect.arrayContaining([
      ["reflection", "planned"],
      ["thank_you", "planned"],
    ]),
  );
  await product.clock("2026-12-16T12:00:00Z");
  expect((await product.newMails()).map((mail) => mail.subject).filter((subject) => subject.includes("thank you"))).toHaveLength(2);
});

test("a mail that is not understood changes no state, holds what is planned, and is asked about with a link for each meaning", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-02T12:00:00Z");
  await product.newMails();
  await product.mailIn(
    candidate.forwardingAddress,
    forwarded({ to: candidate.forwardingAddress, text: "Hi Ada, the thing we discussed went the way it usually does. M." }),
  );
  const [question] = await product.newMails();
  const held = await product.look(id);
  expect(held.state).toBe("interviewed");
  expect(held.holds).toHaveLength(1);
  expect((await product.replies(candidate.id))[0]).toMatchObject({ status: "needs_review" });

  // The follow-up of 15 December waits, though its hour passes; the question is asked again after two and five business days.
  await product.clock("2026-12-16T12:00:00Z");
  const meanwhile = (await product.newMails()).map((mail) => mail.subject);
  expect(meanwhile.filter((subject) => subject.includes("follow-up"))).toEqual([]);
  expect(meanwhile.filter((subject) => subject.startsWith("Still open"))).toHaveLength(2);
  // The search goes on, whatever this one comes to (R12).
  expect(meanwhile).toHaveLength(4);

  expect((await product.press(linkIn(question, "A courtesy, no news"))).status).toBe(200);
  expect((await product.look(id)).holds).toEqual([]);
  expect((await product.newMails()).map((mail) => mail.subject)).toContain("Ready to send: follow-up to Mette, Nordvik Energy");
});

test("a wrong reading is corrected with one tap: the step is taken back, and a delivered wrong draft is disregarded", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-02T12:00:00Z");
  await product.newMails();
  await product.mailIn(candidate.forwardingAddress, forwarded({ to: candidate.forwardingAddress, text: REGRET }));
  const [gracious] = await product.newMails();
  expect((await product.look(id)).outcome).toBe("regret");

  const page = linkIn(gracious, "Not right?");
  expect((await fetch(page)).status).toBe(200);
  expect((await product.look(id)).outcome, "GET changes nothing").toBe("regret");
  expect((await product.press(page, { intent: "acknowledgement" })).status).toBe(200);
  const after = await product.look(id);
  expect([after.state, after.outcome]).toEqual(["interviewed", null]);
  expect(messageOf(after, "follow_up").status).toBe("planned");
  const [note] = await product.newMails();
  expect(note?.text).toMatch(/disregard|do not send/i);
  const { version } = await product.look(id);
  expect((await product.press(page, { intent: "acknowledgement" })).status, "twice is once").toBe(200);
  expect((await product.look(id)).version).toBe(version);
});

test("a colleague who takes over gets what is written from then on (R11)", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T09:00:00Z");
  await product.newMails();
  const text = "Dear Ada,\n\nNo decision has been made yet. The process is now with Joe Achebe, copied.\n\nKind regards,\nMette Solberg";
  const mail = forwarded({ to: candidate.forwardingAddress, text });
  const copied = "Cc: Joe Achebe <joe.achebe@nordvik.example>";
  await product.mailIn(candidate.forwardingAddress, mail.replace("\n\nDear Ada", `\n${copied}\n\nDear Ada`));
  expect((await product.look(id)).contact).toMatchObject({ name: "Joe Achebe", email: "joe.achebe@nordvik.example" });
  await product.newMails();
  await product.clock("2026-12-31T12:00:00Z");
  const chaser = (await product.newMails()).find(({ subject }) => /follow.up/i.test(subject));
  expect(chaser?.subject).toContain("to Joe");
  expect(decodeURIComponent(chaser?.text ?? "")).toContain("joe.achebe@nordvik.example");
});

test("a mail handed in twice, by two ways, is one event (DESIGN §5.5)", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T12:00:00Z");
  await product.newMails();
  const raw = forwarded({ to: candidate.forwardingAddress, text: REGRET });
  await product.mailIn(candidate.forwardingAddress, raw);
  await product.mailIn(candidate.forwardingAddress, raw);
  await product.mailIn(
    candidate.forwardingAddress,
    raw.replace("---------- Forwarded message ---------", "Begin forwarded message:\n").replace(/<fwd-/, "<again-"),
  );
  expect((await product.newMails()).filter((mail) => mail.subject.startsWith("Ready to send"))).toHaveLength(1);
  const interview = await product.look(id);
  expect(interview.timeline.filter((entry) => entry.type === "regret")).toHaveLength(1);
  expect((await product.replies(candidate.id)).map((reply) => reply.status)).toEqual(["applied", "ignored", "ignored"]);
});

test("the candidate's own word above a forward wins over what we read", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T12:00:00Z");
  const text = "Hi Ada, as we said on the phone just now. Talk soon, Mette";
  await product.mailIn(candidate.forwardingAddress, forwarded({ to: candidate.forwardingAddress, text, note: "They turned me down" }));
  expect(await product.look(id)).toMatchObject({ state: "closed", outcome: "regret" });
});

test("the copy of a sent draft marks it as sent, and its Message-ID ties the answer to the interview", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  const other = await product.interview(candidate.id, { role: "Reservoir Engineer" });
  await product.clock("2026-12-02T12:00:00Z");
  const mails = await product.newMails();
  const draft = mails.find(
    (mail) => mail.text.includes("Subject: ") && mail.text.includes("Drilling Engineer") && mail.subject.includes("thank you"),
  );
  const bcc = /bcc=([^&\s]+)/.exec(draft?.text ?? "")?.[1];
  await product.mailIn(
    decodeURIComponent(bcc ?? ""),
    `From: Ada Okafor <ada@example.com>\nTo: mette.solberg@nordvik.example\nSubject: Thank you\nMessage-ID: <sent-1@mail.example.com>\nDate: Wed, 2 Dec 2026 12:30:00 +0100\n\nDear Mette, thank you. I hope for an offer.\n`,
  );
  const after = await product.look(id);
  expect(after.state).toBe("waiting");
  expect(messageOf(after, "thank_you").status).toBe("sent");

  const answer = await product.answer(candidate.id, REGRET, { messageId: "<answer-1@nordvik.example>", subject: "Re: Thank you" });
  expect(answer.status, "two roles at one employer, none named: a tie").toBe("needs_review");
  expect((await product.look(id)).holds).toHaveLength(1);
  expect((await product.look(other.id)).holds).toHaveLength(1);
  await product.api("POST", `/v1/replies/${answer.id}/review`, { intent: "regret", interviewId: id });
  expect(await product.look(id)).toMatchObject({ outcome: "regret", holds: [] });
  expect(await product.look(other.id)).toMatchObject({ outcome: null, holds: [] });
});

test("an answer to the reflection is stored as notes, which are the candidate's alone; an answer to a draft is sent back", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-02T12:00:00Z");
  const mails = await product.newMails();
  const reflection = mails.find((mail) => mail.subject.startsWith("How did it go?"));
  const thankYou = mails.find((mail) => mail.subject.includes("thank you"));
  const reply = (to: string, text: string) => product.mailIn(to, `From: ada@example.com\nTo: ${to}\nSubject: Re: it\n\n${text}\n`);
  await reply(reflection?.replyTo ?? "", "Hans liked the well-control story. I was weak on budgets.");
  const stored = await product.look(id);
  expect(stored.timeline.map((entry) => entry.type)).toContain("noted");
  expect(JSON.stringify(stored)).not.toContain("weak on budgets");

  await reply(thankYou?.replyTo ?? "", "Dear Mette, thank you!");
  const [misdirected] = await product.newMails();
  expect(misdirected?.text).toMatch(/reached us/);
  expect((await product.look(id)).messages.find((m) => m.kind === "thank_you")?.status).toBe("delivered");
});

test("mail from a stranger, newsletters, out-of-office and bounces leave a row and change nothing", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T12:00:00Z");
  await product.newMails();
  const before = await product.look(id);
  const to = candidate.forwardingAddress;
  await product.mailIn(
    to,
    `From: Jobs <jobs@alerts.example>\nTo: ada@example.com\nSubject: 8 new jobs in Leeds\nList-Unsubscribe: <https://alerts.example/u>\n\nOffice Manager, Driver, Chef... View all jobs. Manage your alerts.\n`,
    "jobs@alerts.example",
  );
  await product.mailIn(
    to,
    `From: Mette <mette.solberg@nordvik.example>\nTo: ada@example.com\nSubject: Automatic reply: Thank you\nAuto-Submitted: auto-replied\n\nI am away until Monday.\n`,
    "",
  );
  await product.mailIn(
    to,
    `From: MAILER-DAEMON@nordvik.example\nTo: ada@example.com\nSubject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nNo such user.\n--b\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n--b--\n`,
    "",
  );
  expect((await product.replies(candidate.id)).map((reply) => reply.status)).toEqual([
    expect.stringMatching(/ignored|unmatched/),
    "ignored",
    "ignored",
  ]);
  expect(await product.newMails()).toEqual([]);
  expect((await product.look(id)).version).toBe(before.version);
});

test("Gmail's question whether it may forward reaches the candidate at once", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  await product.mailIn(
    candidate.forwardingAddress,
    `From: Gmail Team <forwarding-noreply@google.com>\nTo: ${candidate.forwardingAddress}\nSubject: (#123456789) Gmail Forwarding Confirmation - Receive Mail from ada@example.com\n\nada@example.com has requested to automatically forward mail to your email address ${candidate.forwardingAddress}.\nConfirmation code: 123456789\n\nTo allow it, click: https://mail-settings.google.com/mail/vf-abc\n`,
    "forwarding-noreply@google.com",
  );
  const [passedOn] = await product.newMails();
  expect(passedOn?.text).toContain("123456789");
});

test("what was meant for a replaced address is kept back and asked about, and a stranger's mail to it is not heard of", async () => {
  const product = await begin();
  const candidate = await product.confirmed();
  const { id } = await product.interview(candidate.id);
  await product.clock("2026-12-03T12:00:00Z");
  await product.newMails();
  const old = candidate.forwardingAddress;
  await product.api("POST", `/v1/candidates/${candidate.id}/rotate-address`);
  await product.mailIn(old, `From: Spam <spam@elsewhere.example>\nTo: ${old}\nSubject: Hello\n\nBuy this.\n`, "spam@elsewhere.example");
  expect(await product.newMails()).toEqual([]);
  await product.mailIn(old, forwarded({ to: old, text: REGRET }));
  const [asked, ...others] = await product.newMails();
  expect(others).toEqual([]);
  expect(asked?.text).toContain("It came to a private address that you have replaced");
  expect((await product.look(id)).state).not.toBe("closed");
  await product.press(linkIn(asked, "Release it"));
  await product.local.settle();
  expect((await product.look(id)).outcome).toBe("regret");
});
