/** All commands and their options. */
import { Command, CommanderError, Option } from 'commander';
import { REVISIONS } from '../../machines/index.js';
import { BENCHMARKS } from '../bench/index.js';
import { chartFormats } from '../chart/index.js';
import { PRESETS } from '../learn/index.js';
import { GOALS, goalTitles } from '../paths/index.js';
import { tiers } from '../traces/index.js';
import { bench } from './bench.js';
import { chart } from './chart.js';
import { checkServerCommand } from './check.js';
import { checkClientCommand } from './check-client.js';
import { checkMatrixCommand } from './check-matrix.js';
import { checkMergeCommand } from './checking.js';
import { connect } from './connect.js';
import { echoServers } from './echo-servers.js';
import { Failure } from './failure.js';
import { learnClientCommand, learnDiffCommand, learnMatrixCommand, learnServerCommand } from './learn.js';
import { streams } from './output.js';
import { paths } from './paths.js';
import { replay } from './replay.js';
import { report } from './report.js';
import { serve } from './serve.js';
import { spec } from './spec.js';
import { traces } from './traces.js';
import { verify } from './verify.js';

/** Runs a command, which writes to `streams()`. @returns its exit code: 0: as expected; 1: it ran and something failed; 2: it could not run */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Failure)) throw error;
    streams().stderr.write(`hixie76: ${error.message}\n`);
    return error.exitCode;
  }
}

/** Of the commands that run, judge or draw. */
const ofRevision = () =>
  new Option('--revision <name>', 'by the text of r4819, r4820, or r5065, which was uploaded as hixie-76')
    .choices([...REVISIONS])
    .default('r4820');

