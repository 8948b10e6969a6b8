import { gateway } from "./gateway.ts";
import { identity } from "./mail-out.ts";
import { certificateArn, domain, mailDomain, mailFromDomain, region, webDomain } from "./settings.ts";

/** The records to set where the domain's DNS is kept, as `name type value`. Until they are there SES neither sends nor receives. */
export const dnsRecords = $resolve({ tokens: identity.dkimSigningAttributes.tokens, region }).apply(({ tokens, region }) => [
  ...tokens.map((token) => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`),
  `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; adkim=r; aspf=r"`,
  `${mailFromDomain} MX 10 feedback-smtp.${region}.amazonses.com`,
  `${mailFromDomain} TXT "v=spf1 include:amazonses.com ~all"`,
  `${mailDomain} MX 10 inbound-smtp.${region}.amazonaws.com`,
]);

/** Where the pages' own host has to point, once there is a certificate. */
export const webRecord =
  certificateArn === undefined
    ? undefined
    : gateway.nodes.domainName.domainNameConfiguration.apply(({ targetDomainName }) => `${webDomain} CNAME ${targetDomainName}`);
