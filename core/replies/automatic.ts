import { LINE_CHARS_LOOKED_AT } from "./clean.ts";
import type { Letter } from "./letter.ts";
import { baseSubject } from "./subject.ts";

/** How much of a text is searched for phrases, in characters. */
const SEARCHED_CHARS_MAX = 20_000;
const LINKS_MAX = 50;

/** What a machine sent by itself. null: a person did, or a system that speaks for one (an applicant-tracking system). */
export type Automatic = "bounce" | "auto_reply" | "forwarding_confirmation" | null;

/**
 * Whether a letter is a bounce, a vacation notice or a provider's mail about setting up a forward.
 *
 * `Auto-Submitted: auto-generated`, `Precedence: bulk` and `List-Unsubscribe` mean nothing here: applicant-tracking systems
 * put them on real rejections (RFC 3834 §5 reserves `auto-replied` for answers). A null return path alone means nothing
 * either, since Exchange forwards with one.
 */
export function automaticKind(letter: Letter): Automatic {
  if (forwardingConfirmation(letter) !== null) return "forwarding_confirmation";
  if (isBounce(letter)) return "bounce";
  return isAutoReply(letter) ? "auto_reply" : null;
}

const DAEMON =
  /^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?daemon|mailerdaemon|microsoftexchange[0-9a-f]*|mdaemon|double-bounce|bounces?|mail-delivery-system|no-?reply-?bounce)(?:[+=-].*)?$/i;
const BOUNCE_SUBJECT =
  /^(?:\[[^\]]{0,40}\] ?)?(?:undeliver(?:able|ed)|mail delivery (?:failed|failure|subsystem|system|status)|delivery (?:status notification|failure|has failed|failed|notification|problem|incomplete|delayed)|returned (?:mail|to sender)|failure notice|message (?:undeliverable|not delivered|could not be delivered|blocked|delivery failure)|non[- ]?deliver|could not (?:send|deliver)|warning: (?:could not send|message)|unzustellbar|nicht zugestellt|übermittlungsfehler|non remis|échec (?:de la )?remise|no se puede entregar|no se ha podido|mancato recapito|onbestelbaar|ikke leveret|kan inte levereras|niedostarczone|не доставлено)/i;
