import type { Ports } from "../../core/ports.ts";

/**
 * Writes one thing worth telling as an object, by the console's own level. Lambda makes a line of JSON of it, with level, time
 * and request (its JSON log format), in which `$.message.recordId` can be looked for, and numbers be made metrics of. A text
 * that is JSON already would become a text within it.
 *
 * Mail addresses are taken out here, of all texts: the messages of AWS's errors name them, and a log must not.
 */
export const consoleLog: Ports["log"] = (level, message, fields = {}) => {
  const told = Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? withoutAddresses(value) : value]);
  console[level]({ message: withoutAddresses(message), ...Object.fromEntries(told) });
};

function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "(address)");
}
