/** WebSocket object, compiled from its algorithms by `npm run compile`: not to be edited. */

import type { Bytes } from '../../../../machines/values/bytes.js';

import type { Told } from '../../../../machines/language/vocabulary.js';

import { Compiled, assignment, find, guard, halfway, emission, table, until, type Variables } from '../compiled.js';

import type { AnyAlgorithm } from '../../../../machines/index.js';

export function compiled(algorithms: readonly AnyAlgorithm[]): new (input: object) => Compiled {

const [websocketConstructor, websocketSend, websocketClose, websocketFeedback, parseUrl, constructUrl, clientOpeningHandshake, clientDataFraming, clientSendData, clientClosure] = algorithms as readonly [AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm];

const clientClosure_closeTcp = emission(clientClosure, 'closeTcp');
const clientClosure_isEstablished = guard(clientClosure, 'isEstablished');
const clientClosure_letConnectionBeClosed = assignment(clientClosure, 'letConnectionBeClosed');
const clientClosure_report = emission(clientClosure, 'report');
const clientClosure_tellClosed = emission(clientClosure, 'tellClosed');
const clientDataFraming_allAreRead = guard(clientDataFraming, 'allAreRead');
const clientDataFraming_appendB = assignment(clientDataFraming, 'appendB');
const clientDataFraming_bIsFF = guard(clientDataFraming, 'bIsFF');
const clientDataFraming_countByte = assignment(clientDataFraming, 'countByte');
const clientDataFraming_errorDetected = emission(clientDataFraming, 'errorDetected');
const clientDataFraming_errorIsTrue = guard(clientDataFraming, 'errorIsTrue');
const clientDataFraming_fail = emission(clientDataFraming, 'fail');
const clientDataFraming_highBitOfBIsSet = guard(clientDataFraming, 'highBitOfBIsSet');
const clientDataFraming_highBitOfTypeIsSet = guard(clientDataFraming, 'highBitOfTypeIsSet');
const clientDataFraming_lengthHasTooManyBytes = guard(clientDataFraming, 'lengthHasTooManyBytes');
const clientDataFraming_lengthIsTooLarge = guard(clientDataFraming, 'lengthIsTooLarge');
const clientDataFraming_letB = assignment(clientDataFraming, 'letB');
const clientDataFraming_letBv = assignment(clientDataFraming, 'letBv');
const clientDataFraming_letData = assignment(clientDataFraming, 'letData');
const clientDataFraming_letErrorBeFalse = assignment(clientDataFraming, 'letErrorBeFalse');
const clientDataFraming_letErrorBeTrue = assignment(clientDataFraming, 'letErrorBeTrue');
const clientDataFraming_letFrameType = assignment(clientDataFraming, 'letFrameType');
const clientDataFraming_letLengthBeZero = assignment(clientDataFraming, 'letLengthBeZero');
const clientDataFraming_letRawDataBeEmpty = assignment(clientDataFraming, 'letRawDataBeEmpty');
const clientDataFraming_messageIsTooLarge = guard(clientDataFraming, 'messageIsTooLarge');
const clientDataFraming_messageReceived = emission(clientDataFraming, 'messageReceived');
const clientDataFraming_multiplyAndAdd = assignment(clientDataFraming, 'multiplyAndAdd');
const clientDataFraming_typeIs00 = guard(clientDataFraming, 'typeIs00');
const clientOpeningHandshake_aCookieIsHeld = guard(clientOpeningHandshake, 'aCookieIsHeld');
const clientOpeningHandshake_aNameIsEmpty = guard(clientOpeningHandshake, 'aNameIsEmpty');
const clientOpeningHandshake_aSpaceIsAtAnEdge = guard(clientOpeningHandshake, 'aSpaceIsAtAnEdge');
const clientOpeningHandshake_addAuthorization = assignment(clientOpeningHandshake, 'addAuthorization');
const clientOpeningHandshake_addConnection = assignment(clientOpeningHandshake, 'addConnection');
const clientOpeningHandshake_addCookies = assignment(clientOpeningHandshake, 'addCookies');
const clientOpeningHandshake_addHost = assignment(clientOpeningHandshake, 'addHost');
const clientOpeningHandshake_addKey1 = assignment(clientOpeningHandshake, 'addKey1');
const clientOpeningHandshake_addKey2 = assignment(clientOpeningHandshake, 'addKey2');
const clientOpeningHandshake_addOrigin = assignment(clientOpeningHandshake, 'addOrigin');
const clientOpeningHandshake_addProtocol = assignment(clientOpeningHandshake, 'addProtocol');
const clientOpeningHandshake_addUpgrade = assignment(clientOpeningHandshake, 'addUpgrade');
const clientOpeningHandshake_appendEntry = assignment(clientOpeningHandshake, 'appendEntry');
const clientOpeningHandshake_appendHost = assignment(clientOpeningHandshake, 'appendHost');
const clientOpeningHandshake_appendLowercaseToName = assignment(clientOpeningHandshake, 'appendLowercaseToName');
const clientOpeningHandshake_appendPort = assignment(clientOpeningHandshake, 'appendPort');
const clientOpeningHandshake_appendToField = assignment(clientOpeningHandshake, 'appendToField');
const clientOpeningHandshake_appendToName = assignment(clientOpeningHandshake, 'appendToName');
const clientOpeningHandshake_appendToReply = assignment(clientOpeningHandshake, 'appendToReply');
const clientOpeningHandshake_appendToValue = assignment(clientOpeningHandshake, 'appendToValue');
const clientOpeningHandshake_awaitTurn = emission(clientOpeningHandshake, 'awaitTurn');
const clientOpeningHandshake_basicIsNotOffered = guard(clientOpeningHandshake, 'basicIsNotOffered');
const clientOpeningHandshake_byteIsCR = guard(clientOpeningHandshake, 'byteIsCR');
const clientOpeningHandshake_byteIsCRAndMovesToLF = guard(clientOpeningHandshake, 'byteIsCRAndMovesToLF');
const clientOpeningHandshake_byteIsCRAndNameIsEmpty = guard(clientOpeningHandshake, 'byteIsCRAndNameIsEmpty');
const clientOpeningHandshake_byteIsCapital = guard(clientOpeningHandshake, 'byteIsCapital');
const clientOpeningHandshake_byteIsColon = guard(clientOpeningHandshake, 'byteIsColon');
const clientOpeningHandshake_byteIsLF = guard(clientOpeningHandshake, 'byteIsLF');
const clientOpeningHandshake_byteIsLFAndCodeIs407 = guard(clientOpeningHandshake, 'byteIsLFAndCodeIs407');
const clientOpeningHandshake_byteIsSpace = guard(clientOpeningHandshake, 'byteIsSpace');
const clientOpeningHandshake_byteIsTheSixteenth = guard(clientOpeningHandshake, 'byteIsTheSixteenth');
const clientOpeningHandshake_closeTcp = emission(clientOpeningHandshake, 'closeTcp');
const clientOpeningHandshake_codeIs101 = guard(clientOpeningHandshake, 'codeIs101');
const clientOpeningHandshake_codeIs407 = guard(clientOpeningHandshake, 'codeIs407');
const clientOpeningHandshake_codeIs407AndCredentialsAreAtHand = guard(clientOpeningHandshake, 'codeIs407AndCredentialsAreAtHand');
const clientOpeningHandshake_codeIsNotThreeDigits = guard(clientOpeningHandshake, 'codeIsNotThreeDigits');
const clientOpeningHandshake_connectionIsNotThereOnce = guard(clientOpeningHandshake, 'connectionIsNotThereOnce');
const clientOpeningHandshake_constructUrl = emission(clientOpeningHandshake, 'constructUrl');
const clientOpeningHandshake_cookiesAreKeptInOrder = guard(clientOpeningHandshake, 'cookiesAreKeptInOrder');
const clientOpeningHandshake_dropHeldCookie = assignment(clientOpeningHandshake, 'dropHeldCookie');
const clientOpeningHandshake_entriesAreTooLarge = guard(clientOpeningHandshake, 'entriesAreTooLarge');
const clientOpeningHandshake_entriesAreTooMany = guard(clientOpeningHandshake, 'entriesAreTooMany');
const clientOpeningHandshake_establish = assignment(clientOpeningHandshake, 'establish');
const clientOpeningHandshake_fail = emission(clientOpeningHandshake, 'fail');
const clientOpeningHandshake_fieldDoesNotEndInCRLF = guard(clientOpeningHandshake, 'fieldDoesNotEndInCRLF');
const clientOpeningHandshake_fieldHasFewerThanTwoSpaces = guard(clientOpeningHandshake, 'fieldHasFewerThanTwoSpaces');
const clientOpeningHandshake_fieldIsShorterThanSevenBytes = guard(clientOpeningHandshake, 'fieldIsShorterThanSevenBytes');
const clientOpeningHandshake_fieldsAreLeft = guard(clientOpeningHandshake, 'fieldsAreLeft');
const clientOpeningHandshake_holdCookie = assignment(clientOpeningHandshake, 'holdCookie');
const clientOpeningHandshake_inputsAreSound = guard(clientOpeningHandshake, 'inputsAreSound');
const clientOpeningHandshake_insertCharactersIntoKey1 = assignment(clientOpeningHandshake, 'insertCharactersIntoKey1');
const clientOpeningHandshake_insertCharactersIntoKey2 = assignment(clientOpeningHandshake, 'insertCharactersIntoKey2');
const clientOpeningHandshake_insertSpacesIntoKey1 = assignment(clientOpeningHandshake, 'insertSpacesIntoKey1');
const clientOpeningHandshake_insertSpacesIntoKey2 = assignment(clientOpeningHandshake, 'insertSpacesIntoKey2');
const clientOpeningHandshake_isSecure = guard(clientOpeningHandshake, 'isSecure');
const clientOpeningHandshake_letChallenge = assignment(clientOpeningHandshake, 'letChallenge');
const clientOpeningHandshake_letCode = assignment(clientOpeningHandshake, 'letCode');
const clientOpeningHandshake_letEntriesBeEmpty = assignment(clientOpeningHandshake, 'letEntriesBeEmpty');
const clientOpeningHandshake_letExpected = assignment(clientOpeningHandshake, 'letExpected');
const clientOpeningHandshake_letFieldBeEmpty = assignment(clientOpeningHandshake, 'letFieldBeEmpty');
const clientOpeningHandshake_letFieldsBeEmpty = assignment(clientOpeningHandshake, 'letFieldsBeEmpty');
const clientOpeningHandshake_letHostportBeEmpty = assignment(clientOpeningHandshake, 'letHostportBeEmpty');
const clientOpeningHandshake_letKey1BeProduct1 = assignment(clientOpeningHandshake, 'letKey1BeProduct1');
const clientOpeningHandshake_letKey2BeProduct2 = assignment(clientOpeningHandshake, 'letKey2BeProduct2');
const clientOpeningHandshake_letKey3BeRandom = assignment(clientOpeningHandshake, 'letKey3BeRandom');
const clientOpeningHandshake_letMax1 = assignment(clientOpeningHandshake, 'letMax1');
const clientOpeningHandshake_letMax2 = assignment(clientOpeningHandshake, 'letMax2');
const clientOpeningHandshake_letNameAndValueBeEmpty = assignment(clientOpeningHandshake, 'letNameAndValueBeEmpty');
const clientOpeningHandshake_letNumber1BeRandom = assignment(clientOpeningHandshake, 'letNumber1BeRandom');
const clientOpeningHandshake_letNumber2BeRandom = assignment(clientOpeningHandshake, 'letNumber2BeRandom');
const clientOpeningHandshake_letProduct1 = assignment(clientOpeningHandshake, 'letProduct1');
const clientOpeningHandshake_letProduct2 = assignment(clientOpeningHandshake, 'letProduct2');
const clientOpeningHandshake_letReplyBeEmpty = assignment(clientOpeningHandshake, 'letReplyBeEmpty');
const clientOpeningHandshake_letSpaces1BeRandom = assignment(clientOpeningHandshake, 'letSpaces1BeRandom');
const clientOpeningHandshake_letSpaces2BeRandom = assignment(clientOpeningHandshake, 'letSpaces2BeRandom');
const clientOpeningHandshake_locationIsNotThereOnce = guard(clientOpeningHandshake, 'locationIsNotThereOnce');
const clientOpeningHandshake_nameIsConnection = guard(clientOpeningHandshake, 'nameIsConnection');
const clientOpeningHandshake_nameIsLocation = guard(clientOpeningHandshake, 'nameIsLocation');
const clientOpeningHandshake_nameIsOfACookie = guard(clientOpeningHandshake, 'nameIsOfACookie');
const clientOpeningHandshake_nameIsOrigin = guard(clientOpeningHandshake, 'nameIsOrigin');
const clientOpeningHandshake_nameIsProtocol = guard(clientOpeningHandshake, 'nameIsProtocol');
const clientOpeningHandshake_nameIsTooLong = guard(clientOpeningHandshake, 'nameIsTooLong');
const clientOpeningHandshake_nameIsUpgrade = guard(clientOpeningHandshake, 'nameIsUpgrade');
const clientOpeningHandshake_noEntryIsLeft = guard(clientOpeningHandshake, 'noEntryIsLeft');
const clientOpeningHandshake_openTcp = emission(clientOpeningHandshake, 'openTcp');
const clientOpeningHandshake_originIsNotThereOnce = guard(clientOpeningHandshake, 'originIsNotThereOnce');
const clientOpeningHandshake_pickField = assignment(clientOpeningHandshake, 'pickField');
const clientOpeningHandshake_portIsNotTheDefault = guard(clientOpeningHandshake, 'portIsNotTheDefault');
const clientOpeningHandshake_protocolWasAskedForAndIsNotThereOnce = guard(clientOpeningHandshake, 'protocolWasAskedForAndIsNotThereOnce');
const clientOpeningHandshake_proxyIsConfigured = guard(clientOpeningHandshake, 'proxyIsConfigured');
const clientOpeningHandshake_replyIsNotAsExpected = guard(clientOpeningHandshake, 'replyIsNotAsExpected');
const clientOpeningHandshake_sendCrlf = emission(clientOpeningHandshake, 'sendCrlf');
const clientOpeningHandshake_sendField = emission(clientOpeningHandshake, 'sendField');
const clientOpeningHandshake_sendGet = emission(clientOpeningHandshake, 'sendGet');
const clientOpeningHandshake_sendHttpVersion = emission(clientOpeningHandshake, 'sendHttpVersion');
const clientOpeningHandshake_sendKey3 = emission(clientOpeningHandshake, 'sendKey3');
const clientOpeningHandshake_sendResourceName = emission(clientOpeningHandshake, 'sendResourceName');
const clientOpeningHandshake_setCookie = emission(clientOpeningHandshake, 'setCookie');
const clientOpeningHandshake_setHeldCookie = emission(clientOpeningHandshake, 'setHeldCookie');
const clientOpeningHandshake_startHandshakeTimer = emission(clientOpeningHandshake, 'startHandshakeTimer');
const clientOpeningHandshake_startStatusLineTimer = emission(clientOpeningHandshake, 'startStatusLineTimer');
const clientOpeningHandshake_startTls = emission(clientOpeningHandshake, 'startTls');
const clientOpeningHandshake_statusLineIsTooLong = guard(clientOpeningHandshake, 'statusLineIsTooLong');
const clientOpeningHandshake_stopHandshakeTimer = emission(clientOpeningHandshake, 'stopHandshakeTimer');
const clientOpeningHandshake_stopStatusLineTimer = emission(clientOpeningHandshake, 'stopStatusLineTimer');
const clientOpeningHandshake_takeConfiguration = assignment(clientOpeningHandshake, 'takeConfiguration');
const clientOpeningHandshake_takeCookies = assignment(clientOpeningHandshake, 'takeCookies');
const clientOpeningHandshake_takeEntry = assignment(clientOpeningHandshake, 'takeEntry');
const clientOpeningHandshake_tellEstablished = emission(clientOpeningHandshake, 'tellEstablished');
const clientOpeningHandshake_thereAreCookies = guard(clientOpeningHandshake, 'thereAreCookies');
const clientOpeningHandshake_thereIsNoProtocol = guard(clientOpeningHandshake, 'thereIsNoProtocol');
const clientOpeningHandshake_upgradeIsNotThereOnce = guard(clientOpeningHandshake, 'upgradeIsNotThereOnce');
const clientOpeningHandshake_useCredentials = assignment(clientOpeningHandshake, 'useCredentials');
const clientOpeningHandshake_valueIsNotTheOrigin = guard(clientOpeningHandshake, 'valueIsNotTheOrigin');
const clientOpeningHandshake_valueIsNotTheProtocol = guard(clientOpeningHandshake, 'valueIsNotTheProtocol');
const clientOpeningHandshake_valueIsNotTheUrl = guard(clientOpeningHandshake, 'valueIsNotTheUrl');
const clientOpeningHandshake_valueIsNotUpgrade = guard(clientOpeningHandshake, 'valueIsNotUpgrade');
const clientOpeningHandshake_valueIsNotWebSocket = guard(clientOpeningHandshake, 'valueIsNotWebSocket');
const clientOpeningHandshake_valueIsTooLong = guard(clientOpeningHandshake, 'valueIsTooLong');
const clientSendData_fail = emission(clientSendData, 'fail');
const clientSendData_isOpen = guard(clientSendData, 'isOpen');
const clientSendData_maySend = guard(clientSendData, 'maySend');
const clientSendData_send00 = emission(clientSendData, 'send00');
const clientSendData_sendEncoded = emission(clientSendData, 'sendEncoded');
const clientSendData_sendFF = emission(clientSendData, 'sendFF');
const constructUrl_addressIsSecure = guard(constructUrl, 'addressIsSecure');
const constructUrl_appendHostToUrl = assignment(constructUrl, 'appendHostToUrl');
const constructUrl_appendPortToUrl = assignment(constructUrl, 'appendPortToUrl');
const constructUrl_appendResourceName = assignment(constructUrl, 'appendResourceName');
const constructUrl_appendWs = assignment(constructUrl, 'appendWs');
const constructUrl_appendWss = assignment(constructUrl, 'appendWss');
const constructUrl_letConstructedBeEmpty = assignment(constructUrl, 'letConstructedBeEmpty');
const constructUrl_portIsNotItsDefault = guard(constructUrl, 'portIsNotItsDefault');
const constructUrl_returnUrl = emission(constructUrl, 'returnUrl');
const parseUrl_appendQuery = assignment(parseUrl, 'appendQuery');
const parseUrl_hostHasNoAsciiForm = guard(parseUrl, 'hostHasNoAsciiForm');
const parseUrl_letHost = assignment(parseUrl, 'letHost');
const parseUrl_letPort = assignment(parseUrl, 'letPort');
const parseUrl_letPortBeTheDefault = assignment(parseUrl, 'letPortBeTheDefault');
const parseUrl_letResourceName = assignment(parseUrl, 'letResourceName');
const parseUrl_letResourceNameBeASlash = assignment(parseUrl, 'letResourceNameBeASlash');
const parseUrl_letSecure = assignment(parseUrl, 'letSecure');
const parseUrl_noExplicitPort = guard(parseUrl, 'noExplicitPort');
const parseUrl_refuse = emission(parseUrl, 'refuse');
const parseUrl_resolve = assignment(parseUrl, 'resolve');
const parseUrl_resourceNameIsEmpty = guard(parseUrl, 'resourceNameIsEmpty');
const parseUrl_returnComponents = emission(parseUrl, 'returnComponents');
const parseUrl_schemeIsNotOurs = guard(parseUrl, 'schemeIsNotOurs');
const parseUrl_takeUrl = assignment(parseUrl, 'takeUrl');
const parseUrl_urlHasAFragment = guard(parseUrl, 'urlHasAFragment');
const parseUrl_urlHasAQuery = guard(parseUrl, 'urlHasAQuery');
const parseUrl_urlIsNotAbsolute = guard(parseUrl, 'urlIsNotAbsolute');
const websocketClose_close = emission(websocketClose, 'close');
const websocketClose_isClosed = guard(websocketClose, 'isClosed');
const websocketClose_letReadyStateBeClosed = assignment(websocketClose, 'letReadyStateBeClosed');
const websocketClose_return = emission(websocketClose, 'return');
const websocketConstructor_establishConnection = emission(websocketConstructor, 'establishConnection');
const websocketConstructor_letOrigin = assignment(websocketConstructor, 'letOrigin');
const websocketConstructor_parseUrl = emission(websocketConstructor, 'parseUrl');
const websocketConstructor_portIsBlocked = guard(websocketConstructor, 'portIsBlocked');
const websocketConstructor_protocolIsNoName = guard(websocketConstructor, 'protocolIsNoName');
const websocketConstructor_returnObject = emission(websocketConstructor, 'returnObject');
const websocketConstructor_takeArguments = assignment(websocketConstructor, 'takeArguments');
const websocketConstructor_throwSecurityErr = emission(websocketConstructor, 'throwSecurityErr');
const websocketConstructor_throwSyntaxErr = emission(websocketConstructor, 'throwSyntaxErr');
const websocketFeedback_aTaskIsQueued = guard(websocketFeedback, 'aTaskIsQueued');
const websocketFeedback_fire = emission(websocketFeedback, 'fire');
const websocketFeedback_isAMessageTask = guard(websocketFeedback, 'isAMessageTask');
const websocketFeedback_isAnErrorTask = guard(websocketFeedback, 'isAnErrorTask');
const websocketFeedback_isOpen = guard(websocketFeedback, 'isOpen');
const websocketFeedback_isTheOpenTask = guard(websocketFeedback, 'isTheOpenTask');
const websocketFeedback_letReadyStateBeClosed = assignment(websocketFeedback, 'letReadyStateBeClosed');
const websocketFeedback_letReadyStateBeOpen = assignment(websocketFeedback, 'letReadyStateBeOpen');
const websocketFeedback_openComesTooLate = guard(websocketFeedback, 'openComesTooLate');
const websocketFeedback_queueCloseTask = assignment(websocketFeedback, 'queueCloseTask');
const websocketFeedback_queueErrorTask = assignment(websocketFeedback, 'queueErrorTask');
const websocketFeedback_queueMessageTask = assignment(websocketFeedback, 'queueMessageTask');
const websocketFeedback_queueOpenTask = assignment(websocketFeedback, 'queueOpenTask');
const websocketFeedback_takeTask = assignment(websocketFeedback, 'takeTask');
const websocketFeedback_tellQueued = emission(websocketFeedback, 'tellQueued');
const websocketSend_bufferIsFull = guard(websocketSend, 'bufferIsFull');
const websocketSend_cannotBeSentAnyMore = guard(websocketSend, 'cannotBeSentAnyMore');
const websocketSend_close = emission(websocketSend, 'close');
const websocketSend_hasUnpairedSurrogates = guard(websocketSend, 'hasUnpairedSurrogates');
const websocketSend_isConnecting = guard(websocketSend, 'isConnecting');
const websocketSend_isNotClosed = guard(websocketSend, 'isNotClosed');
const websocketSend_lowerBufferedAmount = assignment(websocketSend, 'lowerBufferedAmount');
const websocketSend_raiseBufferedAmount = assignment(websocketSend, 'raiseBufferedAmount');
const websocketSend_returnFalse = emission(websocketSend, 'returnFalse');
const websocketSend_returnTrue = emission(websocketSend, 'returnTrue');
const websocketSend_sendData = emission(websocketSend, 'sendData');
const websocketSend_takeArgument = assignment(websocketSend, 'takeArgument');
const websocketSend_throwInvalidStateErr = emission(websocketSend, 'throwInvalidStateErr');
const websocketSend_throwSyntaxErrFromSend = emission(websocketSend, 'throwSyntaxErrFromSend');

const initial = { ...websocketConstructor.context, ...websocketSend.context, ...websocketClose.context, ...websocketFeedback.context, ...parseUrl.context, ...constructUrl.context, ...clientOpeningHandshake.context, ...clientDataFraming.context, ...clientSendData.context, ...clientClosure.context };

function variables(): Variables {
  return {
    host: initial.host,
    port: initial.port,
    resourceName: initial.resourceName,
    secure: initial.secure,
    origin: initial.origin,
    protocol: initial.protocol,
    url: initial.url,
    scriptOrigin: initial.scriptOrigin,
    blockedPorts: initial.blockedPorts,
    established: initial.established,
    closingStarted: initial.closingStarted,
    closingFinished: initial.closingFinished,
    closed: initial.closed,
    policies: initial.policies,
    limits: initial.limits,
    readyState: initial.readyState,
    bufferedAmount: initial.bufferedAmount,
    argument: initial.argument,
    tasks: initial.tasks,
    task: initial.task,
    explicitPort: initial.explicitPort,
    constructed: initial.constructed,
    proxy: initial.proxy,
    credentials: initial.credentials,
    authorization: initial.authorization,
    cookies: initial.cookies,
    random: initial.random,
    fields: initial.fields,
    hostport: initial.hostport,
    spaces1: initial.spaces1,
    spaces2: initial.spaces2,
    max1: initial.max1,
    max2: initial.max2,
    number1: initial.number1,
    number2: initial.number2,
    product1: initial.product1,
    product2: initial.product2,
    key1: initial.key1,
    key2: initial.key2,
    key3: initial.key3,
    picked: initial.picked,
    field: initial.field,
    code: initial.code,
    name: initial.name,
    value: initial.value,
    entries: initial.entries,
    heldCookies: initial.heldCookies,
    challenge: initial.challenge,
    expected: initial.expected,
    reply: initial.reply,
    frameType: initial.frameType,
    error: initial.error,
    length: initial.length,
    lengthBytes: initial.lengthBytes,
    b: initial.b,
    bv: initial.bv,
    remaining: initial.remaining,
    rawData: initial.rawData,
    data: initial.data,
  };
}
const websocketConstructorStates = ['idle', 'over'];
const websocketSendStates = ['idle'];
const websocketCloseStates = ['idle'];
const websocketFeedbackStates = ['idle'];
const parseUrlStates = ['idle'];
const constructUrlStates = ['idle'];
const clientOpeningHandshakeStates = ['idle', 'step_1', 'over', 'step_3', 'tls', 'step_28', 'step_34', 'step_40', 'step_35', 'step_36', 'step_37', 'step_44', 'step_46'];
const clientDataFramingStates = ['idle', 'aborted', 'step_1', 'step_3b_2', 'step_3a_2', 'step_3a_6'];
const clientSendDataStates = ['idle'];
const clientClosureStates = ['open', 'closed'];

/** WebSocket object. A number says where each algorithm rests. */
class CompiledWebSocket extends Compiled {
  websocketConstructor = 0; // 0 idle, 1 over
  websocketSend = 0; // 0 idle
  websocketClose = 0; // 0 idle
  websocketFeedback = 0; // 0 idle
  parseUrl = 0; // 0 idle
  constructUrl = 0; // 0 idle
  clientOpeningHandshake = 0; // 0 idle, 1 step_1, 2 over, 3 step_3, 4 tls, 5 step_28, 6 step_34, 7 step_40, 8 step_35, 9 step_36, 10 step_37, 11 step_44, 12 step_46
  clientDataFraming = 0; // 0 idle, 1 aborted, 2 step_1, 3 step_3b_2, 4 step_3a_2, 5 step_3a_6
  clientSendData = 0; // 0 idle
  clientClosure = 0; // 0 open, 1 closed

  constructor(input: object) {
    super(Object.assign(variables(), input));
  }

  get states(): string[] {
    return [websocketConstructorStates[this.websocketConstructor] as string, websocketSendStates[this.websocketSend] as string, websocketCloseStates[this.websocketClose] as string, websocketFeedbackStates[this.websocketFeedback] as string, parseUrlStates[this.parseUrl] as string, constructUrlStates[this.constructUrl] as string, clientOpeningHandshakeStates[this.clientOpeningHandshake] as string, clientDataFramingStates[this.clientDataFraming] as string, clientSendDataStates[this.clientSendData] as string, clientClosureStates[this.clientClosure] as string];
  }

  protected override on(t: Told): void {
    switch (t.type) {
      case 'CONSTRUCT': return CONSTRUCT(this, t);
      case 'SEND_CALLED': return SEND_CALLED(this, t);
      case 'SENT': return SENT(this, t);
      case 'CLOSE_CALLED': return CLOSE_CALLED(this, t);
      case 'TASK': return TASK(this, t);
      case 'TURN': return TURN(this, t);
      case 'TCP_OPENED': return TCP_OPENED(this, t);
      case 'TCP_FAILED': return TCP_FAILED(this, t);
      case 'TLS_OPENED': return TLS_OPENED(this, t);
      case 'TLS_FAILED': return TLS_FAILED(this, t);
      case 'TCP_CLOSED': return TCP_CLOSED(this, t);
      case 'BYTE': return BYTE(this, t);
      case 'STATUS_LINE_TIMEOUT': return STATUS_LINE_TIMEOUT(this, t);
      case 'HANDSHAKE_TIMEOUT': return HANDSHAKE_TIMEOUT(this, t);
      case 'SEND_FAILED': return SEND_FAILED(this, t);
      case 'CLOSE_CONNECTION': return CLOSE_CONNECTION(this, t);
      case 'URL_PARSED':
      case 'URL_REFUSED':
      case 'ESTABLISHED':
      case 'MESSAGE_RECEIVED':
      case 'ERROR_DETECTED':
      case 'CLOSED':
      case 'PARSE_URL':
      case 'CONSTRUCT_URL':
      case 'ESTABLISH':
      case 'URL_CONSTRUCTED':
      case 'SEND_DATA':
      case 'FAIL':
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

type Me = CompiledWebSocket;

function CONSTRUCT(m: Me, t: Told): void {
  switch (m.websocketConstructor) {
    case 0: // idle (10.3.2#p2): wait for a call
      switch (m.clientOpeningHandshake) {
        case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
          return CONSTRUCT_0(m, t);
        case 2: // over (10.3.4.3.1#p1): the algorithm is over
          return CONSTRUCT_176(m, t);
        default:
          return m.lost();
      }
    case 1: // over (10.3.2#p2): the algorithm is over
      return;
    default:
      return m.lost();
  }
}

function SEND_CALLED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return SEND_CALLED_44(m, t);
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return SEND_CALLED_26(m, t);
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return SEND_CALLED_78(m, t);
    default:
      return m.lost();
  }
}

function SENT(m: Me, t: Told): void {
  return SENT_34(m, t);
}

function CLOSE_CALLED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return CLOSE_CALLED_48(m, t);
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return CLOSE_CALLED_35(m, t);
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return CLOSE_CALLED_85(m, t);
    default:
      return m.lost();
  }
}

