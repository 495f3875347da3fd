/** What no path reaches, and why; the report and a test hold that the list is neither too long nor too short. */
import type { Unreached } from './types.js';

export const unreached: readonly Unreached[] = [
  ...never('The queue keeps its order: the open task comes before every other one, and the close task comes last.', [
    'websocketFeedback.task_p2 always[1]',
    'websocketFeedback.task_p3 always[1]',
    'websocketFeedback.isOpenOrClosing=false',
  ]),
  ...never('Whoever starts the closing handshake asks first whether it has started (10.3.4.3.2#3a.8.1, 10.3.2#Bc).', [
    'clientClosingHandshake.step_C1 always[0]',
    'clientClosingHandshake.closingHasStarted=true',
  ]),
  ...never('The parser of policy url.resolve gives every ws: and wss: URL a path.', [
    'parseUrl.step_10 always[0]',
    'parseUrl.resourceNameIsEmpty=true',
  ]),
  ...never('The constructor hands on only valid inputs; another specification might not.', [
    'clientOpeningHandshake.idle ESTABLISH[1]',
    'clientOpeningHandshake.inputsAreSound=false',
  ]),
  ...never('send() asks for nothing to be sent that may not be; another specification might.', [
    'clientSendData.idle SEND_DATA[1]',
    'clientSendData.maySend=false',
  ]),
  ...never('Composed, the fact is in the context before the event that announces it arrives; alone, the event is needed.', [
    'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0]',
    'serverTerminating.step_C2 CLIENT_TERMINATED[0]',
    'clientDataFraming.step_3a_8_2 * CLOSED[0]',
  ]),
  ...never('A task runs only if it was queued.', ['websocketFeedback.aTaskIsQueued=false']),
  ...never('Nobody asks for a connection that has been closed, or closes one that nobody has asked for.', [
    'clientOpeningHandshake.idle * CLOSED[0]',
    'serverSendingHandshake.idle * CLOSED[0]',
  ]),
  ...never('Before its turn a client has not touched the network: a run through the API alone takes it.', [
    'clientOpeningHandshake.step_1 * CLOSED[0]',
  ]),
  ...never('The URL is constructed at once, so that nothing else happens while it is waited for.', [
    'clientOpeningHandshake.step_41d * CLOSED[0]',
    'serverSendingHandshake.step_3 * CLOSED[0]',
  ]),
  ...never('Once it is closed, nothing is sent that could fail.', ['clientSendData.isOpen=false']),
  ...never('An application is given its connection once that is established, and once closed the steps are over.', [
    'serverTerminating.serverIsEstablished=false',
  ]),
];

function never(reason: string, ids: readonly string[]): Unreached[] {
  return ids.map((id) => ({ id, reason }));
}
