import { synthesizeAll } from "./stages.ts";

/** Vitest's: once before all tests of this folder. */
export const setup = synthesizeAll;