function TASK(m: Me, t: Told): void {
  return TASK_37(m, t);
}

function TURN(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 5: // step_28 (10.3.4.3.1#28): read the status line
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
      return TURN_50(m, t);
    default:
      return m.lost();
  }
}

function TCP_OPENED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 5: // step_28 (10.3.4.3.1#28): read the status line
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
      return TCP_OPENED_53(m, t);
    default:
      return m.lost();
  }
}

function TCP_FAILED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 5: // step_28 (10.3.4.3.1#28): read the status line
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
      return TCP_FAILED_174(m, t);
    default:
      return m.lost();
  }
}

function TLS_OPENED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 5: // step_28 (10.3.4.3.1#28): read the status line
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      return TLS_OPENED_171(m, t);
    default:
      return m.lost();
  }
}

function TLS_FAILED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 5: // step_28 (10.3.4.3.1#28): read the status line
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      return TLS_FAILED_172(m, t);
    default:
      return m.lost();
  }
}

function TCP_CLOSED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return TCP_CLOSED_132(m, t);
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return;
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      return TCP_CLOSED_173(m, t);
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return TCP_CLOSED_87(m, t);
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
      return TCP_CLOSED_94(m, t);
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
      return TCP_CLOSED_107(m, t);
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
      return TCP_CLOSED_98(m, t);
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
      return TCP_CLOSED_105(m, t);
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
      return TCP_CLOSED_100(m, t);
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
      return TCP_CLOSED_127(m, t);
    default:
      return m.lost();
  }
}

