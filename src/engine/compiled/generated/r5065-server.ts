/** Server, compiled from its algorithms by `npm run compile`: not to be edited. */

import type { Bytes } from '../../../../machines/values/bytes.js';

import type { Told } from '../../../../machines/language/vocabulary.js';

import { Compiled, assignment, find, guard, halfway, emission, table, until, type Variables } from '../compiled.js';

import type { AnyAlgorithm } from '../../../../machines/index.js';

export function compiled(algorithms: readonly AnyAlgorithm[]): new (input: object) => Compiled {

const [constructUrl, serverReadingHandshake, serverSendingHandshake, serverDataFraming, serverSendingString, serverTerminating, serverClosure] = algorithms as readonly [AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm];

const constructUrl_addressIsSecure = guard(constructUrl, 'addressIsSecure');
const constructUrl_appendHostToUrl = assignment(constructUrl, 'appendHostToUrl');
const constructUrl_appendPortToUrl = assignment(constructUrl, 'appendPortToUrl');
const constructUrl_appendResourceName = assignment(constructUrl, 'appendResourceName');
const constructUrl_appendWs = assignment(constructUrl, 'appendWs');
const constructUrl_appendWss = assignment(constructUrl, 'appendWss');
const constructUrl_letConstructedBeEmpty = assignment(constructUrl, 'letConstructedBeEmpty');
const constructUrl_portIsNotItsDefault = guard(constructUrl, 'portIsNotItsDefault');
const constructUrl_returnUrl = emission(constructUrl, 'returnUrl');
const serverClosure_closeTcp = emission(serverClosure, 'closeTcp');
const serverClosure_letConnectionBeClosed = assignment(serverClosure, 'letConnectionBeClosed');
const serverClosure_report = emission(serverClosure, 'report');
const serverClosure_tellClosed = emission(serverClosure, 'tellClosed');
const serverDataFraming_allAreRead = guard(serverDataFraming, 'allAreRead');
const serverDataFraming_appendB = assignment(serverDataFraming, 'appendB');
const serverDataFraming_bIs00 = guard(serverDataFraming, 'bIs00');
const serverDataFraming_bIsFF = guard(serverDataFraming, 'bIsFF');
const serverDataFraming_close = emission(serverDataFraming, 'close');
const serverDataFraming_countByte = assignment(serverDataFraming, 'countByte');
const serverDataFraming_giveUp = assignment(serverDataFraming, 'giveUp');
const serverDataFraming_highBitOfBIsSet = guard(serverDataFraming, 'highBitOfBIsSet');
const serverDataFraming_highBitOfTypeIsSet = guard(serverDataFraming, 'highBitOfTypeIsSet');
const serverDataFraming_isTheClosingFrame = guard(serverDataFraming, 'isTheClosingFrame');
const serverDataFraming_lengthDisconnects = guard(serverDataFraming, 'lengthDisconnects');
const serverDataFraming_lengthHasTooManyBytes = guard(serverDataFraming, 'lengthHasTooManyBytes');
const serverDataFraming_lengthIsTooLarge = guard(serverDataFraming, 'lengthIsTooLarge');
const serverDataFraming_lengthTerminates = guard(serverDataFraming, 'lengthTerminates');
const serverDataFraming_letB = assignment(serverDataFraming, 'letB');
const serverDataFraming_letBv = assignment(serverDataFraming, 'letBv');
const serverDataFraming_letLengthBeZero = assignment(serverDataFraming, 'letLengthBeZero');
const serverDataFraming_letRawDataBeEmpty = assignment(serverDataFraming, 'letRawDataBeEmpty');
const serverDataFraming_letType = assignment(serverDataFraming, 'letType');
const serverDataFraming_messageIsTooLarge = guard(serverDataFraming, 'messageIsTooLarge');
const serverDataFraming_messageReceived = emission(serverDataFraming, 'messageReceived');
const serverDataFraming_multiplyAndAdd = assignment(serverDataFraming, 'multiplyAndAdd');
const serverDataFraming_setClientTerminated = assignment(serverDataFraming, 'setClientTerminated');
const serverDataFraming_tellClientTerminated = emission(serverDataFraming, 'tellClientTerminated');
const serverDataFraming_typeDisconnects = guard(serverDataFraming, 'typeDisconnects');
const serverDataFraming_typeIs00 = guard(serverDataFraming, 'typeIs00');
const serverDataFraming_typeTerminates = guard(serverDataFraming, 'typeTerminates');
const serverDataFraming_zeroSkipsTheSubsteps = guard(serverDataFraming, 'zeroSkipsTheSubsteps');
const serverReadingHandshake_aFieldIsDoubled = guard(serverReadingHandshake, 'aFieldIsDoubled');
const serverReadingHandshake_aKeyIsMissing = guard(serverReadingHandshake, 'aKeyIsMissing');
const serverReadingHandshake_abort = emission(serverReadingHandshake, 'abort');
const serverReadingHandshake_appendToFieldName = assignment(serverReadingHandshake, 'appendToFieldName');
const serverReadingHandshake_appendToFieldValue = assignment(serverReadingHandshake, 'appendToFieldValue');
const serverReadingHandshake_appendToKey3 = assignment(serverReadingHandshake, 'appendToKey3');
const serverReadingHandshake_appendToResource = assignment(serverReadingHandshake, 'appendToResource');
const serverReadingHandshake_appendToRest = assignment(serverReadingHandshake, 'appendToRest');
const serverReadingHandshake_byteEndsTheResource = guard(serverReadingHandshake, 'byteEndsTheResource');
const serverReadingHandshake_byteIsACR = guard(serverReadingHandshake, 'byteIsACR');
const serverReadingHandshake_byteIsAColon = guard(serverReadingHandshake, 'byteIsAColon');
const serverReadingHandshake_byteIsALF = guard(serverReadingHandshake, 'byteIsALF');
const serverReadingHandshake_byteIsASpace = guard(serverReadingHandshake, 'byteIsASpace');
const serverReadingHandshake_byteIsNextOfGet = guard(serverReadingHandshake, 'byteIsNextOfGet');
const serverReadingHandshake_byteIsOfAName = guard(serverReadingHandshake, 'byteIsOfAName');
const serverReadingHandshake_byteIsOfAResource = guard(serverReadingHandshake, 'byteIsOfAResource');
const serverReadingHandshake_byteIsTheEighth = guard(serverReadingHandshake, 'byteIsTheEighth');
const serverReadingHandshake_byteIsTheLastOfGet = guard(serverReadingHandshake, 'byteIsTheLastOfGet');
const serverReadingHandshake_connectionIsWrong = guard(serverReadingHandshake, 'connectionIsWrong');
const serverReadingHandshake_countMatched = assignment(serverReadingHandshake, 'countMatched');
const serverReadingHandshake_fieldIsNotUtf8 = guard(serverReadingHandshake, 'fieldIsNotUtf8');
const serverReadingHandshake_fieldsAreTooLarge = guard(serverReadingHandshake, 'fieldsAreTooLarge');
const serverReadingHandshake_fieldsAreTooMany = guard(serverReadingHandshake, 'fieldsAreTooMany');
const serverReadingHandshake_hostIsWrong = guard(serverReadingHandshake, 'hostIsWrong');
const serverReadingHandshake_keepField = assignment(serverReadingHandshake, 'keepField');
const serverReadingHandshake_letFieldBeEmptyStrings = assignment(serverReadingHandshake, 'letFieldBeEmptyStrings');
const serverReadingHandshake_letRequested = assignment(serverReadingHandshake, 'letRequested');
const serverReadingHandshake_nameIsTooLong = guard(serverReadingHandshake, 'nameIsTooLong');
const serverReadingHandshake_originIsWrong = guard(serverReadingHandshake, 'originIsWrong');
const serverReadingHandshake_protocolIsWrong = guard(serverReadingHandshake, 'protocolIsWrong');
const serverReadingHandshake_replyMayBegin = guard(serverReadingHandshake, 'replyMayBegin');
const serverReadingHandshake_resourceIsNotOurs = guard(serverReadingHandshake, 'resourceIsNotOurs');
const serverReadingHandshake_resourceIsTooLong = guard(serverReadingHandshake, 'resourceIsTooLong');
const serverReadingHandshake_restIsTooLong = guard(serverReadingHandshake, 'restIsTooLong');
const serverReadingHandshake_spaceIsRequired = guard(serverReadingHandshake, 'spaceIsRequired');
const serverReadingHandshake_tellFieldsRead = emission(serverReadingHandshake, 'tellFieldsRead');
const serverReadingHandshake_tellHandshakeRead = emission(serverReadingHandshake, 'tellHandshakeRead');
const serverReadingHandshake_upgradeIsWrong = guard(serverReadingHandshake, 'upgradeIsWrong');
const serverReadingHandshake_valueIsTooLong = guard(serverReadingHandshake, 'valueIsTooLong');
const serverSendingHandshake_aKeyHasNoDigits = guard(serverSendingHandshake, 'aKeyHasNoDigits');
const serverSendingHandshake_aKeyHasNoSpaces = guard(serverSendingHandshake, 'aKeyHasNoSpaces');
const serverSendingHandshake_aPartIsTooLarge = guard(serverSendingHandshake, 'aPartIsTooLarge');
const serverSendingHandshake_abort = emission(serverSendingHandshake, 'abort');
const serverSendingHandshake_close = emission(serverSendingHandshake, 'close');
const serverSendingHandshake_connectionIsSecure = guard(serverSendingHandshake, 'connectionIsSecure');
const serverSendingHandshake_constructLocation = emission(serverSendingHandshake, 'constructLocation');
const serverSendingHandshake_countSpaces1 = assignment(serverSendingHandshake, 'countSpaces1');
const serverSendingHandshake_countSpaces2 = assignment(serverSendingHandshake, 'countSpaces2');
const serverSendingHandshake_establishServer = assignment(serverSendingHandshake, 'establishServer');
const serverSendingHandshake_fieldsGoFirst = guard(serverSendingHandshake, 'fieldsGoFirst');
const serverSendingHandshake_forgetHandshake = assignment(serverSendingHandshake, 'forgetHandshake');
const serverSendingHandshake_hostIsUnknown = guard(serverSendingHandshake, 'hostIsUnknown');
const serverSendingHandshake_key1NumberIsNoMultiple = guard(serverSendingHandshake, 'key1NumberIsNoMultiple');
const serverSendingHandshake_key2NumberIsNoMultiple = guard(serverSendingHandshake, 'key2NumberIsNoMultiple');
const serverSendingHandshake_letChallengeOfParts = assignment(serverSendingHandshake, 'letChallengeOfParts');
const serverSendingHandshake_letHostAndPort = assignment(serverSendingHandshake, 'letHostAndPort');
const serverSendingHandshake_letKey1 = assignment(serverSendingHandshake, 'letKey1');
const serverSendingHandshake_letKey1Number = assignment(serverSendingHandshake, 'letKey1Number');
const serverSendingHandshake_letKey2 = assignment(serverSendingHandshake, 'letKey2');
const serverSendingHandshake_letKey2Number = assignment(serverSendingHandshake, 'letKey2Number');
const serverSendingHandshake_letLocation = assignment(serverSendingHandshake, 'letLocation');
const serverSendingHandshake_letOrigin = assignment(serverSendingHandshake, 'letOrigin');
const serverSendingHandshake_letPart1 = assignment(serverSendingHandshake, 'letPart1');
const serverSendingHandshake_letPart2 = assignment(serverSendingHandshake, 'letPart2');
const serverSendingHandshake_letResourceNameBeRequested = assignment(serverSendingHandshake, 'letResourceNameBeRequested');
const serverSendingHandshake_letResponse = assignment(serverSendingHandshake, 'letResponse');
const serverSendingHandshake_letSecure = assignment(serverSendingHandshake, 'letSecure');
const serverSendingHandshake_letSetCookies = assignment(serverSendingHandshake, 'letSetCookies');
const serverSendingHandshake_letSubprotocol = assignment(serverSendingHandshake, 'letSubprotocol');
const serverSendingHandshake_originIsUnknown = guard(serverSendingHandshake, 'originIsUnknown');
const serverSendingHandshake_sendBlankLine = emission(serverSendingHandshake, 'sendBlankLine');
const serverSendingHandshake_sendConnection = emission(serverSendingHandshake, 'sendConnection');
const serverSendingHandshake_sendLocation = emission(serverSendingHandshake, 'sendLocation');
const serverSendingHandshake_sendOrigin = emission(serverSendingHandshake, 'sendOrigin');
const serverSendingHandshake_sendResponse = emission(serverSendingHandshake, 'sendResponse');
const serverSendingHandshake_sendSetCookies = emission(serverSendingHandshake, 'sendSetCookies');
const serverSendingHandshake_sendStatusLine = emission(serverSendingHandshake, 'sendStatusLine');
const serverSendingHandshake_sendSubprotocol = emission(serverSendingHandshake, 'sendSubprotocol');
const serverSendingHandshake_sendUpgrade = emission(serverSendingHandshake, 'sendUpgrade');
const serverSendingHandshake_startHandshakeTimer = emission(serverSendingHandshake, 'startHandshakeTimer');
const serverSendingHandshake_startServerTls = emission(serverSendingHandshake, 'startServerTls');
const serverSendingHandshake_stopHandshakeTimer = emission(serverSendingHandshake, 'stopHandshakeTimer');
const serverSendingHandshake_tellReadHandshake = emission(serverSendingHandshake, 'tellReadHandshake');
const serverSendingHandshake_tellServerEstablished = emission(serverSendingHandshake, 'tellServerEstablished');
const serverSendingHandshake_thereAreCookiesToSet = guard(serverSendingHandshake, 'thereAreCookiesToSet');
const serverSendingHandshake_thereIsASubprotocol = guard(serverSendingHandshake, 'thereIsASubprotocol');
const serverSendingString_maySendAString = guard(serverSendingString, 'maySendAString');
const serverSendingString_send00 = emission(serverSendingString, 'send00');
const serverSendingString_sendFF = emission(serverSendingString, 'sendFF');
const serverSendingString_sendString = emission(serverSendingString, 'sendString');
const serverTerminating_close = emission(serverTerminating, 'close');
const serverTerminating_flagIsSet = guard(serverTerminating, 'flagIsSet');
const serverTerminating_flagWasSetWithoutAFrame = guard(serverTerminating, 'flagWasSetWithoutAFrame');
const serverTerminating_policyIsToAckAndClose = guard(serverTerminating, 'policyIsToAckAndClose');
const serverTerminating_policyIsToAckAndWait = guard(serverTerminating, 'policyIsToAckAndWait');
const serverTerminating_policyIsToClose = guard(serverTerminating, 'policyIsToClose');
const serverTerminating_sendFF00 = emission(serverTerminating, 'sendFF00');
const serverTerminating_serverIsEstablished = guard(serverTerminating, 'serverIsEstablished');
const serverTerminating_startClosingHandshake = assignment(serverTerminating, 'startClosingHandshake');
const serverTerminating_startTerminateTimer = emission(serverTerminating, 'startTerminateTimer');
const serverTerminating_tellClosingHandshakeStarted = emission(serverTerminating, 'tellClosingHandshakeStarted');

const initial = { ...constructUrl.context, ...serverReadingHandshake.context, ...serverSendingHandshake.context, ...serverDataFraming.context, ...serverSendingString.context, ...serverTerminating.context, ...serverClosure.context };

function variables(): Variables {
  return {
    host: initial.host,
    port: initial.port,
    resourceName: initial.resourceName,
    secure: initial.secure,
    constructed: initial.constructed,
    established: initial.established,
    closingStarted: initial.closingStarted,
    closingFinished: initial.closingFinished,
    closed: initial.closed,
    policies: initial.policies,
    limits: initial.limits,
    service: initial.service,
    requested: initial.requested,
    clientFields: initial.clientFields,
    encryptionExpected: initial.encryptionExpected,
    cookiesToSet: initial.cookiesToSet,
    clientTerminated: initial.clientTerminated,
    matched: initial.matched,
    resource: initial.resource,
    rest: initial.rest,
    fieldName: initial.fieldName,
    fieldValue: initial.fieldValue,
    key3: initial.key3,
    origin: initial.origin,
    subprotocol: initial.subprotocol,
    setCookies: initial.setCookies,
    key1: initial.key1,
    key2: initial.key2,
    location: initial.location,
    key1Number: initial.key1Number,
    key2Number: initial.key2Number,
    spaces1: initial.spaces1,
    spaces2: initial.spaces2,
    part1: initial.part1,
    part2: initial.part2,
    challenge: initial.challenge,
    response: initial.response,
    type: initial.type,
    length: initial.length,
    lengthBytes: initial.lengthBytes,
    b: initial.b,
    bv: initial.bv,
    remaining: initial.remaining,
    rawData: initial.rawData,
    gaveUp: initial.gaveUp,
  };
}
const constructUrlStates = ['idle'];
const serverReadingHandshakeStates = ['idle', 'step_1', 'step_2', 'over', 'step_3', 'step_4', 'behindCR', 'step_5', 'fieldsEnd', 'fieldName', 'fieldSpace', 'fieldValue', 'fieldLF', 'step_6'];
const serverSendingHandshakeStates = ['idle', 'tls', 'step_2', 'over', 'step_2i', 'established'];
const serverDataFramingStates = ['idle', 'aborted', 'step_1', 'step_3_2', 'step_3_B2', 'step_3_B6', 'discarding'];
const serverSendingStringStates = ['idle'];
const serverTerminatingStates = ['idle', 'over', 'step_C2', 'acknowledged'];
const serverClosureStates = ['open', 'closed'];

/** Server. A number says where each algorithm rests. */
class CompiledServer extends Compiled {
  constructUrl = 0; // 0 idle
  serverReadingHandshake = 0; // 0 idle, 1 step_1, 2 step_2, 3 over, 4 step_3, 5 step_4, 6 behindCR, 7 step_5, 8 fieldsEnd, 9 fieldName, 10 fieldSpace, 11 fieldValue, 12 fieldLF, 13 step_6
  serverSendingHandshake = 0; // 0 idle, 1 tls, 2 step_2, 3 over, 4 step_2i, 5 established
  serverDataFraming = 0; // 0 idle, 1 aborted, 2 step_1, 3 step_3_2, 4 step_3_B2, 5 step_3_B6, 6 discarding
  serverSendingString = 0; // 0 idle
  serverTerminating = 0; // 0 idle, 1 over, 2 step_C2, 3 acknowledged
  serverClosure = 0; // 0 open, 1 closed

  constructor(input: object) {
    super(Object.assign(variables(), input));
  }

  get states(): string[] {
    return [constructUrlStates[this.constructUrl] as string, serverReadingHandshakeStates[this.serverReadingHandshake] as string, serverSendingHandshakeStates[this.serverSendingHandshake] as string, serverDataFramingStates[this.serverDataFraming] as string, serverSendingStringStates[this.serverSendingString] as string, serverTerminatingStates[this.serverTerminating] as string, serverClosureStates[this.serverClosure] as string];
  }

  protected override on(t: Told): void {
    switch (t.type) {
      case 'BYTE': return BYTE(this, t);
      case 'ACCEPT': return ACCEPT(this, t);
      case 'TLS_OPENED': return TLS_OPENED(this, t);
      case 'TLS_FAILED': return TLS_FAILED(this, t);
      case 'HANDSHAKE_TIMEOUT': return HANDSHAKE_TIMEOUT(this, t);
      case 'SEND_STRING': return SEND_STRING(this, t);
      case 'TERMINATE': return TERMINATE(this, t);
      case 'CLOSING_TIMEOUT': return CLOSING_TIMEOUT(this, t);
      case 'TCP_CLOSED': return TCP_CLOSED(this, t);
      case 'SEND_FAILED': return SEND_FAILED(this, t);
      case 'CONSTRUCT_URL':
      case 'CLOSED':
      case 'READ_HANDSHAKE':
      case 'FIELDS_READ':
      case 'HANDSHAKE_READ':
      case 'URL_CONSTRUCTED':
      case 'ESTABLISHED':
      case 'CLIENT_TERMINATED':
      case 'ABORT':
      case 'CLOSE_CONNECTION':
        return this.refuse(t);
    }
  }

  protected override byte(t: Told): void {
    BYTE(this, t);
  }

  protected override many(chunk: Uint8Array, from: number): number {
    return many(this, chunk, from);
  }
}

type Me = CompiledServer;

function BYTE(m: Me, t: Told): void {
  switch (m.serverReadingHandshake) {
    case 0: // idle (10.3.4.4.1#p1): wait until the connection is open
      return;
    case 1: // step_1 (10.3.4.4.1#1): read GET
      return BYTE_4(m, t);
    case 2: // step_2 (10.3.4.4.1#2): read a space
      return BYTE_13(m, t);
    case 3: // over (10.3.4.4.1#p1): reading is over
      switch (m.serverDataFraming) {
        case 0: // idle (10.3.4.4.3#p1): wait until the connection is established
        case 1: // aborted (10.3.4.4.3#p1): stop reading
        case 6: // discarding (10.3.4.4.3#2.B5): discard further bytes
          return;
        case 2: // step_1 (10.3.4.4.3#1): read the type
          switch (m.serverTerminating) {
            case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
              return BYTE_157(m, t);
            case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
              return BYTE_66(m, t);
            default:
              return m.lost();
          }
        case 3: // step_3_2 (10.3.4.4.3#2.3): read a byte of data
          return BYTE_70(m, t);
        case 4: // step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
          switch (m.serverTerminating) {
            case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
              return BYTE_163(m, t);
            case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
              return BYTE_78(m, t);
            default:
              return m.lost();
          }
        case 5: // step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
          switch (m.serverTerminating) {
            case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
              return BYTE_170(m, t);
            case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
              return BYTE_85(m, t);
            default:
              return m.lost();
          }
        default:
          return m.lost();
      }
    case 4: // step_3 (10.3.4.4.1#3): read the resource name
      return BYTE_14(m, t);
    case 5: // step_4 (10.3.4.4.1#4): read up to CRLF
      return BYTE_16(m, t);
    case 6: // behindCR (10.3.4.4.1#4): a CR was read: is the next byte LF?
      return BYTE_17(m, t);
    case 7: // step_5 (10.3.4.4.1#5, 10.3.4.4.1#5p2): a field, or the end of them?
      return BYTE_18(m, t);
    case 8: // fieldsEnd (10.3.4.4.1#5p2): read the LF of the blank line
      switch (m.serverTerminating) {
        case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
          return BYTE_131(m, t);
        case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
          return BYTE_31(m, t);
        default:
          return m.lost();
      }
    case 9: // fieldName (10.3.4.4.1#5p4): read a name
      return BYTE_19(m, t);
    case 10: // fieldSpace (10.3.4.4.1#5p4): skip one space
      return BYTE_20(m, t);
    case 11: // fieldValue (10.3.4.4.1#5p4): read a value
      return BYTE_28(m, t);
    case 12: // fieldLF (10.3.4.4.1#5p2): read the LF of a field
      return BYTE_21(m, t);
    case 13: // step_6 (10.3.4.4.1#6): read eight bytes
      switch (m.serverDataFraming) {
        case 0: // idle (10.3.4.4.3#p1): wait until the connection is established
          switch (m.serverSendingHandshake) {
            case 2: // step_2 (10.3.4.4.2#2): read the client's handshake
              switch (m.serverTerminating) {
                case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
                  return BYTE_138(m, t);
                case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
                  return BYTE_38(m, t);
                default:
                  return m.lost();
              }
            case 4: // step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
              return BYTE_129(m, t);
            default:
              return m.lost();
          }
        case 2: // step_1 (10.3.4.4.3#1): read the type
          switch (m.serverTerminating) {
            case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
              return BYTE_173(m, t);
            case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
              return BYTE_105(m, t);
            default:
              return m.lost();
          }
        case 3: // step_3_2 (10.3.4.4.3#2.3): read a byte of data
          return BYTE_106(m, t);
        case 4: // step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
          switch (m.serverTerminating) {
            case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
              return BYTE_175(m, t);
            case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
              return BYTE_110(m, t);
            default:
              return m.lost();
          }
        case 5: // step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
          switch (m.serverTerminating) {
            case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
              return BYTE_176(m, t);
            case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
              return BYTE_111(m, t);
            default:
              return m.lost();
          }
        case 6: // discarding (10.3.4.4.3#2.B5): discard further bytes
          return BYTE_174(m, t);
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

function ACCEPT(m: Me, t: Told): void {
  switch (m.serverSendingHandshake) {
    case 0: // idle (10.3.4.4.2#p1): wait for a client
      return ACCEPT_1(m, t);
    case 1: // tls (10.3.4.4.2#1): TLS handshake
    case 2: // step_2 (10.3.4.4.2#2): read the client's handshake
    case 3: // over (10.3.4.4.2#p1): the algorithm is over
    case 4: // step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
    case 5: // established (10.3.4.4.2#p2): the connection is established
      return;
    default:
      return m.lost();
  }
}

function TLS_OPENED(m: Me, t: Told): void {
  switch (m.serverSendingHandshake) {
    case 0: // idle (10.3.4.4.2#p1): wait for a client
    case 2: // step_2 (10.3.4.4.2#2): read the client's handshake
    case 3: // over (10.3.4.4.2#p1): the algorithm is over
    case 4: // step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
    case 5: // established (10.3.4.4.2#p2): the connection is established
      return;
    case 1: // tls (10.3.4.4.2#1): TLS handshake
      return TLS_OPENED_189(m, t);
    default:
      return m.lost();
  }
}

function TLS_FAILED(m: Me, t: Told): void {
  switch (m.serverSendingHandshake) {
    case 0: // idle (10.3.4.4.2#p1): wait for a client
    case 2: // step_2 (10.3.4.4.2#2): read the client's handshake
    case 3: // over (10.3.4.4.2#p1): the algorithm is over
    case 4: // step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
    case 5: // established (10.3.4.4.2#p2): the connection is established
      return;
    case 1: // tls (10.3.4.4.2#1): TLS handshake
      return TLS_FAILED_190(m, t);
    default:
      return m.lost();
  }
}

function HANDSHAKE_TIMEOUT(m: Me, t: Told): void {
  switch (m.serverSendingHandshake) {
    case 0: // idle (10.3.4.4.2#p1): wait for a client
    case 3: // over (10.3.4.4.2#p1): the algorithm is over
    case 5: // established (10.3.4.4.2#p2): the connection is established
      return;
    case 1: // tls (10.3.4.4.2#1): TLS handshake
    case 2: // step_2 (10.3.4.4.2#2): read the client's handshake
    case 4: // step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
      return HANDSHAKE_TIMEOUT_24(m, t);
    default:
      return m.lost();
  }
}

function SEND_STRING(m: Me, t: Told): void {
  return SEND_STRING_9(m, t);
}

function TERMINATE(m: Me, t: Told): void {
  switch (m.serverTerminating) {
    case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
      return TERMINATE_25(m, t);
    case 1: // over (10.3.4.4.3#p3): the algorithm is over
    case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
    case 3: // acknowledged (10.3.4.1.4#p3): wait for the client to close TCP, until a timeout
      return;
    default:
      return m.lost();
  }
}

function CLOSING_TIMEOUT(m: Me, t: Told): void {
  switch (m.serverTerminating) {
    case 0: // idle (10.3.4.4.3#p3): wait for a decision to terminate
    case 1: // over (10.3.4.4.3#p3): the algorithm is over
      return;
    case 2: // step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
    case 3: // acknowledged (10.3.4.1.4#p3): wait for the client to close TCP, until a timeout
      return CLOSING_TIMEOUT_29(m, t);
    default:
      return m.lost();
  }
}

function TCP_CLOSED(m: Me, t: Told): void {
  switch (m.serverClosure) {
    case 0: // open (10.3.4.5.3#p1): not closed yet
      return TCP_CLOSED_6(m, t);
    case 1: // closed (10.3.4.5.3#p1): the WebSocket connection is closed
      return;
    default:
      return m.lost();
  }
}

function SEND_FAILED(m: Me, t: Told): void {
  switch (m.serverClosure) {
    case 0: // open (10.3.4.5.3#p1): not closed yet
      return TCP_CLOSED_6(m, t);
    case 1: // closed (10.3.4.5.3#p1): the WebSocket connection is closed
      return;
    default:
      return m.lost();
  }
}

function BYTE_4(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheLastOfGet(c, t)) {
    // serverReadingHandshake.step_2 (10.3.4.4.1#2): read a space
    m.serverReadingHandshake = 2;
    return;
  }
  if (serverReadingHandshake_byteIsNextOfGet(c, t)) {
    serverReadingHandshake_countMatched(c, t);
    return;
  }
  const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#p2');
  m.say(s1);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s1);
}

function BYTE_13(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsASpace(c, t)) {
    // serverReadingHandshake.step_3 (10.3.4.4.1#3): read the resource name
    m.serverReadingHandshake = 4;
    return;
  }
  const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#p2');
  m.say(s1);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s1);
}

