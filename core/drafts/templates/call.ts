import type { LetterTemplate } from "./letter.ts";

type Scripts = readonly [LetterTemplate, LetterTemplate, LetterTemplate];

const opening =
  "{{#name}}Hello {{name}}, this is {{me}}.{{/name}}{{^name}}Hello, this is {{me}}. May I speak with the person who looks after your recruiting?{{/name}}";
const voicemailOpening = "Hello{{#name}} {{name}}{{/name}}, this is {{me}}.";

/** R9: what to say, and what to leave as a voicemail. To an agency it says the company, too. The hours stand beneath. */
export const CALL_SCRIPT: Scripts = [
  {
    subject: "Call about the position of {{role}}",
    body: `What to say

${opening} {{#asked}}You suggested that I call about now.{{/asked}}{{^asked}}{{#met}}We spoke on {{date}} about{{/met}}{{^met}}I interviewed on {{date}} for{{/met}} the position of {{role}}{{#agency}} at {{company}}{{/agency}}.{{/asked}} Is this a good moment?

{{#promised}}I recall that {{#agency}}they{{/agency}}{{^agency}}you{{/agency}} expected to decide by {{promised}}, and I wondered whether there is any news.{{/promised}}{{^promised}}I wondered how things stand{{^stands}}, and when a decision is expected{{/stands}}.{{/promised}} I am still very interested.

When they have answered

Thank you, that helps me. If there is anything you need from me in the meantime, I will send it straight away.

If you reach the voicemail

${voicemailOpening} I am calling about the position of {{role}}{{#agency}} at {{company}}{{/agency}}, for which I interviewed on {{date}}. {{#promised}}A decision was expected by {{promised}}, and I would be glad to know whether there is any news.{{/promised}}{{^promised}}I would be glad to know how things stand.{{/promised}} You can reach me on this number. Thank you, and have a good day.`,
  },
  {
    subject: "Call about the position of {{role}}",
    body: `What to say

${opening} {{#asked}}Thank you for suggesting that I call.{{/asked}} It is about the position of {{role}}{{#agency}} at {{company}}{{/agency}}; my {{occasion}} was on {{date}}. Do you have two minutes?

I enjoyed the conversation, and the position interests me as much as it did then. {{#promised}}If I remember rightly, a decision was to be made by {{promised}}. Can you tell me where things stand?{{/promised}}{{^promised}}Can you tell me where things stand?{{/promised}}

When they have answered

Thank you for telling me. Please call whenever something comes up.

If you reach the voicemail

${voicemailOpening} My {{occasion}} for the position of {{role}}{{#agency}} at {{company}}{{/agency}} was on {{date}}, and I am calling to ask how things stand. There is no need to call back today; this number always reaches me. Thank you very much.`,
  },
  {
    subject: "Call about the position of {{role}}",
    body: `What to say

${opening} I hope this is not a bad moment. {{#asked}}You were kind enough to suggest a call about the position of {{role}}{{#agency}} at {{company}}{{/agency}}.{{/asked}}{{^asked}}I interviewed on {{date}} for the position of {{role}}{{#agency}} at {{company}}{{/agency}}, and would like to ask for an update.{{/asked}}

{{#promised}}A decision was expected by {{promised}}, as I understood. Has anything changed?{{/promised}}{{^promised}}{{#stands}}How do things stand?{{/stands}}{{^stands}}Do you know yet when a decision will be made?{{/stands}}{{/promised}}

When they have answered

Thank you for telling me. I am still very keen, and if a further conversation would help, I will gladly make time for it.

If you reach the voicemail

${voicemailOpening} I interviewed on {{date}} for the position of {{role}}{{#agency}} at {{company}}{{/agency}}, am still very interested, and would be glad of an update when you have one. My number is the one I am calling from. Many thanks, and goodbye.`,
  },
];

/** R8 by phone: as courteous as the first, from another angle, and the last. */
export const FINAL_CALL_SCRIPT: Scripts = [
  {
    subject: "Last call about the position of {{role}}",
    body: `What to say

${opening} {{#asked}}You suggested that I call about now.{{/asked}}{{^asked}}I interviewed on {{date}} for the position of {{role}}{{#agency}} at {{company}}{{/agency}}.{{/asked}} I will be brief.

I would still be very glad to take the position on{{#otherTopic}}, and have thought more about {{otherTopic}} since{{/otherTopic}}. If it would help, I can send you a page of ideas, or talk to anyone else who has a say.

And if it has gone another way, that is quite all right; I would simply be glad to know.

When they have answered

Thank you for your time, and all the best.

If you reach the voicemail

${voicemailOpening} I am still very interested in the position of {{role}}{{#agency}} at {{company}}{{/agency}}. If I can send anything that helps, or if it has gone another way, a short word is enough. Thank you, and all the best.`,
  },
  {
    subject: "Last call about the position of {{role}}",
    body: `What to say

${opening} {{#asked}}Thank you for suggesting that I call again.{{/asked}}{{^asked}}It is about the position of {{role}}{{#agency}} at {{company}}{{/agency}}, for which I interviewed on {{date}}.{{/asked}}

I know that plans change. If the timing is different now, I can fit in with it, and I would be happy to come in again.

When they have answered

Thank you for telling me, and for considering me. Goodbye.

If you reach the voicemail

${voicemailOpening} I wanted to say that I am still glad to be considered for the position of {{role}}{{#agency}} at {{company}}{{/agency}}, and that I can fit in with any change of plan. Thank you for your time, and goodbye.`,
  },
  {
    subject: "Last call about the position of {{role}}",
    body: `What to say

${opening} {{#asked}}You suggested that I call about now.{{/asked}}{{^asked}}I am calling about the position of {{role}}{{#agency}} at {{company}}{{/agency}}; my {{occasion}} was on {{date}}.{{/asked}}

I would like to offer something rather than ask again: examples of my work, or a word with someone who knows it. Would either be useful to you?

When they have answered

Thank you. After this I will leave it with you, and look forward to your news whenever there is any.

If you reach the voicemail

${voicemailOpening} I can send examples of my work for the position of {{role}}{{#agency}} at {{company}}{{/agency}}, or put you in touch with someone who knows it, if that would help. I will leave it with you. Thank you, and all the best.`,
  },
];