function BYTE(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      return;
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return BYTE_167(m, t);
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
      return BYTE_97(m, t);
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
      return BYTE_108(m, t);
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
      return BYTE_99(m, t);
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
      return BYTE_106(m, t);
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
      return BYTE_101(m, t);
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
      return BYTE_128(m, t);
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientDataFraming) {
        case 2: // step_1 (10.3.4.3.2#1): read the frame type
          return BYTE_133(m, t);
        case 3: // step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
          return BYTE_137(m, t);
        case 4: // step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
          return BYTE_151(m, t);
        case 5: // step_3a_6 (10.3.4.3.2#3a.6): read length bytes
          return BYTE_156(m, t);
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

function STATUS_LINE_TIMEOUT(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return STATUS_LINE_TIMEOUT_168(m, t);
    default:
      return m.lost();
  }
}

function HANDSHAKE_TIMEOUT(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 5: // step_28 (10.3.4.3.1#28): read the status line
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
      return HANDSHAKE_TIMEOUT_103(m, t);
    default:
      return m.lost();
  }
}

function SEND_FAILED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return SEND_FAILED_104(m, t);
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return SEND_FAILED_43(m, t);
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return SEND_FAILED_169(m, t);
    default:
      return m.lost();
  }
}

function CLOSE_CONNECTION(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 9: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return CLOSE_CONNECTION_22(m, t);
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return;
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      return CLOSE_CONNECTION_82(m, t);
    default:
      return m.lost();
  }
}

