import type { Attachment } from "./letter.ts";

export const OUTLOOK_MESSAGE = /\.msg$|vnd\.ms-outlook/i;
export const OUTLOOK_PACKED = /winmail\.dat$|ms-tnef/i;
export const ENCRYPTED = /pkcs7-mime|\.p7m$|pgp-encrypted/i;
const PGP_ARMOR = /^-----BEGIN PGP MESSAGE-----/m;
const DOCUMENT =
  /\.(?:pdf|docx?|odt|rtf|pages|txt|html?|xps)$|application\/(?:pdf|msword|rtf)|officedocument\.wordprocessing|opendocument\.text/i;
const PICTURE = /^image\/|\.(?:png|jpe?g|gif|heic|webp|tiff?|bmp)$/i;

type Seen = { text: string; attachments: readonly Attachment[]; problems: readonly string[] };

/** Whether a mail's text is nothing but an encrypted block. */
export const isArmored = (text: string): boolean => PGP_ARMOR.test(text.slice(0, 20_000));

/**
 * Why a mail that came without words of its own has none, in one sentence that says what to do; null where nothing tells.
 * Files are never opened: what they say is the candidate's to tell.
 */
export function whyWordless({ text, attachments, problems }: Seen): string | null {
  const found = (pattern: RegExp) => attachments.find(({ filename, contentType }) => pattern.test(filename) || pattern.test(contentType));
  if (found(ENCRYPTED) !== undefined || isArmored(text))
    return "it is encrypted or sealed, and only your own mail program can open it: copy what it says into a mail to us";
  if (found(OUTLOOK_PACKED) !== undefined)
    return "Outlook packed it into a winmail.dat, which only Outlook opens: choose HTML or plain text under Format Text and forward it again, or copy what it says into a mail to us";
  if (found(OUTLOOK_MESSAGE) !== undefined)
    return "it is attached as an Outlook .msg file, which we cannot open: open it, and forward the mail itself";
  const document = found(DOCUMENT);
  if (document !== undefined)
    return `its words are in a file${named(document)}, and we do not open files: copy what it says into a mail to us`;
  const picture = found(PICTURE);
  if (picture !== undefined) return `it holds only a picture${named(picture)}, which we cannot read: copy what it says into a mail to us`;
  return (
    problems.find((problem) => problem.startsWith("an attached message was not read") || problem.startsWith("messages attached")) ?? null
  );
}

const named = ({ filename }: Attachment): string => (filename === "" ? "" : `, “${filename.slice(0, 60)}”`);
