import type { Letters } from "./letter.ts";
import { CARRIED_THANKS, CARRIED_THANKS_BY_AGENCY } from "./letter.ts";

/** R23: thanks and appreciation, the written offer, the deadline where it is missing. It neither accepts nor declines. */
export const OFFER_THANKS: Letters = {
  employer: [
    {
      subject: "Thank you for the offer: {{role}}",
      body: `Thank you very much for offering me the position of {{role}}. I am delighted, and appreciate your confidence in me.${CARRIED_THANKS[0]}

{{#deadline}}I will read everything carefully and give you my answer by {{deadline}}.{{/deadline}}{{^deadline}}I will read everything carefully and answer promptly; by which day would you like to hear from me?{{/deadline}} Could you send me the full offer in writing, if it is not on its way already? Thank you again.`,
    },
    {
      subject: "{{role}}: many thanks for your offer",
      body: `Your offer of the position of {{role}} is very good news, and I am grateful for it.${CARRIED_THANKS[1]}

So that I can consider it properly, I would be grateful for the complete offer in writing, unless it is already on its way. {{#deadline}}You will have my answer by {{deadline}}.{{/deadline}}{{^deadline}}Could you also tell me by when you would like my answer?{{/deadline}}`,
    },
    {
      subject: "Your offer, with my thanks",
      body: `I was very pleased to hear that you would like me to join {{company}} in the position of {{role}}. Thank you for the offer, and for the trust it shows.${CARRIED_THANKS[2]}

May I ask for the terms in writing, if you have not sent them already? {{#deadline}}I have noted {{deadline}} for my answer, and will write by then.{{/deadline}}{{^deadline}}And please let me know the date by which you need an answer; I will not keep you waiting.{{/deadline}}`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: thank you for the offer",
      body: `Thank you, that is wonderful news. Please tell {{company}} how pleased I am to be offered the position of {{role}}.${CARRIED_THANKS_BY_AGENCY[0]}

Could you send me the full offer in writing, if it is not on its way? {{#deadline}}I will give you my answer by {{deadline}}.{{/deadline}}{{^deadline}}And by when would they like my answer?{{/deadline}} Thank you for all your help.`,
    },
    {
      subject: "{{role}}, {{company}}: many thanks for the news",
      body: `I am delighted by the offer from {{company}} for the position of {{role}}. Thank you for your part in it.${CARRIED_THANKS_BY_AGENCY[1]}

I will read the terms carefully as soon as I have them in writing. {{#deadline}}You will hear from me by {{deadline}}.{{/deadline}}{{^deadline}}Do you know by which day they would like an answer?{{/deadline}}`,
    },
    {
      subject: "{{role}}, {{company}}: the offer",
      body: `What good news about the position of {{role}} at {{company}}; thank you for telling me, and for your support.${CARRIED_THANKS_BY_AGENCY[2]}

Would you ask them for the complete offer in writing, unless you have it already? {{#deadline}}I have noted {{deadline}} for my answer.{{/deadline}}{{^deadline}}I would also like to know by when they need my answer, so as not to keep them waiting.{{/deadline}}`,
    },
  ],
};

/** R23: yes. */
export const OFFER_ACCEPTANCE: Letters = {
  employer: [
    {
      subject: "{{role}}: I accept, with pleasure",
      body: `I am very happy to accept your offer of the position of {{role}} at {{company}}. Thank you for your confidence.

Please send me whatever is to be signed, and tell me if there is anything you need from me before I start. I look forward to working with you.`,
    },
    {
      subject: "Your offer: yes, with thanks",
      body: `Thank you again for the offer. It is with great pleasure that I accept the position of {{role}}.

I will sign and return the contract as soon as I have it. If there are documents that you need beforehand, I will get them ready.

I look forward to joining you and everyone at {{company}}.`,
    },
    {
      subject: "Accepting the position of {{role}}",
      body: `I have read your offer carefully, and accept the position of {{role}} with great pleasure.

Could you let me know the next steps, and when I may expect the contract? I am very much looking forward to starting at {{company}}, and thank you for making it possible.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: I accept",
      body: `Please tell {{company}} that I accept the offer of the position of {{role}} with great pleasure.

I will sign and return the contract as soon as I have it. Thank you for everything you have done to bring this about.`,
    },
    {
      subject: "{{role}}, {{company}}: yes to the offer",
      body: `It is a yes: I am very happy to accept the position of {{role}} at {{company}}. Would you pass that on, with my thanks?

If they need anything from me before I start, I will get it ready. Thank you for your help.`,
    },
    {
      subject: "{{role}}, {{company}}: accepting the offer",
      body: `I have read the offer from {{company}} carefully, and gladly accept the position of {{role}}.

Could you let me know what happens next, and when I may expect the contract? And thank you, for your part in it.`,
    },
  ],
};

/** R23: asks for a change without taking the yes away from it. What should change is the candidate's to say. */
export const OFFER_CHANGE_REQUEST: Letters = {
  employer: [
    {
      subject: "{{role}}: one question about the offer",
      body: `Thank you again for the offer of the position of {{role}}, which I very much appreciate. Before I answer, there is one thing I would like to raise:

{{changePlace}}

I hope that we can find a way that suits us both, and I am glad to talk about it at any time.`,
    },
    {
      subject: "Your offer: a request",
      body: `I was very pleased to receive your offer, and would like to join {{company}}. May I ask whether the following is possible?

{{changePlace}}

If there is another way to arrange it, I am open to that, too. Thank you for considering it.`,
    },
    {
      subject: "The offer for the position of {{role}}",
      body: `Thank you for the offer, and for the trust it shows. I have read it with care, and have one request:

{{changePlace}}

If another way would suit you better, I am open to it. I look forward to hearing from you.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: one question about the offer",
      body: `Thank you again for the offer from {{company}}. Before I answer, there is one thing I would like you to raise with them:

{{changePlace}}

I hope that we can find a way that suits everybody, and am glad to talk about it at any time.`,
    },
    {
      subject: "{{role}}, {{company}}: a request",
      body: `I am very pleased with the offer of the position of {{role}}. Could you ask {{company}} whether the following is possible?

{{changePlace}}

If there is another way to arrange it, I am open to that. Thank you for your help.`,
    },
    {
      subject: "{{role}}, {{company}}: the terms",
      body: `I have read the offer for the position of {{role}} with care, and have one request to {{company}}:

{{changePlace}}

What do you think is the best way to put it to them? I look forward to hearing from you.`,
    },
  ],
};
