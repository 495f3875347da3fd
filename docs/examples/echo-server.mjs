import { createServer } from 'node:net';
import websocket from 'websocket-driver';

createServer((socket) => {
  const driver = websocket.server({ allowDrafts: true });
  driver.on('connect', () => driver.start());
  driver.on('close', () => socket.end());
  driver.messages.pipe(driver.messages); // the echo
  socket.on('error', () => socket.destroy());
  socket.pipe(driver.io).pipe(socket);
}).listen(8080, '127.0.0.1', () => console.log('ws://127.0.0.1:8080/'));
