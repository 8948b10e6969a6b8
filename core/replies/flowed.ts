/**
 * Joins the soft line breaks of RFC 3676 `format=flowed`: a line that ends in a blank goes on in the next one, if that has
 * the same quote depth (§4.5). Without the second half an answer written beneath a quoted question would become part of it.
 */
export function unfoldFlowed(text: string, isDelSp: boolean): string {
  const out: string[] = [];
  let pieces: string[] = [];
  let openDepth = -1;
  const flush = (): void => {
    if (openDepth >= 0) out.push(pieces.join(""));
    pieces = [];
    openDepth = -1;
  };
  for (const raw of text.replace(/\r\n?/g, "\n").split("\n")) {
    const depth = /^>*/.exec(raw)?.[0].length ?? 0;
    const line = raw.charAt(depth) === " " ? raw.slice(depth + 1) : raw.slice(depth);
    if (depth !== openDepth) {
      flush();
      pieces.push(depth > 0 ? `${">".repeat(depth)} ` : "");
    }
    const isSignature = line === "-- ";
    if (isSignature && openDepth >= 0) {
      flush();
      pieces.push(depth > 0 ? `${">".repeat(depth)} ` : "");
    }
    openDepth = depth;
    const isSoft = line.endsWith(" ") && !isSignature;
    pieces.push(isSoft && isDelSp ? line.slice(0, -1) : line);
    if (!isSoft) flush();
  }
  flush();
  return out.join("\n");
}
