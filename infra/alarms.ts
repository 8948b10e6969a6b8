import { isWatched, operators } from "./operators.ts";
import { prefix, region } from "./settings.ts";
import { COUNTED, WATCHED } from "./watched.ts";

if (isWatched) {
  for (const [name, { metric, pattern, value, logs }] of Object.entries(COUNTED)) {
    for (const [of, logGroupName] of Object.entries(logs)) {
      new aws.cloudwatch.LogMetricFilter(`${name}Of${of}`, {
        name: `${prefix}-${name}`,
        logGroupName,
        pattern,
        metricTransformation: { namespace: prefix, name: metric, value },
      });
    }
  }

  for (const [name, { what, namespace, metric, statistic, dimensions, above, minutes, times }] of Object.entries(WATCHED)) {
    new aws.cloudwatch.MetricAlarm(`Alarm${name}`, {
      name: `${prefix}-${name}`,
      alarmDescription: `${what} (docs/deploy.md says what to do)`,
      namespace,
      metricName: metric,
      statistic,
      dimensions,
      period: minutes * 60,
      comparisonOperator: "GreaterThanThreshold",
      threshold: above,
      evaluationPeriods: times ?? 1,
      treatMissingData: "notBreaching",
      alarmActions: [operators.arn],
      okActions: [operators.arn],
    });
  }

  // One graph for each, in the order in which one would look.
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: prefix,
    dashboardBody: $jsonStringify({
      widgets: Object.entries(WATCHED).map(([name, { what, namespace, metric, statistic, dimensions = {}, above, minutes }], at) => ({
        type: "metric",
        x: (at % 3) * 8,
        y: Math.floor(at / 3) * 6,
        width: 8,
        height: 6,
        properties: {
          title: `${name}: ${what}`,
          region,
          period: minutes * 60,
          annotations: { horizontal: [{ value: above, label: "alarm" }] },
          metrics: [[namespace, metric, ...Object.entries(dimensions).flat(), { stat: statistic }]],
        },
      })),
    }),
  });
}
