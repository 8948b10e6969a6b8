import { describe, expect, it } from "vitest";
import { classify } from "../../../core/replies/classify.ts";
import { setAside } from "../../../core/replies/set-aside.ts";

const read = (text: string, isFromEmployer = false) => classify({ subject: "Your interview", text, isFromEmployer });
const letter = (said: string) => `Dear Ada,\n\nThank you for coming in yesterday. ${said}\n\nKind regards,\nMette`;

describe("what would come for whoever passes is no invitation (R17, R20)", () => {
  it.each([
    "Those who pass will meet the CEO.",
    "Those who pass this stage will meet the CEO in January.",
    "If successful at this stage you would meet the panel.",
    "If you are successful at this stage, you will be invited to meet the panel.",
    "Shortlisted candidates will be invited to a second round in January.",
    "Successful candidates will be invited to a final interview in the week of 14 December.",
    "Candidates who are shortlisted will be asked back for a second interview.",
    "Should you be selected, we will invite you to a second interview.",
    "Should you progress, the next round would be a panel interview with the directors.",
    "Anyone who makes it through will have a final interview with the board.",
    "The best two candidates will then meet the managing director.",
    "The next stage, for those selected, is a panel interview in January.",
    "The two finalists will be invited to present to the board on 15 December.",
    "We will invite the strongest candidates to a second interview next week.",
    "We will be inviting shortlisted applicants to an assessment day in January.",
    "Only selected candidates will be called for the next round.",
    "Selected candidates will be informed of the second round by email.",
    "Provided the panel agrees, you would then have a final interview with the CEO.",
    "Assuming all goes well, the next step would be a meeting with the founders.",
    "Once we have seen everyone, we will invite three people back for a second interview.",
    "After this round, a few candidates will go through to the final interview with our CEO.",
    "If the feedback is positive, you will have a second interview with the team.",
    "Subject to the panel's decision, you will be invited to a final round in London.",
    "Those through to the next round will hear by Friday 11 December.",
    "We expect to invite the top three to a second round on 14 December.",
    "In case of a positive outcome, we would like to invite you for a second interview.",
    "In the event that you are shortlisted, you will be contacted for a second interview.",
    "Candidates going forward will be contacted to arrange a second interview.",
    "Depending on the outcome, there may be a final interview with the partner.",
    "If you get through, the final stage is a presentation to the board.",
    "Whoever passes the test will be invited to the assessment centre.",
    "There will be a second round in January for those who are shortlisted.",
    "Applicants who pass the first round shall be called for a technical interview.",
    "If the team likes your task, we would have you in for a final chat.",
    "If we decide to take your application forward, we'll invite you to a second interview.",
  ])("%s", (said) => {
    for (const isFromEmployer of [false, true])
      expect(read(letter(said), isFromEmployer)).toMatchObject({ intent: "status_update", evidence: [{ phrase: expect.any(String) }] });
    expect(read(letter(said), true).confidence).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    "You have passed and will meet the CEO on Tuesday.",
    "You are one of those who passed, and you will meet the CEO on Tuesday 8 December at 10:00.",
    "You have been shortlisted, and we would like to invite you to a second round in January.",
    "I'm pleased to say you were successful at this stage and you will now meet the panel on Monday.",
    "You are among the shortlisted candidates and we would like to invite you to a second interview.",
    "If you are still interested, we would like to invite you to a second interview on Tuesday at 10:00.",
    "If Tuesday suits you, we would like you to meet the CEO at 10:00.",
    "As a shortlisted candidate you are invited to a final interview on 10 December at 14:00.",
    "We are inviting three candidates back and you are one of them. Can you come on Tuesday at 10:00?",
    "Congratulations, you are through to the next round: an interview with the CEO on Tuesday at 10am.",
    "Following your success at this stage, you are invited to meet the panel on 10 December.",
    "The panel agreed, so we would now like you to have a final interview with the CEO on Friday at 9:00.",
    "The feedback was positive and we would like to invite you to a second interview with the team.",
    "You have been selected for the next round. Please let us know if Tuesday at 10 works.",
    "Successful candidates are invited to a second interview. You are one of them: please come on Tuesday at 10:00.",
  ])("but so is this: %s", (said) => {
    expect(read(letter(said), true).intent).toBe("second_interview");
  });

  it.each([
    ["regret", "Unfortunately you were not successful. Shortlisted candidates will be invited to a second round in January."],
    ["on_hold", "The process is on hold until the new year. Those who pass will meet the CEO once it goes on."],
    ["info_request", "Could you please send us two references? If successful at this stage you would meet the panel."],
    ["offer", "We are delighted to offer you the position. Subject to the board's approval you will then meet the directors."],
  ])("the news beside it is what counts: %s", (intent, said) => {
    expect(read(letter(said)).intent).toBe(intent);
  });

  it.each([
    "If you are happy with that, the second interview is on Tuesday at 10:00.",
    "If Tuesday does not suit you, we would like to meet you on Wednesday.",
    "Once you have chosen a slot, you will get the link for the second interview.",
    "Should you need anything before the panel interview, call me.",
    "I will be in touch after the second round.",
    "The two of you will meet the CEO on Tuesday.",
    "We would like you to meet the board.",
  ])("supposes nothing: %s", (said) => {
    expect(setAside(said)).toMatchObject({ news: [], rest: said });
  });

  it("takes no longer for hostile text", () => {
    const hostile = ["if the panel ", "candidates will ", "those who pass ", "second round for those ", "subject to "].map((one) =>
      one.repeat(2_000),
    );
    const start = performance.now();
    for (const text of hostile) setAside(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
