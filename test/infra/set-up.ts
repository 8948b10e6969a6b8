import { synthesizeAll } from "./stages.ts";

/** Vitest's: once before all tests of this folder. `INFRA_RECORDED=1` does with what the last run recorded, while tests are written. */
export const setup = process.env.INFRA_RECORDED ? async () => undefined : synthesizeAll;
