import { createServer, type Server } from 'node:net';

/** A mail server that takes everything and delivers nothing. */
export function startPostbox(): { server: Server; mails: string[] } {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let buffer = '';
    let isMail = false;
    socket.write('220 postbox\r\n');
    socket.on('data', (chunk) => {
      buffer += chunk.toString();
      if (isMail && buffer.endsWith('\r\n.\r\n')) {
        mails.push(buffer);
        [buffer, isMail] = ['', false];
        socket.write('250 taken\r\n');
        return;
      }
      if (isMail || !buffer.endsWith('\r\n')) return;
      const command = buffer.slice(0, 4).toUpperCase();
      buffer = '';
      isMail = command === 'DATA';
      socket.write(isMail ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    });
  });
  return { server, mails };
}

/** A mail as people read it: the lines that its encoding broke are whole again. */
export const readMail = (mail: string): string => mail.replace(/=\r\n/g, '').replace(/=3D/g, '=');
