/** The page's style: the colours of the other reports, in light and dark, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --card: #f6f8fa; --focus: #0969da;
  --good: #1a7f37; --auto: #0969da; --hand: #9a6700; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117; --card: #151b23; --focus: #4493f8;
  --good: #3fb950; --auto: #4493f8; --hand: #d29922; --bad: #f85149; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; } h2 { font-size: 1.25rem; margin: 2.75rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
p { margin: .4rem 0; } .soft { color: var(--soft); } .lead { font-size: 1.1rem; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: 1rem 0 0; } a { color: var(--focus); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.state { display: inline-block; border-left: .5rem solid var(--c); padding-left: .7rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; background: var(--card); }
.card b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; } .card span { color: var(--soft); font-size: .85rem; }
.bar { display: flex; height: .8rem; border-radius: .4rem; overflow: hidden; background: var(--line); margin: .75rem 0 .4rem; min-width: 8rem; }
.bar i { display: block; background: var(--c); } td .bar { height: .6rem; margin: .45rem 0; }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: .2rem; background: var(--c); margin: 0 .3rem 0 .8rem; }
.good { --c: var(--good); } .auto { --c: var(--auto); } .hand { --c: var(--hand); } .bad { --c: var(--bad); } .info { --c: var(--soft); }
.tag { display: inline-block; border: 1px solid var(--c, var(--line)); color: var(--c, var(--soft)); border-radius: 1rem; padding: 0 .55rem; font-size: .8rem; white-space: nowrap; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; } th { color: var(--soft); font-weight: 600; overflow-wrap: normal; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
code, pre { font: 13px/1.45 ui-monospace, monospace; } pre { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; overflow-x: auto; max-height: 32rem; }
ol.top { padding-left: 1.4rem; } ol.top li { margin: 0 0 1rem; } ol.top p { margin: .15rem 0; }
form { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); padding: .7rem 0; display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: center; z-index: 1; }
input[type=search], select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .25rem .5rem; max-width: 100%; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .8rem; } legend { float: left; padding: 0; margin-right: .6rem; color: var(--soft); }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; } details > *:not(summary) { margin-left: .9rem; margin-right: .9rem; }
summary { cursor: pointer; padding: .55rem .9rem; font-weight: 600; } summary .soft { font-weight: 400; } details[open] > summary { border-bottom: 1px solid var(--line); margin-bottom: .6rem; }
[hidden] { display: none !important; }
@media print { body { max-width: none; padding: 0; font-size: 11px; } form, nav { display: none; } pre { max-height: none; white-space: pre-wrap; } details, .card { break-inside: avoid-page; } tr, li { break-inside: avoid; } }
`;
