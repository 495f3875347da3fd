/** What a peer does wrong each time in its opening handshake: found in the control, and repaired in all other cases. */
export { behindHandshake, type Found, habitsIn, type Seen, textAt } from './find.js';
export type { Habit } from './habit.js';
export { type Lacking, lackingIn } from './lacking.js';
export { judgedOn, repaired } from './recorded.js';
export { type Hearer, Repair } from './repair.js';
export { byName, type Sound, SoundReplies, soundRequest, type Told } from './sound.js';
