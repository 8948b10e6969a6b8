/** An employer's answer, to try out what comes of it. Its days are counted from the clock of the instance. */
export type Sample = { name: string; label: string; subject: string; text: string };

const DAY_MS = 86_400_000;

function dayAfter(nowMs: number, days: number): string {
  const format = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return format.format(new Date(weekday(nowMs + days * DAY_MS))).replace(",", "");
}

/** Nobody interviews on a Sunday: the Monday after a weekend. */
function weekday(atMs: number): number {
  const day = new Date(atMs).getUTCDay();
  return atMs + (day === 6 ? 2 : day === 0 ? 1 : 0) * DAY_MS;
}

/** One answer of each kind that matters, and one that is hard to read. */
export function samples(nowMs: number): Sample[] {
  const letter = (...paragraphs: string[]) => ["Dear Ada,", ...paragraphs, "Kind regards,\nMette Solberg"].join("\n\n");
  return [
    {
      name: "update",
      label: "They need longer",
      subject: "Your application",
      text: letter(`Thank you for coming to see us. We need a little longer than we said, and will let you know by ${dayAfter(nowMs, 8)}.`),
    },
    {
      name: "invitation",
      label: "A further interview",
      subject: "Second interview",
      text: letter(
        "We enjoyed meeting you and would like to invite you to a second interview.",
        `Would ${dayAfter(nowMs, 6)} at 10:00 suit you? You would meet our technical director at our office.`,
      ),
    },
    {
      name: "offer",
      label: "An offer",
      subject: "Our offer to you",
      text: letter(`We are delighted to offer you the position. Please let us have your answer by ${dayAfter(nowMs, 10)}.`),
    },
    {
      name: "regret",
      label: "A regret letter",
      subject: "Your application",
      text: letter(
        "Thank you for coming to see us. It was a close decision, and I am sorry to tell you that we have chosen another candidate for the position. We wish you every success.",
      ),
    },
    {
      name: "references",
      label: "They ask for references",
      subject: "References",
      text: letter("Before we go on, could you please send us the names and telephone numbers of two referees?"),
    },
    {
      name: "unclear",
      label: "Hard to read",
      subject: "Re: our conversation",
      text: letter("Interesting developments on our side. More when I see you."),
    },
  ];
}
