/** WebSocket object, compiled from its algorithms by `npm run compile`: not to be edited. */

import type { Bytes } from '../../../../machines/values/bytes.js';

import type { Told } from '../../../../machines/language/vocabulary.js';

import { Compiled, assignment, find, guard, halfway, emission, table, until, type Variables } from '../compiled.js';

import type { AnyAlgorithm } from '../../../../machines/index.js';

export function compiled(algorithms: readonly AnyAlgorithm[]): new (input: object) => Compiled {

const [websocketConstructor, websocketSend, websocketClose, websocketFeedback, parseUrl, constructUrl, clientOpeningHandshake, clientDataFraming, clientSendData, clientClosingHandshake, clientClosure] = algorithms as readonly [AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm, AnyAlgorithm];

const clientClosingHandshake_close = emission(clientClosingHandshake, 'close');
const clientClosingHandshake_closingHasStarted = guard(clientClosingHandshake, 'closingHasStarted');
const clientClosingHandshake_isClosed = guard(clientClosingHandshake, 'isClosed');
const clientClosingHandshake_sendClosing00 = emission(clientClosingHandshake, 'sendClosing00');
const clientClosingHandshake_sendClosingFF = emission(clientClosingHandshake, 'sendClosingFF');
const clientClosingHandshake_startClosingHandshake = assignment(clientClosingHandshake, 'startClosingHandshake');
const clientClosingHandshake_startClosingTimer = emission(clientClosingHandshake, 'startClosingTimer');
const clientClosingHandshake_tellClosingStarted = emission(clientClosingHandshake, 'tellClosingStarted');
const clientClosure_closeTcp = emission(clientClosure, 'closeTcp');
const clientClosure_isEstablished = guard(clientClosure, 'isEstablished');
const clientClosure_letConnectionBeClosed = assignment(clientClosure, 'letConnectionBeClosed');
const clientClosure_report = emission(clientClosure, 'report');
const clientClosure_tellClosed = emission(clientClosure, 'tellClosed');
const clientDataFraming_allAreRead = guard(clientDataFraming, 'allAreRead');
const clientDataFraming_appendB = assignment(clientDataFraming, 'appendB');
const clientDataFraming_bIsFF = guard(clientDataFraming, 'bIsFF');
const clientDataFraming_close = emission(clientDataFraming, 'close');
const clientDataFraming_closingHasNotStarted = guard(clientDataFraming, 'closingHasNotStarted');
const clientDataFraming_closingHasStarted = guard(clientDataFraming, 'closingHasStarted');
const clientDataFraming_countByte = assignment(clientDataFraming, 'countByte');
const clientDataFraming_errorDetected = emission(clientDataFraming, 'errorDetected');
const clientDataFraming_errorIsTrue = guard(clientDataFraming, 'errorIsTrue');
const clientDataFraming_fail = emission(clientDataFraming, 'fail');
const clientDataFraming_finishClosing = assignment(clientDataFraming, 'finishClosing');
const clientDataFraming_highBitOfBIsSet = guard(clientDataFraming, 'highBitOfBIsSet');
const clientDataFraming_highBitOfTypeIsSet = guard(clientDataFraming, 'highBitOfTypeIsSet');
const clientDataFraming_isTheClosingFrame = guard(clientDataFraming, 'isTheClosingFrame');
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
const clientDataFraming_startClosing = emission(clientDataFraming, 'startClosing');
const clientDataFraming_typeIs00 = guard(clientDataFraming, 'typeIs00');
const clientOpeningHandshake_aCookieIsHeld = guard(clientOpeningHandshake, 'aCookieIsHeld');
const clientOpeningHandshake_aNameIsEmpty = guard(clientOpeningHandshake, 'aNameIsEmpty');
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
const clientOpeningHandshake_byteIsCRAndNameIsEmpty = guard(clientOpeningHandshake, 'byteIsCRAndNameIsEmpty');
const clientOpeningHandshake_byteIsCapital = guard(clientOpeningHandshake, 'byteIsCapital');
const clientOpeningHandshake_byteIsColon = guard(clientOpeningHandshake, 'byteIsColon');
const clientOpeningHandshake_byteIsLF = guard(clientOpeningHandshake, 'byteIsLF');
const clientOpeningHandshake_byteIsLFAndCodeIs407 = guard(clientOpeningHandshake, 'byteIsLFAndCodeIs407');
const clientOpeningHandshake_byteIsTheFirstAndASpace = guard(clientOpeningHandshake, 'byteIsTheFirstAndASpace');
const clientOpeningHandshake_byteIsTheSixteenth = guard(clientOpeningHandshake, 'byteIsTheSixteenth');
const clientOpeningHandshake_closeTcp = emission(clientOpeningHandshake, 'closeTcp');
const clientOpeningHandshake_codeIs101 = guard(clientOpeningHandshake, 'codeIs101');
const clientOpeningHandshake_codeIs407 = guard(clientOpeningHandshake, 'codeIs407');
const clientOpeningHandshake_codeIs407AndCredentialsAreAtHand = guard(clientOpeningHandshake, 'codeIs407AndCredentialsAreAtHand');
const clientOpeningHandshake_codeIsNotThreeDigits = guard(clientOpeningHandshake, 'codeIsNotThreeDigits');
const clientOpeningHandshake_connectionIsNotThereOnce = guard(clientOpeningHandshake, 'connectionIsNotThereOnce');
const clientOpeningHandshake_constructUrl = emission(clientOpeningHandshake, 'constructUrl');
const clientOpeningHandshake_cookiesAreKeptInOrder = guard(clientOpeningHandshake, 'cookiesAreKeptInOrder');
const clientOpeningHandshake_countByte = assignment(clientOpeningHandshake, 'countByte');
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
const clientOpeningHandshake_letCountBeZero = assignment(clientOpeningHandshake, 'letCountBeZero');
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
const websocketClose_closingHandshakeHasNotStarted = guard(websocketClose, 'closingHandshakeHasNotStarted');
const websocketClose_fail = emission(websocketClose, 'fail');
const websocketClose_isClosingOrClosed = guard(websocketClose, 'isClosingOrClosed');
const websocketClose_isNotYetEstablished = guard(websocketClose, 'isNotYetEstablished');
const websocketClose_letReadyStateBeClosing = assignment(websocketClose, 'letReadyStateBeClosing');
const websocketClose_return = emission(websocketClose, 'return');
const websocketClose_startClosingHandshakeByScript = emission(websocketClose, 'startClosingHandshakeByScript');
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
const websocketFeedback_closingComesTooLate = guard(websocketFeedback, 'closingComesTooLate');
const websocketFeedback_fire = emission(websocketFeedback, 'fire');
const websocketFeedback_isAMessageTask = guard(websocketFeedback, 'isAMessageTask');
const websocketFeedback_isAnErrorTask = guard(websocketFeedback, 'isAnErrorTask');
const websocketFeedback_isOpenOrClosing = guard(websocketFeedback, 'isOpenOrClosing');
const websocketFeedback_isTheClosingTask = guard(websocketFeedback, 'isTheClosingTask');
const websocketFeedback_isTheOpenTask = guard(websocketFeedback, 'isTheOpenTask');
const websocketFeedback_letReadyStateBeClosed = assignment(websocketFeedback, 'letReadyStateBeClosed');
const websocketFeedback_letReadyStateBeClosingByTask = assignment(websocketFeedback, 'letReadyStateBeClosingByTask');
const websocketFeedback_letReadyStateBeOpen = assignment(websocketFeedback, 'letReadyStateBeOpen');
const websocketFeedback_openComesTooLate = guard(websocketFeedback, 'openComesTooLate');
const websocketFeedback_queueCloseTask = assignment(websocketFeedback, 'queueCloseTask');
const websocketFeedback_queueClosingTask = assignment(websocketFeedback, 'queueClosingTask');
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

const initial = { ...websocketConstructor.context, ...websocketSend.context, ...websocketClose.context, ...websocketFeedback.context, ...parseUrl.context, ...constructUrl.context, ...clientOpeningHandshake.context, ...clientDataFraming.context, ...clientSendData.context, ...clientClosingHandshake.context, ...clientClosure.context };

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
    count: initial.count,
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
const clientOpeningHandshakeStates = ['idle', 'step_1', 'over', 'step_3', 'tls', 'step_28', 'step_34', 'step_40', 'step_36', 'step_37', 'step_44', 'step_46'];
const clientDataFramingStates = ['idle', 'aborted', 'step_1', 'step_3b_2', 'step_3a_2', 'step_3a_6', 'step_3a_8_2'];
const clientSendDataStates = ['idle'];
const clientClosingHandshakeStates = ['idle', 'step_C5'];
const clientClosureStates = ['open', 'closed'];

/** WebSocket object. A number says where each algorithm rests. */
class CompiledWebSocket extends Compiled {
  websocketConstructor = 0; // 0 idle, 1 over
  websocketSend = 0; // 0 idle
  websocketClose = 0; // 0 idle
  websocketFeedback = 0; // 0 idle
  parseUrl = 0; // 0 idle
  constructUrl = 0; // 0 idle
  clientOpeningHandshake = 0; // 0 idle, 1 step_1, 2 over, 3 step_3, 4 tls, 5 step_28, 6 step_34, 7 step_40, 8 step_36, 9 step_37, 10 step_44, 11 step_46
  clientDataFraming = 0; // 0 idle, 1 aborted, 2 step_1, 3 step_3b_2, 4 step_3a_2, 5 step_3a_6, 6 step_3a_8_2
  clientSendData = 0; // 0 idle
  clientClosingHandshake = 0; // 0 idle, 1 step_C5
  clientClosure = 0; // 0 open, 1 closed

  constructor(input: object) {
    super(Object.assign(variables(), input));
  }

  get states(): string[] {
    return [websocketConstructorStates[this.websocketConstructor] as string, websocketSendStates[this.websocketSend] as string, websocketCloseStates[this.websocketClose] as string, websocketFeedbackStates[this.websocketFeedback] as string, parseUrlStates[this.parseUrl] as string, constructUrlStates[this.constructUrl] as string, clientOpeningHandshakeStates[this.clientOpeningHandshake] as string, clientDataFramingStates[this.clientDataFraming] as string, clientSendDataStates[this.clientSendData] as string, clientClosingHandshakeStates[this.clientClosingHandshake] as string, clientClosureStates[this.clientClosure] as string];
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
      case 'CLOSING_TIMEOUT': return CLOSING_TIMEOUT(this, t);
      case 'CLOSE_CONNECTION': return CLOSE_CONNECTION(this, t);
      case 'URL_PARSED':
      case 'URL_REFUSED':
      case 'ESTABLISHED':
      case 'MESSAGE_RECEIVED':
      case 'ERROR_DETECTED':
      case 'CLOSING_STARTED':
      case 'CLOSED':
      case 'PARSE_URL':
      case 'CONSTRUCT_URL':
      case 'ESTABLISH':
      case 'URL_CONSTRUCTED':
      case 'SEND_DATA':
      case 'START_CLOSING':
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
          switch (m.clientClosingHandshake) {
            case 0: // idle (10.3.4.3.2#p5): wait to be started
              return CONSTRUCT_0(m, t);
            case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
              return CONSTRUCT_366(m, t);
            default:
              return m.lost();
          }
        case 2: // over (10.3.4.3.1#p1): the algorithm is over
          return CONSTRUCT_346(m, t);
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return SEND_CALLED_60(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return SEND_CALLED_71(m, t);
        default:
          return m.lost();
      }
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return SEND_CALLED_26(m, t);
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return SEND_CALLED_272(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return SEND_CALLED_109(m, t);
        default:
          return m.lost();
      }
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return CLOSE_CALLED_64(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return CLOSE_CALLED_78(m, t);
        default:
          return m.lost();
      }
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return CLOSE_CALLED_35(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return CLOSE_CALLED_44(m, t);
        default:
          return m.lost();
      }
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return CLOSE_CALLED_279(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return CLOSE_CALLED_116(m, t);
        default:
          return m.lost();
      }
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          switch (m.clientDataFraming) {
            case 2: // step_1 (10.3.4.3.2#1): read the frame type
            case 3: // step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
            case 4: // step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
            case 5: // step_3a_6 (10.3.4.3.2#3a.6): read length bytes
              return CLOSE_CALLED_64(m, t);
            case 6: // step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
              return CLOSE_CALLED_213(m, t);
            default:
              return m.lost();
          }
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return CLOSE_CALLED_78(m, t);
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

function TASK(m: Me, t: Told): void {
  return TASK_48(m, t);
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
      return TURN_81(m, t);
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
      return TCP_OPENED_84(m, t);
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_FAILED_308(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_FAILED_344(m, t);
        default:
          return m.lost();
      }
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      return TLS_OPENED_305(m, t);
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TLS_FAILED_306(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TLS_FAILED_342(m, t);
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

function TCP_CLOSED(m: Me, t: Told): void {
  switch (m.clientOpeningHandshake) {
    case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
    case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
    case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_197(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_179(m, t);
        default:
          return m.lost();
      }
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return;
    case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_307(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_343(m, t);
        default:
          return m.lost();
      }
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_290(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_119(m, t);
        default:
          return m.lost();
      }
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_148(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_126(m, t);
        default:
          return m.lost();
      }
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_154(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_309(m, t);
        default:
          return m.lost();
      }
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_150(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_131(m, t);
        default:
          return m.lost();
      }
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_143(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_133(m, t);
        default:
          return m.lost();
      }
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return TCP_CLOSED_268(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return TCP_CLOSED_174(m, t);
        default:
          return m.lost();
      }
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
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return BYTE_302(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return BYTE_337(m, t);
        default:
          return m.lost();
      }
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return BYTE_149(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return BYTE_129(m, t);
        default:
          return m.lost();
      }
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return BYTE_155(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return BYTE_310(m, t);
        default:
          return m.lost();
      }
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return BYTE_151(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return BYTE_132(m, t);
        default:
          return m.lost();
      }
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return BYTE_146(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return BYTE_134(m, t);
        default:
          return m.lost();
      }
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return BYTE_269(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return BYTE_175(m, t);
        default:
          return m.lost();
      }
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientDataFraming) {
        case 2: // step_1 (10.3.4.3.2#1): read the frame type
          return BYTE_180(m, t);
        case 3: // step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
          switch (m.clientClosingHandshake) {
            case 0: // idle (10.3.4.3.2#p5): wait to be started
              return BYTE_198(m, t);
            case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
              return BYTE_184(m, t);
            default:
              return m.lost();
          }
        case 4: // step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
          switch (m.clientClosingHandshake) {
            case 0: // idle (10.3.4.3.2#p5): wait to be started
              return BYTE_264(m, t);
            case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
              return BYTE_201(m, t);
            default:
              return m.lost();
          }
        case 5: // step_3a_6 (10.3.4.3.2#3a.6): read length bytes
          switch (m.clientClosingHandshake) {
            case 0: // idle (10.3.4.3.2#p5): wait to be started
              return BYTE_207(m, t);
            case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
              return BYTE_206(m, t);
            default:
              return m.lost();
          }
        case 6: // step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
          return;
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return STATUS_LINE_TIMEOUT_303(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return STATUS_LINE_TIMEOUT_338(m, t);
        default:
          return m.lost();
      }
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
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      return;
    case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
    case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return HANDSHAKE_TIMEOUT_152(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return HANDSHAKE_TIMEOUT_136(m, t);
        default:
          return m.lost();
      }
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return SEND_FAILED_153(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return SEND_FAILED_137(m, t);
        default:
          return m.lost();
      }
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return SEND_FAILED_55(m, t);
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return SEND_FAILED_304(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return SEND_FAILED_339(m, t);
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

function CLOSING_TIMEOUT(m: Me, t: Told): void {
  switch (m.clientClosingHandshake) {
    case 0: // idle (10.3.4.3.2#p5): wait to be started
      return;
    case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
      switch (m.clientOpeningHandshake) {
        case 0: // idle (10.3.4.3.1#p1): wait to be asked for a connection
        case 1: // step_1 (10.3.4.3.1#1): wait while another connection to this address is connecting
        case 3: // step_3 (10.3.4.3.1#3): is the TCP connection open?
        case 4: // tls (10.3.4.3.1#4, 10.3.4.3.1#4p2): TLS handshake, with Server Name Indication
        case 6: // step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
        case 7: // step_40 (10.3.4.3.1#40): read the LF of the blank line
        case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
        case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
        case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
        case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
          return CLOSING_TIMEOUT_138(m, t);
        case 2: // over (10.3.4.3.1#p1): the algorithm is over
          return CLOSING_TIMEOUT_56(m, t);
        case 5: // step_28 (10.3.4.3.1#28): read the status line
          return CLOSING_TIMEOUT_340(m, t);
        default:
          return m.lost();
      }
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return CLOSE_CONNECTION_22(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return CLOSE_CONNECTION_75(m, t);
        default:
          return m.lost();
      }
    case 2: // over (10.3.4.3.1#p1): the algorithm is over
      return;
    case 5: // step_28 (10.3.4.3.1#28): read the status line
      switch (m.clientClosingHandshake) {
        case 0: // idle (10.3.4.3.2#p5): wait to be started
          return CLOSE_CONNECTION_276(m, t);
        case 1: // step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
          return CLOSE_CONNECTION_113(m, t);
        default:
          return m.lost();
      }
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
    return then_345(m, s2);
  }
  // parseUrl.step_2 (10.3.4.2.1#2): resolve the URL
  if (parseUrl_hostHasNoAsciiForm(c, s1)) {
    const s3 = parseUrl_refuse(c, s1, '10.3.4.7.1#e');
    m.say(s3);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s3);
  }
  parseUrl_resolve(c, s1);
  // parseUrl.step_3 (10.3.4.2.1#3): ws or wss?
  if (parseUrl_schemeIsNotOurs(c, s1)) {
    const s4 = parseUrl_refuse(c, s1, '10.3.4.2.1#3');
    m.say(s4);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s4);
  }
  // parseUrl.step_4 (10.3.4.2.1#4): no fragment?
  if (parseUrl_urlHasAFragment(c, s1)) {
    const s5 = parseUrl_refuse(c, s1, '10.3.4.2.1#4');
    m.say(s5);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s5);
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

function CONSTRUCT_346(m: Me, t: Told): void {
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
    return then_345(m, s2);
  }
  // parseUrl.step_2 (10.3.4.2.1#2): resolve the URL
  if (parseUrl_hostHasNoAsciiForm(c, s1)) {
    const s3 = parseUrl_refuse(c, s1, '10.3.4.7.1#e');
    m.say(s3);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s3);
  }
  parseUrl_resolve(c, s1);
  // parseUrl.step_3 (10.3.4.2.1#3): ws or wss?
  if (parseUrl_schemeIsNotOurs(c, s1)) {
    const s4 = parseUrl_refuse(c, s1, '10.3.4.2.1#3');
    m.say(s4);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s4);
  }
  // parseUrl.step_4 (10.3.4.2.1#4): no fragment?
  if (parseUrl_urlHasAFragment(c, s1)) {
    const s5 = parseUrl_refuse(c, s1, '10.3.4.2.1#4');
    m.say(s5);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s5);
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
    return then_356(m, s1);
  }
  // parseUrl.step_9 (10.3.4.2.1#9): resource name: the path
  parseUrl_letResourceName(c, s1);
  return then_356(m, s1);
}

function CONSTRUCT_366(m: Me, t: Told): void {
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
    return then_345(m, s2);
  }
  // parseUrl.step_2 (10.3.4.2.1#2): resolve the URL
  if (parseUrl_hostHasNoAsciiForm(c, s1)) {
    const s3 = parseUrl_refuse(c, s1, '10.3.4.7.1#e');
    m.say(s3);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s3);
  }
  parseUrl_resolve(c, s1);
  // parseUrl.step_3 (10.3.4.2.1#3): ws or wss?
  if (parseUrl_schemeIsNotOurs(c, s1)) {
    const s4 = parseUrl_refuse(c, s1, '10.3.4.2.1#3');
    m.say(s4);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s4);
  }
  // parseUrl.step_4 (10.3.4.2.1#4): no fragment?
  if (parseUrl_urlHasAFragment(c, s1)) {
    const s5 = parseUrl_refuse(c, s1, '10.3.4.2.1#4');
    m.say(s5);
    // parseUrl.idle (10.3.4.2.1#p1): wait for a URL
    m.parseUrl = 0;
    return then_345(m, s5);
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
    return then_376(m, s1);
  }
  // parseUrl.step_9 (10.3.4.2.1#9): resource name: the path
  parseUrl_letResourceName(c, s1);
  return then_376(m, s1);
}