function CONSTRUCT_0(m: Me, t: Told): void {
  const c = m.context;
  websocketConstructor_takeArguments(c, t);
  // websocketConstructor.step_1 (10.3.2#1): parse the URL
  const s1 = websocketConstructor_parseUrl(c, t, '10.3.2#1');
  m.say(s1);
  parseUrl_takeUrl(c, s1);
  // parseUrl.step_1 (10.3.4.2.1#1): an absolute URL?
  if (parseUrl_urlIsNotAbsolute(c, s1)) {
    const s2 = parseUrl_refuse(c, s1, '10.3.4.2.1#1');
    m.say(s2);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s2);
  }
  // parseUrl.step_2 (10.3.4.2.1#2): resolve the URL
  if (parseUrl_hostHasNoAsciiForm(c, s1)) {
    const s3 = parseUrl_refuse(c, s1, '10.3.4.7.1#e');
    m.say(s3);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s3);
  }
  parseUrl_resolve(c, s1);
  // parseUrl.step_3 (10.3.4.2.1#3): ws or wss?
  if (parseUrl_schemeIsNotOurs(c, s1)) {
    const s4 = parseUrl_refuse(c, s1, '10.3.4.2.1#3');
    m.say(s4);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s4);
  }
  // parseUrl.step_4 (10.3.4.2.1#4): no fragment?
  if (parseUrl_urlHasAFragment(c, s1)) {
    const s5 = parseUrl_refuse(c, s1, '10.3.4.2.1#4');
    m.say(s5);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s5);
  }
  // parseUrl.step_5 (10.3.4.2.1#5): secure: is it wss?
  parseUrl_letSecure(c, s1);
  // parseUrl.step_6 (10.3.4.2.1#6): host
  parseUrl_letHost(c, s1);
  // parseUrl.step_7 (10.3.4.2.1#7): port, if given
  parseUrl_letPort(c, s1);
  // parseUrl.step_8 (10.3.4.2.1#8): without a port: 80 or 443
  if (parseUrl_noExplicitPort(c, s1)) {
    parseUrl_letPortBeTheDefault(c, s1);
    // parseUrl.step_9 (10.3.4.2.1#9): resource name: the path
    parseUrl_letResourceName(c, s1);
    return then_10(m, s1);
  }
  // parseUrl.step_9 (10.3.4.2.1#9): resource name: the path
  parseUrl_letResourceName(c, s1);
  return then_10(m, s1);
}

function CONSTRUCT_176(m: Me, t: Told): void {
  const c = m.context;
  websocketConstructor_takeArguments(c, t);
  // websocketConstructor.step_1 (10.3.2#1): parse the URL
  const s1 = websocketConstructor_parseUrl(c, t, '10.3.2#1');
  m.say(s1);
  parseUrl_takeUrl(c, s1);
  // parseUrl.step_1 (10.3.4.2.1#1): an absolute URL?
  if (parseUrl_urlIsNotAbsolute(c, s1)) {
    const s2 = parseUrl_refuse(c, s1, '10.3.4.2.1#1');
    m.say(s2);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s2);
  }
  // parseUrl.step_2 (10.3.4.2.1#2): resolve the URL
  if (parseUrl_hostHasNoAsciiForm(c, s1)) {
    const s3 = parseUrl_refuse(c, s1, '10.3.4.7.1#e');
    m.say(s3);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s3);
  }
  parseUrl_resolve(c, s1);
  // parseUrl.step_3 (10.3.4.2.1#3): ws or wss?
  if (parseUrl_schemeIsNotOurs(c, s1)) {
    const s4 = parseUrl_refuse(c, s1, '10.3.4.2.1#3');
    m.say(s4);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s4);
  }
  // parseUrl.step_4 (10.3.4.2.1#4): no fragment?
  if (parseUrl_urlHasAFragment(c, s1)) {
    const s5 = parseUrl_refuse(c, s1, '10.3.4.2.1#4');
    m.say(s5);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_175(m, s5);
  }
  // parseUrl.step_5 (10.3.4.2.1#5): secure: is it wss?
  parseUrl_letSecure(c, s1);
  // parseUrl.step_6 (10.3.4.2.1#6): host
  parseUrl_letHost(c, s1);
  // parseUrl.step_7 (10.3.4.2.1#7): port, if given
  parseUrl_letPort(c, s1);
  // parseUrl.step_8 (10.3.4.2.1#8): without a port: 80 or 443
  if (parseUrl_noExplicitPort(c, s1)) {
    parseUrl_letPortBeTheDefault(c, s1);
    // parseUrl.step_9 (10.3.4.2.1#9): resource name: the path
    parseUrl_letResourceName(c, s1);
    return then_186(m, s1);
  }
  // parseUrl.step_9 (10.3.4.2.1#9): resource name: the path
  parseUrl_letResourceName(c, s1);
  return then_186(m, s1);
}

