import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, connect } from "node:net";
import { dirname, join } from "node:path";
import { createServer } from "node:tls";

/** The key and certificate that the local DynamoDB brings for its own tests: nobody trusts them, and here nobody has to. */
const SSL = join(dirname(createRequire(import.meta.url).resolve("dynalite/package.json")), "ssl");

/**
 * Puts TLS before a local endpoint. AWS's endpoints have it, so that every client loads and speaks it there; over plain HTTP
 * a client would load something else instead, and a measurement would say little of a start on AWS.
 */
export async function behindTls(url: string): Promise<{ url: string; close(): void }> {
  const { port } = new URL(url);
  const server = createServer(
    { key: readFileSync(join(SSL, "server-key.pem")), cert: readFileSync(join(SSL, "server-crt.pem")) },
    (socket) => {
      const plain = connect(Number(port), "127.0.0.1");
      socket.pipe(plain).pipe(socket);
      socket.on("error", () => plain.destroy());
      plain.on("error", () => socket.destroy());
    },
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
