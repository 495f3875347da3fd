// What the page runs, in the language of 2009. It echoes, and asks its own server what it is told.
function run(url) {
  var socket;
  var waiting = [];
  connect(url);
  ask();

  function connect(url) {
    var each = new WebSocket(url);
    socket = each;
    waiting = [];
    each.onopen = function () {
      waiting.forEach(obey);
    };
    each.onmessage = function (event) {
      each.send(event.data);
    };
  }

  function ask() {
    var request = new XMLHttpRequest();
    request.onload = function () {
      hear(request.responseText);
      ask();
    };
    request.open('GET', '/hook');
    request.send();
  }

  // Calls wait for the connection to be open.
  function hear(line) {
    if (line.indexOf('connect ') === 0) connect(line.slice('connect '.length));
    else if (socket.readyState === 0) waiting.push(line);
    else obey(line);
  }

  function obey(line) {
    if (line === 'close') socket.close();
    else socket.send(line.slice('send '.length));
  }
}