function BYTE_14(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteEndsTheResource(c, t)) {
    serverReadingHandshake_letRequested(c, t);
    // serverReadingHandshake.checkResource (10.3.4.4.1#3, 10.3.4.6#p4): is it a resource of ours?
    if (serverReadingHandshake_resourceIsNotOurs(c, t)) {
      const s1 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'resourceIsNotOurs');
      m.say(s1);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s1);
    }
    // serverReadingHandshake.step_4 (10.3.4.4.1#4): read up to CRLF
    m.serverReadingHandshake = 5;
    return;
  }
  if (serverReadingHandshake_resourceIsTooLong(c, t)) {
    const s2 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'resourceIsTooLong');
    m.say(s2);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s2);
  }
  if (serverReadingHandshake_byteIsOfAResource(c, t)) {
    serverReadingHandshake_appendToResource(c, t);
    return;
  }
  const s3 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#p2');
  m.say(s3);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s3);
}

function BYTE_16(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_restIsTooLong(c, t)) {
    const s1 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'restIsTooLong');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s1);
  }
  if (serverReadingHandshake_byteIsACR(c, t)) {
    serverReadingHandshake_appendToRest(c, t);
    // serverReadingHandshake.behindCR (10.3.4.4.1#4): a CR was read: is the next byte LF?
    m.serverReadingHandshake = 6;
    return;
  }
  serverReadingHandshake_appendToRest(c, t);
  return;
}

