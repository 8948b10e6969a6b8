import { Resource } from "sst";

/** What the functions are linked to (`infra/`), and which texts each resource tells of itself. */
const RESOURCES = {
  Table: ["name"],
  MailBucket: ["name"],
  Sender: ["address", "configSet"],
  Alarms: ["group", "roleArn", "targetArn", "dlqArn"],
  WakeQueue: ["url"],
  InboundQueue: ["url"],
  LinkSecret: ["value"],
  MailDomain: ["name"],
  PublicUrl: ["url"],
} as const;

type Name = keyof typeof RESOURCES;

/**
 * Reads a linked resource, when it is first needed and not before: a function is linked to what it uses and to nothing else.
 * Throws, naming what is missing, for one that is not linked or is not whole.
 */
export function resource<N extends Name>(name: N): Record<(typeof RESOURCES)[N][number], string> {
  const linked = (Resource as unknown as Record<string, Record<string, unknown>>)[name];
  const fields: readonly string[] = RESOURCES[name];
  for (const field of fields) {
    if (typeof linked?.[field] !== "string") throw new Error(`the linked resource ${name} has no text named ${field}`);
  }
  return linked as Record<(typeof RESOURCES)[N][number], string>;
}
