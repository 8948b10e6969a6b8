import type { Letters } from "./letter.ts";
import { CARRIED_THANKS, CARRIED_THANKS_BY_AGENCY } from "./letter.ts";

const WHO = "{{#askWho}}Could you tell me who will be there, and in which role, so that I can prepare well?{{/askWho}}";

/** R20: thanks, yes, the date confirmed or asked for, and who will be there if they did not say. */
export const INVITATION_REPLY: Letters = {
  employer: [
    {
      subject:
        "{{#details}}{{role}}: the interview, with thanks{{/details}}{{^details}}{{role}}: yes to the interview, with thanks{{/details}}",
      body: `{{#retimed}}{{#details}}Thank you for {{details}} for the position of {{role}}.{{/details}}{{^details}}Thank you for writing about the interview for the position of {{role}}.{{/details}}{{/retimed}}{{^retimed}}Thank you very much for the invitation; I would be glad to {{#met}}talk with you again about{{/met}}{{^met}}come to a further interview for{{/met}} the position of {{role}}.{{/retimed}}${CARRIED_THANKS[0]}

{{#firstTime}}Of the times you offer, {{firstTime}} would suit me best.{{/firstTime}}{{^firstTime}}{{#at}}{{#sure}}{{#details}}I will be there on {{at}}.{{/details}}{{^details}}I confirm {{at}}.{{/details}}{{/sure}}{{^sure}}If I have understood correctly, that would be {{at}}: could you confirm it?{{/sure}}{{/at}}{{^at}}{{#onDay}}{{onDay}} would suit me. At what time shall I be there?{{/onDay}}{{^onDay}}{{#asksWhen}}These times would suit me:

{{answerPlace}}{{/asksWhen}}{{^asksWhen}}Which day and time would suit you? I will gladly fit in with your plans.{{/asksWhen}}{{/onDay}}{{/at}}{{/firstTime}} ${WHO}

I look forward to it.`,
    },
    {
      subject: "{{#details}}{{role}}: the interview, with thanks{{/details}}{{^details}}Your invitation: {{role}}{{/details}}",
      body: `{{#retimed}}{{#details}}Many thanks for {{details}} for the position of {{role}}.{{/details}}{{^details}}Many thanks for your message about the interview for the position of {{role}}.{{/details}}{{/retimed}}{{^retimed}}Many thanks for inviting me to a further interview for the position of {{role}}. I am very happy to accept.{{/retimed}}${CARRIED_THANKS[1]}

{{#firstTime}}I would choose {{firstTime}} from the times you suggest.{{/firstTime}}{{^firstTime}}{{#at}}{{#sure}}{{#details}}I will be there on {{at}}.{{/details}}{{^details}}{{at}} suits me well, and I have made a note of it.{{/details}}{{/sure}}{{^sure}}May I check the time: is it {{at}}?{{/sure}}{{/at}}{{^at}}{{#onDay}}On {{onDay}} I can come; could you tell me the hour?{{/onDay}}{{^onDay}}{{#asksWhen}}I could come at any of these times:

{{answerPlace}}{{/asksWhen}}{{^asksWhen}}Please let me know when it would suit you, and I will arrange my time around it.{{/asksWhen}}{{/onDay}}{{/at}}{{/firstTime}} ${WHO}

I look forward to {{#retimed}}{{#date}}the conversation{{/date}}{{^date}}meeting you{{/date}}{{/retimed}}{{^retimed}}{{#met}}continuing our conversation{{/met}}{{^met}}the conversation{{/met}}{{/retimed}}.`,
    },
    {
      subject: "{{#details}}{{role}}: the interview, with thanks{{/details}}{{^details}}{{role}}: I would be glad to meet{{/details}}",
      body: `{{#retimed}}{{#details}}Thank you for {{details}} for the position of {{role}}.{{/details}}{{^details}}Thank you for getting in touch about the interview for the position of {{role}}; I am looking forward to it.{{/details}}{{/retimed}}{{^retimed}}What good news: thank you for the invitation, and yes, I would be glad to take the next step for the position of {{role}}.{{/retimed}}${CARRIED_THANKS[2]}

{{#firstTime}}{{firstTime}} would be the best of the times you name.{{/firstTime}}{{^firstTime}}{{#at}}{{#sure}}I will be there on {{at}}.{{/sure}}{{^sure}}I understood the time to be {{at}}. Is that right?{{/sure}}{{/at}}{{^at}}{{#onDay}}{{onDay}} is a good day for me. What time would you like to begin?{{/onDay}}{{^onDay}}{{#asksWhen}}You ask when it would suit me:

{{answerPlace}}{{/asksWhen}}{{^asksWhen}}When would be a good time for you? I can be flexible.{{/asksWhen}}{{/onDay}}{{/at}}{{/firstTime}} ${WHO}

Thank you again, and I look forward to {{#retimed}}{{#date}}seeing you{{/date}}{{^date}}getting to know {{company}}{{/date}}{{/retimed}}{{^retimed}}seeing more of {{company}}{{/retimed}}.`,
    },
  ],
  agency: [
    {
      subject:
        "{{#details}}{{role}}, {{company}}: the interview, with thanks{{/details}}{{^details}}{{role}}, {{company}}: yes to the interview{{/details}}",
      body: `{{#retimed}}{{#details}}Thank you for {{details}} with {{company}} for the position of {{role}}.{{/details}}{{^details}}Thank you for writing about the interview with {{company}} for the position of {{role}}.{{/details}}{{/retimed}}{{^retimed}}Thank you, that is good news: I would be glad to have a further interview with {{company}} for the position of {{role}}.{{/retimed}}${CARRIED_THANKS_BY_AGENCY[0]}

{{#firstTime}}Of the times they offer, {{firstTime}} would suit me best.{{/firstTime}}{{^firstTime}}{{#at}}{{#sure}}{{#details}}I will be there on {{at}}.{{/details}}{{^details}}{{at}} is fine; would you confirm it to them?{{/details}}{{/sure}}{{^sure}}I understood the time to be {{at}}: could you confirm it?{{/sure}}{{/at}}{{^at}}{{#onDay}}{{onDay}} would suit me. Could you ask them for the hour?{{/onDay}}{{^onDay}}{{#asksWhen}}These times would suit me:

{{answerPlace}}{{/asksWhen}}{{^asksWhen}}Which day and time would suit them? I will gladly fit in.{{/asksWhen}}{{/onDay}}{{/at}}{{/firstTime}}

${WHO} Anything you can tell me about what they would like to hear more of is welcome.`,
    },
    {
      subject:
        "{{#details}}{{role}}, {{company}}: the interview, with thanks{{/details}}{{^details}}{{role}}, {{company}}: happy to accept{{/details}}",
      body: `{{#retimed}}{{#details}}Many thanks for {{details}} with {{company}} for the position of {{role}}.{{/details}}{{^details}}Many thanks for your message about the interview with {{company}} for the position of {{role}}.{{/details}}{{/retimed}}{{^retimed}}Many thanks for passing on the invitation from {{company}} for the position of {{role}}. I am happy to accept.{{/retimed}}${CARRIED_THANKS_BY_AGENCY[1]}

{{#firstTime}}I would choose {{firstTime}} from the times they suggest.{{/firstTime}}{{^firstTime}}{{#at}}{{#sure}}{{#details}}I will be there on {{at}}.{{/details}}{{^details}}{{at}} suits me well.{{/details}}{{/sure}}{{^sure}}May I check the time: is it {{at}}?{{/sure}}{{/at}}{{^at}}{{#onDay}}On {{onDay}} I am free; do you know at what time?{{/onDay}}{{^onDay}}{{#asksWhen}}I could make any of these times:

{{answerPlace}}{{/asksWhen}}{{^asksWhen}}Please let me know when it would suit them.{{/asksWhen}}{{/onDay}}{{/at}}{{/firstTime}} ${WHO}`,
    },
    {
      subject:
        "{{#details}}{{role}}, {{company}}: the interview, with thanks{{/details}}{{^details}}{{role}}, {{company}}: the next interview{{/details}}",
      body: `{{#retimed}}{{#details}}Thank you for {{details}} with {{company}} for the position of {{role}}.{{/details}}{{^details}}Thank you for getting in touch about the interview with {{company}} for the position of {{role}}.{{/details}}{{/retimed}}{{^retimed}}Thank you for the good news from {{company}}. Yes, I would like to take the next step for the position of {{role}}.{{/retimed}}${CARRIED_THANKS_BY_AGENCY[2]}

{{#firstTime}}{{firstTime}} would be the best of the times they name.{{/firstTime}}{{^firstTime}}{{#at}}{{#sure}}I will be there on {{at}}.{{/sure}}{{^sure}}I understood the time to be {{at}}. Is that right?{{/sure}}{{/at}}{{^at}}{{#onDay}}{{onDay}} is a good day for me. Would you find out when they would like to begin?{{/onDay}}{{^onDay}}{{#asksWhen}}They ask when it would suit me:

{{answerPlace}}{{/asksWhen}}{{^asksWhen}}When would be a good time for them? I can be flexible.{{/asksWhen}}{{/onDay}}{{/at}}{{/firstTime}} ${WHO}

If you have advice for the conversation, I would be glad of it.`,
    },
  ],
};
