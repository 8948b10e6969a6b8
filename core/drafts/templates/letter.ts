/** The words of one letter, in Mustache over `LetterWords`; greeting and sign-off are the candidate's own and come around it. */
export type LetterTemplate = { subject: string; body: string };

/** At least three ways of saying it (R38): to an employer, and to an agency that stands in between (R29). */
export type Letters = {
  employer: readonly [LetterTemplate, LetterTemplate, LetterTemplate, ...LetterTemplate[]];
  agency: readonly [LetterTemplate, LetterTemplate, LetterTemplate, ...LetterTemplate[]];
};

/** The thanks that an answer carries when no thank-you went out before it (R11). */
export const CARRIED_THANKS =
  "{{#thanks}} Thank you as well for {{#met}}taking the time to talk with me{{/met}}{{^met}}the {{occasion}}{{/met}}{{day}}{{#others}}; please give my thanks to {{others}} too{{/others}}.{{/thanks}}";
/** The same to a recruiter, who was not in the room. */
export const CARRIED_THANKS_BY_AGENCY =
  "{{#thanks}} Please pass on my thanks{{#others}} to {{others}}{{/others}} for the {{occasion}}{{day}}.{{/thanks}}";
