// What the page runs, in the language of 2009. It echoes, and asks its own server what it is told.
function run(url, again) {
  var socket;
  var asked = false;
  connect();

  function connect() {
    socket = new WebSocket(url);
    socket.onopen = function () {
      if (!asked) ask();
      asked = true;
    };
    socket.onmessage = function (event) {
      socket.send(event.data);
    };
    socket.onclose = function () {
      if (again) connect();
      else window.callPhantom('closed');
    };
  }

  function ask() {
    var request = new XMLHttpRequest();
    request.onload = function () {
      if (request.responseText === 'close') socket.close();
      else socket.send(request.responseText.slice('send '.length));
      ask();
    };
    request.open('GET', '/hook');
    request.send();
  }
}
