import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../src/read/encoding.ts';

const bytes = (text: string, encoding: BufferEncoding = 'latin1') => Buffer.from(text, encoding);

describe('the encoding of a text', () => {
  it.each([
    ['nothing', bytes(''), 'utf-8'],
    ['plain text', bytes('TAP version 13\n'), 'utf-8'],
    ['a byte order mark of UTF-8', bytes('\u00ef\u00bb\u00bf<?xml version="1.0" encoding="ISO-8859-1"?>'), 'utf-8'],
    ['a byte order mark of UTF-16, low byte first', bytes('\ufeff<a/>', 'utf16le'), 'utf-16le'],
    ['a byte order mark of UTF-16, high byte first', bytes('\u00fe\u00ff\u0000<'), 'utf-16be'],
    ['UTF-16 without a mark, low byte first', bytes('<?xml?>', 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark, high byte first', bytes('\u0000<\u0000?'), 'utf-16be'],
    ['an XML declaration', bytes('<?xml version="1.0" encoding="ISO-8859-1"?>'), 'iso-8859-1'],
    ['an XML declaration in single quotes', bytes("<?xml version='1.0' encoding = 'Windows-1252'?>"), 'windows-1252'],
    ['an XML declaration that names none', bytes('<?xml version="1.0"?><a encoding="latin1"/>'), 'utf-8'],
    ['a declaration of UTF-16 in bytes that are not', bytes('<?xml version="1.0" encoding="utf-16"?>'), 'utf-8'],
  ])('%s', (_, text, encoding) => {
    expect(encodingOf(text)).toEqual({ encoding });
  });

  it.each([
    [
      'an encoding nobody knows',
      bytes('<?xml version="1.0" encoding="x-pump"?>'),
      'its XML declaration names the encoding x-pump, which is not known',
    ],
    ['UTF-32', bytes('\u00ff\u00fe\u0000\u0000'), 'it is written in UTF-32'],
    ['a ZIP archive', bytes('PK\u0003\u0004'), 'it is a ZIP archive'],
    ['gzip', bytes('\u001f\u008b\u0008'), 'it is packed with gzip'],
  ])('%s is refused', (_, text, why) => {
    expect(encodingOf(text)).toEqual({ why });
  });
});
