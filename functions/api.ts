import { awsWorld } from "./aws/runtime.ts";
import { apiHandler } from "./http.ts";
import { fetchLightly } from "./light-fetch.ts";
import { PARTS } from "./routes/parts.ts";

fetchLightly();
export const handler = apiHandler(awsWorld(), PARTS);
