import Mustache from "mustache";

/** A plain text: nothing is escaped here, renderers escape for where they put it. */
const plain = { escape: (value: unknown) => String(value) };

/**
 * Fills a logic-less template. Values are data: a `{{` in one is never read as a template. Tidies what optional sentences
 * leave behind: double spaces, empty paragraphs, and the second full stop after a name that ends in one ("Acme Inc.").
 */
export function fill<Words extends object>(template: string, words: Words): string {
  return tidy(Mustache.render(template, words, undefined, plain));
}

/** The names that a template uses, and whether each is printed, or only asked about by a section. Throws for bad Mustache. */
export function usesIn(template: string): { name: string; isPrinted: boolean }[] {
  const uses: { name: string; isPrinted: boolean }[] = [];
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const type = String(token[0]);
      // A partial (`>`) names another template: there are none, so that its name is one more that is not known.
      if (["name", "&", "#", "^", ">"].includes(type)) uses.push({ name: String(token[1]), isPrinted: type === "name" || type === "&" });
      walk(token[4]);
    }
  };
  walk(Mustache.parse(template));
  return uses;
}

function tidy(text: string): string {
  return text
    .split(/\n{2,}/u)
    .map((paragraph) =>
      paragraph
        .replace(/[^\S\n]+/gu, " ")
        .replace(/^ | $/gmu, "")
        .replace(/(?<!\.)\.\.(?!\.)/gu, ".")
        .replace(/([!?…])\.(?=\s|$)/gu, "$1")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
