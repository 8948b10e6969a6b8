/** What a body is made from. */
export type BodySource = string | Uint8Array | ArrayBuffer | URLSearchParams | ReadableStream | null;

/** Whose bytes a stream holds: one that was made here and is handed on unread is not read to be copied. */
const held = new WeakMap<ReadableStream, Uint8Array>();
const FORM = "application/x-www-form-urlencoded";

/** The body of a request or response, whole in memory, as the Fetch standard has it; read once. */
export abstract class LeanBody {
  abstract readonly headers: { get(name: string): string | null };
  readonly #bytes: Uint8Array<ArrayBuffer> | null;
  #stream: ReadableStream | undefined;
  #isRead = false;

  constructor(source: BodySource) {
    this.#bytes = bytesOf(source);
  }

  get bodyUsed(): boolean {
    return this.#isRead || this.#stream?.locked === true;
  }

  get body(): ReadableStream | null {
    const bytes = this.#bytes;
    if (bytes === null || this.#stream !== undefined) return this.#stream ?? null;
    // Nothing is asked for ahead, so that what is asked for is read.
    this.#stream = new ReadableStream(
      {
        pull: (controller) => {
          this.#isRead = true;
          if (bytes.length > 0) controller.enqueue(bytes);
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    held.set(this.#stream, bytes);
    return this.#stream;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return Uint8Array.from(this.take()).buffer;
  }
  async text(): Promise<string> {
    return new TextDecoder().decode(this.take());
  }
  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
  /** A form's fields. Those of the common kind are read here; for files and what else there is, Node's own reader is loaded. */
  async formData(): Promise<Pick<FormData, "forEach">> {
    const type = this.headers.get("content-type") ?? "";
    if (type.split(";")[0]?.trim().toLowerCase() === FORM) return new URLSearchParams(await this.text()) as never;
    const { constructor: NodesOwn } = (await fetch("data:,")) as { constructor: unknown } as { constructor: typeof Response };
    return new NodesOwn(Uint8Array.from(this.take()), { headers: { "Content-Type": type } }).formData();
  }

  /** The bytes, once. */
  protected take(): Uint8Array {
    if (this.bodyUsed) throw new TypeError("the body was read already");
    this.#isRead = this.#bytes !== null;
    return this.#bytes ?? new Uint8Array();
  }
  /** The bytes, for a copy. */
  protected bytes(): Uint8Array | null {
    if (this.bodyUsed) throw new TypeError("the body was read already");
    return this.#bytes;
  }
}

function bytesOf(source: BodySource): Uint8Array<ArrayBuffer> | null {
  if (source === null) return null;
  if (typeof source === "string" || source instanceof URLSearchParams) return new TextEncoder().encode(String(source));
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (source instanceof Uint8Array) return Uint8Array.from(source);
  const bytes = held.get(source);
  if (bytes === undefined) throw new TypeError("a body that is not yet there cannot be waited for here");
  return Uint8Array.from(bytes);
}
