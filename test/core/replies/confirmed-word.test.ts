import { describe, expect, test } from "vitest";
import { confirmedWord } from "../../../core/replies/confirmed-word.ts";

const read = (text: string) => confirmedWord(`Dear Ada,\n\n${text}\n\nKind regards,\nMette`, "Nordvik Energy")?.said;

describe("they confirm the candidate's yes", () => {
  test.each([
    "Thank you for accepting our offer. We are delighted that you will be joining us.",
    "Many thanks for accepting the position of Drilling Engineer.",
    "Thanks for your email accepting the job. We are thrilled to have you on board.",
    "Thank you so much for accepting!",
    "We are delighted that you have accepted our offer and look forward to welcoming you.",
    "Great news, so glad you accepted! HR will send the contract tomorrow.",
    "I'm thrilled you've accepted the role with us.",
    "I was so pleased to hear that you have accepted.",
    "We are happy that you have decided to join us.",
    "It is wonderful that you've said yes to us.",
    "We are delighted that you have accepted the position of Drilling Engineer at Nordvik Energy.",
    "We acknowledge receipt of your acceptance of the position of Drilling Engineer.",
    "We have received your acceptance, and the contract follows.",
    "Further to your acceptance of our offer, please find attached your contract.",
    "Following your formal acceptance, HR will be in touch.",
    "Thank you for your acceptance of our offer of employment.",
    "We are delighted with your acceptance.",
    "Thank you for returning the signed contract. We look forward to your first day.",
    "Thanks for signing the contract so quickly.",
    "We have received your signed contract.",
  ])("%s", (text) => expect(read(text)).toBe("yes"));
  test.each([
    "If you accept our offer, please sign by Friday.",
    "We would be delighted if you accepted our offer.",
    "We are delighted to offer you the position. Once you have accepted, HR will be in touch.",
    "Thank you for accepting our invitation to interview.",
    "Delighted that you have accepted the invitation to our assessment day.",
    "Thank you for accepting the interview slot on Thursday.",
    "Thank you for accepting to meet us on Monday.",
    "Glad you have accepted the meeting for Thursday.",
    "We look forward to your acceptance of this offer.",
    "Subject to your acceptance, you would start in March.",
    "Upon your acceptance we will send the contract.",
    "Thank you in advance for accepting our terms.",
    "We are glad that you have accepted a position elsewhere.",
    "We are happy for you that you have accepted the offer from Equinor.",
    "I hope that you have accepted that the process takes time.",
    "Thank you for accepting our apologies for the delay.",
    "Please confirm your acceptance by Friday.",
    "We have not received your acceptance yet.",
    "Have you accepted our offer?",
    "We note that you have accepted the post of somebody who left.",
    "Thank you for your interest in the position.",
    "We hope you are pleased, and that you accept our offer.",
    "Thank you for sending the contract to your lawyer for review.",
  ])("not so: %s", (text) => expect(read(text)).toBeUndefined());
});

describe("they confirm the candidate's no", () => {
  test.each([
    "Thank you for letting us know that you have withdrawn your application. We are sorry to lose you.",
    "We confirm that your application has been withdrawn at your request.",
    "As requested, we have withdrawn your application.",
    "We have now withdrawn your application as you asked.",
    "Sorry to hear you are withdrawing from the process. Thanks for telling us, and good luck!",
    "We acknowledge your withdrawal from the recruitment process.",
    "Your withdrawal has been noted.",
    "Thank you for your email. We understand your decision not to proceed and have closed your application.",
    "We respect your decision to withdraw, and wish you well.",
    "We are sorry that you decided to decline our offer, and wish you every success.",
    "We are disappointed that you will not be joining us.",
    "I am sorry that you have turned down our offer.",
    "Thanks for informing us that you've taken another role. We've withdrawn you from the process.",
    "Thank you for telling us that you have accepted another offer. Best of luck.",
    "We understand that you have accepted another offer.",
    "As you have accepted another position, we have closed your application.",
    "Following your withdrawal, we have archived your documents.",
    "Thanks for letting me know you don't want to go any further.",
    "We are sorry to hear that you no longer wish to be considered.",
  ])("%s", (text) => expect(read(text)).toBe("no"));
  test.each([
    "If you wish to withdraw, please let us know.",
    "Please let us know whether you want to withdraw your application.",
    "You may withdraw your application at any time.",
    "At your request, we have moved the interview to Friday.",
    "We have withdrawn our offer.",
    "We regret to inform you that your application has not been successful.",
    "We are sorry that you will have to wait a little longer.",
    "Thank you for letting us know that you are available on Monday.",
    "We are sorry that you could not attend on Monday.",
    "The position has been withdrawn.",
    "Thank you for letting us know that you have another offer. We will decide soon.",
    "We have not received your withdrawal.",
    "Thank you for telling us that you will not be able to join the call on Monday.",
    "Unless you withdraw, we keep your application on file.",
  ])("not so: %s", (text) => expect(read(text)).toBeUndefined());
});
