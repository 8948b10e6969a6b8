// One row per month: every spelling seen in the header lines of mail clients, without diacritics and in lower case.
// "listopada" is November in Polish and October in Croatian, so a word may stand in two rows; the caller then needs
// a second sign (weekday, or that a mail is not younger than its forward) to choose.
const ROWS: readonly string[] = [
  "january jan januar janvier janv januari januar jan enero ene janeiro gennaio gen ledna leden stycznia styczen sty januara januar ianuarie ian tammikuuta tammi tammik januaria januar sijecnja sij ocak oca января янв января сiчня січня січ януари яну јануар јан ιανουαριου ιαν ιανουαριος gener sausio sau janvaris jaanuar jaan ינואר ינו يناير janeiro januari jan.",
  "february feb februar fevrier fevr februari febrero fevereiro fev febbraio unora unor lutego luty lut februara februarie helmikuuta helmi helmik februarja veljace velj subat sub февраля фев февр лютого лют февруари феб фебруар φεβρουαριου φεβ febrer vasario vas februaris veebruar veebr פברואר פבר فبراير",
  "march mar marz maerz mars maart mrt marzo marco marca brezna brezen marzec marca marta martie maaliskuuta maalis maalisk marcius marc ozujka ozu mart марта мар березня бер март марта мар μαρτιου μαρ marc kovo kov marts marts marts מרץ مارس marzo",
  "april apr avril avr abril abr aprile dubna duben kwietnia kwi aprila aprilie huhtikuuta huhti huhtik aprilis travnja tra nisan nis апреля апр квітня кві квіт април απριλιου απρ balandzio bal aprilis aprill אפריל אפר أبريل ابريل",
  "may mai maj mayo maio maggio mag mei kvetna kveten maja maja toukokuuta touko toukok majus svibnja svi mayis мая май травня тра трав мај μαΐου μαιου μαι maig geguzes geg maijs maios מאי مايو mai.",
  "june jun juni juin junio junho giugno giu cervna cerven czerwca cze juna iunie kesakuuta kesa kesak junius lipnja lip haziran haz июня июн червня чер черв юни јун ιουνιου ιουν juny birzelio bir junijs juuni יוני يونيو",
  "july jul juli juillet juil julio julho luglio lug cervence cervenec lipca lip jula iulie heinakuuta heina heinak julius srpnja srp temmuz tem июля июл липня лип юли јул ιουλιου ιουλ juliol liepos lie julijs juuli יולי يوليو",
  "august aug aout agosto ago augustus augusti srpna srpen sierpnia sie augusta elokuuta elo elok augusztus kolovoza kol agustos agu августа авг серпня сер серп август αυγουστου αυγ agost rugpjucio rgp augusts אוגוסט אוג أغسطس",
  "september sep sept septembre septiembre setembro set settembre zari wrzesnia wrz septembra septembrie syyskuuta syys syysk szeptember szept rujna ruj eylul eyl сентября сен сент вересня вер септември сеп септембар σεπτεμβριου σεπ σεπτ setembre rugsejo rgs septembris ספטמבר ספט سبتمبر",
  "october oct oktober okt octobre octubre outubro out ottobre ott rijna rijen pazdziernika paz oktobra octombrie lokakuuta loka lokak listopada lis ekim eki октября окт жовтня жов жовт октомври октобар οκτωβριου οκτ octubre spalio spa oktobris אוקטובר אוק أكتوبر",
  "november nov novembre noviembre novembro listopadu listopad listopada lis novembra noiembrie noi marraskuuta marras marrask studenoga studenog stu kasim kas ноября ноя нояб листопада лис лист ноември ное новембар νοεμβριου νοε νοεμ lapkricio lap novembris נובמבר נוב نوفمبر",
  "december dec dez dezember decembre diciembre dic dezembro dicembre prosince prosinec grudnia gru decembra decembrie joulukuuta joulu jouluk prosinca pro aralik ara декабря дек грудня гру груд декември децембар δεκεμβριου δεκ desember des desembre gruodzio gru decembris detsember dets דצמבר דצמ ديسمبر",
];

function table(): ReadonlyMap<string, readonly number[]> {
  const months = new Map<string, number[]>();
  ROWS.forEach((row, index) => {
    for (const spelling of new Set(row.replaceAll(".", "").split(" "))) {
      months.set(plainLetters(spelling), [...(months.get(plainLetters(spelling)) ?? []), index + 1]);
    }
  });
  return months;
}

/** Lower case without diacritics, so that "Décembre" and "decembre", "März" and "Marz" are one spelling. */
export function plainLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^ -~]/.test(lower)) return lower;
  return lower.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i").replaceAll("ł", "l").replaceAll("ø", "o").normalize("NFC");
}

/** Month numbers (1–12) by spelling, as `plainLetters` leaves it. */
export const MONTHS: ReadonlyMap<string, readonly number[]> = table();

/** Weekdays (0 Sunday … 6 Saturday) in the languages whose names cannot be taken for a month or another day. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    "sunday sun sonntag domingo domenica sondag sonndag zondag niedziela dimanche pazar воскресенье",
    "monday mon montag lunes lunedi mandag maandag poniedzialek lundi pazartesi понедельник",
    "tuesday tue tues dienstag martes martedi tirsdag dinsdag wtorek mardi sali вторник",
    "wednesday wed mittwoch miercoles mercoledi onsdag woensdag sroda mercredi carsamba среда",
    "thursday thu thur thurs donnerstag jueves giovedi torsdag donderdag czwartek jeudi persembe четверг",
    "friday fri freitag viernes venerdi fredag vrijdag piatek vendredi cuma пятница",
    "saturday sat samstag sonnabend sabado sabato lordag lørdag zaterdag sobota samedi cumartesi суббота",
  ].flatMap((row, index) => row.split(" ").map((spelling) => [plainLetters(spelling), index] as const)),
);
