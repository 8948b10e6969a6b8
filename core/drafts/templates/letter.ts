/** The words of one letter, in Mustache over `LetterWords`; greeting and sign-off are the candidate's own and come around it. */
export type LetterTemplate = { subject: string; body: string };

/** At least three ways of saying it (R38): to an employer, and to an agency that stands in between (R29). */
export type Letters = {
  employer: readonly [LetterTemplate, LetterTemplate, LetterTemplate, ...LetterTemplate[]];
  agency: readonly [LetterTemplate, LetterTemplate, LetterTemplate, ...LetterTemplate[]];
};

/** The thanks that an answer carries when no thank-you went out before it (R11), in three ways. */
export const CARRIED_THANKS = [
  " {{#thanks}}Thank you, too, for {{#met}}our conversation{{/met}}{{^met}}the {{occasion}}{{/met}}{{day}}{{#others}}, and please give my thanks to {{others}}{{/others}}.{{/thanks}}",
  " {{#thanks}}I enjoyed {{#met}}our conversation{{/met}}{{^met}}the {{occasion}}{{/met}}{{day}}, and am grateful for {{#met}}the time you took{{/met}}{{^met}}the time that it took everyone{{/met}}{{#others}}; please thank {{others}} from me as well{{/others}}.{{/thanks}}",
  " {{#thanks}}I would also like to thank you{{#others}}, and {{others}},{{/others}} for {{#met}}the time you gave me{{/met}}{{^met}}the {{occasion}}{{/met}}{{day}}.{{/thanks}}",
] as const;
/** The same to a recruiter, who was not in the room. */
export const CARRIED_THANKS_BY_AGENCY = [
  " {{#thanks}}Please pass on my thanks{{#others}} to {{others}}{{/others}} for the {{occasion}}{{day}}.{{/thanks}}",
  " {{#thanks}}I enjoyed the {{occasion}}{{day}}; please thank {{#others}}{{others}}{{/others}}{{^others}}{{company}}{{/others}} for me.{{/thanks}}",
  " {{#thanks}}Would you thank {{#others}}{{others}}{{/others}}{{^others}}{{company}}{{/others}} from me for the {{occasion}}{{day}}?{{/thanks}}",
] as const;
