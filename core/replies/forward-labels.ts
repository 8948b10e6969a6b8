/** What a line of a forwarded header block says. `other` is a line that belongs to the block and tells nothing needed here. */
export type Field = "from" | "sent" | "to" | "cc" | "subject" | "replyTo" | "messageId" | "other";

type Labels = { language: string } & Partial<Record<Exclude<Field, "messageId">, string>>;

// One row per language, labels separated by "|", as Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, HubSpot and the
// national providers print them. Case does not matter. To add a language, add a row.
const LANGUAGES: readonly Labels[] = [
  {
    language: "en",
    from: "From|Sender",
    sent: "Sent|Date|Sent at|Date sent|Sent on|Sent date",
    to: "To|Recipient|Recipients",
    cc: "Cc|Bcc|Copy",
    subject: "Subject",
    replyTo: "Reply-To|Reply to",
    other:
      "Attachments|Attachment|Importance|Priority|Sensitivity|Organization|Categories|Mailing list|Security|Mailed-by|Signed-by|Flag Status|Follow Up Flag",
  },
  {
    language: "de",
    from: "Von|Absender",
    sent: "Gesendet|Datum|Gesendet am|Versendet|Date",
    to: "An|Empfänger",
    cc: "Kopie|Cc|Kopie (CC)|Kopie an|Blindkopie",
    subject: "Betreff|Betr|Thema",
    replyTo: "Antwort an|Antworten an",
    other: "Anlagen|Anhänge|Wichtigkeit|Priorität|Vertraulichkeit",
  },
  {
    language: "fr",
    from: "De|Expéditeur|De la part de",
    sent: "Envoyé|Date|Envoyé le|Date d'envoi|Envoyée|Date d’envoi",
    to: "À|A|Pour|Destinataire|Destinataires",
    cc: "Cc|Copie à|Copie|Cci",
    subject: "Objet|Sujet",
    replyTo: "Répondre à",
    other: "Pièces jointes|Importance|Priorité",
  },
  {
    language: "es",
    from: "De|Remitente|Desde",
    sent: "Enviado|Fecha|Enviado el|Enviados|Fecha de envío|Enviada",
    to: "Para|A|Destinatario",
    cc: "CC|Con copia|CCO|Copia",
    subject: "Asunto|Tema",
    replyTo: "Responder a",
    other: "Datos adjuntos|Importancia|Adjuntos",
  },
  {
    language: "pt",
    from: "De|Remetente",
    sent: "Enviado|Data|Enviada|Enviado em|Enviada em|Data de envio",
    to: "Para|Destinatário",
    cc: "Cc|Com cópia|Cópia|Cco",
    subject: "Assunto",
    replyTo: "Responder a|Responder A",
    other: "Anexos|Importância",
  },
  {
    language: "it",
    from: "Da|Mittente",
    sent: "Inviato|Data|Inviata|Data invio|Inviato il",
    to: "A|Destinatario|Per",
    cc: "Cc|Copia|Ccn|Copia conoscenza",
    subject: "Oggetto",
    replyTo: "Rispondi a",
    other: "Allegati|Priorità",
  },
  {
    language: "ca",
    from: "De",
    sent: "Enviat|Data|Data d'enviament",
    to: "Per a|A|Per",
    cc: "A/c|Cc",
    subject: "Assumpte|Tema",
    replyTo: "Respon a",
  },
  {
    language: "nl",
    from: "Van|Afzender",
    sent: "Verzonden|Datum|Verstuurd|Verzonden op|Verzenddatum",
    to: "Aan|Naar|Ontvanger",
    cc: "CC|Kopie|Kopie aan",
    subject: "Onderwerp",
    replyTo: "Antwoord aan|Beantwoorden",
    other: "Bijlagen|Urgentie",
  },
  {
    language: "da",
    from: "Fra|Afsender",
    sent: "Sendt|Dato|Afsendt",
    to: "Til|Modtager",
    cc: "Cc|Kopi|Kopi til",
    subject: "Emne",
    replyTo: "Svar til",
    other: "Vedhæftede filer|Vedhæftet|Prioritet",
  },
  {
    language: "no",
    from: "Fra|Avsender",
    sent: "Sendt|Dato",
    to: "Til|Mottaker",
    cc: "Kopi|Cc",
    subject: "Emne",
    replyTo: "Svar til",
    other: "Vedlegg|Viktighet",
  },
  {
    language: "sv",
    from: "Från|Avsändare",
    sent: "Skickat|Datum|Skickade|Sänt",
    to: "Till|Mottagare",
    cc: "Kopia|Cc|Kopia till",
    subject: "Ämne|Rubrik",
    replyTo: "Svara till|Svar till",
    other: "Bifogade filer|Prioritet",
  },
  {
    language: "fi",
    from: "Lähettäjä",
    sent: "Lähetetty|Päivämäärä|Päiväys|Lähetyspäivä",
    to: "Vastaanottaja|Vastaanottajat|Kenelle",
    cc: "Kopio|Kopiot",
    subject: "Aihe|Otsikko",
    replyTo: "Vastaus|Vastausosoite",
    other: "Liitteet|Tärkeys",
  },
  { language: "is", from: "Frá", sent: "Sent|Dagsetning|Sent þann", to: "Til|Viðtakandi", cc: "Afrit", subject: "Efni" },
  {
    language: "pl",
    from: "Od|Nadawca",
    sent: "Wysłano|Data|Wysłane|Data wysłania|Wysłany",
    to: "Do|Adresat|Odbiorca",
    cc: "DW|Kopia|UDW|Do wiadomości",
    subject: "Temat",
    replyTo: "Odpowiedź-do|Odpowiedz do",
    other: "Załączniki|Ważność",
  },
  {
    language: "cs",
    from: "Od|Odesílatel",
    sent: "Odesláno|Datum|Dne",
    to: "Komu|Pro|Příjemce",
    cc: "Kopie|Skrytá kopie",
    subject: "Předmět|Věc",
    replyTo: "Odpověď na|Odpovědět komu",
    other: "Přílohy|Důležitost",
  },
  {
    language: "sk",
    from: "Od|Odosielateľ",
    sent: "Odoslané|Dátum|Poslané",
    to: "Komu|Pre|Príjemca",
    cc: "Kópia|Skrytá kópia",
    subject: "Predmet|Vec",
    replyTo: "Odpovedať-Pre|Odpoveď",
    other: "Prílohy",
  },
  {
    language: "hu",
    from: "Feladó|Küldő",
    sent: "Elküldve|Dátum|Küldve|Küldés dátuma|Küldési dátum|Elküldve ekkor",
    to: "Címzett|Címzettek",
    cc: "Másolat|Másolatot kap",
    subject: "Tárgy",
    replyTo: "Válaszcím",
    other: "Mellékletek|Fontosság",
  },
  {
    language: "ro",
    from: "De la|Expeditor|Expeditorul",
    sent: "Trimis|Dată|Data|Trimis la|Data trimiterii|Trimis în",
    to: "Către|Destinatar|Destinatarul|Pentru|Catre",
    cc: "Cc|Copie",
    subject: "Subiect|Subiectul",
    replyTo: "Răspuns către",
    other: "Atașări",
  },
  {
    language: "hr",
    from: "Od|Šalje|Pošiljatelj",
    sent: "Poslano|Datum|Datum slanja",
    to: "Prima|Za|Primatelj|Do",
    cc: "Kopija|Kopija (Cc)",
    subject: "Predmet|Naslov|Tema",
    replyTo: "Odgovori na",
  },
  {
    language: "sr",
    from: "Од|Šalje|Шаље|Pošiljalac",
    sent: "Послато|Датум|Poslato|Послао",
    to: "За|Прима|Коме|Kome",
    cc: "Копија",
    subject: "Предмет|Наслов|Тема",
  },
  {
    language: "sl",
    from: "Od|Pošiljatelj",
    sent: "Poslano|Datum|Zadnjič",
    to: "Za|Prejemnik|Komu",
    cc: "Kp|Kopija|V vednost",
    subject: "Zadeva",
  },
  {
    language: "bg",
    from: "От|Подател",
    sent: "Изпратено|Дата|Изпратено на",
    to: "До|На|Получател",
    cc: "Копие|Як",
    subject: "Относно|Тема",
  },
  {
    language: "ru",
    from: "От|Отправитель|От кого",
    sent: "Отправлено|Дата|Дата отправки|Послано",
    to: "Кому|Получатель",
    cc: "Копия|Скрытая копия",
    subject: "Тема",
    replyTo: "Ответ-Кому|Кому ответить",
    other: "Вложения|Важность",
  },
  {
    language: "uk",
    from: "Від|Від кого|Відправник",
    sent: "Надіслано|Дата|Відправлено|Дата надсилання",
    to: "Кому|Одержувач|До",
    cc: "Копія",
    subject: "Тема",
    replyTo: "Кому відповісти|Відповісти",
  },
  {
    language: "el",
    from: "Από|Αποστολέας",
    sent: "Στάλθηκε|Ημερομηνία|Εστάλη|Απεσταλμένο|Ημ/νία",
    to: "Προς|Παραλήπτης",
    cc: "Κοιν.|Κοιν|Κοινοποίηση|Αντίγραφο",
    subject: "Θέμα",
    replyTo: "Απάντηση σε",
  },
  {
    language: "tr",
    from: "Kimden|Gönderen|Gönderenin",
    sent: "Gönderildi|Tarih|Gönderilen|Gönderme Tarihi|Gönderim",
    to: "Kime|Alıcı|Alici",
    cc: "Bilgi|Cc|Bilgi (Cc)",
    subject: "Konu",
    replyTo: "Yanıt Adresi",
    other: "Ekler|Önem",
  },
  { language: "et", from: "Saatja|Kellelt", sent: "Saadetud|Kuupäev", to: "Saaja|Adressaat|Kellele", cc: "Koopia", subject: "Teema" },
  { language: "lv", from: "No|Sūtītājs", sent: "Nosūtīts|Datums", to: "Kam|Adresāts", cc: "Kopija", subject: "Temats|Tēma" },
  { language: "lt", from: "Nuo|Siuntėjas", sent: "Išsiųsta|Data", to: "Kam|Gavėjas", cc: "Kopija", subject: "Tema" },
  { language: "he", from: "מאת|שולח", sent: "נשלח|תאריך|בתאריך", to: "אל|נמען", cc: "עותק|העתק", subject: "נושא|הנדון" },
  {
    language: "ar",
    from: "من|المرسل",
    sent: "التاريخ|تاريخ الإرسال|تم الإرسال|أرسلت|تاريخ|تم إرسالها",
    to: "إلى|الى|المستلم",
    cc: "نسخة|نسخة إلى|نسخة كربونية",
    subject: "الموضوع|موضوع",
  },
  { language: "fa", from: "از|فرستنده", sent: "تاریخ|ارسال‌شده|ارسال شده", to: "به|گیرنده", cc: "رونوشت", subject: "موضوع" },
  { language: "hi", from: "प्रेषक|द्वारा", sent: "दिनांक|भेजा गया|तारीख|तिथि", to: "प्रति|प्राप्तकर्ता|सेवा में", cc: "प्रतिलिपि", subject: "विषय" },
  {
    language: "zh-Hans",
    from: "发件人|寄件人|发送人|发信人",
    sent: "发送时间|日期|发送日期|时间|已发送",
    to: "收件人|收信人|至",
    cc: "抄送|抄送人|密送",
    subject: "主题|标题",
    other: "附件|重要性",
  },
  {
    language: "zh-Hant",
    from: "寄件者|寄件人|發件人|從",
    sent: "寄件日期|日期|傳送時間|已傳送|寄送日期|傳送日期|發送時間",
    to: "收件者|收件人|至",
    cc: "副本|抄送|副本抄送",
    subject: "主旨|主題|標題",
  },
  {
    language: "ja",
    from: "差出人|送信者|送信元|発信者|From",
    sent: "送信日時|日付|日時|送信日|受信日時",
    to: "宛先|送信先|受信者|To",
    cc: "Cc|写し|CC",
    subject: "件名|題名",
    other: "添付ファイル|重要度",
  },
  {
    language: "ko",
    from: "보낸 사람|보낸사람|발신|발신자|보내는 사람|보낸이",
    sent: "보낸 날짜|날짜|보낸날짜|보낸 시간|전송 날짜|일시|보낸시간",
    to: "받는 사람|받는사람|수신|수신자|받는이",
    cc: "참조",
    subject: "제목",
  },
  {
    language: "vi",
    from: "Từ|Người gửi",
    sent: "Ngày|Đã gửi|Ngày gửi|Đã gửi lúc|Vào lúc|Date",
    to: "Đến|Tới|Người nhận|Đến người nhận",
    cc: "Cc|Đồng gửi",
    subject: "Chủ đề|Tiêu đề|V/v",
  },
  {
    language: "id",
    from: "Dari|Pengirim",
    sent: "Dikirim|Tanggal|Terkirim|Tarikh",
    to: "Kepada|Ke|Penerima",
    cc: "Cc|Tembusan",
    subject: "Perihal|Subjek|Judul",
  },
  { language: "th", from: "จาก|ผู้ส่ง", sent: "ส่ง|วันที่|ส่งเมื่อ|วันที่ส่ง", to: "ถึง|ผู้รับ", cc: "สำเนา|สำเนาถึง", subject: "เรื่อง|หัวเรื่อง|หัวข้อ" },
];

