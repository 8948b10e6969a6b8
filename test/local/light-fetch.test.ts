import { describe, expect, it } from "vitest";
import { fetchLightly } from "../../functions/light-fetch.ts";

type Fetch = Pick<typeof globalThis, "Headers" | "Request" | "Response">;
const { Headers, Request, Response } = globalThis;
const node: Fetch = { Headers, Request, Response };
fetchLightly();
const light: Fetch = { Headers: globalThis.Headers, Request: globalThis.Request, Response: globalThis.Response };

const AT = "https://api.example/v1/candidates";
const FORM = new URLSearchParams([
  ["name", "Åse & Co"],
  ["day", "mon"],
  ["day", "tue"],
]);
const PARTS = '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nthree\r\nlines\r\n--x--\r\n';
const read = async (message: Request | Response) => ({
  headers: [...message.headers],
  isEmpty: message.body === null,
  text: await message.text(),
  used: message.bodyUsed,
});
const answer = async (response: Response) => ({ status: response.status, ok: response.ok, ...(await read(response)) });
const request = async (asked: Request) => ({ url: asked.url, method: asked.method, ...(await read(asked)) });
const fields = async (message: Request | Response) => [...(await message.formData())];

/** What is done by Fetch's classes, and must come to the same by ours. */
const SAME: Readonly<Record<string, (by: Fetch) => unknown>> = {
  "no headers": ({ Headers }) => [...new Headers()],
  "headers by record": ({ Headers }) => [...new Headers({ "X-B": " two ", a: "one" })],
  "headers by pairs of one name": ({ Headers }) => [
    ...new Headers([
      ["a", "1"],
      ["A", "2"],
    ]),
  ],
  "headers of headers": ({ Headers }) => [...new Headers(new Headers({ ETag: '"1"' }))],
  "keys and values": ({ Headers }) => [[...new Headers({ b: "2", a: "1" }).keys()], [...new Headers({ b: "2", a: "1" }).values()]],
  "setting over, deleting, asking": ({ Headers }) => {
    const headers = new Headers({ a: "1", b: "2" });
    headers.set("A", "3");
    headers.append("c", "4");
    headers.append("C", "5");
    headers.delete("B");
    return [[...headers], headers.get("B"), headers.get("C"), headers.has("a")];
  },
  cookies: ({ Headers }) => {
    const headers = new Headers({ a: "1" });
    headers.append("Set-Cookie", "x=1, y");
    headers.append("Set-Cookie", "z=2");
    return [headers.getSetCookie(), [...headers]];
  },
  "telling each": ({ Headers }) => {
    const told: string[] = [];
    new Headers({ b: "2", a: "1" }).forEach((value, name) => {
      told.push(`${name}=${value}`);
    });
    return told;
  },
  "a name with a space": ({ Headers }) => new Headers({ "a b": "1" }),
  "a value with a line break": ({ Headers }) => new Headers({ a: "1\r\nb: 2" }),
  "a value beyond Latin-1": ({ Headers }) => new Headers({ a: "’" }),
  "a value of Latin-1": ({ Headers }) => [...new Headers({ a: "Åse" })],
  "an answer without a body": ({ Response }) => answer(new Response(null, { status: 304, headers: { ETag: '"1"' } })),
  "an answer of nothing at all": ({ Response }) => answer(new Response()),
  "an answer of text": ({ Response }) => answer(new Response("Åse", { status: 201 })),
  "an answer with its type": ({ Response }) => answer(new Response("{}", { headers: { "Content-Type": "application/json" } })),
  "an answer of bytes": ({ Response }) => answer(new Response(new Uint8Array([72, 105]))),
  "an answer like another": ({ Response }) => answer(new Response(null, new Response("text", { status: 404, headers: { a: "1" } }))),
  "an answer with another's body": ({ Response }) => answer(new Response(new Response("text").body, { status: 400 })),
  "a copy of an answer, and the first": async ({ Response }) => {
    const first = new Response("text", { status: 202, headers: { a: "1" } });
    const copy = first.clone();
    return [await answer(copy), await answer(first)];
  },
  "an answer's JSON, and its bytes": async ({ Response }) => [
    await new Response('{"a":1}').json(),
    [...new Uint8Array(await new Response("Hi").arrayBuffer())],
  ],
  "an answer that is no JSON": ({ Response }) => new Response("{").json(),
  "a body that is read twice": async ({ Response }) => {
    const response = new Response("text");
    await response.text();
    return response.text();
  },
  "a copy of what was read": async ({ Response }) => {
    const response = new Response("text");
    await response.text();
    return response.clone();
  },
  "a status that there is not": ({ Response }) => new Response("", { status: 99 }),
  "a body where none may be": ({ Response }) => new Response("text", { status: 204 }),
  "a request that asks": ({ Request }) => request(new Request(`${AT}?name=a b&to=é#there`, { headers: { a: "1" } })),
  "a request's path with dots": ({ Request }) => request(new Request(`${AT}/../%2e%2e/x`)),
  "a request that is sent": ({ Request }) => request(new Request(AT, { method: "post", body: '{"name":"Åse"}' })),
  "a request of bytes": ({ Request }) => request(new Request(AT, { method: "PUT", body: new TextEncoder().encode("Hi") })),
  "a method in small letters": ({ Request }) => request(new Request(AT, { method: "patch", body: "" })),
  "a request like another": ({ Request }) => request(new Request(new Request(AT, { method: "POST", body: "a", headers: { b: "1" } }))),
  "a copy of a request": ({ Request }) => request(new Request(AT, { method: "POST", body: "a" }).clone()),
  "a request that reads with a body": ({ Request }) => new Request(AT, { method: "GET", body: "a" }),
  "an address that is none": ({ Request }) => new Request("/v1/candidates"),
  "a method that is none": ({ Request }) => new Request(AT, { method: "GET it" }),
  "a form": ({ Request }) => request(new Request(AT, { method: "POST", body: FORM })),
  "a form's fields": ({ Request }) => fields(new Request(AT, { method: "POST", body: FORM })),
  "a form in parts": ({ Response }) => fields(new Response(PARTS, { headers: { "Content-Type": "multipart/form-data; boundary=x" } })),
  "a form that is none": ({ Response }) => fields(new Response("a=1", { headers: { "Content-Type": "application/json" } })),
};

/** What comes of it: what was answered, or the kind of error. */
async function outcome(done: () => unknown): Promise<unknown> {
  try {
    return { answered: await done() };
  } catch (error) {
    return { thrown: (error as Error).name };
  }
}

describe("Fetch's classes for Lambda do as Node's do with", () => {
  it.each(Object.entries(SAME))("%s", async (_what, done) => {
    expect(await outcome(() => done(light))).toEqual(await outcome(() => done(node)));
  });

  it("and are not Node's", () => {
    expect(light.Response).not.toBe(node.Response);
  });
});
