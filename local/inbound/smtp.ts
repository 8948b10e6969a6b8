import type { AddressInfo } from "node:net";
import type { SMTPServer, SMTPServerDataStream } from "smtp-server";
import { MAIL_BYTES_MAX, type MailIn } from "./mail-in.ts";

const RECIPIENTS_MAX = 50;
/** How long a client in the middle of a mail may hold up a stop. */
const CLOSE_WITHIN_MS = 2_000;

/**
 * SMTP on loopback, open to anyone on this machine: takes what is addressed to our mail domain, answers 250 once it is stored.
 * @throws the listen error, when the port is taken.
 */
export async function startSmtp(mailIn: MailIn, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const { SMTPServer: Server } = await import("smtp-server");
  const server: SMTPServer = new Server({
    closeTimeout: CLOSE_WITHIN_MS,
    banner: "Followthrough, local",
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: MAIL_BYTES_MAX,
    onRcptTo({ address }, session, done) {
      if (!mailIn.accepts(address)) return done(refusal(550, `5.7.1 No mail for ${address} here: relaying is not allowed`));
      if (session.envelope.rcptTo.length >= RECIPIENTS_MAX) return done(refusal(452, "4.5.3 Too many recipients"));
      done();
    },
    onData(stream, session, done) {
      collect(stream).then(
        (raw) => {
          if (!raw) return done(refusal(552, `5.3.4 The message is larger than ${MAIL_BYTES_MAX} bytes`));
          const { mailFrom, rcptTo } = session.envelope;
          const id = mailIn.receive({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), raw });
          // The types know only of an error here; the server sends a text on as its answer.
          (done as (error: null, message: string) => void)(null, `2.0.0 Stored as ${id}`);
        },
        (error: unknown) => {
          console.error("A mail could not be stored:", error);
          done(refusal(451, "4.3.0 The mail could not be stored; try again"));
        },
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  // A client that breaks off is no concern of ours.
  server.on("error", (error) => console.error("SMTP:", error.message));
  const address = server.server.address() as AddressInfo;
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** The whole message, or undefined when it is too large; the stream is read to its end either way, as the server needs. */
async function collect(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stream.byteLength <= MAIL_BYTES_MAX) chunks.push(chunk);
    else chunks.length = 0;
  }
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
}
