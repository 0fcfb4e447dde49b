import { scenario } from '../scenario.js';

export const interfaces = [
  scenario('interfaces: if_nameindex, if_nametoindex, if_indextoname', {
    lines: [
      { line: 'if_nameindex()', live: true },
      "T(if_nametoindex('lo'), if_nametoindex(b('lo')), if_indextoname(1))",
      { line: "if_nametoindex('nosuch')", until: '3.13' },
      { line: "if_nametoindex('')", until: '3.13' },
      { line: "if_nametoindex(rep('x', 40))", until: '3.13' },
      'if_indextoname(True)',
      { line: "if_indextoname(big('-1180591620717411303424'))", until: '3.13' },
      'if_nametoindex(5)',
      'if_nametoindex(None)',
      "if_nametoindex('lo\\0')",
      { line: 'if_nametoindex()', since: '3.13' },
      'if_indextoname(99999)',
      'if_indextoname(0)',
      { line: 'if_indextoname(-1)', until: '3.13' },
      'if_indextoname(4294967295)',
      { line: 'if_indextoname(4294967296)', since: '3.13', until: '3.13' },
      { line: "if_indextoname(big('18446744073709551616'))", until: '3.13' },
      { line: "if_indextoname('1')", until: '3.13' },
      { line: 'if_indextoname(1.5)', until: '3.13' },
      { line: 'if_indextoname(None)', until: '3.13' },
      'if_indextoname()',
      'if_nameindex(1)',
    ],
  }),
];