function SEND_CALLED_60(m: Me, t: Told): void {
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

function SEND_CALLED_71(m: Me, t: Told): void {
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
    return CLOSE_CONNECTION_75(m, s1);
  }
  websocketSend_raiseBufferedAmount(c, t);
  const s2 = websocketSend_sendData(c, t, '10.3.2#p7');
  m.say(s2);
  m.say(websocketSend_returnTrue(c, t, '10.3.2#p7'));
  // websocketSend.idle (10.3.2#p7): wait for a call
  m.websocketSend = 0;
  return then_30(m, s2);
}

function SEND_CALLED_109(m: Me, t: Told): void {
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
    return CLOSE_CONNECTION_113(m, s1);
  }
  websocketSend_raiseBufferedAmount(c, t);
  const s2 = websocketSend_sendData(c, t, '10.3.2#p7');
  m.say(s2);
  m.say(websocketSend_returnTrue(c, t, '10.3.2#p7'));
  // websocketSend.idle (10.3.2#p7): wait for a call
  m.websocketSend = 0;
  return then_30(m, s2);
}

function SEND_CALLED_272(m: Me, t: Told): void {
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
    return CLOSE_CONNECTION_276(m, s1);
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

function CLOSE_CALLED_64(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_142(m, t, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bc'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    // clientClosingHandshake.step_C1 (10.3.4.3.2#C1): has the closing handshake started?
    if (clientClosingHandshake_closingHasStarted(c, s2)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      return;
    }
    if (clientClosingHandshake_isClosed(c, s2)) {
      // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
      clientClosingHandshake_startClosingHandshake(c, s2);
      const s3 = clientClosingHandshake_tellClosingStarted(c, s2, '10.3.4.3.2#C4');
      m.say(s3);
      return then_70(m, s2, s3);
    }
    // clientClosingHandshake.step_C2 (10.3.4.3.2#C2): send FF
    m.say(clientClosingHandshake_sendClosingFF(c, s2, '10.3.4.3.2#C2'));
    // clientClosingHandshake.step_C3 (10.3.4.3.2#C3): send 00
    m.say(clientClosingHandshake_sendClosing00(c, s2, '10.3.4.3.2#C3'));
    // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
    clientClosingHandshake_startClosingHandshake(c, s2);
    const s4 = clientClosingHandshake_tellClosingStarted(c, s2, '10.3.4.3.2#C4');
    m.say(s4);
    return then_70(m, s2, s4);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function CLOSE_CALLED_35(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_46(m, t, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bc'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    // clientClosingHandshake.step_C1 (10.3.4.3.2#C1): has the closing handshake started?
    if (clientClosingHandshake_closingHasStarted(c, s2)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      return;
    }
    if (clientClosingHandshake_isClosed(c, s2)) {
      // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
      clientClosingHandshake_startClosingHandshake(c, s2);
      const s3 = clientClosingHandshake_tellClosingStarted(c, s2, '10.3.4.3.2#C4');
      m.say(s3);
      return then_42(m, s2, s3);
    }
    // clientClosingHandshake.step_C2 (10.3.4.3.2#C2): send FF
    m.say(clientClosingHandshake_sendClosingFF(c, s2, '10.3.4.3.2#C2'));
    // clientClosingHandshake.step_C3 (10.3.4.3.2#C3): send 00
    m.say(clientClosingHandshake_sendClosing00(c, s2, '10.3.4.3.2#C3'));
    // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
    clientClosingHandshake_startClosingHandshake(c, s2);
    const s4 = clientClosingHandshake_tellClosingStarted(c, s2, '10.3.4.3.2#C4');
    m.say(s4);
    return then_42(m, s2, s4);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function CLOSE_CALLED_44(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_46(m, t, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_45(m, t, s2);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function CLOSE_CALLED_78(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bb'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return then_80(m, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_45(m, t, s2);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function CLOSE_CALLED_116(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bb'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return then_118(m, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_45(m, t, s2);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function CLOSE_CALLED_213(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    return then_142(m, t, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bc'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return then_215(m, s2);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function CLOSE_CALLED_279(m: Me, t: Told): void {
  const c = m.context;
  if (websocketClose_isClosingOrClosed(c, t)) {
    // websocketClose.step_Ba (10.3.2#Ba): nothing
    return then_47(m, t);
  }
  if (websocketClose_isNotYetEstablished(c, t)) {
    // websocketClose.step_Bb (10.3.2#Bb): fail the connection; CLOSING
    const s1 = websocketClose_fail(c, t, '10.3.2#Bb');
    m.say(s1);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bb'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    return then_289(m, s1);
  }
  if (websocketClose_closingHandshakeHasNotStarted(c, t)) {
    // websocketClose.step_Bc (10.3.2#Bc): start the closing handshake; CLOSING
    const s2 = websocketClose_startClosingHandshakeByScript(c, t, '10.3.2#Bc');
    m.say(s2);
    websocketClose_letReadyStateBeClosing(c, t);
    m.say(websocketClose_return(c, t, '10.3.2#Bc'));
    // websocketClose.idle (10.3.2#p8): wait for a call
    m.websocketClose = 0;
    // clientClosingHandshake.step_C1 (10.3.4.3.2#C1): has the closing handshake started?
    if (clientClosingHandshake_closingHasStarted(c, s2)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      return;
    }
    if (clientClosingHandshake_isClosed(c, s2)) {
      // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
      clientClosingHandshake_startClosingHandshake(c, s2);
      const s3 = clientClosingHandshake_tellClosingStarted(c, s2, '10.3.4.3.2#C4');
      m.say(s3);
      return then_285(m, s2, s3);
    }
    // clientClosingHandshake.step_C2 (10.3.4.3.2#C2): send FF
    m.say(clientClosingHandshake_sendClosingFF(c, s2, '10.3.4.3.2#C2'));
    // clientClosingHandshake.step_C3 (10.3.4.3.2#C3): send 00
    m.say(clientClosingHandshake_sendClosing00(c, s2, '10.3.4.3.2#C3'));
    // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
    clientClosingHandshake_startClosingHandshake(c, s2);
    const s4 = clientClosingHandshake_tellClosingStarted(c, s2, '10.3.4.3.2#C4');
    m.say(s4);
    return then_285(m, s2, s4);
  }
  // websocketClose.step_Bd (10.3.2#Bd): CLOSING
  websocketClose_letReadyStateBeClosing(c, t);
  return then_36(m, t);
}

function TASK_48(m: Me, t: Told): void {
  const c = m.context;
  if (websocketFeedback_aTaskIsQueued(c, t)) {
    websocketFeedback_takeTask(c, t);
    // websocketFeedback.task (10.3.3#p6): which task is it?
    if (websocketFeedback_isTheOpenTask(c, t)) {
      // websocketFeedback.task_p1 (10.3.3#p1): OPEN, fire open
      if (websocketFeedback_openComesTooLate(c, t)) {
        // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      websocketFeedback_letReadyStateBeOpen(c, t);
      m.say(websocketFeedback_fire(c, t, '10.3.3#p1'));
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    if (websocketFeedback_isAMessageTask(c, t)) {
      // websocketFeedback.task_p2 (10.3.3#p2, 10.3.4.8#p7): fire message, if OPEN or CLOSING
      if (websocketFeedback_isOpenOrClosing(c, t)) {
        m.say(websocketFeedback_fire(c, t, '10.3.3#p2'));
        // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    if (websocketFeedback_isAnErrorTask(c, t)) {
      // websocketFeedback.task_p3 (10.3.3#p3): fire error, if OPEN or CLOSING
      if (websocketFeedback_isOpenOrClosing(c, t)) {
        m.say(websocketFeedback_fire(c, t, '10.3.3#p3'));
        // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    if (websocketFeedback_isTheClosingTask(c, t)) {
      // websocketFeedback.task_p4 (10.3.3#p4): CLOSING
      if (websocketFeedback_closingComesTooLate(c, t)) {
        // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
        m.websocketFeedback = 0;
        return;
      }
      websocketFeedback_letReadyStateBeClosingByTask(c, t);
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return;
    }
    // websocketFeedback.task_p5 (10.3.3#p5): CLOSED, fire close
    websocketFeedback_letReadyStateBeClosed(c, t);
    m.say(websocketFeedback_fire(c, t, '10.3.3#p5'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    return;
  }
  return;
}

function TURN_81(m: Me, t: Told): void {
  const c = m.context;
  clientOpeningHandshake_takeConfiguration(c, t);
  // clientOpeningHandshake.step_2 (10.3.4.3.1#2): connect, by a proxy if one is configured
  return then_82(m, t);
}

function TCP_OPENED_84(m: Me, t: Told): void {
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
  return then_86(m, t);
}

function TCP_FAILED_344(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#3');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s1);
}

function TCP_FAILED_308(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#3');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function TLS_OPENED_305(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_5 (10.3.4.3.1#5, 10.3.4.3.1#5p2, 10.3.4.3.1#5p3): send the request line
  m.say(clientOpeningHandshake_sendGet(c, t, '10.3.4.3.1#5'));
  m.say(clientOpeningHandshake_sendResourceName(c, t, '10.3.4.3.1#5'));
  m.say(clientOpeningHandshake_sendHttpVersion(c, t, '10.3.4.3.1#5'));
  return then_86(m, t);
}

function TLS_FAILED_342(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s1);
}

function TLS_FAILED_306(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function TCP_CLOSED_197(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s1);
    return then_23(m, t, s1);
  }
  return;
}

function TCP_CLOSED_179(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s1);
    return then_76(m, t, s1);
  }
  return;
}

function TCP_CLOSED_343(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_127(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function TCP_CLOSED_119(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s1);
    if (clientOpeningHandshake_fieldIsShorterThanSevenBytes(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldIsShorterThanSevenBytes');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_332(m, s1, s2);
    }
    if (clientOpeningHandshake_fieldDoesNotEndInCRLF(c, t)) {
      const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldDoesNotEndInCRLF');
      m.say(s3);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_332(m, s1, s3);
    }
    if (clientOpeningHandshake_fieldHasFewerThanTwoSpaces(c, t)) {
      const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldHasFewerThanTwoSpaces');
      m.say(s4);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_332(m, s1, s4);
    }
    // clientOpeningHandshake.step_29 (10.3.4.3.1#29): code: between the first two spaces
    clientOpeningHandshake_letCode(c, t);
    // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
    m.clientClosure = 1;
    // clientOpeningHandshake.step_30 (10.3.4.3.1#30): three digits?
    if (clientOpeningHandshake_codeIsNotThreeDigits(c, t)) {
      const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#30', 'codeIsNotThreeDigits');
      m.say(s5);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_332(m, s1, s5);
    }
    // clientOpeningHandshake.step_31 (10.3.4.3.1#31): 101, 407, or something else?
    if (clientOpeningHandshake_codeIs101(c, t)) {
      // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
      clientOpeningHandshake_letEntriesBeEmpty(c, t);
      m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
      return then_335(m, t, s1);
    }
    if (clientOpeningHandshake_codeIs407AndCredentialsAreAtHand(c, t)) {
      // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
      clientOpeningHandshake_letEntriesBeEmpty(c, t);
      m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
      return then_335(m, t, s1);
    }
    if (clientOpeningHandshake_codeIs407(c, t)) {
      const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'codeIs407');
      m.say(s6);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_332(m, s1, s6);
    }
    const s7 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p3');
    m.say(s7);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_332(m, s1, s7);
  }
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
  // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
  return then_120(m, t);
}

function TCP_CLOSED_126(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_127(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function TCP_CLOSED_309(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_127(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function TCP_CLOSED_131(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_127(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function TCP_CLOSED_133(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_127(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function TCP_CLOSED_143(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_144(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_148(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_144(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_154(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_144(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_150(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_144(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_268(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#44p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_144(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#44p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_174(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#44p2');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_127(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#44p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function TCP_CLOSED_307(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s2 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s2);
    return then_144(m, t, s1, s2);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#4');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function TCP_CLOSED_290(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosure_isEstablished(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, t);
    const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
    m.say(s1);
    if (clientOpeningHandshake_fieldIsShorterThanSevenBytes(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldIsShorterThanSevenBytes');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_299(m, s1, s2);
    }
    if (clientOpeningHandshake_fieldDoesNotEndInCRLF(c, t)) {
      const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldDoesNotEndInCRLF');
      m.say(s3);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_299(m, s1, s3);
    }
    if (clientOpeningHandshake_fieldHasFewerThanTwoSpaces(c, t)) {
      const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldHasFewerThanTwoSpaces');
      m.say(s4);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      return then_299(m, s1, s4);
    }
    // clientOpeningHandshake.step_29 (10.3.4.3.1#29): code: between the first two spaces
    clientOpeningHandshake_letCode(c, t);
    // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
    m.clientClosure = 1;
    // clientOpeningHandshake.step_30 (10.3.4.3.1#30): three digits?
    if (clientOpeningHandshake_codeIsNotThreeDigits(c, t)) {
      const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#30', 'codeIsNotThreeDigits');
      m.say(s5);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_299(m, s1, s5);
    }
    // clientOpeningHandshake.step_31 (10.3.4.3.1#31): 101, 407, or something else?
    if (clientOpeningHandshake_codeIs101(c, t)) {
      // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
      clientOpeningHandshake_letEntriesBeEmpty(c, t);
      m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
      return then_300(m, t, s1);
    }
    if (clientOpeningHandshake_codeIs407AndCredentialsAreAtHand(c, t)) {
      // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
      clientOpeningHandshake_letEntriesBeEmpty(c, t);
      m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
      return then_300(m, t, s1);
    }
    if (clientOpeningHandshake_codeIs407(c, t)) {
      const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'codeIs407');
      m.say(s6);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_299(m, s1, s6);
    }
    const s7 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p3');
    m.say(s7);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_299(m, s1, s7);
  }
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
  // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
  return then_291(m, t);
}

function BYTE_337(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_statusLineIsTooLong(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'statusLineIsTooLong');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s1);
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
    clientOpeningHandshake_appendToField(c, t);
    // clientOpeningHandshake.step_28p2 (10.3.4.3.1#28p2): seven bytes, CRLF, two spaces?
    return then_120(m, t);
  }
  clientOpeningHandshake_appendToField(c, t);
  return;
}

function BYTE_129(m: Me, t: Told): void {
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
    return then_80(m, s1);
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#34b', 'byteIsLF');
    m.say(s2);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s2);
  }
  if (clientOpeningHandshake_byteIsColon(c, t)) {
    // clientOpeningHandshake.step_35 (10.3.4.3.1#35): set the count to zero
    clientOpeningHandshake_letCountBeZero(c, t);
    return then_130(m, t);
  }
  if (clientOpeningHandshake_nameIsTooLong(c, t)) {
    const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'nameIsTooLong');
    m.say(s3);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s3);
  }
  if (clientOpeningHandshake_byteIsCapital(c, t)) {
    clientOpeningHandshake_appendLowercaseToName(c, t);
    return;
  }
  clientOpeningHandshake_appendToName(c, t);
  return;
}

function BYTE_310(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsLFAndCodeIs407(c, t)) {
    // clientOpeningHandshake.step_31p2 (10.3.4.3.1#31p2): close, and connect again with credentials, if Basic is offered
    if (clientOpeningHandshake_basicIsNotOffered(c, t)) {
      const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'basicIsNotOffered');
      m.say(s1);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s1);
    }
    m.say(clientOpeningHandshake_stopHandshakeTimer(c, t, '10.3.4.3.1#31p2'));
    m.say(clientOpeningHandshake_closeTcp(c, t, '10.3.4.3.1#31p2'));
    clientOpeningHandshake_useCredentials(c, t);
    // clientOpeningHandshake.step_2 (10.3.4.3.1#2): connect, by a proxy if one is configured
    return then_82(m, t);
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    // clientOpeningHandshake.step_41 (10.3.4.3.1#41): does each required field occur once, and is no name empty?
    if (clientOpeningHandshake_upgradeIsNotThereOnce(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'upgradeIsNotThereOnce');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s2);
    }
    if (clientOpeningHandshake_connectionIsNotThereOnce(c, t)) {
      const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'connectionIsNotThereOnce');
      m.say(s3);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s3);
    }
    if (clientOpeningHandshake_originIsNotThereOnce(c, t)) {
      const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'originIsNotThereOnce');
      m.say(s4);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s4);
    }
    if (clientOpeningHandshake_locationIsNotThereOnce(c, t)) {
      const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'locationIsNotThereOnce');
      m.say(s5);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s5);
    }
    if (clientOpeningHandshake_protocolWasAskedForAndIsNotThereOnce(c, t)) {
      const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'protocolWasAskedForAndIsNotThereOnce');
      m.say(s6);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s6);
    }
    if (clientOpeningHandshake_aNameIsEmpty(c, t)) {
      const s7 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41', 'aNameIsEmpty');
      m.say(s7);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s7);
    }
    // clientOpeningHandshake.nextEntry (10.3.4.3.1#41): next entry, by its name
    return loop_312(m, t, 312);
  }
  const s8 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
  m.say(s8);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s8);
}

function BYTE_132(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsTheFirstAndASpace(c, t)) {
    clientOpeningHandshake_countByte(c, t);
    return;
  }
  if (clientOpeningHandshake_byteIsCR(c, t)) {
    // clientOpeningHandshake.step_37 (10.3.4.3.1#37): read the LF of a field
    m.clientOpeningHandshake = 9;
    return;
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36c', 'byteIsLF');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s1);
  }
  if (clientOpeningHandshake_valueIsTooLong(c, t)) {
    const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'valueIsTooLong');
    m.say(s2);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s2);
  }
  clientOpeningHandshake_countByte(c, t);
  clientOpeningHandshake_appendToValue(c, t);
  return;
}

function BYTE_134(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    // clientOpeningHandshake.step_38 (10.3.4.3.1#38): keep name and value
    clientOpeningHandshake_appendEntry(c, t);
    if (clientOpeningHandshake_entriesAreTooMany(c, t)) {
      const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'entriesAreTooMany');
      m.say(s1);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s1);
    }
    if (clientOpeningHandshake_entriesAreTooLarge(c, t)) {
      const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.2#p2', 'entriesAreTooLarge');
      m.say(s2);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s2);
    }
    // clientOpeningHandshake.step_39 (10.3.4.3.1#39): next field
    return then_124(m, t);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s3);
}

