/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const isProduction = input.stage === "production";
    return {
      name: "followthrough",
      home: "aws",
      removal: isProduction ? "retain" : "remove",
      protect: isProduction,
      providers: {
        aws: {
          // One of the regions in which SES receives mail.
          region: "eu-west-1",
          version: "7.20.0",
          // By it the bill is told apart (infra/operators.ts).
          defaultTags: { tags: { deployment: `followthrough-${input.stage}` } },
        },
      },
    };
  },
  // The CLI refuses imports at the top of this file: what they import needs `$app`, which is there only now.
  async run() {
    const { publicUrl } = await import("./infra/gateway.ts");
    await import("./infra/api.ts");
    await import("./infra/mail-in.ts");
    await import("./infra/feedback.ts");
    await import("./infra/alarms.ts");
    const { dnsRecords, webRecord } = await import("./infra/dns.ts");
    const { table } = await import("./infra/storage.ts");
    return { url: publicUrl.properties.url, table: table.name, dnsRecords, ...(webRecord && { webRecord }) };
  },
});
