import { scenario } from '../scenario.js';

export const byteOrder = [
  scenario('byte-order: values', {
    lines: [
      'T(ntohs(1), htons(1), ntohl(1), htonl(1), ntohs(4660), htonl(305419896))',
      {
        line: 'T(ntohs(0), ntohs(65535), ntohl(0), ntohl(4294967295), htons(True))',
        until: '3.13',
      },
      { line: 'ntohs(65536)', until: '3.13' },
      { line: 'htons(65536)', until: '3.13' },
      { line: 'ntohs(-1)', until: '3.13' },
      { line: 'htons(-1)', until: '3.13' },
      { line: "ntohs(big('18446744073709551616'))", since: '3.13', until: '3.13' },
      { line: 'ntohs(2147483648)', since: '3.13', until: '3.13' },
      { line: 'ntohl(4294967296)', until: '3.13' },
      { line: 'htonl(4294967296)', until: '3.13' },
      { line: 'ntohl(-1)', until: '3.13' },
      { line: 'htonl(-1)', until: '3.13' },
      { line: "ntohl(big('18446744073709551616'))", until: '3.13' },
      "ntohs('1')",
      'htons(1.5)',
      { line: "ntohl('1')", until: '3.13' },
      { line: 'htonl(1.5)', until: '3.13' },
      { line: 'ntohl(None)', until: '3.13' },
      { line: 'ntohs()', since: '3.13' },
      { line: "ntohl(big('-1180591620717411303424'))", until: '3.13' },
      { line: "htonl(big('9223372036854775808'))", until: '3.13' },
    ],
  }),
];
