/** The zones of places as mails name them: "Houston time", "10 am in Chennai". */

/** Places and cities that the IANA table does not name, by the zone that they keep. */
const BY_ZONE: Record<string, string> = {
  "Europe/London":
    "uk british england english scotland wales edinburgh glasgow cardiff leeds manchester liverpool bristol sheffield nottingham aberdeen",
  "Europe/Dublin": "irish ireland cork galway",
  "Europe/Lisbon": "portuguese portugal porto",
  "Europe/Berlin": "german germany central-european munich münchen hamburg frankfurt cologne köln stuttgart düsseldorf leipzig dresden",
  "Europe/Paris": "french france lyon toulouse marseille lille bordeaux grenoble",
  "Europe/Amsterdam": "dutch netherlands rotterdam utrecht eindhoven hague",
  "Europe/Brussels": "belgian belgium antwerp ghent",
  "Europe/Zurich": "swiss switzerland geneva basel bern lausanne zürich",
  "Europe/Vienna": "austrian austria graz linz salzburg",
  "Europe/Madrid": "spanish spain peninsular barcelona valencia seville bilbao",
  "Europe/Rome": "italian italy milan milano turin bologna florence naples",
  "Europe/Stockholm": "swedish sweden gothenburg malmö",
  "Europe/Oslo": "norwegian norway stavanger bergen trondheim",
  "Europe/Copenhagen": "danish denmark aarhus odense",
  "Europe/Helsinki": "finnish finland espoo tampere",
  "Europe/Warsaw": "polish poland krakow kraków gdansk wroclaw",
  "Europe/Prague": "czech brno",
  "Europe/Istanbul": "turkish turkey ankara",
  "Europe/Athens": "greek greece",
  "Africa/Nairobi": "east-africa east-african kenyan",
  "Africa/Lagos": "west-africa west-african nigerian abuja",
  "Africa/Maputo": "central-africa central-african",
  "Africa/Johannesburg": "south-africa south-african cape-town durban pretoria",
  "America/Halifax": "atlantic",
  "America/New_York":
    "eastern east-coast nyc boston atlanta miami philadelphia washington orlando tampa charlotte pittsburgh cleveland baltimore raleigh brooklyn manhattan",
  "America/Toronto": "ottawa montreal montréal",
  "America/Chicago": "central houston dallas austin minneapolis milwaukee new-orleans memphis texas san-antonio",
  "America/Denver": "mountain salt-lake-city albuquerque",
  "America/Edmonton": "calgary",
  "America/Los_Angeles":
    "pacific west-coast san-francisco seattle portland san-diego san-jose oakland palo-alto las-vegas sacramento california bay-area",
  "America/Sao_Paulo": "rio-de-janeiro brasília brasilia são-paulo",
  "America/Argentina/Buenos_Aires": "argentina",
  "Asia/Kolkata": "indian india mumbai delhi new-delhi bangalore bengaluru chennai hyderabad pune gurgaon gurugram noida",
  "Asia/Shanghai": "chinese china beijing shenzhen guangzhou",
  "Asia/Tokyo": "japanese japan osaka",
  "Asia/Seoul": "korean korea",
  "Asia/Dubai": "emirates abu-dhabi gulf",
  "Asia/Riyadh": "ksa saudi saudi-arabia jeddah",
  "Asia/Jerusalem": "israel israeli",
  "Asia/Ho_Chi_Minh": "hanoi",
  "Australia/Sydney": "canberra",
  "Australia/Brisbane": "gold-coast",
  "Pacific/Auckland": "new-zealand christchurch",
};

/** Names that several places bear: "at 9 in Perth" says whose hour it is only to who knows which. */
const SHARED = new Set(
  "perth halifax boston portland washington manchester cleveland baltimore durban kingston santiago hamilton melbourne memphis central mountain atlantic pacific eastern victoria troy".split(
    " ",
  ),
);

/** Towns whose names people bear: "Thursday at 10, Charlotte?" */
const GIVEN = new Set(
  "adelaide austin charlotte dallas florence georgia houston india jackson madison orlando paris phoenix regina santiago sofia sydney victoria vienna troy".split(
    " ",
  ),
);

/** All of them by name ("new york"), made when the first mail names one. */
let zones: ReadonlyMap<string, string> | undefined;

/** The zone of a place; undefined where none is known by that name. */
export function zoneOfPlace(name: string): string | undefined {
  zones ??= new Map([
    ...Intl.supportedValuesOf("timeZone")
      .filter((zone) => !/^(?:Antarctica|Arctic)\//.test(zone))
      .map((zone) => [(zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase(), zone] satisfies [string, string]),
    ...Object.entries(BY_ZONE).flatMap(([zone, names]) =>
      names.split(" ").map((place) => [place.replaceAll("-", " "), zone] satisfies [string, string]),
    ),
  ]);
  return zones.get(name.toLowerCase().replace(/[\s-]+/g, " "));
}

/** Whether more than one place is known by that name. */
export const isOfSeveralPlaces = (name: string) => SHARED.has(name.toLowerCase());

/** Whether somebody may be called so. */
export const isGivenName = (name: string) => GIVEN.has(name.toLowerCase());
