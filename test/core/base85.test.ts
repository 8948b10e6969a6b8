import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase85, toBase85 } from "../../core/base85.ts";

test("any bytes come back as they were, from letters that stand in a string literal unescaped", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      const text = toBase85(bytes);
      expect(fromBase85(text)).toEqual(bytes);
      expect(JSON.stringify(text)).toBe(`"${text}"`);
      expect(text.length).toBe(Math.ceil((bytes.length * 5) / 4));
    }),
  );
});