function BYTE_17(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsALF(c, t)) {
    // serverReadingHandshake.step_5 (10.3.4.4.1#5, 10.3.4.4.1#5p2): a field, or the end of them?
    m.serverReadingHandshake = 7;
    serverReadingHandshake_letFieldBeEmptyStrings(c, t);
    return;
  }
  if (serverReadingHandshake_restIsTooLong(c, t)) {
    const s1 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'restIsTooLong');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s1);
  }
  if (serverReadingHandshake_byteIsACR(c, t)) {
    serverReadingHandshake_appendToRest(c, t);
    return;
  }
  serverReadingHandshake_appendToRest(c, t);
  // serverReadingHandshake.step_4 (10.3.4.4.1#4): read up to CRLF
  m.serverReadingHandshake = 5;
  return;
}

function BYTE_18(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsACR(c, t)) {
    // serverReadingHandshake.fieldsEnd (10.3.4.4.1#5p2): read the LF of the blank line
    m.serverReadingHandshake = 8;
    return;
  }
  if (serverReadingHandshake_byteIsOfAName(c, t)) {
    serverReadingHandshake_appendToFieldName(c, t);
    // serverReadingHandshake.fieldName (10.3.4.4.1#5p4): read a name
    m.serverReadingHandshake = 9;
    return;
  }
  const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p4');
  m.say(s1);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s1);
}

function BYTE_131(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsALF(c, t)) {
    // serverReadingHandshake.step_a (10.3.4.4.1#a, 10.3.4.4.1#ap2, 10.3.4.4.1#p3): Upgrade: WebSocket?
    if (serverReadingHandshake_upgradeIsWrong(c, t)) {
      const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#ap2', 'upgradeIsWrong');
      m.say(s1);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s1);
    }
    // serverReadingHandshake.step_b (10.3.4.4.1#b, 10.3.4.4.1#bp2): Connection: Upgrade?
    if (serverReadingHandshake_connectionIsWrong(c, t)) {
      const s2 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#bp2', 'connectionIsWrong');
      m.say(s2);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s2);
    }
    // serverReadingHandshake.step_c (10.3.4.4.1#c, 10.3.4.4.1#cp2): Host: one of ours?
    if (serverReadingHandshake_hostIsWrong(c, t)) {
      const s3 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#cp2', 'hostIsWrong');
      m.say(s3);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s3);
    }
    // serverReadingHandshake.step_d (10.3.4.4.1#d, 10.3.4.4.1#dp2, 10.3.4.6#p3): Origin: one we expect?
    if (serverReadingHandshake_originIsWrong(c, t)) {
      const s4 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#dp2', 'originIsWrong');
      m.say(s4);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s4);
    }
    // serverReadingHandshake.step_e (10.3.4.4.1#e, 10.3.4.4.1#ep2): Sec-WebSocket-Protocol: one we support?
    if (serverReadingHandshake_protocolIsWrong(c, t)) {
      const s5 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#ep2', 'protocolIsWrong');
      m.say(s5);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s5);
    }
    // serverReadingHandshake.step_f (10.3.4.4.1#f, 10.3.4.4.1#g, 10.3.4.4.1#p4): does a field that is used occur twice?
    if (serverReadingHandshake_aFieldIsDoubled(c, t)) {
      const s6 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#f', 'aFieldIsDoubled');
      m.say(s6);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s6);
    }
    if (serverReadingHandshake_aKeyIsMissing(c, t)) {
      const s7 = serverReadingHandshake_abort(c, t, '10.3.4.4.2#5p3', 'aKeyIsMissing');
      m.say(s7);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s7);
    }
    if (serverReadingHandshake_replyMayBegin(c, t)) {
      const s8 = serverReadingHandshake_tellFieldsRead(c, t, '10.3.4.4.1#5p2');
      m.say(s8);
      // serverReadingHandshake.step_6 (10.3.4.4.1#6): read eight bytes
      m.serverReadingHandshake = 13;
      return then_139(m, s8);
    }
    // serverReadingHandshake.step_6 (10.3.4.4.1#6): read eight bytes
    m.serverReadingHandshake = 13;
    return;
  }
  const s9 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p2');
  m.say(s9);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s9);
}

function BYTE_19(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsAColon(c, t)) {
    // serverReadingHandshake.fieldSpace (10.3.4.4.1#5p4): skip one space
    m.serverReadingHandshake = 10;
    return;
  }
  if (serverReadingHandshake_nameIsTooLong(c, t)) {
    const s1 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'nameIsTooLong');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s1);
  }
  if (serverReadingHandshake_byteIsOfAName(c, t)) {
    serverReadingHandshake_appendToFieldName(c, t);
    return;
  }
  const s2 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p4');
  m.say(s2);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s2);
}

function BYTE_20(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsASpace(c, t)) {
    // serverReadingHandshake.fieldValue (10.3.4.4.1#5p4): read a value
    m.serverReadingHandshake = 11;
    return;
  }
  if (serverReadingHandshake_spaceIsRequired(c, t)) {
    const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p4', 'spaceIsRequired');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s1);
  }
  if (serverReadingHandshake_byteIsACR(c, t)) {
    // serverReadingHandshake.fieldLF (10.3.4.4.1#5p2): read the LF of a field
    m.serverReadingHandshake = 12;
    return;
  }
  if (serverReadingHandshake_byteIsALF(c, t)) {
    const s2 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p2', 'byteIsALF');
    m.say(s2);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s2);
  }
  serverReadingHandshake_appendToFieldValue(c, t);
  // serverReadingHandshake.fieldValue (10.3.4.4.1#5p4): read a value
  m.serverReadingHandshake = 11;
  return;
}

function BYTE_28(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsACR(c, t)) {
    // serverReadingHandshake.fieldLF (10.3.4.4.1#5p2): read the LF of a field
    m.serverReadingHandshake = 12;
    return;
  }
  if (serverReadingHandshake_byteIsALF(c, t)) {
    const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p2', 'byteIsALF');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s1);
  }
  if (serverReadingHandshake_valueIsTooLong(c, t)) {
    const s2 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'valueIsTooLong');
    m.say(s2);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_5(m, s2);
  }
  serverReadingHandshake_appendToFieldValue(c, t);
  return;
}

