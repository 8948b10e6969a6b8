import type { Letters } from "./letter.ts";

/** R6 and R7: recalls the interview and the date that was named, asks politely for an update. R13: nothing that presses. */
export const FOLLOW_UP: Letters = {
  employer: [
    {
      subject: "{{role}}: is there any news?",
      body: `{{#asked}}As you suggested, I am getting in touch again about the position of {{role}}, for which I interviewed{{#date}} on {{date}}{{/date}}.{{/asked}}{{^asked}}{{#updated}}Thank you for your message of {{updated}}.{{/updated}}{{^updated}}Thank you for {{#met}}talking with me on {{date}} about{{/met}}{{^met}}the {{occasion}} on {{date}} for{{/met}} the position of {{role}}.{{/updated}}{{/asked}}

{{#promised}}You expected to decide by {{promised}}, so I would like to ask whether there is any news.{{/promised}}{{^promised}}I would like to ask how things stand{{#updated}} with the position of {{role}}{{/updated}}{{^stands}}, and when you expect to decide{{/stands}}.{{/promised}} I remain very interested in the work and in joining {{company}}.

If anything more from me would help, I am glad to send it.`,
    },
    {
      subject: "The position of {{role}}",
      body: `{{#asked}}You suggested that I get in touch about now, which I am glad to do: I am still very interested in the position of {{role}}.{{/asked}}{{^asked}}{{#met}}We spoke on {{date}} about{{/met}}{{^met}}I interviewed on {{date}} for{{/met}} the position of {{role}}{{#promised}}, and you hoped to have a decision by {{promised}}{{/promised}}. {{#updated}}Thank you, too, for your message of {{updated}}. {{/updated}}I am still very interested.{{/asked}}

Could you tell me where things stand? A line is enough. And if there is something else you would like to know or see, I will gladly send it.

I would be delighted to join {{company}}.`,
    },
    {
      subject: "My interview for the position of {{role}}",
      body: `{{#asked}}Thank you for suggesting that I come back to you about the position of {{role}}.{{/asked}}{{^asked}}I am writing about the position of {{role}}, for which I {{#phone}}spoke with {{#met}}you{{/met}}{{^met}}{{company}}{{/met}} by phone{{/phone}}{{^phone}}interviewed{{/phone}} on {{date}}.{{#updated}} Thank you for your message of {{updated}}.{{/updated}}{{/asked}}{{#promised}} As I understood, a decision was expected by {{promised}}.{{/promised}}

May I ask whether there is an update? I know that these things take time, and I am as interested in working at {{company}} as I was then.

Please let me know if I can add anything that would be useful to you.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: have they said anything?",
      body: `Have you heard anything from {{company}} about the position of {{role}} since my {{occasion}} on {{date}}?{{#promised}} They expected to decide by {{promised}}.{{/promised}}

I am still very interested. If they would like anything more from me, tell me and I will send it.`,
    },
    {
      subject: "{{role}}, {{company}}: is there any news?",
      body: `I am writing about the position of {{role}} at {{company}}, for which I interviewed on {{date}}. {{#promised}}A decision was expected by {{promised}}; is there any news?{{/promised}}{{^promised}}Do you know how things stand{{^stands}}, and when they mean to decide{{/stands}}?{{/promised}}

My interest is as great as it was then, and I am glad to answer any question they may have.`,
    },
    {
      subject: "{{role}}, {{company}}: where things stand",
      body: `Could you tell me where things stand with the position of {{role}} at {{company}}? My {{occasion}} was on {{date}}{{#promised}}, and they meant to decide by {{promised}}{{/promised}}.

I would still very much like to go further. If it would help, please tell them so.`,
    },
  ],
};

/** R8: the last one, from another angle: not "is there news" again, but something to offer, and an easy way to say no. */
export const FINAL_FOLLOW_UP: Letters = {
  employer: [
    {
      subject: "{{role}}: still glad to talk",
      body: `{{#wrote}}I wrote to you on {{wrote}}, and since then I have thought{{/wrote}}{{^wrote}}I have thought{{/wrote}} more about the position of {{role}}{{#otherTopic}}, and about {{otherTopic}} in particular{{/otherTopic}}. If it would be useful to you, I would gladly put a page together on how I would begin.

I know that decisions of this kind take time and that plans change, so a short answer is quite enough. If the position is still open, I would be very happy to talk again.

Either way, thank you for considering me. I wish you and everyone at {{company}} all the best.`,
    },
    {
      subject: "{{role}} at {{company}}: with good wishes",
      body: `The position of {{role}}, for which I interviewed on {{date}}, is one I would still be very pleased to take on.{{#wrote}} I wrote to you about it on {{wrote}}.{{/wrote}}

If it has been filled{{^rested}}, or put off{{/rested}}, please do tell me: I would be grateful to know, and would quite understand. If it is still open and there is anyone else it would help me to meet, or anything I could show you, I would be glad to arrange it.

I enjoyed {{#met}}our conversation{{/met}}{{^met}}the {{occasion}}{{/met}}{{#otherTopic}}, not least the part about {{otherTopic}}{{/otherTopic}}, and hope that our paths will cross in any case.`,
    },
    {
      subject: "A last line about the position of {{role}}",
      body: `I look back with pleasure on the {{occasion}} on {{date}} for the position of {{role}}{{#otherTopic}}, and on what was said about {{otherTopic}}{{/otherTopic}}.

Should the timing have changed on your side, I can fit in with it. I could also send you examples of my work, or the names of people who know it, if that would make things easier.

After this I will leave it with you. Thank you for your time, and my best wishes to you and your colleagues{{#wrote}}; I am also still happy to answer anything my message of {{wrote}} left open{{/wrote}}.`,
    },
  ],
  agency: [
    {
      subject: "{{role}}, {{company}}: still interested",
      body: `One more line about the position of {{role}} at {{company}}: I would still be very glad to take it on.{{#otherTopic}} What was said about {{otherTopic}} has stayed with me.{{/otherTopic}} If it would help them, I can put a page together on how I would begin.

If it has been filled{{^rested}} or put off{{/rested}}, please do tell me, and I will quite understand. In that case I would be glad to hear of other positions where you think I would fit.

Thank you for your help with this.`,
    },
    {
      subject: "{{role}}, {{company}}: with thanks for your help",
      body: `I know that clients have their own pace, and that you may simply have nothing to pass on from {{company}} about the position of {{role}}. My interest has not changed since the {{occasion}} on {{date}}.

If they would like to see examples of my work, or to talk to someone who knows it, I can arrange that quickly. And if things have gone another way, a line is enough.

Thank you for your support, and best wishes.`,
    },
    {
      subject: "{{role}}, {{company}}: a last line from me",
      body: `This is only to say that I would still be happy to meet anyone else at {{company}} about the position of {{role}}, or to send whatever helps. Should the timing have changed on their side, I can fit in with it.

After this I will leave it with you. If something similar reaches your desk, please think of me.

Thank you for your help.`,
    },
  ],
};
