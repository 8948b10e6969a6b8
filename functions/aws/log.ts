import type { Ports } from "../../core/ports.ts";

/**
 * Writes one line of JSON for each thing worth telling, by the console's own level, which Lambda keeps.
 *
 * Mail addresses are taken out here, of all texts: the messages of AWS's errors name them, and a log must not.
 */
export const consoleLog: Ports["log"] = (level, message, fields = {}) => {
  const told = Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? withoutAddresses(value) : value]);
  console[level](JSON.stringify({ level, message: withoutAddresses(message), ...Object.fromEntries(told) }));
};

function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "(address)");
}