const BOUNCE_TEXT =
  /\b(?:could not be delivered|couldn['’]t be delivered|(?:was|were) not delivered|delivery to the following recipients? failed|undeliverable|permanent (?:fatal )?error|address (?:not found|rejected|couldn['’]t be found)|user unknown|mailbox (?:full|unavailable|not found)|recipient['’]?s? (?:mailbox|address)|5\.\d\.\d{1,2}\b|550[ -])/i;

function isBounce(letter: Letter): boolean {
  const { contentType, returnPath } = letter.headers;
  const isReport = /^multipart\/report/i.test(contentType);
  if (isReport && /report-type\s*=\s*"?(?:delivery-status|feedback-report)/i.test(contentType)) return true;
  if (letter.attachments.some(({ contentType: type }) => type === "message/delivery-status" || type === "message/global-delivery-status"))
    return true;
  const local = letter.from?.address.split("@", 1)[0] ?? "";
  const text = letter.text.slice(0, SEARCHED_CHARS_MAX);
  if (DAEMON.test(local))
    return !/^postmaster$/i.test(local) || returnPath === "" || BOUNCE_SUBJECT.test(letter.subject) || BOUNCE_TEXT.test(text);
  if (returnPath === "" || letter.from === null)
    return BOUNCE_SUBJECT.test(letter.subject) || (BOUNCE_TEXT.test(text) && isMachine(letter));
  return BOUNCE_SUBJECT.test(letter.subject) && BOUNCE_TEXT.test(text) && isMachine(letter);
}

function isMachine(letter: Letter): boolean {
  const { autoSubmitted } = letter.headers;
  return (autoSubmitted !== "" && autoSubmitted !== "no") || letter.from === null || /^multipart\/report/i.test(letter.headers.contentType);
}

const VACATION_SUBJECT =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder|antwort)\b|autoreply|auto:|autoresponse|out of (?:the )?office|ooo\b|away from (?:the |my )?(?:office|desk|email)|i am (?:currently )?(?:out of|away)|on (?:annual|parental|maternity|sick) leave|on (?:vacation|holiday)\b|vacation (?:reply|response|notice)|abwesen(?:d|heit)|automatische antwort|réponse automatique|absence du bureau|message d['’]absence|respuesta automática|fuera de la oficina|resposta automática|ausência|risposta automatica|fuori sede|fuori ufficio|automatisch antwoord|afwezig|automatisk svar|autosvar|automatiskt svar|frånvaro|automaattinen vastaus|poissa|autoodpowiedź|automatyczna odpowiedź|automatická odpověď|automatická odpoveď|automatikus válasz|răspuns automat|автоматический ответ|автоответ|автоматична відповідь|αυτόματη απάντηση|otomatik yanıt|自动回复|自動回覆|自動返信|자동 응답|자동회신|תשובה אוטומטית|رد تلقائي)/i;

function isAutoReply(letter: Letter): boolean {
  const { autoSubmitted, contentType, precedence, xAutoReply } = letter.headers;
  if (/^auto-(?:replied|notified-?)/.test(autoSubmitted) || xAutoReply || precedence === "auto_reply") return true;
  // A read receipt (RFC 8098) says that a mail was shown, not what anybody thinks of it.
  if (/^multipart\/report/i.test(contentType) && /disposition-notification/i.test(contentType)) return true;
  return VACATION_SUBJECT.test(letter.subject.trim());
}

type Provider = { provider: "gmail" | "outlook" | "other"; senders: RegExp; links: RegExp };

// A link is passed on only when it leads to the provider's own host, and there to the page that confirms:
// google.com/url?q=… would lead anywhere, and Gmail's "uf-" link in the same mail cancels instead.
const PROVIDERS: readonly Provider[] = [
  {
    provider: "gmail",
    senders: /^forwarding-noreply@google\.com$/i,
    links: /^(?:mail-settings|mail|isolated\.mail)\.google\.com\/mail\/(?:u\/\d+\/)?vf-/i,
  },
  {
    provider: "outlook",
    senders: /@(?:[\w-]+\.)*(?:accountprotection\.microsoft\.com|microsoft\.com|outlook\.com|microsoftonline\.com|office365\.com)$/i,
    links: /^(?:[\w-]+\.)*(?:live\.com|outlook\.com|microsoft\.com|office\.com|office365\.com)\//i,
  },
  { provider: "other", senders: /@(?:[\w-]+\.)*(?:yahoo\.com|yahoo-inc\.com|cc\.yahoo-inc\.com)$/i, links: /^(?:[\w-]+\.)*yahoo\.com\//i },
  {
    provider: "other",
    senders: /@(?:[\w-]+\.)*(?:zoho\.com|zohomail\.com|zoho\.eu|zoho\.in|zohocorp\.com)$/i,
    links: /^(?:[\w-]+\.)*zoho\.(?:com|eu|in)\//i,
  },
  { provider: "other", senders: /@(?:[\w-]+\.)*(?:fastmail\.com|fastmailteam\.com)$/i, links: /^(?:[\w-]+\.)*fastmail\.com\//i },
  {
    provider: "other",
    senders: /@(?:[\w-]+\.)*(?:proton\.me|protonmail\.com)$/i,
    links: /^(?:[\w-]+\.)*(?:proton\.me|protonmail\.com)\//i,
  },
  { provider: "other", senders: /@(?:[\w-]+\.)*(?:yandex\.ru|yandex\.com)$/i, links: /^(?:[\w-]+\.)*yandex\.(?:ru|com)\//i },
  { provider: "other", senders: /@(?:[\w-]+\.)*(?:mail\.ru|corp\.mail\.ru)$/i, links: /^(?:[\w-]+\.)*mail\.ru\//i },
  {
    provider: "other",
    senders: /@(?:[\w-]+\.)*(?:gmx\.net|gmx\.com|gmx\.de|web\.de)$/i,
    links: /^(?:[\w-]+\.)*(?:gmx\.net|gmx\.com|gmx\.de|web\.de)\//i,
  },
  { provider: "other", senders: /@(?:[\w-]+\.)*(?:apple\.com|icloud\.com)$/i, links: /^(?:[\w-]+\.)*(?:apple\.com|icloud\.com)\//i },
];
/** Most mails are from none of them: one look at the sender tells. */
const ANY_SENDER = new RegExp(PROVIDERS.map(({ senders }) => senders.source).join("|"), "i");

const FORWARDING =
  /\b(?:(?:auto-?|e-?mail |mail )?forwarding|forward(?:ed|s)? (?:(?:your|my|all|incoming|new|their) )*(?:e-?mails?|messages|mail)|(?:e-?mails?|messages|mail) forwarded|weiterleitung|weiterzuleiten|transfert|reenvío|encaminhamento|inoltro|doorsturen|przekazywani\w+)\b|пересылк/i;
const AGREEMENT = /\b(?:confirm|verif|approv|allow|request|bestätig|bevestig|conferm|potwierd)|подтвер/i;
// At a provider's own domain people work too, and recruiters among them: only its machines send these.
const MACHINE_LOCAL = /(?:no-?reply|do-?not-?reply|account|security|verif|notif|forward|mailer|system|service)/i;

/**
 * Gmail's, Outlook's and others' mail that asks the owner of an address to agree to a forward; null for any other mail.
 * `link` is set only if it leads over https to the provider's own confirmation page. The caller must have
 * authenticated the sender: these are recognised by their From.
 */
export function forwardingConfirmation(
  letter: Letter,
): { provider: "gmail" | "outlook" | "other"; code: string | null; link: string | null } | null {
  const sender = letter.from?.address ?? "";
  const found = ANY_SENDER.test(sender) ? PROVIDERS.find(({ senders }) => senders.test(sender)) : undefined;
  if (found === undefined) return null;
  const text = letter.text.slice(0, SEARCHED_CHARS_MAX);
  const start = `${letter.subject}\n${text.slice(0, 4_000)}`;
  const isSetUp = MACHINE_LOCAL.test(sender.split("@", 1)[0] ?? "") && FORWARDING.test(start) && AGREEMENT.test(start);
  if (found.provider !== "gmail" && !isSetUp) return null;
  const code =
    /\(#(\d{6,12})\)/.exec(letter.subject)?.[1] ??
    /(?:code|pin|kode|koodi|kód|код|código|codice|代码|코드)[^\d\n]{0,40}\n{0,3}[^\d\n]{0,20}(\d{4,12})(?!\d)/iu.exec(text)?.[1] ??
    null;
  const link = linksIn(text).find((url) => found.links.test(`${url.host}${url.pathname}`)) ?? null;
  return code === null && link === null && found.provider !== "gmail" ? null : { provider: found.provider, code, link: link?.href ?? null };
}

function linksIn(text: string): URL[] {
  const links: URL[] = [];
  for (const [match] of text.matchAll(/https:\/\/[^\s<>"')\]]{4,2000}/g)) {
    const url = URL.parse(match.replace(/[.,;:]+$/, ""));
    if (url !== null && url.protocol === "https:" && url.username === "" && url.password === "" && url.port === "") links.push(url);
    if (links.length === LINKS_MAX) break;
  }
  return links;
}

const LEFT: readonly RegExp[] = [
  /\b(?:(?:i|he|she|they|who) (?:am|is|are|have|has)?|(?:am|is|are)|['’](?:m|s|re)|(?:has|have)) ?no longer (?:(?:works?|working|employed|part|an employee|a member|associated|at|with|in the employ)\b(?! (?:in|at) the office))/i,
  /\bno longer (?:works?|working|employed) (?:at|for|with|by|here)\b/i,
  /\b(?:has|have|['’]ve|had) (?:now |since |recently |permanently )?left (?:the (?:company|organi[sz]ation|business|firm|team|agency|university|council|trust|school|charity|practice)|our (?:company|organi[sz]ation|team)|us\b|(?!for\b|on\b|the office\b|my desk\b|at\b)[A-Z][\w&.-]+)/,
  /\b(?:my|his|her|their) last (?:working )?day (?:at|with|in|of)? ?[^.\n]{0,60}?\b(?:was|is|will be|has been)\b/i,
  /\b(?:has|have|['’]ve) moved on (?:from|to (?:a )?(?:new|another))/i,
  /\bno longer (?:monitored|in use|active)\b[^.\n]{0,80}\b(?:left|departed|employed)\b/i,
  /\b(?:is|am) (?:leaving|departing) (?:the company|us\b|[A-Z]\w+ (?:on|for)\b)/,
  /nicht mehr (?:bei|im|für) (?:uns|unternehmen|[A-Z]\S+)[^.\n]{0,40}(?:tätig|beschäftigt)|(?:das|unser) unternehmen verlassen|ne (?:fait|travaille|fais) plus (?:partie|chez)|a quitté (?:la société|l['’]entreprise|notre)|ya no (?:trabaja|forma parte)|non (?:lavora|fa) più (?:parte|in|per|con)|werkt niet meer|arbejder ikke længere|arbetar inte längre/i,
];

const SAYS_AUTOMATIC = /\b(?:auto(?:matic|mated|-?generated|-?reply)|out[- ]of[- ]office)\b/i;
const REDIRECTS =
  /\b(?:please|kindly|you (?:can|may)|should|instead|in (?:his|her|their|my) place)\b[^.!?\n]{0,60}\b(?:address|contact|e-?mail|write|direct|send|forward|reach|reply|in touch|speak|turn|get hold)\b|\b(?:contact|address|write to|reach|mail|e-?mail) [^.!?\n]{0,60}\b(?:instead|from now on)\b/i;
const NOTICE_CHARACTERS_MAX = 700;

/**
 * Whether a mail is the notice of a mailbox whose owner has left for good, where no header shows that a machine wrote it:
 * one that was forwarded by hand, or handed in as text. A short one that names where to write instead is one as well.
 */
export function isLeavingNotice({ subject, text }: { subject: string; text: string }): boolean {
  const isAutomatic = VACATION_SUBJECT.test(baseSubject(subject)) || SAYS_AUTOMATIC.test(text.slice(0, SEARCHED_CHARS_MAX));
  return hasLeftTheCompany(text) && (isAutomatic || (text.length <= NOTICE_CHARACTERS_MAX && REDIRECTS.test(text)));
}

/** Whether an automatic reply says that the person written to has left for good, so that somebody else must be addressed. */
export function hasLeftTheCompany(text: string): boolean {
  return text
    .slice(0, SEARCHED_CHARS_MAX)
    .split(/\n{2,}|(?<=[.!?])\s/)
    .slice(0, 300)
    .some((sentence) => {
      const line = sentence.replace(/\s+/g, " ").slice(0, LINE_CHARS_LOOKED_AT);
      return LEFT.some((pattern) => pattern.test(line));
    });
}
