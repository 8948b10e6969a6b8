const DEVICE =
  "i-?phone|i-?pad|ipod|android|galaxy|samsung|huawei|xiaomi|oneplus|pixel|nokia|blackberry|windows phone|smartphone|mobile|cell ?phone|phone|handy|mobil|móvil|portable|telefoon|telefon|telefono|outlook|gmail|yahoo|proton|zoho|aol|mail for windows|mail för|e?mail app|gmx|web\\.de|front|superhuman|spark|hey|fastmail|tutanota|mailbird|em client|nine|bluemail";

const MOBILE: readonly RegExp[] = [
  new RegExp(`^(?:sent|send) (?:from|via|with|using|by|on)\\b.{0,30}\\b(?:${DEVICE})\\b.{0,60}$`, "i"),
  /^get outlook for (?:ios|android|mac)/i,
  /^(?:download|get) (?:the )?(?:all-new|new)? ?(?:aol|yahoo|gmx|proton) ?(?:mail)? (?:app|for)/i,
  new RegExp(
    `^(?:von meinem|gesendet (?:von|mit)|diese nachricht wurde von meinem)\\b.{0,60}\\b(?:${DEVICE})?.{0,40}(?:gesendet)?\\.?$`,
    "i",
  ),
  /^(?:envoyé (?:de|depuis|à partir)|enviado (?:desde|do|de|a partir|via)|enviat des|inviato da|verzonden (?:vanaf|met|via)|verstuurd vanaf|sendt fra|skickat från|lähetetty|wysłane z|wysłano z|odesláno z|odoslané z|küldve|trimis de pe|poslano s|poslano z|отправлено (?:с|из)|надіслано (?:з|із)|στάλθηκε από|gönderildi)\b.{0,80}$/i,
  /^(?:iphone|ipad|android|iphonemdan|iPhone|iPhoneから送信|从我的|發自|发自|나의 .{1,20}에서 보냄|내 .{1,20}에서 보냄|נשלח מה|أرسلت من|ส่งจาก).{0,40}(?:送信|gönderildi|에서 보냄|iphone|ipad|手机|手機)?$/i,
];

const ANY_MOBILE = new RegExp(MOBILE.map(({ source }) => source).join("|"), "i");

/** "Sent from my iPhone", in the languages and for the apps that add it by themselves. */
export function isMobileSignature(text: string): boolean {
  return text.length > 0 && text.length <= 160 && ANY_MOBILE.test(text);
}

/** The coloured box that a company's gateway puts above mail from outside, one line of it. */
export function isWarningBanner(text: string): boolean {
  if (text.length === 0 || text.length > 600) return false;
  return /\b(?:this (?:e-?mail|message) (?:originated|was sent|comes?|came|is) (?:from )?(?:an |someone )?(?:outside|external)|external (?:e-?mail|sender)\b.{0,60}(?:caution|careful|do not|links)|you don'?t often get email from|do not click (?:on )?(?:any )?links or open attachments)/i.test(
    text,
  );
}

const STRONG =
  /\b(?:confidentiality (?:notice|statement|note)|(?:intended|meant) (?:solely|only|exclusively) for (?:the |its )?(?:use of )?(?:the )?(?:individual|person|addressee|recipient|named|intended)|if you are not the (?:intended|named|correct) (?:recipient|addressee)|(?:if you have |have you )?received (?:this|it) (?:e-?mail |message |communication )?(?:in error|by mistake)|registered (?:office|in england|in scotland|in ireland|company number)|consider the environment before|think before (?:you )?print|legally privileged|any (?:unauthori[sz]ed|other) (?:use|review|disclosure|copying|dissemination)|scanned (?:for|by) (?:viruses|mimecast|symantec)|this (?:e-?mail|message|communication) and any (?:attachments?|files)|diese e-?mail enthält vertrauliche|ce (?:message|courriel) et (?:toutes les |ses )?pièces jointes)\b/i;
const WEAK =
  /\b(?:confidential|privileged|intended recipient|disclos|disseminat|distribut|copying|in error|notify the sender|delete (?:it|this|the)|virus|attachments?|liab|warrant|monitor|registered|unsubscribe|equal opportunit|bound by|e-?mail|vertraulich|views (?:expressed|or opinions)|data protection|privacy (?:notice|policy))/gi;

/**
 * What is left of a paragraph when the part that lawyers wrote is cut off: the lines, and in the first of those the
 * sentences, before the first that sounds like it. The paragraph itself when nothing does.
 */
export function withoutDisclaimer(paragraph: readonly string[]): string[] {
  const text = paragraph.join(" ").slice(0, 4_000);
  if (!isDisclaimer(text)) return [...paragraph];
  const first = paragraph.findIndex((line) => isLegal(line.slice(0, 4_000)));
  // Spread so evenly that no single line shows it: the whole paragraph is one.
  if (first < 0) return [];
  const sentences = (paragraph[first] ?? "").slice(0, 4_000).split(/(?<=[.!?])\s+/);
  const said = sentences.slice(0, Math.max(0, sentences.findIndex(isLegal))).join(" ");
  return [...paragraph.slice(0, first), ...(said === "" ? [] : [said])];
}

