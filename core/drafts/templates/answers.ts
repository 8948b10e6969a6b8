import type { Letters } from "./letter.ts";
import { CARRIED_THANKS, CARRIED_THANKS_BY_AGENCY } from "./letter.ts";

const FEEDBACK =
  "{{#feedback}} If you have a moment at some point, I would be grateful for a word on what I could do better another time.{{/feedback}}";

/** R18: three or four lines, no argument. R19's one sentence only where the candidate wants it. A question of theirs comes first. */
export const REGRET_REPLY: Letters = {
  employer: [
    {
      subject: "Thank you for letting me know: {{role}}",
      body: `{{#question}}{{answerPlace}}

{{/question}}Thank you for letting me know, and for considering my application for the position of {{role}}.${CARRIED_THANKS[0]}

{{#notFilled}}If the position is opened again, or another one that suits me, I would be glad to hear from you.{{/notFilled}}{{^notFilled}}I would be glad if you kept me in mind for other positions that might suit me.{{/notFilled}}${FEEDBACK} I wish you and your colleagues at {{company}} all the best.`,
    },
    {
      subject: "The position of {{role}}: thank you",
      body: `{{#question}}{{answerPlace}}

{{/question}}Thank you for telling me what you have decided about the position of {{role}}, and for the care you gave to my application.${CARRIED_THANKS[1]}

{{#internal}}I wish your colleague every success in the position. {{/internal}}I remain interested in {{company}}, and would be happy to hear of anything suitable in the future.${FEEDBACK} My best wishes to you and your team.`,
    },
    {
      subject: "Thank you, and all the best",
      body: `{{#question}}{{answerPlace}}

{{/question}}Thank you for telling me about your decision, and for considering me for the position of {{role}}.${CARRIED_THANKS[2]}

Should another opening come up that you think would fit, please do think of me.${FEEDBACK} I hope that all goes well {{#notFilled}}with your plans{{/notFilled}}{{^notFilled}}{{#internal}}for your colleague in the position{{/internal}}{{^internal}}with whoever takes the position on{{/internal}}{{/notFilled}}, and wish you and {{company}} the very best.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: thank you for letting me know",
      body: `{{#question}}{{answerPlace}}

{{/question}}Thank you for letting me know, and for your help with the position of {{role}} at {{company}}.${CARRIED_THANKS_BY_AGENCY[0]}

Please keep me in mind for other positions where you think I would fit.${FEEDBACK} My best wishes to you.`,
    },
    {
      subject: "{{role}}, {{company}}: thank you",
      body: `{{#question}}{{answerPlace}}

{{/question}}Thank you for passing on the decision about the position of {{role}} at {{company}}, and for your support along the way.${CARRIED_THANKS_BY_AGENCY[1]}

I would be glad to hear from you when something suitable comes up.${FEEDBACK} All the best.`,
    },
    {
      subject: "{{role}}, {{company}}: thanks, and all the best",
      body: `{{#question}}{{answerPlace}}

{{/question}}Thank you for letting me know what they decided about the position of {{role}} at {{company}}, and for the work you put into it.${CARRIED_THANKS_BY_AGENCY[2]}

If another opening makes you think of me, I would be happy to hear about it.${FEEDBACK} I wish you all the best.`,
    },
  ],
};

/**
 * R17: thanks, and one question about the date only where none stands and none was asked for in this round. Who asks to be
 * called is thanked for the message: whether it told any news is not known (R10).
 */
export const UPDATE_REPLY: Letters = {
  employer: [
    {
      subject: "Thank you for the update: {{role}}",
      body: `{{#calledOff}}Thank you for letting me know that the interview for the position of {{role}} cannot take place as planned. That is no trouble at all, and I would be glad of another date whenever it suits you.{{/calledOff}}{{^calledOff}}{{#wish}}Thank you for your message about the position of {{role}}.{{/wish}}{{^wish}}Thank you for the update on the position of {{role}}; it is good to know where things stand.{{/wish}}{{/calledOff}}{{#by}} I look forward to hearing from you by {{by}}.{{/by}}{{#wish}} I will {{wish}}.{{/wish}}${CARRIED_THANKS[0]}

{{#ask}}Do you have an idea yet of when the decision will be made? I understand that these things take time. {{/ask}}I remain very interested in joining {{company}}, and am glad to help with anything you need.`,
    },
    {
      subject: "{{role}}: many thanks",
      body: `{{#calledOff}}Many thanks for telling me about the interview for the position of {{role}}. I quite understand, and will gladly fit in with another date.{{/calledOff}}{{^calledOff}}{{#wish}}Many thanks for your message about the position of {{role}}.{{/wish}}{{^wish}}Many thanks for keeping me informed about the position of {{role}}.{{/wish}}{{/calledOff}}{{#by}} I have made a note of {{by}}, and look forward to your news.{{/by}}{{#wish}} I will {{wish}}.{{/wish}}${CARRIED_THANKS[1]}

My interest in the position and in {{company}} is as great as ever. {{#ask}}If you can already say roughly when you expect to decide, I would be glad to know; if not, I am happy to wait.{{/ask}}{{^ask}}If anything from me would be useful in the meantime, please ask.{{/ask}}`,
    },
    {
      subject: "Thank you for letting me know where things stand",
      body: `{{#calledOff}}Thank you for your message about the interview for the position of {{role}}. These things happen; please tell me when another day would suit you.{{/calledOff}}{{^calledOff}}{{#wish}}Thank you for getting in touch about the position of {{role}}.{{/wish}}{{^wish}}Thank you for letting me know how things stand with the position of {{role}}.{{/wish}}{{/calledOff}}{{#wish}} I will {{wish}}.{{/wish}}${CARRIED_THANKS[2]} {{#by}}I look forward to hearing from you by {{by}}, and{{/by}}{{^by}}{{#calledOff}}I{{/calledOff}}{{^calledOff}}{{#wish}}I{{/wish}}{{^wish}}I know that these things take time, and{{/wish}}{{/calledOff}}{{/by}} remain very keen to join {{company}}.{{#ask}}

When do you think that a decision will be made? A rough idea is quite enough.{{/ask}}`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: thank you for the update",
      body: `{{#calledOff}}Thank you for letting me know that the interview with {{company}} for the position of {{role}} cannot take place as planned. I am glad to fit in with another date.{{/calledOff}}{{^calledOff}}{{#wish}}Thank you for your message about the position of {{role}} at {{company}}.{{/wish}}{{^wish}}Thank you for the update on the position of {{role}} at {{company}}.{{/wish}}{{/calledOff}}{{#by}} I look forward to hearing more by {{by}}.{{/by}}{{#wish}} I will {{wish}}.{{/wish}}${CARRIED_THANKS_BY_AGENCY[0]}

I remain very interested.{{#ask}} Do they have an idea yet of when they will decide?{{/ask}}`,
    },
    {
      subject: "{{role}}, {{company}}: many thanks",
      body: `{{#calledOff}}Many thanks for telling me about the interview with {{company}} for the position of {{role}}. I quite understand; please tell them that another day suits me as well.{{/calledOff}}{{^calledOff}}{{#wish}}Many thanks for your message about the position of {{role}} at {{company}}.{{/wish}}{{^wish}}Many thanks for keeping me informed about the position of {{role}} at {{company}}.{{/wish}}{{/calledOff}}{{#by}} I have made a note of {{by}}.{{/by}}{{#wish}} I will {{wish}}.{{/wish}}${CARRIED_THANKS_BY_AGENCY[1]}

{{#ask}}If they can say roughly when they expect to decide, I would be glad to know. {{/ask}}I am as interested as ever, and happy to send anything that they need.`,
    },
    {
      subject: "{{role}}, {{company}}: good to know",
      body: `{{#calledOff}}Thank you for passing on the news about the interview for the position of {{role}} at {{company}}. When they have another date in mind, I will make it possible.{{/calledOff}}{{^calledOff}}{{#wish}}Thank you for getting in touch about the position of {{role}} at {{company}}.{{/wish}}{{^wish}}It is good to know where things stand with the position of {{role}} at {{company}}; thank you for passing it on.{{/wish}}{{/calledOff}}{{#wish}} I will {{wish}}.{{/wish}}${CARRIED_THANKS_BY_AGENCY[2]}

{{#by}}I look forward to their news by {{by}}.{{/by}}{{#ask}}Have they said when they mean to decide? A rough idea is enough.{{/ask}} My interest has not changed.`,
    },
  ],
};

/** R21: what was asked for has its place; the draft is sent once it is filled in. */
export const INFO_REPLY: Letters = {
  employer: [
    {
      subject: "{{role}}: what you asked for",
      body: `Thank you for getting in touch about the position of {{role}}.${CARRIED_THANKS[0]} {{#asksFor}}You asked for {{asksFor}}; here you are:{{/asksFor}}{{^asksFor}}Here is what you asked for:{{/asksFor}}

{{answerPlace}}

If you need anything else, I am glad to send it.`,
    },
    {
      subject: "The information for the position of {{role}}",
      body: `Thank you for getting in touch.${CARRIED_THANKS[1]} {{#asksFor}}You asked for {{asksFor}}, which I am glad to send:{{/asksFor}}{{^asksFor}}I am glad to answer:{{/asksFor}}

{{answerPlace}}

I remain very interested in the position of {{role}}, and happy to answer anything further.`,
    },
    {
      subject: "Your request: {{role}}",
      body: `Many thanks for getting in touch.${CARRIED_THANKS[2]} {{#asksFor}}You asked me for {{asksFor}}, which I am glad to give you:{{/asksFor}}{{^asksFor}}Here is what you need:{{/asksFor}}

{{answerPlace}}

Please tell me if something is missing. I look forward to hearing from you about the position of {{role}}.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: what you asked for",
      body: `Thank you for getting in touch about the position of {{role}} at {{company}}.${CARRIED_THANKS_BY_AGENCY[0]} {{#asksFor}}They asked for {{asksFor}}; here you are:{{/asksFor}}{{^asksFor}}Here is what you asked for:{{/asksFor}}

{{answerPlace}}

If they need anything else, I am glad to send it.`,
    },
    {
      subject: "{{role}}, {{company}}: my answer",
      body: `Thank you for getting in touch.${CARRIED_THANKS_BY_AGENCY[1]} {{#asksFor}}They asked for {{asksFor}}, which I am glad to send:{{/asksFor}}{{^asksFor}}I am glad to answer:{{/asksFor}}

{{answerPlace}}

I remain very interested in the position at {{company}}.`,
    },
    {
      subject: "{{role}}, {{company}}: your question",
      body: `Many thanks for getting in touch.${CARRIED_THANKS_BY_AGENCY[2]} {{#asksFor}}They would like {{asksFor}}, as you write; here you are:{{/asksFor}}{{^asksFor}}Here is what you need:{{/asksFor}}

{{answerPlace}}

Please tell me if {{company}} would like anything more.`,
    },
  ],
};
