import { awsWorld } from "./aws/runtime.ts";
import { apiHandler } from "./http.ts";
import { fetchLightly } from "./light-fetch.ts";

fetchLightly();
export const handler = apiHandler(awsWorld());
