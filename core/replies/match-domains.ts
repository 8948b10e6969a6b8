/** Domains that say nothing about the employer, and how to find the one part of a domain that does. */

const list = (text: string) => new Set(text.trim().split(/\s+/));

const WEBMAIL = list(`
  gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.co.uk live.ie live.nl live.com.au msn.com outlook.ie outlook.de outlook.fr outlook.in outlook.com.au
  yahoo.com yahoo.co.uk yahoo.co.in yahoo.in yahoo.ie yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.com.au yahoo.ca ymail.com rocketmail.com aol.com aol.co.uk icloud.com me.com mac.com
  proton.me protonmail.com pm.me protonmail.ch fastmail.com fastmail.fm hey.com zoho.com zohomail.com zohomail.in rediffmail.com gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.co.uk web.de t-online.de freenet.de mail.de posteo.de
  mailbox.org tutanota.com tuta.io tutanota.de mail.com email.com inbox.com yandex.com yandex.ru mail.ru bk.ru list.ru inbox.ru qq.com 163.com 126.com naver.com daum.net hanmail.net
  btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk plus.com plusnet.com eircom.net bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net rogers.com shaw.ca sympatico.ca orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it alice.it tin.it
  telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl telia.com bredband.net online.no mail.dk wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz freemail.hu citromail.hu abv.bg mail.bg ukr.net duck.com simplelogin.com privaterelay.appleid.com`);

/** Applicant-tracking systems, schedulers, survey and mail services: many employers send through each. */
const SERVICES = list(`
  greenhouse.io greenhouse-mail.io us.greenhouse-mail.io lever.co hire.lever.co myworkday.com myworkdayjobs.com workday.com otp.workday.com workablemail.com workable.com candidates.workablemail.com smartrecruiters.com ashbyhq.com
  icims.com taleo.net oraclecloud.com successfactors.com successfactors.eu sapsf.com sapsf.eu jobvite.com jobvitemail.com bamboohr.com breezy.hr breezy-mail.com recruitee.com teamtailor.com teamtailor-mail.com personio.de personio.com m.personio.de
  jazz.co jazzhr.com applytojob.com ukg.com ultipro.com ultimatesoftware.com dayforce.com ceridian.com paylocity.com paycomonline.net paycom.com adp.com rippling.com gem.com pinpointhq.com pinpoint.email comeet.co comeet-notifications.com
  eightfold.ai phenompeople.com phenom.com avature.net brassring.com kenexa.com cornerstoneondemand.com csod.com silkroad.com hirebridge.com clearcompany.com applicantpro.com applicantstack.com newtonsoftware.com gnahiring.com hirehive.com hirehive.io
  occupop.com rezoomo.com candidatemanager.net eploy.net eploy.co.uk tribepad.com networxrecruitment.com reachmee.com jobtrain.co.uk trac.jobs jobs.nhs.uk webitrent.com stonefish.co.uk oleeo.com wcn.co.uk tal.net cvent.com
  freshteam.com zohorecruit.com zohorecruit.in zohocorp.com keka.com darwinbox.in darwinbox.com peoplestrong.com turbohire.co springrecruit.com recruitcrm.io bullhorn.com bullhornstaffing.com bullhornmail.com vincere.io jobadder.com jobadder.email livehire.com pageuppeople.com
  pageup.com scoutjobs.io snaphire.com expr3ss.com elmotalent.com.au hirevue.com modernhire.com sparkhire.com willo.video hackerrank.com codility.com testgorilla.com hackerearth.com codesignal.com calendly.com goodtime.io cronofy.com doodle.com
  docusign.net docusign.com hellosign.com adobesign.com dropboxsign.com checkr.com hireright.com sterlingcheck.com firstadvantage.com zinc.work xref.com surveymonkey.com typeform.com qualtrics.com
  sendgrid.net mailgun.org mailgun.net amazonses.com mandrillapp.com mailchimp.com mailchimpapp.net sparkpostmail.com postmarkapp.com hubspot.com hubspotemail.net salesforce.com onmicrosoft.com google.com microsoft.com zoom.us gappssmtp.com
  linkedin.com indeed.com indeedemail.com indeed.co.uk glassdoor.com ziprecruiter.com monster.com monster.co.uk totaljobs.com reed.co.uk cv-library.co.uk jobsite.co.uk stepstone.de stepstone.com xing.com seek.com.au seek.co.nz naukri.com naukrigulf.com
  shine.com timesjobs.com foundit.in hirist.com instahyre.com cutshort.io wellfound.com angel.co hired.com otta.com welcometothejungle.com irishjobs.ie jobs.ie dice.com careerbuilder.com simplyhired.com adzuna.co.uk jora.com publicjobs.ie civilservicejobs.service.gov.uk`);