function BYTE_21(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsALF(c, t)) {
    // serverReadingHandshake.fieldUtf8 (10.3.4.4.1#5p3): is the value UTF-8?
    if (serverReadingHandshake_fieldIsNotUtf8(c, t)) {
      const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p3', 'fieldIsNotUtf8');
      m.say(s1);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s1);
    }
    serverReadingHandshake_keepField(c, t);
    // serverReadingHandshake.fieldLimits (10.3.4.6#p4, 10.3.4.6#p1): too many fields, or too much of them?
    if (serverReadingHandshake_fieldsAreTooMany(c, t)) {
      const s2 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'fieldsAreTooMany');
      m.say(s2);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s2);
    }
    if (serverReadingHandshake_fieldsAreTooLarge(c, t)) {
      const s3 = serverReadingHandshake_abort(c, t, '10.3.4.6#p4', 'fieldsAreTooLarge');
      m.say(s3);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s3);
    }
    // serverReadingHandshake.step_5 (10.3.4.4.1#5, 10.3.4.4.1#5p2): a field, or the end of them?
    m.serverReadingHandshake = 7;
    serverReadingHandshake_letFieldBeEmptyStrings(c, t);
    return;
  }
  const s4 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p2');
  m.say(s4);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s4);
}

function BYTE_31(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsALF(c, t)) {
    // serverReadingHandshake.step_a (10.3.4.4.1#a, 10.3.4.4.1#ap2, 10.3.4.4.1#p3): Upgrade: WebSocket?
    if (serverReadingHandshake_upgradeIsWrong(c, t)) {
      const s1 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#ap2', 'upgradeIsWrong');
      m.say(s1);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s1);
    }
    // serverReadingHandshake.step_b (10.3.4.4.1#b, 10.3.4.4.1#bp2): Connection: Upgrade?
    if (serverReadingHandshake_connectionIsWrong(c, t)) {
      const s2 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#bp2', 'connectionIsWrong');
      m.say(s2);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s2);
    }
    // serverReadingHandshake.step_c (10.3.4.4.1#c, 10.3.4.4.1#cp2): Host: one of ours?
    if (serverReadingHandshake_hostIsWrong(c, t)) {
      const s3 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#cp2', 'hostIsWrong');
      m.say(s3);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s3);
    }
    // serverReadingHandshake.step_d (10.3.4.4.1#d, 10.3.4.4.1#dp2, 10.3.4.6#p3): Origin: one we expect?
    if (serverReadingHandshake_originIsWrong(c, t)) {
      const s4 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#dp2', 'originIsWrong');
      m.say(s4);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s4);
    }
    // serverReadingHandshake.step_e (10.3.4.4.1#e, 10.3.4.4.1#ep2): Sec-WebSocket-Protocol: one we support?
    if (serverReadingHandshake_protocolIsWrong(c, t)) {
      const s5 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#ep2', 'protocolIsWrong');
      m.say(s5);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s5);
    }
    // serverReadingHandshake.step_f (10.3.4.4.1#f, 10.3.4.4.1#g, 10.3.4.4.1#p4): does a field that is used occur twice?
    if (serverReadingHandshake_aFieldIsDoubled(c, t)) {
      const s6 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#f', 'aFieldIsDoubled');
      m.say(s6);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s6);
    }
    if (serverReadingHandshake_aKeyIsMissing(c, t)) {
      const s7 = serverReadingHandshake_abort(c, t, '10.3.4.4.2#5p3', 'aKeyIsMissing');
      m.say(s7);
      // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
      m.serverReadingHandshake = 3;
      return then_5(m, s7);
    }
    if (serverReadingHandshake_replyMayBegin(c, t)) {
      const s8 = serverReadingHandshake_tellFieldsRead(c, t, '10.3.4.4.1#5p2');
      m.say(s8);
      // serverReadingHandshake.step_6 (10.3.4.4.1#6): read eight bytes
      m.serverReadingHandshake = 13;
      return then_39(m, s8);
    }
    // serverReadingHandshake.step_6 (10.3.4.4.1#6): read eight bytes
    m.serverReadingHandshake = 13;
    return;
  }
  const s9 = serverReadingHandshake_abort(c, t, '10.3.4.4.1#5p2');
  m.say(s9);
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  return then_5(m, s9);
}

