const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Makes a text harmless between tags and within quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
}

/** Few rules, each of which the plain text survives without: Outlook's engine knows hardly any. Underlined links and 4.5:1 contrast in both modes. */
const STYLE = `
body { margin: 0; padding: 0; background: #ffffff; color: #1f2328; }
.page { font-family: -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1f2328; }
.page p { margin: 0 0 16px; }
.page h2 { font-size: 17px; line-height: 1.3; margin: 24px 0 8px; }
.page ul { margin: 0 0 16px; padding-left: 20px; }
.page li { margin: 0 0 4px; }
.page blockquote { margin: 0 0 16px; padding: 0 0 0 12px; border-left: 3px solid #8c959f; overflow-wrap: anywhere; }
.page td, .page p { overflow-wrap: anywhere; }
.page a { color: #0a58a8; }
.draft { margin: 0 0 20px; }
.draft-cell { padding: 16px; border: 1px solid #8c959f; border-radius: 6px; background-color: #f6f8fa; }
.page p.head { margin: 0 0 4px; }
.page p.first { margin-top: 16px; }
.page .buttons { margin: 0 0 12px; }
.page table.button { display: inline-block; margin: 0 8px 8px 0; vertical-align: top; }
.button td { border: 1px solid #0a58a8; border-radius: 6px; mso-padding-alt: 8px 14px; }
.button a { display: block; padding: 8px 14px; }
.send td { background-color: #0a58a8; }
.page .send a { color: #ffffff; }
.small { font-size: 14px; color: #57606a; }
@media (prefers-color-scheme: dark) {
  body, .page { background: #16181d !important; color: #e6e8eb !important; }
  .draft-cell { background-color: #22262e !important; border-color: #6e7681 !important; }
  .page a { color: #8cbcff !important; }
  .button td { border-color: #8cbcff !important; }
  .send td { background-color: #8cbcff !important; }
  .page .send a { color: #10131a !important; }
  .page blockquote { border-left-color: #6e7681 !important; }
  .small { color: #aab2bd !important; }
}`;

/** The one layout of every mail: a single column, 600 px at most, readable at 320. The outer table is for Outlook, which knows no max-width. */
export function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<div class="page" role="article" aria-label="${escapeHtml(title)}" style="max-width: 600px; margin: 0 auto; padding: 16px;">
${body}
</div>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
}
