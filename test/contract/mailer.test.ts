import { SESClient } from "@aws-sdk/client-ses";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SES_CLIENT, sesMailer } from "../../functions/aws/mailer.ts";
import { memoryPorts } from "../fakes/memory.ts";
import { mailerContract, rawMail } from "./mailer.contract.ts";
import { CONFIGURATION_SET, SENDER, type StandIns, startStandIns } from "./stand-ins.ts";

const NOW = "2026-11-23T09:00:00.000Z";
const MAIL = { raw: rawMail("Your draft"), to: "ada@example.com", tags: { record: "int_1", message: "msg_1" } };

describe("mails in memory", () => {
  mailerContract(async () => {
    const { mailer, sent } = memoryPorts({ now: () => Temporal.Instant.from(NOW) });
    const sentAs = (id: string) => {
      const mail = sent.find(({ sesId }) => sesId === id);
      return mail && { to: [mail.to], subject: /^Subject: (.*)$/m.exec(mail.raw)?.[1]?.trim() ?? "" };
    };
    return { mailer, sentAs, close: async () => undefined };
  });

  it("answers and fails as it is told to, in that order, and then as ever", async () => {
    const { mailer, sent, failNext } = memoryPorts({ now: () => Temporal.Instant.from(NOW) });
    failNext("mailer.send", { sent: false, retry: "later", why: "Throttling" });
    failNext("mailer.send", new Error("the line is dead"), "after");
    expect(await mailer.send(MAIL)).toEqual({ sent: false, retry: "later", why: "Throttling" });
    expect(sent).toHaveLength(0);
    await expect(mailer.send(MAIL)).rejects.toThrow("the line is dead");
    expect(sent).toHaveLength(1);
    expect(await mailer.send(MAIL)).toMatchObject({ sent: true });
  });
});

describe("mails by SES", () => {
  mailerContract(async () => {
    const standIns = await startStandIns(NOW);
    const client = new SESClient({ ...standIns.config("ses"), ...SES_CLIENT });
    const sentAs = (id: string) => {
      const mail = standIns.mails.get(id);
      return mail && { to: mail.to, subject: mail.subject };
    };
    const close = async () => {
      client.destroy();
      await standIns.stop();
    };
    return { mailer: sesMailer({ client, source: SENDER, configurationSet: CONFIGURATION_SET }), sentAs, close };
  });
});

