import * as z from "zod";
import { LETTERS } from "../drafts/letters.ts";
import type { OwnTemplate, OwnTemplates } from "../drafts/own-template.ts";
import { warningsOf } from "../drafts/own-template.ts";
import { CALL_SCRIPT } from "../drafts/templates/call.ts";
import type { LetterTemplate } from "../drafts/templates/letter.ts";
import { LETTER_WORDS } from "../drafts/words.ts";
import type { DraftKind } from "../messages.ts";
import { DRAFT_KINDS } from "../messages.ts";

const Letter = z.object({ subject: z.string(), body: z.string() });

export const TemplateWarningView = z
  .object({ path: z.string(), phrase: z.string(), why: z.string() })
  .describe("A phrase to look at again (R13), and why. It is taken all the same.");

/** A template as the API shows it. */
export const TemplateView = z
  .object({
    kind: z.enum(DRAFT_KINDS),
    isOwn: z.boolean().describe("Whether it is your own; else it is ours, in the first of its variants."),
    subject: z.string(),
    body: z
      .string()
      .describe("Mustache. Greeting and sign-off come around it, unless it names `name` in its first or `me` in its last paragraph."),
    agency: Letter.nullable().describe("What goes to a recruiter of an agency (R29); null where ours does."),
    variants: z.array(Letter).describe("Ours, one of which is chosen by workspace, company and role (R38)."),
    warnings: z.array(TemplateWarningView),
    words: z.array(z.object({ name: z.string(), is: z.enum(["text", "flag"]), about: z.string() })).describe("What a template may name."),
    version: z.int().describe("The version of the workspace, in which templates are kept."),
  })
  .meta({ id: "Template", description: "The letter of one kind of draft." });
export type TemplateView = z.infer<typeof TemplateView>;

const WORDS = Object.entries(LETTER_WORDS).map(([name, { is, about }]) => ({ name, is, about }));

const builtIn = (kind: DraftKind): { employer: readonly LetterTemplate[]; agency?: readonly LetterTemplate[] } =>
  kind === "call_script" ? { employer: CALL_SCRIPT } : LETTERS[kind];

/** What is used for a kind: the workspace's own letter, else ours. */
export function templateInUse(kind: DraftKind, templates: OwnTemplates | undefined): OwnTemplate {
  const { employer, agency } = builtIn(kind);
  const own = templates?.[kind];
  if (own !== undefined) return own;
  const [first] = employer;
  const [firstToAgency] = agency ?? [];
  if (first === undefined) throw new TypeError(`there is no letter of the kind ${kind}`);
  return { ...first, ...(firstToAgency === undefined ? {} : { agency: firstToAgency }) };
}

/** Shapes a template for the API. */
export function viewTemplate(kind: DraftKind, workspace: { templates?: OwnTemplates; version: number }): TemplateView {
  const inUse = templateInUse(kind, workspace.templates);
  const isOwn = workspace.templates?.[kind] !== undefined;
  return {
    kind,
    isOwn,
    subject: inUse.subject,
    body: inUse.body,
    agency: inUse.agency ?? null,
    variants: [...builtIn(kind).employer],
    warnings: isOwn ? warningsOf(kind, inUse) : [],
    words: WORDS,
    version: workspace.version,
  };
}
