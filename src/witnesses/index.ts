/** Which run notices when the code that cites an item is changed. */
export { conditions } from './conditions.js';
export { unseen } from './unseen.js';