function SEND_CALLED_44(m: Me, t: Told): void {
  const c = m.context;
  websocketSend_takeArgument(c, t);
  // websocketSend.connecting (10.3.2#p7): still CONNECTING?
  if (websocketSend_isConnecting(c, t)) {
    m.say(websocketSend_throwInvalidStateErr(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  // websocketSend.surrogates (10.3.2#p7): an unpaired surrogate?
  if (websocketSend_hasUnpairedSurrogates(c, t)) {
    m.say(websocketSend_throwSyntaxErrFromSend(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  // websocketSend.sending (10.3.2#p7): send it, if it can be sent
  if (websocketSend_cannotBeSentAnyMore(c, t)) {
    websocketSend_raiseBufferedAmount(c, t);
    m.say(websocketSend_returnFalse(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  if (websocketSend_bufferIsFull(c, t)) {
    websocketSend_raiseBufferedAmount(c, t);
    const s1 = websocketSend_close(c, t, '10.3.2#p7');
    m.say(s1);
    m.say(websocketSend_returnFalse(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return CLOSE_CONNECTION_22(m, s1);
  }
  websocketSend_raiseBufferedAmount(c, t);
  const s2 = websocketSend_sendData(c, t, '10.3.2#p7');
  m.say(s2);
  m.say(websocketSend_returnTrue(c, t, '10.3.2#p7'));
  // websocketSend.idle (10.3.2#p7): wait for a call
  m.websocketSend = 0;
  return then_30(m, s2);
}

function SEND_CALLED_26(m: Me, t: Told): void {
  const c = m.context;
  websocketSend_takeArgument(c, t);
  // websocketSend.connecting (10.3.2#p7): still CONNECTING?
  if (websocketSend_isConnecting(c, t)) {
    m.say(websocketSend_throwInvalidStateErr(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  // websocketSend.surrogates (10.3.2#p7): an unpaired surrogate?
  if (websocketSend_hasUnpairedSurrogates(c, t)) {
    m.say(websocketSend_throwSyntaxErrFromSend(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  // websocketSend.sending (10.3.2#p7): send it, if it can be sent
  if (websocketSend_cannotBeSentAnyMore(c, t)) {
    websocketSend_raiseBufferedAmount(c, t);
    m.say(websocketSend_returnFalse(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  if (websocketSend_bufferIsFull(c, t)) {
    websocketSend_raiseBufferedAmount(c, t);
    const s1 = websocketSend_close(c, t, '10.3.2#p7');
    m.say(s1);
    m.say(websocketSend_returnFalse(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return then_25(m, s1);
  }
  websocketSend_raiseBufferedAmount(c, t);
  const s2 = websocketSend_sendData(c, t, '10.3.2#p7');
  m.say(s2);
  m.say(websocketSend_returnTrue(c, t, '10.3.2#p7'));
  // websocketSend.idle (10.3.2#p7): wait for a call
  m.websocketSend = 0;
  return then_30(m, s2);
}

function SEND_CALLED_78(m: Me, t: Told): void {
  const c = m.context;
  websocketSend_takeArgument(c, t);
  // websocketSend.connecting (10.3.2#p7): still CONNECTING?
  if (websocketSend_isConnecting(c, t)) {
    m.say(websocketSend_throwInvalidStateErr(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  // websocketSend.surrogates (10.3.2#p7): an unpaired surrogate?
  if (websocketSend_hasUnpairedSurrogates(c, t)) {
    m.say(websocketSend_throwSyntaxErrFromSend(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  // websocketSend.sending (10.3.2#p7): send it, if it can be sent
  if (websocketSend_cannotBeSentAnyMore(c, t)) {
    websocketSend_raiseBufferedAmount(c, t);
    m.say(websocketSend_returnFalse(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  if (websocketSend_bufferIsFull(c, t)) {
    websocketSend_raiseBufferedAmount(c, t);
    const s1 = websocketSend_close(c, t, '10.3.2#p7');
    m.say(s1);
    m.say(websocketSend_returnFalse(c, t, '10.3.2#p7'));
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return CLOSE_CONNECTION_82(m, s1);
  }
  websocketSend_raiseBufferedAmount(c, t);
  const s2 = websocketSend_sendData(c, t, '10.3.2#p7');
  m.say(s2);
  m.say(websocketSend_returnTrue(c, t, '10.3.2#p7'));
  // websocketSend.idle (10.3.2#p7): wait for a call
  m.websocketSend = 0;
  return then_30(m, s2);
}

function SENT_34(m: Me, t: Told): void {
  const c = m.context;
  if (websocketSend_isNotClosed(c, t)) {
    websocketSend_lowerBufferedAmount(c, t);
    // websocketSend.idle (10.3.2#p7): wait for a call
    m.websocketSend = 0;
    return;
  }
  return;
}

function CLOSE_CALLED_48(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosed(c, t)) {
    m.say(websocketClose_return(c, t, '10.3.2#p8'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return;
  }
  // websocketClose.close (10.3.2#p8, 10.3.2#p9): close the connection or the attempt; CLOSED
  const s1 = websocketClose_close(c, t, '10.3.2#p8');
  m.say(s1);
  websocketClose_letReadyStateBeClosed(c, t);
  m.say(websocketClose_return(c, t, '10.3.2#p8'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return CLOSE_CONNECTION_22(m, s1);
}

function CLOSE_CALLED_35(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosed(c, t)) {
    m.say(websocketClose_return(c, t, '10.3.2#p8'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return;
  }
  // websocketClose.close (10.3.2#p8, 10.3.2#p9): close the connection or the attempt; CLOSED
  const s1 = websocketClose_close(c, t, '10.3.2#p8');
  m.say(s1);
  websocketClose_letReadyStateBeClosed(c, t);
  m.say(websocketClose_return(c, t, '10.3.2#p8'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return then_25(m, s1);
}

function CLOSE_CALLED_85(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosed(c, t)) {
    m.say(websocketClose_return(c, t, '10.3.2#p8'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return;
  }
  // websocketClose.close (10.3.2#p8, 10.3.2#p9): close the connection or the attempt; CLOSED
  const s1 = websocketClose_close(c, t, '10.3.2#p8');
  m.say(s1);
  websocketClose_letReadyStateBeClosed(c, t);
  m.say(websocketClose_return(c, t, '10.3.2#p8'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return CLOSE_CONNECTION_82(m, s1);
}

function TASK_37(m: Me, t: Told): void {
  const c = m.context;
  if (websocketFeedback_aTaskIsQueued(c, t)) {
    websocketFeedback_takeTask(c, t);
    // websocketFeedback.task (10.3.3#p5): which task is it?
    if (websocketFeedback_isTheOpenTask(c, t)) {
      // websocketFeedback.task_p1 (10.3.3#p1): OPEN, fire open
      if (websocketFeedback_openComesTooLate(c, t)) {
        // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      websocketFeedback_letReadyStateBeOpen(c, t);
      m.say(websocketFeedback_fire(c, t, '10.3.3#p1'));
      // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    if (websocketFeedback_isAMessageTask(c, t)) {
      // websocketFeedback.task_p2 (10.3.3#p2): fire message, if OPEN
      if (websocketFeedback_isOpen(c, t)) {
        m.say(websocketFeedback_fire(c, t, '10.3.3#p2'));
        // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    if (websocketFeedback_isAnErrorTask(c, t)) {
      // websocketFeedback.task_p3 (10.3.3#p3): fire messageerror, if OPEN
      if (websocketFeedback_isOpen(c, t)) {
        m.say(websocketFeedback_fire(c, t, '10.3.3#p3'));
        // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    // websocketFeedback.task_p5 (10.3.3#p4): CLOSED, fire close
    websocketFeedback_letReadyStateBeClosed(c, t);
    m.say(websocketFeedback_fire(c, t, '10.3.3#p4'));
    // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
    m.websocketFeedback = 0;
    return;
  }
  return;
}

function TURN_50(m: Me, t: Told): void {
  const c = m.context;
  clientOpeningHandshake_takeConfiguration(c, t);
  // clientOpeningHandshake.step_2 (10.3.4.3.1#2): connect, by a proxy if one is configured
  return then_51(m, t);
}

function TCP_OPENED_53(m: Me, t: Told): void {
  const c = m.context;
  clientOpeningHandshake_takeCookies(c, t);
  // clientOpeningHandshake.step_4 (10.3.4.3.1#4): is TLS wanted?
  if (clientOpeningHandshake_isSecure(c, t)) {
    // clientOpeningHandshake.tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
    m.clientOpeningHandshake = 4;
    m.say(clientOpeningHandshake_startTls(c, t, '10.3.4.3.1#4'));
    return;
  }
  // clientOpeningHandshake.step_5 (10.3.4.3.1#5, 10.3.4.3.1#5p2, 10.3.4.3.1#5p3): send the request line
  m.say(clientOpeningHandshake_sendGet(c, t, '10.3.4.3.1#5'));
  m.say(clientOpeningHandshake_sendResourceName(c, t, '10.3.4.3.1#5'));
  m.say(clientOpeningHandshake_sendHttpVersion(c, t, '10.3.4.3.1#5'));
  return then_55(m, t);
}

function TCP_FAILED_174(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#3');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function TLS_OPENED_171(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_5 (10.3.4.3.1#5, 10.3.4.3.1#5p2, 10.3.4.3.1#5p3): send the request line
  m.say(clientOpeningHandshake_sendGet(c, t, '10.3.4.3.1#5'));
  m.say(clientOpeningHandshake_sendResourceName(c, t, '10.3.4.3.1#5'));
  m.say(clientOpeningHandshake_sendHttpVersion(c, t, '10.3.4.3.1#5'));
  return then_55(m, t);
}

function TLS_FAILED_172(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function TCP_CLOSED_132(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s1 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s1);
    return then_23(m, t, s1);
  }
  return;
}

function TCP_CLOSED_173(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_87(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s1 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s1);
    if (clientOpeningHandshake_fieldIsShorterThanSevenBytes(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldIsShorterThanSevenBytes');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_164(m, s1, s2);
    }
    if (clientOpeningHandshake_fieldDoesNotEndInCRLF(c, t)) {
      const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldDoesNotEndInCRLF');
      m.say(s3);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_164(m, s1, s3);
    }
    if (clientOpeningHandshake_fieldHasFewerThanTwoSpaces(c, t)) {
      const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldHasFewerThanTwoSpaces');
      m.say(s4);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_164(m, s1, s4);
    }
    // clientOpeningHandshake.step_29 (10.3.4.3.1#29): code: between the first two spaces
    clientOpeningHandshake_letCode(c, t);
    // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
    m.clientClosure = 1;
    // clientOpeningHandshake.step_30 (10.3.4.3.1#30): three digits?
    if (clientOpeningHandshake_codeIsNotThreeDigits(c, t)) {
      const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#30', 'codeIsNotThreeDigits');
      m.say(s5);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_164(m, s1, s5);
    }
    // clientOpeningHandshake.step_31 (10.3.4.3.1#31): 101, 407, or something else?
    if (clientOpeningHandshake_codeIs101(c, t)) {
      // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
      clientOpeningHandshake_letEntriesBeEmpty(c, t);
      m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
      return then_165(m, t, s1);
    }
    if (clientOpeningHandshake_codeIs407AndCredentialsAreAtHand(c, t)) {
      // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
      clientOpeningHandshake_letEntriesBeEmpty(c, t);
      m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
      return then_165(m, t, s1);
    }
    if (clientOpeningHandshake_codeIs407(c, t)) {
      const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'codeIs407');
      m.say(s6);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_164(m, s1, s6);
    }
    const s7 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p3');
    m.say(s7);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_164(m, s1, s7);
  }
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
  // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
  return then_88(m, t);
}

function TCP_CLOSED_94(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_107(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_98(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#35p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#35p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_105(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_100(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_127(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#44p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
    m.say(s2);
    return then_95(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#44p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function BYTE_167(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_statusLineIsTooLong(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'statusLineIsTooLong');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s1);
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    clientOpeningHandshake_appendToField(c, t);
    // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
    return then_88(m, t);
  }
  clientOpeningHandshake_appendToField(c, t);
  return;
}

function BYTE_97(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsCRAndNameIsEmpty(c, t)) {
    // clientOpeningHandshake.step_40 (10.3.4.3.1#40): read the LF of the blank line
    m.clientOpeningHandshake = 7;
    return;
  }
  if (clientOpeningHandshake_byteIsCR(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34a', 'byteIsCR');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s1);
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34b', 'byteIsLF');
    m.say(s2);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s2);
  }
  if (clientOpeningHandshake_byteIsColon(c, t)) {
    // clientOpeningHandshake.step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    m.clientOpeningHandshake = 8;
    return;
  }
  if (clientOpeningHandshake_nameIsTooLong(c, t)) {
    const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'nameIsTooLong');
    m.say(s3);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s3);
  }
  if (clientOpeningHandshake_byteIsCapital(c, t)) {
    clientOpeningHandshake_appendLowercaseToName(c, t);
    return;
  }
  clientOpeningHandshake_appendToName(c, t);
  return;
}

function BYTE_108(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsLFAndCodeIs407(c, t)) {
    // clientOpeningHandshake.step_31p2 (10.3.4.3.1#31p2): close, and connect again with credentials, if Basic is offered
    if (clientOpeningHandshake_basicIsNotOffered(c, t)) {
      const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'basicIsNotOffered');
      m.say(s1);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s1);
    }
    m.say(clientOpeningHandshake_stopHandshakeTimer(c, t, '10.3.4.3.1#31p2'));
    m.say(clientOpeningHandshake_closeTcp(c, t, '10.3.4.3.1#31p2'));
    clientOpeningHandshake_useCredentials(c, t);
    // clientOpeningHandshake.step_2 (10.3.4.3.1#2): connect, by a proxy if one is configured
    return then_51(m, t);
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    // clientOpeningHandshake.step_41 (10.3.4.3.1#41): does each required field occur once, and is no name empty?
    if (clientOpeningHandshake_upgradeIsNotThereOnce(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'upgradeIsNotThereOnce');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s2);
    }
    if (clientOpeningHandshake_connectionIsNotThereOnce(c, t)) {
      const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'connectionIsNotThereOnce');
      m.say(s3);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s3);
    }
    if (clientOpeningHandshake_originIsNotThereOnce(c, t)) {
      const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'originIsNotThereOnce');
      m.say(s4);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s4);
    }
    if (clientOpeningHandshake_locationIsNotThereOnce(c, t)) {
      const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'locationIsNotThereOnce');
      m.say(s5);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s5);
    }
    if (clientOpeningHandshake_protocolWasAskedForAndIsNotThereOnce(c, t)) {
      const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'protocolWasAskedForAndIsNotThereOnce');
      m.say(s6);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s6);
    }
    if (clientOpeningHandshake_aNameIsEmpty(c, t)) {
      const s7 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'aNameIsEmpty');
      m.say(s7);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s7);
    }
    // clientOpeningHandshake.nextEntry (10.3.4.3.1#41): next entry, by its name
    return loop_110(m, t, 110);
  }
  const s8 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
  m.say(s8);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s8);
}

function BYTE_99(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsSpace(c, t)) {
    // clientOpeningHandshake.step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    m.clientOpeningHandshake = 9;
    return;
  }
  if (clientOpeningHandshake_byteIsCRAndMovesToLF(c, t)) {
    // clientOpeningHandshake.step_37 (10.3.4.3.1#37): read the LF of a field
    m.clientOpeningHandshake = 10;
    return;
  }
  if (clientOpeningHandshake_byteIsCR(c, t)) {
    // clientOpeningHandshake.step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
    m.clientOpeningHandshake = 9;
    return;
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#35b', 'byteIsLF');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s1);
  }
  clientOpeningHandshake_appendToValue(c, t);
  // clientOpeningHandshake.step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
  m.clientOpeningHandshake = 9;
  return;
}

function BYTE_106(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsCR(c, t)) {
    // clientOpeningHandshake.step_37 (10.3.4.3.1#37): read the LF of a field
    m.clientOpeningHandshake = 10;
    return;
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36b', 'byteIsLF');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s1);
  }
  if (clientOpeningHandshake_valueIsTooLong(c, t)) {
    const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'valueIsTooLong');
    m.say(s2);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s2);
  }
  clientOpeningHandshake_appendToValue(c, t);
  return;
}

function BYTE_101(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    // clientOpeningHandshake.step_38 (10.3.4.3.1#38): keep name and value
    clientOpeningHandshake_appendEntry(c, t);
    if (clientOpeningHandshake_entriesAreTooMany(c, t)) {
      const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'entriesAreTooMany');
      m.say(s1);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s1);
    }
    if (clientOpeningHandshake_entriesAreTooLarge(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'entriesAreTooLarge');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s2);
    }
    // clientOpeningHandshake.step_39 (10.3.4.3.1#39): next field
    return then_92(m, t);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function BYTE_128(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsTheSixteenth(c, t)) {
    clientOpeningHandshake_appendToReply(c, t);
    // clientOpeningHandshake.step_45 (10.3.4.3.1#45): is the digest as expected?
    if (clientOpeningHandshake_replyIsNotAsExpected(c, t)) {
      const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#45', 'replyIsNotAsExpected');
      m.say(s1);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_21(m, s1);
    }
    // clientOpeningHandshake.heldCookies (10.3.4.3.1#41f): keep the cookies that were held back
    return loop_130(m, t, 130);
  }
  clientOpeningHandshake_appendToReply(c, t);
  return;
}

function BYTE_133(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_letFrameType(c, t);
  // clientDataFraming.step_2 (10.3.4.3.2#2): set error to false
  clientDataFraming_letErrorBeFalse(c, t);
  // clientDataFraming.step_3 (10.3.4.3.2#3): is the high bit set?
  if (clientDataFraming_highBitOfTypeIsSet(c, t)) {
    // clientDataFraming.step_3a_1 (10.3.4.3.2#3a.1): length: zero
    clientDataFraming_letLengthBeZero(c, t);
    // clientDataFraming.step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
    m.clientDataFraming = 4;
    return;
  }
  // clientDataFraming.step_3b_1 (10.3.4.3.2#3b.1): raw data: empty
  clientDataFraming_letRawDataBeEmpty(c, t);
  // clientDataFraming.step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
  m.clientDataFraming = 3;
  return;
}

function BYTE_137(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_letB(c, t);
  // clientDataFraming.step_3b_3 (10.3.4.3.2#3b.3): append the byte, unless it is FF
  if (clientDataFraming_bIsFF(c, t)) {
    // clientDataFraming.step_3b_4 (10.3.4.3.2#3b.4): decode the data
    clientDataFraming_letData(c, t);
    // clientDataFraming.step_3b_5 (10.3.4.3.2#3b.5): deliver the message, if the type is 00
    if (clientDataFraming_typeIs00(c, t)) {
      const s1 = clientDataFraming_messageReceived(c, t, '10.3.4.3.2#3b.5');
      m.say(s1);
      // clientDataFraming.step_4 (10.3.4.3.2#4): was there an error?
      if (clientDataFraming_errorIsTrue(c, t)) {
        const s2 = clientDataFraming_errorDetected(c, t, '10.3.4.3.2#4');
        m.say(s2);
        // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
        // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
        m.clientDataFraming = 2;
        websocketFeedback_queueMessageTask(c, s1);
        m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p2'));
        // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
        m.websocketFeedback = 0;
        return then_144(m, s2);
      }
      // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
      // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
      m.clientDataFraming = 2;
      websocketFeedback_queueMessageTask(c, s1);
      m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p2'));
      // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    clientDataFraming_letErrorBeTrue(c, t);
    // clientDataFraming.step_4 (10.3.4.3.2#4): was there an error?
    return then_141(m, t);
  }
  if (clientDataFraming_messageIsTooLarge(c, t)) {
    const s3 = clientDataFraming_fail(c, t, '10.3.4.3.2#p2', 'messageIsTooLarge');
    m.say(s3);
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_21(m, s3);
  }
  clientDataFraming_appendB(c, t);
  // clientDataFraming.step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
  m.clientDataFraming = 3;
  return;
}

function BYTE_151(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_letB(c, t);
  // clientDataFraming.step_3a_3 (10.3.4.3.2#3a.3): take its low seven bits
  clientDataFraming_letBv(c, t);
  // clientDataFraming.step_3a_4 (10.3.4.3.2#3a.4): append the seven bits to the length
  clientDataFraming_multiplyAndAdd(c, t);
  if (clientDataFraming_lengthIsTooLarge(c, t)) {
    const s1 = clientDataFraming_fail(c, t, '10.3.4.3.2#p2', 'lengthIsTooLarge');
    m.say(s1);
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_21(m, s1);
  }
  if (clientDataFraming_lengthHasTooManyBytes(c, t)) {
    const s2 = clientDataFraming_fail(c, t, '10.3.4.3.2#p2', 'lengthHasTooManyBytes');
    m.say(s2);
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_21(m, s2);
  }
  // clientDataFraming.step_3a_5 (10.3.4.3.2#3a.5): is there more of it?
  if (clientDataFraming_highBitOfBIsSet(c, t)) {
    // clientDataFraming.step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
    m.clientDataFraming = 4;
    return;
  }
  // clientDataFraming.step_3a_6 (10.3.4.3.2#3a.6): read length bytes
  m.clientDataFraming = 5;
  return then_155(m, t);
}

function BYTE_156(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_countByte(c, t);
  return then_155(m, t);
}

function STATUS_LINE_TIMEOUT_168(m: Me, t: Told): void {
  const c = m.context;
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p3');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function HANDSHAKE_TIMEOUT_103(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.3#p2');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function SEND_FAILED_104(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p4', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_21(m, s1);
  }
  return;
}

function SEND_FAILED_43(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p4', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_25(m, s1);
  }
  return;
}

function SEND_FAILED_169(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p4', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    // clientClosure.fail (10.3.4.3.3#p1): fail the WebSocket connection
    m.say(clientClosure_report(c, s1, '10.3.4.3.3#p1'));
    return CLOSE_CONNECTION_82(m, s1);
  }
  return;
}

function CLOSE_CONNECTION_22(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
  m.say(s1);
  return then_23(m, t, s1);
}

function CLOSE_CONNECTION_82(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5#p1');
  m.say(s1);
  // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, s1, '10.3.4.3.1#28'));
  websocketFeedback_queueCloseTask(c, s1);
  m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return;
}

function then_175(m: Me, t: Told): void {
  const c = m.context;
  m.say(websocketConstructor_throwSyntaxErr(c, t, '10.3.2#1'));
  // websocketConstructor.over (10.3.2#p2): the algorithm is over
  m.websocketConstructor = 1;
  return;
}

function then_10(m: Me, t: Told): void {
  const c = m.context;
  // parseUrl.step_10 (10.3.4.2.1#10): if it is empty: a slash
  if (parseUrl_resourceNameIsEmpty(c, t)) {
    parseUrl_letResourceNameBeASlash(c, t);
    // parseUrl.step_11 (10.3.4.2.1#11): append the query
    return then_12(m, t);
  }
  // parseUrl.step_11 (10.3.4.2.1#11): append the query
  return then_12(m, t);
}

function then_186(m: Me, t: Told): void {
  const c = m.context;
  // parseUrl.step_10 (10.3.4.2.1#10): if it is empty: a slash
  if (parseUrl_resourceNameIsEmpty(c, t)) {
    parseUrl_letResourceNameBeASlash(c, t);
    // parseUrl.step_11 (10.3.4.2.1#11): append the query
    return then_188(m, t);
  }
  // parseUrl.step_11 (10.3.4.2.1#11): append the query
  return then_188(m, t);
}

function then_30(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_maySend(c, t)) {
    // clientSendData.step_B1 (10.3.4.3.2#B1): send 00
    m.say(clientSendData_send00(c, t, '10.3.4.3.2#B1'));
    // clientSendData.step_B2 (10.3.4.3.2#B2): send the UTF-8
    m.say(clientSendData_sendEncoded(c, t, '10.3.4.3.2#B2'));
    // clientSendData.step_B3 (10.3.4.3.2#B3): send FF
    m.say(clientSendData_sendFF(c, t, '10.3.4.3.2#B3'));
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return;
  }
  // clientSendData.idle (10.3.4.3.2#p3): wait for data
  m.clientSendData = 0;
  return;
}

function then_25(m: Me, t: Told): void {
  return;
}

function then_51(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_proxyIsConfigured(c, t)) {
    // clientOpeningHandshake.proxy (10.3.4.3.1#2, 10.3.4.3.1#2p3): ask the proxy for a TCP connection
    m.say(clientOpeningHandshake_openTcp(c, t, '10.3.4.3.1#2'));
    return then_52(m, t);
  }
  // clientOpeningHandshake.step_2p2 (10.3.4.3.1#2p2): open a TCP connection
  m.say(clientOpeningHandshake_openTcp(c, t, '10.3.4.3.1#2p2'));
  return then_52(m, t);
}

function then_55(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_6 (10.3.4.3.1#6): fields: none yet
  clientOpeningHandshake_letFieldsBeEmpty(c, t);
  // clientOpeningHandshake.step_7 (10.3.4.3.1#7): add Upgrade
  clientOpeningHandshake_addUpgrade(c, t);
  // clientOpeningHandshake.step_8 (10.3.4.3.1#8): add Connection
  clientOpeningHandshake_addConnection(c, t);
  // clientOpeningHandshake.step_9 (10.3.4.3.1#9): hostport: empty
  clientOpeningHandshake_letHostportBeEmpty(c, t);
  // clientOpeningHandshake.step_10 (10.3.4.3.1#10): hostport: the host
  clientOpeningHandshake_appendHost(c, t);
  // clientOpeningHandshake.step_11 (10.3.4.3.1#11): hostport: the port, unless it is the default
  if (clientOpeningHandshake_portIsNotTheDefault(c, t)) {
    clientOpeningHandshake_appendPort(c, t);
    // clientOpeningHandshake.step_12 (10.3.4.3.1#12): add Host
    clientOpeningHandshake_addHost(c, t);
    return then_62(m, t);
  }
  // clientOpeningHandshake.step_12 (10.3.4.3.1#12): add Host
  clientOpeningHandshake_addHost(c, t);
  return then_62(m, t);
}

function then_21(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.fail (10.3.4.3.3#p1): fail the WebSocket connection
  m.say(clientClosure_report(c, t, '10.3.4.3.3#p1'));
  return CLOSE_CONNECTION_22(m, t);
}

function then_23(m: Me, t: Told, q1: Told): void {
  // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  return then_24(m, q1);
}

function then_95(m: Me, t: Told, q1: Told, q2: Told): void {
  // clientClosure.closed (10.3.4.5#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  return then_24(m, q2);
}

function then_164(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  websocketFeedback_queueCloseTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return then_25(m, q1);
}

function then_165(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_33 (10.3.4.3.1#33): name and value: empty
  clientOpeningHandshake_letNameAndValueBeEmpty(c, t);
  // clientOpeningHandshake.step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
  m.clientOpeningHandshake = 6;
  return then_24(m, q1);
}

function then_88(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_fieldIsShorterThanSevenBytes(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldIsShorterThanSevenBytes');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s1);
  }
  if (clientOpeningHandshake_fieldDoesNotEndInCRLF(c, t)) {
    const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldDoesNotEndInCRLF');
    m.say(s2);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s2);
  }
  if (clientOpeningHandshake_fieldHasFewerThanTwoSpaces(c, t)) {
    const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldHasFewerThanTwoSpaces');
    m.say(s3);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s3);
  }
  // clientOpeningHandshake.step_29 (10.3.4.3.1#29): code: between the first two spaces
  clientOpeningHandshake_letCode(c, t);
  // clientOpeningHandshake.step_30 (10.3.4.3.1#30): three digits?
  if (clientOpeningHandshake_codeIsNotThreeDigits(c, t)) {
    const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#30', 'codeIsNotThreeDigits');
    m.say(s4);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s4);
  }
  // clientOpeningHandshake.step_31 (10.3.4.3.1#31): 101, 407, or something else?
  if (clientOpeningHandshake_codeIs101(c, t)) {
    // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
    clientOpeningHandshake_letEntriesBeEmpty(c, t);
    m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
    return then_92(m, t);
  }
  if (clientOpeningHandshake_codeIs407AndCredentialsAreAtHand(c, t)) {
    // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
    clientOpeningHandshake_letEntriesBeEmpty(c, t);
    m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
    return then_92(m, t);
  }
  if (clientOpeningHandshake_codeIs407(c, t)) {
    const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'codeIs407');
    m.say(s5);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_21(m, s5);
  }
  const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p3');
  m.say(s6);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s6);
}

function loop_110(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 110: {
        if (clientOpeningHandshake_noEntryIsLeft(c, t)) {
          // clientOpeningHandshake.step_42 (10.3.4.3.1#42): assemble the challenge
          clientOpeningHandshake_letChallenge(c, t);
          // clientOpeningHandshake.step_43 (10.3.4.3.1#43): compute the MD5 of the challenge
          clientOpeningHandshake_letExpected(c, t);
          // clientOpeningHandshake.step_44 (10.3.4.3.1#44): read sixteen bytes
          m.clientOpeningHandshake = 11;
          clientOpeningHandshake_letReplyBeEmpty(c, t);
          return;
        }
        if (clientOpeningHandshake_nameIsUpgrade(c, t)) {
          // clientOpeningHandshake.step_41a (10.3.4.3.1#41a): Upgrade: exactly WebSocket?
          if (clientOpeningHandshake_valueIsNotWebSocket(c, t)) {
            const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41a', 'valueIsNotWebSocket');
            m.say(s1);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_21(m, s1);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 111;
          continue;
        }
        if (clientOpeningHandshake_nameIsConnection(c, t)) {
          // clientOpeningHandshake.step_41b (10.3.4.3.1#41b): Connection: upgrade in any case?
          if (clientOpeningHandshake_valueIsNotUpgrade(c, t)) {
            const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41b', 'valueIsNotUpgrade');
            m.say(s2);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_21(m, s2);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 111;
          continue;
        }
        if (clientOpeningHandshake_nameIsOrigin(c, t)) {
          // clientOpeningHandshake.step_41c (10.3.4.3.1#41c): Sec-WebSocket-Origin: our origin?
          if (clientOpeningHandshake_valueIsNotTheOrigin(c, t)) {
            const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41c', 'valueIsNotTheOrigin');
            m.say(s3);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_21(m, s3);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 111;
          continue;
        }
        if (clientOpeningHandshake_nameIsLocation(c, t)) {
          // clientOpeningHandshake.step_41d (10.3.4.3.1#41d): Sec-WebSocket-Location: our URL?
          const s4 = clientOpeningHandshake_constructUrl(c, t, '10.3.4.3.1#41d');
          m.say(s4);
          // constructUrl.step_1 (10.3.4.2.2#1): start with an empty URL
          constructUrl_letConstructedBeEmpty(c, s4);
          // constructUrl.step_2 (10.3.4.2.2#2): append the scheme
          if (constructUrl_addressIsSecure(c, s4)) {
            constructUrl_appendWss(c, s4);
            // constructUrl.step_3 (10.3.4.2.2#3): append the host
            constructUrl_appendHostToUrl(c, s4);
            t = s4;
            at = 117;
            continue;
          }
          constructUrl_appendWs(c, s4);
          // constructUrl.step_3 (10.3.4.2.2#3): append the host
          constructUrl_appendHostToUrl(c, s4);
          t = s4;
          at = 117;
          continue;
        }
        if (clientOpeningHandshake_nameIsProtocol(c, t)) {
          // clientOpeningHandshake.step_41e (10.3.4.3.1#41e): Sec-WebSocket-Protocol: what we asked for?
          if (clientOpeningHandshake_valueIsNotTheProtocol(c, t)) {
            const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41e', 'valueIsNotTheProtocol');
            m.say(s5);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_21(m, s5);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 111;
          continue;
        }
        if (clientOpeningHandshake_nameIsOfACookie(c, t)) {
          // clientOpeningHandshake.step_41f (10.3.4.3.1#41f): store the cookie
          if (clientOpeningHandshake_cookiesAreKeptInOrder(c, t)) {
            m.say(clientOpeningHandshake_setCookie(c, t, '10.3.4.3.1#41f'));
            // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
            clientOpeningHandshake_takeEntry(c, t);
            at = 111;
            continue;
          }
          clientOpeningHandshake_holdCookie(c, t);
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 111;
          continue;
        }
        // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
        clientOpeningHandshake_takeEntry(c, t);
        at = 111;
        continue;
      }
      case 111: {
        // clientOpeningHandshake.nextEntry (10.3.4.3.1#41): next entry, by its name
        at = 110;
        continue;
      }
      case 117: {
        // constructUrl.step_4 (10.3.4.2.2#4): append the port, unless it is the default
        if (constructUrl_portIsNotItsDefault(c, t)) {
          constructUrl_appendPortToUrl(c, t);
          // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
          constructUrl_appendResourceName(c, t);
          at = 119;
          continue;
        }
        // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
        constructUrl_appendResourceName(c, t);
        at = 119;
        continue;
      }
      case 119: {
        // constructUrl.step_6 (10.3.4.2.2#6): return
        const s1 = constructUrl_returnUrl(c, t, '10.3.4.2.2#6');
        m.say(s1);
        // constructUrl.idle (10.3.4.2.2#p1): wait for components
        m.constructUrl = 0;
        if (clientOpeningHandshake_valueIsNotTheUrl(c, s1)) {
          const s2 = clientOpeningHandshake_fail(c, s1, '10.3.4.3.1#41d', 'valueIsNotTheUrl');
          m.say(s2);
          // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
          m.clientOpeningHandshake = 2;
          return then_21(m, s2);
        }
        // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
        clientOpeningHandshake_takeEntry(c, s1);
        t = s1;
        at = 111;
        continue;
      }
    }
  }
}

function then_92(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_33 (10.3.4.3.1#33): name and value: empty
  clientOpeningHandshake_letNameAndValueBeEmpty(c, t);
  // clientOpeningHandshake.step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
  m.clientOpeningHandshake = 6;
  return;
}

function loop_130(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 130: {
        if (clientOpeningHandshake_aCookieIsHeld(c, t)) {
          m.say(clientOpeningHandshake_setHeldCookie(c, t, '10.3.4.3.1#41f'));
          clientOpeningHandshake_dropHeldCookie(c, t);
          // clientOpeningHandshake.heldCookies (10.3.4.3.1#41f): keep the cookies that were held back
          at = 130;
          continue;
        }
        // clientOpeningHandshake.step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
        m.clientOpeningHandshake = 12;
        m.say(clientOpeningHandshake_stopHandshakeTimer(c, t, '10.3.4.3.1#46'));
        clientOpeningHandshake_establish(c, t);
        const s1 = clientOpeningHandshake_tellEstablished(c, t, '10.3.4.3.1#46');
        m.say(s1);
        websocketFeedback_queueOpenTask(c, s1);
        m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p1'));
        // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
        m.websocketFeedback = 0;
        // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
        m.clientDataFraming = 2;
        return;
      }
    }
  }
}

function then_144(m: Me, t: Told): void {
  const c = m.context;
  websocketFeedback_queueErrorTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p3'));
  // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
  m.websocketFeedback = 0;
  return;
}

function then_141(m: Me, t: Told): void {
  const c = m.context;
  if (clientDataFraming_errorIsTrue(c, t)) {
    const s1 = clientDataFraming_errorDetected(c, t, '10.3.4.3.2#4');
    m.say(s1);
    // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
    // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
    m.clientDataFraming = 2;
    return then_144(m, s1);
  }
  // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
  // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
  m.clientDataFraming = 2;
  return;
}

function then_155(m: Me, t: Told): void {
  const c = m.context;
  if (clientDataFraming_allAreRead(c, t)) {
    // clientDataFraming.step_3a_7 (10.3.4.3.2#3a.7): discard them
    // clientDataFraming.step_3a_8 (10.3.4.3.2#3a.8): detect an error, whatever the type
    clientDataFraming_letErrorBeTrue(c, t);
    // clientDataFraming.step_4 (10.3.4.3.2#4): was there an error?
    return then_141(m, t);
  }
  return;
}

function then_12(m: Me, t: Told): void {
  const c = m.context;
  if (parseUrl_urlHasAQuery(c, t)) {
    parseUrl_appendQuery(c, t);
    // parseUrl.step_12 (10.3.4.2.1#12): return
    const s1 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
    m.say(s1);
    return then_13(m, t, s1);
  }
  // parseUrl.step_12 (10.3.4.2.1#12): return
  const s2 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
  m.say(s2);
  return then_13(m, t, s2);
}

function then_188(m: Me, t: Told): void {
  const c = m.context;
  if (parseUrl_urlHasAQuery(c, t)) {
    parseUrl_appendQuery(c, t);
    // parseUrl.step_12 (10.3.4.2.1#12): return
    const s1 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
    m.say(s1);
    return then_189(m, t, s1);
  }
  // parseUrl.step_12 (10.3.4.2.1#12): return
  const s2 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
  m.say(s2);
  return then_189(m, t, s2);
}

function then_52(m: Me, t: Told): void {
  // clientOpeningHandshake.step_3 (10.3.4.3.1#3): is the TCP connection open?
  m.clientOpeningHandshake = 3;
  return;
}

function then_62(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_13 (10.3.4.3.1#13): add Origin
  clientOpeningHandshake_addOrigin(c, t);
  // clientOpeningHandshake.step_14 (10.3.4.3.1#14): add Sec-WebSocket-Protocol, if there is a protocol
  if (clientOpeningHandshake_thereIsNoProtocol(c, t)) {
    // clientOpeningHandshake.step_15 (10.3.4.3.1#15): add the cookies, if there are any
    return then_65(m, t);
  }
  clientOpeningHandshake_addProtocol(c, t);
  // clientOpeningHandshake.step_15 (10.3.4.3.1#15): add the cookies, if there are any
  return then_65(m, t);
}

function then_24(m: Me, t: Told): void {
  const c = m.context;
  websocketFeedback_queueCloseTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p5): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return;
}

function then_13(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
  m.parseUrl = 0;
  // websocketConstructor.step_2 (10.3.2#2): is the port blocked?
  if (websocketConstructor_portIsBlocked(c, q1)) {
    m.say(websocketConstructor_throwSecurityErr(c, q1, '10.3.2#2'));
    // websocketConstructor.over (10.3.2#p2): the algorithm is over
    m.websocketConstructor = 1;
    return;
  }
  // websocketConstructor.step_3 (10.3.2#3): is the protocol a name?
  if (websocketConstructor_protocolIsNoName(c, q1)) {
    m.say(websocketConstructor_throwSyntaxErr(c, q1, '10.3.2#3'));
    // websocketConstructor.over (10.3.2#p2): the algorithm is over
    m.websocketConstructor = 1;
    return;
  }
  // websocketConstructor.step_4 (10.3.2#4): origin of the script
  websocketConstructor_letOrigin(c, q1);
  // websocketConstructor.step_5 (10.3.2#5, 10.3.2#p6): return the object
  m.say(websocketConstructor_returnObject(c, q1, '10.3.2#5'));
  // websocketConstructor.step_6 (10.3.2#6, 10.3.4.8#p2): establish a WebSocket connection
  const s1 = websocketConstructor_establishConnection(c, q1, '10.3.2#6');
  m.say(s1);
  // websocketConstructor.over (10.3.2#p2): the algorithm is over
  m.websocketConstructor = 1;
  if (clientOpeningHandshake_inputsAreSound(c, s1)) {
    // clientOpeningHandshake.step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    m.clientOpeningHandshake = 1;
    m.say(clientOpeningHandshake_awaitTurn(c, s1, '10.3.4.3.1#1'));
    return;
  }
  const s2 = clientOpeningHandshake_fail(c, s1, '10.3.4.3.1#p1');
  m.say(s2);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s2);
}

function then_189(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
  m.parseUrl = 0;
  // websocketConstructor.step_2 (10.3.2#2): is the port blocked?
  if (websocketConstructor_portIsBlocked(c, q1)) {
    m.say(websocketConstructor_throwSecurityErr(c, q1, '10.3.2#2'));
    // websocketConstructor.over (10.3.2#p2): the algorithm is over
    m.websocketConstructor = 1;
    return;
  }
  // websocketConstructor.step_3 (10.3.2#3): is the protocol a name?
  if (websocketConstructor_protocolIsNoName(c, q1)) {
    m.say(websocketConstructor_throwSyntaxErr(c, q1, '10.3.2#3'));
    // websocketConstructor.over (10.3.2#p2): the algorithm is over
    m.websocketConstructor = 1;
    return;
  }
  // websocketConstructor.step_4 (10.3.2#4): origin of the script
  websocketConstructor_letOrigin(c, q1);
  // websocketConstructor.step_5 (10.3.2#5, 10.3.2#p6): return the object
  m.say(websocketConstructor_returnObject(c, q1, '10.3.2#5'));
  // websocketConstructor.step_6 (10.3.2#6, 10.3.4.8#p2): establish a WebSocket connection
  const s1 = websocketConstructor_establishConnection(c, q1, '10.3.2#6');
  m.say(s1);
  // websocketConstructor.over (10.3.2#p2): the algorithm is over
  m.websocketConstructor = 1;
  return then_25(m, s1);
}

function then_65(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_thereAreCookies(c, t)) {
    clientOpeningHandshake_addCookies(c, t);
    // clientOpeningHandshake.step_16 (10.3.4.3.1#16, 10.3.4.3.1#16p2): draw how many spaces
    clientOpeningHandshake_letSpaces1BeRandom(c, t);
    clientOpeningHandshake_letSpaces2BeRandom(c, t);
    return then_66(m, t);
  }
  // clientOpeningHandshake.step_16 (10.3.4.3.1#16, 10.3.4.3.1#16p2): draw how many spaces
  clientOpeningHandshake_letSpaces1BeRandom(c, t);
  clientOpeningHandshake_letSpaces2BeRandom(c, t);
  return then_66(m, t);
}

function then_66(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_17 (10.3.4.3.1#17, 10.3.4.3.1#17p2): compute the largest numbers
  clientOpeningHandshake_letMax1(c, t);
  clientOpeningHandshake_letMax2(c, t);
  // clientOpeningHandshake.step_18 (10.3.4.3.1#18, 10.3.4.3.1#18p2): draw the numbers
  clientOpeningHandshake_letNumber1BeRandom(c, t);
  clientOpeningHandshake_letNumber2BeRandom(c, t);
  // clientOpeningHandshake.step_19 (10.3.4.3.1#19, 10.3.4.3.1#19p2): multiply numbers and spaces
  clientOpeningHandshake_letProduct1(c, t);
  clientOpeningHandshake_letProduct2(c, t);
  // clientOpeningHandshake.step_20 (10.3.4.3.1#20, 10.3.4.3.1#20p2): write each product in decimal
  clientOpeningHandshake_letKey1BeProduct1(c, t);
  clientOpeningHandshake_letKey2BeProduct2(c, t);
  return loop_70(m, t, 70);
}

function loop_70(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 70: {
        // clientOpeningHandshake.step_21 (10.3.4.3.1#21, 10.3.4.3.1#21p2): insert the spaces
        clientOpeningHandshake_insertSpacesIntoKey1(c, t);
        clientOpeningHandshake_insertSpacesIntoKey2(c, t);
        // clientOpeningHandshake.step_22 (10.3.4.3.1#22, 10.3.4.3.1#22p2): insert other characters
        clientOpeningHandshake_insertCharactersIntoKey1(c, t);
        clientOpeningHandshake_insertCharactersIntoKey2(c, t);
        if (clientOpeningHandshake_aSpaceIsAtAnEdge(c, t)) {
          // clientOpeningHandshake.step_20 (10.3.4.3.1#20, 10.3.4.3.1#20p2): write each product in decimal
          clientOpeningHandshake_letKey1BeProduct1(c, t);
          clientOpeningHandshake_letKey2BeProduct2(c, t);
          at = 70;
          continue;
        }
        // clientOpeningHandshake.step_23 (10.3.4.3.1#23, 10.3.4.3.1#23p2): add the keys
        clientOpeningHandshake_addKey1(c, t);
        clientOpeningHandshake_addKey2(c, t);
        clientOpeningHandshake_addAuthorization(c, t);
        // clientOpeningHandshake.step_24 (10.3.4.3.1#24): send the fields in random order
        return loop_74(m, t, 74);
      }
    }
  }
}

function loop_74(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 74: {
        if (clientOpeningHandshake_fieldsAreLeft(c, t)) {
          clientOpeningHandshake_pickField(c, t);
          m.say(clientOpeningHandshake_sendField(c, t, '10.3.4.3.1#24'));
          // clientOpeningHandshake.step_24 (10.3.4.3.1#24): send the fields in random order
          at = 74;
          continue;
        }
        // clientOpeningHandshake.step_25 (10.3.4.3.1#25): send CRLF
        m.say(clientOpeningHandshake_sendCrlf(c, t, '10.3.4.3.1#25'));
        // clientOpeningHandshake.step_26 (10.3.4.3.1#26): draw key3
        clientOpeningHandshake_letKey3BeRandom(c, t);
        // clientOpeningHandshake.step_27 (10.3.4.3.1#27): send key3
        m.say(clientOpeningHandshake_sendKey3(c, t, '10.3.4.3.1#27'));
        // clientOpeningHandshake.step_28 (10.3.4.3.1#28): read the status line
        m.clientOpeningHandshake = 5;
        clientOpeningHandshake_letFieldBeEmpty(c, t);
        m.say(clientOpeningHandshake_startStatusLineTimer(c, t, '10.3.4.3.1#28'));
        return;
      }
    }
  }
}

const STOPS_1 = table(10, 13, 58, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90);
const STOPS_2 = table(10, 13);
/** Tells many bytes at once, where they can be. Returns the index of the first that was not told. */
function many(m: Me, chunk: Uint8Array, from: number): number {
  const c = m.context;
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      return chunk.length;
    case 5: { // step_28 (10.3.4.3.1#28): read the status line
      const before = c.field as Bytes;
      for (let to = find(10, chunk, from); to > from; to = halfway(from, to)) {
        c.field = before.appendAll(chunk, from, to);
        if (clientOpeningHandshake_statusLineIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.field = before;
      return from;
    }
    case 6: { // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
      const before = c.name as Bytes;
      for (let to = until(STOPS_1, chunk, from); to > from; to = halfway(from, to)) {
        c.name = before.appendAll(chunk, from, to);
        if (clientOpeningHandshake_nameIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.name = before;
      return from;
    }
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_35 (10.3.4.3.1#35, 10.3.4.3.1#35p3): read the byte after the colon
    case 10: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 11: // step_44 (10.3.4.3.1#44): read sixteen bytes
      return from;
    case 9: { // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value
      const before = c.value as Bytes;
      for (let to = until(STOPS_2, chunk, from); to > from; to = halfway(from, to)) {
        c.value = before.appendAll(chunk, from, to);
        if (clientOpeningHandshake_valueIsTooLong(c, m.inHand)) continue;
        return to;
      }
      c.value = before;
      return from;
    }
    case 12: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientDataFraming) {
        case 2: // step_1 (10.3.4.3.2#1): read the frame type
        case 4: // step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
          return from;
        case 3: { // step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
          const before = c.rawData as Bytes;
          for (let to = find(255, chunk, from); to > from; to = halfway(from, to)) {
            c.rawData = before.appendAll(chunk, from, to);
            if (clientDataFraming_messageIsTooLarge(c, m.inHand)) continue;
            c.b = chunk[to - 1];
            return to;
          }
          c.rawData = before;
          return from;
        }
        case 5: { // step_3a_6 (10.3.4.3.2#3a.6): read length bytes
          const many = Math.max(0, Math.min((c.remaining as number) - 1, chunk.length - from));
          c.remaining = (c.remaining as number) - many;
          return from + many;
        }
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

return CompiledWebSocket;
}

