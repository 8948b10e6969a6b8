import * as z from "zod";
import { OwnTemplate } from "../../../core/drafts/own-template.ts";
import { DRAFT_KINDS } from "../../../core/messages.ts";
import { TemplateView, TemplateWarningView } from "../../../core/workspaces/template-view.ts";
import { body, described, json, problems, SECURITY, UNCHANGED, writeProblems } from "../describe-route.ts";

const PreviewRequest = z
  .strictObject({
    ...OwnTemplate.partial().shape,
    interviewId: z.string().max(64).optional().describe("One of your interviews; without it a sample is used."),
  })
  .refine(({ subject, body }) => (subject === undefined) === (body === undefined), {
    path: ["subject"],
    message: "send subject and body together, or neither to see what is in use",
  });

const Preview = z
  .object({
    kind: z.enum(DRAFT_KINDS),
    to: z.string().nullable(),
    subject: z.string(),
    body: z.string().describe("The draft as it would reach the candidate; a dotted place is theirs to fill in."),
    warnings: z.array(TemplateWarningView),
  })
  .meta({ id: "TemplatePreview" });

export const get = described({
  tags: ["Templates"],
  summary: "The letter of one kind: your own, else ours",
  security: SECURITY,
  responses: { 200: json(TemplateView, "The template, and what it may name"), ...UNCHANGED, ...problems("not_found", "request.invalid") },
});

export const put = described({
  tags: ["Templates"],
  summary: "Put your own letter in place of ours; warned of what R13 advises against",
  security: SECURITY,
  request: { body: body(OwnTemplate) },
  responses: { 200: json(TemplateView, "The template as it is now"), ...writeProblems("not_found", "version.stale") },
});

export const remove = described({
  tags: ["Templates"],
  summary: "Go back to our letter",
  security: SECURITY,
  responses: { 204: { description: "Ours is in use again" }, ...problems("not_found", "version.stale", "request.invalid", "busy") },
});

export const preview = described({
  tags: ["Templates"],
  summary: "See the draft that a template gives; nothing is saved or sent",
  security: SECURITY,
  // It makes nothing, so that repeating it needs no memory of the key.
  request: { body: body(PreviewRequest) },
  responses: { 200: json(Preview, "The draft"), ...writeProblems("not_found") },
});
