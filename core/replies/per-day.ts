import { readMailbox } from "./mailbox.ts";

/**
 * About how many mails of one sender the candidate is mailed within a day, questions and receipts each: a machine that answers
 * ours would never come to an end. What was handed in by hand is answered for longer.
 */
const OF_SENDER_PER_DAY = { automatic: 5, handedIn: 20 };
export const ofSenderPerDay = (via: string | undefined): number =>
  via === "automatic" ? OF_SENDER_PER_DAY.automatic : OF_SENDER_PER_DAY.handedIn;

/** Who sent it, by the address alone: the name before it is anybody's to choose. */
export const senderOf = (from: string): string => (readMailbox(from)?.address ?? from).trim().toLowerCase();
