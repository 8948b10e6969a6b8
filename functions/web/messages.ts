import type { BodySource } from "./body.ts";
import { LeanBody } from "./body.ts";
import type { HeadersSource } from "./headers.ts";
import { LeanHeaders } from "./headers.ts";

type RequestSource = { method?: string; headers?: HeadersSource; body?: BodySource };
type ResponseSource = { status?: number; statusText?: string; headers?: HeadersSource };

/** Statuses of which an answer has no body (Fetch standard). */
const BODILESS = new Set([101, 103, 204, 205, 304]);

/** `Request` of the Fetch standard, as far as it is used here. */
export class LeanRequest extends LeanBody {
  readonly url: string;
  readonly method: string;
  readonly headers: LeanHeaders;

  constructor(from: string | URL | LeanRequest, { method, headers, body }: RequestSource = {}) {
    const other = from instanceof LeanRequest ? from : undefined;
    super(body === undefined ? (other?.take() ?? null) : body);
    this.url = other === undefined ? new URL(String(from)).href : other.url;
    this.method = (method ?? other?.method ?? "GET").toUpperCase();
    this.headers = new LeanHeaders(headers ?? other?.headers ?? {});
    if (body != null && (this.method === "GET" || this.method === "HEAD")) throw new TypeError(`a ${this.method} has no body`);
    describeText(this.headers, body);
  }

  clone(): LeanRequest {
    return new LeanRequest(this.url, { method: this.method, headers: this.headers, body: this.bytes() });
  }
}

/** `Response` of the Fetch standard, as far as it is used here. */
export class LeanResponse extends LeanBody {
  readonly status: number;
  readonly statusText: string;
  readonly headers: LeanHeaders;
  readonly redirected = false;
  readonly type = "default";

  constructor(body: BodySource = null, { status = 200, statusText = "", headers = {} }: ResponseSource = {}) {
    super(body);
    if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`${status} is no status of an answer`);
    if (body !== null && BODILESS.has(status)) throw new TypeError(`an answer with the status ${status} has no body`);
    this.status = status;
    this.statusText = statusText;
    this.headers = new LeanHeaders(headers);
    describeText(this.headers, body);
  }

  get ok(): boolean {
    return this.status < 300;
  }
  clone(): LeanResponse {
    return new LeanResponse(this.bytes(), this);
  }
}

/** A body that is text says so where nothing else is said. */
function describeText(headers: LeanHeaders, body: BodySource | undefined): void {
  if (headers.has("content-type")) return;
  if (typeof body === "string") headers.set("Content-Type", "text/plain;charset=UTF-8");
  if (body instanceof URLSearchParams) headers.set("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
}
