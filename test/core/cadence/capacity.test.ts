import { describe, expect, test } from "vitest";
import { dayOf, spokenDay } from "../../../core/cadence/calendar.ts";
import { Family } from "./family.ts";
import { clock, Sim } from "./sim.ts";

const company = (name: string, email = `someone@${name.toLowerCase()}.example`) => ({
  posted: { company: { name }, contact: { name: `Somebody at ${name}`, email } },
});

describe("R35: at most three unasked mails a day, over all interviews", () => {
  test("reminders yield first, drafts come on their day, thank-yous are exempt", () => {
    // Four follow-ups' worth of interviews, all due on Monday 7 December, and the weekly reminder besides.
    const family = new Family(
      { ...company("Equinor"), preferences: { keepSearching: true, keepSearchingEveryDays: 10 }, now: "2026-11-17 09:00" },
      company("Aker"),
      company("Statkraft"),
    );
    family.to("2026-12-09 12:00");
    const monday = family.delivered().filter((line) => line.includes("2026-12-07") || line.includes("2026-12-08"));
    expect(family.delivered("thank_you")).toHaveLength(3);
    expect(monday.filter((line) => line.includes("follow_up"))).toHaveLength(3);
    expect(monday.filter((line) => line.includes("Mon 2026-12-07"))).toHaveLength(3);
  });
  test("a fourth draft waits for the next opening, and says why", () => {
    const family = new Family(company("Equinor"), company("Aker"), company("Statkraft"), company("Yara"));
    family.to("2026-12-01 09:00");
    expect(family.at(3).due("follow_up")).toBe("Tue 2026-12-08 08:00");
    expect(family.at(3).one("follow_up").reason).toBe(
      "they named no date, so we wait ten business days after the interview; it comes on Tuesday 8 December instead, so that you get no more than three mails from us in a day",
    );
    family.to("2026-12-09 09:00");
    expect(family.delivered("follow_up")).toEqual([
      "1 follow_up Mon 2026-12-07 08:00",
      "2 follow_up Mon 2026-12-07 08:00",
      "3 follow_up Mon 2026-12-07 08:00",
      "4 follow_up Tue 2026-12-08 08:00",
    ]);
  });
  test("what prepares for a moment that would then be over is left out rather than late", () => {
    const round = ["2026-11-23 06:45", "2026-11-23 07:30"] as const;
    const family = new Family(...["Equinor", "Aker", "Statkraft", "Yara"].map((name) => ({ ...company(name), round })));
    family.to("2026-11-23 12:00");
    expect(family.delivered("before_round")).toHaveLength(3);
    expect(family.at(3).one("before_round").status).toBe("cancelled");
  });
  test("no limit moves what they asked for (R10)", () => {
    const family = new Family(company("Equinor"), company("Aker"), company("Statkraft"), company("Yara"));
    family.to("2026-12-01 09:00");
    family.with(3, (sim) => sim.answer("status_update", { wantsContact: { channel: "phone", on: "2026-12-07" } }));
    expect(family.at(3).due("call_script")).toBe("Mon 2026-12-07 08:00");
  });
  test("what waits for a question to be answered takes no place of a day, and the others come", () => {
    const family = new Family(company("Equinor"), company("Aker"), company("Statkraft"), company("Yara"));
    family.to("2026-11-25 09:00");
    for (const index of [0, 1, 2]) family.with(index, (sim) => sim.say({ type: "held", cause: `rep_${index}`, why: "we asked" }));
    family.to("2026-12-07 09:00");
    expect(family.delivered("follow_up")).toEqual(["4 follow_up Mon 2026-12-07 08:00"]);
    family.with(0, (sim) => sim.say({ type: "released", cause: "rep_0" }));
    expect(family.delivered("follow_up")).toContain("1 follow_up Mon 2026-12-07 09:00");
  });
  test("R12: the weekly step comes on its day after one with many interviews: what did not come takes no place", () => {
    const names = ["Equinor", "Aker", "Statkraft", "Yara", "Hydro", "Orkla", "Telenor"];
    const [first, ...others] = names.map((name) => ({ ...company(name), now: "2026-11-17 09:00" }));
    const family = new Family({ ...first, preferences: { keepSearching: true } }, ...others);
    expect(family.to("2026-11-28 09:00").delivered("keep_searching")).toEqual([expect.stringMatching(/Tue 2026-11-24|Wed 2026-11-25/)]);
  });
  test("R12: the weekly step goes on while a question about the oldest interview is open", () => {
    const family = new Family({ ...company("Equinor"), preferences: { keepSearching: true } }, company("Aker"));
    family.to("2026-11-21 09:00").with(0, (sim) => sim.say({ type: "held", cause: "rep_0", why: "we asked" }));
    family.to("2026-12-12 09:00");
    expect(family.delivered("keep_searching")).toHaveLength(3);
  });
  test("at most one unprompted draft to a contact and day", () => {
    const rita = "rita@agency.example";
    const family = new Family(company("Equinor", rita), company("Aker", rita), company("Statkraft", rita));
    family.to("2026-12-12 09:00");
    expect(family.delivered("follow_up")).toEqual([
      "1 follow_up Mon 2026-12-07 08:00",
      "2 follow_up Tue 2026-12-08 08:00",
      "3 follow_up Wed 2026-12-09 08:00",
    ]);
    expect(family.at(1).one("follow_up").kind).toBe("follow_up");
  });
  test("R1: a reflection that would come after its thank-you does not come, and says why", () => {
    const names = ["Equinor", "Aker", "Statkraft", "Yara", "Hydro"];
    // On a Friday the thank-yous come the same day, on a Monday the next morning: at seven there is time before them.
    const day = (date: string) =>
      new Family(
        ...names.map((name, index) => ({
          ...company(name),
          preferences: { beforeRound: false },
          round: [`${date} ${10 + index}:00`, `${date} ${10 + index}:30`] as const,
        })),
      );
    const friday = day("2026-11-27").to("2026-11-30 12:00");
    expect(friday.delivered("thank_you")).toHaveLength(5);
    expect(friday.delivered("reflection")).toHaveLength(3);
    expect(friday.at(4).one("reflection")).toMatchObject({
      status: "cancelled",
      ended: "it was cancelled: that day already had its three mails, and the thank-you comes before the next has room",
    });
    const monday = day("2026-11-23").to("2026-11-25 12:00");
    expect(monday.delivered("reflection")).toHaveLength(5);
    expect(monday.delivered("reflection").at(-1)).toBe("5 reflection Tue 2026-11-24 07:00");
  });
  test("R1: held up past its thank-you by the limits, a reflection stays away also when a later day has room, and no reason names a wrong day", () => {
    const family = new Family(
      ...[9, 11, 13, 15, 17].map((hour, index) => ({
        ...company(`C${index}`),
        now: "2027-01-06 10:00",
        round: [`2027-01-12 ${String(hour).padStart(2, "0")}:00`, `2027-01-12 ${hour + 1}:00`] as const,
      })),
    );
    family.to("2027-01-15 12:00");
    expect(family.delivered("thank_you")).toHaveLength(5);
    expect(family.delivered("reflection").filter((line) => line > "5")).toEqual([]);
    for (const sim of family.sims)
      for (const { deliveredAt, reason } of sim.interview.messages)
        if (deliveredAt !== undefined && reason.includes("; it waits for"))
          expect(reason).toContain(`; it waits for ${spokenDay(dayOf(deliveredAt, "Europe/Oslo"))}`);
  });
  test("what was asked for is not counted: answers, and what was put off until that hour", () => {
    const family = new Family(company("Equinor"), company("Aker"), company("Statkraft"), company("Yara"));
    family.to("2026-11-24 09:00");
    family.with(3, (sim) =>
      sim.say({ type: "message_snoozed", messageId: sim.one("follow_up").id, kind: "follow_up", until: clock("2026-12-07 20:00") }),
    );
    family.to("2026-12-07 21:00");
    expect(family.delivered("follow_up")).toContain("4 follow_up Mon 2026-12-07 20:00");
  });
});

