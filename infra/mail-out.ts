import type { Right } from "./function.ts";
import { domain, mailFromDomain, prefix, senderAddress } from "./settings.ts";

// Raw resources: `sst.aws.Email` waits at every first deploy until the domain's records are set, and only the finished
// deploy says which they are.

/** By its own bounces and complaints, of which `feedback.ts` is told; SES itself sends no more to such an address. */
export const configurationSet = new aws.sesv2.ConfigurationSet("Mails", {
  configurationSetName: prefix,
  reputationOptions: { reputationMetricsEnabled: true },
  suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
});

/** The domain that mails come from, signed with DKIM. */
export const identity = new aws.sesv2.EmailIdentity("SenderDomain", {
  emailIdentity: domain,
  configurationSetName: configurationSet.configurationSetName,
  dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
});

new aws.sesv2.EmailIdentityMailFromAttributes("MailFrom", {
  emailIdentity: identity.emailIdentity,
  mailFromDomain,
  // With the record missing, mails still go out, by SES's own domain.
  behaviorOnMxFailure: "USE_DEFAULT_VALUE",
});

export const sender = new sst.Linkable("Sender", {
  properties: { address: senderAddress, configSet: configurationSet.configurationSetName },
});

/** To send raw mails, and only from our own address. */
export const maySend: Right = {
  actions: ["ses:SendRawEmail"],
  resources: [identity.arn, configurationSet.arn],
  conditions: [{ test: "StringEquals", variable: "ses:FromAddress", values: [senderAddress] }],
};
