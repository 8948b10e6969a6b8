import { warningsOf } from "../../core/drafts/own-template.ts";
import { shownBody } from "../../core/drafts/places.ts";
import { Problem } from "../../core/errors.ts";
import type { DraftKind } from "../../core/messages.ts";
import { DRAFT_KINDS } from "../../core/messages.ts";
import { previewTemplate, putTemplate, removeTemplate } from "../../core/shell/templates.ts";
import { viewTemplate } from "../../core/workspaces/template-view.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag } from "./etag.ts";
import { workspaceOf } from "./owned.ts";
import { TEMPLATES } from "./routes.ts";

/** The kind in a path. Throws `not_found`, with those there are: reminders and notices are not letters to anybody. */
function kindOf(text: string): DraftKind {
  const kind = DRAFT_KINDS.find((one) => one === text);
  if (kind === undefined) throw new Problem("not_found", `there is no letter of that kind: there are ${DRAFT_KINDS.join(", ")}`);
  return kind;
}

/** A workspace's own letters. */
export const templates: Routes = (app, runtime) => {
  app.openapi(TEMPLATES.get, async (c) => {
    const kind = kindOf(c.req.param("kind"));
    const workspace = await workspaceOf(runtime, c.get("key").workspaceId);
    tag(c, workspace);
    return c.json(viewTemplate(kind, workspace), 200);
  });

  app.openapi(TEMPLATES.put, async (c) => {
    const kind = kindOf(c.req.param("kind"));
    const workspace = await putTemplate(runtime, c.get("key").workspaceId, kind, c.req.valid("json"), ifMatch(c));
    tag(c, workspace);
    return c.json(viewTemplate(kind, workspace), 200);
  });

  app.openapi(TEMPLATES.remove, async (c) => {
    await removeTemplate(runtime, c.get("key").workspaceId, kindOf(c.req.param("kind")), ifMatch(c));
    return c.body(null, 204);
  });

  app.openapi(TEMPLATES.preview, async (c) => {
    const kind = kindOf(c.req.param("kind"));
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
