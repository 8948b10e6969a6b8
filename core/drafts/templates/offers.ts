import type { Letters } from "./letter.ts";
import { CARRIED_THANKS, CARRIED_THANKS_BY_AGENCY } from "./letter.ts";

/** R23: thanks and appreciation, the written offer, the deadline where it is missing. It neither accepts nor declines. */
export const OFFER_THANKS: Letters = {
  employer: [
    {
      subject: "Thank you for the offer: {{role}}",
      body: `{{#revised}}Thank you very much for coming back to me about what I had asked, and for your offer, which I appreciate.{{/revised}}{{^revised}}Thank you very much for offering me the position of {{role}}. I am delighted, and appreciate your confidence in me.{{/revised}}${CARRIED_THANKS[0]}

{{#deadline}}I will read everything carefully and give you my answer by {{deadline}}.{{/deadline}}{{^deadline}}{{#late}}I am sorry that this comes after the day you named: I will read everything carefully, and you will have my answer very soon.{{/late}}{{^late}}I will read everything carefully and answer promptly; by which day would you like to hear from me?{{/late}}{{/deadline}}{{^written}}{{^revised}} Could you send me the full offer in writing, if it is not on its way already?{{/revised}}{{#revised}} Could you send me the offer as it now stands in writing?{{/revised}}{{/written}} Thank you again.`,
    },
    {
      subject: "{{role}}: many thanks for your offer",
      body: `{{#revised}}Thank you for looking at what I had asked about the position of {{role}}, and for telling me where you stand.{{/revised}}{{^revised}}Your offer of the position of {{role}} is very good news, and I am grateful for it.{{/revised}}${CARRIED_THANKS[1]}

{{^written}}So that I can consider it properly, I would be grateful for the complete offer{{#revised}}, as it now stands,{{/revised}} in writing{{^revised}}, unless it is already on its way{{/revised}}. {{/written}}{{#deadline}}You will have my answer by {{deadline}}.{{/deadline}}{{^deadline}}{{#late}}I am sorry to write after the day you named; my answer follows very soon.{{/late}}{{^late}}Could you tell me by when you would like my answer?{{/late}}{{/deadline}}`,
    },
    {
      subject: "Your offer, with my thanks",
      body: `{{#revised}}Thank you for considering my request, and for your answer. I appreciate it very much.{{/revised}}{{^revised}}I was very pleased to hear that you would like me to join {{company}} in the position of {{role}}. Thank you for the offer, and for the trust it shows.{{/revised}}${CARRIED_THANKS[2]}

{{^written}}May I ask for the terms{{#revised}} as they now stand{{/revised}} in writing{{^revised}}, if you have not sent them already{{/revised}}? {{/written}}{{#deadline}}I have noted {{deadline}} for my answer, and will write by then.{{/deadline}}{{^deadline}}{{#late}}The day you named has passed, and I am sorry for that: you will hear from me very soon.{{/late}}{{^late}}Please let me know the date by which you need an answer; I will not keep you waiting.{{/late}}{{/deadline}}`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: thank you for the offer",
      body: `{{#revised}}Thank you for raising it with them. Please tell {{company}} that I appreciate their answer, and the offer of the position of {{role}}.{{/revised}}{{^revised}}Thank you, that is wonderful news. Please tell {{company}} how pleased I am to be offered the position of {{role}}.{{/revised}}${CARRIED_THANKS_BY_AGENCY[0]}

{{^written}}Could you send me the full offer{{#revised}}, as it now stands,{{/revised}} in writing{{^revised}}, if it is not on its way{{/revised}}? {{/written}}{{#deadline}}I will give you my answer by {{deadline}}.{{/deadline}}{{^deadline}}{{#late}}I am sorry that this comes after the day they named; my answer follows very soon.{{/late}}{{^late}}By when would they like my answer?{{/late}}{{/deadline}} Thank you for all your help.`,
    },
    {
      subject: "{{role}}, {{company}}: many thanks for the news",
      body: `{{#revised}}Thank you for passing on what {{company}} say to my request about the position of {{role}}.{{/revised}}{{^revised}}I am delighted by the offer from {{company}} for the position of {{role}}. Thank you for your part in it.{{/revised}}${CARRIED_THANKS_BY_AGENCY[1]}

I will read the terms carefully{{^written}} as soon as I have them in writing{{/written}}. {{#deadline}}You will hear from me by {{deadline}}.{{/deadline}}{{^deadline}}{{#late}}I know that the day they named has passed, and will not keep them waiting.{{/late}}{{^late}}Do you know by which day they would like an answer?{{/late}}{{/deadline}}`,
    },
    {
      subject: "{{role}}, {{company}}: the offer",
      body: `{{#revised}}Thank you for going back to {{company}} for me, and for telling me their answer.{{/revised}}{{^revised}}What good news about the position of {{role}} at {{company}}; thank you for telling me, and for your support.{{/revised}}${CARRIED_THANKS_BY_AGENCY[2]}

{{^written}}Would you ask them for the complete offer{{#revised}}, as it now stands,{{/revised}} in writing{{^revised}}, unless you have it already{{/revised}}? {{/written}}{{#deadline}}I have noted {{deadline}} for my answer.{{/deadline}}{{^deadline}}{{#late}}The day they named for my answer has passed; please tell them that it follows very soon.{{/late}}{{^late}}I would like to know by when they need my answer, so as not to keep them waiting.{{/late}}{{/deadline}}`,
    },
  ],
};

