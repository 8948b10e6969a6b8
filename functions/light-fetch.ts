/**
 * The Fetch standard's `Headers`, `Request` and `Response`, as far as Hono and our routes use them. With its own, Node loads
 * all of its HTTP client, HTTP/2 and WebSockets, a fifth of the time to the first answer (`bench/lean.ts`), and nothing here
 * makes a request. These answer as Node's do and throw where they do (`test/http/light-fetch.test.ts`); what is not read or
 * written by us in one piece, such as a form, goes by way of Node's.
 */
type Named = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;
type Content = string | Uint8Array | ArrayBuffer | URLSearchParams | ReadableStream<Uint8Array> | null;

/** RFC 9110, sections 5.1 and 5.5: a token, and what a field value may hold. */
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Methods that are written in upper case, however they were written. */
const METHODS = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);
const STATUSES_WITHOUT_BODY = new Set([204, 205, 304]);

function named(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of a header`);
  return name.toLowerCase();
}

function valued(value: string): string {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (!VALUE.test(text)) throw new TypeError("a header's value has characters that it cannot have");
  return text;
}

class LightHeaders {
  /** By lower-case names. A name's values are joined, but for cookies', which hold commas of their own. */
  #values = new Map<string, string[]>();

  constructor(init: Named = {}) {
    const entries = Symbol.iterator in init ? (init as Iterable<readonly [string, string]>) : Object.entries(init);
    for (const [name, value] of entries) this.append(name, value);
  }
  append(name: string, value: string): void {
    this.#values.set(named(name), [...(this.#values.get(named(name)) ?? []), valued(value)]);
  }
  set(name: string, value: string): void {
    this.#values.set(named(name), [valued(value)]);
  }
  delete(name: string): void {
    this.#values.delete(named(name));
  }
  get(name: string): string | null {
    return this.#values.get(named(name))?.join(", ") ?? null;
  }
  has(name: string): boolean {
    return this.#values.has(named(name));
  }
  getSetCookie(): string[] {
    return [...(this.#values.get("set-cookie") ?? [])];
  }
  forEach(tell: (value: string, name: string, headers: LightHeaders) => void): void {
    for (const [name, value] of this) tell(value, name, this);
  }
  *entries(): Generator<[string, string]> {
    for (const [name, values] of [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1)))
      for (const value of name === "set-cookie" ? values : [values.join(", ")]) yield [name, value];
  }
  *keys(): Generator<string> {
    for (const [name] of this) yield name;
  }
  *values(): Generator<string> {
    for (const [, value] of this) yield value;
  }
  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries();
  }
}

/** What a request and a response have in common: headers, and a body that can be read once. */
class LightMessage {
  readonly headers: LightHeaders;
  #content: Content;
  #isRead = false;

  constructor(content: Content, headers: Named | undefined) {
    this.headers = new LightHeaders(headers);
    this.#content = content;
    if (this.headers.has("content-type")) return;
    if (typeof content === "string") this.headers.set("content-type", "text/plain;charset=UTF-8");
    if (content instanceof URLSearchParams) this.headers.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
  }
  get bodyUsed(): boolean {
    return this.#isRead;
  }
  /** The body as a stream, which it is from then on. */
  get body(): ReadableStream<Uint8Array> | null {
    if (this.#content === null || this.#content instanceof ReadableStream) return this.#content;
    const bytes = bytesOf(this.#content);
    this.#content = new ReadableStream<Uint8Array>({
      start(to) {
        if (bytes.length > 0) to.enqueue(bytes);
        to.close();
      },
    });
    return this.#content;
  }
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }
  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.bytes()).buffer;
  }
  async bytes(): Promise<Uint8Array> {
    if (this.#isRead) throw new TypeError("the body has been read already");
    this.#isRead = this.#content !== null;
    if (!(this.#content instanceof ReadableStream)) return bytesOf(this.#content);
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.#content) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  /** By Node's own class, which knows every kind of form. It can be had of an answer of `fetch`, here to a text. */
  async formData(): Promise<FormData> {
    const native = (await fetch("data:,")).constructor as typeof Response;
    return new native(Buffer.from(await this.bytes()), { headers: { "content-type": this.headers.get("content-type") ?? "" } }).formData();
  }
  /** The same content for a copy, and for this one. */
  protected shared(): Content {
    if (this.#isRead) throw new TypeError("the body has been read already");
    if (!(this.#content instanceof ReadableStream)) return this.#content;
    const [mine, other] = this.#content.tee();
    this.#content = mine;
    return other;
  }
}

function bytesOf(content: Exclude<Content, ReadableStream>): Uint8Array {
  if (content instanceof Uint8Array) return content;
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  return new TextEncoder().encode(content === null ? "" : String(content));
}

type Asked = { method?: string; headers?: Named; body?: Content };

class LightRequest extends LightMessage {
  readonly url: string;
  readonly method: string;

  constructor(input: string | URL | LightRequest, init: Asked = {}) {
    const from = input instanceof LightRequest ? input : undefined;
    const method = init.method ?? from?.method ?? "GET";
    const upper = method.toUpperCase();
    const body = init.body ?? null;
    if (!NAME.test(method)) throw new TypeError(`"${method}" is no method`);
    if (body !== null && (upper === "GET" || upper === "HEAD")) throw new TypeError("a request with GET or HEAD has no body");
    super(body ?? from?.shared() ?? null, init.headers ?? from?.headers);
    this.method = METHODS.has(upper) ? upper : method;
    this.url = from?.url ?? new URL(input as string | URL).href;
  }
  clone(): LightRequest {
    return new LightRequest(this);
  }
}

type Answered = { status?: number; statusText?: string; headers?: Named };

class LightResponse extends LightMessage {
  readonly status: number;
  readonly statusText: string;

  constructor(content?: Content, { status = 200, statusText = "", headers }: Answered = {}) {
    if (!(status >= 200 && status <= 599)) throw new RangeError(`${status} is no status of a response`);
    if (content != null && STATUSES_WITHOUT_BODY.has(status)) throw new TypeError(`a response with status ${status} has no body`);
    super(content ?? null, headers);
    this.status = status;
    this.statusText = statusText;
  }
  get ok(): boolean {
    return this.status < 300;
  }
  clone(): LightResponse {
    return new LightResponse(this.shared(), this);
  }
}

/** Puts the light classes in the place of Node's, before anything has asked for those. */
export function fetchLightly(): void {
  Object.assign(globalThis, { Headers: LightHeaders, Request: LightRequest, Response: LightResponse });
}
