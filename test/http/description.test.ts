import { createHash } from "node:crypto";
import { validate } from "@readme/openapi-parser";
import { expect, it } from "vitest";
import { ERRORS } from "../../core/errors.ts";
import type { Body } from "./api.ts";
import { anApi } from "./api.ts";
import { operations } from "./description.ts";

const documentOf = async (): Promise<Body> => (await (await anApi()).get("/openapi.json", { key: null })).body;

it("the API's description is valid OpenAPI 3.1, and open to everybody", async () => {
  const document = await documentOf();
  expect(document.openapi).toBe("3.1.0");
  const result = await validate(structuredClone(document) as never);
  expect(result).toMatchObject({ valid: true, warnings: [] });
});

it("every operation says what it is for, in which group, who may call it, and how it can fail", async () => {
  for (const { method, path, operation } of operations(await documentOf())) {
    const at = `${method} ${path}`;
    expect(operation.summary, at).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.tags, at).toHaveLength(1);
    if (path === "/health") continue;
    expect(operation.security, at).toEqual([{ key: [] }]);
    const statuses = Object.keys(operation.responses);
    expect(statuses, at).toEqual(expect.arrayContaining(["401", "403", "500"]));
    for (const [status, { content = {} }] of Object.entries(operation.responses)) {
      if (status === "204" || status === "304") continue;
      const type = Number(status) < 400 ? "application/json" : "application/problem+json";
      expect(Object.keys(content), `${at} ${status}`).toEqual([type]);
      if (Number(status) >= 400) expect(content[type]?.schema.$ref).toBe("#/components/schemas/Problem");
    }
    if (path.includes("{")) expect(statuses, at).toContain("404");
    if (operation.requestBody !== undefined) expect(statuses, at).toEqual(expect.arrayContaining(["400", "413", "422", "503"]));
  }
});

it("every POST is repeatable, every PATCH can name the version it has read, every resource can be asked for only if it changed", async () => {
  for (const { method, path, operation } of operations(await documentOf())) {
    const headers = (operation.parameters ?? []).filter((parameter) => parameter.in === "header").map(({ name }) => name.toLowerCase());
    const at = `${method} ${path}`;
    if (method === "POST") expect(headers, at).toContain("idempotency-key");
    if (method === "PATCH") expect(headers, at).toContain("if-match");
    if (operation.responses["304"] !== undefined) expect(headers, at).toContain("if-none-match");
  }
});

it("says of each field of a request what it must be", async () => {
  const { paths } = await documentOf();
  const schema = paths["/v1/interviews"]?.post?.requestBody?.content["application/json"]?.schema;
  expect(schema?.required).toEqual(["candidateId", "company", "role", "round"]);
  expect(schema?.properties?.round?.properties?.startsAt).toMatchObject({ type: "string", format: "date-time" });
  expect(schema?.additionalProperties).toBe(false);
});

it("is there for people too: one page with every operation, every resource and every error, and nothing from elsewhere", async () => {
  const api = await anApi();
  const { status, text, headers } = await api.get("/docs", { key: null });
  expect([status, headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
  for (const { method, path } of operations(await documentOf()))
    expect(text).toContain(`<span class="method">${method}</span> <code>${path}</code></h3>`);
  for (const code of Object.keys(ERRORS)) expect(text).toContain(`<code>${code}</code>`);
  const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target = ""] of text.matchAll(/href="([^"]+)"/g))
    expect(target === "/openapi.json" || ids.has(target.slice(1)), target).toBe(true);
  expect(text).not.toMatch(/<script|<link|src=|@import|url\(/);
  const style = /<style>(.*)<\/style>/s.exec(text)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(headers.get("Content-Security-Policy")).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
});
