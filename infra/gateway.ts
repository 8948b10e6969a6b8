import { certificateArn, webDomain } from "./settings.ts";

/** Requests a second, over all clients, and how many more at once. What is over is answered 429 before it costs anything. */
const REQUESTS_PER_SECOND_MAX = 100;
const REQUESTS_BURST_MAX = 200;

/** What the access log says of a request: no path and no query, since those of the pages are keys, and no address. */
const LOGGED = {
  at: "$context.requestTime",
  requestId: "$context.requestId",
  method: "$context.httpMethod",
  route: "$context.routeKey",
  status: "$context.status",
  latencyMs: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
};

/** The front door. Its routes are in `api.ts`. */
export const gateway = new sst.aws.ApiGatewayV2("Gateway", {
  // Browsers have no business with the API: keys belong on servers, and the candidate's pages call nothing.
  cors: false,
  accessLog: { retention: "1 month" },
  ...(certificateArn && { domain: { name: webDomain, dns: false, cert: certificateArn } }),
  transform: {
    stage: (stage) => {
      stage.defaultRouteSettings = { throttlingRateLimit: REQUESTS_PER_SECOND_MAX, throttlingBurstLimit: REQUESTS_BURST_MAX };
      stage.accessLogSettings = $output(stage.accessLogSettings).apply((settings) => ({
        destinationArn: settings?.destinationArn ?? "",
        format: JSON.stringify(LOGGED),
      }));
    },
  },
});

/** Where pages and links live, without a trailing slash. */
export const publicUrl = new sst.Linkable("PublicUrl", { properties: { url: gateway.url } });
