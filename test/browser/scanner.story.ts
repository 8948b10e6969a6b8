import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { LINK_ACTIONS } from "../../core/links.ts";
import type { MessageKind } from "../../core/messages.ts";
import { dynamoRecords } from "../../functions/aws/records.ts";
import { TABLE_NAME } from "../../local/environment.ts";
import { BEGINS, HISTORIES, playOut } from "../../scripts/every-kind.ts";
import { KINDS } from "../core/drafts/kinds.ts";
import { browserForThisFile, product } from "./browser.ts";

const tab = browserForThisFile();

/** Everything that is stored: the whole table, byte by byte, and the alarms that are set. */
async function stored() {
  const { Items = [], LastEvaluatedKey } = await new DynamoDBClient().send(
    new ScanCommand({ TableName: TABLE_NAME, ConsistentRead: true }),
  );
  expect(LastEvaluatedKey).toBeUndefined();
  const { Schedules = [] } = await new SchedulerClient().send(new ListSchedulesCommand({ MaxResults: 100 }));
  const table = Items.sort((a, b) => ((a.id?.S ?? "") < (b.id?.S ?? "") ? -1 : 1));
  return {
    ids: table.map(({ id }) => id?.S ?? ""),
    bytes: JSON.stringify(table, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value)),
    alarms: Schedules.map(({ Name }) => Name).sort(),
  };
}

/** Every address that a scanner finds in a raw mail: in its text, in its HTML, and in the header that unsubscribes. */
async function linksOf(raw: ArrayBuffer): Promise<string[]> {
  const { html = "", text = "", headers } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const inHtml = [...html.matchAll(/(?:href|src|action|background)="([^"]+)"/g)].map(([, url = ""]) =>
    url.replaceAll("&amp;", "&").replaceAll("&#39;", "'"),
  );
  const inText = text.match(/\b(?:https?|mailto):[^\s<>]+/g) ?? [];
  const inHeader = headers.filter(({ key }) => key === "list-unsubscribe").flatMap(({ value }) => value.match(/(?<=<)[^>]+(?=>)/g) ?? []);
  expect(inHeader).toHaveLength(1);
  return [...inHtml, ...inText, ...inHeader];
}

/** What a link of ours does; `me` for the candidate's own page. */
function actionOf(link: string): string {
  const [, door = "", token = ""] = /\/(a|u|me)\/([^/?]+)$/.exec(link) ?? [];
  return door === "me" ? door : String(JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString())[0]);
}

type Listed = { id: string }[];

test("a scanner that opens every link of every kind of mail, and what those pages lead to, changes not a byte", async () => {
  const startedMs = Date.now();
  const { url } = await product({ realNowMs: () => Date.parse(BEGINS) + (Date.now() - startedMs) });
  const page = await tab(url, { javaScriptEnabled: true, acceptDownloads: false });
  const records = dynamoRecords({ client: new DynamoDBClient(), tableName: TABLE_NAME });
  const listed = async () => (await (await fetch(`${url}/local/mail`)).json()) as Listed;
  const inMails = new Set<string>();
  const onPages = new Set<string>();
  const elsewhere = new Set<string>();
  const kinds = new Set<MessageKind>();
  let seen = 0;
  for (const history of HISTORIES) {
    await playOut({ url }, history);
    const list = await listed();
    const links = new Set<string>();
    for (const { id } of list.slice(seen))
      for (const link of await linksOf(await (await fetch(`${url}/local/mail/${encodeURIComponent(id)}`)).arrayBuffer())) links.add(link);
    seen = list.length;
    const before = await stored();
    for (const record of (await records.load(before.ids)).values())
      if ("messages" in record) for (const { kind, deliveredAt } of record.messages) if (deliveredAt !== undefined) kinds.add(kind);

    for (const link of [...links].filter((one) => !one.startsWith(url)))
      elsewhere.add(/^(?:mailto:|https:\/\/[^/]+)/.exec(link)?.[0] ?? link);
    const ours = [...links].filter((link) => link.startsWith(url));
    for (const link of ours) {
      const head = await fetch(link, { method: "HEAD", redirect: "follow" });
      const get = await fetch(link, { redirect: "follow", headers: { "Sec-Purpose": "prefetch" } });
      await get.arrayBuffer();
      expect([link, head.status, get.status]).toEqual([link, 200, 200]);
    }
    // A browser that reads ahead, and runs what it is given: one page of each kind, and every link that stands on it.
    for (const [action, link] of new Map(ours.map((link) => [actionOf(link), link]))) {
      if (inMails.has(action) && action !== "me") continue;
      inMails.add(action);
      if (action === "download_eml") continue;
      await page.goto(link);
      const hrefs = (await page.evaluate("[...document.links].map(({ href }) => href)")) as string[];
      for (const href of new Set(hrefs.filter((one) => one.startsWith(url) && /\/(?:a|u|me)\/[^#]+$/.test(one)))) {
        expect([href, (await fetch(href)).status]).toEqual([href, 200]);
        onPages.add(actionOf(href));
      }
    }

    const after = await stored();
    expect({ title: history.title, isSame: after.bytes === before.bytes }).toEqual({ title: history.title, isSame: true });
    expect(after.alarms).toEqual(before.alarms);
    expect(await listed()).toEqual(list);
  }
  // All that there is was scanned: each kind of mail, and each kind of link, two of which stand on the candidate's page only.
  expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  expect(LINK_ACTIONS.filter((action) => !inMails.has(action))).toEqual(["open_again", "not_interested"]);
  expect(LINK_ACTIONS.filter((action) => !inMails.has(action) && !onPages.has(action))).toEqual([]);
  // What leads elsewhere opens a mail program or a web mail, or is Google's own, passed on as text.
  expect([...elsewhere].sort()).toEqual([
    "https://mail-settings.google.com",
    "https://mail.google.com",
    "https://outlook.office.com",
    "mailto:",
  ]);
});