function BYTE_38(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_39(m, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  return;
}

function BYTE_66(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_letType(c, t);
  // serverDataFraming.step_3 (10.3.4.4.3#2): is the high bit set?
  return then_67(m, t);
}

function BYTE_70(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_letB(c, t);
  // serverDataFraming.step_3_3 (10.3.4.4.3#2.4): append the byte, unless it is FF
  return then_71(m, t);
}

function BYTE_78(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_letB(c, t);
  // serverDataFraming.step_2_B4 (10.3.4.4.3#2.B4): is the byte 00?
  return then_79(m, t);
}

function BYTE_85(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_countByte(c, t);
  return then_84(m, t);
}

function BYTE_129(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    // serverSendingHandshake.step_8 (10.3.4.4.2#8): assemble the challenge
    serverSendingHandshake_letChallengeOfParts(c, s1);
    return then_57(m, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  return;
}

function BYTE_105(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_letType(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    // serverDataFraming.step_3 (10.3.4.4.3#2): is the high bit set?
    if (serverDataFraming_highBitOfTypeIsSet(c, t)) {
      // serverDataFraming.step_2_B1 (10.3.4.4.3#2.B1): stop, if the type is not FF?
      if (serverDataFraming_typeDisconnects(c, t)) {
        const s2 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B1');
        m.say(s2);
        // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
        m.serverDataFraming = 1;
        return then_75(m, s1, s2);
      }
      if (serverDataFraming_typeTerminates(c, t)) {
        serverDataFraming_giveUp(c, t);
        serverDataFraming_setClientTerminated(c, t);
        const s3 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B1');
        m.say(s3);
        // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
        m.serverDataFraming = 6;
        return then_115(m, t, s1, s3);
      }
      // serverDataFraming.step_3_B1 (10.3.4.4.3#2.B2): length: zero
      serverDataFraming_letLengthBeZero(c, t);
      return then_128(m, t, s1);
    }
    // serverDataFraming.step_2_1 (10.3.4.4.3#2.1): stop, if the type is not 00?
    if (serverDataFraming_typeDisconnects(c, t)) {
      const s4 = serverDataFraming_close(c, t, '10.3.4.4.3#2.1');
      m.say(s4);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return then_75(m, s1, s4);
    }
    if (serverDataFraming_typeTerminates(c, t)) {
      serverDataFraming_giveUp(c, t);
      serverDataFraming_setClientTerminated(c, t);
      const s5 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.1');
      m.say(s5);
      // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
      m.serverDataFraming = 6;
      return then_115(m, t, s1, s5);
    }
    // serverDataFraming.step_3_1 (10.3.4.4.3#2.2): raw data: empty
    serverDataFraming_letRawDataBeEmpty(c, t);
    return then_126(m, t, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_letType(c, t);
  // serverDataFraming.step_3 (10.3.4.4.3#2): is the high bit set?
  return then_67(m, t);
}

function BYTE_106(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_letB(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    // serverDataFraming.step_3_3 (10.3.4.4.3#2.4): append the byte, unless it is FF
    if (serverDataFraming_bIsFF(c, t)) {
      // serverDataFraming.step_3_4 (10.3.4.4.3#2.5): decode and process it, if the type is 00
      if (serverDataFraming_typeIs00(c, t)) {
        m.say(serverDataFraming_messageReceived(c, t, '10.3.4.4.3#2.5'));
        // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
        return then_109(m, t, s1);
      }
      // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
      return then_109(m, t, s1);
    }
    if (serverDataFraming_messageIsTooLarge(c, t)) {
      const s2 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
      m.say(s2);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return then_75(m, s1, s2);
    }
    serverDataFraming_appendB(c, t);
    // serverDataFraming.step_3_2 (10.3.4.4.3#2.3): read a byte of data
    m.serverDataFraming = 3;
    return then_0(m, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_letB(c, t);
  // serverDataFraming.step_3_3 (10.3.4.4.3#2.4): append the byte, unless it is FF
  return then_71(m, t);
}

function BYTE_110(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_letB(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    // serverDataFraming.step_2_B4 (10.3.4.4.3#2.B4): is the byte 00?
    if (serverDataFraming_zeroSkipsTheSubsteps(c, t)) {
      // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
      return then_114(m, t, s1);
    }
    if (serverDataFraming_bIs00(c, t)) {
      // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
      serverDataFraming_letBv(c, t);
      return then_121(m, t, s1);
    }
    // serverDataFraming.step_2_B4_1 (10.3.4.4.3#2.B4.1): stop, at a length?
    if (serverDataFraming_lengthDisconnects(c, t)) {
      const s2 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B4.1');
      m.say(s2);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return then_75(m, s1, s2);
    }
    if (serverDataFraming_lengthTerminates(c, t)) {
      serverDataFraming_giveUp(c, t);
      serverDataFraming_setClientTerminated(c, t);
      const s3 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B4.1');
      m.say(s3);
      // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
      m.serverDataFraming = 6;
      return then_115(m, t, s1, s3);
    }
    // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
    serverDataFraming_letBv(c, t);
    return then_121(m, t, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_letB(c, t);
  // serverDataFraming.step_2_B4 (10.3.4.4.3#2.B4): is the byte 00?
  return then_79(m, t);
}

function BYTE_111(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_countByte(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_112(m, t, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_countByte(c, t);
  return then_84(m, t);
}

function BYTE_138(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_139(m, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  return;
}

function BYTE_157(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_letType(c, t);
  // serverDataFraming.step_3 (10.3.4.4.3#2): is the high bit set?
  return then_158(m, t);
}

function BYTE_163(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_letB(c, t);
  // serverDataFraming.step_2_B4 (10.3.4.4.3#2.B4): is the byte 00?
  return then_164(m, t);
}

function BYTE_170(m: Me, t: Told): void {
  const c = m.context;
  serverDataFraming_countByte(c, t);
  return then_169(m, t);
}

function BYTE_173(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_letType(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    // serverDataFraming.step_3 (10.3.4.4.3#2): is the high bit set?
    if (serverDataFraming_highBitOfTypeIsSet(c, t)) {
      // serverDataFraming.step_2_B1 (10.3.4.4.3#2.B1): stop, if the type is not FF?
      if (serverDataFraming_typeDisconnects(c, t)) {
        const s2 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B1');
        m.say(s2);
        // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
        m.serverDataFraming = 1;
        return then_75(m, s1, s2);
      }
      if (serverDataFraming_typeTerminates(c, t)) {
        serverDataFraming_giveUp(c, t);
        serverDataFraming_setClientTerminated(c, t);
        const s3 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B1');
        m.say(s3);
        // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
        m.serverDataFraming = 6;
        return then_180(m, s1, s3);
      }
      // serverDataFraming.step_3_B1 (10.3.4.4.3#2.B2): length: zero
      serverDataFraming_letLengthBeZero(c, t);
      return then_128(m, t, s1);
    }
    // serverDataFraming.step_2_1 (10.3.4.4.3#2.1): stop, if the type is not 00?
    if (serverDataFraming_typeDisconnects(c, t)) {
      const s4 = serverDataFraming_close(c, t, '10.3.4.4.3#2.1');
      m.say(s4);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return then_75(m, s1, s4);
    }
    if (serverDataFraming_typeTerminates(c, t)) {
      serverDataFraming_giveUp(c, t);
      serverDataFraming_setClientTerminated(c, t);
      const s5 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.1');
      m.say(s5);
      // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
      m.serverDataFraming = 6;
      return then_180(m, s1, s5);
    }
    // serverDataFraming.step_3_1 (10.3.4.4.3#2.2): raw data: empty
    serverDataFraming_letRawDataBeEmpty(c, t);
    return then_126(m, t, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_letType(c, t);
  // serverDataFraming.step_3 (10.3.4.4.3#2): is the high bit set?
  return then_158(m, t);
}

function BYTE_174(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_0(m, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  return;
}

function BYTE_175(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_letB(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    // serverDataFraming.step_2_B4 (10.3.4.4.3#2.B4): is the byte 00?
    if (serverDataFraming_zeroSkipsTheSubsteps(c, t)) {
      // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
      return then_179(m, t, s1);
    }
    if (serverDataFraming_bIs00(c, t)) {
      // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
      serverDataFraming_letBv(c, t);
      return then_183(m, t, s1);
    }
    // serverDataFraming.step_2_B4_1 (10.3.4.4.3#2.B4.1): stop, at a length?
    if (serverDataFraming_lengthDisconnects(c, t)) {
      const s2 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B4.1');
      m.say(s2);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return then_75(m, s1, s2);
    }
    if (serverDataFraming_lengthTerminates(c, t)) {
      serverDataFraming_giveUp(c, t);
      serverDataFraming_setClientTerminated(c, t);
      const s3 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B4.1');
      m.say(s3);
      // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
      m.serverDataFraming = 6;
      return then_180(m, s1, s3);
    }
    // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
    serverDataFraming_letBv(c, t);
    return then_183(m, t, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_letB(c, t);
  // serverDataFraming.step_2_B4 (10.3.4.4.3#2.B4): is the byte 00?
  return then_164(m, t);
}

function BYTE_176(m: Me, t: Told): void {
  const c = m.context;
  if (serverReadingHandshake_byteIsTheEighth(c, t)) {
    serverReadingHandshake_appendToKey3(c, t);
    const s1 = serverReadingHandshake_tellHandshakeRead(c, t, '10.3.4.4.1#6');
    m.say(s1);
    serverDataFraming_countByte(c, t);
    // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
    m.serverReadingHandshake = 3;
    return then_177(m, t, s1);
  }
  serverReadingHandshake_appendToKey3(c, t);
  serverDataFraming_countByte(c, t);
  return then_169(m, t);
}

function ACCEPT_1(m: Me, t: Told): void {
  const c = m.context;
  m.say(serverSendingHandshake_startHandshakeTimer(c, t, '10.3.4.4.2#p1'));
  // serverSendingHandshake.step_1 (10.3.4.4.2#1): is TLS supported?
  if (serverSendingHandshake_connectionIsSecure(c, t)) {
    // serverSendingHandshake.tls (10.3.4.4.2#1): TLS handshake
    m.serverSendingHandshake = 1;
    m.say(serverSendingHandshake_startServerTls(c, t, '10.3.4.4.2#1'));
    return;
  }
  // serverSendingHandshake.step_2 (10.3.4.4.2#2): read the client's handshake
  m.serverSendingHandshake = 2;
  const s1 = serverSendingHandshake_tellReadHandshake(c, t, '10.3.4.4.2#2');
  m.say(s1);
  return then_3(m, s1);
}

function TLS_OPENED_189(m: Me, t: Told): void {
  const c = m.context;
  // serverSendingHandshake.step_2 (10.3.4.4.2#2): read the client's handshake
  m.serverSendingHandshake = 2;
  const s1 = serverSendingHandshake_tellReadHandshake(c, t, '10.3.4.4.2#2');
  m.say(s1);
  return then_3(m, s1);
}

function TLS_FAILED_190(m: Me, t: Told): void {
  const c = m.context;
  const s1 = serverSendingHandshake_close(c, t, '10.3.4.4.2#1');
  m.say(s1);
  // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
  m.serverSendingHandshake = 3;
  return TCP_CLOSED_6(m, s1);
}

function HANDSHAKE_TIMEOUT_24(m: Me, t: Told): void {
  const c = m.context;
  const s1 = serverSendingHandshake_abort(c, t, '10.3.4.6#p4');
  m.say(s1);
  // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
  m.serverSendingHandshake = 3;
  return then_5(m, s1);
}

function SEND_STRING_9(m: Me, t: Told): void {
  const c = m.context;
  if (serverSendingString_maySendAString(c, t)) {
    // serverSendingString.step_B1 (10.3.4.4.3#B1): send 00
    m.say(serverSendingString_send00(c, t, '10.3.4.4.3#B1'));
    // serverSendingString.step_B2 (10.3.4.4.3#B2): send the UTF-8
    m.say(serverSendingString_sendString(c, t, '10.3.4.4.3#B2'));
    // serverSendingString.step_B3 (10.3.4.4.3#B3): send FF
    m.say(serverSendingString_sendFF(c, t, '10.3.4.4.3#B3'));
    // serverSendingString.idle (10.3.4.4.3#p2): wait for a string
    m.serverSendingString = 0;
    return;
  }
  // serverSendingString.idle (10.3.4.4.3#p2): wait for a string
  m.serverSendingString = 0;
  return;
}

function TERMINATE_25(m: Me, t: Told): void {
  const c = m.context;
  if (serverTerminating_serverIsEstablished(c, t)) {
    // serverTerminating.step_C1 (10.3.4.4.3#C1, 10.3.4.4.3#p4): send FF 00
    m.say(serverTerminating_sendFF00(c, t, '10.3.4.4.3#C1'));
    serverTerminating_startClosingHandshake(c, t);
    m.say(serverTerminating_tellClosingHandshakeStarted(c, t, '10.3.4.4.3#C1'));
    return then_26(m, t);
  }
  return;
}

function CLOSING_TIMEOUT_29(m: Me, t: Told): void {
  const c = m.context;
  // serverTerminating.step_C3 (10.3.4.4.3#C3): close
  const s1 = serverTerminating_close(c, t, '10.3.4.4.3#C3');
  m.say(s1);
  return then_30(m, t, s1);
}

function TCP_CLOSED_6(m: Me, t: Told): void {
  const c = m.context;
  // serverClosure.close (10.3.4.5.3#p1, 10.3.4.5.3#p2): close the WebSocket connection
  m.say(serverClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
  serverClosure_letConnectionBeClosed(c, t);
  const s1 = serverClosure_tellClosed(c, t, '10.3.4.5.3#p1');
  m.say(s1);
  // serverClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.serverClosure = 1;
  return then_8(m, s1);
}

function then_5(m: Me, t: Told): void {
  const c = m.context;
  // serverClosure.abort (10.3.4.5.2#p1): abort the WebSocket connection
  m.say(serverClosure_report(c, t, '10.3.4.5.2#p1'));
  return TCP_CLOSED_6(m, t);
}

function then_139(m: Me, t: Told): void {
  const c = m.context;
  // serverSendingHandshake.step_2a (10.3.4.4.2#2a, 10.3.4.4.2#2b, 10.3.4.4.2#2d): host, port, secure flag
  serverSendingHandshake_letSecure(c, t);
  serverSendingHandshake_letHostAndPort(c, t);
  if (serverSendingHandshake_hostIsUnknown(c, t)) {
    const s1 = serverSendingHandshake_abort(c, t, '10.3.4.4.2#2a', 'hostIsUnknown');
    m.say(s1);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s1);
  }
  // serverSendingHandshake.step_2c (10.3.4.4.2#2c): resource name
  serverSendingHandshake_letResourceNameBeRequested(c, t);
  // serverSendingHandshake.step_2e (10.3.4.4.2#2e): origin
  serverSendingHandshake_letOrigin(c, t);
  if (serverSendingHandshake_originIsUnknown(c, t)) {
    const s2 = serverSendingHandshake_abort(c, t, '10.3.4.4.2#2e', 'originIsUnknown');
    m.say(s2);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s2);
  }
  // serverSendingHandshake.step_2f (10.3.4.4.2#2f): subprotocol
  serverSendingHandshake_letSubprotocol(c, t);
  // serverSendingHandshake.step_2g (10.3.4.4.2#2g, 10.3.4.4.2#2h, 10.3.4.4.2#2i): key1, key2, key3
  serverSendingHandshake_letKey1(c, t);
  serverSendingHandshake_letKey2(c, t);
  // serverSendingHandshake.step_3 (10.3.4.4.2#3): location: construct the URL
  const s3 = serverSendingHandshake_constructLocation(c, t, '10.3.4.4.2#3');
  m.say(s3);
  // constructUrl.step_1 (10.3.4.2.2#1): start with an empty URL
  constructUrl_letConstructedBeEmpty(c, s3);
  // constructUrl.step_2 (10.3.4.2.2#2): append the scheme
  if (constructUrl_addressIsSecure(c, s3)) {
    constructUrl_appendWss(c, s3);
    // constructUrl.step_3 (10.3.4.2.2#3): append the host
    constructUrl_appendHostToUrl(c, s3);
    return then_148(m, s3);
  }
  constructUrl_appendWs(c, s3);
  // constructUrl.step_3 (10.3.4.2.2#3): append the host
  constructUrl_appendHostToUrl(c, s3);
  return then_148(m, s3);
}

function then_39(m: Me, t: Told): void {
  const c = m.context;
  // serverSendingHandshake.step_2a (10.3.4.4.2#2a, 10.3.4.4.2#2b, 10.3.4.4.2#2d): host, port, secure flag
  serverSendingHandshake_letSecure(c, t);
  serverSendingHandshake_letHostAndPort(c, t);
  if (serverSendingHandshake_hostIsUnknown(c, t)) {
    const s1 = serverSendingHandshake_abort(c, t, '10.3.4.4.2#2a', 'hostIsUnknown');
    m.say(s1);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s1);
  }
  // serverSendingHandshake.step_2c (10.3.4.4.2#2c): resource name
  serverSendingHandshake_letResourceNameBeRequested(c, t);
  // serverSendingHandshake.step_2e (10.3.4.4.2#2e): origin
  serverSendingHandshake_letOrigin(c, t);
  if (serverSendingHandshake_originIsUnknown(c, t)) {
    const s2 = serverSendingHandshake_abort(c, t, '10.3.4.4.2#2e', 'originIsUnknown');
    m.say(s2);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s2);
  }
  // serverSendingHandshake.step_2f (10.3.4.4.2#2f): subprotocol
  serverSendingHandshake_letSubprotocol(c, t);
  // serverSendingHandshake.step_2g (10.3.4.4.2#2g, 10.3.4.4.2#2h, 10.3.4.4.2#2i): key1, key2, key3
  serverSendingHandshake_letKey1(c, t);
  serverSendingHandshake_letKey2(c, t);
  // serverSendingHandshake.step_3 (10.3.4.4.2#3): location: construct the URL
  const s3 = serverSendingHandshake_constructLocation(c, t, '10.3.4.4.2#3');
  m.say(s3);
  // constructUrl.step_1 (10.3.4.2.2#1): start with an empty URL
  constructUrl_letConstructedBeEmpty(c, s3);
  // constructUrl.step_2 (10.3.4.2.2#2): append the scheme
  if (constructUrl_addressIsSecure(c, s3)) {
    constructUrl_appendWss(c, s3);
    // constructUrl.step_3 (10.3.4.2.2#3): append the host
    constructUrl_appendHostToUrl(c, s3);
    return then_48(m, s3);
  }
  constructUrl_appendWs(c, s3);
  // constructUrl.step_3 (10.3.4.2.2#3): append the host
  constructUrl_appendHostToUrl(c, s3);
  return then_48(m, s3);
}

function then_67(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_highBitOfTypeIsSet(c, t)) {
    // serverDataFraming.step_2_B1 (10.3.4.4.3#2.B1): stop, if the type is not FF?
    if (serverDataFraming_typeDisconnects(c, t)) {
      const s1 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B1');
      m.say(s1);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return TCP_CLOSED_6(m, s1);
    }
    if (serverDataFraming_typeTerminates(c, t)) {
      serverDataFraming_giveUp(c, t);
      serverDataFraming_setClientTerminated(c, t);
      const s2 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B1');
      m.say(s2);
      // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
      m.serverDataFraming = 6;
      return then_73(m, t, s2);
    }
    // serverDataFraming.step_3_B1 (10.3.4.4.3#2.B2): length: zero
    serverDataFraming_letLengthBeZero(c, t);
    return then_77(m, t);
  }
  // serverDataFraming.step_2_1 (10.3.4.4.3#2.1): stop, if the type is not 00?
  if (serverDataFraming_typeDisconnects(c, t)) {
    const s3 = serverDataFraming_close(c, t, '10.3.4.4.3#2.1');
    m.say(s3);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s3);
  }
  if (serverDataFraming_typeTerminates(c, t)) {
    serverDataFraming_giveUp(c, t);
    serverDataFraming_setClientTerminated(c, t);
    const s4 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.1');
    m.say(s4);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_73(m, t, s4);
  }
  // serverDataFraming.step_3_1 (10.3.4.4.3#2.2): raw data: empty
  serverDataFraming_letRawDataBeEmpty(c, t);
  return then_69(m, t);
}

function then_71(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_bIsFF(c, t)) {
    // serverDataFraming.step_3_4 (10.3.4.4.3#2.5): decode and process it, if the type is 00
    if (serverDataFraming_typeIs00(c, t)) {
      m.say(serverDataFraming_messageReceived(c, t, '10.3.4.4.3#2.5'));
      // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
      return then_65(m, t);
    }
    // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
    return then_65(m, t);
  }
  if (serverDataFraming_messageIsTooLarge(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s1);
  }
  serverDataFraming_appendB(c, t);
  // serverDataFraming.step_3_2 (10.3.4.4.3#2.3): read a byte of data
  m.serverDataFraming = 3;
  return;
}

function then_79(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_zeroSkipsTheSubsteps(c, t)) {
    // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
    return then_87(m, t);
  }
  if (serverDataFraming_bIs00(c, t)) {
    // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
    serverDataFraming_letBv(c, t);
    return then_81(m, t);
  }
  // serverDataFraming.step_2_B4_1 (10.3.4.4.3#2.B4.1): stop, at a length?
  if (serverDataFraming_lengthDisconnects(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B4.1');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s1);
  }
  if (serverDataFraming_lengthTerminates(c, t)) {
    serverDataFraming_giveUp(c, t);
    serverDataFraming_setClientTerminated(c, t);
    const s2 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B4.1');
    m.say(s2);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_73(m, t, s2);
  }
  // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
  serverDataFraming_letBv(c, t);
  return then_81(m, t);
}

function then_84(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_allAreRead(c, t)) {
    // serverDataFraming.step_3_B7 (10.3.4.4.3#2.B4.6): discard them
    // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
    return then_87(m, t);
  }
  return;
}

function then_57(m: Me, t: Told): void {
  const c = m.context;
  // serverSendingHandshake.step_9 (10.3.4.4.2#9): compute the MD5 of the challenge
  serverSendingHandshake_letResponse(c, t);
  if (serverSendingHandshake_fieldsGoFirst(c, t)) {
    // serverSendingHandshake.step_13 (10.3.4.4.2#13): send the response
    m.say(serverSendingHandshake_sendResponse(c, t, '10.3.4.4.2#13'));
    return then_64(m, t);
  }
  // serverSendingHandshake.step_10 (10.3.4.4.2#10, 10.3.4.4.2#10p2): send the status line
  m.say(serverSendingHandshake_sendStatusLine(c, t, '10.3.4.4.2#10'));
  return then_59(m, t);
}

function then_75(m: Me, t: Told, q1: Told): void {
  return TCP_CLOSED_6(m, q1);
}

function then_115(m: Me, t: Told, q1: Told, q2: Told): void {
  const c = m.context;
  if (serverTerminating_flagIsSet(c, t)) {
    // serverTerminating.step_C3 (10.3.4.4.3#C3): close
    const s1 = serverTerminating_close(c, t, '10.3.4.4.3#C3');
    m.say(s1);
    // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
    m.serverTerminating = 1;
    return then_75(m, q2, s1);
  }
  return CLOSING_TIMEOUT_29(m, q2);
}

function then_128(m: Me, t: Told, q1: Told): void {
  // serverDataFraming.step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
  m.serverDataFraming = 4;
  return then_0(m, q1);
}

function then_126(m: Me, t: Told, q1: Told): void {
  // serverDataFraming.step_3_2 (10.3.4.4.3#2.3): read a byte of data
  m.serverDataFraming = 3;
  return then_0(m, q1);
}

function then_109(m: Me, t: Told, q1: Told): void {
  // serverDataFraming.step_1 (10.3.4.4.3#1): read the type
  m.serverDataFraming = 2;
  return then_0(m, q1);
}

function then_0(m: Me, t: Told): void {
  return;
}

function then_114(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverDataFraming_isTheClosingFrame(c, t)) {
    serverDataFraming_setClientTerminated(c, t);
    const s1 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B5');
    m.say(s1);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_115(m, t, q1, s1);
  }
  // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
  return then_109(m, t, q1);
}

function then_121(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // serverDataFraming.step_3_B4 (10.3.4.4.3#2.B4.3): append the seven bits to the length
  serverDataFraming_multiplyAndAdd(c, t);
  if (serverDataFraming_lengthIsTooLarge(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return then_75(m, q1, s1);
  }
  if (serverDataFraming_lengthHasTooManyBytes(c, t)) {
    const s2 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s2);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return then_75(m, q1, s2);
  }
  // serverDataFraming.step_3_B5 (10.3.4.4.3#2.B4.4): is there more of it?
  if (serverDataFraming_highBitOfBIsSet(c, t)) {
    // serverDataFraming.step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
    m.serverDataFraming = 4;
    return then_0(m, q1);
  }
  // serverDataFraming.step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
  m.serverDataFraming = 5;
  return then_112(m, t, q1);
}

function then_112(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverDataFraming_allAreRead(c, t)) {
    // serverDataFraming.step_3_B7 (10.3.4.4.3#2.B4.6): discard them
    // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
    return then_114(m, t, q1);
  }
  return then_0(m, q1);
}

function then_158(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_highBitOfTypeIsSet(c, t)) {
    // serverDataFraming.step_2_B1 (10.3.4.4.3#2.B1): stop, if the type is not FF?
    if (serverDataFraming_typeDisconnects(c, t)) {
      const s1 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B1');
      m.say(s1);
      // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
      m.serverDataFraming = 1;
      return TCP_CLOSED_6(m, s1);
    }
    if (serverDataFraming_typeTerminates(c, t)) {
      serverDataFraming_giveUp(c, t);
      serverDataFraming_setClientTerminated(c, t);
      const s2 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B1');
      m.say(s2);
      // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
      m.serverDataFraming = 6;
      return then_160(m, s2);
    }
    // serverDataFraming.step_3_B1 (10.3.4.4.3#2.B2): length: zero
    serverDataFraming_letLengthBeZero(c, t);
    return then_77(m, t);
  }
  // serverDataFraming.step_2_1 (10.3.4.4.3#2.1): stop, if the type is not 00?
  if (serverDataFraming_typeDisconnects(c, t)) {
    const s3 = serverDataFraming_close(c, t, '10.3.4.4.3#2.1');
    m.say(s3);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s3);
  }
  if (serverDataFraming_typeTerminates(c, t)) {
    serverDataFraming_giveUp(c, t);
    serverDataFraming_setClientTerminated(c, t);
    const s4 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.1');
    m.say(s4);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_160(m, s4);
  }
  // serverDataFraming.step_3_1 (10.3.4.4.3#2.2): raw data: empty
  serverDataFraming_letRawDataBeEmpty(c, t);
  return then_69(m, t);
}

function then_164(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_zeroSkipsTheSubsteps(c, t)) {
    // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
    return then_172(m, t);
  }
  if (serverDataFraming_bIs00(c, t)) {
    // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
    serverDataFraming_letBv(c, t);
    return then_166(m, t);
  }
  // serverDataFraming.step_2_B4_1 (10.3.4.4.3#2.B4.1): stop, at a length?
  if (serverDataFraming_lengthDisconnects(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.4.3#2.B4.1');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s1);
  }
  if (serverDataFraming_lengthTerminates(c, t)) {
    serverDataFraming_giveUp(c, t);
    serverDataFraming_setClientTerminated(c, t);
    const s2 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B4.1');
    m.say(s2);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_160(m, s2);
  }
  // serverDataFraming.step_3_B3 (10.3.4.4.3#2.B4.2): take its low seven bits
  serverDataFraming_letBv(c, t);
  return then_166(m, t);
}

function then_169(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_allAreRead(c, t)) {
    // serverDataFraming.step_3_B7 (10.3.4.4.3#2.B4.6): discard them
    // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
    return then_172(m, t);
  }
  return;
}

function then_180(m: Me, t: Told, q1: Told): void {
  return then_160(m, q1);
}

function then_179(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverDataFraming_isTheClosingFrame(c, t)) {
    serverDataFraming_setClientTerminated(c, t);
    const s1 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B5');
    m.say(s1);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_180(m, q1, s1);
  }
  // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
  return then_109(m, t, q1);
}

function then_183(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // serverDataFraming.step_3_B4 (10.3.4.4.3#2.B4.3): append the seven bits to the length
  serverDataFraming_multiplyAndAdd(c, t);
  if (serverDataFraming_lengthIsTooLarge(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return then_75(m, q1, s1);
  }
  if (serverDataFraming_lengthHasTooManyBytes(c, t)) {
    const s2 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s2);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return then_75(m, q1, s2);
  }
  // serverDataFraming.step_3_B5 (10.3.4.4.3#2.B4.4): is there more of it?
  if (serverDataFraming_highBitOfBIsSet(c, t)) {
    // serverDataFraming.step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
    m.serverDataFraming = 4;
    return then_0(m, q1);
  }
  // serverDataFraming.step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
  m.serverDataFraming = 5;
  return then_177(m, t, q1);
}

function then_177(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverDataFraming_allAreRead(c, t)) {
    // serverDataFraming.step_3_B7 (10.3.4.4.3#2.B4.6): discard them
    // serverDataFraming.step_3_B8 (10.3.4.4.3#2.B5): is it the closing frame?
    return then_179(m, t, q1);
  }
  return then_0(m, q1);
}

function then_3(m: Me, t: Told): void {
  // serverReadingHandshake.step_1 (10.3.4.4.1#1): read GET
  m.serverReadingHandshake = 1;
  return;
}

function then_26(m: Me, t: Told): void {
  const c = m.context;
  // serverTerminating.step_C2 (10.3.4.4.3#C2): wait for the client terminated flag or a timeout
  m.serverTerminating = 2;
  m.say(serverTerminating_startTerminateTimer(c, t, '10.3.4.4.3#C2'));
  if (serverTerminating_flagIsSet(c, t)) {
    // serverTerminating.step_C3 (10.3.4.4.3#C3): close
    const s1 = serverTerminating_close(c, t, '10.3.4.4.3#C3');
    m.say(s1);
    return then_30(m, t, s1);
  }
  return;
}

function then_30(m: Me, t: Told, q1: Told): void {
  // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
  m.serverTerminating = 1;
  return TCP_CLOSED_6(m, q1);
}

function then_8(m: Me, t: Told): void {
  // serverReadingHandshake.over (10.3.4.4.1#p1): reading is over
  m.serverReadingHandshake = 3;
  // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
  m.serverSendingHandshake = 3;
  // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
  m.serverDataFraming = 1;
  // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
  m.serverTerminating = 1;
  return;
}

function then_148(m: Me, t: Told): void {
  const c = m.context;
  // constructUrl.step_4 (10.3.4.2.2#4): append the port, unless it is the default
  if (constructUrl_portIsNotItsDefault(c, t)) {
    constructUrl_appendPortToUrl(c, t);
    // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
    constructUrl_appendResourceName(c, t);
    return then_150(m, t);
  }
  // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
  constructUrl_appendResourceName(c, t);
  return then_150(m, t);
}

function then_48(m: Me, t: Told): void {
  const c = m.context;
  // constructUrl.step_4 (10.3.4.2.2#4): append the port, unless it is the default
  if (constructUrl_portIsNotItsDefault(c, t)) {
    constructUrl_appendPortToUrl(c, t);
    // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
    constructUrl_appendResourceName(c, t);
    return then_50(m, t);
  }
  // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
  constructUrl_appendResourceName(c, t);
  return then_50(m, t);
}

function then_73(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverTerminating_flagIsSet(c, t)) {
    // serverTerminating.step_C3 (10.3.4.4.3#C3): close
    const s1 = serverTerminating_close(c, t, '10.3.4.4.3#C3');
    m.say(s1);
    // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
    m.serverTerminating = 1;
    return then_75(m, q1, s1);
  }
  return CLOSING_TIMEOUT_29(m, q1);
}

function then_77(m: Me, t: Told): void {
  // serverDataFraming.step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
  m.serverDataFraming = 4;
  return;
}

function then_69(m: Me, t: Told): void {
  // serverDataFraming.step_3_2 (10.3.4.4.3#2.3): read a byte of data
  m.serverDataFraming = 3;
  return;
}

function then_65(m: Me, t: Told): void {
  // serverDataFraming.step_1 (10.3.4.4.3#1): read the type
  m.serverDataFraming = 2;
  return;
}

function then_87(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_isTheClosingFrame(c, t)) {
    serverDataFraming_setClientTerminated(c, t);
    const s1 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B5');
    m.say(s1);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_73(m, t, s1);
  }
  // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
  return then_65(m, t);
}

