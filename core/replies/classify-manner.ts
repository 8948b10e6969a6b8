/** How an answer is given, beside what it says: warmly (R28), with a question (R18), with a wish to be called or not (R9, R10). */
import type { Clause } from "./classify-clauses.ts";
import type { Wish } from "./classify-wish.ts";
import { refusesCalls, wishOf } from "./classify-wish.ts";
import type { Intent } from "./intents.ts";
import { find, matches, phrase } from "./phrase-search.ts";

const WARM = [
  "enjoyed|loved|love _2 meet*|talk*|speaking|chatting|conversation|getting|your|interview*|having|visit",
  "pleasure|delight|lovely|wonderful|great|joy to|_2 meet*|see|seeing|talk*|speak*|know",
  "impressed|inspiring|inspired|outstanding|excellent|terrific|fantastic|brilliant|memorable",
  "our|hope _2 paths cross",
  "keep|stay in touch",
  "thought the world of you",
  "rooting for you",
  "you were|are a? _1 great|wonderful|fab|excellent|strong|lovely|excellent|super",
  "we|i _2 loved|liked you|your",
  "everyone|team|all _3 liked|loved|enjoyed",
  "very|so|really kind|sorry _1 of|not|to",
  "personally|warm* regards|wishes",
  "hope to|we meet|work|cross again|together",
].map(phrase);

const QUESTION = [
  "may|can|could|would|will|shall|do|are|have|is|when|what|which|how|who we|i|you|there|would|like|be ~20 ?",
  "what|which|when|where|who|how are|is|was|were|do|did|does|would|will|can|could|much|soon|long your|you|the|it|that ~20 ?",
  "let us|me know if|whether|when|what you|we|may|it",
  "just|please say so|reply+yes|let+us+know|tell+me|confirm+whether",
].map(phrase);

type Manner = {
  warm?: boolean;
  asksQuestion?: boolean;
  wantsContact?: Wish;
  noCalls?: boolean;
};

/** Only what was found; nothing is said of the rest. */
export function manner(parts: readonly Clause[], intent: Intent): Manner {
  const body = parts.filter((part) => !part.subject);
  const noCalls = body.some((part) => refusesCalls(part));
  const wantsContact = wishOf(body);
  return {
    ...(body.flatMap((part) => WARM.filter((warm) => find(warm, part) !== null)).length >= 2 ? { warm: true } : {}),
    ...(intent === "regret" && body.some((part) => matches(QUESTION, part)) ? { asksQuestion: true } : {}),
    ...(wantsContact === undefined ? {} : { wantsContact }),
    ...(noCalls ? { noCalls: true } : {}),
  };
}
