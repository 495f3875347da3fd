import { expect, test } from 'vitest';
import { vectors } from '../../../spec/index.js';
import { litBy } from '../player/look.js';
import { situationAt } from '../player/situation.js';
import { Stage } from '../player/stage.js';
import { tour } from './tour.js';

test.each(tour())('$title: the moment that its address names lights $step', ({ at, step }) => {
  const { actions = [], at: moment = -1 } = situationAt(at.replace(/.*#/, ''), []) ?? {};
  expect(litBy(new Stage(actions, undefined).moments[moment])).toContain(step);
});

test('10.3.4.4.2#9 is worked out as the overview of the text has it', () => {
  const reply = vectors.handshakes.find(({ id }) => id === 'overviewReply');
  const text = tour()[1]?.text.join(' ');
  expect(text).toContain(`\`${reply?.body.ascii}\``);
  expect(text).toContain('829309203');
  expect(text).toContain('259970620');
});
