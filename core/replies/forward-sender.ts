import { cleanLine } from "./clean.ts";
import type { Block } from "./header-block.ts";
import type { Address, Letter } from "./letter.ts";
import { addressesIn, mailboxSet, readMailbox } from "./mailbox.ts";
import { baseSubject, isForwardSubject } from "./subject.ts";

export type IsOwn = (address: string | null | undefined) => boolean;

/** A header block of a forward with whom it names: the sender, unless that is the candidate, or their name alone. */
export type Found = { block: Block; from: Address | null; shownName: string; isCandidate: boolean; isForCandidate: boolean };

/** Whom each block names. Who has the candidate's full name and only passes a mail on is the candidate, at another address of theirs. */
export function senders(blocks: readonly Block[], letter: Letter, isOwn: IsOwn): Found[] {
  return ownByName(
    blocks.map((block): Found => sender(block, letter, isOwn)),
    letter,
  );
}

/** "Fwd: Position" around "Position": one mail inside the other, and not two beside each other. */
export function isPassedOnIn({ fields: outer }: Block, { fields: inner }: Block): boolean {
  return isForwardSubject(outer.subject ?? "") && baseSubject(outer.subject ?? "") === baseSubject(inner.subject ?? "");
}

function ownByName(found: readonly Found[], letter: Letter): Found[] {
  return found.map((one, index) => {
    const next = found[index + 1];
    const isOtherAddress = one.from !== null && next !== undefined && !next.isCandidate && names(one.from.name, letter.from?.name ?? "");
    return isOtherAddress && isPassedOnIn(one.block, next.block) ? { ...one, from: null, shownName: "", isCandidate: true } : one;
  });
}

function sender(block: Block, letter: Letter, isOwn: IsOwn): Found {
  const shown = block.fields.from ?? "";
  const from = block.attribution === null ? readMailbox(shown) : attributed(block.attribution.text, block.attribution.address);
  const name = (letter.from?.name ?? "").toLowerCase();
  const hasOwnName =
    from === null &&
    name !== "" &&
    cleanLine(shown || (block.attribution?.text ?? ""))
      .toLowerCase()
      .includes(name);
  const recipients = `${block.fields.to ?? ""} ${block.fields.cc ?? ""}`;
  const isForCandidate = addressesIn(recipients).some(isOwn) || names(recipients, name);
  const isCandidate = isOwn(from?.address) || hasOwnName;
  return {
    block,
    from: isCandidate ? null : from,
    shownName: isCandidate || from !== null ? "" : nameShown(block),
    isCandidate,
    isForCandidate,
  };
}

const NAME_CHARS_MAX = 80;

/** A person's name where no address stands beside it: "Holm, Mette" is Mette Holm. */
function nameShown({ fields, attribution }: Block): string {
  const shown = attribution === null ? (fields.from ?? "") : (/[,\d]\s+([^,:<>\d@]{3,80}) wrote:$/u.exec(attribution.text)?.[1] ?? "");
  const plain = cleanLine(shown.replace(/\([^()]*\)|\[[^[\]]*\]/g, " ").replace(/["“”„*]/g, ""));
  const name = /^([^,]+), ([^,]+)$/.test(plain) ? plain.replace(/^([^,]+), ([^,]+)$/, "$2 $1") : plain;
  return name.length <= NAME_CHARS_MAX && /^\p{L}[\p{L}\p{M}.'’ -]+$/u.test(name) ? name.replace(/^(?:at|am|pm) /i, "") : "";
}

/** Whether a From line or "On … wrote:" names a person, by their address or in full. */
export function isNamedIn(shown: string, { email, name }: { email: string; name: string }): boolean {
  const isOwn = mailboxSet([email]);
  return addressesIn(shown).some(isOwn) || names(shown, name);
}

/** Whether a text has every word of a person's full name ("Doe, Jane" is Jane Doe; one word is too little to tell). */
function names(text: string, name: string): boolean {
  const words = name.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const said = new Set(text.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []);
  return words.length >= 2 && words.every((word) => said.has(word));
}

function attributed(text: string, address: string | null): Address | null {
  if (address === null) return null;
  const before = text.slice(0, text.lastIndexOf(address)).replace(/(?:\[?mailto:|<|\[|\()\s*$/i, "");
  const name =
    /(?:[,>]|\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s?[+-]\d{4})?|schrieb|skrev|schreef|pisze|escribió)\s+["“„«'‘]?([^,:<>\d"”»]{2,60})["”»'’]?\s*$/iu.exec(
      before,
    );
  return { name: cleanLine(name?.[1] ?? ""), address };
}