function BYTE_146(m: Me, t: Told): void {
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
    return then_124(m, t);
  }
  const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#37p2');
  m.say(s3);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s3);
}

function BYTE_149(m: Me, t: Told): void {
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
    // clientOpeningHandshake.step_35 (10.3.4.3.1#35): set the count to zero
    clientOpeningHandshake_letCountBeZero(c, t);
    return then_130(m, t);
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

function BYTE_155(m: Me, t: Told): void {
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
    return then_82(m, t);
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
    return loop_157(m, t, 157);
  }
  const s8 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#40p2');
  m.say(s8);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s8);
}

function BYTE_151(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsTheFirstAndASpace(c, t)) {
    clientOpeningHandshake_countByte(c, t);
    return;
  }
  if (clientOpeningHandshake_byteIsCR(c, t)) {
    // clientOpeningHandshake.step_37 (10.3.4.3.1#37): read the LF of a field
    m.clientOpeningHandshake = 9;
    return;
  }
  if (clientOpeningHandshake_byteIsLF(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#36c', 'byteIsLF');
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
  clientOpeningHandshake_countByte(c, t);
  clientOpeningHandshake_appendToValue(c, t);
  return;
}

function BYTE_269(m: Me, t: Told): void {
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
    return loop_177(m, t, 177);
  }
  clientOpeningHandshake_appendToReply(c, t);
  return;
}

