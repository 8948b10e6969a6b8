import { awsWorld } from "./aws/runtime.ts";
import { apiHandler } from "./http.ts";

export const handler = apiHandler(awsWorld());
