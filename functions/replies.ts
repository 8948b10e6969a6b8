import { awsWorld } from "./aws/runtime.ts";
import { apiHandler } from "./http.ts";
import { fetchLightly } from "./light-fetch.ts";
import { REPLY_PART } from "./routes/reply-part.ts";

fetchLightly();
export const handler = apiHandler(awsWorld(), [REPLY_PART]);
