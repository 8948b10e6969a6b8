import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { type StandIns, startStandIns } from "./aws/stand-ins.ts";
import { type Clock, createClock } from "./clock.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { applyEnvironment, MAIL_BUCKET, MAIL_DOMAIN, REGION, resources } from "./environment.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { Handlers } from "./handlers.ts";
import { createMailIn } from "./inbound/mail-in.ts";
import { startSmtp } from "./inbound/smtp.ts";
import { createPump } from "./pump.ts";
import { INBOUND_QUEUE, WAKE_QUEUE } from "./queue-names.ts";
import { StartError } from "./start-error.ts";
import { type Behind, createFront } from "./web/front.ts";
import { answerLocal, type LocalParts } from "./web/local-routes.ts";

/** How long requests that are being answered may hold up a stop. */
const CLOSE_WITHIN_MS = 3_000;

export type LocalOptions = {
  /** 0 takes any free port. */
  port: number;
  smtpPort: number;
  dataDir: string;
  /** Where links in mails lead, when that is not this machine's own address. */
  publicUrl?: string;
  /** The system clock, in epoch milliseconds: an argument so that a story can be told of any day. */
  realNowMs?: () => number;
  /** The handlers to run instead of the production ones: for tests of what is around them. */
  handlers?: (clock: Clock) => Promise<Handlers>;
};

/** The whole product, running on this machine. */
export type Local = {
  url: string;
  smtpPort: number;
  dataDir: string;
  mailDomain: string;
  clock: Clock;
  faults: Faults;
  standIns: StandIns;
  /** Resolves once nothing is due, waiting or being handled at the current time. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** What has been started so far, to be closed in this order: first the doors, then what is behind them. */
type Started = { smtp?: Closable; front?: Closable; pump?: Closable; standIns?: Closable; clock?: Closable; folder?: Closable };
type Closable = () => unknown;

/**
 * Starts everything and resolves once it answers.
 *
 * @throws StartError with one line for the person at the terminal: a port in use, a data folder that cannot be written to or is in use.
 */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const started: Started = {};
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= closeAll(started);
    return closed;
  };
  try {
    return await start(options, started, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Closes all of it, also when a part of it cannot be closed. @throws the first such error, at the end. */
async function closeAll({ smtp, front, pump, standIns, clock, folder }: Started): Promise<void> {
  const errors: unknown[] = [];
  for (const closable of [smtp, front, pump, standIns, clock, folder]) {
    try {
      await closable?.();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

async function start(options: LocalOptions, started: Started, close: () => Promise<void>): Promise<Local> {
  const folder = openDataFolder(options.dataDir);
  started.folder = () => folder.close();
  const clock = createClock(folder.store, options.realNowMs);
  started.clock = () => clock.save();
  const faults = createFaults();

  const ready = Promise.withResolvers<Behind>();
  // Whoever asked before the start failed is told so by the closed connection.
  ready.promise.catch(() => undefined);
  const front = createFront(ready.promise);
  const url = `http://127.0.0.1:${await listen(front, options.port)}`;
  started.front = () => closeServer(front);

  try {
    const standIns = await startStandIns(folder, clock, faults);
    started.standIns = () => standIns.close();
    await applyEnvironment({
      awsUrl: standIns.awsUrl,
      dynamoDbUrl: standIns.dynamoDbUrl,
      resources: resources({ awsUrl: standIns.awsUrl, publicUrl: options.publicUrl ?? url, linkSecret: folder.linkSecret }),
    });
    const { parts, smtpPort, api } = await startInside(options, folder, { clock, standIns, started });
    ready.resolve({
      api,
      clock,
      region: REGION,
      answerLocal: (request, response, target) => answerLocal(parts, request, response, target),
    });
    return { url, smtpPort, dataDir: folder.path, mailDomain: MAIL_DOMAIN, clock, faults, standIns, settle: parts.pump.settle, close };
  } catch (error) {
    ready.reject(error);
    throw error;
  }
}

/** The handlers and what brings them their events. Mail may come in before they are there: it waits in its queue. */
async function startInside(
  options: LocalOptions,
  folder: DataFolder,
  { clock, standIns, started }: { clock: Clock; standIns: StandIns; started: Started },
): Promise<{ parts: LocalParts; smtpPort: number; api: Handlers["api"] }> {
  const { queues, schedules, objects, mails } = standIns;
  const mailIn = createMailIn({
    clock,
    objects,
    queues,
    bucket: MAIL_BUCKET,
    queue: INBOUND_QUEUE,
    mailDomain: MAIL_DOMAIN,
    region: REGION,
    transaction: folder.store.transaction,
  });
  const smtp = await startSmtp(mailIn, options.smtpPort).catch((error: unknown) => {
    throw portTaken(error, options.smtpPort, "SMTP_PORT");
  });
  started.smtp = () => smtp.close();

  const { productionHandlers } = await import("./production.ts");
  const handlers = await (options.handlers ?? productionHandlers)(clock);
  const sources = [
    { queue: WAKE_QUEUE, handler: handlers.wake },
    { queue: INBOUND_QUEUE, handler: handlers.inbound },
  ];
  const pump = createPump({ clock, queues, schedules, sources, handlers, region: REGION });
  started.pump = () => pump.stop();
  pump.start();
  return {
    parts: { clock, pump, schedules, mails, mailIn, mailDomain: MAIL_DOMAIN, dueNext: handlers.dueNext },
    smtpPort: smtp.port,
    api: handlers.api,
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(portTaken(error, port, "PORT")));
    server.listen(port, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

function portTaken(error: unknown, port: number, variable: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} is in use. Stop what uses it, or set ${variable} to another port.`, { cause: error });
  if (code === "EACCES")
    return new StartError(`Port ${port} may not be opened by this user. Set ${variable} to a port above 1023.`, { cause: error });
  return error;
}

/** Requests being answered may finish, for a while; connections that only wait do not hold us up. */
async function closeServer(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(impatience);
}

if (import.meta.main) {
  // Left to itself V8 lets the heap grow with the machine's memory. Kept close to what is in use, the process needs a third less, and no more time.
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
  const { runFromCommandLine } = await import("./command-line.ts");
  await runFromCommandLine(startLocal);
}
