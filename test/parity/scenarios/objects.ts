import { scenario } from '../scenario.js';

export const objects = [
  scenario('objects: a subclass', {
    lines: [
      {
        py: `! class Sub(socket.socket):
    __module__ = '__main__'
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        self.extra = 1
    def send(self, data):
        return super().send(data) + 100
s = Sub()`,
        js: `! Sub = class Sub extends socket.socket {
          constructor(...args) { super(...args); this.extra = 1; }
          send(data) { return super.send(data) + 100; }
        }; s = new Sub();`,
      },
      "s.bind(T('127.0.0.1', 0)); s.listen()",
      'T(s.extra, kind(s), isinstance(s, socket.socket), isinstance(s, SocketType))',
      's',
      'c = socket.create_connection(s.getsockname()); [n, _] = s.accept(); T(kind(n), kind(s.dup()))',
      'd = s.dup(); T(d.extra, d.gettimeout(), d.fileno() != s.fileno())',
      'isinstance(n, Sub)',
      {
        py: 't = Sub(fileno=c.detach()); T(t.extra, t.family, t.send(b("x")), n.recv(9))',
        js: 't = new Sub({ fileno: c.detach() }); T(t.extra, t.family, t.send(b("x")), n.recv(9))',
      },
      // sendall() does not use the overridden send(), but sendfile() does.
      "T(t.sendall(b('abc')), n.recv(9), t.sendfile(reader(T(b('abc')))), n.recv(9))",
      { py: "Sub('x')", js: "new Sub('x')" },
      { py: 'Sub(AF_INET, 99)', js: 'new Sub(AF_INET, 99)' },
      's.close(); s',
    ],
  }),
  scenario('objects: identity, truth and weak references', {
    setup: ['s = socket.socket()'],
    lines: [
      { py: 'T(s == s, s == socket.socket())', js: 'T(s === s, s === socket.socket())' },
      { py: 'bool(s)', js: 'Boolean(s)' },
      {
        py: 'import weakref; w = weakref.ref(s); w() is s',
        js: 'w = new WeakRef(s); w.deref() === s',
      },
      { py: 'import weakref; weakref.WeakSet([s]).__contains__(s)', js: 'new WeakSet([s]).has(s)' },
      { py: '{s: 1}[s]', js: 'new Map([[s, 1]]).get(s)' },
      { py: "hasattr(s, 'connet')", js: "'connet' in s" },
      { py: 's.close(); w() is s', js: 's.close(); w.deref() === s' },
    ],
  }),
];
