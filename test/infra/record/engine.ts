import type { Resource, Value } from "../graph.ts";
import { ACCOUNT } from "../graph.ts";
import { answerOf, computedBy, type Place } from "./aws.ts";

/** What of Pulumi's runtime is used here. It is that of `.sst/platform`, which the program under test uses too. */
type Pulumi = {
  runtime: {
    setMocks(mocks: Mocks, project: string, stack: string, preview: boolean, organization: string): Promise<void>;
    getMonitor(): Monitor;
    runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>;
  };
};
type Mocks = {
  newResource(made: { type: string; name: string; inputs: Raw; custom?: boolean; id?: string }): { id: string; state: Raw };
  call(asked: { token: string; inputs: Raw }): Raw;
};
type Raw = Record<string, unknown>;
type Monitor = { newUrn(parent: string | undefined, type: string, name: string): string } & Record<
  "registerResource" | "readResource" | "registerResourceOutputs",
  (request: Request, answer: (error: unknown, response?: { getUrn(): string }) => void) => unknown
>;
/** A request as the engine gets it. Which of these it has depends on its kind. */
type Request = {
  getType(): string;
  getName(): string;
  getUrn(): string;
  getCustom(): boolean;
  getObject(): unknown;
  getProperties(): unknown;
  getOutputs(): unknown;
  getDependenciesList?(): string[];
  getProtect?(): boolean;
  getRetainondelete?(): boolean;
};

/** The keys by which Pulumi marks values that are not plain. */
const SPECIAL = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const SETTLE_MS_MAX = 120_000;
/** After an error some resources never register. The rest get this long. */
const AFTER_ERROR_MS = 1_000;

export type Recording = {
  resources: Resource[];
  links: Record<string, { properties: Record<string, unknown> }>;
  outputs: Value;
  errors: string[];
};

/**
 * Runs a Pulumi program with an engine that only writes down. It goes through Pulumi's own mocks; what those hide
 * (dependencies, protection, retention) is read off the requests on their way.
 *
 * @param load a `require` that finds the same Pulumi as the program
 */
export async function record(
  load: NodeJS.Require,
  { name, stage, region, activeRuleSet }: { name: string; stage: string } & Omit<Place, "account">,
  program: () => Promise<unknown>,
): Promise<Recording> {
  const pulumi = load("@pulumi/pulumi") as Pulumi;
  const { deserializeProperties } = load("@pulumi/pulumi/runtime/rpc") as {
    deserializeProperties(properties: unknown, keepUnknowns: boolean): Raw;
  };
  const place = { region, account: ACCOUNT, ...(activeRuleSet !== undefined && { activeRuleSet }) };
  const resources: Resource[] = [];
  const links: Recording["links"] = {};
  const errors: string[] = [];

  const stopped = Promise.withResolvers<undefined>();
  const note = (error: unknown): void => {
    errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    setTimeout(() => stopped.resolve(undefined), AFTER_ERROR_MS);
  };
  const timer = setTimeout(() => note(new Error(`the program did not settle in ${SETTLE_MS_MAX} ms`)), SETTLE_MS_MAX);
  timer.unref();
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);

  const mocks: Mocks = {
    newResource(made) {
      if (made.custom !== true) return { id: "", state: made.inputs };
      const { id, outputs } = computedBy(made.type, made.id || made.name, plain(made.inputs) as Raw, place);
      return { id, state: { ...made.inputs, ...outputs } };
    },
    call({ token, inputs }) {
      const answer = answerOf(token, plain(inputs) as Raw, place);
      if (answer !== undefined) return answer;
      // Pulumi drops the words of an error that is thrown here, so that it is noted first.
      const error = new Error(`no answer is known to the data source ${token} ${JSON.stringify(inputs)}: add it to record/aws.ts`);
      note(error);
      throw error;
    },
  };
  await pulumi.runtime.setMocks(mocks, name, stage, false, "organization");

  const monitor = pulumi.runtime.getMonitor();
  // The mocks' URNs name the stack as a parent; the engine's do not, and SST derives the types of links from them.
  monitor.newUrn = (parent, type, child) => {
    const parentType = parent?.split("::")[2];
    const isInside = parentType !== undefined && parentType !== "pulumi:pulumi:Stack";
    return `urn:pulumi:${stage}::${name}::${isInside ? `${parentType}$${type}` : type}::${child}`;
  };
  for (const call of ["registerResource", "readResource"] as const) {
    const original = monitor[call];
    monitor[call] = (request, answer) => {
      const secrets: string[] = [];
      const isRead = call === "readResource";
      const { __provider: _code, ...inputs } = deserializeProperties(isRead ? request.getProperties() : request.getObject(), true);
      const resource: Resource = {
        urn: "",
        type: request.getType(),
        name: request.getName(),
        kind: isRead ? "read" : request.getCustom() ? "managed" : "component",
        inputs: plain(inputs, secrets) as Resource["inputs"],
        secrets,
        dependsOn: [...(request.getDependenciesList?.() ?? [])].sort(),
        protect: request.getProtect?.() ?? false,
        retainOnDelete: request.getRetainondelete?.() ?? false,
      };
      resources.push(resource);
      return original.call(monitor, request, (error, response) => {
        if (response) resource.urn = response.getUrn();
        if (error) note(error);
        answer(error, response);
      });
    };
  }
  const registerOutputs = monitor.registerResourceOutputs;
  monitor.registerResourceOutputs = (request, answer) => {
    const resource = resources.find(({ urn }) => urn === request.getUrn());
    if (resource?.type === "sst:sst:LinkRef") {
      const { target, properties } = plain(deserializeProperties(request.getOutputs(), true)) as { target: string; properties: Raw };
      links[target] = { properties };
    }
    return registerOutputs.call(monitor, request, answer);
  };

  let outputs: unknown;
  try {
    const run = pulumi.runtime.runInPulumiStack(program);
    // Pulumi takes a program that bundles or packs for one that has ended. It has when nothing is left for this process to do.
    outputs = await Promise.race([run.then((outputs) => idle().then(() => outputs)), stopped.promise]);
  } catch (error) {
    note(error);
  }
  clearTimeout(timer);
  resources.sort((a, b) => (a.urn < b.urn ? -1 : 1));
  return { resources, links, outputs: plain(outputs), errors: [...new Set(errors)] };
}

/** Resolves once nothing but this waits in the process. What can keep it from ending must be `unref`ed. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => process.once("beforeExit", resolve));
}

/** A JSON copy of Pulumi's values: a secret becomes what it hides, its path noted; an asset becomes its path. */
function plain(value: unknown, secrets: string[] = [], path = ""): Value {
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") return value as Value;
  const special = value as Raw;
  if (special[SPECIAL] === SECRET) {
    secrets.push(path.slice(1));
    return plain(special.value, secrets, path);
  }
  if (special.__pulumiAsset || special.__pulumiArchive) return { asset: String(special.path ?? special.uri ?? "inline") };
  if (Array.isArray(value)) return value.map((element, index) => plain(element, secrets, `${path}.${index}`));
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, plain(field, secrets, `${path}.${name}`)]));
}
