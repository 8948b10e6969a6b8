/** The stand-ins that a fault can be set on. */
export type Service = "ses" | "scheduler" | "sqs" | "s3" | "dynamodb";

/** An answer that AWS may give instead of the right one. */
export type Failure = {
  /** The error code in AWS's own spelling, such as `Throttling`. */
  code: string;
  status?: number;
  message?: string;
  /** Only for this operation, such as `SendRawEmail`; any when left out. */
  operation?: string;
  /** `before`: nothing is done. `after`: it is done, and the answer says that it failed, as when the caller's patience ran out. */
  when?: "before" | "after";
  /** Breaks the connection instead of answering. */
  disconnect?: boolean;
};

/** What can be set to happen: a failure, or a schedule that fires one time too many. */
export type Fault = Failure | { fireTwice: true };

/** The switches by which a test makes the stand-ins misbehave as AWS does on a bad day. */
export type Faults = {
  /** The next `times` requests to `service` that the fault fits meet it. Faults are met in the order they were set. */
  next(service: Service, fault: Fault, times?: number): void;
  clear(): void;
  /** For the stand-ins: the failure that this request must meet, if any; it is used up. */
  takeFailure(service: Service, operation: string): Failure | undefined;
  /** For the scheduler: whether this schedule must fire twice; it is used up. */
  takeFireTwice(): boolean;
};

export function createFaults(): Faults {
  let pending: { service: Service; fault: Fault; times: number }[] = [];

  function take(service: Service, fits: (fault: Fault) => boolean): Fault | undefined {
    const found = pending.find((entry) => entry.service === service && fits(entry.fault));
    if (!found) return undefined;
    found.times -= 1;
    if (found.times <= 0) pending = pending.filter((entry) => entry !== found);
    return found.fault;
  }

  return {
    next(service, fault, times = 1) {
      if (times > 0) pending.push({ service, fault, times });
    },
    clear() {
      pending = [];
    },
    takeFailure(service, operation) {
      const fault = take(service, (one) => "code" in one && (one.operation ?? operation) === operation);
      return fault && "code" in fault ? fault : undefined;
    },
    takeFireTwice: () => take("scheduler", (fault) => "fireTwice" in fault) !== undefined,
  };
}