function then_81(m: Me, t: Told): void {
  const c = m.context;
  // serverDataFraming.step_3_B4 (10.3.4.4.3#2.B4.3): append the seven bits to the length
  serverDataFraming_multiplyAndAdd(c, t);
  if (serverDataFraming_lengthIsTooLarge(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s1);
  }
  if (serverDataFraming_lengthHasTooManyBytes(c, t)) {
    const s2 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s2);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s2);
  }
  // serverDataFraming.step_3_B5 (10.3.4.4.3#2.B4.4): is there more of it?
  if (serverDataFraming_highBitOfBIsSet(c, t)) {
    // serverDataFraming.step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
    m.serverDataFraming = 4;
    return;
  }
  // serverDataFraming.step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
  m.serverDataFraming = 5;
  return then_84(m, t);
}

function then_64(m: Me, t: Told): void {
  const c = m.context;
  // serverSendingHandshake.established (10.3.4.4.2#p2): the connection is established
  m.serverSendingHandshake = 5;
  m.say(serverSendingHandshake_stopHandshakeTimer(c, t, '10.3.4.4.2#p2'));
  serverSendingHandshake_establishServer(c, t);
  serverSendingHandshake_forgetHandshake(c, t);
  const s1 = serverSendingHandshake_tellServerEstablished(c, t, '10.3.4.4.2#p2');
  m.say(s1);
  return then_65(m, s1);
}

