/** The look of the mailbox page: one column on a phone, list and mail side by side on a desk; follows the system's light or dark. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d9dce1, #3a3f47); --soft: light-dark(#f4f5f7, #1d2025); --page: light-dark(#fff, #15171a);
  --quiet: light-dark(#5b6470, #9aa4b2); --accent: light-dark(#0b5cad, #7db8f5); --picked: light-dark(#e4effa, #1f3347); --on-accent: light-dark(#fff, #10131a); --edge: light-dark(#7b8390, #8b94a3); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; background: var(--page); min-height: 100vh; display: flex; flex-direction: column; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding: .6rem 1rem; border-bottom: 1px solid var(--line); background: var(--soft); }
h1 { font-size: 1.1rem; margin: 0; } h1 a { color: inherit; text-decoration: none; } small { color: var(--quiet); font-weight: 400; }
.clock { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; } .clock time { font-variant-numeric: tabular-nums; margin-right: .5rem; }
button { font: inherit; padding: .3rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--page); color: inherit; cursor: pointer; }
button:hover:enabled { border-color: var(--accent); } button:disabled { color: var(--quiet); cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main { flex: 1; display: grid; grid-template-columns: minmax(16rem, 26rem) minmax(0, 1fr); }
.mails { border-right: 1px solid var(--line); } .mails ol { list-style: none; margin: 0; padding: 0; }
.mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 .75rem; padding: .6rem 1rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
.mails a:hover { background: var(--soft); } .mails a[aria-current] { background: var(--picked); }
.mails .to, .mails time { color: var(--quiet); font-size: .85rem; } .mails .to { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mails strong { grid-column: 1 / -1; font-weight: 600; overflow-wrap: anywhere; }
article { padding: 1rem 1.25rem; } h2 { font-size: 1.2rem; margin: .2rem 0 .8rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .1rem .8rem; margin: 0 0 .8rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.tabs { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: .8rem; border-bottom: 1px solid var(--line); } .tabs a { color: var(--accent); padding-bottom: .3rem; text-decoration: none; }
.tabs a[aria-current] { color: inherit; font-weight: 600; border-bottom: 2px solid var(--accent); }
.files { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: 0 0 .8rem; } .files li { border: 1px solid var(--line); border-radius: .4rem; padding: .2rem .6rem; } a { color: var(--accent); }
iframe { width: 100%; height: calc(100vh - 19rem); min-height: 20rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; background: var(--soft); padding: 1rem; border-radius: .4rem; margin: 0; }
table { border-collapse: collapse; margin-bottom: 1.5rem; } th { text-align: left; color: var(--quiet); font-weight: 400; } td, th { padding: .2rem 1.2rem .2rem 0; vertical-align: top; overflow-wrap: anywhere; } td:first-child { white-space: nowrap; } code { font-size: .9em; overflow-wrap: anywhere; }
.write, .do a, .do button, button.main { display: inline-block; text-decoration: none; font: inherit; padding: .3rem .7rem; border: 1px solid var(--accent); border-radius: .4rem; color: var(--accent); background: var(--page); }
button.main, .write { background: var(--accent); color: var(--on-accent); }
.do { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 .8rem; } .do form { margin: 0; }
.next { flex-basis: 100%; margin: 0; color: var(--quiet); overflow-wrap: anywhere; }
.note.bad { background: light-dark(#fdeaea, #45201f); }
.note { margin: 1rem 1.25rem 0; padding: .6rem .9rem; background: var(--picked); border-radius: .4rem; } .quiet { color: var(--quiet); }
.compose { max-width: 46rem; } .compose label { display: block; margin: 0 0 .8rem; color: var(--quiet); } .compose input:not([type=hidden]), .compose textarea { display: block; width: 100%; font: inherit; color: CanvasText; background: var(--page); border: 1px solid var(--edge); border-radius: .4rem; padding: .4rem .6rem; margin-top: .15rem; }
.samples { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 0 0 1rem; } .samples ul { display: flex; flex-wrap: wrap; gap: .25rem .9rem; list-style: none; margin: 0; padding: 0; }
article pre { margin-bottom: 1rem; }
.empty { color: var(--quiet); padding: 1rem; margin: 0; } article .empty { padding: 0 0 1rem; }
@media (min-width: 50.01rem) { main { align-items: start; } .mails { min-height: 100%; } main > section { position: sticky; top: 0; max-height: 100vh; overflow: auto; } }
@media (max-width: 50rem) { main { grid-template-columns: minmax(0, 1fr); } .mails { border-right: 0; } main.reading .mails { order: 2; border-top: 1px solid var(--line); } }
`;
