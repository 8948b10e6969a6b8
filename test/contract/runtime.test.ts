import { Resource } from "sst";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, it, vi } from "vitest";
import { consoleLog } from "../../functions/aws/log.ts";
import { awsRuntime } from "../../functions/aws/runtime.ts";
import { createTable, startDynalite } from "./engines.ts";

/** Links resources as SST does, for this process alone. */
function link(resources: Record<string, object>): void {
  Object.assign(Resource, { App: { name: "followthrough", stage: "test" }, ...resources });
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("the runtime", () => {
  it("is made without any environment, and says what is missing when it is first needed", async () => {
    link({});
    const { records, settings } = awsRuntime();
    await expect(async () => records.load(["int_1"])).rejects.toThrow('"Table" is not linked');
    expect(() => settings.linkSecret).toThrow('"LinkSecret" is not linked');
  });

  it("refuses a resource that is not whole", () => {
    link({ Sender: { address: 7, configSet: "mails" } });
    expect(() => awsRuntime().settings.sender).toThrow("the linked resource Sender has no text named address");
  });

  it("reads its settings from the resources it is linked to", () => {
    link({
      Sender: { address: "drafts@followthrough.test", configSet: "mails" },
      LinkSecret: { value: "secret" },
      PublicUrl: { url: "https://followthrough.test" },
      MailDomain: { name: "in.followthrough.test" },
    });
    expect({ ...awsRuntime().settings }).toEqual({
      linkSecret: "secret",
      publicUrl: "https://followthrough.test",
      mailDomain: "in.followthrough.test",
      sender: { name: "Followthrough", address: "drafts@followthrough.test" },
    });
  });

  it("reaches the table that it is linked to, at the endpoint that the environment names", async () => {
    const engine = await startDynalite();
    link({ Table: { name: await createTable(engine) } });
    const { protocol, hostname, port = 80 } = (await engine.client.config.endpoint?.()) ?? { protocol: "", hostname: "" };
    vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", `${protocol}//${hostname}:${port}`);
    vi.stubEnv("AWS_REGION", "eu-west-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
    const { records } = awsRuntime();
    expect(await records.overdue("2026-11-23T09:00:00.000Z", 1)).toEqual([]);
    await engine.stop();
  });

  it("tells the time and makes randomness, and takes another clock", () => {
    const at = Temporal.Instant.from("2026-11-23T09:00:00Z");
    expect(awsRuntime({ now: () => at }).now()).toBe(at);
    const runtime = awsRuntime();
    expect(runtime.now()).toBeInstanceOf(Temporal.Instant);
    expect(runtime.randomBytes(10)).toHaveLength(10);
  });
});

describe("the log", () => {
  it("is one object at its level, without mail addresses", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    consoleLog("warn", "not verified: ada@example.com", { recordId: "int_1", tries: 2, why: 'from "Ada" <ada+x@example.com>' });
    expect(warn.mock.calls).toEqual([[{ message: "not verified: (address)", recordId: "int_1", tries: 2, why: 'from "Ada" <(address)>' }]]);
  });
});
