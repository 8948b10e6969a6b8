import * as z from "zod";
import { line } from "../candidates/candidate.ts";
import type { FieldError } from "../errors.ts";
import type { DraftKind } from "../messages.ts";
import { fill, usesIn } from "./fill.ts";
import type { Pressing } from "./pressing.ts";
import { checkedForR13, unfilledIn } from "./pressing.ts";
import type { LetterTemplate } from "./templates/letter.ts";
import { barestWords, LETTER_WORDS } from "./words.ts";

const BODY_LENGTH_MAX = 5_000;

const Text = z.strictObject({
  subject: line(300),
  body: z
    .string()
    .max(BODY_LENGTH_MAX)
    .transform((body) => body.replace(/\r\n?/gu, "\n").trim())
    .refine((body) => body !== "", "write the letter, in Mustache"),
});

/**
 * A workspace's own letter of one kind, in place of ours (DESIGN §6): Mustache over `LETTER_WORDS`, without logic. To a
 * recruiter of an agency goes `agency`, and our own letter where there is none: what is said to an employer does not fit (R29).
 */
export const OwnTemplate = Text.extend({ agency: Text.optional() });
export type OwnTemplate = z.infer<typeof OwnTemplate>;
/** A workspace's own letters, by kind. */
export type OwnTemplates = Partial<Record<DraftKind, OwnTemplate>>;

/** A phrase of a template that the integrator should look at again, and why. It warns and never refuses. */
export type TemplateWarning = { path: string; phrase: string; why: string };

/** What a draft of this kind cannot be sent without: where the candidate says it. */
const PLACE_NEEDED: Partial<Record<DraftKind, string>> = { info_reply: "answerPlace", offer_change_request: "changePlace" };

/** R24: the one draft that says that there is another offer, and by when it is to be answered. */
const MAY_TELL_OF_AN_OFFER: DraftKind = "competing_offer_notice";

const isKnown = (name: string): name is keyof typeof LETTER_WORDS => Object.hasOwn(LETTER_WORDS, name);

/** What is wrong with the names of one text; empty when it can be used. */
function wrongWith(text: string, path: string): FieldError[] {
  let uses: ReturnType<typeof usesIn>;
  try {
    uses = usesIn(text);
  } catch (error) {
    return [{ path, message: `is not valid Mustache: ${error instanceof Error ? error.message : "it cannot be parsed"}` }];
  }
  return uses.flatMap(({ name, isPrinted }): FieldError[] => {
    if (!isKnown(name))
      return [{ path, message: `\`${name.slice(0, 60)}\` is not known here: use ${Object.keys(LETTER_WORDS).join(", ")}` }];
    return isPrinted && LETTER_WORDS[name].is === "flag"
      ? [{ path, message: `\`${name}\` is yes or no: write {{#${name}}}…{{/${name}}}, or {{^${name}}}…{{/${name}}} for its contrary` }]
      : [];
  });
}

function wrongWithLetter(kind: DraftKind, { subject, body }: LetterTemplate, path: string): FieldError[] {
  const names = [...wrongWith(subject, `${path}subject`), ...wrongWith(body, `${path}body`)];
  if (names.length > 0) return names;
  const place = PLACE_NEEDED[kind];
  const hasPlace = place === undefined || usesIn(body).some(({ name, isPrinted }) => name === place && isPrinted);
  const isBare = (text: string) => fill(text, barestWords()).trim() === "";
  return [
    ...(hasPlace ? [] : [{ path: `${path}body`, message: `must name {{${place}}}: it is where the candidate says what was asked for` }]),
    ...(isBare(subject) ? [{ path: `${path}subject`, message: "says nothing where the record says no more than company and role" }] : []),
    ...(isBare(body) ? [{ path: `${path}body`, message: "says nothing where the record says no more than company and role" }] : []),
  ];
}

const letters = (template: OwnTemplate): { letter: LetterTemplate; path: string }[] => [
  { letter: template, path: "" },
  ...(template.agency === undefined ? [] : [{ letter: template.agency, path: "agency." }]),
];

/** Why a template cannot be used, field by field: bad Mustache, an unknown name, a flag that is printed, a place that is missing. */
export function problemsOf(kind: DraftKind, template: OwnTemplate): FieldError[] {
  return letters(template).flatMap(({ letter, path }) => wrongWithLetter(kind, letter, path));
}

/** What a name leaves behind when it is empty: "Dear ,", "on .", "()". */
const GAP = /\S*(?:\s[,.;:!?](?=\s|$)|\(\s*\))/u;

/** What R13 and common sense would not send: other employers and offers, deadlines, pleading, and places left open. */
export function warningsOf(kind: DraftKind, template: OwnTemplate): TemplateWarning[] {
  const allowed: readonly Pressing["about"][] = kind === MAY_TELL_OF_AN_OFFER ? ["other_offer", "deadline"] : [];
  return letters(template).flatMap(({ letter, path }) =>
    (["subject", "body"] as const).flatMap((part) => {
      const unfilled = unfilledIn(letter[part]);
      const bare = GAP.exec(fill(letter[part], barestWords()))?.[0];
      return [
        ...checkedForR13(letter[part])
          .filter(({ about }) => !allowed.includes(about))
          .map(({ phrase, why }) => ({ path: `${path}${part}`, phrase, why })),
        ...(unfilled === undefined
          ? []
          : [
              {
                path: `${path}${part}`,
                phrase: unfilled,
                why: "looks like a place that was never filled in: it would reach the employer as it stands",
              },
            ]),
        ...(bare === undefined
          ? []
          : [
              {
                path: `${path}${part}`,
                phrase: bare.trim(),
                why: "is what is left where the record is silent: put such words into a section",
              },
            ]),
      ];
    }),
  );
}
