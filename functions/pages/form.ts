import type { Context } from "hono";
import { lines } from "../../core/drafts/clean.ts";
import { Problem } from "../../core/errors.ts";
import type { Env } from "../routes/context.ts";

/** No field asks for more. */
const FIELD_LENGTH_MAX = 2_000;

/**
 * The text fields of a posted form, free of what nobody sees, since pages and drafts show them again; files are nobody's
 * business here.
 */
export async function formOf(c: Context<Env>): Promise<Record<string, string>> {
  try {
    const fields = Object.entries(await c.req.parseBody());
    return Object.fromEntries(
      fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, lines(value, FIELD_LENGTH_MAX)]] : [])),
    );
  } catch (error) {
    // What is said to be a form and cannot be read as one, by whatever sent it.
    if (error instanceof TypeError) throw new Problem("request.malformed", "the form could not be read: open the link again");
    throw error;
  }
}
