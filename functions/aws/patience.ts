/** A call that hangs is worth less than one that fails: the caller, or the queue, tries again. */
export const IMPATIENT = { requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true } } as const;
/** A raw mail may have 40 MB, so that only a connection that stands still is given up. */
export const IMPATIENT_WHEN_IDLE = { requestHandler: { connectionTimeout: 2_000, socketTimeout: 5_000 } } as const;
