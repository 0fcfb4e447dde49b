/** Statements that scenarios share. */
export const PAIR = '[a, b] = socketpair()';
export const TCP =
  "l = create_server(address('127.0.0.1', 0)); a = create_connection(l.getsockname()); put(mine, l.accept()); b = first(first(mine))";
export const SERVER =
  "l = create_server(address('127.0.0.1', 0)); put(mine, create_connection(l.getsockname())); put(mine, create_connection(l.getsockname())); put(mine, create_connection(l.getsockname()))";
export const ACCEPT = 'put(got, l.accept())';
export const three = (call: string): string => `${call}; ${call}; ${call}`;
export const THE_REST = ['l.settimeout(0)', ACCEPT, ACCEPT, ACCEPT];
export const SIX = 'b.sendall(B("abcdef"))';
export const ALL_SIX = {
  then: ['a.settimeout(0)', 'put(got, a.recv(100))'],
  check: ['joined(got) == "abcdef"'],
};
export const UDP =
  "a = socket.socket(AF_INET, SOCK_DGRAM); a.bind(address('127.0.0.1', 0)); b = socket.socket(AF_INET, SOCK_DGRAM); b.bind(address('127.0.0.1', 0)); to_a = a.getsockname(); to_b = b.getsockname()";
export const DATAGRAMS =
  'b.sendto(B("ab"), to_a); b.sendto(B("cd"), to_a); b.sendto(B("ef"), to_a)';
export const REST_OF_DATAGRAMS = {
  then: ['a.settimeout(0)', ...Array<string>(3).fill('put(got, a.recv(100))')],
  check: ['joined(got) == "abcdef"'],
};
export const SIZE = 300000;
export const DRAINED = [PAIR, 'end = drain(b)', `data = pattern(${SIZE})`];
export const NARROW = 'a.setsockopt(SOL_SOCKET, SO_SNDBUF, 8192)';
export const MOVED = {
  then: ['a.close()', 'amount = moved(end)'],
  check: [`accounted(amount, ${SIZE})`],
};
const ALL_OF_IT = `put(got, a.recv(${2 * SIZE}, MSG_WAITALL))`;
export const FED = {
  // The next call reports an error that follows the bytes of this one.
  then: ['a.settimeout(None)', ALL_OF_IT, ALL_OF_IT, 'moved(end)'],
  check: ['is_pattern(got)', `total(got) == ${SIZE}`],
};
