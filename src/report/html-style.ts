/** The page's looks, by daylight and at night, on a desk and in a hand. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --card: #fff; --ink: #1d2126; --quiet: #5d6670; --line: #e2e4e7; --soft: #f0f1f3; --link: #1558b0;
  --tested: #2c8a57; --implemented: #c98a16; --informative: #b3bac3; --exception: #8363b8; --bad: #c4342d;
  --mark: #fff6d6; --code: #eff1f4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --card: #1b1f24; --ink: #e4e7ea; --quiet: #9ba5af; --line: #2d333a; --soft: #23282e; --link: #83b4f5;
    --tested: #4cb37c; --implemented: #dba63f; --informative: #58616b; --exception: #a98cdb; --bad: #f0766e;
    --mark: #35301b; --code: #262c33;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
ul, ol { list-style: none; margin: 0; padding: 0; }
h1, h2, p { margin: 0; }
h2 { font-size: 1.2rem; line-height: 1.3; }
small { color: var(--quiet); font-size: .8em; }
code { font: .86em/1.4 ui-monospace, 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace; background: var(--code); border-radius: 3px;
  padding: .08em .3em; white-space: break-spaces; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--link); font-size: .88rem; width: fit-content; }
table { border-collapse: collapse; font-size: .88rem; margin-top: .5rem; }
th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
th { font-weight: 500; color: var(--quiet); } th:first-child { text-align: left; padding-left: 0; }
.nil { color: var(--quiet); }
.scroll { overflow-x: auto; }
.bad { color: var(--bad); }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .4rem .8rem; z-index: 3; }
.page { max-width: 88rem; margin: 0 auto; padding: 2.2rem 1.5rem 4rem; }
.top h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.02em; }
.lead { color: var(--quiet); margin-top: .4rem; max-width: 46rem; }
.hash { color: var(--quiet); font-size: .8rem; margin-top: .4rem; }
.hash code { background: none; padding: 0; }
.number { color: var(--quiet); font-variant-numeric: tabular-nums; font-weight: 400; }

.bar { display: flex; gap: 1px; height: .5rem; border-radius: .25rem; overflow: hidden; background: var(--soft); }
.bar i { min-width: 2px; }
i.tested { background: var(--tested); } i.implemented { background: var(--implemented); } i.informative, i.implied { background: var(--informative); }
i.exception { background: var(--exception); } i.outdated, i.orphaned, i.missing { background: var(--bad); } i.none { background: var(--soft); }
i.excused { background: repeating-linear-gradient(135deg, var(--informative) 0 3px, transparent 3px 6px); }

.overview { display: grid; gap: 1.25rem; margin: 1.6rem 0 2.2rem; }
.overview > div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.2rem 1.4rem; }
.totals .of-runs { color: var(--quiet); font-size: .92rem; }
.totals > h2 { font-size: 1.6rem; letter-spacing: -.01em; }
.totals > .bar { height: .9rem; border-radius: .45rem; margin: .9rem 0 1rem; }
.legend { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); gap: .7rem 1.4rem; margin-bottom: .9rem; }
.legend li { padding-left: 1.2rem; position: relative; line-height: 1.35; }
.legend small { display: block; }
.dot { position: absolute; left: 0; top: .32em; width: .7rem; height: .7rem; border-radius: 50%; }
.overview > .failures { border-left: 4px solid var(--bad); }
.failures li { margin-top: .7rem; font-size: .92rem; overflow-wrap: anywhere; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(17.5rem, 1fr)); gap: 1.1rem 2rem; margin: .9rem 0 .8rem; }
.grid b { font-weight: 550; font-size: .92rem; line-height: 1.35; display: block; margin-bottom: .3rem; }
.measure { display: grid; grid-template-columns: 1fr 10.5rem; gap: .7rem; align-items: center; font-size: .8rem; color: var(--quiet);
  font-variant-numeric: tabular-nums; }
.ids { margin: .4rem 0 .6rem; font-size: .86rem; columns: 24rem auto; } .ids li { margin-bottom: .3rem; break-inside: avoid; }

.columns { display: grid; grid-template-columns: 19rem minmax(0, 1fr); gap: 2rem; align-items: start; }
nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: .9rem .4rem 1rem 0; }
.contents summary { font-weight: 600; color: var(--ink); font-size: 1rem; margin-bottom: .4rem; }
.contents li { display: grid; grid-template-columns: 1fr 7rem; gap: .1rem .6rem; align-items: center; padding: .38rem 0;
  border-top: 1px solid var(--line); font-size: .86rem; line-height: 1.35; }
.contents a { grid-column: 1 / -1; display: grid; grid-template-columns: 5.7rem 1fr; color: inherit; }
.contents .bar { height: .3rem; }
.score { font-size: .75rem; color: var(--quiet); text-align: right; font-variant-numeric: tabular-nums; }

.filter:not([hidden]) { position: sticky; top: 0; z-index: 2; display: flex; gap: .6rem; align-items: center; background: var(--ground);
  padding: .7rem 0; border-bottom: 1px solid var(--line); }
.filter label { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.filter input, .filter select { font: inherit; font-size: .92rem; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: .38rem .6rem; min-width: 0; }
.filter input { flex: 1; }
.filter output { color: var(--quiet); font-size: .86rem; min-width: 5.5rem; text-align: right; font-variant-numeric: tabular-nums; }

.part, .glossary { padding-top: 1.8rem; }
[hidden] { display: none !important; }
.about { color: var(--quiet); font-size: .92rem; margin: .25rem 0 .7rem; max-width: 50rem; }
article { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr) 16rem; gap: .4rem 1.2rem; padding: .9rem .8rem;
  margin: 0 -.8rem; border-top: 1px solid var(--line); }
article:target, .glossary div:target { background: var(--mark); border-radius: 6px; }
.head { display: flex; flex-direction: column; align-items: flex-start; gap: .35rem; }
.id { font-variant-numeric: tabular-nums; line-height: 1.3; color: var(--ink); }
.id span { color: var(--quiet); font-size: .84rem; }
.status { font-size: .76rem; font-weight: 600; line-height: 1.5; padding: 0 .55rem; border-radius: 1rem; border: 1px solid; }
.status.tested { color: var(--tested); } .status.implemented { color: color-mix(in srgb, var(--implemented) 65%, var(--ink)); }
.status.informative, .status.implied { color: var(--quiet); font-weight: 400; border-color: var(--line); } .status.exception { color: var(--exception); }
.status.outdated, .status.orphaned, .status.missing { color: var(--card); background: var(--bad); border-color: var(--bad); }
.badges { display: flex; flex-wrap: wrap; gap: .25rem; }
.badge { font-size: .72rem; color: var(--quiet); background: var(--soft); border-radius: 3px; padding: .02rem .38rem; }
.body { overflow-wrap: break-word; max-width: 44rem; }
.reason { color: var(--exception); margin-top: .4rem; }
.names { display: flex; flex-wrap: wrap; gap: .3rem .4rem; margin-top: .5rem; }
.names a { font-size: .78rem; border: 1px solid var(--line); border-radius: 4px; padding: .03rem .42rem; color: var(--quiet); overflow-wrap: anywhere; }
.names .erratum { border-color: var(--implemented); color: inherit; }
.evidence { font-size: .86rem; line-height: 1.45; overflow-wrap: anywhere; }
.evidence li { margin-bottom: .25rem; }
.evidence details { margin-top: .2rem; } .evidence details ul { margin: .35rem 0 .3rem; padding-left: .7rem; border-left: 2px solid var(--line); }
.evidence small { white-space: nowrap; } .runs small { white-space: normal; display: block; line-height: 1.35; }
.runs summary { color: var(--tested); font-weight: 550; }
.replay { display: inline-block; user-select: all; }
.glossary dl { margin: .7rem 0 0; } .glossary div { padding: .5rem .8rem; margin: 0 -.8rem; border-top: 1px solid var(--line); font-size: .92rem; }
dt { font-weight: 550; } dd { margin: .1rem 0 0; color: var(--quiet); max-width: 50rem; }

@media (max-width: 75rem) {
  article { grid-template-columns: 11rem minmax(0, 1fr); }
  .evidence { grid-column: 2; }
}
@media (max-width: 60rem) {
  .page { padding: 1.4rem 1rem 3rem; }
  .top h1 { font-size: 1.6rem; }
  .hash { overflow-wrap: anywhere; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: .4rem; }
  nav { position: static; max-height: none; padding: 0; }
}
@media (max-width: 40rem) {
  .overview > div { padding: 1rem; }
  .legend { grid-template-columns: 1fr; gap: .5rem; }
  .measure { grid-template-columns: 1fr 9.8rem; }
  article { grid-template-columns: minmax(0, 1fr); }
  .evidence { grid-column: 1; }
  .head { flex-flow: row wrap; align-items: center; }
  .filter output { min-width: 0; }
  .filter select { max-width: 7.5rem; }
}
@media print { .filter, nav { display: none !important; } }
`;
