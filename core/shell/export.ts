import type { Candidate } from "../candidates/candidate.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import type { Reply } from "../replies/reply.ts";
import { show } from "./letters.ts";
import { each } from "./listing.ts";
import type { World } from "./store.ts";

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
  const interviews = await gathered(each(world, { list: "interviews_of_candidate", candidateId: candidate.id }, "interview"));
  const replies = await gathered(each(world, { list: "replies_of_candidate", candidateId: candidate.id }, "reply"));
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

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function mailsOf(interview: Interview, candidate: Candidate): ExportedMail[] {
  return interview.messages.flatMap(({ id, content, deliveredAt }) => {
    if (content === undefined || deliveredAt === undefined) return [];
    const { to, subject, text } = show(content, candidate);
    return [{ interviewId: interview.id, messageId: id, deliveredAt, to, subject, text }];
  });
}
