/** Markup that is safe to write as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Builds markup: every value that is not itself {@link Html} is escaped, for element and attribute alike. */
export function html(strings: TemplateStringsArray, ...values: (Html | Html[] | string | number | undefined | false)[]): Html {
  return new Html(strings.reduce((whole, part, index) => whole + show(values[index - 1]) + part));
}

function show(value: Html | Html[] | string | number | undefined | false): string {
  if (value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(show).join("");
  return value instanceof Html ? value.text : String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