/** R23: yes. */
export const OFFER_ACCEPTANCE: Letters = {
  employer: [
    {
      subject: "{{role}}: I accept, with pleasure",
      body: `{{#late}}I am sorry that this comes after the day you named. {{/late}}I am very happy to accept your offer of the position of {{role}} at {{company}}. Thank you for your confidence.

{{^written}}Please send me whatever is to be signed, and tell{{/written}}{{#written}}I will sign and return what is to be signed. Please tell{{/written}} me if there is anything you need from me before I start. I look forward to working with you.`,
    },
    {
      subject: "Your offer: yes, with thanks",
      body: `{{#late}}I know that you hoped to hear from me sooner, and am sorry that you did not. {{/late}}Thank you again for the offer. It is with great pleasure that I accept the position of {{role}}.

I will sign and return the contract{{^written}} as soon as I have it{{/written}}. If there are documents that you need beforehand, I will get them ready.

I look forward to joining you and everyone at {{company}}.`,
    },
    {
      subject: "Accepting the position of {{role}}",
      body: `{{#late}}My answer comes later than you asked, and I am sorry for that: {{/late}}I accept the position of {{role}} with great pleasure, and am grateful for the offer.

Could you let me know the next steps{{^written}}, and when I may expect the contract{{/written}}? I am very much looking forward to starting at {{company}}, and thank you for making it possible.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: I accept",
      body: `{{#late}}I am sorry that this comes after the day they named. {{/late}}Please tell {{company}} that I accept the offer of the position of {{role}} with great pleasure.

I will sign and return the contract{{^written}} as soon as I have it{{/written}}. Thank you for everything you have done to bring this about.`,
    },
    {
      subject: "{{role}}, {{company}}: yes to the offer",
      body: `{{#late}}I know that they hoped to hear sooner, and am sorry for that. {{/late}}It is a yes: I am very happy to accept the position of {{role}} at {{company}}. Would you pass that on, with my thanks?

If they need anything from me before I start, I will get it ready. Thank you for your help.`,
    },
    {
      subject: "{{role}}, {{company}}: accepting the offer",
      body: `I gladly accept the offer from {{company}}, and the position of {{role}}.{{#late}} Please tell them that I am sorry for the delay.{{/late}}

Could you let me know what happens next{{^written}}, and when I may expect the contract{{/written}}? And thank you, for your part in it.`,
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
      body: `Thank you for the offer, and for the trust it shows. I have one request:

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
      body: `I am glad of the offer for the position of {{role}}, and have one request to {{company}}:

{{changePlace}}

What do you think is the best way to put it to them? I look forward to hearing from you.`,
    },
  ],
};
