import eventlet
from eventlet import websocket, wsgi

@websocket.WebSocketWSGI
def echo(socket):
    while (message := socket.wait()) is not None:
        socket.send(message)

listener = eventlet.listen(('127.0.0.1', 8080))
print('ws://127.0.0.1:8080/', flush=True)
wsgi.server(listener, echo)
