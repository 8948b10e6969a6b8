/** Whether a mail names a company or a role. */
import { companyName, namesOf, words } from "./company-names.ts";
import { isVendor } from "./match-domains.ts";

/** The words of a mail, as `words` gives them, and whether many employers send from its domain. */
type Named = { words: string; shared: boolean };

/** Names that are everyday words in such mails need to be written as names, in capitals or with their legal form. */
const EVERYDAY = new Set(
  "second,third,final,last,next,people,team,the,indeed,apple,target,gap,visa,shell,orange,three,meta,boots,monday,zoom,slack,notion,square,block,oscar,hub,first,future,bright,spark,focus,apex,summit,capital,match,source,hire,talent,career,careers,jobs,work,office,bank,school,university,council,hospital,college,trust,interview,role,position,offer,time,open,unity,stripe,compass,pilot,signal,reply,mail,chase,progress,advance,forward,direct,express,frame,box,ring,nest,ford,may,march,here,it,us,we,one,two,two hundred,now,go,live,sage,bolt,wise,flex,sky,tide,plum,curve,thought,better,clear,light,story,lead,ideal,opportunity,experience,panel".split(
    ",",
  ),
);

/** Whether a mail names the company of an interview. */
export const namesCompany = (company: string, seen: Named) => namesOf(company).own.some((name) => isNamed(name, seen));

function isNamed(name: string, seen: Named): boolean {
  const whole = words(name);
  const short = companyName(name);
  const bare = short.trim();
  if (bare === "") return false;
  // An applicant-tracking system signs every mail that is sent through it: its name counts only where the mail itself says that it is the employer.
  const vendor = isVendor(bare);
  if (vendor)
    return saysEmployerIs(bare, seen) && !(seen.shared && /(?:powered by|sent (?:by|via|through|with)|via)/.test(around(seen.words, bare)));
  if (seen.words.includes(whole)) return bare.length > 1 && (!EVERYDAY.has(whole.trim()) || saysEmployerIs(bare, seen));
  if (!seen.words.includes(short)) return false;
  if (bare.length < 2) return false;
  return EVERYDAY.has(bare) ? saysEmployerIs(bare, seen) : true;
}

const around = (text: string, name: string) => {
  const at = text.indexOf(` ${name} `);
  return at < 0 ? "" : text.slice(Math.max(0, at - 24), at);
};

/** Whether a mail says that it is from the company of an interview, and not only its name. */
export const saysEmployer = (company: string, seen: Named) =>
  namesOf(company).own.some((name) => saysEmployerIs(companyName(name).trim(), seen));

/** "Your interview at Workable", "the Workable team", "here at Next", "Next Careers". */
export function saysEmployerIs(name: string, seen: Named): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return (
    new RegExp(` (?:at|with|join|joining|here at|behalf of|from everyone at|part of|interest in) ${escaped} `).test(seen.words) ||
    new RegExp(` ${escaped} (?:team|careers|recruitment|recruiting|talent|hr|people team|hiring team|ltd|limited|inc|gmbh|plc) `).test(
      seen.words,
    )
  );
}

const SMALL_WORDS = new Set(["of", "the", "and", "for", "in", "at", "to", "a", "an"]);
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    snr: "senior",
    sr: "senior",
    jr: "junior",
    mgr: "manager",
    eng: "engineer",
    dev: "developer",
    asst: "assistant",
    exec: "executive",
    admin: "administrator",
    swe: "engineer",
  }),
);
/** Words, as `words` gives them, as roles are compared. */
export const roleWords = (said: string) =>
  ` ${said
    .trim()
    .split(" ")
    .map((word) => SAME.get(word) ?? word)
    .filter((word) => !SMALL_WORDS.has(word))
    .join(" ")} `;

/** The role in full as whole words, its parts in brackets or after a dash left out; "PHP" is not "HP". */
export function namesRole(role: string, said: string): boolean {
  const plain = role.replace(/\([^)]*\)|\[[^\]]*\]/g, " ").split(/\s[-–|/,]\s|,/)[0] ?? role;
  const wanted = roleWords(words(plain));
  return wanted.trim() !== "" && said.includes(wanted);
}
