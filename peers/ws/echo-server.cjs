/**
 * An echo server made of ws 0.8.1, in words that Node 0.10 knows too.
 *
 *   node echo-server.cjs
 *
 * Takes a free port of 127.0.0.1, prints its URL as the first line, and takes
 * the lines `send TEXT` and `close` on stdin.
 */
var http = require('http');
var readline = require('readline');
var Server = require('ws-0.8.1').Server;

var server = http.createServer();
var sockets = new Server({ server: server });

sockets.on('connection', function (socket) {
  socket.on('message', function (text) {
    socket.send(text, closedMeanwhile);
  });
  socket.on('error', function () {
    socket.terminate();
  });
});
server.listen(0, '127.0.0.1', function () {
  console.log('ws://127.0.0.1:' + server.address().port + '/');
});

readline.createInterface({ input: process.stdin, output: null, terminal: false }).on('line', function (line) {
  sockets.clients.slice().forEach(function (socket) {
    if (line === 'close') socket.close();
    else if (line.indexOf('send ') === 0) socket.send(line.slice('send '.length), closedMeanwhile);
  });
});

// Without it, what can no longer be sent ends the process.
function closedMeanwhile() {}
