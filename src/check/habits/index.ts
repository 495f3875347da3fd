/** What a peer does wrong each time in its opening handshake: found in the control, and repaired in all other cases. */
export { type Found, habitsIn, type Seen } from './find.js';
export type { Habit } from './habit.js';
export { Repair } from './repair.js';
export { byName, type Sound, SoundReplies, type Told } from './sound.js';
