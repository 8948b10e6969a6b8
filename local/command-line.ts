import { WORKSPACES } from "./seed.ts";
import type { Local, LocalOptions } from "./start.ts";
import { StartError } from "./start-error.ts";

/** `npm start`: reads the environment, starts, prints where everything is, and closes cleanly when asked to. */
export async function runFromCommandLine(start: (options: LocalOptions) => Promise<Local>): Promise<void> {
  try {
    const local = await start(optionsFrom(process.env));
    closeOnSignal(local);
    console.log(greeting(local));
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  }
}

function optionsFrom(env: NodeJS.ProcessEnv): LocalOptions {
  const publicUrl = env.PUBLIC_URL?.replace(/\/+$/, "");
  if (publicUrl && !URL.parse(publicUrl)?.protocol.startsWith("http"))
    throw new StartError(`PUBLIC_URL is "${env.PUBLIC_URL}", which is not an http or https URL.`);
  return {
    port: portFrom(env, "PORT", 3000),
    smtpPort: portFrom(env, "SMTP_PORT", 2525),
    dataDir: env.DATA_DIR || ".local",
    ...(publicUrl ? { publicUrl } : {}),
  };
}

function portFrom(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const value = env[name];
  if (!value) return usual;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new StartError(`${name} is "${value}", which is not a port. Use a number from 0 to 65535 (0: any free one).`);
  return Number(value);
}

/** The first signal lets what is being handled finish; a second does not wait. */
function closeOnSignal(local: Local): void {
  let closing = false;
  const onSignal = (): void => {
    if (closing) process.exit(1);
    closing = true;
    local.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}

function greeting({ url, smtpPort, dataDir, mailDomain, clock }: Local): string {
  const [workspace] = WORKSPACES;
  return `Followthrough is running on this machine.

  Mailbox and clock   ${url}/local
  API                 ${url}/v1 (key: ${workspace?.key})
  API reference       ${url}/docs
  Mail in             smtp://127.0.0.1:${smtpPort} (to …@${mailDomain})
  Data                ${dataDir}
  Clock               ${clock.now()}

Create a candidate, then open the mailbox to confirm (the README goes on from there):

  curl -s ${url}/v1/candidates -H 'Authorization: Bearer ${workspace?.key}' -H 'Content-Type: application/json' \\
    -d '{"email":"ada@example.com","name":"Ada Lovelace","timeZone":"Europe/London"}'

Stop with Ctrl+C; it goes on from here when it is started again.`;
}