/** A new one for each run, since it keeps the options that it was given. */
function program(): Command {
  const all = new Command('hixie76')
    .description('The WebSocket API and protocol of WHATWG r4820 (hixie-76), as an executable specification.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams().stdout.write(text),
      writeErr: (text) => streams().stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'hixie76: ')),
    });

  all
    .command('spec')
    .description('what the specification says: by step id, section, erratum, policy or words')
    .argument('[words...]', 'such as 10.3.4.3.1#34a, 10.3.4.2.1, E01 or "closing handshake"')
    .option('--changes [revision]', 'what r4820 changed in r4819, or r5065 in r4820')
    .option('--json', 'as one JSON document')
    .action(spec);

  all
    .command('paths')
    .description('sequences through the machines, and how many there are')
    .argument('[machine]', 'only paths that concern this machine')
    .addOption(new Option('--criterion <name>', 'what the sequences have to cover').choices([...GOALS]).default('transition'))
    .addOption(ofRevision())
    .option('--play <id>', 'play this path alone, over a real socket')
    .option('--json', 'as one JSON document')
    .addHelpText('after', `\nCriteria:\n${GOALS.map((each) => `  ${each.padEnd(12)}${goalTitles[each]}`).join('\n')}`)
    .action(paths);

  all
    .command('replay')
    .description('judge recorded exchanges: accepted with the policies they show, or the first byte that none allows')
    .argument('<files...>', 'JSON logs (traces/log.schema.json), pcap or pcapng files')
    .addOption(new Option('--role <side>', 'judge this side alone').choices(['server', 'client']))
    .addOption(ofRevision())
    .option('--json', 'as one JSON document')
    .action(replay);

  const check = all.command('check').description('check another implementation against the specification');
  serverOf(checkingOf(check.command('server'), 'server'))
    .description('play the server traces to a running echo server, and judge each')
    .argument('[url]', 'such as ws://localhost:8080/; its path is what the traces ask for')
    .option('--secure', 'its TLS ends in front of it: clients come by wss:, and its Location says so')
    .addHelpText('after', () => `${echoServers()}${SERVER_HOOKS}${EXIT}`)
    .action(checkServerCommand);

  checkingOf(check.command('client'), 'client')
    .description('let an echo client connect for each case, play the client traces to it, and judge each')
    .requiredOption('--port <number>', 'where to listen, 0 for a free port')
    .option('--exec <command>', 'start this for each case, with {url} replaced; without it, clients connect by themselves')
    .option('--wait <ms>', 'within which a client has to connect', '30000')
    .option('--hooks <names>', 'lines that the command takes on its stdin: send, close, connect')
    .addHelpText(
      'after',
      `
A client under test connects to the URL, sends back each message that it receives, and ends when it is closed. The
command is split at spaces, of which quotes ("..." or '...') keep those between them; no shell reads it. Each case has
a URL of its own, and the command is ended with its case. Hooks are lines:
  send TEXT     sends a message
  close         begins to close
  connect URL   connects anew, for the next case, so that the command is started but once
${EXIT}`,
    )
    .action(checkClientCommand);

  tellingOf(check.command('merge'))
    .description('combine the results of several runs, such as shards')
    .argument('<files...>', 'what --json printed')
    .addHelpText('after', EXIT)
    .action(checkMergeCommand);

  check
    .command('matrix')
    .description('check every installed peer of peers/ as server and as client, and let all of them talk with each other')
    .addOption(new Option('--tier <name>', 'how many traces').choices(Object.keys(tiers)).default('small'))
    .option('--only <peers...>', 'only these; what the folder has of the others stays')
    .option('--out <folder>', 'where matrix.json and matrix.html go, and are added to', 'docs/report')
    .option('--baseline <file>', 'an earlier matrix.json; only new failures count')
    .option(
      '--findings <file>',
      'write where each peer deviates from the specification, as Markdown, below the hand-written part of the file',
    )
    .option('--timeout <ms>', 'within which an expected answer has to arrive', '5000')
    .option('--concurrency <number>', 'peers at the same time', '3')
    .option('--json', 'print the matrix as one JSON document')
    .addHelpText('after', '\npeers/install installs them; with HIXIE76_PEERS=required, one that is missing fails the check.')
    .action(checkMatrixCommand);

  const learn = all
    .command('learn')
    .description('learn the state machine of another implementation, and compare it with the specification');
  serverOf(learningOf(learn.command('server')))
    .description('learn a running echo server')
    .argument('[url]', 'such as ws://localhost:8080/')
    .addHelpText('after', LEARNING)
    .action(learnServerCommand);
  learningOf(learn.command('client'))
    .description('learn an echo client, which connects once for each word')
    .requiredOption('--exec <command>', 'start this for each connection, with {url} replaced')
    .option('--port <number>', 'where to listen, 0 for a free port', '0')
    .option('--hooks <names>', 'lines that the command takes on its stdin: send, close, connect')
    .addHelpText('after', LEARNING)
    .action(learnClientCommand);
  limitsOf(learn.command('matrix'))
    .description('learn every installed peer of peers/, and compare it with the machine committed in peers/learned/')
    .option('--only <peers...>', 'only these')
    .addOption(new Option('--side <side>', 'only as this').choices(['server', 'client']))
    .option('--write', 'write what is learned to peers/learned/ instead; three runs have to write the same')
    .addHelpText('after', '\nEach side is learned over frames and handshake, and over hooks if it has those for send and close.')
    .action(learnMatrixCommand);
  learn
    .command('diff')
    .description('show where two learned machines differ: two peers, or two versions of one')
    .argument('<one>', 'what learn --json printed')
    .argument('<other>', 'another such file')
    .option('--json', 'as one JSON document')
    .action(learnDiffCommand);

  all
    .command('traces')
    .description('write test vectors for other implementations; see traces/INTERPRETING.md')
    .addOption(new Option('--tier <name>', 'how many').choices(Object.keys(tiers)).default('small'))
    .addOption(ofRevision())
    .option(
      '--out <folder>',
      'where to, in a folder of the tier; that of another text than r4820 is in one of its name',
      'traces',
    )
    .option('--json', 'print the manifest as one JSON document')
    .action(traces);

  all
    .command('report')
    .description('enumerate every path, play it over real sockets, write the traceability report')
    .option('--out <folder>', 'where to', 'docs/report')
    .option('--snapshot', 'accept what is covered now as the committed snapshot')
    .option('--json', 'print the traceability as one JSON document')
    .action(report);

  all
    .command('chart')
    .description('the state chart of a machine')
    .argument('[machine]', 'all machines if absent; then --out is needed')
    .addOption(new Option('--format <name>', 'what to write').choices([...chartFormats, 'text']))
    .option('--out <folder>', 'write files, one for each machine')
    .addOption(ofRevision())
    .option(
      '--diff <revisions...>',
      'what differs between two texts, such as r4819 r4820: as text, or drawn with --format svg or dot',
    )
    .option('--shortest', 'with --diff: the shortest exchanges that one of them allows and the other does not (up to a minute)')
    .option('--json', 'with --shortest: as one JSON document')
    .action(chart);

  all
    .command('verify')
    .description('check by SPIN what is claimed of client, server and TCP together')
    .argument('[property]', 'such as nothing-after-closing; all properties if absent')
    .option('--reading <id>', 'under this reading of the text alone, such as defaults')
    .option('--export <folder>', 'write the models in Promela there, and check nothing')
    .option(
      '--traces <folder>',
      'write the counterexamples that errata name there, such as traces/verify, and check nothing else',
    )
    .option('--out <folder>', 'write the verdicts to verify.json there, such as docs/report')
    .option('--seconds <number>', 'limit of time for one property under one reading', '120')
    .option('--megabytes <number>', 'limit of memory for one property; two are checked at a time', '1500')
    .option('--json', 'print the verdicts as one JSON document')
    .addHelpText('after', VERIFYING)
    .action(verify);

  all
    .command('serve')
    .description('an echo server; prints its URL')
    .option('--port <number>', 'TCP port, 0 for a free one', '0')
    .option('--origin <origin...>', 'serve only scripts of these origins')
    .option('--host-name <name...>', 'serve only under these names')
    .option('--protocol <name...>', 'subprotocols to agree to')
    .option('--cert <file>', 'certificate for wss:, PEM')
    .option('--key <file>', 'its key, PEM')
    .option('--secure', 'TLS ends in front of it, in a proxy: clients come by wss:, and key3 may be held back')
    .option('--policy <name=option...>', 'choices other than the defaults, such as server.reply.timing=fieldsFirst')
    .addOption(ofRevision())
    .action(serve);

  all
    .command('connect')
    .description('a client for a terminal: each line is a message, each message is a line')
    .argument('<url>', 'such as ws://localhost:8080/')
    .option('--origin <origin>', 'origin of the script', 'http://localhost')
    .option('--protocol <name>', 'subprotocol to ask for')
    .option(
      '--proxy <url>',
      'go by way of this proxy (http:, socks5:, socks4:), or of those that "env" names (ALL_PROXY and so on)',
    )
    .option('--ca <file>', 'trust these authorities for wss:, PEM')
    .option('--echo', 'answer each message with itself, and print nothing')
    .addOption(ofRevision())
    .action(connect);

  all
    .command('bench')
    .description('figures beside those of other implementations, from the same rounds; takes about ten minutes')
    .argument('[names...]', `which of ${BENCHMARKS.join(', ')}; all if absent`)
    .option('--out <folder>', 'where bench.json and bench.html go (docs/report if absent, nowhere if quick)')
    .option('--quick', 'only check that they run; the figures mean nothing')
    .option('--json', 'print the runs as one JSON document')
    .action(bench);
  return all;
}

