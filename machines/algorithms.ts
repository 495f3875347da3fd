/** The algorithms of the text, by their ids. Whoever needs XState or a composed machine asks index.ts. */

export { websocketClose } from './api/close.js';
export { websocketConstructor } from './api/constructor.js';
export { websocketFeedback } from './api/feedback.js';
export { websocketSend } from './api/send.js';
export { clientClosingHandshake } from './client/closing-handshake.js';
export { clientClosure } from './client/closure.js';
export { clientDataFraming } from './client/data-framing.js';
export { clientOpeningHandshake } from './client/opening-handshake.js';
export { clientSendData } from './client/send-data.js';
export { serverClosure } from './server/closure.js';
export { serverDataFraming } from './server/data-framing.js';
export { serverReadingHandshake } from './server/reading-handshake.js';
export { serverSendingHandshake } from './server/sending-handshake.js';
export { serverSendingString } from './server/sending-string.js';
export { serverTerminating } from './server/terminating.js';
export { constructUrl } from './url/construct.js';
export { parseUrl } from './url/parse.js';