function BYTE_175(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_byteIsTheSixteenth(c, t)) {
    clientOpeningHandshake_appendToReply(c, t);
    // clientOpeningHandshake.step_45 (10.3.4.3.1#45): is the digest as expected?
    if (clientOpeningHandshake_replyIsNotAsExpected(c, t)) {
      const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#45', 'replyIsNotAsExpected');
      m.say(s1);
      // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
      m.clientOpeningHandshake = 2;
      return then_80(m, s1);
    }
    // clientOpeningHandshake.heldCookies (10.3.4.3.1#41f): keep the cookies that were held back
    return loop_177(m, t, 177);
  }
  clientOpeningHandshake_appendToReply(c, t);
  return;
}

function BYTE_180(m: Me, t: Told): void {
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

function BYTE_184(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_letB(c, t);
  // clientDataFraming.step_3b_3 (10.3.4.3.2#3b.3): append the byte, unless it is FF
  if (clientDataFraming_bIsFF(c, t)) {
    // clientDataFraming.step_3b_4 (10.3.4.3.2#3b.4): decode the data
    clientDataFraming_letData(c, t);
    return then_186(m, t);
  }
  if (clientDataFraming_messageIsTooLarge(c, t)) {
    const s1 = clientDataFraming_fail(c, t, '10.3.4.3.2#p2', 'messageIsTooLarge');
    m.say(s1);
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_80(m, s1);
  }
  clientDataFraming_appendB(c, t);
  // clientDataFraming.step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
  m.clientDataFraming = 3;
  return;
}

function BYTE_198(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_letB(c, t);
  // clientDataFraming.step_3b_3 (10.3.4.3.2#3b.3): append the byte, unless it is FF
  if (clientDataFraming_bIsFF(c, t)) {
    // clientDataFraming.step_3b_4 (10.3.4.3.2#3b.4): decode the data
    clientDataFraming_letData(c, t);
    return then_186(m, t);
  }
  if (clientDataFraming_messageIsTooLarge(c, t)) {
    const s1 = clientDataFraming_fail(c, t, '10.3.4.3.2#p2', 'messageIsTooLarge');
    m.say(s1);
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_21(m, s1);
  }
  clientDataFraming_appendB(c, t);
  // clientDataFraming.step_3b_2 (10.3.4.3.2#3b.2): read a byte of data
  m.clientDataFraming = 3;
  return;
}

function BYTE_264(m: Me, t: Told): void {
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
  return then_208(m, t);
}

function BYTE_201(m: Me, t: Told): void {
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
    return then_80(m, s1);
  }
  if (clientDataFraming_lengthHasTooManyBytes(c, t)) {
    const s2 = clientDataFraming_fail(c, t, '10.3.4.3.2#p2', 'lengthHasTooManyBytes');
    m.say(s2);
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_80(m, s2);
  }
  // clientDataFraming.step_3a_5 (10.3.4.3.2#3a.5): is there more of it?
  if (clientDataFraming_highBitOfBIsSet(c, t)) {
    // clientDataFraming.step_3a_2 (10.3.4.3.2#3a.2): read a byte of the length
    m.clientDataFraming = 4;
    return;
  }
  // clientDataFraming.step_3a_6 (10.3.4.3.2#3a.6): read length bytes
  m.clientDataFraming = 5;
  return then_205(m, t);
}

