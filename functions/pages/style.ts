/** The look of the candidate's pages: calm paper and ink, one accent, dark by night. Contrast is at least 4.5:1 for text, 3:1 for shapes. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --paper: #faf8f4; --card: #fff; --line: #ddd8cd; --edge: #7b8390; --accent: #1f5f5b; --on-accent: #fff; --tint: #e6f0ee; --muted: #59616e; --rounds: #6a4a9c; --dates: #9a5a00; --drafts: #1f5f5b; --answers: #275ea8; --on-mark: #fff; --bad: #a32020; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #15181d; --card: #1d2128; --line: #363c46; --edge: #8b94a3; --accent: #7cc7bf; --on-accent: #10201e; --tint: #1c2f2f; --muted: #a8b0bc; --rounds: #c3a9f0; --dates: #f0b35c; --drafts: #7cc7bf; --answers: #8fb8f2; --on-mark: #14171c; --bad: #ff9a90; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 1.5rem; }
.wide main, .wide footer { max-width: 68rem; }
footer { max-width: 38rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; color: var(--muted); font-size: .9375rem; }
footer p { margin: 0; border-top: 1px solid var(--line); padding-top: 1rem; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 1rem; }
h3 { font-size: 1.0625rem; line-height: 1.35; margin: 0 0 .25rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
form { margin: 0 0 .75rem; }
fieldset { border: 1px solid var(--line); border-radius: .625rem; background: var(--card); padding: .5rem 1rem .75rem; margin: 0 0 1.25rem; min-width: 0; }
legend { font-weight: 600; padding: 0 .375rem; margin-left: -.375rem; }
label { display: block; margin: .25rem 0; }
.choice { display: flex; gap: .625rem; align-items: flex-start; padding: .375rem 0; min-height: 2.5rem; }
.choice input { flex: none; width: 1.5rem; height: 1.5rem; min-height: 0; margin: .0625rem 0 0; accent-color: var(--accent); }
.field { margin: .5rem 0 1rem; }
.row { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: .375rem; padding: .4375rem .625rem; min-height: 2.75rem; max-width: 100%; }
textarea { display: block; width: 100%; }
button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.125rem; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; }
button.quiet, .button.quiet { background: transparent; color: var(--accent); }
.buttons { display: flex; flex-wrap: wrap; gap: .625rem; list-style: none; padding: 0; margin: 0 0 1rem; }
:focus-visible, input[type="date"]:focus-within, input[type="time"]:focus-within, input[type="datetime-local"]:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
blockquote, .letter { margin: 0 0 1.25rem; padding: .25rem 0 .25rem 1rem; border-left: 3px solid var(--line); white-space: pre-wrap; }
blockquote { color: var(--muted); }
.letter { border: 1px solid var(--line); border-left-width: 3px; border-radius: .375rem; background: var(--card); padding: .875rem 1rem; }
.muted { color: var(--muted); }
.note { border-left: 4px solid var(--accent); background: var(--tint); padding: .75rem 1rem; border-radius: 0 .5rem .5rem 0; margin: 0 0 1.25rem; }
.note.bad { border-left-color: var(--bad); }
.note p:last-child { margin-bottom: 0; }
.intro { max-width: 40rem; margin-bottom: .25rem; }
.address { font-weight: 600; font-size: .9375rem; }
.board { display: grid; gap: 1rem; margin: 1.5rem 0; }
.board h2 { margin: 0 0 .625rem; font-size: 1rem; }
.board section { min-width: 0; }
.board ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .625rem; }
.board li { background: var(--card); border: 1px solid var(--line); border-radius: .625rem; padding: .75rem .875rem; font-size: .9375rem; }
.board li p { margin: .25rem 0 0; }
.board .none { color: var(--muted); margin: 0; font-size: .9375rem; }
.count { color: var(--muted); font-weight: 400; }
.interview { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin: 0 0 1.5rem; }
.interview h3 { font-size: 1.1875rem; }
.interview h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
.interview details { margin: 0 0 1rem; }
summary { cursor: pointer; padding: .5rem 0; color: var(--accent); font-weight: 600; }
.standing { display: inline-block; border: 1px solid var(--edge); border-radius: 1rem; padding: 0 .75rem; font-size: .9375rem; }
.timeline { display: block; overflow: visible; margin: 1.25rem 0 .75rem; }
.timeline text { font: 12px system-ui, sans-serif; fill: var(--muted); }
.timeline .tick-label, .timeline .today-label { text-anchor: middle; }
.timeline .lane { paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
.timeline .today-label { fill: var(--ink); font-weight: 600; }
.axis { stroke: var(--edge); }
.tick { stroke: var(--line); }
.today { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 3; }
.mark { overflow: visible; }
.shape { stroke-width: 2; }
.shape.rounds { stroke: var(--rounds); fill: var(--rounds); }
.shape.dates { stroke: var(--dates); fill: var(--dates); }
.shape.drafts { stroke: var(--drafts); fill: var(--drafts); }
.shape.answers { stroke: var(--answers); fill: var(--answers); }
.shape.coming, .shape.off, .shape.open { fill: var(--card); }
.struck { stroke: var(--muted); stroke-width: 1.5; }
.shape.coming { stroke-dasharray: 4 2.5; }
.timeline text.number, .badge text.number { font: 700 11px system-ui, sans-serif; text-anchor: middle; fill: var(--on-mark); }
.timeline text.number:not(.done), .badge text.number:not(.done) { fill: var(--ink); }
.number.off { paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
.told { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .5rem; }
.told li { display: grid; grid-template-columns: 28px minmax(0, 1fr); gap: .625rem; align-items: start; font-size: .9375rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.when { font-weight: 600; }
.when::after { content: ":"; }
.history { padding-left: 1.25rem; font-size: .9375rem; }
@media (min-width: 56rem) { .board { grid-template-columns: repeat(4, minmax(0, 1fr)); } .settings { columns: 2; column-gap: 1.25rem; } .settings fieldset { break-inside: avoid; } }
@media print { body { background: #fff; } button, .button { display: none; } }
`;
