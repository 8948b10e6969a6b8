/** What `Headers` are made from: others, pairs, or an object. */
export type HeadersSource = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

/** `Headers` of the Fetch standard, as far as they are used here: names in lower case and in order, values joined by commas. */
export class LeanHeaders {
  readonly #values = new Map<string, string[]>();

  constructor(source: HeadersSource = {}) {
    for (const [name, value] of Symbol.iterator in source ? source : Object.entries(source)) this.append(name, value);
  }

  append(name: string, value: string): void {
    this.#values.set(known(name), [...(this.#values.get(known(name)) ?? []), usable(value)]);
  }
  set(name: string, value: string): void {
    this.#values.set(known(name), [usable(value)]);
  }
  delete(name: string): void {
    this.#values.delete(known(name));
  }
  has(name: string): boolean {
    return this.#values.has(known(name));
  }
  get(name: string): string | null {
    return this.#values.get(known(name))?.join(", ") ?? null;
  }
  getSetCookie(): string[] {
    return [...(this.#values.get("set-cookie") ?? [])];
  }

  *entries(): Generator<[string, string]> {
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      // Cookies cannot be joined: their dates have commas of their own.
      for (const value of name === "set-cookie" ? values : [values.join(", ")]) yield [name, value];
    }
  }
  *keys(): Generator<string> {
    for (const [name] of this.entries()) yield name;
  }
  *values(): Generator<string> {
    for (const [, value] of this.entries()) yield value;
  }
  forEach(each: (value: string, name: string, headers: LeanHeaders) => void): void {
    for (const [name, value] of this.entries()) each(value, name, this);
  }
  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries();
  }
}

/** A name as it is kept. Throws for what is no token (RFC 9110, section 5.6.2). */
function known(name: string): string {
  const text = String(name);
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)) throw new TypeError(`${JSON.stringify(text)} is no name of a header`);
  return text.toLowerCase();
}

/** A value without the white space around it. Throws for what would end the header, or is no byte. */
function usable(value: string): string {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (/[\0\n\r]|[^\0-\xff]/.test(text)) throw new TypeError("a header's value has a character that cannot be sent");
  return text;
}
