import { all, type Graph, one, textAt } from "./graph.ts";

type Line = { [name: string]: unknown };

/** The JSON in what a function wrote, line by line; whatever is none was not written by it. */
export function linesOf(log: string): Line[] {
  return log.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Line] : []));
}

/** What the declared filters make of lines of one log: values by the metric. */
export function counted(graph: Graph, logGroupName: string, lines: readonly Line[]): Record<string, number[]> {
  const values: Record<string, number[]> = {};
  for (const { inputs } of all(graph, "logFilter").filter((filter) => filter.inputs.logGroupName === logGroupName)) {
    const value = textAt(inputs, "metricTransformation", "value");
    for (const line of lines.filter((one) => fits(textAt(inputs, "pattern"), one))) {
      const metric = textAt(inputs, "metricTransformation", "name");
      values[metric] = [...(values[metric] ?? []), Number(value.startsWith("$.") ? fieldOf(line, value) : value)];
    }
  }
  return values;
}

/** Whether an alarm's one period with these values is above what it may be. */
export function rings(graph: Graph, alarm: string, values: readonly number[]): boolean {
  const { inputs } = one(graph, "alarm", alarm);
  if (values.length === 0) return false;
  const sum = values.reduce((total, value) => total + value, 0);
  const joined = { Sum: sum, Average: sum / values.length, Maximum: Math.max(...values) }[textAt(inputs, "statistic")];
  return (joined ?? Number.NaN) > Number(inputs.threshold);
}

/** CloudWatch's filters of JSON, as far as they are used: fields that are, or are not, a text with `*` in it, joined by `&&`. */
function fits(pattern: string, line: Line): boolean {
  const conditions = pattern.replace(/^\{ | \}$/g, "").split(" && ");
  return conditions.every((condition) => {
    const [, field = "", sign = "", wanted = ""] = /^(\$[.\w]+) (!?=) (?:"(.*)"|\*)$/.exec(condition) ?? [];
    if (sign === "") throw new Error(`a filter that is not understood here: ${condition}`);
    const found = fieldOf(line, field);
    if (found === undefined) return false;
    const text = new RegExp(`^${(wanted || "*").replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
    return text.test(String(found)) === (sign === "=");
  });
}

function fieldOf(line: Line, path: string): unknown {
  return path
    .slice("$.".length)
    .split(".")
    .reduce<unknown>((value, name) => (typeof value === "object" && value !== null ? (value as Line)[name] : undefined), line);
}
