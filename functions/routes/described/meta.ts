import * as z from "zod";
import { described, json } from "../describe-route.ts";

const Health = z.object({ status: z.literal("ok"), now: z.string(), timeZoneData: z.string() });

export const health = described({
  tags: ["Service"],
  summary: "Whether the service is up, and which time-zone data it reckons with",
  responses: { 200: json(Health, "It is up") },
});
