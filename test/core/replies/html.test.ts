import { describe, expect, it } from "vitest";
import { readHtml } from "../../../core/replies/html.ts";

const CASES: [string, string, string][] = [
  ["blocks are lines, paragraphs are parted by a blank one", "<div>a</div><div>b</div><p>c</p><p>d</p>", "a\nb\n\nc\n\nd"],
  ["<br> ends a line", "a<br>b<br/>c<br><br>d", "a\nb\nc\n\nd"],
  ["white space collapses", "a \n\t b&nbsp;&nbsp;c", "a b c"],
  ["inline tags join", "un<b>fortu</b>nately", "unfortunately"],
  [
    "table rows are lines, cells are parted",
    "<table><tr><td>From:</td><td>Mette</td></tr><tr><td>To:<td>Jane</table>",
    "From: Mette\nTo: Jane",
  ],
  ["list items", "<ul><li>a<li>b</ul>", "- a\n- b"],
  ["block quotes are quoted", "no<blockquote>a<blockquote>b</blockquote></blockquote>c", "no\n\n> a\n>\n> > b\n\nc"],
  [
    "Gmail's quote is quoted",
    '<div>no</div><div class="x_gmail_quote"><div>On … wrote:</div><blockquote>a</blockquote></div>',
    "no\n> On … wrote:\n>\n> > a",
  ],
  ["a link's address is left out", '<a href="https://track.example/offer">here</a>', "here"],
  [
    "a meeting's link is kept",
    '<a href="https://teams.microsoft.com/l/meetup-join/1">Join</a>',
    "Join <https://teams.microsoft.com/l/meetup-join/1>",
  ],
  ["a mail address behind a name is kept", '<a href="mailto:m@x.example?subject=a">Mette</a>', "Mette <m@x.example>"],
  ["… and not repeated", '<a href="mailto:m@x.example">m@x.example</a>', "m@x.example"],
  ["preformatted text keeps its lines", "<pre>a\n  b</pre>", "a\n  b"],
  ["entities, also without semicolon", "caf&eacute; &#8217; &amp;lt; &lt &#x1F600;", "café ’ &lt; < 😀"],
  [
    "head, title, style, script and pictures are not read",
    "<html><head><title>offer</title></head><body><style>.offer{}</style><script>offer</script><img alt=offer>a</body>",
    "a",
  ],
  [
    "hidden text is not read",
    "<div style='display: none'>offer</div><p hidden>offer</p><span style='visibility:hidden'>offer</span>a",
    "a",
  ],
  ["… nor in a hidden parent", "<div style='display:none'><p>offer</p><table><tr><td>offer</td></tr></table></div>a", "a"],
  [
    "… nor preheaders",
    "<span style='font-size:0;line-height:0'>offer</span><div style='max-height:0px; overflow:hidden'>offer</div><i style='mso-hide:all'>offer</i><b style='opacity:0'>offer</b>a",
    "a",
  ],
  ["text set back to a size is read", "<td style='font-size:0px'><div style='font-size:13px'>a</div></td>", "a"],
  ["0.9em and 10px are sizes", "<p style='font-size:0.9em'>a</p><p style='font-size:10px'>b</p>", "a\n\nb"],
  ["opacity 0.8 can be seen", "<p style='opacity:0.8'>a</p>", "a"],
  ["conditional comments are not read", "<!--[if mso]>offer<![endif]-->a<![if !mso]>b<![endif]>", "ab"],
  ["unclosed tags do no harm", "<p>a<p>b<div>c<b>d", "a\n\nb\n\ncd"],
  ["stray closing tags do no harm", "</div></b>a</p>b</table>", "a\n\nb"],
  ["a broken tag is not read to the end", "a <b c", "a"],
];

describe("HTML is read as a person sees it", () => {
  it.each(CASES)("%s", (_, html, text) => {
    expect(readHtml(html).text).toBe(text);
  });
  it("is cut at 500 kB, and says so", () => {
    expect(readHtml("a".repeat(600_000)).problems).toEqual(["html cut at 500 kB"]);
  });
});