function BYTE_206(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_countByte(c, t);
  return then_205(m, t);
}

function BYTE_207(m: Me, t: Told): void {
  const c = m.context;
  clientDataFraming_countByte(c, t);
  return then_208(m, t);
}

function BYTE_302(m: Me, t: Told): void {
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
    return then_291(m, t);
  }
  clientOpeningHandshake_appendToField(c, t);
  return;
}

function STATUS_LINE_TIMEOUT_338(m: Me, t: Told): void {
  const c = m.context;
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p3');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s1);
}

function STATUS_LINE_TIMEOUT_303(m: Me, t: Told): void {
  const c = m.context;
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, t, '10.3.4.3.1#28'));
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p3');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function HANDSHAKE_TIMEOUT_136(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.5.1#p2');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s1);
}

function HANDSHAKE_TIMEOUT_152(m: Me, t: Told): void {
  const c = m.context;
  const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.5.1#p2');
  m.say(s1);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_21(m, s1);
}

function SEND_FAILED_153(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p7', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_21(m, s1);
  }
  return;
}

function SEND_FAILED_55(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p7', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_25(m, s1);
  }
  return;
}

function SEND_FAILED_137(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p7', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_80(m, s1);
  }
  return;
}

function SEND_FAILED_339(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p7', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_118(m, s1);
  }
  return;
}

function SEND_FAILED_304(m: Me, t: Told): void {
  const c = m.context;
  if (clientSendData_isOpen(c, t)) {
    const s1 = clientSendData_fail(c, t, '10.3.4.3.2#p7', 'isOpen');
    m.say(s1);
    // clientSendData.idle (10.3.4.3.2#p3): wait for data
    m.clientSendData = 0;
    return then_289(m, s1);
  }
  return;
}

function CLOSING_TIMEOUT_56(m: Me, t: Told): void {
  // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
  return then_57(m, t);
}

function CLOSING_TIMEOUT_138(m: Me, t: Told): void {
  const c = m.context;
  // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    return;
  }
  const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
  m.say(s1);
  // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
  m.clientClosingHandshake = 0;
  return CLOSE_CONNECTION_22(m, s1);
}

function CLOSING_TIMEOUT_340(m: Me, t: Told): void {
  const c = m.context;
  // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    return;
  }
  const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
  m.say(s1);
  // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
  m.clientClosingHandshake = 0;
  return CLOSE_CONNECTION_276(m, s1);
}

function CLOSE_CONNECTION_22(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
  m.say(s1);
  return then_23(m, t, s1);
}

function CLOSE_CONNECTION_75(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
  m.say(s1);
  return then_76(m, t, s1);
}

function CLOSE_CONNECTION_113(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
  m.say(s1);
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, s1, '10.3.4.3.1#28'));
  websocketFeedback_queueCloseTask(c, s1);
  m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p5'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
  return then_57(m, s1);
}

function CLOSE_CONNECTION_276(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
  m.say(s1);
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  m.say(clientOpeningHandshake_stopStatusLineTimer(c, s1, '10.3.4.3.1#28'));
  websocketFeedback_queueCloseTask(c, s1);
  m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p5'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return;
}

