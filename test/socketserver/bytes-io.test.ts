/** The files of DatagramRequestHandler. */
import * as blocking from 'pysocket/socketserver';
import { expect, it } from 'vitest';

type Given = [request: never, client_address: never, server: never];

it('a BytesIO is a file', () => {
  const file = new (class extends (blocking.DatagramRequestHandler as unknown as new (
    ...given: Given
  ) => { rfile: blocking.BytesIO; wfile: blocking.BytesIO }) {})(
    [Buffer.from('one\ntwo\nthree'), null] as never,
    null as never,
    null as never,
  );
  const { rfile, wfile } = file;
  expect(rfile.readline().toString()).toBe('one\n');
  expect([...rfile].map(String)).toEqual(['two\n', 'three']);
  expect(rfile.read()).toHaveLength(0);
  expect([rfile.seek(4), rfile.tell(), rfile.read(3).toString()]).toEqual([4, 4, 'two']);
  expect(rfile.seek(-2, 2)).toBe(11);
  expect(rfile.readlines().map(String)).toEqual(['ee']);
  const into = Buffer.alloc(4);
  rfile.seek(0);
  expect([rfile.readinto(into), into.toString()]).toEqual([4, 'one\n']);
  expect(wfile.write(Buffer.from('abc'))).toBe(3);
  wfile.writelines([Buffer.from('d'), Buffer.from('e')]);
  wfile.seek(1);
  wfile.write(Buffer.from('X'));
  expect(wfile.getvalue().toString()).toBe('aXcde');
  expect(() => wfile.seek(-1)).toThrow('negative seek value -1');
  wfile.close();
  expect(() => wfile.read()).toThrow('I/O operation on closed file.');
});
