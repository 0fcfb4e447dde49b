import { type LineSource, scenario, withLambda } from '../scenario.js';

/** The three functions that read a host with the rules of CPython's codec 'idna'. */
const ASKING = ['gethostbyname', 'gethostbyname_ex', 'gethostbyaddr'];
const each = (argumentsText: string): string[] => ASKING.map((name) => `${name}(${argumentsText})`);
/** Older versions of the codec raised other classes with other messages. */
const label = (line: string): LineSource => ({ line, since: '3.13' });

export const netdbHosts = [
  scenario('hosts: arguments', {
    lines: [
      ...each(''),
      ...each("'a', 'b'"),
      ...each('None'),
      ...each('5'),
      ...each('T()'),
      ...each("'a\\0b'"),
      ...each("b('a\\0b')"),
      ...each("'\\u00e9\\0'"),
      ...each("'\\0'"),
      ...each("rep('a', 64)").map(label),
      ...each("rep('\\u00fc', 64)").map(label),
      ...each("'a..b'").map(label),
      ...each("'..'").map(label),
      ...ASKING.map((name) => ({ py: `${name}(hostname='x')`, js: `${name}({ hostname: 'x' })` })),
      "getfqdn('a\\0')",
      label("getfqdn(rep('a', 64))"),
      label("getfqdn(rep('\\u00fc', 64))"),
      "getfqdn('a', 'b')",
      'gethostname(1)',
    ],
  }),
  scenario('gethostbyname', {
    needs: 'machine',
    lines: [
      "T(gethostbyname('localhost'), gethostbyname('127.0.0.1'), gethostbyname(''))",
      "T(gethostbyname('<broadcast>'), gethostbyname('255.255.255.255'))",
      "T(gethostbyname('0x7f.1'), gethostbyname('127.1'), gethostbyname('127.0.0.1 '))",
      "T(gethostbyname('two.test'), gethostbyname('cname.test'), gethostbyname('b\\u00fccher.test'))",
      "T(gethostbyname(b('localhost')), gethostbyname('LOCALHOST'), gethostbyname('two.test.'))",
      "gethostbyname('nosuch.invalid')",
      "gethostbyname('v6.test')",
      "gethostbyname('::1')",
      "gethostbyname('127.0.0.1 ')",
      "gethostbyname('servfail.test')",
    ],
  }),
  scenario('gethostbyname_ex', {
    needs: 'machine',
    lines: [
      "T(gethostbyname_ex('localhost'), gethostbyname_ex('127.0.0.1'), gethostbyname_ex('multi'))",
      "T(gethostbyname_ex('two.test'), gethostbyname_ex('cname.test'))",
      "gethostbyname_ex('nosuch.invalid')",
      "gethostbyname_ex('v6.test')",
      "gethostbyname_ex('')",
      // CPython 3.13 reports this thread's last h_errno, whichever call set it. Now it is 1.
      "gethostbyaddr('127.0.0.77')",
      "gethostbyname_ex('<broadcast>')",
      "gethostbyname_ex('::1')",
      "gethostbyname_ex('servfail.test')",
      "gethostbyname_ex('many.test')",
      "gethostbyname_ex('alias.test')",
    ],
  }),
  scenario('gethostbyaddr', {
    needs: 'machine',
    lines: [
      "T(gethostbyaddr('127.0.0.1'), gethostbyaddr('127.0.0.2'), gethostbyaddr('::1'))",
      "T(gethostbyaddr('127.0.0.9'), gethostbyaddr('127.0.0.8'))",
      "T(gethostbyaddr('localhost'), gethostbyaddr('multi'))",
      "gethostbyaddr('127.0.0.77')",
      "gethostbyaddr('::2')",
      "gethostbyaddr('nosuch.invalid')",
      "gethostbyaddr('servfail.test')",
      "gethostbyaddr('')",
      "gethostbyaddr(b('127.0.0.1'))",
      "gethostbyaddr('<broadcast>')",
      "gethostbyaddr('127.0.1.3')",
      "gethostbyaddr('127.0.1.4')",
      "gethostbyaddr('127.0.1.5')",
      withLambda("! E = error_of(lambda: gethostbyaddr('127.0.0.77'))"),
      'T(E.args, E.errno, E.strerror, str(E), isinstance(E, herror), isinstance(E, OSError))',
    ],
  }),
  scenario('getfqdn', {
    needs: 'machine',
    lines: [
      "T(getfqdn('127.0.0.1'), getfqdn('127.0.0.2'), getfqdn('127.0.0.9'), getfqdn('127.0.0.8'))",
      "T(getfqdn('127.0.0.77'), getfqdn('nosuch.invalid'))",
      "T(getfqdn(), getfqdn(''), getfqdn(' '), getfqdn('0.0.0.0'), getfqdn('::'))",
      { py: "getfqdn(name='127.0.0.9')", js: "getfqdn({ name: '127.0.0.9' })" },
      "getfqdn('  127.0.0.9  ')",
      "getfqdn('\\u2003\\x1c127.0.0.9\\x85\\n')",
      "getfqdn('\\ufeff127.0.0.9')",
      "getfqdn(b(' 127.0.0.9\\n'))",
      "getfqdn(b(' nosuch.invalid '))",
      "getfqdn(b('  '))",
      "getfqdn(b('0.0.0.0'))",
    ],
  }),
];
