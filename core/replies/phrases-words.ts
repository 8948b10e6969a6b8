/** Classes of words for the phrase tables (see phrases-language.ts for the notation). Entries are divided by " | ". */
export const WORDS: Record<string, string> = {
  // Who speaks, and of whom.
  we: "we | i | they | he | she | us | client | team | panel | board | committee | company | partners | management | manager | employer | founders | governors | trustees | director | boss | school | department | practice | council | everyone | everybody | both | hr | business | firm | all | head | principal | ceo | cfo | coo | cto | md | owner | chair | chairman | dean | trust",
  candidate:
    "candidate* | applicant* | person | individual | finalist* | contender | interviewee* | people | profile* | professional | colleague | hire | referral | application* | appointee | bloke | lad | guy | girl | woman | man | lady | chap | fellow | player",
  other:
    "someone !to|from|will|in|on|at | someone else | somebody else | someone _2 who|with|whose|closer|local|more|internal* | somebody _2 who|with|whose|closer|local|more|internal* | a|an|another|the|one|some different|other|stronger|better|internal|existing|external|alternative|preferred|local _2 <candidate> | another _3 <candidate> | other _2 <candidate> | candidates who|whose|with | applicants who|whose|with | the other one|lad|guy|girl|woman|man|chap|fellow|lady|finalist | a|an|the candidate|applicant|individual|person|finalist|contender|somebody|someone who|whose|with|that | a|an|the highest|top|best|strongest|most+experienced _2 <candidate> | one of the other|others | others who|whose|with | from within | an internal | internally | in house",
  choose:
    "choose | chose | chosen | choosing | select | selected | selecting | pick | picked | gone with | gone for | going with | went with | go with | going for | went for | go for | going forward with | go forward with | gone forward with | going ahead with | go ahead with | gone ahead with | went ahead with | proceed with | proceeding with | proceeded with | progress | progressing with | progress with | move|moving|moved forward|ahead|on with | appoint | appointed | appointing | hire | hired | hiring | recommend | recommended | prefer | preferred | opted for | opted to <choosing> | opt for | decided on | settled on | settled for | pursue | pursuing | continue|continuing with | offered _6 to | offering _6 to | offer _6 to | gave|given|giving it|this|the _3 to | awarded _5 to | an offer to | accepted by | taken by | filled by | filled with | found | identified | favor of | favored | leaning towards | engaged | recruited | taken on | took on | went to | gone to | been given to | go to | filled | filled through",
  choosing:
    "go with | proceed with | hire | appoint | select | pursue | choose | move forward with | move ahead with | continue with | progress | offer _5 to | take on | engage",
  job: "job | role | position | post | vacancy | opening | opportunity | place on our|the+program|the+scheme|the+team | seat | requirement | requisition | posting | hire | headcount | appointment | internship | apprenticeship | traineeship | fellowship | contract | employment | placement | lectureship | studentship | slot | traineeship",
  not: "not !yet|only|just|hesitate|least|long|now+be+long | never | unable to | unable | no longer | cannot | neither | nor",
  your: "your | this | the | you | his | her | it",
  application: "application | candidature | candidacy | candidate | interest | profile | submission | case",

  // Turning down.
  proceed:
    "proceed | proceeding | progress | progressing | progressed | proceeded | move|moving|moved|go|going|gone|went|take|taking|taken|took|put|carry|carrying|bring|carried forward|ahead|further|on|past | move|moving|moved|go|going|take|taking|taken|took|bring|carry <your> _3 forward|ahead|further|on|past|through | advance | advancing | advanced | pursue | pursuing | pursued | continue | continuing | shortlist | shortlisted | shortlisting | short listed | forward* your",
  pickverb:
    "selected | chosen | successful | appointed | accepted | picked | hired | recommended | considered | approved | retained | cleared | qualified",
  filled:
    "filled | taken | gone | closed | cancelled | canceled | withdrawn | scrapped | discontinued | dissolved | removed | eliminated | frozen out | no longer available | no longer open | no longer exists | no longer needed | no longer required | no longer exist | dropped | shelved for good | off the table | made redundant | absorbed | pulled",
  keepon:
    "file | record | our records | our books | our system | our database | our files | our talent | our candidate | our pool | talent pool | mind for | our radar",
  sorrynews:
    "regret to|that | sorry to say|tell|inform|have+to|let|be|advise|report|disappoint|bring|share | afraid to|i|we|it|that|not|the|this|so|they | am|are afraid | bad news | disappointing | disappointed | disappoint | disappointment | difficult decision | tough decision | tough call | hard decision | difficult choice | tough choice | unfortunately | sadly | regrettably | with regret | not better | not the answer|news|outcome|result|response | hard to read | sorry the news | not happier | sorry it|this|that | unhappy to | not easy",

  // Going on.
  ordinal:
    "second | 2nd | third | 3rd | fourth | 4th | final | last | next | further | another | follow up | followup | subsequent | additional | l2 | l3 | later | concluding | upcoming | new",
  kind: "hr | technical | tech | managerial | manager | management | panel | onsite | on site | face to face | f2f | in person | video | client | culture | personal | formal | skills | practical | system design | coding | competency | executive | leadership | team | partner | director | one to one | informal | presentation | zoom | teams | virtual | longer | deeper | proper | separate",
  meeting:
    "interview | interviews | round | rounds | stage | stages | discussion | chat | conversation | meeting | call | session | sessions | loop | assessment | assessments | assessment day|centre|center | presentation | trial | trial shift|day | test | exercise | visit | step | phase | meet | tasting | audition | working day | selection day",
  round: "round | rounds | stage | stages | interview | interviews | phase | step | level",
  invite:
    "invite you | inviting you | invite* _2 for | invited | invitation | like you to | love you to | want you to | wants you to | ask you to | asking you to | asked to|for | grateful if you could|would | glad if you could|would | appreciate if you could|would | would you|could you | can you | hope you can",
  meet: "meet | see | speak | talk | chat | sit down | catch up | get together",
  come: "come | coming | return | pop | drop | call | travel",
  weekday:
    "monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | weds | thu | thur | thurs | fri | sat | sun",
  month:
    "january | february | march | april | may | june | july | august | september | october | november | december | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec",
  day: "<weekday> | today | tomorrow | the 1* | the 2* | the 3* | <count> <month> | <month> | the first | next week | this week | tonight | this afternoon | this evening | the following",
  suits: "suit | suits | work | works | be ok | be okay | be alright | be convenient | be possible | be good | be better | suitable",
  moved:
    "reschedul* | postpone* | rearrang* | re arrang* | moved | move | change | changed | bring forward | brought forward | push back | push | pushed | swap | shift | shifted | put back",

  // News.
  news: "decision | outcome | news | update | updates | result | results | feedback | answer | verdict | word | response | recommendation* | clarity | shortlist | information",
  count:
    "1* | 2* | 3* | 4* | 5* | 6* | 7* | 8* | 9* | one | two | three | four | five | six | seven | eight | nine | ten | twelve | fourteen | fifteen | couple | few | several",
  time: "<weekday> | tomorrow | today | tonight | the <count> | <count> <month> | <month> <count> | january | february | april | june | july | august | september | october | november | december | next|this|following|coming|another|whole|same|later week|month|fortnight|year|quarter|weekend|afternoon|evening|morning|summer|autumn|spring | the week|month|fortnight _1 after|of|week | <count> _3 days|weeks|week|day|fortnight|hours|months|month | a|the|another|full week|fortnight|month|day|few+days | end|middle|start|beginning|half|part of _3 week|month|year|day|january|february|march|april|may|june|july|august|september|october|november|december|quarter | early|late|mid|middle _2 week|month|january|february|march|april|may|june|july|august|september|october|november|december | eod | cob | eow | coming|next|following days|weeks | couple|few of? days|weeks | new year | working|business|week days|day | close of play|business | straight after | weekend | easter | christmas",
  intouch:
    "be in touch | get in touch | get back | come back | let you know | let you+all+know | contact you | revert | hear | update you | have _4 <news> | tell you | know more | write | email you | mail you | ring you|everyone|everybody|all|round | call you|everyone|all|with | phone you | notify you | inform you | be notified | be informed | be contacted | be advised | advise you | keep you posted | receive _3 <news> | drop you | reach out | have something | circle back | give you",
  waiting: "waiting | awaiting | await | wait | awaited | pending | outstanding",

  // Asking for things.
  ask: "please | kindly | could you|u|we|i | can you|u|we|i | would you | will you | may|might we|i | need | needs | needed | require | requires | required | request | requested | requesting | send | share | provide | supply | upload | submit | forward | email | return | complete | fill | let us|me have | asked for|what|how | asks for|what|how | asking for|what|how|about | like to see|have | like you to | wants to know|see|have | want to know|see|have | missing | have|need|ask|must to see|have | grateful for|if | do you have|hold|need|require | are you able | authorize | authorise | what is|are your | nudge | chase | resend | attach | furnish | indicate | specify | obliged if | enclose | to receive your|the",
  papers:
    "reference | references | refs | referee | referees | document | documents | documentation | certificate* | certification* | id | ids | id proof | passport | permit | visa | payslip* | pay slip* | salary slip* | transcript* | portfolio | case stud* | sample* | slides | deck | copy of | copies of | scan of |  form | forms | salary | ctc | package | compensation | pay expectation* | expectation* | notice | notice period | licence | license | address | ssn | pan | aadhaar | aadhar | background | right to work | dbs | vetting | cv | work permit | screening | health|medical|pre+employment|attached|enclosed questionnaire | contact details | phone number | degree | diploma | marksheet* | mark sheet* | qualifications | registration number | date of birth | national insurance | ppsn | ppsn number | bank details | relieving letter | experience letter | disclosure | proof | proofs | evidence | availability | contact details | bank details | share code | figures | spreadsheet | repository | github | motivation letter | letter of motivation | cover letter | photo | identification | increment letter* | last drawn | publications | statement | declaration | clearance | consent | names of|and|emails | driving licence|license |  employment history | medical | health",
  ofcandidate:
    "your | of | a | an | the | two | three | some | any | my | last | current | and | full | signed | recent | proof | both | more",

  // Taking an offer back.
  takeback:
    "withdraw* | withdrew | rescind* | revoke* | revoking | retract* | cancel* | taking back | take back | took back | taken back | pull | pulled | pulling | void | null | nullified | annul* | terminate* | lapsed | expired | laps* | recall* | call off | called off | walk back | reneg*",
  offerpaper:
    "offer !of+a | offers | offer letter | appointment letter | letter of appointment|intent|offer|employment | appointment order | contract+of+employment | employment contract|agreement | loi | joining",
  wished:
    "pleased | delighted | happy | glad | thrilled | excited | like | love | want | wants | pleasure | proud | keen | able | going | decided | willing | ready | prepared | wish | authorised | authorized | here | chosen | in a position | hereby",
};
