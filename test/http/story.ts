import { derivedId } from "../../core/ids.ts";
import type { LinkAction, LinkTarget } from "../../core/links.ts";
import type { Api } from "./api.ts";
import { anInterview, nordvik } from "./api.ts";

/** What somebody might put into every field that a page shows. */
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='a'>{{x}}`;

/** A story in which every link has something to lead to: an offer is open, a mail is unclear, another is kept back. */
export async function aStory(api: Api, words = HOSTILE) {
  const interview = await anInterview(api, { role: words, company: { name: `Nordvik ${words}` } });
  const { id, candidateId, messages, rounds } = interview;
  await api.post("/v1/interviews", nordvik(candidateId, { company: { name: words }, role: words, interest: "first_choice", contact: {} }));
  await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" }, { headers: { "Idempotency-Key": "k" } });
  const told = api.runtime.record(id, "interview").events.find(({ type }) => type === "answered")?.id ?? "";
  const posted = { candidateId, from: "mette@nordvik.example", subject: words, text: `Please see below.\n${words}` };
  const { body: reply } = await api.post("/v1/replies", posted);
  const kept = api.runtime.record(reply.id, "reply");
  await api.runtime.records.create({ ...kept, id: derivedId("reply", "kept"), status: "quarantined", version: 1 });
  const messageId = messages.find(({ kind }) => kind === "thank_you")?.id ?? "";
  const offered = (await api.get(`/v1/interviews/${id}`)).body.messages.find(({ kind }) => kind === "offer_thanks")?.id ?? "";
  const targets: Record<LinkAction, Omit<LinkTarget, "action">> = {
    confirm_address: { recordId: candidateId },
    message_sent: { recordId: id, messageId: offered },
    message_later: { recordId: id, messageId: offered },
    message_skipped: { recordId: id, messageId: offered },
    not_right: { recordId: id, messageId: offered },
    correct_reading: { recordId: id, value: told },
    review_reply: { recordId: reply.id, value: "status_update" },
    round_not_held: { recordId: id, value: rounds[0]?.id ?? "" },
    decision_promised: { recordId: id, value: "one_week" },
    already_answered: { recordId: id },
    close_interview: { recordId: id },
    open_again: { recordId: id },
    not_yet: { recordId: id },
    offer_accepted: { recordId: id },
    offer_signed: { recordId: id },
    offer_declined: { recordId: id },
    change_requested: { recordId: id },
    deadline_named: { recordId: id },
    tell_first_choice: { recordId: id },
    not_interested: { recordId: id },
    release_quarantine: { recordId: derivedId("reply", "kept") },
    fill_in: { recordId: id, messageId },
    download_eml: { recordId: id, messageId },
    unsubscribe: { recordId: candidateId },
  };
  return { id, candidateId, targets, linkTo: (action: LinkAction) => api.link({ action, ...targets[action] }) };
}

/** What is posted where the form must say something. */
export const FORMS: Partial<Record<LinkAction, Record<string, string>>> = {
  correct_reading: { intent: "regret" },
  already_answered: { intent: "status_update", decisionBy: "2026-12-11" },
  change_requested: { text: HOSTILE },
  deadline_named: { by: "2026-12-18" },
};