describe("when SES does not take a mail", () => {
  let standIns: StandIns;
  let client: SESClient;

  beforeAll(async () => {
    standIns = await startStandIns(NOW);
    client = new SESClient({ ...standIns.config("ses"), ...SES_CLIENT });
  });
  afterEach(() => {
    standIns.faults.clear();
    client.middlewareStack.remove("seen");
  });
  afterAll(async () => {
    client.destroy();
    await standIns.stop();
  });

  const mailer = () => sesMailer({ client, source: SENDER, configurationSet: CONFIGURATION_SET });

  it.each([
    ["over the sending rate", "Throttling", 400, "Maximum sending rate exceeded."],
    ["over the quota of a day", "Throttling", 454, "Daily message quota exceeded."],
    ["throttled by the newer name", "ThrottlingException", 400, "Rate exceeded"],
    ["too many requests", "TooManyRequestsException", 429, "Too many requests"],
    ["too many requests by a name we do not know", "Whatever", 429, "Slow down"],
    ["over a limit", "LimitExceeded", 400, "Limit exceeded"],
    ["the account was paused by us", "AccountSendingPausedException", 400, "Sending is paused."],
    [
      "the account was paused by AWS",
      "MessageRejected",
      400,
      "Sending paused for this account. For more information, please check the inbox.",
    ],
    ["the configuration set is paused", "ConfigurationSetSendingPausedException", 400, "Sending is paused."],
    ["the MAIL FROM domain could not be looked up", "MailFromDomainNotVerifiedException", 400, "MX record not found."],
    ["a fault of theirs", "InternalFailure", 500, "Internal failure"],
    ["they are away", "ServiceUnavailable", 503, "Service is unavailable"],
    ["a fault of theirs without a name we know", "Whatever", 502, "Bad gateway"],
  ])("tries later, when %s", async (_, code, status, message) => {
    standIns.faults.next("ses", { code, status, message });
    const outcome = await mailer().send(MAIL);
    expect(outcome).toMatchObject({ sent: false, retry: "later" });
    expect(outcome.sent || outcome.why).toContain(message.slice(0, 20));
  });

  it.each([
    ["an address that is none", "InvalidParameterValue", "Missing final '@domain'"],
    ["content that they refuse", "MessageRejected", "Message contained a virus"],
  ])("gives up for %s", async (_, code, message) => {
    standIns.faults.next("ses", { code, status: 400, message });
    expect(await mailer().send(MAIL)).toEqual({ sent: false, retry: "never", why: `${code}: ${message}` });
  });

  it("gives up for an address that the stand-in itself refuses", async () => {
    expect(await mailer().send({ ...MAIL, to: "no address" })).toMatchObject({ sent: false, retry: "never" });
  });

  it.each([
    ["a right that we lack", "AccessDenied", 403],
    ["a signature that has expired", "SignatureDoesNotMatch", 403],
    ["an operation we should not have asked for", "InvalidAction", 400],
  ])("throws for %s: nobody's draft is given up for what we must put right", async (_, code, status) => {
    standIns.faults.next("ses", { code, status });
    await expect(mailer().send(MAIL)).rejects.toMatchObject({ name: code });
  });

  it("throws for a sender that is not verified", async () => {
    const raw = rawMail("Your draft", { from: "drafts@elsewhere.test" });
    await expect(mailer().send({ ...MAIL, raw })).rejects.toMatchObject({ name: "MessageRejected" });
  });

  it("throws for a configuration set that does not exist", async () => {
    const elsewhere = sesMailer({ client, source: SENDER, configurationSet: "no-such-set" });
    await expect(elsewhere.send(MAIL)).rejects.toMatchObject({ name: expect.stringContaining("ConfigurationSetDoesNotExist") });
  });

  it("asks once, whatever the answer, and tries later when the line is cut after the mail went out", async () => {
    let tries = 0;
    client.middlewareStack.add(
      (next) => (request) => {
        tries += 1;
        return next(request);
      },
      { name: "seen", step: "deserialize" },
    );
    const before = standIns.mails.list().length;
    standIns.faults.next("ses", { code: "InternalFailure", when: "after", disconnect: true });
    expect(await mailer().send(MAIL)).toMatchObject({ sent: false, retry: "later" });
    expect(tries).toBe(1);
    expect(standIns.mails.list()).toHaveLength(before + 1);
  });

  it("tries later when nobody answers the door, or nobody speaks", async () => {
    const at = (endpoint: string) =>
      new SESClient({
        ...standIns.config("ses"),
        ...SES_CLIENT,
        endpoint,
        requestHandler: { ...SES_CLIENT.requestHandler, requestTimeout: 50 },
      });
    const closed = sesMailer({ client: at("http://127.0.0.1:1"), source: SENDER, configurationSet: CONFIGURATION_SET });
    expect(await closed.send(MAIL)).toMatchObject({ sent: false, retry: "later", why: expect.stringContaining("ECONNREFUSED") });
    const { createServer } = await import("node:net");
    const silent = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const waiting = sesMailer({ client: at(`http://127.0.0.1:${port}`), source: SENDER, configurationSet: CONFIGURATION_SET });
    expect(await waiting.send(MAIL)).toMatchObject({ sent: false, retry: "later", why: expect.stringContaining("TimeoutError") });
    silent.close();
  });

  it("throws for credentials that cannot be had", async () => {
    const credentials = () => Promise.reject(Object.assign(new Error("no credentials"), { name: "CredentialsProviderError" }));
    const nobody = new SESClient({ ...standIns.config("ses"), ...SES_CLIENT, credentials });
    const withoutName = sesMailer({ client: nobody, source: SENDER, configurationSet: CONFIGURATION_SET });
    await expect(withoutName.send(MAIL)).rejects.toMatchObject({ name: "CredentialsProviderError" });
  });

  it("makes of any tag one that SES allows", async () => {
    const tags = { "rec:ord": "int_1 <æ>", message: "x".repeat(400) };
    expect(await mailer().send({ ...MAIL, tags })).toMatchObject({ sent: true });
  });
});