function then_345(m: Me, t: Told): void {
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

function then_356(m: Me, t: Told): void {
  const c = m.context;
  // parseUrl.step_10 (10.3.4.2.1#10): if it is empty: a slash
  if (parseUrl_resourceNameIsEmpty(c, t)) {
    parseUrl_letResourceNameBeASlash(c, t);
    // parseUrl.step_11 (10.3.4.2.1#11): append the query
    return then_358(m, t);
  }
  // parseUrl.step_11 (10.3.4.2.1#11): append the query
  return then_358(m, t);
}

function then_376(m: Me, t: Told): void {
  const c = m.context;
  // parseUrl.step_10 (10.3.4.2.1#10): if it is empty: a slash
  if (parseUrl_resourceNameIsEmpty(c, t)) {
    parseUrl_letResourceNameBeASlash(c, t);
    // parseUrl.step_11 (10.3.4.2.1#11): append the query
    return then_378(m, t);
  }
  // parseUrl.step_11 (10.3.4.2.1#11): append the query
  return then_378(m, t);
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

function then_47(m: Me, t: Told): void {
  const c = m.context;
  m.say(websocketClose_return(c, t, '10.3.2#Ba'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return;
}

function then_142(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  m.say(websocketClose_return(c, t, '10.3.2#Bb'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return then_21(m, q1);
}

function then_70(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
    if (clientClosingHandshake_isClosed(c, t)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      return then_43(m, q1);
    }
    const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
    m.say(s1);
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    return then_141(m, q1, s1);
  }
  // clientClosingHandshake.step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
  m.clientClosingHandshake = 1;
  m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5'));
  return then_43(m, q1);
}

function then_36(m: Me, t: Told): void {
  const c = m.context;
  m.say(websocketClose_return(c, t, '10.3.2#Bd'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return;
}

function then_46(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  m.say(websocketClose_return(c, t, '10.3.2#Bb'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return then_25(m, q1);
}

function then_42(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
    if (clientClosingHandshake_isClosed(c, t)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      return then_43(m, q1);
    }
    const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
    m.say(s1);
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    websocketFeedback_queueClosingTask(c, q1);
    m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    return then_25(m, s1);
  }
  // clientClosingHandshake.step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
  m.clientClosingHandshake = 1;
  m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5'));
  return then_43(m, q1);
}

function then_45(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  m.say(websocketClose_return(c, t, '10.3.2#Bc'));
  // websocketClose.idle (10.3.2#p8): wait for a call
  m.websocketClose = 0;
  return then_25(m, q1);
}

function then_80(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.fail (10.3.4.5.1#p1, 10.3.4.5.1#p3): fail the WebSocket connection
  m.say(clientClosure_report(c, t, '10.3.4.5.1#p1'));
  return CLOSE_CONNECTION_75(m, t);
}

function then_118(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.fail (10.3.4.5.1#p1, 10.3.4.5.1#p3): fail the WebSocket connection
  m.say(clientClosure_report(c, t, '10.3.4.5.1#p1'));
  return CLOSE_CONNECTION_113(m, t);
}

function then_215(m: Me, t: Told): void {
  const c = m.context;
  // clientClosingHandshake.step_C1 (10.3.4.3.2#C1): has the closing handshake started?
  if (clientClosingHandshake_closingHasStarted(c, t)) {
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    return;
  }
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
    clientClosingHandshake_startClosingHandshake(c, t);
    const s1 = clientClosingHandshake_tellClosingStarted(c, t, '10.3.4.3.2#C4');
    m.say(s1);
    return then_219(m, t, s1);
  }
  // clientClosingHandshake.step_C2 (10.3.4.3.2#C2): send FF
  m.say(clientClosingHandshake_sendClosingFF(c, t, '10.3.4.3.2#C2'));
  // clientClosingHandshake.step_C3 (10.3.4.3.2#C3): send 00
  m.say(clientClosingHandshake_sendClosing00(c, t, '10.3.4.3.2#C3'));
  // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
  clientClosingHandshake_startClosingHandshake(c, t);
  const s2 = clientClosingHandshake_tellClosingStarted(c, t, '10.3.4.3.2#C4');
  m.say(s2);
  return then_219(m, t, s2);
}

function then_289(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.fail (10.3.4.5.1#p1, 10.3.4.5.1#p3): fail the WebSocket connection
  m.say(clientClosure_report(c, t, '10.3.4.5.1#p1'));
  return CLOSE_CONNECTION_276(m, t);
}

function then_285(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
    if (clientClosingHandshake_isClosed(c, t)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      return then_43(m, q1);
    }
    const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
    m.say(s1);
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    websocketFeedback_queueClosingTask(c, q1);
    m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    return CLOSE_CONNECTION_276(m, s1);
  }
  // clientClosingHandshake.step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
  m.clientClosingHandshake = 1;
  m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5'));
  return then_43(m, q1);
}

function then_82(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_proxyIsConfigured(c, t)) {
    // clientOpeningHandshake.proxy (10.3.4.3.1#2, 10.3.4.3.1#2p3): ask the proxy for a TCP connection
    m.say(clientOpeningHandshake_openTcp(c, t, '10.3.4.3.1#2'));
    return then_83(m, t);
  }
  // clientOpeningHandshake.step_2p2 (10.3.4.3.1#2p2): open a TCP connection
  m.say(clientOpeningHandshake_openTcp(c, t, '10.3.4.3.1#2p2'));
  return then_83(m, t);
}

function then_86(m: Me, t: Told): void {
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
    return then_93(m, t);
  }
  // clientOpeningHandshake.step_12 (10.3.4.3.1#12): add Host
  clientOpeningHandshake_addHost(c, t);
  return then_93(m, t);
}

function then_21(m: Me, t: Told): void {
  const c = m.context;
  // clientClosure.fail (10.3.4.5.1#p1, 10.3.4.5.1#p3): fail the WebSocket connection
  m.say(clientClosure_report(c, t, '10.3.4.5.1#p1'));
  return CLOSE_CONNECTION_22(m, t);
}

function then_23(m: Me, t: Told, q1: Told): void {
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  return then_24(m, q1);
}

function then_76(m: Me, t: Told, q1: Told): void {
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  return then_77(m, q1);
}

function then_127(m: Me, t: Told, q1: Told, q2: Told): void {
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  return then_77(m, q2);
}

function then_332(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  websocketFeedback_queueCloseTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p5'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    return then_25(m, q1);
  }
  const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
  m.say(s1);
  // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
  m.clientClosingHandshake = 0;
  return then_25(m, s1);
}

function then_335(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_33 (10.3.4.3.1#33): name and value: empty
  clientOpeningHandshake_letNameAndValueBeEmpty(c, t);
  // clientOpeningHandshake.step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
  m.clientOpeningHandshake = 6;
  return then_77(m, q1);
}

function then_120(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_fieldIsShorterThanSevenBytes(c, t)) {
    const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldIsShorterThanSevenBytes');
    m.say(s1);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s1);
  }
  if (clientOpeningHandshake_fieldDoesNotEndInCRLF(c, t)) {
    const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldDoesNotEndInCRLF');
    m.say(s2);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s2);
  }
  if (clientOpeningHandshake_fieldHasFewerThanTwoSpaces(c, t)) {
    const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#28p2', 'fieldHasFewerThanTwoSpaces');
    m.say(s3);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s3);
  }
  // clientOpeningHandshake.step_29 (10.3.4.3.1#29): code: between the first two spaces
  clientOpeningHandshake_letCode(c, t);
  // clientOpeningHandshake.step_30 (10.3.4.3.1#30): three digits?
  if (clientOpeningHandshake_codeIsNotThreeDigits(c, t)) {
    const s4 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#30', 'codeIsNotThreeDigits');
    m.say(s4);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s4);
  }
  // clientOpeningHandshake.step_31 (10.3.4.3.1#31): 101, 407, or something else?
  if (clientOpeningHandshake_codeIs101(c, t)) {
    // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
    clientOpeningHandshake_letEntriesBeEmpty(c, t);
    m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
    return then_124(m, t);
  }
  if (clientOpeningHandshake_codeIs407AndCredentialsAreAtHand(c, t)) {
    // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
    clientOpeningHandshake_letEntriesBeEmpty(c, t);
    m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
    return then_124(m, t);
  }
  if (clientOpeningHandshake_codeIs407(c, t)) {
    const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p2', 'codeIs407');
    m.say(s5);
    // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
    m.clientOpeningHandshake = 2;
    return then_80(m, s5);
  }
  const s6 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#31p3');
  m.say(s6);
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  return then_80(m, s6);
}

function then_144(m: Me, t: Told, q1: Told, q2: Told): void {
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  return then_145(m, q1, q2);
}

function then_299(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  websocketFeedback_queueCloseTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p5'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return then_25(m, q1);
}

function then_300(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_33 (10.3.4.3.1#33): name and value: empty
  clientOpeningHandshake_letNameAndValueBeEmpty(c, t);
  // clientOpeningHandshake.step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
  m.clientOpeningHandshake = 6;
  return then_24(m, q1);
}

function then_291(m: Me, t: Told): void {
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
    return then_124(m, t);
  }
  if (clientOpeningHandshake_codeIs407AndCredentialsAreAtHand(c, t)) {
    // clientOpeningHandshake.step_32 (10.3.4.3.1#32): entries: none yet
    clientOpeningHandshake_letEntriesBeEmpty(c, t);
    m.say(clientOpeningHandshake_startHandshakeTimer(c, t, '10.3.4.3.1#32'));
    return then_124(m, t);
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

function then_130(m: Me, t: Told): void {
  // clientOpeningHandshake.step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
  m.clientOpeningHandshake = 8;
  return;
}

function loop_312(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 312: {
        if (clientOpeningHandshake_noEntryIsLeft(c, t)) {
          // clientOpeningHandshake.step_42 (10.3.4.3.1#42): assemble the challenge
          clientOpeningHandshake_letChallenge(c, t);
          return then_172(m, t);
        }
        if (clientOpeningHandshake_nameIsUpgrade(c, t)) {
          // clientOpeningHandshake.step_41a (10.3.4.3.1#41a): Upgrade: exactly WebSocket?
          if (clientOpeningHandshake_valueIsNotWebSocket(c, t)) {
            const s1 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41a', 'valueIsNotWebSocket');
            m.say(s1);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_80(m, s1);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 313;
          continue;
        }
        if (clientOpeningHandshake_nameIsConnection(c, t)) {
          // clientOpeningHandshake.step_41b (10.3.4.3.1#41b): Connection: upgrade in any case?
          if (clientOpeningHandshake_valueIsNotUpgrade(c, t)) {
            const s2 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41b', 'valueIsNotUpgrade');
            m.say(s2);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_80(m, s2);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 313;
          continue;
        }
        if (clientOpeningHandshake_nameIsOrigin(c, t)) {
          // clientOpeningHandshake.step_41c (10.3.4.3.1#41c): Sec-WebSocket-Origin: our origin?
          if (clientOpeningHandshake_valueIsNotTheOrigin(c, t)) {
            const s3 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41c', 'valueIsNotTheOrigin');
            m.say(s3);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_80(m, s3);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 313;
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
            at = 319;
            continue;
          }
          constructUrl_appendWs(c, s4);
          // constructUrl.step_3 (10.3.4.2.2#3): append the host
          constructUrl_appendHostToUrl(c, s4);
          t = s4;
          at = 319;
          continue;
        }
        if (clientOpeningHandshake_nameIsProtocol(c, t)) {
          // clientOpeningHandshake.step_41e (10.3.4.3.1#41e): Sec-WebSocket-Protocol: what we asked for?
          if (clientOpeningHandshake_valueIsNotTheProtocol(c, t)) {
            const s5 = clientOpeningHandshake_fail(c, t, '10.3.4.3.1#41e', 'valueIsNotTheProtocol');
            m.say(s5);
            // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
            m.clientOpeningHandshake = 2;
            return then_80(m, s5);
          }
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 313;
          continue;
        }
        if (clientOpeningHandshake_nameIsOfACookie(c, t)) {
          // clientOpeningHandshake.step_41f (10.3.4.3.1#41f): store the cookie
          if (clientOpeningHandshake_cookiesAreKeptInOrder(c, t)) {
            m.say(clientOpeningHandshake_setCookie(c, t, '10.3.4.3.1#41f'));
            // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
            clientOpeningHandshake_takeEntry(c, t);
            at = 313;
            continue;
          }
          clientOpeningHandshake_holdCookie(c, t);
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 313;
          continue;
        }
        // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
        clientOpeningHandshake_takeEntry(c, t);
        at = 313;
        continue;
      }
      case 313: {
        // clientOpeningHandshake.nextEntry (10.3.4.3.1#41): next entry, by its name
        at = 312;
        continue;
      }
      case 319: {
        // constructUrl.step_4 (10.3.4.2.2#4): append the port, unless it is the default
        if (constructUrl_portIsNotItsDefault(c, t)) {
          constructUrl_appendPortToUrl(c, t);
          // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
          constructUrl_appendResourceName(c, t);
          at = 321;
          continue;
        }
        // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
        constructUrl_appendResourceName(c, t);
        at = 321;
        continue;
      }
      case 321: {
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
          return then_80(m, s2);
        }
        // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
        clientOpeningHandshake_takeEntry(c, s1);
        t = s1;
        at = 313;
        continue;
      }
    }
  }
}

function then_124(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_33 (10.3.4.3.1#33): name and value: empty
  clientOpeningHandshake_letNameAndValueBeEmpty(c, t);
  // clientOpeningHandshake.step_34 (10.3.4.3.1#34, 10.3.4.3.1#34p3): read a byte of a name
  m.clientOpeningHandshake = 6;
  return;
}

function loop_157(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 157: {
        if (clientOpeningHandshake_noEntryIsLeft(c, t)) {
          // clientOpeningHandshake.step_42 (10.3.4.3.1#42): assemble the challenge
          clientOpeningHandshake_letChallenge(c, t);
          return then_172(m, t);
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
          at = 158;
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
          at = 158;
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
          at = 158;
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
            at = 164;
            continue;
          }
          constructUrl_appendWs(c, s4);
          // constructUrl.step_3 (10.3.4.2.2#3): append the host
          constructUrl_appendHostToUrl(c, s4);
          t = s4;
          at = 164;
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
          at = 158;
          continue;
        }
        if (clientOpeningHandshake_nameIsOfACookie(c, t)) {
          // clientOpeningHandshake.step_41f (10.3.4.3.1#41f): store the cookie
          if (clientOpeningHandshake_cookiesAreKeptInOrder(c, t)) {
            m.say(clientOpeningHandshake_setCookie(c, t, '10.3.4.3.1#41f'));
            // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
            clientOpeningHandshake_takeEntry(c, t);
            at = 158;
            continue;
          }
          clientOpeningHandshake_holdCookie(c, t);
          // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
          clientOpeningHandshake_takeEntry(c, t);
          at = 158;
          continue;
        }
        // clientOpeningHandshake.entryDone (10.3.4.3.1#41): the entry is done
        clientOpeningHandshake_takeEntry(c, t);
        at = 158;
        continue;
      }
      case 158: {
        // clientOpeningHandshake.nextEntry (10.3.4.3.1#41): next entry, by its name
        at = 157;
        continue;
      }
      case 164: {
        // constructUrl.step_4 (10.3.4.2.2#4): append the port, unless it is the default
        if (constructUrl_portIsNotItsDefault(c, t)) {
          constructUrl_appendPortToUrl(c, t);
          // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
          constructUrl_appendResourceName(c, t);
          at = 166;
          continue;
        }
        // constructUrl.step_5 (10.3.4.2.2#5): append the resource name
        constructUrl_appendResourceName(c, t);
        at = 166;
        continue;
      }
      case 166: {
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
        at = 158;
        continue;
      }
    }
  }
}

function loop_177(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 177: {
        if (clientOpeningHandshake_aCookieIsHeld(c, t)) {
          m.say(clientOpeningHandshake_setHeldCookie(c, t, '10.3.4.3.1#41f'));
          clientOpeningHandshake_dropHeldCookie(c, t);
          // clientOpeningHandshake.heldCookies (10.3.4.3.1#41f): keep the cookies that were held back
          at = 177;
          continue;
        }
        // clientOpeningHandshake.step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
        m.clientOpeningHandshake = 11;
        m.say(clientOpeningHandshake_stopHandshakeTimer(c, t, '10.3.4.3.1#46'));
        clientOpeningHandshake_establish(c, t);
        const s1 = clientOpeningHandshake_tellEstablished(c, t, '10.3.4.3.1#46');
        m.say(s1);
        websocketFeedback_queueOpenTask(c, s1);
        m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p1'));
        // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
        m.websocketFeedback = 0;
        // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
        m.clientDataFraming = 2;
        return;
      }
    }
  }
}

