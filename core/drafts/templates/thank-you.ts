import type { Letters } from "./letter.ts";

/** After a round that was held with their offer open: no renewed interest, and no waiting to hear, but when they will hear. */
const ANSWER =
  "{{#accepted}}I look forward to working with you.{{/accepted}}{{^accepted}}Thank you again for your offer. {{#deadline}}You will have my answer by {{deadline}}.{{/deadline}}{{^deadline}}You will have my answer soon.{{/deadline}}{{/accepted}}";
const ANSWER_BY_AGENCY =
  "{{^accepted}}I have not forgotten their offer: {{#deadline}}they will have my answer by {{deadline}}.{{/deadline}}{{^deadline}}they will have my answer soon.{{/deadline}}{{/accepted}}{{#accepted}}I look forward to starting.{{/accepted}}";

/** R3: thanks for the time, the rest of the panel by name, one thing discussed, interest, anything further, looking forward. R29: the debrief. */
export const THANK_YOU: Letters = {
  employer: [
    {
      subject: "Thank you for the {{occasion}}: {{role}}",
      body: `Thank you for {{#met}}taking the time to talk with me{{again}}{{day}} about{{/met}}{{^met}}the {{occasion}}{{day}} for{{/met}} the position of {{role}}.{{#others}}{{#met}} It was a pleasure to {{meetOthers}} {{others}} as well.{{/met}}{{^met}} I enjoyed {{meetingOthers}} {{others}}; please pass on my thanks.{{/met}}{{/others}}

{{#offered}}{{#topic}}What was said about {{topic}} was especially interesting to me. {{/topic}}It helps me to know more of the work, and of the people I would do it with. ${ANSWER}{{/offered}}{{^offered}}{{#topic}}I found {{#met}}our{{/met}}{{^met}}the{{/met}} conversation about {{topic}} especially interesting, and came away{{/topic}}{{^topic}}I came away{{/topic}} {{#further}}surer than before that I would like to do this work, and to do it at {{company}}{{/further}}{{^further}}even more interested in the work and in joining {{company}}{{/further}}.

If there is anything further you would like from me, I am glad to send it. I look forward to hearing from you.{{/offered}}`,
    },
    {
      subject: "{{role}}: thank you",
      body: `Many thanks for {{#met}}your time{{/met}}{{^met}}the {{occasion}}{{/met}}{{day}}. {{#met}}I enjoyed {{meeting}} {{youAndOthers}}, and learning more about the position of {{role}}.{{/met}}{{^met}}I was glad to learn more about the position of {{role}}{{#others}}, and enjoyed {{meetingOthers}} {{others}}; please pass on my thanks{{/others}}.{{/met}}

{{#topic}}The part about {{topic}} has stayed with me. {{/topic}}{{#offered}}I can now picture the work at {{company}} well. ${ANSWER}{{/offered}}{{^offered}}{{#further}}After this {{occasion}} I can picture the work well, and would be very glad to do it at {{company}}.{{/further}}{{^further}}The conversation has made me keener still on the position, and on working at {{company}}.{{/further}}

Should any question come up on your side, I am happy to answer it. I look forward to your news.{{/offered}}`,
    },
    {
      subject: "Thank you, and my interest in the position of {{role}}",
      body: `{{#met}}{{#again}}It was a pleasure to talk with you again{{#others}}, and to {{meetOthers}} {{others}}{{/others}}.{{/again}}{{^again}}It was a pleasure to {{meet}} {{youAndOthers}}.{{/again}} Thank you{{#others}} all{{/others}} for the time you took{{day}}, and for a good conversation about the position of {{role}}.{{/met}}{{^met}}Thank you for {{#further}}the {{occasion}} for{{/further}}{{^further}}the opportunity to interview for{{/further}} the position of {{role}}{{day}}.{{#others}} It was a pleasure to {{meetOthers}} {{others}}, and I would be grateful if you passed on my thanks.{{/others}}{{/met}}

{{#topic}}I particularly valued what was said about {{topic}}. {{/topic}}{{#offered}}I have now a clearer picture of {{company}} and of the work. ${ANSWER}{{/offered}}{{^offered}}{{#further}}I have now seen more of the work and of {{company}}, and my wish to join you has only grown.{{/further}}{{^further}}I would be very glad to join {{company}}, all the more after this conversation.{{/further}}

I am easily reached if you need anything else from me, and I look forward to hearing from you.{{/offered}}`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: my {{occasion}}{{day}}",
      body: `The {{occasion}} with {{company}}{{day}} for the position of {{role}} is behind me, and I would like to tell you how it went. {{#others}}I enjoyed {{meetingOthers}} {{others}}. {{/others}}{{#topic}}We talked about {{topic}}, among other things. {{/topic}}{{#offered}}I know more of the work now. ${ANSWER_BY_AGENCY}{{/offered}}{{^offered}}I came away very interested in the position.

I am happy to go through it with you whenever it suits you. When you have heard what they thought, I would be glad to know.{{/offered}}

Please pass on my thanks to {{#others}}{{others}}{{/others}}{{^others}}{{company}}{{/others}}.`,
    },
    {
      subject: "{{role}}, {{company}}: how it went",
      body: `A quick debrief after the {{occasion}} with {{company}}{{day}} for the position of {{role}}: {{#offered}}I am glad to know more of the work.{{/offered}}{{^offered}}I would very much like to go further.{{/offered}}{{#others}} It was good to {{meetOthers}} {{others}}.{{/others}}{{#topic}} What was said about {{topic}} was particularly interesting.{{/topic}}

Would you give {{#others}}{{others}}{{/others}}{{^others}}everyone involved{{/others}} my thanks? {{#offered}}${ANSWER_BY_AGENCY}{{/offered}}{{^offered}}If they have told you anything already, I would be glad to hear it, and I can be reached at any time to talk it through.{{/offered}}`,
    },
    {
      subject: "{{role}}, {{company}}: a few words after the {{occasion}}",
      body: `I wanted to tell you how things stand after the {{occasion}} with {{company}}{{day}} for the position of {{role}}. {{#topic}}We spoke about {{topic}}, and I{{/topic}}{{^topic}}I{{/topic}} {{#offered}}know the work better now.{{/offered}}{{^offered}}am more interested now than before.{{/offered}}

{{#others}}I enjoyed {{meetingOthers}} {{others}}, and would be grateful if you passed on my thanks.{{/others}}{{^others}}Please thank {{company}} on my behalf.{{/others}} If they would like anything further from me, tell me and I will send it.

{{#offered}}${ANSWER_BY_AGENCY}{{/offered}}{{^offered}}Do let me know what they say.{{/offered}}`,
    },
  ],
};
