/** Characters of handshakes, as bytes; CRLF as text. */
export const CR = 0x0d;
export const LF = 0x0a;
export const SPACE = 0x20;
export const COLON = 0x3a;
export const CRLF = '\r\n';
