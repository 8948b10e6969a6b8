const DOMAINS = new Set(
  "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk yahoo.co.in ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.com gmx.de gmx.net web.de t-online.de mail.com mail.ru yandex.ru yandex.com zoho.com fastmail.com hey.com tutanota.com rediffmail.com btinternet.com sky.com virginmedia.com orange.fr wanadoo.fr free.fr laposte.net libero.it qq.com 163.com 126.com naver.com seznam.cz wp.pl o2.pl onet.pl eircom.net bigpond.com comcast.net verizon.net".split(
    " ",
  ),
);

/** Whether anybody can have an address at this domain, so that it says nothing about an employer. */
export function isWebmail(domain: string): boolean {
  return DOMAINS.has(domain.toLowerCase());
}
