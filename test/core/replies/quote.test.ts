import { describe, expect, it } from "vitest";
import { answerText } from "../../../core/replies/quote.ts";

const QUOTED = "> Dear Mette,\n> thank you for the interview.\n> Jane";
const DISCLAIMER =
  "This email and any attachments are confidential and intended solely for the use of the individual to whom they are addressed. If you are not the intended recipient, please notify the sender and delete it.";

/** [what is promised, the mail, the answer in it] */
const CASES: [string, string, string][] = [
  [
    "a plain letter stays as it is",
    "Dear Jane,\n\nWe would like to see you again.\n\nMette",
    "Dear Jane,\n\nWe would like to see you again.\n\nMette",
  ],
  ["On … wrote: and the quoted lines go", `Sorry, no.\n\nOn Mon, 2 Nov 2026 at 09:26, Jane <j@c.example> wrote:\n${QUOTED}`, "Sorry, no."],
  ["broken over two lines", `Sorry, no.\n\nOn Mon, 2 Nov 2026 at 09:26, Jane Doe\n<jane@c.example> wrote:\n\n${QUOTED}`, "Sorry, no."],
  ["broken over three lines", `Sorry, no.\n\nOn Mon, 2 Nov 2026 at 09:26,\nJane Doe <jane@c.example>\nwrote:\n\n${QUOTED}`, "Sorry, no."],
  ["a name without address", `Sorry, no.\n\nOn 2 Nov 2026, at 09:26, Jane Doe wrote:\n\n${QUOTED}`, "Sorry, no."],
  [
    "quoted text without > marks",
    "Sorry, no.\n\nOn 2 Nov 2026, at 09:26, Jane Doe <j@c.example> wrote:\n\nDear Mette,\nI would love an offer.",
    "Sorry, no.",
  ],
  ["German", `Leider nein.\n\nAm Mo., 2. Nov. 2026 um 09:26 Uhr schrieb Jane Doe <j@c.example>:\n${QUOTED}`, "Leider nein."],
  ["French", `Non.\n\nLe lun. 2 nov. 2026 à 09:26, Jane Doe <j@c.example> a écrit :\n${QUOTED}`, "Non."],
  ["Spanish", `No.\n\nEl lun, 2 nov 2026 a las 9:26, Jane Doe (<j@c.example>) escribió:\n${QUOTED}`, "No."],
  ["Portuguese", `Não.\n\nEm seg., 2 de nov. de 2026 às 09:26, Jane Doe <j@c.example> escreveu:\n${QUOTED}`, "Não."],
  ["Italian", `No.\n\nIl giorno lun 2 nov 2026 alle ore 09:26 Jane Doe <j@c.example> ha scritto:\n${QUOTED}`, "No."],
  ["Dutch", `Nee.\n\nOp ma 2 nov 2026 om 09:26 schreef Jane Doe <j@c.example>:\n${QUOTED}`, "Nee."],
  ["Danish", `Nej.\n\nDen man. 2. nov. 2026 kl. 09.26 skrev Jane Doe <j@c.example>:\n${QUOTED}`, "Nej."],
  ["Swedish", `Nej.\n\nDen mån 2 nov. 2026 kl 09:26 skrev Jane Doe <j@c.example>:\n${QUOTED}`, "Nej."],
  ["Norwegian", `Nei.\n\nman. 2. nov. 2026 kl. 09:26 skrev Jane Doe <j@c.example>:\n${QUOTED}`, "Nei."],
  ["Finnish", `Ei.\n\nma 2. marrask. 2026 klo 9.26 Jane Doe (j@c.example) kirjoitti:\n${QUOTED}`, "Ei."],
  ["Polish", `Nie.\n\npon., 2 lis 2026 o 09:26 Jane Doe <j@c.example> napisał(a):\n${QUOTED}`, "Nie."],
  ["Polish, Thunderbird", `Nie.\n\nW dniu 2.11.2026 o 09:26, Jane Doe pisze:\n${QUOTED}`, "Nie."],
  ["Czech", `Ne.\n\npo 2. 11. 2026 v 9:26 odesílatel Jane Doe <j@c.example> napsal:\n${QUOTED}`, "Ne."],
  ["Hungarian", `Nem.\n\nJane Doe <j@c.example> ezt írta (időpont: 2026. nov. 2., H, 9:26):\n${QUOTED}`, "Nem."],
  ["Russian", `Нет.\n\nпн, 2 нояб. 2026 г. в 09:26, Jane Doe <j@c.example>:\n${QUOTED}`, "Нет."],
  ["Yandex", `Нет.\n\n02.11.2026, 09:26, "Jane Doe" <j@c.example>:\n${QUOTED}`, "Нет."],
  ["Greek", `Όχι.\n\nΣτις Δευ 2 Νοε 2026 στις 9:26 π.μ., ο χρήστης Jane Doe <j@c.example> έγραψε:\n${QUOTED}`, "Όχι."],
  ["Turkish", `Hayır.\n\nJane Doe <j@c.example>, 2 Kas 2026 Pzt, 09:26 tarihinde şunu yazdı:\n${QUOTED}`, "Hayır."],
  ["Japanese", `残念です。\n\n2026年11月2日(月) 9:26 Jane Doe <j@c.example>:\n${QUOTED}`, "残念です。"],
  ["Chinese", `抱歉。\n\nJane Doe <j@c.example> 于2026年11月2日周一 09:26写道：\n${QUOTED}`, "抱歉。"],
  ["Korean", `죄송합니다.\n\n2026년 11월 2일 (월) 오전 9:26, Jane Doe <j@c.example>님이 작성:\n${QUOTED}`, "죄송합니다."],
  ["Hebrew", `לא.\n\nבתאריך יום ב׳, 2 בנוב׳ 2026 ב-9:26 מאת Jane Doe <j@c.example>:\n${QUOTED}`, "לא."],
  ["Arabic", `لا.\n\nفي الاثنين، 2 نوفمبر 2026 في 9:26 ص تمت كتابة ما يلي بواسطة Jane Doe <j@c.example>:\n${QUOTED}`, "لا."],
  [
    "an Outlook header block and all beneath it",
    "Sorry, no.\n\nMette\n\nFrom: Jane Doe <j@c.example>\nSent: 02 November 2026 09:26\nTo: Mette\nSubject: RE: x\n\nI would love an offer",
    "Sorry, no.\n\nMette",
  ],
  [
    "after a ruled line",
    "Sorry, no.\n\n________________________________\nFrom: Jane Doe <j@c.example>\nSent: Monday, November 2, 2026 9:26 AM\nTo: Mette\nSubject: x\n\noffer",
    "Sorry, no.",
  ],
  [
    "after -----Original Message-----",
    "Sorry, no.\n\n-----Original Message-----\nFrom: Jane Doe\nSent: 02 November 2026 09:26\nTo: Mette\nSubject: x\n\noffer",
    "Sorry, no.",
  ],
  [
    "a German header block",
    "Nein.\n\nVon: Jane Doe <j@c.example>\nGesendet: Montag, 2. November 2026 09:26\nAn: Mette\nBetreff: x\n\nAngebot",
    "Nein.",
  ],
  [
    "bold labels",
    "Sorry, no.\n\n*From:* Jane Doe <j@c.example>\n*Sent:* 02 November 2026 09:26\n*To:* Mette\n*Subject:* x\n\noffer",
    "Sorry, no.",
  ],
  ["a one-line answer above a quote", `No.\n${QUOTED}`, "No."],
  [
    "an answer beneath the quote",
    `On Mon, 2 Nov 2026 at 09:26, Jane <j@c.example> wrote:\n${QUOTED}\n\nYes, please come on Friday.`,
    "Yes, please come on Friday.",
  ],
  [
    "answers between the quoted lines",
    "On Mon, 2 Nov 2026 at 09:26, Jane <j@c.example> wrote:\n> When will you decide?\nOn Friday.\n> Do you need references?\nNo, thanks.",
    "On Friday.\nNo, thanks.",
  ],
  [
    "a broken quoted line is not an answer",
    "> we were glad to meet you and would like to know more about your\nexperience\n> in the field.\n\nSure.",
    "Sure.",
  ],
  [
    "a mail that is all quoted keeps its words",
    "> Dear Jane,\n> we would like to see you again.",
    "Dear Jane,\nwe would like to see you again.",
  ],
  [
    "a header block with nothing above it",
    "From: Mette <m@x.example>\nSent: 02 November 2026 09:26\nTo: Jane\nSubject: x\n\nWe chose another candidate.",
    "We chose another candidate.",
  ],
  [
    "a device line alone above it",
    "Sent from my iPhone\n\nFrom: Mette <m@x.example>\nSent: 02 November 2026 09:26\nTo: Jane\nSubject: x\n\nWe chose another candidate.",
    "We chose another candidate.",
  ],
  [
    "a mail that was passed on is content",
    "Hi Jane, see below.\n\n---------- Forwarded message ---------\nFrom: Boss <b@x.example>\nDate: Mon, 2 Nov 2026 at 09:26\nSubject: Jane\nTo: Mette\n\nWe go with the other one.",
    "Hi Jane, see below.\n\nWe go with the other one.",
  ],
  ["the signature goes", "Sorry, no.\n\n-- \nMette Holm\nHead of offers\n+45 12345678", "Sorry, no."],
  ["a signature beneath two plain dashes goes", "Sorry, no.\n\n--\nMette Holm", "Sorry, no."],
  ["a signature alone stays", "-- \nMette Holm", "-- \nMette Holm"],
  ["Sent from my iPhone goes", "Sorry, no.\n\nSent from my iPhone", "Sorry, no."],
  ["Get Outlook for iOS goes", "Sorry, no.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>", "Sorry, no."],
  ["Von meinem iPhone gesendet goes", "Nein.\n\nVon meinem iPhone gesendet", "Nein."],
  ["Envoyé de mon iPhone goes", "Non.\n\nEnvoyé de mon iPhone", "Non."],
  ["Sent with Proton Mail goes", "No.\n\nSent with Proton Mail secure email.", "No."],
  [
    "a sentence with sent and phone stays",
    "I sent you the papers from our office; phone me.",
    "I sent you the papers from our office; phone me.",
  ],
  ["a disclaimer goes", `Sorry, no.\n\nMette\n\n${DISCLAIMER}`, "Sorry, no.\n\nMette"],
  ["a mail that is only a disclaimer stays", DISCLAIMER, DISCLAIMER],
  [
    "a mass mailer's footer goes",
    "Hi Jane, please choose a time for your interview.\n\nNils\n\n---\nYou are receiving this because you applied on our site. Manage your notification preferences or unsubscribe.\nhttps://talent.example/u/81\n© Talent Suite",
    "Hi Jane, please choose a time for your interview.\n\nNils",
  ],
  [
    "a footer in the letter's last line goes alone",
    "Dear Jane,\n\nYou were not chosen this time. Please do not reply to this e-mail. Privacy notice.",
    "Dear Jane,\n\nYou were not chosen this time.",
  ],
  [
    "a sentence in a footer's words that says what to do by when stays",
    "Dear Jane,\n\nWe offer you the post.\n\nPlease do not reply to this e-mail but return the privacy notice signed by Friday.",
    "Dear Jane,\n\nWe offer you the post.\n\nPlease do not reply to this e-mail but return the privacy notice signed by Friday.",
  ],
  ["a mail that is only a footer stays", "Unsubscribe from these mails.", "Unsubscribe from these mails."],
  ["please consider the environment goes", "Sorry, no.\n\nPlease consider the environment before printing this email.", "Sorry, no."],
  [
    "a gateway's warning above goes",
    "CAUTION: This email originated from outside of the organisation. Do not click links.\n\nSorry, no.",
    "Sorry, no.",
  ],
  [
    "title and telephone beneath the name go",
    "Sorry, no.\n\nKind regards,\n\nMette Holm\nHead of Talent\nNorrland A/S\nT: +45 12 34 56 78\nwww.norrland.example",
    "Sorry, no.\n\nKind regards,\n\nMette Holm",
  ],
  [
    "a postscript stays",
    "Sorry, no.\n\nBest,\nMette\nHead of Talent\n\nP.S. Please apply again in May.",
    "Sorry, no.\n\nBest,\nMette\n\nP.S. Please apply again in May.",
  ],
  [
    "a sentence beneath the name stays",
    "Hello Jane,\n\nThanks,\nMette\n\nWe would like to invite you to a second interview on Friday.",
    "Hello Jane,\n\nThanks,\nMette\n\nWe would like to invite you to a second interview on Friday.",
  ],
  [
    "an invitation with From and To hours is no header block",
    "Please come again:\n\nDate: Friday 6 November\nFrom: 10:00\nTo: 11:30\nSubject: second interview\n\nMette",
    "Please come again:\n\nDate: Friday 6 November\nFrom: 10:00\nTo: 11:30\nSubject: second interview\n\nMette",
  ],
  [
    "a line that ends in a colon is no attribution",
    "On Friday 6 November at 10:00 we would like you to meet:\n\n- the team\n- the director",
    "On Friday 6 November at 10:00 we would like you to meet:\n\n- the team\n- the director",
  ],
  [
    "a sentence with wrote is no attribution",
    "As Ola wrote on Monday, the post is filled.\n\nMette",
    "As Ola wrote on Monday, the post is filled.\n\nMette",
  ],
  [
    "a line of two dashes between two parts of a letter cuts nothing",
    "Dear Jane,\n--\nWe are sorry that we chose another candidate this time.\n\nMette",
    "Dear Jane,\n--\nWe are sorry that we chose another candidate this time.\n\nMette",
  ],
  [
    "details beneath the name stay",
    "See you then.\n\nThanks,\nMette\n\nFriday 6 November, 10:00\nRoom 4, Teams as a fallback from 10:15",
    "See you then.\n\nThanks,\nMette\n\nFriday 6 November, 10:00\nRoom 4, Teams as a fallback from 10:15",
  ],
  [
    "a disclaimer in the same paragraph as the letter goes alone",
    `Dear Jane,\n\nSorry, we chose another candidate.\nMette\n${DISCLAIMER}`,
    "Dear Jane,\n\nSorry, we chose another candidate.\nMette",
  ],
  [
    "a disclaimer in the same line as the letter goes alone",
    `Dear Jane,\n\nSorry, we chose another candidate. ${DISCLAIMER}`,
    "Dear Jane,\n\nSorry, we chose another candidate.",
  ],
  [
    "a warning right above the letter goes alone",
    "CAUTION: This email originated from outside of the organisation. Do not click links.\nDear Jane, sorry, no.",
    "Dear Jane, sorry, no.",
  ],
  [
    "a paragraph about views and e-mail stays",
    "The views expressed in your interview impressed the panel; we will e-mail you before Friday with the next steps, and hope that you can bear with us until then.\n\nMette",
    "The views expressed in your interview impressed the panel; we will e-mail you before Friday with the next steps, and hope that you can bear with us until then.\n\nMette",
  ],
  ["only blank", " \n ", ""],
];

describe("answerText keeps what the writer said and nothing else", () => {
  it.each(CASES)("%s", (_, text, answer) => {
    expect(answerText(text)).toBe(answer);
  });
});