const SERVER_HOOKS = `
Some cases need hooks, and are "not run" unless the command understands these lines:
  send TEXT     sends a message, on each of its connections
  close         begins the closing handshake, on each of its connections
  given JSON    prints the URL of another server, which has the limits and the lists in it, and whose timers do not run
  timer NAME    lets a timer of that server expire
`;
const EXIT = '\nExit code 0: as expected; 1: something failed, or could not be observed; 2: the check could not run.';

const VERIFYING = `
SPIN and a C compiler have to be installed; on Debian: apt-get install spin gcc libc6-dev
A line has the verdict, the property, the reading, how many states were looked at, memory and time.
"hixie76 spec PROPERTY" prints what was found before, and takes no SPIN.

Exit code 0: each verdict is what the text says; 1: one is not, or was not reached; 2: nothing could be checked.`;

const LEARNING = `
An alphabet is a name (${PRESETS.join(', ')}) or a JSON file, whose inputs are bytes (xx: a letter, another one each time),
a FIN, or a call of the application:
  {"opened": true, "inputs": [{"name": "a text", "hex": "00 xx ff"}, {"name": "FIN", "fin": true}]}
opened: after a valid opening handshake. Other inputs: {"text": "GET / HTTP/1.1\\r\\n"}, {"send": "hello"}, {"close": true},
and to a client {"answer": 16}, the next so many bytes of the right answer to its keys.

Exit code 0: learned, and nothing is against the text; 1: something is, or learning ended before; 2: nothing could be learned.`;