function then_59(m: Me, t: Told): void {
  const c = m.context;
  // serverSendingHandshake.step_11 (10.3.4.4.2#11, 10.3.4.4.2#11a, 10.3.4.4.2#11b, 10.3.4.4.2#11c, 10.3.4.4.2#11d): send the fields
  m.say(serverSendingHandshake_sendUpgrade(c, t, '10.3.4.4.2#11'));
  m.say(serverSendingHandshake_sendConnection(c, t, '10.3.4.4.2#11'));
  m.say(serverSendingHandshake_sendLocation(c, t, '10.3.4.4.2#11'));
  m.say(serverSendingHandshake_sendOrigin(c, t, '10.3.4.4.2#11'));
  // serverSendingHandshake.step_11e (10.3.4.4.2#11e): send the subprotocol, if there is one
  if (serverSendingHandshake_thereIsASubprotocol(c, t)) {
    m.say(serverSendingHandshake_sendSubprotocol(c, t, '10.3.4.4.2#11ep2'));
    // serverSendingHandshake.cookies (10.3.4.4.2#11p2): send the cookies, if there are any
    serverSendingHandshake_letSetCookies(c, t);
    return then_62(m, t);
  }
  // serverSendingHandshake.cookies (10.3.4.4.2#11p2): send the cookies, if there are any
  serverSendingHandshake_letSetCookies(c, t);
  return then_62(m, t);
}

function then_160(m: Me, t: Told): void {
  const c = m.context;
  if (serverTerminating_flagWasSetWithoutAFrame(c, t)) {
    // serverTerminating.idle (10.3.4.4.3#p3): wait for a decision to terminate
    m.serverTerminating = 0;
    return;
  }
  if (serverTerminating_policyIsToAckAndWait(c, t)) {
    // serverTerminating.acknowledge (10.3.4.1.4#p3): send FF 00 in acknowledgement
    m.say(serverTerminating_sendFF00(c, t, '10.3.4.1.4#p3'));
    serverTerminating_startClosingHandshake(c, t);
    m.say(serverTerminating_tellClosingHandshakeStarted(c, t, '10.3.4.1.4#p3'));
    // serverTerminating.acknowledged (10.3.4.1.4#p3): wait for the client to close TCP, until a timeout
    m.serverTerminating = 3;
    m.say(serverTerminating_startTerminateTimer(c, t, '10.3.4.1.4#p3'));
    return;
  }
  if (serverTerminating_policyIsToAckAndClose(c, t)) {
    // serverTerminating.step_C1 (10.3.4.4.3#C1, 10.3.4.4.3#p4): send FF 00
    m.say(serverTerminating_sendFF00(c, t, '10.3.4.4.3#C1'));
    serverTerminating_startClosingHandshake(c, t);
    m.say(serverTerminating_tellClosingHandshakeStarted(c, t, '10.3.4.4.3#C1'));
    return then_26(m, t);
  }
  if (serverTerminating_policyIsToClose(c, t)) {
    // serverTerminating.step_C3 (10.3.4.4.3#C3): close
    const s1 = serverTerminating_close(c, t, '10.3.4.4.3#C3');
    m.say(s1);
    return then_30(m, t, s1);
  }
  // serverTerminating.idle (10.3.4.4.3#p3): wait for a decision to terminate
  m.serverTerminating = 0;
  return;
}

function then_172(m: Me, t: Told): void {
  const c = m.context;
  if (serverDataFraming_isTheClosingFrame(c, t)) {
    serverDataFraming_setClientTerminated(c, t);
    const s1 = serverDataFraming_tellClientTerminated(c, t, '10.3.4.4.3#2.B5');
    m.say(s1);
    // serverDataFraming.discarding (10.3.4.4.3#2.B5): discard further bytes
    m.serverDataFraming = 6;
    return then_160(m, s1);
  }
  // serverDataFraming.step_4 (10.3.4.4.3#3): next frame
  return then_65(m, t);
}

function then_166(m: Me, t: Told): void {
  const c = m.context;
  // serverDataFraming.step_3_B4 (10.3.4.4.3#2.B4.3): append the seven bits to the length
  serverDataFraming_multiplyAndAdd(c, t);
  if (serverDataFraming_lengthIsTooLarge(c, t)) {
    const s1 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s1);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s1);
  }
  if (serverDataFraming_lengthHasTooManyBytes(c, t)) {
    const s2 = serverDataFraming_close(c, t, '10.3.4.5.3#p2');
    m.say(s2);
    // serverDataFraming.aborted (10.3.4.4.3#p1): stop reading
    m.serverDataFraming = 1;
    return TCP_CLOSED_6(m, s2);
  }
  // serverDataFraming.step_3_B5 (10.3.4.4.3#2.B4.4): is there more of it?
  if (serverDataFraming_highBitOfBIsSet(c, t)) {
    // serverDataFraming.step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
    m.serverDataFraming = 4;
    return;
  }
  // serverDataFraming.step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
  m.serverDataFraming = 5;
  return then_169(m, t);
}

function then_150(m: Me, t: Told): void {
  const c = m.context;
  // constructUrl.step_6 (10.3.4.2.2#6): return
  const s1 = constructUrl_returnUrl(c, t, '10.3.4.2.2#6');
  m.say(s1);
  // constructUrl.idle (10.3.4.2.2#p1): wait for components
  m.constructUrl = 0;
  serverSendingHandshake_letLocation(c, s1);
  // serverSendingHandshake.step_4 (10.3.4.4.2#4, 10.3.4.4.2#4p2): read the digits as numbers
  serverSendingHandshake_letKey1Number(c, s1);
  serverSendingHandshake_letKey2Number(c, s1);
  // serverSendingHandshake.step_5 (10.3.4.4.2#5, 10.3.4.4.2#5p2): count the spaces
  serverSendingHandshake_countSpaces1(c, s1);
  serverSendingHandshake_countSpaces2(c, s1);
  if (serverSendingHandshake_aKeyHasNoSpaces(c, s1)) {
    const s2 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#5p3', 'aKeyHasNoSpaces');
    m.say(s2);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s2);
  }
  if (serverSendingHandshake_aKeyHasNoDigits(c, s1)) {
    const s3 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#4', 'aKeyHasNoDigits');
    m.say(s3);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s3);
  }
  // serverSendingHandshake.step_6 (10.3.4.4.2#6, 10.3.4.4.2#6p2): is each number a multiple of its spaces?
  if (serverSendingHandshake_key1NumberIsNoMultiple(c, s1)) {
    const s4 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#6', 'key1NumberIsNoMultiple');
    m.say(s4);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s4);
  }
  if (serverSendingHandshake_key2NumberIsNoMultiple(c, s1)) {
    const s5 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#6p2', 'key2NumberIsNoMultiple');
    m.say(s5);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s5);
  }
  // serverSendingHandshake.step_7 (10.3.4.4.2#7, 10.3.4.4.2#7p2): divide numbers by spaces
  serverSendingHandshake_letPart1(c, s1);
  serverSendingHandshake_letPart2(c, s1);
  if (serverSendingHandshake_aPartIsTooLarge(c, s1)) {
    const s6 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#7', 'aPartIsTooLarge');
    m.say(s6);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s6);
  }
  if (serverSendingHandshake_fieldsGoFirst(c, s1)) {
    // serverSendingHandshake.step_10 (10.3.4.4.2#10, 10.3.4.4.2#10p2): send the status line
    m.say(serverSendingHandshake_sendStatusLine(c, s1, '10.3.4.4.2#10'));
    return then_59(m, s1);
  }
  // serverSendingHandshake.step_8 (10.3.4.4.2#8): assemble the challenge
  serverSendingHandshake_letChallengeOfParts(c, s1);
  return then_57(m, s1);
}

