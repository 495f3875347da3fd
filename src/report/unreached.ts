/** What no path reaches, and why; the report and a test hold that the list is neither too long nor too short. */
import type { Unreached } from './types.js';

const TLS = 'TLS sockets';
const PROXY = 'proxies';
const COOKIES = 'a cookie jar';

export const unreached: readonly Unreached[] = [
  ...waiting(TLS, 'Only a secure connection gets here.', [
    'clientOpeningHandshake.step_4 always[0]',
    'clientOpeningHandshake.step_4_tls',
    'clientOpeningHandshake.step_4_tls TLS_OPENED[0]',
    'clientOpeningHandshake.step_4_tls TLS_FAILED[0]',
    'clientOpeningHandshake.step_4_tls TCP_CLOSED[0]',
    'serverSendingHandshake.step_1 always[0]',
    'serverSendingHandshake.step_1_tls',
    'serverSendingHandshake.step_1_tls TLS_OPENED[0]',
    'serverSendingHandshake.step_1_tls TLS_FAILED[0]',
    'constructUrl.step_2 always[0]',
  ]),
  ...waiting(PROXY, 'Only a client with a proxy gets here.', [
    'clientOpeningHandshake.step_2 always[0]',
    'clientOpeningHandshake.step_2_proxy',
    'clientOpeningHandshake.step_2_proxy always[0]',
  ]),
  ...waiting(PROXY, 'Only a client with credentials for a 407 gets here.', [
    'clientOpeningHandshake.step_31 always[1]',
    'clientOpeningHandshake.step_31p2',
    'clientOpeningHandshake.step_31p2 always[0]',
  ]),
  ...waiting(COOKIES, 'Only a client with cookies gets here.', ['clientOpeningHandshake.step_15 always[0]']),
  ...never('The queue keeps its order: the open task comes before every other one, and the close task comes last.', [
    'websocketFeedback.task_p2 always[1]',
    'websocketFeedback.task_p3 always[1]',
  ]),
  ...never(
    'The closing handshake starts in one piece (policy client.closing.atomic), so its task is queued before the close task.',
    ['websocketFeedback.task_p4 always[0]'],
  ),
  ...never('The parser of policy url.resolve gives every ws: and wss: URL a path.', ['parseUrl.step_10 always[0]']),
  ...never('The constructor hands on only sound inputs; another specification might not.', [
    'clientOpeningHandshake.idle ESTABLISH[1]',
  ]),
  ...never('send() asks for nothing to be sent that may not be; another specification might.', [
    'clientSendData.idle SEND_DATA[1]',
  ]),
  ...never('Composed, the fact is in the context before the event that tells it is heard; alone, the event is needed.', [
    'clientDataFraming.step_3a_8_2 CLOSING_STARTED[0]',
    'serverTerminating.step_C2 CLIENT_TERMINATED[0]',
  ]),
];

function waiting(waitsFor: string, reason: string, ids: readonly string[]): Unreached[] {
  return ids.map((id) => ({ id, reason, waitsFor }));
}

function never(reason: string, ids: readonly string[]): Unreached[] {
  return ids.map((id) => ({ id, reason }));
}
