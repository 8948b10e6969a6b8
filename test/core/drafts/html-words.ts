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

/** The links that a reader of the HTML can follow, by their words. */
export function linksInHtml(html: string): { label: string; url: string }[] {
  const links: { label: string; url: string }[] = [];
  let isInside = false;
  const parser = new Parser({
    onopentag: (name, { href = "" }) => {
      if (name !== "a") return;
      isInside = true;
      links.push({ label: "", url: href });
    },
    onclosetag: (name) => {
      if (name === "a") isInside = false;
    },
    ontext: (words) => {
      const last = links.at(-1);
      if (isInside && last !== undefined) last.label += words;
    },
  });
  parser.end(html);
  return links;
}