/** Fields that only full header lists show (Mutt, Thunderbird's "all headers"). */
const TECHNICAL =
  "Received|Return-Path|Delivered-To|MIME-Version|Content-Type|Content-Transfer-Encoding|User-Agent|X-Mailer|References|In-Reply-To|Thread-Topic|Thread-Index|Received-SPF|DKIM-Signature|List-Unsubscribe|Authentication-Results|Lines|Content-Language|Accept-Language";

/** The longest label and what may stand around it ("*Reply-To:* "), in characters. */
export const LABEL_CHARS_MAX = 40;

/** A label as it is looked up: NFKC, lower case, one blank, without the asterisks, underscores and marks around it. */
export function labelKey(label: string): string {
  if (!/[^!-~ ]|[*_|#>]| {2}/.test(label)) return label.toLowerCase().trim();
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("\u0307", "")
    .replace(/[*_|•·#>\u200e\u200f]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

export type LabelMeaning = { field: Field; languages: readonly string[] };

function table(): ReadonlyMap<string, readonly LabelMeaning[]> {
  const meanings = new Map<string, Map<Field, string[]>>();
  const add = (label: string, field: Field, language: string): void => {
    const fields = meanings.get(labelKey(label)) ?? new Map<Field, string[]>();
    fields.set(field, [...(fields.get(field) ?? []), language]);
    meanings.set(labelKey(label), fields);
  };
  for (const { language, ...fields } of LANGUAGES) {
    for (const [field, labels] of Object.entries(fields) as [Exclude<Field, "messageId">, string][]) {
      for (const label of labels.split("|")) add(label, field, language);
    }
  }
  for (const label of TECHNICAL.split("|")) add(label, "other", "en");
  add("Message-ID", "messageId", "en");
  return new Map([...meanings].map(([label, fields]) => [label, [...fields].map(([field, languages]) => ({ field, languages }))]));
}

/** What a label can mean, by `labelKey`. A few words are a different field in another language: Slovenian "Za", Latvian "Tema". */
export const LABELS: ReadonlyMap<string, readonly LabelMeaning[]> = table();

export type Marker = "forward" | "original" | "end";

// What stands between dashes, or before a colon, where a forward begins. Replies use the "original" ones too.
const FORWARDED =
  "forwarded message|begin forwarded message|forwarded mail|forwarded email|forwarded e-mail|forwarded message follows|this is a forwarded message|start of forwarded message|original message forwarded|fwd message|forwarded by|forwarded message from|" +
  "weitergeleitete nachricht|weitergeleitete mail|weitergeleitete e-mail|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|" +
  "message transféré|message transmis|début du message réexpédié|début du message transféré|message réexpédié|courriel transféré|" +
  "mensaje reenviado|inicio del mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|início da mensagem reencaminhada|início da mensagem encaminhada|" +
  "messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|missatge reenviat|inici del missatge reenviat|" +
  "doorgestuurd bericht|begin doorgestuurd bericht|doorgestuurde bericht|videresendt meddelelse|videresendt besked|start på videresendt besked|videresendt melding|start på videresendt melding|videresendt e-post|" +
  "vidarebefordrat meddelande|vidarebefordrat mejl|vidarebefordrat brev|välitetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti|välitetty viesti / fwd.msg|áframsend skilaboð|áframsent skeyti|" +
  "przekazana wiadomość|początek przekazywanej wiadomości|treść przekazanej wiadomości|wiadomość przekazana|" +
  "přeposlaná zpráva|začátek přeposílané zprávy|začátek přeposlané zprávy|preposlaná správa|začiatok preposlanej správy|preposlaná správa --- forwarded message|" +
  "továbbított üzenet|továbbított levél kezdete|továbbított levél|mesaj redirecționat|începe mesajul redirecționat|mesaj redirectionat|început mesaj redirecționat|" +
  "proslijeđena poruka|započni proslijeđenu poruku|prosleđena poruka|прослеђена порука|posredovano sporočilo|začetek posredovanega sporočila|" +
  "пересылаемое сообщение|перенаправленное сообщение|начало переадресованного сообщения|пересланное сообщение|начало пересылаемого сообщения|" +
  "переслане повідомлення|перенаправлене повідомлення|початок листа, що пересилається|пересилання листа|препратено съобщение|начало на препратеното съобщение|" +
  "προωθημένο μήνυμα|έναρξη προωθημένου μηνύματος|προωθούμενο μήνυμα|iletilen ileti|iletilmiş mesaj|i̇leti başlangıcı|iletilen mesaj|yönlendirilen ileti|ileti başlangıcı|" +
  "edastatud kiri|edastatud sõnum|pārsūtītais ziņojums|pārsūtīta vēstule|persiųstas laiškas|persiunčiamas laiškas|peradresuotas pranešimas|" +
  "הודעה שהועברה|הודעה מועברת|הודעה שהועברה הלאה|رسالة معاد توجيهها|رسالة مُعاد توجيهها|رسالة محولة|الرسالة المعاد توجيهها|بداية الرسالة المعاد توجيهها|پیام بازارسال شده|अग्रेषित संदेश|अग्रेषित किया गया संदेश|" +
  "转发的邮件|转发邮件信息|转发邮件|已转发邮件|以下是转发的邮件|开始转发的邮件|已轉寄郵件|轉寄的郵件|轉寄郵件|以下是被轉寄的郵件|開始轉寄郵件|下面是被转发的邮件|以下是转发的信件|" +
  "転送されたメッセージ|メッセージを転送|転送メッセージ|転送メール|転送元のメッセージ|以下は転送されたメッセージです|전달된 메시지|전달된 메일|전달된 편지|다음은 전달된 메시지의 시작입니다|전달한 메일|" +
  "thư được chuyển tiếp|tin nhắn được chuyển tiếp|bắt đầu thư được chuyển tiếp|thư đã chuyển tiếp|pesan terusan|pesan yang diteruskan|mulai meneruskan pesan|ข้อความที่ส่งต่อ|ข้อความส่งต่อ|เริ่มข้อความที่ส่งต่อ";

const ORIGINAL =
  "original message|original email|original e-mail|original mail|original appointment|original-nachricht|ursprüngliche nachricht|originalnachricht|original nachricht|message d'origine|message original|message initial|courriel original|" +
  "mensaje original|mensagem original|messaggio originale|messaggio di origine|missatge original|oorspronkelijk bericht|origineel bericht|original meddelelse|oprindelig meddelelse|oprindelig besked|originalmeddelelse|opprinnelig melding|original melding|" +
  "ursprungligt meddelande|originalmeddelande|originalmeddelelse|alkuperäinen viesti|upprunalegt skeyti|oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|původní zpráva|původní e-mail|pôvodná správa|eredeti üzenet|eredeti levél|mesaj original|mesaj inițial|" +
  "izvorna poruka|originalna poruka|izvirno sporočilo|оригинална порука|оригинално съобщение|исходное сообщение|оригинальное сообщение|вихідне повідомлення|початкове повідомлення|оригінальне повідомлення|αρχικό μήνυμα|özgün ileti|orijinal ileti|orijinal mesaj|" +
  "algne kiri|algne sõnum|sākotnējais ziņojums|oriģinālais ziņojums|pradinis laiškas|originalus laiškas|ההודעה המקורית|הודעה מקורית|الرسالة الأصلية|رسالة أصلية|पैغام|मूल संदेश|原始邮件|原邮件|邮件原件|原始郵件|原郵件|元のメッセージ|元のメール|オリジナルメッセージ|원본 메시지|원본 메일|thư gốc|tin nhắn gốc|pesan asli|ข้อความต้นฉบับ|ข้อความเดิม|reply message|replied message|原始信件";

const ENDED =
  "end forwarded message|end of forwarded message|end of forwarded text|ende der weitergeleiteten nachricht|fin del mensaje reenviado|fin du message transféré|конец пересылаемого сообщения|завершение пересылаемого сообщения|конец перенаправленного сообщения|original message ends|end original message|koniec przekazywanej wiadomości";

function markers(): ReadonlyMap<string, Marker> {
  const kinds: [string, Marker][] = [
    [FORWARDED, "forward"],
    [ORIGINAL, "original"],
    [ENDED, "end"],
  ];
  return new Map(kinds.flatMap(([phrases, kind]) => phrases.split("|").map((phrase) => [labelKey(phrase), kind] as const)));
}

/** Phrases that announce a forwarded or an original message, by `labelKey`. */
export const MARKERS: ReadonlyMap<string, Marker> = markers();

/** "wrote", as attribution lines ("On … X wrote:") say it. Compared in lower case. */
export const WROTE: readonly string[] = (
  "wrote|writes|said|sent|schrieb|schreibt|geschrieben|a écrit|écrit|écrivait|escribió|escribio|escreveu|ha scritto|scritto|va escriure|ha escrit|schreef|geschreven|skrev|skrifaði|kirjoitti|napisał|napisała|napisał(a)|pisze|napsal|napsala|napsal(a)|píše|napísal|napísala|napísal(a)|" +
  "írta|ezt írta|a scris|je napisao|napisao|napisala|je napisala|napisao je|je napisal|је написао|написао|написа|написал|написала|написал(а)|пишет|написав|написала|пише|написав(ла)|έγραψε|yazdı|şunu yazdı|kirjutas|rakstīja|rašė|parašė|כתב|כתבה|כתב/ה|كتب|كتبت|نوشت|ने लिखा|" +
  "写道|寫道|のメール|は書きました|が書いた|wrote|님이 작성|님이 작성함|작성|đã viết|viết|menulis|เขียน|เขียนว่า"
)
  .split("|")
  .map((word) => word.toLowerCase());

/** How attribution lines begin, besides with a digit, an address or a quotation mark. Compared in lower case, before a blank. */
export const ATTRIBUTION_STARTS: ReadonlySet<string> = new Set(
  "on at am um le el il em op den d. dne dňa dana dnia w on. em: na a la în pe в у на στις τις dia date ngày pada vào lúc בתאריך ב- في بتاريخ در tarihinde kuupäeval quoting from".split(
    " ",
  ),
);
