import type { Letters } from "./letter.ts";
import { CARRIED_THANKS, CARRIED_THANKS_BY_AGENCY } from "./letter.ts";

/** R23: no, with thanks, and without reasons that invite a discussion. */
export const OFFER_DECLINE: Letters = {
  employer: [
    {
      subject: "{{role}}: my answer to your offer",
      body: `{{#saidYes}}I am very sorry to go back on the yes that I gave you: I cannot take up the position of {{role}} after all. I know that this causes you trouble, and wanted you to hear it from me at once.{{/saidYes}}{{^saidYes}}Thank you very much for offering me the position of {{role}}. I am honoured by it, and sorry that I cannot accept.{{/saidYes}}

I think well of {{company}}, and hope that our paths will cross again. I wish you and your colleagues all the best.`,
    },
    {
      subject: "Your offer, with thanks",
      body: `{{#saidYes}}I have to take back the yes that I gave to your offer of the position of {{role}}, and am truly sorry for it. You had every reason to count on me.{{/saidYes}}{{^saidYes}}Thank you for your offer of the position of {{role}}. I have decided not to take it up, and did not want to keep you waiting.{{/saidYes}}

Your confidence means a lot to me. I wish you success in finding the right person, and {{company}} all the best.`,
    },
    {
      subject: "The position of {{role}}",
      body: `{{#saidYes}}After accepting your offer of the position of {{role}}, I have to tell you that I cannot take it up. I am very sorry, and know that you have planned with me.{{/saidYes}}{{^saidYes}}Thank you for the offer, which I appreciate very much. I have decided to decline it.{{/saidYes}}

I am grateful for the trust and the time of everyone involved, and would be glad to stay in touch. My best wishes to you and the team.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: my answer",
      body: `{{#saidYes}}I am very sorry: I have to take back the yes that I gave to the offer of the position of {{role}} at {{company}}.{{/saidYes}}{{^saidYes}}Thank you for all your help with the position of {{role}} at {{company}}. After careful thought I have decided not to accept the offer.{{/saidYes}}

Please tell them how much I appreciate it, and thank them for their time. I hope we can work together another time.`,
    },
    {
      subject: "{{role}}, {{company}}: declining the offer",
      body: `{{#saidYes}}After having said yes, I have decided not to take up the position of {{role}}. I am sorry to disappoint you and {{company}}, all the more as you counted on me.{{/saidYes}}{{^saidYes}}I have decided not to take up the position of {{role}}, and am sorry to disappoint you and {{company}}.{{/saidYes}}

Would you pass on my thanks for their confidence and their time? And thank you for your support; I would be glad to hear from you again.`,
    },
    {
      subject: "{{role}}, {{company}}: a decision",
      body: `{{#saidYes}}I cannot take up the position of {{role}} at {{company}} after all, though I had accepted it, and am very sorry for the trouble this causes.{{/saidYes}}{{^saidYes}}I have considered the offer of the position of {{role}} at {{company}} carefully, and have decided to decline.{{/saidYes}}

Please give them my thanks and best wishes. I am grateful for everything you have done, and hope that we stay in touch.`,
    },
  ],
};

/** R26: steps back from a process, at any time, without naming why. */
export const WITHDRAWAL: Letters = {
  employer: [
    {
      subject: "{{role}}: withdrawing my application",
      body: `{{#offered}}Thank you very much for your offer. {{/offered}}After some thought I have decided to withdraw my application for the position of {{role}}, and did not want to take up more of your time.{{#booked}} I will therefore not take part in {{booked}}.{{/booked}}

Thank you for considering me{{#date}}, and for the {{occasion}}{{day}}{{/date}}. I wish you success in finding the right person, and {{company}} all the best.`,
    },
    {
      subject: "My application for the position of {{role}}",
      body: `Thank you for {{#offered}}offering me{{/offered}}{{^offered}}your interest in my application for{{/offered}} the position of {{role}}. I have decided not to continue, and wanted you to know at once, so that you can plan without me.{{#booked}} Please cancel {{booked}}.{{/booked}}

{{#date}}Thank you, too, for the {{occasion}}{{day}}. {{/date}}I hope that our paths will cross again. My best wishes to you and your colleagues.`,
    },
    {
      subject: "{{role}}: stepping back",
      body: `{{#offered}}I am grateful for your offer of the position of {{role}}, and have decided not to take it up.{{/offered}}{{^offered}}Would you please take my application for the position of {{role}} out of consideration? I have decided not to go further.{{/offered}}{{#booked}} There is then no need for {{booked}}.{{/booked}}

I think well of {{company}}{{#date}}, and am grateful for the {{occasion}}{{day}}{{/date}}. I wish you all the best with the position.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: withdrawing",
      body: `I have decided to withdraw from the process for the position of {{role}} at {{company}}. Would you let them know, with my thanks for {{#offered}}their offer{{/offered}}{{^offered}}their time{{/offered}}?{{#booked}} They can cancel {{booked}}.{{/booked}}

Thank you for your help with this. I hope that we can work together another time.`,
    },
    {
      subject: "{{role}}, {{company}}: I am stepping back",
      body: `I will not be {{#offered}}taking{{/offered}}{{^offered}}continuing with{{/offered}} the position of {{role}} at {{company}}. I wanted you to know at once.{{#booked}} Would you please cancel {{booked}}?{{/booked}}

Please pass on my thanks and best wishes to them. And thank you for everything you have done.`,
    },
    {
      subject: "{{role}}, {{company}}: withdrawing my application",
      body: `Could you please tell {{company}} that I am withdrawing my application for the position of {{role}}? I am grateful for their {{#offered}}offer{{/offered}}{{^offered}}time{{/offered}} and for your {{#offered}}help{{/offered}}{{^offered}}own{{/offered}}.{{#booked}} I will then not take part in {{booked}}.{{/booked}}

I would be glad to stay in touch with you.`,
    },
  ],
};

/** R24, the one exception to R13: only when the candidate chose to tell their first choice. It names no employer and does not press. */
export const COMPETING_OFFER_NOTICE: Letters = {
  employer: [
    {
      subject: "{{role}}: a word on where I stand",
      body: `I remain very interested in the position of {{role}}; joining {{company}} would be my first choice. I would like to be open with you: I have received another offer, and {{#deadline}}am to answer it by {{deadline}}{{/deadline}}{{^deadline}}am to answer it before long{{/deadline}}.

Is there any news on your decision that you can share? I quite understand if it is too early to say.{{#booked}} I look forward to {{booked}} either way.{{/booked}}`,
    },
    {
      subject: "The position of {{role}}: my situation",
      body: `I am writing so that you know how things stand on my side. I have been offered another position{{#deadline}}, to be answered by {{deadline}}{{/deadline}}, and am thinking about what to do. {{company}} is where I would most like to work.

Could you tell me whether a decision about the position of {{role}} is near? If it is not, that is quite all right, and good to know.{{#booked}} I look forward to {{booked}}.{{/booked}}`,
    },
    {
      subject: "{{role}}: a question about timing",
      body: `The position of {{role}} is still the one I am most interested in, and so I would rather tell you than keep it to myself: I have another offer to decide on{{#deadline}} by {{deadline}}{{/deadline}}.

If you already know how and when you will decide, I would be grateful for a word. {{#booked}}I look forward to {{booked}}, and thank you{{/booked}}{{^booked}}Thank you{{/booked}} in any case for the time you have given me.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: a word on where I stand",
      body: `The position of {{role}} at {{company}} is still my first choice. You should know, though, that I have received another offer{{#deadline}}, to be answered by {{deadline}}{{/deadline}}.

Do you know whether their decision is near? I quite understand if it is too early to say.`,
    },
    {
      subject: "{{role}}, {{company}}: my situation",
      body: `I have been offered another position{{#deadline}} and am to answer by {{deadline}}{{/deadline}}, but {{company}} is where I would most like to work.

Could you find out, without pressing them, whether there is any news about the position of {{role}}?`,
    },
    {
      subject: "{{role}}, {{company}}: a question about timing",
      body: `I would rather tell you than keep it to myself: I have another offer to decide on{{#deadline}} by {{deadline}}{{/deadline}}. I am still most interested in the position of {{role}} at {{company}}.

If they can say how and when they will decide, I would be grateful for a word.`,
    },
  ],
};

/** R22: one friendly question after a month on hold. */
export const HOLD_CHECK_IN: Letters = {
  employer: [
    {
      subject: "{{role}}: still interested",
      body: `When we were last in touch, the position of {{role}} was on hold. I am still very interested in it, and would be glad to hear whether there is anything new.${CARRIED_THANKS[0]}

If it will take longer, I quite understand. I would be happy to take things up again whenever the time is right for {{company}}.`,
    },
    {
      subject: "The position of {{role}}",
      body: `I hope that things are going well at {{company}}. A while ago the position of {{role}} was put on hold; may I ask whether there are plans to go on with it?${CARRIED_THANKS[1]}

My interest has not changed, and I am glad to answer any question in the meantime.`,
    },
    {
      subject: "{{role}}: a short question",
      body: `Is there any news about the position of {{role}}, which was put on hold? It is one I would still very much like to take on.${CARRIED_THANKS[2]}

A line is enough, also if nothing has been decided. I wish you and your colleagues all the best.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: still interested",
      body: `Have you heard whether {{company}} means to go on with the position of {{role}}, which was put on hold? I am still very interested.${CARRIED_THANKS_BY_AGENCY[0]}

If there is nothing new, that is quite all right. I would be happy to take things up again at any time.`,
    },
    {
      subject: "{{role}}, {{company}}: is there anything new?",
      body: `The position of {{role}} at {{company}} was put on hold a while ago. My interest has not changed, and I would be glad to hear from you if there is any movement.${CARRIED_THANKS_BY_AGENCY[1]}`,
    },
    {
      subject: "{{role}}, {{company}}: a short question",
      body: `Is there any news about the position of {{role}} at {{company}}? When we were last in touch, it was on hold. A line is enough, also if nothing has been decided.${CARRIED_THANKS_BY_AGENCY[2]}`,
    },
  ],
};
