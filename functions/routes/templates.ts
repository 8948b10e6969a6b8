import * as z from "zod";
import { OwnTemplate, warningsOf } from "../../core/drafts/own-template.ts";
import { shownBody } from "../../core/drafts/places.ts";
import { Problem } from "../../core/errors.ts";
import type { DraftKind } from "../../core/messages.ts";
import { DRAFT_KINDS } from "../../core/messages.ts";
import { previewTemplate, putTemplate, removeTemplate } from "../../core/shell/templates.ts";
import { TemplateView, TemplateWarningView, viewTemplate } from "../../core/workspaces/template-view.ts";
import type { Routes } from "./context.ts";
import {
  body,
  IdempotencyHeader,
  IfMatchHeader,
  IfNoneMatchHeader,
  json,
  problems,
  route,
  SECURITY,
  UNCHANGED,
  writeProblems,
} from "./describe-route.ts";
import { ifMatch, tag } from "./etag.ts";
import { workspaceOf } from "./workspace.ts";

const KindParam = z.object({
  kind: z
    .string()
    .max(40)
    .describe(`One of ${DRAFT_KINDS.join(", ")}.`),
});

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

const get = route({
  method: "get",
  path: "/v1/templates/{kind}",
  tags: ["Templates"],
  summary: "The letter of one kind: your own, else ours",
  security: SECURITY,
  request: { params: KindParam, headers: IfNoneMatchHeader },
  responses: { 200: json(TemplateView, "The template, and what it may name"), ...UNCHANGED, ...problems("not_found") },
});
const put = route({
  method: "put",
  path: "/v1/templates/{kind}",
  tags: ["Templates"],
  summary: "Put your own letter in place of ours; warned of what R13 advises against",
  security: SECURITY,
  request: { params: KindParam, headers: IfMatchHeader, body: body(OwnTemplate) },
  responses: { 200: json(TemplateView, "The template as it is now"), ...writeProblems("not_found", "version.stale") },
});
const remove = route({
  method: "delete",
  path: "/v1/templates/{kind}",
  tags: ["Templates"],
  summary: "Go back to our letter",
  security: SECURITY,
  request: { params: KindParam, headers: IfMatchHeader },
  responses: { 204: { description: "Ours is in use again" }, ...problems("not_found", "version.stale", "busy") },
});
const preview = route({
  method: "post",
  path: "/v1/templates/{kind}/preview",
  tags: ["Templates"],
  summary: "See the draft that a template gives; nothing is saved or sent",
  security: SECURITY,
  // It makes nothing, so that repeating it needs no memory of the key.
  request: { headers: IdempotencyHeader, params: KindParam, body: body(PreviewRequest) },
  responses: { 200: json(Preview, "The draft"), ...writeProblems("not_found") },
});

/** The kind in a path. Throws `not_found`, with those there are: reminders and notices are not letters to anybody. */
function kindOf(text: string): DraftKind {
  const kind = DRAFT_KINDS.find((one) => one === text);
  if (kind === undefined) throw new Problem("not_found", `there is no letter of that kind: there are ${DRAFT_KINDS.join(", ")}`);
  return kind;
}

/** A workspace's own letters. */
export const templates: Routes = (app, runtime) => {
  app.openapi(get, async (c) => {
    const kind = kindOf(c.req.valid("param").kind);
    const workspace = await workspaceOf(runtime, c.get("key").workspaceId);
    tag(c, workspace);
    return c.json(viewTemplate(kind, workspace), 200);
  });

  app.openapi(put, async (c) => {
    const kind = kindOf(c.req.valid("param").kind);
    const workspace = await putTemplate(runtime, c.get("key").workspaceId, kind, c.req.valid("json"), ifMatch(c));
    tag(c, workspace);
    return c.json(viewTemplate(kind, workspace), 200);
  });

  app.openapi(remove, async (c) => {
    await removeTemplate(runtime, c.get("key").workspaceId, kindOf(c.req.valid("param").kind), ifMatch(c));
    return c.body(null, 204);
  });

  app.openapi(preview, async (c) => {
    const kind = kindOf(c.req.valid("param").kind);
    const { workspaceId } = c.get("key");
    const { interviewId, subject, body: text, agency } = c.req.valid("json");
    const sent =
      subject === undefined || text === undefined ? undefined : { subject, body: text, ...(agency === undefined ? {} : { agency }) };
    const template = sent ?? (await workspaceOf(runtime, workspaceId)).templates?.[kind];
    const draft = await previewTemplate(runtime, workspaceId, kind, template, interviewId);
    const warnings = template === undefined ? [] : warningsOf(kind, template);
    return c.json({ kind, to: draft.to.address ?? null, subject: draft.subject, body: shownBody(draft), warnings }, 200);
  });
};
