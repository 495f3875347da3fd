/** What the site shows of learned machines can be played. */
import { expect, test } from 'vitest';
import { situationAt } from '../player/situation.js';
import { Stage } from '../player/stage.js';
import { allLearned, played } from './learned.js';

const differences = allLearned().flatMap(({ id, machine }) => machine.differences.map((each) => ({ id, machine, each })));

test('each difference leads to its word in the player, every input of which reaches the side that was learned', () => {
  expect(differences.length).toBeGreaterThan(20);
  for (const { id, machine, each } of differences) {
    const situation = situationAt(played(machine, each).replace('player.html#', ''), []);
    const stage = new Stage(situation?.actions ?? [], undefined);
    const { role } = machine.peer;
    const other = role === 'server' ? 'client' : 'server';
    const bytes = Buffer.from(stage.wire[other].map(({ byte }) => byte));
    const sent = Buffer.from(each.wire.map((part) => part.sent).join(''), 'hex');
    expect({ id, word: each.word, isSent: bytes.includes(sent) }).toEqual({ id, word: each.word, isSent: true });
    expect(situation?.actions).toHaveLength(each.word.length + 2);
  }
});
