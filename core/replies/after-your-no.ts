/** "As you have accepted another position, we have closed your application": they turn nobody down who had said no to them. */
const AFTER_YOUR_NO = [
  /\b(?:as|since|because|given that|now that) you(?:['’]ve| have| had)?(?: now| already| just| since)? (?:accepted|taken|signed|withdrawn|withdrew|pulled out|declined|decided (?:to (?:accept|take|withdraw|pull out)|not to))\b/iu,
  /\bat your (?:own )?request\b/iu,
  /\b(?:following|further to|after|upon|because of|owing to|due to) your (?:withdrawal|decision (?:to (?:withdraw|accept|take|decline)|not to))\b/iu,
];

/** Whether a mail that closes an application does so because of what the candidate had decided. */
export const isAfterYourNo = (text: string): boolean => AFTER_YOUR_NO.some((pattern) => pattern.test(text.slice(0, 12_000)));