/** Agencies: one sender, many employers. Their contacts are known by exact address. */
const AGENCIES = list(`
  hays.com hays.ie hays.co.uk hays.com.au michaelpage.com michaelpage.co.uk michaelpage.ie michaelpage.co.in pagepersonnel.co.uk pagegroup.com roberthalf.com roberthalf.co.uk robertwalters.com robertwalters.ie randstad.com randstad.co.uk randstad.in randstad.com.au
  randstad.de randstad.nl adecco.com adecco.co.uk adecco.ie manpower.com manpower.co.uk manpowergroup.com manpower.ie kellyservices.com kellyservices.co.uk brookstreet.co.uk office-angels.com morganmckinley.com morganmckinley.ie cpl.com cpl.ie
  reedglobal.com hudson.com kornferry.com spencerstuart.com heidrick.com russellreynolds.com egonzehnder.com harveynash.com nigelfrank.com thirdrepublic.com frankgroup.com tenthrevolution.com sthree.com computerfutures.com huxley.com realstaffing.com progressiverecruitment.com
  oliverjames.com phaidoninternational.com selbyjennings.com epscottscott.com gattaca.com matchtech.com spring.com modis.com akkodis.com experis.com experis.co.uk teksystems.com aerotek.com insightglobal.com kforce.com apexsystems.com roberthalf.de
  teamlease.com quesscorp.com abcconsultants.in careernet.in ciel.works mancerconsulting.com antal.com chandlermacleod.com hudson.com.au peoplebank.com.au talentinternational.com sigmar.ie sigmarrecruitment.com osborne.ie collinsmcnicholas.ie ergroup.ie berkley-group.com`);

/** Names of applicant-tracking systems as they sign mails, normalised. */
const VENDORS: ReadonlySet<string> = new Set([
  "workable",
  "greenhouse",
  "lever",
  "workday",
  "smartrecruiters",
  "ashby",
  "icims",
  "taleo",
  "oracle taleo",
  "successfactors",
  "jobvite",
  "bamboohr",
  "breezy",
  "breezy hr",
  "recruitee",
  "teamtailor",
  "personio",
  "jazzhr",
  "rippling",
  "pinpoint",
  "comeet",
  "eightfold",
  "phenom",
  "avature",
  "cornerstone",
  "eploy",
  "tribepad",
  "freshteam",
  "zoho recruit",
  "keka",
  "darwinbox",
  "bullhorn",
  "jobadder",
  "pageup",
  "hirevue",
  "calendly",
  "docusign",
  "indeed",
  "linkedin",
  "glassdoor",
  "naukri",
  "seek",
  "reed",
  "totaljobs",
  "monster",
  "ziprecruiter",
  "occupop",
  "rezoomo",
  "gem",
  "goodtime",
  "codility",
  "hackerrank",
  "testgorilla",
  "zoom",
  "google",
  "microsoft teams",
]);

/** Whether a normalised name is that of a vendor, or begins with it. */
export function isVendor(name: string): boolean {
  for (let end = name.length; end > 0; end = name.lastIndexOf(" ", end - 1)) if (VENDORS.has(name.slice(0, end))) return true;
  return false;
}

const SECOND_LEVEL = list(`
  co.uk org.uk ac.uk gov.uk nhs.uk ltd.uk plc.uk me.uk net.uk sch.uk police.uk mod.uk com.au net.au org.au edu.au gov.au asn.au id.au co.nz org.nz net.nz ac.nz govt.nz co.in net.in org.in gen.in firm.in ind.in ac.in edu.in gov.in nic.in res.in
  gov.ie co.za org.za ac.za gov.za com.sg edu.sg gov.sg com.hk edu.hk com.my com.ph com.pk edu.pk com.bd com.br com.mx com.ar com.co com.tr com.cn com.tw co.jp ac.jp co.kr co.il ac.il co.ke co.tz com.ng com.gh com.eg com.sa com.cy com.mt com.gr com.pl com.pt com.es com.ua
  co.at ac.at or.at gv.at co.hu gov.pl edu.pl gouv.fr asso.fr eu.com uk.com us.com de.com gb.net uk.net github.io herokuapp.com blogspot.com wordpress.com wixsite.com`);

/** careers.acme.co.uk → acme.co.uk; never a public suffix alone ("" then). Trusts under nhs.uk and departments under gov.uk each stand for themselves. */
export function organisation(domain: string): string {
  const lower = domain.toLowerCase();
  const name = lower.endsWith(".") ? lower.slice(0, -1) : lower;
  const last = name.lastIndexOf(".");
  const second = dotBefore(name, last);
  const suffix = SECOND_LEVEL.has(name.slice(second + 1)) ? second : last;
  return suffix < 0 ? "" : name.slice(dotBefore(name, suffix) + 1);
}

const dotBefore = (name: string, at: number) => (at > 0 ? name.lastIndexOf(".", at - 1) : -1);

const LABELS_MAX = 6;

/** Whether a domain is shared by many employers (webmail, applicant tracking, agency), itself or as a parent. */
export function isShared(domain: string): boolean {
  if (organisation(domain) === "") return true;
  const name = domain.toLowerCase();
  for (let labels = 0, at = name.length; labels < LABELS_MAX && at > 0; labels++) {
    at = name.lastIndexOf(".", at - 1);
    const parent = name.slice(at + 1);
    if (WEBMAIL.has(parent) || SERVICES.has(parent) || AGENCIES.has(parent)) return true;
  }
  return false;
}

/** Whether anybody can have an address at this domain, so that it says nothing about an employer. */
export const isWebmail = (domain: string) => WEBMAIL.has(domain.toLowerCase());

const houseOf = (address: string) => organisation(address.slice(address.lastIndexOf("@") + 1));

/** Whether an address is of the same house as one that is known: no mailbox that anybody can have. */
export const isOfHouse = (address: string, known: readonly string[]) =>
  houseOf(address) !== "" && !isWebmail(houseOf(address)) && known.some((other) => houseOf(other) === houseOf(address));
