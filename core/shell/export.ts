import type { Candidate } from "../candidates/candidate.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import type { ListQuery, StoredRecord } from "../ports.ts";
import type { Reply } from "../replies/reply.ts";
import { show } from "./letters.ts";
import type { World } from "./store.ts";

const PAGE = 100;

/** A mail that was delivered, as the export has it. */
export type ExportedMail = { interviewId: string; messageId: string; deliveredAt: string; to: string; subject: string; text: string };
/** What is held about one candidate. */
export type Held = {
  interviews: Interview[];
  replies: Reply[];
  mails: ExportedMail[];
  notes: { interviewId: string; at: string; text: string }[];
};

/** Gathers all that is held about a candidate. Their own notes are in it where they share them, and nowhere else. */
export async function gather(world: World, candidate: Candidate): Promise<Held> {
  const interviews = await all(world, { list: "interviews_of_candidate", candidateId: candidate.id }, "interview");
  const replies = await all(world, { list: "replies_of_candidate", candidateId: candidate.id }, "reply");
  return {
    interviews,
    replies,
    mails: interviews.flatMap((interview) => mailsOf(interview, candidate)),
    notes: candidate.preferences.shareNotes
      ? interviews.flatMap((interview) =>
          fold(interview.events, candidate.timeZone).notes.map((note) => ({ interviewId: interview.id, ...note })),
        )
      : [],
  };
}

function mailsOf(interview: Interview, candidate: Candidate): ExportedMail[] {
  return interview.messages.flatMap(({ id, content, deliveredAt }) => {
    if (content === undefined || deliveredAt === undefined) return [];
    const { to, subject, text } = show(content, candidate);
    return [{ interviewId: interview.id, messageId: id, deliveredAt, to, subject, text }];
  });
}

/** Every record of a list, page by page, in its order. */
async function all<T extends StoredRecord["type"]>(world: World, query: ListQuery, type: T): Promise<Extract<StoredRecord, { type: T }>[]> {
  const found: Extract<StoredRecord, { type: T }>[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.records.list(query, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    const records = page.ids.length === 0 ? new Map<string, StoredRecord>() : await world.records.load(page.ids);
    for (const id of page.ids) {
      const record = records.get(id);
      if (record?.type === type) found.push(record as Extract<StoredRecord, { type: T }>);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
