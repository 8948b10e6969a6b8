import { Parser } from "htmlparser2";

/** The words that a reader of the HTML sees, blocks apart. */
export function htmlToText(html: string): string {
  let text = "";
  let hidden = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (name === "style" || name === "head") hidden++;
      if (["p", "br", "li", "h2", "td", "blockquote"].includes(name)) text += "\n";
    },
    onclosetag: (name) => {
      if (name === "style" || name === "head") hidden--;
      if (["p", "li", "h2", "td", "blockquote"].includes(name)) text += "\n";
    },
    ontext: (words) => {
      if (hidden === 0) text += words;
    },
  });
  parser.end(html);
  return text;
}