function then_186(m: Me, t: Told): void {
  const c = m.context;
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
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return then_191(m, s2);
    }
    // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
    // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
    m.clientDataFraming = 2;
    websocketFeedback_queueMessageTask(c, s1);
    m.say(websocketFeedback_tellQueued(c, s1, '10.3.3#p2'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    return;
  }
  clientDataFraming_letErrorBeTrue(c, t);
  // clientDataFraming.step_4 (10.3.4.3.2#4): was there an error?
  return then_188(m, t);
}

function then_208(m: Me, t: Told): void {
  const c = m.context;
  if (clientDataFraming_allAreRead(c, t)) {
    // clientDataFraming.step_3a_7 (10.3.4.3.2#3a.7): discard them
    // clientDataFraming.step_3a_8 (10.3.4.3.2#3a.8): is it the closing frame?
    if (clientDataFraming_isTheClosingFrame(c, t)) {
      // clientDataFraming.step_3a_8_1 (10.3.4.3.2#3a.8.1): start the closing handshake, unless it has started
      if (clientDataFraming_closingHasNotStarted(c, t)) {
        const s1 = clientDataFraming_startClosing(c, t, '10.3.4.3.2#3a.8.1');
        m.say(s1);
        // clientDataFraming.step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
        m.clientDataFraming = 6;
        if (clientDataFraming_closingHasStarted(c, t)) {
          // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
          clientDataFraming_finishClosing(c, t);
          const s2 = clientDataFraming_close(c, t, '10.3.4.3.2#3a.8.3');
          m.say(s2);
          // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
          // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
          m.clientDataFraming = 1;
          // clientClosingHandshake.step_C1 (10.3.4.3.2#C1): has the closing handshake started?
          if (clientClosingHandshake_closingHasStarted(c, s1)) {
            // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
            m.clientClosingHandshake = 0;
            return CLOSE_CONNECTION_22(m, s2);
          }
          if (clientClosingHandshake_isClosed(c, s1)) {
            // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
            clientClosingHandshake_startClosingHandshake(c, s1);
            const s3 = clientClosingHandshake_tellClosingStarted(c, s1, '10.3.4.3.2#C4');
            m.say(s3);
            return then_245(m, s1, s2, s3);
          }
          // clientClosingHandshake.step_C2 (10.3.4.3.2#C2): send FF
          m.say(clientClosingHandshake_sendClosingFF(c, s1, '10.3.4.3.2#C2'));
          // clientClosingHandshake.step_C3 (10.3.4.3.2#C3): send 00
          m.say(clientClosingHandshake_sendClosing00(c, s1, '10.3.4.3.2#C3'));
          // clientClosingHandshake.step_C4 (10.3.4.3.2#C4): the closing handshake has started
          clientClosingHandshake_startClosingHandshake(c, s1);
          const s4 = clientClosingHandshake_tellClosingStarted(c, s1, '10.3.4.3.2#C4');
          m.say(s4);
          return then_245(m, s1, s2, s4);
        }
        return then_215(m, s1);
      }
      // clientDataFraming.step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
      m.clientDataFraming = 6;
      if (clientDataFraming_closingHasStarted(c, t)) {
        // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
        clientDataFraming_finishClosing(c, t);
        const s5 = clientDataFraming_close(c, t, '10.3.4.3.2#3a.8.3');
        m.say(s5);
        return then_229(m, t, s5);
      }
      return;
    }
    clientDataFraming_letErrorBeTrue(c, t);
    // clientDataFraming.step_4 (10.3.4.3.2#4): was there an error?
    return then_188(m, t);
  }
  return;
}

function then_205(m: Me, t: Told): void {
  const c = m.context;
  if (clientDataFraming_allAreRead(c, t)) {
    // clientDataFraming.step_3a_7 (10.3.4.3.2#3a.7): discard them
    // clientDataFraming.step_3a_8 (10.3.4.3.2#3a.8): is it the closing frame?
    if (clientDataFraming_isTheClosingFrame(c, t)) {
      // clientDataFraming.step_3a_8_1 (10.3.4.3.2#3a.8.1): start the closing handshake, unless it has started
      if (clientDataFraming_closingHasNotStarted(c, t)) {
        const s1 = clientDataFraming_startClosing(c, t, '10.3.4.3.2#3a.8.1');
        m.say(s1);
        // clientDataFraming.step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
        m.clientDataFraming = 6;
        if (clientDataFraming_closingHasStarted(c, t)) {
          // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
          clientDataFraming_finishClosing(c, t);
          const s2 = clientDataFraming_close(c, t, '10.3.4.3.2#3a.8.3');
          m.say(s2);
          // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
          // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
          m.clientDataFraming = 1;
          return CLOSE_CONNECTION_75(m, s2);
        }
        return then_25(m, s1);
      }
      // clientDataFraming.step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
      m.clientDataFraming = 6;
      if (clientDataFraming_closingHasStarted(c, t)) {
        // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
        clientDataFraming_finishClosing(c, t);
        const s3 = clientDataFraming_close(c, t, '10.3.4.3.2#3a.8.3');
        m.say(s3);
        return then_221(m, t, s3);
      }
      return;
    }
    clientDataFraming_letErrorBeTrue(c, t);
    // clientDataFraming.step_4 (10.3.4.3.2#4): was there an error?
    return then_188(m, t);
  }
  return;
}

function then_57(m: Me, t: Told): void {
  const c = m.context;
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    return;
  }
  const s1 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
  m.say(s1);
  // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
  m.clientClosingHandshake = 0;
  return then_25(m, s1);
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

function then_358(m: Me, t: Told): void {
  const c = m.context;
  if (parseUrl_urlHasAQuery(c, t)) {
    parseUrl_appendQuery(c, t);
    // parseUrl.step_12 (10.3.4.2.1#12): return
    const s1 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
    m.say(s1);
    return then_359(m, t, s1);
  }
  // parseUrl.step_12 (10.3.4.2.1#12): return
  const s2 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
  m.say(s2);
  return then_359(m, t, s2);
}

function then_378(m: Me, t: Told): void {
  const c = m.context;
  if (parseUrl_urlHasAQuery(c, t)) {
    parseUrl_appendQuery(c, t);
    // parseUrl.step_12 (10.3.4.2.1#12): return
    const s1 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
    m.say(s1);
    return then_379(m, t, s1);
  }
  // parseUrl.step_12 (10.3.4.2.1#12): return
  const s2 = parseUrl_returnComponents(c, t, '10.3.4.2.1#12');
  m.say(s2);
  return then_379(m, t, s2);
}

function then_43(m: Me, t: Told): void {
  const c = m.context;
  websocketFeedback_queueClosingTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  return;
}

function then_141(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  websocketFeedback_queueClosingTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  return CLOSE_CONNECTION_22(m, q1);
}

