import * as z from "zod";

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 100;

/** The query parameters of every list. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT).describe("How many to answer with at most."),
  cursor: z.string().max(2_000).optional().describe("The `nextCursor` of the page before, of this same list."),
});

/** A page of a list as the API shows it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().describe("Where the next page begins; null on the last. A page may be short while there is more."),
  });