function then_50(m: Me, t: Told): void {
  const c = m.context;
  // constructUrl.step_6 (10.3.4.2.2#6): return
  const s1 = constructUrl_returnUrl(c, t, '10.3.4.2.2#6');
  m.say(s1);
  // constructUrl.idle (10.3.4.2.2#p1): wait for components
  m.constructUrl = 0;
  serverSendingHandshake_letLocation(c, s1);
  // serverSendingHandshake.step_4 (10.3.4.4.2#4, 10.3.4.4.2#4p2): read the digits as numbers
  serverSendingHandshake_letKey1Number(c, s1);
  serverSendingHandshake_letKey2Number(c, s1);
  // serverSendingHandshake.step_5 (10.3.4.4.2#5, 10.3.4.4.2#5p2): count the spaces
  serverSendingHandshake_countSpaces1(c, s1);
  serverSendingHandshake_countSpaces2(c, s1);
  if (serverSendingHandshake_aKeyHasNoSpaces(c, s1)) {
    const s2 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#5p3', 'aKeyHasNoSpaces');
    m.say(s2);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s2);
  }
  if (serverSendingHandshake_aKeyHasNoDigits(c, s1)) {
    const s3 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#4', 'aKeyHasNoDigits');
    m.say(s3);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s3);
  }
  // serverSendingHandshake.step_6 (10.3.4.4.2#6, 10.3.4.4.2#6p2): is each number a multiple of its spaces?
  if (serverSendingHandshake_key1NumberIsNoMultiple(c, s1)) {
    const s4 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#6', 'key1NumberIsNoMultiple');
    m.say(s4);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s4);
  }
  if (serverSendingHandshake_key2NumberIsNoMultiple(c, s1)) {
    const s5 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#6p2', 'key2NumberIsNoMultiple');
    m.say(s5);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s5);
  }
  // serverSendingHandshake.step_7 (10.3.4.4.2#7, 10.3.4.4.2#7p2): divide numbers by spaces
  serverSendingHandshake_letPart1(c, s1);
  serverSendingHandshake_letPart2(c, s1);
  if (serverSendingHandshake_aPartIsTooLarge(c, s1)) {
    if (serverTerminating_flagIsSet(c, s1)) {
      const s6 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#7', 'aPartIsTooLarge');
      m.say(s6);
      // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
      m.serverSendingHandshake = 3;
      // serverTerminating.step_C3 (10.3.4.4.3#C3): close
      const s7 = serverTerminating_close(c, s1, '10.3.4.4.3#C3');
      m.say(s7);
      // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
      m.serverTerminating = 1;
      // serverClosure.abort (10.3.4.5.2#p1): abort the WebSocket connection
      m.say(serverClosure_report(c, s6, '10.3.4.5.2#p1'));
      // serverClosure.close (10.3.4.5.3#p1, 10.3.4.5.3#p2): close the WebSocket connection
      m.say(serverClosure_closeTcp(c, s6, '10.3.4.5.3#p1'));
      serverClosure_letConnectionBeClosed(c, s6);
      const s8 = serverClosure_tellClosed(c, s6, '10.3.4.5.3#p1');
      m.say(s8);
      // serverClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.serverClosure = 1;
      return then_8(m, s8);
    }
    const s9 = serverSendingHandshake_abort(c, s1, '10.3.4.4.2#7', 'aPartIsTooLarge');
    m.say(s9);
    // serverSendingHandshake.over (10.3.4.4.2#p1): the algorithm is over
    m.serverSendingHandshake = 3;
    return then_5(m, s9);
  }
  if (serverSendingHandshake_fieldsGoFirst(c, s1)) {
    if (serverTerminating_flagIsSet(c, s1)) {
      // serverSendingHandshake.step_10 (10.3.4.4.2#10, 10.3.4.4.2#10p2): send the status line
      m.say(serverSendingHandshake_sendStatusLine(c, s1, '10.3.4.4.2#10'));
      // serverTerminating.step_C3 (10.3.4.4.3#C3): close
      const s10 = serverTerminating_close(c, s1, '10.3.4.4.3#C3');
      m.say(s10);
      // serverSendingHandshake.step_11 (10.3.4.4.2#11, 10.3.4.4.2#11a, 10.3.4.4.2#11b, 10.3.4.4.2#11c, 10.3.4.4.2#11d): send the fields
      m.say(serverSendingHandshake_sendUpgrade(c, s1, '10.3.4.4.2#11'));
      m.say(serverSendingHandshake_sendConnection(c, s1, '10.3.4.4.2#11'));
      m.say(serverSendingHandshake_sendLocation(c, s1, '10.3.4.4.2#11'));
      m.say(serverSendingHandshake_sendOrigin(c, s1, '10.3.4.4.2#11'));
      // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
      m.serverTerminating = 1;
      return then_91(m, s1, s10);
    }
    // serverSendingHandshake.step_10 (10.3.4.4.2#10, 10.3.4.4.2#10p2): send the status line
    m.say(serverSendingHandshake_sendStatusLine(c, s1, '10.3.4.4.2#10'));
    return then_59(m, s1);
  }
  if (serverTerminating_flagIsSet(c, s1)) {
    // serverSendingHandshake.step_8 (10.3.4.4.2#8): assemble the challenge
    serverSendingHandshake_letChallengeOfParts(c, s1);
    // serverTerminating.step_C3 (10.3.4.4.3#C3): close
    const s11 = serverTerminating_close(c, s1, '10.3.4.4.3#C3');
    m.say(s11);
    // serverSendingHandshake.step_9 (10.3.4.4.2#9): compute the MD5 of the challenge
    serverSendingHandshake_letResponse(c, s1);
    // serverTerminating.over (10.3.4.4.3#p3): the algorithm is over
    m.serverTerminating = 1;
    if (serverSendingHandshake_fieldsGoFirst(c, s1)) {
      // serverSendingHandshake.step_13 (10.3.4.4.2#13): send the response
      m.say(serverSendingHandshake_sendResponse(c, s1, '10.3.4.4.2#13'));
      return then_95(m, s1, s11);
    }
    // serverSendingHandshake.step_10 (10.3.4.4.2#10, 10.3.4.4.2#10p2): send the status line
    m.say(serverSendingHandshake_sendStatusLine(c, s1, '10.3.4.4.2#10'));
    // serverSendingHandshake.step_11 (10.3.4.4.2#11, 10.3.4.4.2#11a, 10.3.4.4.2#11b, 10.3.4.4.2#11c, 10.3.4.4.2#11d): send the fields
    m.say(serverSendingHandshake_sendUpgrade(c, s1, '10.3.4.4.2#11'));
    m.say(serverSendingHandshake_sendConnection(c, s1, '10.3.4.4.2#11'));
    m.say(serverSendingHandshake_sendLocation(c, s1, '10.3.4.4.2#11'));
    m.say(serverSendingHandshake_sendOrigin(c, s1, '10.3.4.4.2#11'));
    return then_91(m, s1, s11);
  }
  // serverSendingHandshake.step_8 (10.3.4.4.2#8): assemble the challenge
  serverSendingHandshake_letChallengeOfParts(c, s1);
  return then_57(m, s1);
}

function then_62(m: Me, t: Told): void {
  const c = m.context;
  if (serverSendingHandshake_thereAreCookiesToSet(c, t)) {
    m.say(serverSendingHandshake_sendSetCookies(c, t, '10.3.4.4.2#11p2'));
    // serverSendingHandshake.step_12 (10.3.4.4.2#12): send CRLF
    m.say(serverSendingHandshake_sendBlankLine(c, t, '10.3.4.4.2#12'));
    return then_63(m, t);
  }
  // serverSendingHandshake.step_12 (10.3.4.4.2#12): send CRLF
  m.say(serverSendingHandshake_sendBlankLine(c, t, '10.3.4.4.2#12'));
  return then_63(m, t);
}

function then_91(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // serverSendingHandshake.step_11e (10.3.4.4.2#11e): send the subprotocol, if there is one
  if (serverSendingHandshake_thereIsASubprotocol(c, t)) {
    m.say(serverSendingHandshake_sendSubprotocol(c, t, '10.3.4.4.2#11ep2'));
    // serverSendingHandshake.cookies (10.3.4.4.2#11p2): send the cookies, if there are any
    serverSendingHandshake_letSetCookies(c, t);
    return then_93(m, t, q1);
  }
  // serverSendingHandshake.cookies (10.3.4.4.2#11p2): send the cookies, if there are any
  serverSendingHandshake_letSetCookies(c, t);
  return then_93(m, t, q1);
}

function then_95(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // serverSendingHandshake.established (10.3.4.4.2#p2): the connection is established
  m.serverSendingHandshake = 5;
  m.say(serverSendingHandshake_stopHandshakeTimer(c, t, '10.3.4.4.2#p2'));
  serverSendingHandshake_establishServer(c, t);
  serverSendingHandshake_forgetHandshake(c, t);
  const s1 = serverSendingHandshake_tellServerEstablished(c, t, '10.3.4.4.2#p2');
  m.say(s1);
  // serverClosure.close (10.3.4.5.3#p1, 10.3.4.5.3#p2): close the WebSocket connection
  m.say(serverClosure_closeTcp(c, q1, '10.3.4.5.3#p1'));
  serverClosure_letConnectionBeClosed(c, q1);
  const s2 = serverClosure_tellClosed(c, q1, '10.3.4.5.3#p1');
  m.say(s2);
  // serverClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.serverClosure = 1;
  // serverDataFraming.step_1 (10.3.4.4.3#1): read the type
  m.serverDataFraming = 2;
  return then_8(m, s2);
}

function then_63(m: Me, t: Told): void {
  const c = m.context;
  if (serverSendingHandshake_fieldsGoFirst(c, t)) {
    // serverSendingHandshake.step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
    m.serverSendingHandshake = 4;
    return;
  }
  // serverSendingHandshake.step_13 (10.3.4.4.2#13): send the response
  m.say(serverSendingHandshake_sendResponse(c, t, '10.3.4.4.2#13'));
  return then_64(m, t);
}

function then_93(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverSendingHandshake_thereAreCookiesToSet(c, t)) {
    m.say(serverSendingHandshake_sendSetCookies(c, t, '10.3.4.4.2#11p2'));
    // serverSendingHandshake.step_12 (10.3.4.4.2#12): send CRLF
    m.say(serverSendingHandshake_sendBlankLine(c, t, '10.3.4.4.2#12'));
    return then_94(m, t, q1);
  }
  // serverSendingHandshake.step_12 (10.3.4.4.2#12): send CRLF
  m.say(serverSendingHandshake_sendBlankLine(c, t, '10.3.4.4.2#12'));
  return then_94(m, t, q1);
}

function then_94(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (serverSendingHandshake_fieldsGoFirst(c, t)) {
    // serverSendingHandshake.step_2i (10.3.4.4.2#2i): key3, after the fields that were sent
    m.serverSendingHandshake = 4;
    return TCP_CLOSED_6(m, q1);
  }
  // serverSendingHandshake.step_13 (10.3.4.4.2#13): send the response
  m.say(serverSendingHandshake_sendResponse(c, t, '10.3.4.4.2#13'));
  return then_95(m, t, q1);
}

const STOPS_1 = table(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255);
const STOPS_2 = table(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 58, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255);
const STOPS_3 = table(10, 13);
/** Tells many bytes at once, where they can be. Returns the index of the first that was not told. */
function many(m: Me, chunk: Uint8Array, from: number): number {
  const c = m.context;
  switch (m.serverReadingHandshake) {
    case 0: // idle (10.3.4.4.1#p1): wait until the connection is open
      return chunk.length;
    case 1: // step_1 (10.3.4.4.1#1): read GET
    case 2: // step_2 (10.3.4.4.1#2): read a space
    case 4: // step_3 (10.3.4.4.1#3): read the resource name
    case 7: // step_5 (10.3.4.4.1#5, 10.3.4.4.1#5p2): a field, or the end of them?
    case 8: // fieldsEnd (10.3.4.4.1#5p2): read the LF of the blank line
    case 10: // fieldSpace (10.3.4.4.1#5p4): skip one space
    case 12: // fieldLF (10.3.4.4.1#5p2): read the LF of a field
    case 13: // step_6 (10.3.4.4.1#6): read eight bytes
      return from;
    case 3: // over (10.3.4.4.1#p1): reading is over
      switch (m.serverDataFraming) {
        case 0: // idle (10.3.4.4.3#p1): wait until the connection is established
        case 1: // aborted (10.3.4.4.3#p1): stop reading
        case 6: // discarding (10.3.4.4.3#2.B5): discard further bytes
          return chunk.length;
        case 2: // step_1 (10.3.4.4.3#1): read the type
        case 4: // step_3_B2 (10.3.4.4.3#2.B3): read a byte of the length
          return from;
        case 3: { // step_3_2 (10.3.4.4.3#2.3): read a byte of data
          const before = c.rawData as Bytes;
          for (let to = find(255, chunk, from); to > from; to = halfway(from, to)) {
            c.rawData = before.appendAll(chunk, from, to);
            if (serverDataFraming_messageIsTooLarge(c, m.inHand)) continue;
            c.b = chunk[to - 1];
            return to;
          }
          c.rawData = before;
          return from;
        }
        case 5: { // step_3_B6 (10.3.4.4.3#2.B4.5): read length bytes
          const many = Math.max(0, Math.min((c.remaining as number) - 1, chunk.length - from));
          c.remaining = (c.remaining as number) - many;
          return from + many;
        }
        default:
          return m.lost();
      }
    case 5: { // step_4 (10.3.4.4.1#4): read up to CRLF
      const before = c.rest as Bytes;
      for (let to = find(13, chunk, from); to > from; to = halfway(from, to)) {
        c.rest = before.appendAll(chunk, from, to);
        if (serverReadingHandshake_restIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.rest = before;
      return from;
    }
    case 6: { // behindCR (10.3.4.4.1#4): a CR was read: is the next byte LF?
      const before = c.rest as Bytes;
      for (let to = until(STOPS_1, chunk, from); to > from; to = halfway(from, to)) {
        c.rest = before.appendAll(chunk, from, to);
        if (serverReadingHandshake_restIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.rest = before;
      return from;
    }
    case 9: { // fieldName (10.3.4.4.1#5p4): read a name
      const before = c.fieldName as Bytes;
      for (let to = until(STOPS_2, chunk, from); to > from; to = halfway(from, to)) {
        c.fieldName = before.appendAll(chunk, from, to);
        if (serverReadingHandshake_nameIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.fieldName = before;
      return from;
    }
    case 11: { // fieldValue (10.3.4.4.1#5p4): read a value
      const before = c.fieldValue as Bytes;
      for (let to = until(STOPS_3, chunk, from); to > from; to = halfway(from, to)) {
        c.fieldValue = before.appendAll(chunk, from, to);
        if (serverReadingHandshake_valueIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.fieldValue = before;
      return from;
    }
    default:
      return m.lost();
  }
}

return CompiledServer;
}

