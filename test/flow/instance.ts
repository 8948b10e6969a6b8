import { startLocal } from "../../local/start.ts";
import { storyNowMs } from "./product.ts";

/** The product in a process of its own, so that a test can kill it. Prints its URL on the first line. */
const [dataDir = ""] = process.argv.slice(2);
const local = await startLocal({ port: 0, smtpPort: 0, dataDir, realNowMs: storyNowMs });
console.log(local.url);