describe("R31: hours", () => {
  test("the window is the candidate's own", () => {
    const window = { days: ["wed", "sat"], from: "12:30", to: "13:00" };
    const sim = new Sim({ preferences: { window } }).to("2027-06-01 09:00");
    expect(sim.delivered("follow_up", "final_follow_up", "moving_on")).toEqual([
      "follow_up Wed 2026-12-09 12:30",
      "final_follow_up Wed 2026-12-23 12:30",
      "moving_on Wed 2027-01-06 12:30",
    ]);
    expect(sim.one("follow_up").reason).toBe("they named no date, so we wait ten business days after the interview");
  });
  test("a pause holds back all that is unasked, and nothing that answers", () => {
    const sim = new Sim({ preferences: { pausedUntil: "2026-12-14" } }).to("2026-12-01 20:00").answer("info_request");
    expect(sim.delivered()).toEqual(["info_reply Tue 2026-12-01 20:00"]);
    expect(sim.one("thank_you").status).toBe("skipped");
    expect(sim.due("follow_up")).toBe("Tue 2026-12-15 08:00");
    expect(sim.to("2026-12-14 09:00").delivered("reflection", "before_round")).toEqual([]);
  });
  test("a pause says so, and other settings plan again what is pending", () => {
    const sim = new Sim().to("2026-11-30 09:00").prefer({ pausedUntil: "2026-12-11" });
    expect(sim.due("follow_up")).toBe("Fri 2026-12-11 08:00");
    expect(sim.one("follow_up").reason).toContain("; it waits for Friday 11 December, since you asked for a pause");
    sim.prefer({ pausedUntil: null, followUpWithoutDateBusinessDays: 15 });
    expect(sim.due("follow_up")).toBe("Mon 2026-12-14 08:00");
    sim.prefer({ window: { days: ["tue"], from: "09:00", to: "10:00" } });
    expect(sim.due("follow_up")).toBe("Tue 2026-12-15 09:00");
  });
  test("switching a kind off takes back what is pending, and on brings it again", () => {
    const sim = new Sim().prefer({ reflection: false });
    expect(sim.one("reflection")).toMatchObject({ status: "cancelled", ended: "it was cancelled: your settings changed" });
    expect(sim.prefer({ reflection: true }).due("reflection")).toBe("Mon 2026-11-23 12:30");
  });
  test.each(["forwarded", "posted", "told"] as const)("an answer that was %s is answered at once, at any hour of any day", (via) => {
    expect(new Sim().to("2026-11-29 03:00").answer("status_update", { via }).delivered("update_reply")).toEqual([
      "update_reply Sun 2026-11-29 03:00",
    ]);
  });
  test("one that a rule forwarded is answered between 07:00 and 22:00", () => {
    expect(
      new Sim().to("2026-11-29 03:00").answer("status_update", { via: "automatic" }).to("2026-11-29 12:00").delivered("update_reply"),
    ).toEqual(["update_reply Sun 2026-11-29 07:00"]);
  });
});
