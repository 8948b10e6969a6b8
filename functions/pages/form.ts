import type { Context } from "hono";
import { Problem } from "../../core/errors.ts";
import type { Env } from "../routes/context.ts";

/** The text fields of a posted form; files are nobody's business here. */
export async function formOf(c: Context<Env>): Promise<Record<string, string>> {
  try {
    const fields = Object.entries(await c.req.parseBody());
    return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  } catch (error) {
    // What is said to be a form and cannot be read as one, by whatever sent it.
    if (error instanceof TypeError) throw new Problem("request.malformed", "the form could not be read: open the link again");
    throw error;
  }
}
