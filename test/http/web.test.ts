import { describe, expect, it, test } from "vitest";
import { LeanHeaders } from "../../functions/web/headers.ts";
import { LeanRequest, LeanResponse } from "../../functions/web/messages.ts";

/** The classes that the deployed API has in the place of Node's, and Node's: whatever is done to both has the same result. */
const LEAN = { Headers: LeanHeaders, Request: LeanRequest, Response: LeanResponse } as unknown as Classes;
const NODES = { Headers, Request, Response };
type Classes = typeof NODES;

const done = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return `throws ${(error as Error).name}`;
  }
};
const alike = (what: string, work: (classes: Classes) => unknown) =>
  it(what, async () => expect(await done(() => work(LEAN))).toEqual(await done(() => work(NODES))));

const AT = "https://a.example/b?c=d#e";

describe("headers, as Node has them", () => {
  const SOME = { b: " 2\t", A: "1", "Content-Type": "text/x" };
  alike("are told in the order of their names, in lower case", ({ Headers: H }) => [...new H(SOME)]);
  alike("are joined when they come twice, but for cookies", ({ Headers: H }) => {
    const headers = new H([...Object.entries(SOME), ["a", "3"], ["Set-Cookie", "x=1"], ["set-cookie", "y=2"]]);
    headers.append("B", "4");
    headers.set("c", "5");
    headers.delete("CONTENT-TYPE");
    const told: string[] = [];
    headers.forEach((value, name) => {
      told.push(`${name}=${value}`);
    });
    return [
      told,
      headers.get("A"),
      headers.get("none"),
      headers.has("B"),
      headers.getSetCookie(),
      [...headers.keys()],
      [...headers.values()],
    ];
  });
  alike("are copied and not shared", ({ Headers: H }) => {
    const first = new H(SOME);
    const second = new H(first);
    second.set("a", "9");
    return [first.get("a"), second.get("a")];
  });
  for (const [name, value] of [
    ["a b", "1"],
    ["", "1"],
    ["a", "1\r\nb: 2"],
    ["a", "\n1\n"],
    ["a", "å"],
    ["a", "✉"],
    ["a", ""],
  ] as const)
    alike(`take or refuse ${JSON.stringify([name, value])}`, ({ Headers: H }) => [...new H([[name, value]])]);
});

describe("requests, as Node has them", () => {
  const posted = (R: typeof Request, body: string | Uint8Array<ArrayBuffer> | URLSearchParams, type?: string) =>
    new R(AT, { method: "post", body, ...(type && { headers: { "Content-Type": type } }) });
  alike("say how and where", ({ Request: R }) => {
    const { method, url, bodyUsed, body } = new R("https://A.example/x y", { headers: { d: "1" } });
    return [method, url, bodyUsed, body];
  });
  alike("are not for what is no address", ({ Request: R }) => new R("nowhere").url);
  alike("have no body when they only ask", ({ Request: R }) => new R(AT, { body: "x" }).url);
  for (const text of ["", "Ærø ✉ 𝄞", "\ufeffafter a mark", "half \ud83d of a pair", '{"a":1}'])
    alike(`give back ${JSON.stringify(text)} as text, as bytes and as JSON`, async ({ Request: R }) => [
      await posted(R, text).text(),
      [...new Uint8Array(await posted(R, new TextEncoder().encode(text)).arrayBuffer())],
      await done(() => posted(R, text).json()),
      posted(R, text).headers.get("content-type"),
    ]);
  alike("are read once, and their copies too", async ({ Request: R }) => {
    const request = posted(R, "x");
    const copy = request.clone();
    const before = request.bodyUsed;
    const read = await request.text();
    return [before, read, request.bodyUsed, await done(() => request.text()), await done(() => request.clone()), await copy.text()];
  });
  alike("are made from others, whose body goes over", async ({ Request: R }) => {
    const first = posted(R, "x", "text/x");
    const second = new R(first, { headers: { e: "1" } });
    return [await second.text(), second.method, second.headers.get("content-type"), second.headers.get("e"), first.bodyUsed];
  });
  alike("stream their body", async ({ Request: R }) => {
    const request = posted(R, "abc");
    const chunks: Uint8Array[] = [];
    for await (const chunk of request.body ?? []) chunks.push(chunk);
    return [Buffer.concat(chunks).toString(), request.bodyUsed];
  });
  const fields = async (request: Request) => {
    const found: [string, unknown][] = [];
    (await request.formData()).forEach((value, name) => {
      found.push([name, value]);
    });
    return found;
  };
  const BOUNDED = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n';
  alike("are read as forms", async ({ Request: R }) => [
    await fields(posted(R, new URLSearchParams({ a: "1 &=å", b: "" }))),
    await fields(posted(R, "a=1&a=%F0&b", "Application/X-WWW-Form-Urlencoded; charset=utf-8")),
    await fields(posted(R, BOUNDED, "multipart/form-data; boundary=b")),
    await done(() => fields(posted(R, "a=1", "text/plain"))),
    await done(() => fields(posted(R, "--", "multipart/form-data; boundary=b"))),
  ]);
});

describe("answers, as Node has them", () => {
  alike("have a status, headers and a body", async ({ Response: R }) => {
    const { status, ok, headers } = new R("x", { status: 404, headers: { A: "1" } });
    return [status, ok, [...headers], await new R("x").text(), new R().status, new R().body, new R("x").headers.get("content-type")];
  });
  for (const [body, status] of [
    ["x", 204],
    [null, 204],
    ["x", 304],
    [null, 304],
    [null, 99],
    [null, 600],
  ] as const)
    alike(`with ${status} take or refuse ${body === null ? "no" : "a"} body`, ({ Response: R }) => new R(body, { status }).status);
  alike("are made from the bodies of others", async ({ Response: R }) => {
    const first = new R("x", { status: 201, headers: { a: "1" } });
    const second = new R(first.body, first);
    return [await second.text(), second.status, second.headers.get("a"), await first.clone?.call(new R("y")).text()];
  });
});

test("Node's own classes are left unloaded by all this", async () => {
  const { execFileSync } = await import("node:child_process");
  const script = `import "./functions/web/install.ts";
    const answer = new Response("x", { headers: new Headers({ a: "1" }) });
    if ((await answer.text()) !== "x" || new Request("https://a.example/").method !== "GET") throw new Error("not installed");
    console.log(process.moduleLoadList.filter((name) => name.includes("undici")).length);`;
  const output = execFileSync(process.execPath, ["--input-type=module", "--no-warnings", "-e", script], { encoding: "utf8" });
  expect(output.trim()).toBe("0");
});
