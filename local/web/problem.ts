/** What a request to `/local` or to the door in front of the handlers did wrong, to be told as RFC 9457 problem details. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly title: string;

  constructor(status: number, code: string, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
    this.title = title;
  }

  toJSON(): object {
    return { type: "about:blank", title: this.title, status: this.status, detail: this.message, code: this.code };
  }
}
