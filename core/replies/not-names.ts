/** Capitalised words that are no people: days and feasts, departments, products, places, and how sentences begin. */

const words = (...lists: string[]) => lists.flatMap((list) => list.split(" "));

const CALENDAR =
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun january february march april may june july august september october november december today tomorrow tonight noon midday midnight morning afternoon evening weekend eod cob cop eop eow eom eoq eoy q1 q2 q3 q4 h1 h2 spring summer autumn fall winter christmas xmas easter diwali deepavali dussehra holi eid ramadan hanukkah chanukah passover pesach purim thanksgiving halloween hogmanay epiphany whitsun pentecost ascension advent lent lunch close end start beginning mid early late";
const DEPARTMENTS =
  "hr human people talent finance marketing sales operations ops engineering product legal procurement purchasing compliance risk customer client success support service services quality qa it research development design data security communications comms pr admin administration accounts accounting payroll strategy business growth partnerships logistics facilities production supply recruitment recruiting hiring resourcing acquisition resources management leadership board trustees governors directors partners stakeholders colleagues clients customers universities schools companies employers technology tech analytics infrastructure platform digital commercial manufacturing maintenance warehouse medical clinical nursing teaching faculty student students treasury tax audit investor corporate public government external internal regional global health safety";
const ROLES =
  "head director manager chief officer ceo coo cto cfo cmo cpo md vp svp evp president chair chairman chairwoman chairperson founder senior junior lead principal deputy assistant executive recruiter engineer engineers architect analyst editor dean professor consultant coordinator interviewer interviewers panel panellist delegate general superintendent receptionist reception candidate candidates applicant applicants";
const PRODUCTS =
  "zoom teams microsoft google skype webex slack outlook docker kubernetes python java javascript typescript react angular node excel powerpoint word salesforce hubspot aws azure gcp sap jira confluence github gitlab whatsapp sms email e-mail phone calendly linkedin hackerrank codility coderpad figma miro linux windows sql gmail hirevue docusign workday greenhouse lever apple amazon meta netflix android iphone ios tableau tube bus train tram dart luas taxi uber";
const PLACES =
  "london dublin leeds manchester birmingham glasgow edinburgh bristol cardiff belfast cork galway limerick liverpool sheffield newcastle nottingham oxford cambridge reading brighton bath berlin munich hamburg frankfurt cologne amsterdam rotterdam utrecht brussels antwerp madrid barcelona lisbon porto rome turin zurich geneva basel vienna prague warsaw krakow budapest bucharest athens stockholm gothenburg oslo bergen stavanger trondheim copenhagen helsinki mumbai delhi bangalore bengaluru hyderabad chennai pune kolkata gurgaon gurugram noida singapore sydney melbourne brisbane perth canberra auckland wellington toronto vancouver montreal ottawa calgary boston chicago seattle denver dallas houston atlanta austin miami portland philadelphia california texas england scotland wales ireland britain germany france spain italy portugal switzerland austria poland norway sweden denmark finland netherlands belgium india america australia canada europe asia africa uk us usa eu emea apac dubai";
const OPENINGS =
  "hey hi hello hiya dear report tour questions seminar coding care instruction the we i if you your our this that these those please kind best warm regards it they he she his her their my then what when where which who how thank thanks many in on at for from to of is are was not no yes good great could would can may will shall should new happy merry bank public st saint all each both some any other another several more most as and or but so also only just re gmt utc bst cet am pm";

const NONE = new Set(words(CALENDAR, DEPARTMENTS, ROLES, PRODUCTS, PLACES, OPENINGS));
/** First names as well: with a surname after them they are people. */
const ALSO_NAMES = new Set(words("april may june august summer autumn sydney austin dallas denver portland will mark grace dean"));
/** Whatever stands with these is a day, a firm or a group. */
const MARKS = new Set(
  words(
    "days week weekend month year eve night term semester season holiday holidays break ltd limited inc llc llp plc gmbh ag bv nv oy asa group team teams department dept division unit office committee council university college school hospital trust bank energy solutions technologies systems consulting partners holdings foundation institute society association agency street road station",
  ),
);

/** Whether a capitalised name is that of a person, as far as its words tell. */
export function isPerson(name: string): boolean {
  if (/['’]s$/i.test(name)) return false;
  const [first = "", ...others] = name
    .replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\.? /, "")
    .toLowerCase()
    .split(/\s+/);
  if ([first, ...others].some((word) => MARKS.has(word))) return false;
  if (!NONE.has(first)) return true;
  return ALSO_NAMES.has(first) && others[0] !== undefined && !NONE.has(others[0]);
}
