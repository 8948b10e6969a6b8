import type { Html } from "./html.ts";
import { html } from "./html.ts";
import type { Sample } from "./samples.ts";

/** What the form for a mail by hand starts with. */
export type Composing = {
  kind: "forward" | "reply";
  mailId: string;
  from: string;
  to: string;
  employer: string;
  subject: string;
  text: string;
  /** The candidate's own line above a forward. */
  note: string;
  samples: Sample[];
};

const field = (name: string, label: string, value: string, hint = ""): Html =>
  html`<label>${label}<input name="${name}" value="${value}"${name !== "note" && name !== "subject" && html` required`}${hint !== "" && html` placeholder="${hint}"`}></label>`;

/** The form to hand in an employer's answer, or to answer one of our mails, as the candidate would. */
export function composePage(content: Composing): Html {
  const { kind, mailId, from, to, employer, subject, text, note } = content;
  const isForward = kind === "forward";
  const at = (sample: string) => `/local?write=forward&mail=${encodeURIComponent(mailId)}&sample=${sample}`;
  const choices = content.samples.map(({ name, label }) => html`<li><a href="${at(name)}">${label}</a></li>`);
  return html`<article class="compose">
    <h2>${isForward ? "Forward an employer’s answer" : "Answer this mail"}</h2>
    <p class="quiet">${
      isForward
        ? "As the candidate would: it goes to their private address, and is read like any mail that comes in."
        : "As the candidate would: an answer to the questions after an interview is stored as notes."
    }</p>
    ${isForward && html`<nav class="samples" aria-label="Samples"><span>Try:</span><ul>${choices}</ul></nav>`}
    <form method="post" action="/local/write">
      <input type="hidden" name="kind" value="${kind}"><input type="hidden" name="mail" value="${mailId}">
      ${field("from", "From (the candidate)", from, "Ada <ada@example.com>")}
      ${field("to", isForward ? "To (their forwarding address)" : "To", to)}
      ${isForward && field("employer", "Written by", employer, "Mette <mette@employer.example>")}
      ${field("subject", "Subject", subject)}
      ${isForward && field("note", "Your own line above it, if any", note, "offer")}
      <label>${isForward ? "What they wrote" : "Text"}<textarea name="text" rows="12" required>${text}</textarea></label>
      <button class="main">Send</button>
    </form>
  </article>`;
}
