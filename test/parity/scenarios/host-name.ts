import { scenario } from '../scenario.js';

export const hostName = [
  scenario('host name: sethostname and gethostname', {
    needs: 'machine',
    lines: [
      'gethostname()',
      "T(sethostname('probe.example'), gethostname())",
      "T(sethostname(b('bytes-name')), gethostname())",
      "T(sethostname(''), gethostname())",
      "T(sethostname(rep('x', 64)), len(gethostname()))",
      "sethostname(rep('x', 65))",
      "T(sethostname('\\u00e9'), gethostname())",
      "T(sethostname(b('\\xff')), gethostname())",
      "T(sethostname('\\udcfe'), gethostname())",
      "T(sethostname(b('a\\0b')), gethostname())",
      "sethostname('\\ud800')",
      "sethostname('a\\0b')",
      'sethostname(5)',
      'sethostname(None)',
      'sethostname()',
      "sethostname('a', 'b')",
      { py: "sethostname(name='x')", js: "sethostname({ name: 'x' })" },
      'gethostname()',
      "T(sethostname('multi'), getfqdn(), getfqdn(''))",
      "T(sethostname('unknown'), getfqdn())",
      // Restore the name that later scenarios expect.
      "sethostname('machine')",
    ],
  }),
  scenario('host name: without the right to set it', {
    needs: 'unprivileged',
    lines: [{ line: "sethostname('x')", live: true }],
  }),
];
