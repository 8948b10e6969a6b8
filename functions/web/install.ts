import { LeanHeaders } from "./headers.ts";
import { LeanRequest, LeanResponse } from "./messages.ts";

/**
 * Puts our own `Request`, `Response` and `Headers` in the place of Node's, for this process. Node's belong to its whole HTTP
 * client, undici, and are loaded with it when one of them is first touched: half of the time to a function's first answer,
 * for three classes that here only ever hold what is in memory already (`bench/lean.ts`).
 *
 * To be imported first of all, and only by an entry point that is a process of its own. The tests of the API are run over
 * these classes as over Node's.
 */
// By assignment: to define a property, or only to look at it, is to touch it.
Object.assign(globalThis, { Headers: LeanHeaders, Request: LeanRequest, Response: LeanResponse });
