/** Checks one side of a peer, and keeps what two runs have in common. */
import { type Case, casesOf } from '../cases.js';
import { checkServer } from '../check.js';
import { checkClient, clientCasesOf } from '../client/index.js';
import { type ClientLine, type ServerLine, STARTING, serverOf } from '../hooks.js';
import { Program } from '../program.js';
import type { CaseResult, CheckResult } from '../types.js';
import { type Adapter, peersFolder, wordsOf } from './peers.js';
import { reduced } from './reduced.js';
import type { RoleResult } from './types.js';

export interface CheckingOptions {
  tier: string;
  /** Milliseconds within which what is due has to come. */
  timeout: number;
}

/** Starts a server and checks it; if it ends in the midst of that, it is started again for what is left. */
export async function checkAsServer(name: string, adapter: Adapter<ServerLine>, options: CheckingOptions): Promise<RoleResult> {
  const { tier, timeout } = options;
  const results: CheckResult[] = [];
  const crashes: RoleResult['crashes'][number][] = [];
  const all = casesOf(tier);
  for (let left = all; left.length > 0; ) {
    const program = new Program(wordsOf(adapter.command), peersFolder);
    try {
      const server = await serverOf(program, adapter.hooks);
      const checked = await checkServer({ ...server, name, timeout, concurrency: 1 }, all[0] as Case, left);
      const result = { ...checked, cases: checked.cases.filter(({ id }) => left.some((each) => each.id === id)) };
      // Where nobody answers any more, it is about to be known that it has ended.
      if (!result.cases.every(wasReached)) await program.endsWithin(STARTING);
      const alone = (index: number) => ends(adapter, left[index] as Case);
      const survived = program.isOver ? await survivedIn(result.cases, alone) : left.length;
      results.push({ ...result, cases: result.cases.slice(0, survived) });
      const last = left[survived - 1];
      if (last === undefined) throw new Error('it ends at once');
      if (program.isOver) crashes.push({ id: last.id, title: last.trace.title, said: program.error });
      left = left.slice(survived);
    } catch (error) {
      return { ...reduced([], tier), unchecked: inWords(error as Error, program), crashes: [] };
    } finally {
      await program.stop();
    }
  }
  return { ...reduced(results, tier), crashes };
}

function inWords({ message }: Error, { error: said }: Program): string {
  return said === '' || message.includes(said) ? message : `${message}: ${said}`;
}

/** Whether a case came to a connection, or had no need of one. */
function wasReached({ verdict, wire, why }: CaseResult): boolean {
  return wire.length > 0 || verdict !== 'inconclusive' || (why?.startsWith('the control: ') ?? false);
}

/**
 * How many cases there were up to the one that ended the program. The last that came to a connection may have come while
 * it was ending, by the one before, which then ends the program alone, too.
 */
async function survivedIn(cases: readonly CaseResult[], ends: (index: number) => Promise<boolean>): Promise<number> {
  const last = cases.findLastIndex(({ wire }) => wire.length > 0);
  const heard = cases[last]?.wire.some((entry) => entry.dir === 'received' && 'hex' in entry);
  return heard || last < 1 || !(await ends(last - 1)) ? last + 1 : last;
}

/** Whether a case alone, behind the control, ends the program. */
async function ends({ command, hooks }: Adapter<ServerLine>, of: Case): Promise<boolean> {
  const program = new Program(wordsOf(command), peersFolder);
  try {
    const server = await serverOf(program, hooks);
    await checkServer({ ...server, timeout: ENDING, concurrency: 1 }, casesOf('tiny')[0] as Case, [of]);
    return await program.endsWithin(ENDING);
  } finally {
    await program.stop();
  }
}

/** Milliseconds within which a program that is about to end does. */
const ENDING = 1_000;

/** Checks a client, which is started anew for each case unless it can be told to connect. */
export async function checkAsClient(
  name: string,
  { command, hooks }: Adapter<ClientLine>,
  { tier, timeout }: CheckingOptions,
): Promise<RoleResult> {
  const cases = clientCasesOf(tier);
  const exec = { exec: wordsOf(command, '{url}'), folder: peersFolder, hooks };
  const told = { port: 0, wait: STARTING, name, timeout, concurrency: 1, ...exec };
  const result = await checkClient(told, cases[0] as Case, cases);
  return { ...reduced([result], tier), crashes: [] };
}