/** The options of learning either side. */
function learningOf(command: Command): Command {
  return limitsOf(command.addOption(ofRevision()).option('--alphabet <name>', 'which inputs it gets: a name or a file', 'frames'))
    .option('--name <peer>', 'what the result calls it')
    .option('--save <folder>', 'write its differences as traces, which check --traces plays')
    .option('--svg <file>', 'draw its chart')
    .option('--dot <file>', "write its chart in Graphviz' language")
    .option('--json', 'as one JSON document');
}

/** How long and how closely it is looked. */
function limitsOf(command: Command): Command {
  return command
    .option('--extra <number>', 'states beyond those found that learning would still distinguish', '0')
    .option('--states <number>', 'limit of states', '100')
    .option('--queries <number>', 'limit of connections', '100000')
    .option('--time <seconds>', 'limit of time', '600')
    .option('--seed <number>', 'of random words', '1')
    .option('--timeout <ms>', 'within which a handshake has to be answered', '5000')
    .option('--concurrency <number>', 'connections at the same time', '16');
}

/** The options of what is told of a result. */
function tellingOf(command: Command): Command {
  return command
    .option('--strict', 'liberties that the specification allows fail the check too')
    .option('--baseline <file>', 'earlier results (--json); only new failures count')
    .option('--junit <file>', "write JUnit's XML")
    .option('--html <folder>', 'write a page')
    .option('--verbose', 'list each case, not only what has to be fixed')
    .addOption(
      new Option('--format <name>', 'github makes annotations of a workflow').choices(['text', 'github']).default('text'),
    )
    .option('--json', 'as one JSON document');
}

/** The options by which a server is reached, or started. */
function serverOf(command: Command): Command {
  return command
    .option('--exec <command>', 'start this instead; it prints its URL as its first line')
    .option('--hooks <names>', 'lines that the command takes on its stdin: send, close, given, timer')
    .option('--origin <origin>', 'for servers that know their origins, instead of http://example.com')
    .option('--protocol <name>', 'ask for this subprotocol in each handshake')
    .option('--host-name <host>', 'for servers that know their names, instead of example.com')
    .option('--ca <file>', 'trust these authorities for wss:, PEM');
}

/** The options that checks of either side have. */
function checkingOf(command: Command, side: string): Command {
  const chosen = command
    .addOption(new Option('--tier <name>', 'how many traces').choices(Object.keys(tiers)).default('small'))
    .option('--traces <file>', 'traces of a file, such as learn --save wrote, in place of a tier')
    .option('--only <glob>', 'only cases of these names, such as 10.3.4.4.3 or "*frames*"')
    .option('--shard <i/n>', 'only this share of the cases; all shares together are all cases, each once');
  return tellingOf(chosen)
    .option('--concurrency <number>', 'cases at the same time; by default as many as the peer can take')
    .option('--timeout <ms>', 'within which an expected answer has to arrive', '2000')
    .addOption(ofRevision())
    .option('--conformance-only', 'do not play its bytes to the other side of the specification')
    .option('--dry-run', 'list the cases, and connect to nothing')
    .option('--name <peer>', `what the report calls the ${side}`);
}
