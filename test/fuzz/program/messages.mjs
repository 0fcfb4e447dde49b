// The arguments of pysocket/messages: batches, messages to send, descriptions of ancillary data.
import fc from 'fast-check';
import { MessageBatch } from 'pysocket/messages';
import { anything, keywords, mischief, recipe, views } from './values.mjs';

/** Batches that hold messages, have lost their memory, or only look like a batch. */
export const batches = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 64 }), fc.nat(6), mischief)
  .map(([count, size, state, m]) =>
    recipe(`batch of ${count} x ${size}, ${state} {${m.text}}`, (world) => {
      const batch = new MessageBatch(count, size, { addresses: state !== 1, ancillary: state * 8 });
      world.own({ close: () => batch.clear() });
      if (state > 2) batch.write(0, Buffer.from('x'), state - 3);
      if (state === 4) structuredClone(batch.data(0).buffer, { transfer: [batch.data(0).buffer] });
      if (state === 5) return Object.create(batch);
      if (state === 6) return new Proxy(batch, { has: (of, key) => (m.act(world), key in of) });
      return batch;
    }),
  );

/** A message to send. */
export function outgoing(addresses, controlItems) {
  const data = fc.oneof(views, fc.constant(null));
  const whole = fc.tuple(data, addresses, fc.array(controlItems, { maxLength: 2 }));
  return fc.oneof(
    views,
    whole.map(([bytes, address, items]) =>
      recipe(`[${fc.stringify([bytes, address, items])}]`, (world) => [
        bytes === null ? [Buffer.from('a'), Buffer.from('b')] : bytes.make(world),
        address.make(world),
        items.map((item) => item.make(world)),
      ]),
    ),
    anything,
  );
}

const names = fc.constantFrom(
  ...['SCM_RIGHTS', 'SCM_CREDENTIALS', 'IP_PKTINFO', 'IP_TTL', 'IPV6_HOPOPTS', 'UDP_SEGMENT'],
);
const fields = fc.constantFrom(
  ...['fds', 'pid', 'ifindex', 'spec_dst', 'ttl', 'size', 'header', 'name'],
);

/** Arguments for encode(), with mischief while they are read. */
export const described = fc.tuple(names, fields, anything, mischief).map(([name, field, junk, m]) =>
  recipe(`{${name}, ${field}: ${fc.stringify(junk)}} {${m.text}}`, (world) => {
    const value = junk.make(world);
    const read = () => (m.act(world), field === 'name' ? value : name);
    return Object.defineProperty({ [field]: value }, 'name', { get: read });
  }),
);

/** The functions of pysocket/messages. */
export const MESSAGES = {
  decode: ['ancdata'],
  encode: ['described'],
  MessageBatch: [
    'smallSize',
    'smallSize',
    keywords(['addresses', 'ancillary', 'nonsense'], () => anything),
  ],
};

/** The methods of a batch. */
export const BATCH_METHODS = {
  data: ['number'], size: ['number'], segment: ['number'], flags: ['number'], address: ['number'],
  ancillary: ['number'], write: ['number', 'bytes', 'number'], clear: [],
}; // prettier-ignore