function isDisclaimer(text: string): boolean {
  if (/^.{0,20}(?:please )?(?:consider the environment before|think before you print)/i.test(text)) return true;
  if (text.length < 80) return /^registered (?:office|in england)/i.test(text);
  return STRONG.test(text) ? text.length > 150 || weakIn(text) >= 1 : weakIn(text) >= 5;
}

function isLegal(text: string): boolean {
  return STRONG.test(text) || weakIn(text) >= 2;
}

function weakIn(text: string): number {
  return new Set([...text.matchAll(WEAK)].map(([word]) => word.toLowerCase())).size;
}

const SIGN_OFF =
  /^(?:(?:with )?(?:kind|kindest|best|warm|warmest|many|good)(?: personal)?(?: regards?| wishes| thanks)?|regards|rgds|br|kr|thanks(?: again)?|many thanks|thank you(?: again)?|thanks (?:and|&) (?:kind )?regards|cheers|all the best|all best|best|sincerely|yours?(?: sincerely| faithfully| truly)?|sincerely yours|respectfully|warmly|cordially|with (?:best|kind|warm) (?:wishes|regards)|looking forward|talk soon|speak soon|take care|mit freundlichen grüßen|viele grüße|beste grüße|cordialement|bien à vous|saludos(?: cordiales)?|un saludo|atenciosamente|cordiali saluti|met vriendelijke groet(?:en)?|med venlig hilsen|venlig hilsen|med vänliga hälsningar|slán|le meas)\s*[,.!]?\s*$/i;

/** "Kind regards," and its like, alone in a line. */
export function isSignOff(text: string): boolean {
  return text.length <= 45 && SIGN_OFF.test(text);
}

/** Times, dates, sums and what a letter is about: details stand beneath a name too ("Friday 6 November, 10:00, Teams"). */
const SAYS_SOMETHING =
  /\d{1,2}[:.]\d{2}\b(?!\d)|\b\d{1,2} ?[ap]\.?m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|[€£$₹]\s?\d|\b(?:interview|offer|salary|deadline|start date|meeting|agenda|unfortunately|regret)\b/i;

/**
 * A line of a signature (title, telephone, address, slogan, link) and not a sentence that says something: what is
 * doubtful stays.
 */
export function isContactLine(text: string): boolean {
  if (text === "") return true;
  if (/^p\.? ?p?s\.?\b/i.test(text) || SAYS_SOMETHING.test(text)) return false;
  if (
    /^(?:t|tel|telephone|phone|m|mob|mobile|cell|f|fax|e|e-?mail|w|web|website|a|address|d|direct|o|office|linkedin|twitter|x|instagram|pronouns)\s?[.:|]/i.test(
      text,
    )
  )
    return true;
  if (/^(?:https?:\/\/|www\.|[^\s@]+@[^\s@]+$|\+?[\d\s().-]{7,}$)/i.test(text)) return true;
  const words = text.split(/\s+/).length;
  const isSentence = /[.?!]$/.test(text) ? words >= 4 : words >= 12;
  return !isSentence && text.length <= 100;
}

/** What mass mailers and recruiting systems put under everything they send, a serious mail as well. */
const FOOTER =
  /\b(?:unsubscribe|opt(?:ing)?[- ]out|(?:manage|update|change|edit) (?:your |my )?(?:e-?mail |notification |communication |alert |mailing |subscription )*(?:preferences|settings|subscriptions?)|(?:you|you're|you are) (?:are )?(?:receiving|getting|received|have received|got|get) this (?:e-?mail|message|notification|because|as)|view (?:this|in) .{0,20}browser|all rights reserved|(?:this )?(?:mailbox|inbox|address|account) is (?:not|un)-? ?(?:actively )?(?:monitored|attended)|(?:please )?do not (?:reply|respond) (?:directly )?to this (?:e-?mail|message|address)|(?:automatically|auto-?)[- ]?(?:generated|sent)|automated (?:e-?mail|message|notification)|privacy (?:notice|policy|statement)|terms of (?:use|service)|equal[- ]opportunit(?:y|ies) employer|powered by|sent (?:by|via|on behalf of|through) .{1,40}(?:platform|system|recruiting|hiring|talent|software))\b|^©|^copyright\b/i;
const FOOTER_SENTENCE_CHARACTERS_MAX = 300;

/** A line without the sentences at its end that are a mass mailer's ("You get this because you applied. Unsubscribe"). */
export function withoutFooterSentences(line: string): string {
  const sentences = line.split(/(?<=[.!?])\s+/);
  const isFooter = (sentence: string) =>
    sentence.length <= FOOTER_SENTENCE_CHARACTERS_MAX && FOOTER.test(sentence) && !SAYS_SOMETHING.test(sentence);
  return sentences.slice(0, sentences.findLastIndex((sentence) => !isFooter(sentence)) + 1).join(" ");
}
