const utf16 = new TextDecoder("utf-16be");
const gbk = new TextDecoder("gbk");
const korean = new TextDecoder("euc-kr");

/** Charsets that write everything in seven bits and that the WHATWG list has dropped; mail of old programs still has them. */
const DECODERS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/^(?:x-)?(?:cs)?(?:unicode-(?:1-1|2-0)-)?utf-?7$/, fromUtf7],
  [/^(?:x-)?hz(?:-gb-?2312)?$/, fromHz],
  [/^(?:cs)?iso-?2022-?kr$/, fromIso2022Kr],
];

/** The text of bytes in UTF-7, HZ or ISO-2022-KR; null for any other label. In time linear in the bytes. */
export function decodeSevenBit(bytes: Uint8Array, label: string): string | null {
  const decode = DECODERS.find(([pattern]) => pattern.test(label))?.[1];
  return decode === undefined ? null : decode(Buffer.from(bytes).toString("latin1"));
}

/** RFC 2152: `+` begins a run of UTF-16 in base64, which ends at the first other character; a `-` there is swallowed. */
function fromUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)(-?)/g, (shifted, run: string, end: string) => {
    if (run === "") return end === "" ? shifted : "+";
    const units = Buffer.from(run, "base64");
    return utf16.decode(units.subarray(0, units.length - (units.length % 2)));
  });
}

/** RFC 1843: between `~{` and `~}` two bytes make a character of GB 2312; `~~` is a tilde, and `~` at a line's end joins lines. */
function fromHz(text: string): string {
  return text.replace(/~(?:\{([^~]*)(?:~\})?|~|\r?\n)/g, (escaped, run: string | undefined) =>
    run === undefined ? (escaped === "~~" ? "~" : "") : gbk.decode(inHighHalf(run)),
  );
}

/** RFC 1557: between SO and SI two bytes make a character of KS X 1001; the designator stands once at the front. */
function fromIso2022Kr(text: string): string {
  return text.replaceAll("\u001b$)C", "").replace(/\u000e([^\u000f]*)\u000f?/g, (_, run: string) => korean.decode(inHighHalf(run)));
}

/** The 94 × 94 tables stand in the low half here, in the high half where Node's decoders look. A line end ends a run by itself. */
function inHighHalf(run: string): Uint8Array {
  return Uint8Array.from(Buffer.from(run, "latin1"), (byte) => (byte > 0x20 ? byte | 0x80 : byte));
}
