/** Code pages that iconv-lite lacks: the characters of the bytes from `from` on; \ufffd is none. */
export interface OwnPage {
  /** The bytes below are ASCII. */
  readonly from: 0x00 | 0x80;
  readonly characters: string;
}

export const OWN_PAGES: Readonly<Record<string, OwnPage>> = {
  cp037: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' \xa0âäàáãåçñ¢.<(+|' +
      '&éêëèíîïìß!$*);¬' +
      '-/ÂÄÀÁÃÅÇÑ¦,%_>?' +
      'øÉÊËÈÍÎÏÌ`:#@\'="' +
      'Øabcdefghi«»ðýþ±' +
      '°jklmnopqrªºæ¸Æ¤' +
      'µ~stuvwxyz¡¿ÐÝÞ®' +
      '^£¥·©§¶¼½¾[]¯¨´×' +
      '{ABCDEFGHI\xadôöòóõ' +
      '}JKLMNOPQR¹ûüùúÿ' +
      '\\÷STUVWXYZ²ÔÖÒÓÕ' +
      '0123456789³ÛÜÙÚ\x9f',
  },
  cp1006: {
    from: 0x80,
    characters:
      '\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f' +
      '\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f' +
      '\xa0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\u060c\u061b\xad\u061f\ufe81' +
      '\ufe8d\ufe8e\ufe8e\ufe8f\ufe91\ufb56\ufb58\ufe93\ufe95\ufe97\ufb66\ufb68\ufe99\ufe9b\ufe9d\ufe9f' +
      '\ufb7a\ufb7c\ufea1\ufea3\ufea5\ufea7\ufea9\ufb84\ufeab\ufead\ufb8c\ufeaf\ufb8a\ufeb1\ufeb3\ufeb5' +
      '\ufeb7\ufeb9\ufebb\ufebd\ufebf\ufec1\ufec5\ufec9\ufeca\ufecb\ufecc\ufecd\ufece\ufecf\ufed0\ufed1' +
      '\ufed3\ufed5\ufed7\ufed9\ufedb\ufb92\ufb94\ufedd\ufedf\ufee0\ufee1\ufee3\ufb9e\ufee5\ufee7\ufe85' +
      '\ufeed\ufba6\ufba8\ufba9\ufbaa\ufe80\ufe89\ufe8a\ufe8b\ufef1\ufef2\ufef3\ufbb0\ufbae\ufe7c\ufe7d',
  },
  cp1026: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' \xa0âäàáãå{ñÇ.<(+!' +
      '&éêëèíîïìßĞİ*);^' +
      '-/ÂÄÀÁÃÅ[Ñş,%_>?' +
      "øÉÊËÈÍÎÏÌı:ÖŞ'=Ü" +
      'Øabcdefghi«»}`¦±' +
      '°jklmnopqrªºæ¸Æ¤' +
      'µöstuvwxyz¡¿]$@®' +
      '¢£¥·©§¶¼½¾¬|¯¨´×' +
      'çABCDEFGHI\xadô~òóõ' +
      'ğJKLMNOPQR¹û\\ùúÿ' +
      'ü÷STUVWXYZ²Ô#ÒÓÕ' +
      '0123456789³Û"ÙÚ\x9f',
  },
  cp1140: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' \xa0âäàáãåçñ¢.<(+|' +
      '&éêëèíîïìß!$*);¬' +
      '-/ÂÄÀÁÃÅÇÑ¦,%_>?' +
      'øÉÊËÈÍÎÏÌ`:#@\'="' +
      'Øabcdefghi«»ðýþ±' +
      '°jklmnopqrªºæ¸Æ€' +
      'µ~stuvwxyz¡¿ÐÝÞ®' +
      '^£¥·©§¶¼½¾[]¯¨´×' +
      '{ABCDEFGHI\xadôöòóõ' +
      '}JKLMNOPQR¹ûüùúÿ' +
      '\\÷STUVWXYZ²ÔÖÒÓÕ' +
      '0123456789³ÛÜÙÚ\x9f',
  },
  cp273: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' \xa0â{àáãåçñÄ.<(+!' +
      '&éêëèíîïì~Ü$*);^' +
      '-/Â[ÀÁÃÅÇÑö,%_>?' +
      'øÉÊËÈÍÎÏÌ`:#§\'="' +
      'Øabcdefghi«»ðýþ±' +
      '°jklmnopqrªºæ¸Æ¤' +
      'µßstuvwxyz¡¿ÐÝÞ®' +
      '¢£¥·©@¶¼½¾¬|‾¨´×' +
      'äABCDEFGHI\xadô¦òóõ' +
      'üJKLMNOPQR¹û}ùúÿ' +
      'Ö÷STUVWXYZ²Ô\\ÒÓÕ' +
      '0123456789³Û]ÙÚ\x9f',
  },
  cp424: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' \u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8¢.<(+|' +
      '&\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df\u05e0\u05e1!$*);¬' +
      '-/\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9¦,%_>?' +
      '\ufffd\u05ea\ufffd\ufffd\xa0\ufffd\ufffd\ufffd\u2017`:#@\'="' +
      '\ufffdabcdefghi«»\ufffd\ufffd\ufffd±' +
      '°jklmnopqr\ufffd\ufffd\ufffd¸\ufffd¤' +
      'µ~stuvwxyz\ufffd\ufffd\ufffd\ufffd\ufffd®' +
      '^£¥·©§¶¼½¾[]¯¨´×' +
      '{ABCDEFGHI\xad\ufffd\ufffd\ufffd\ufffd\ufffd' +
      '}JKLMNOPQR¹\ufffd\ufffd\ufffd\ufffd\ufffd' +
      '\\÷STUVWXYZ²\ufffd\ufffd\ufffd\ufffd\ufffd' +
      '0123456789³\ufffd\ufffd\ufffd\ufffd\x9f',
  },
  cp500: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' \xa0âäàáãåçñ[.<(+!' +
      '&éêëèíîïìß]$*);^' +
      '-/ÂÄÀÁÃÅÇÑ¦,%_>?' +
      'øÉÊËÈÍÎÏÌ`:#@\'="' +
      'Øabcdefghi«»ðýþ±' +
      '°jklmnopqrªºæ¸Æ¤' +
      'µ~stuvwxyz¡¿ÐÝÞ®' +
      '¢£¥·©§¶¼½¾¬|¯¨´×' +
      '{ABCDEFGHI\xadôöòóõ' +
      '}JKLMNOPQR¹ûüùúÿ' +
      '\\÷STUVWXYZ²ÔÖÒÓÕ' +
      '0123456789³ÛÜÙÚ\x9f',
  },
  cp875: {
    from: 0x00,
    characters:
      '\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f' +
      '\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f' +
      '\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07' +
      '\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a' +
      ' ΑΒΓΔΕΖΗΘΙ[.<(+!' +
      '&ΚΛΜΝΞΟΠΡΣ]$*);^' +
      '-/ΤΥΦΧΨΩΪΫ|,%_>?' +
      '¨ΆΈΉ\xa0ΊΌΎΏ`:#@\'="' +
      '΅abcdefghiαβγδεζ' +
      '°jklmnopqrηθικλμ' +
      '´~stuvwxyzνξοπρσ' +
      '£άέήϊίόύϋώςτυφχψ' +
      '{ABCDEFGHI\xadωΐΰ\u2018\u2015' +
      '}JKLMNOPQR±½\x1a·\u2019¦' +
      '\\\x1aSTUVWXYZ²§\x1a\x1a«¬' +
      '0123456789³©\x1a\x1a»\x9f',
  },
  koi8_t: {
    from: 0x80,
    characters:
      'қғ\u201aҒ\u201e\u2026\u2020\u2021\ufffd‰ҳ‹ҲҷҶ\ufffd' +
      'Қ\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffd™\ufffd›\ufffd\ufffd\ufffd\ufffd' +
      '\ufffdӯӮё¤ӣ¦§\ufffd\ufffd\ufffd«¬\xad®\ufffd' +
      '°±²Ё\ufffdӢ¶·\ufffd№\ufffd»\ufffd\ufffd\ufffd©' +
      'юабцдефгхийклмно' +
      'пярстужвьызшэщчъ' +
      'ЮАБЦДЕФГХИЙКЛМНО' +
      'ПЯРСТУЖВЬЫЗШЭЩЧЪ',
  },
  mac_arabic: {
    from: 0x80,
    characters:
      'Ä\xa0ÇÉÑÖÜáàâä\u06ba«çéè' +
      'êëí\u2026îïñó»ôö÷úùûü' +
      ' !"#$\u066a&\'()*+\u060c-./' +
      '\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669:\u061b<=>\u061f' +
      '❊\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f' +
      '\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a[\\]^_' +
      '\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f' +
      '\u0650\u0651\u0652\u067e\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691{|}\u0698\u06d2',
  },
  mac_farsi: {
    from: 0x80,
    characters:
      'Ä\xa0ÇÉÑÖÜáàâä\u06ba«çéè' +
      'êëí\u2026îïñó»ôö÷úùûü' +
      ' !"#$\u066a&\'()*+\u060c-./' +
      '\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9:\u061b<=>\u061f' +
      '❊\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f' +
      '\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a[\\]^_' +
      '\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f' +
      '\u0650\u0651\u0652\u067e\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691{|}\u0698\u06d2',
  },
  palmos: {
    from: 0x80,
    characters:
      '€\x81\u201aƒ\u201e\u2026\u2020\u2021ˆ‰Š‹Œ♦♣♥' +
      '♠\u2018\u2019\u201c\u201d\u2022\u2013\u2014˜™š\x9bœ\x9d\x9eŸ' +
      '\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯' +
      '°±²³´µ¶·¸¹º»¼½¾¿' +
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ' +
      'ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß' +
      'àáâãäåæçèéêëìíîï' +
      'ðñòóôõö÷øùúûüýþÿ',
  },
};