function then_219(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  if (clientDataFraming_closingHasStarted(c, t)) {
    if (clientClosingHandshake_isClosed(c, t)) {
      // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
      clientDataFraming_finishClosing(c, t);
      const s1 = clientDataFraming_close(c, t, '10.3.4.3.2#3a.8.3');
      m.say(s1);
      // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
      if (clientClosingHandshake_isClosed(c, t)) {
        // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
        // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
        m.clientClosingHandshake = 0;
        // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
        m.clientDataFraming = 1;
        return then_141(m, q1, s1);
      }
      const s2 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
      m.say(s2);
      // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
      m.clientDataFraming = 1;
      websocketFeedback_queueClosingTask(c, q1);
      m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return then_227(m, s1, s2);
    }
    // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
    clientDataFraming_finishClosing(c, t);
    const s3 = clientDataFraming_close(c, t, '10.3.4.3.2#3a.8.3');
    m.say(s3);
    // clientClosingHandshake.step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
    m.clientClosingHandshake = 1;
    m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5'));
    // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    websocketFeedback_queueClosingTask(c, q1);
    m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    return CLOSE_CONNECTION_75(m, s3);
  }
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
    if (clientClosingHandshake_isClosed(c, t)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      websocketFeedback_queueClosingTask(c, q1);
      m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
      clientDataFraming_finishClosing(c, q1);
      const s4 = clientDataFraming_close(c, q1, '10.3.4.3.2#3a.8.3');
      m.say(s4);
      return then_229(m, q1, s4);
    }
    const s5 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
    m.say(s5);
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    websocketFeedback_queueClosingTask(c, q1);
    m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
    clientDataFraming_finishClosing(c, q1);
    const s6 = clientDataFraming_close(c, q1, '10.3.4.3.2#3a.8.3');
    m.say(s6);
    // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
    // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
    m.clientDataFraming = 1;
    return then_227(m, s5, s6);
  }
  // clientClosingHandshake.step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
  m.clientClosingHandshake = 1;
  m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5'));
  websocketFeedback_queueClosingTask(c, q1);
  m.say(websocketFeedback_tellQueued(c, q1, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientDataFraming.step_3a_8_3 (10.3.4.3.2#3a.8.3): the closing handshake has finished: close
  clientDataFraming_finishClosing(c, q1);
  const s7 = clientDataFraming_close(c, q1, '10.3.4.3.2#3a.8.3');
  m.say(s7);
  return then_221(m, q1, s7);
}

function then_83(m: Me, t: Told): void {
  // clientOpeningHandshake.step_3 (10.3.4.3.1#3): is the TCP connection open?
  m.clientOpeningHandshake = 3;
  return;
}

function then_93(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_13 (10.3.4.3.1#13): add Origin
  clientOpeningHandshake_addOrigin(c, t);
  // clientOpeningHandshake.step_14 (10.3.4.3.1#14): add Sec-WebSocket-Protocol, if there is a protocol
  if (clientOpeningHandshake_thereIsNoProtocol(c, t)) {
    // clientOpeningHandshake.step_15 (10.3.4.3.1#15): add the cookies, if there are any
    return then_96(m, t);
  }
  clientOpeningHandshake_addProtocol(c, t);
  // clientOpeningHandshake.step_15 (10.3.4.3.1#15): add the cookies, if there are any
  return then_96(m, t);
}

function then_24(m: Me, t: Told): void {
  const c = m.context;
  websocketFeedback_queueCloseTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p5'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return;
}

function then_77(m: Me, t: Told): void {
  const c = m.context;
  websocketFeedback_queueCloseTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p5'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  // clientOpeningHandshake.over (10.3.4.3.1#p1): the algorithm is over
  m.clientOpeningHandshake = 2;
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
  return then_57(m, t);
}

function then_145(m: Me, t: Told, q1: Told): void {
  return then_24(m, q1);
}

function then_172(m: Me, t: Told): void {
  const c = m.context;
  // clientOpeningHandshake.step_43 (10.3.4.3.1#43): compute the MD5 of the challenge
  clientOpeningHandshake_letExpected(c, t);
  // clientOpeningHandshake.step_44 (10.3.4.3.1#44): read sixteen bytes
  m.clientOpeningHandshake = 10;
  clientOpeningHandshake_letReplyBeEmpty(c, t);
  return;
}

function then_191(m: Me, t: Told): void {
  const c = m.context;
  websocketFeedback_queueErrorTask(c, t);
  m.say(websocketFeedback_tellQueued(c, t, '10.3.3#p3'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  return;
}

function then_188(m: Me, t: Told): void {
  const c = m.context;
  if (clientDataFraming_errorIsTrue(c, t)) {
    const s1 = clientDataFraming_errorDetected(c, t, '10.3.4.3.2#4');
    m.say(s1);
    // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
    // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
    m.clientDataFraming = 2;
    return then_191(m, s1);
  }
  // clientDataFraming.step_5 (10.3.4.3.2#5): next frame
  // clientDataFraming.step_1 (10.3.4.3.2#1): read the frame type
  m.clientDataFraming = 2;
  return;
}

function then_245(m: Me, t: Told, q1: Told, q2: Told): void {
  const c = m.context;
  if (clientClosingHandshake_isClosed(c, t)) {
    // clientClosingHandshake.step_C6 (10.3.4.3.2#C6): close, unless it is closed
    if (clientClosingHandshake_isClosed(c, t)) {
      // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
      m.clientClosingHandshake = 0;
      // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
      m.say(clientClosure_closeTcp(c, q1, '10.3.4.5.3#p1'));
      clientClosure_letConnectionBeClosed(c, q1);
      const s1 = clientClosure_tellClosed(c, q1, '10.3.4.5.3#p1');
      m.say(s1);
      // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
      m.clientClosure = 1;
      websocketFeedback_queueClosingTask(c, q2);
      m.say(websocketFeedback_tellQueued(c, q2, '10.3.3#p4'));
      // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
      m.websocketFeedback = 0;
      return then_24(m, s1);
    }
    const s2 = clientClosingHandshake_close(c, t, '10.3.4.3.2#C6');
    m.say(s2);
    // clientClosingHandshake.idle (10.3.4.3.2#p5): wait to be started
    m.clientClosingHandshake = 0;
    // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
    m.say(clientClosure_closeTcp(c, q1, '10.3.4.5.3#p1'));
    clientClosure_letConnectionBeClosed(c, q1);
    const s3 = clientClosure_tellClosed(c, q1, '10.3.4.5.3#p1');
    m.say(s3);
    // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
    m.clientClosure = 1;
    websocketFeedback_queueClosingTask(c, q2);
    m.say(websocketFeedback_tellQueued(c, q2, '10.3.3#p4'));
    // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
    m.websocketFeedback = 0;
    return then_145(m, s2, s3);
  }
  // clientClosingHandshake.step_C5 (10.3.4.3.2#C5): wait some time, or until the connection is closed
  m.clientClosingHandshake = 1;
  m.say(clientClosingHandshake_startClosingTimer(c, t, '10.3.4.3.2#C5'));
  // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, q1, '10.3.4.5.3#p1'));
  clientClosure_letConnectionBeClosed(c, q1);
  const s4 = clientClosure_tellClosed(c, q1, '10.3.4.5.3#p1');
  m.say(s4);
  // clientClosure.closed (10.3.4.5.3#p1): the WebSocket connection is closed
  m.clientClosure = 1;
  websocketFeedback_queueClosingTask(c, q2);
  m.say(websocketFeedback_tellQueued(c, q2, '10.3.3#p4'));
  // websocketFeedback.idle (10.3.3#p6): queue tasks and run them
  m.websocketFeedback = 0;
  return then_77(m, s4);
}

function then_229(m: Me, t: Told, q1: Told): void {
  // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return CLOSE_CONNECTION_22(m, q1);
}

function then_221(m: Me, t: Told, q1: Told): void {
  // clientDataFraming.step_3a_8_4 (10.3.4.3.2#3a.8.4): discard further bytes
  // clientDataFraming.aborted (10.3.4.3.2#p1): stop reading
  m.clientDataFraming = 1;
  return CLOSE_CONNECTION_75(m, q1);
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

function then_359(m: Me, t: Told, q1: Told): void {
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

function then_379(m: Me, t: Told, q1: Told): void {
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
  return then_80(m, s2);
}

function then_227(m: Me, t: Told, q1: Told): void {
  const c = m.context;
  // clientClosure.close (10.3.4.5.3#p1, 10.3.4.8#p6): close the WebSocket connection
  m.say(clientClosure_closeTcp(c, t, '10.3.4.5.3#p1'));
  clientClosure_letConnectionBeClosed(c, t);
  const s1 = clientClosure_tellClosed(c, t, '10.3.4.5.3#p1');
  m.say(s1);
  return then_144(m, t, q1, s1);
}

function then_96(m: Me, t: Told): void {
  const c = m.context;
  if (clientOpeningHandshake_thereAreCookies(c, t)) {
    clientOpeningHandshake_addCookies(c, t);
    // clientOpeningHandshake.step_16 (10.3.4.3.1#16, 10.3.4.3.1#16p2): draw how many spaces
    clientOpeningHandshake_letSpaces1BeRandom(c, t);
    clientOpeningHandshake_letSpaces2BeRandom(c, t);
    return then_97(m, t);
  }
  // clientOpeningHandshake.step_16 (10.3.4.3.1#16, 10.3.4.3.1#16p2): draw how many spaces
  clientOpeningHandshake_letSpaces1BeRandom(c, t);
  clientOpeningHandshake_letSpaces2BeRandom(c, t);
  return then_97(m, t);
}

function then_97(m: Me, t: Told): void {
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
  // clientOpeningHandshake.step_21 (10.3.4.3.1#21, 10.3.4.3.1#21p2): insert other characters
  clientOpeningHandshake_insertCharactersIntoKey1(c, t);
  clientOpeningHandshake_insertCharactersIntoKey2(c, t);
  // clientOpeningHandshake.step_22 (10.3.4.3.1#22, 10.3.4.3.1#22p2): insert the spaces, not at the ends
  clientOpeningHandshake_insertSpacesIntoKey1(c, t);
  clientOpeningHandshake_insertSpacesIntoKey2(c, t);
  // clientOpeningHandshake.step_23 (10.3.4.3.1#23, 10.3.4.3.1#23p2): add the keys
  clientOpeningHandshake_addKey1(c, t);
  clientOpeningHandshake_addKey2(c, t);
  clientOpeningHandshake_addAuthorization(c, t);
  // clientOpeningHandshake.step_24 (10.3.4.3.1#24): send the fields in random order
  return loop_105(m, t, 105);
}

function loop_105(m: Me, t: Told, at: number): void {
  const c = m.context;
  for (;;) {
    switch (at) {
      case 105: {
        if (clientOpeningHandshake_fieldsAreLeft(c, t)) {
          clientOpeningHandshake_pickField(c, t);
          m.say(clientOpeningHandshake_sendField(c, t, '10.3.4.3.1#24'));
          // clientOpeningHandshake.step_24 (10.3.4.3.1#24): send the fields in random order
          at = 105;
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
    case 8: // step_36 (10.3.4.3.1#36, 10.3.4.3.1#36p3): read a byte of a value, or the space before it
    case 9: // step_37 (10.3.4.3.1#37): read the LF of a field
    case 10: // step_44 (10.3.4.3.1#44): read sixteen bytes
      return from;
    case 11: // step_46 (10.3.4.3.1#46, 10.3.4.8#p4): the connection is established
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
        case 6: // step_3a_8_2 (10.3.4.3.2#3a.8.2): wait until it has started or the connection is closed
          return chunk.length;
        default:
          return m.lost();
      }
    default:
      return m.lost();
  }
}

return CompiledWebSocket;
}

