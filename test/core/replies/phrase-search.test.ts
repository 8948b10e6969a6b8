import { describe, expect, it } from "vitest";
import { find, matches, phrase, searchable } from "../../../core/replies/phrase-search.ts";

describe("a phrase in a clause", () => {
  it("is found where its words stand, beginnings and choices included", () => {
    expect(find(phrase("we offer* you"), searchable(" today we offered you tea "))).toEqual({ from: 7, to: 22 });
    expect(find(phrase("glad|happy ~2 ?"), searchable(" are you happy with that ? "))).toEqual({ from: 9, to: 27 });
    expect(find(phrase("we offer* you"), searchable(" we gave you tea "))).toBeNull();
  });

  it("is found by a phrase that was made after its words had been met", () => {
    expect(matches([phrase("quetzal sings")], searchable(" the zorilla sleeps "))).toBe(false);
    expect(matches([phrase("zorilla sleeps")], searchable(" the zorilla sleeps "))).toBe(true);
  });

  it("is looked for in linear time in one endless word", () => {
    const word = (length: number) => ` ${"offer".repeat(length / 5)} `;
    const took = (length: number) => {
      const words = word(length);
      const began = performance.now();
      matches([phrase("offer* you")], searchable(words));
      return performance.now() - began;
    };
    took(1_000);
    expect(took(1_000_000)).toBeLessThan(500);
  });
});
