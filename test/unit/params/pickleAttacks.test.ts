import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import type { ParamsFault } from '../../../src/params/paramsFile.ts';
import { decodePickle, PICKLE } from '../../../src/params/pickle.ts';
import { refusedBy } from './numpyNetwork.ts';

/** Instructions as Python's pickletools writes them, letter by letter; `\x80\x04` begins them. */
const pickle = (...parts: (string | Uint8Array)[]) =>
  Buffer.concat([
    Buffer.from([0x80, 4]),
    ...parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  ]);

const short = (text: string) => `\x8c${String.fromCharCode(text.length)}${text}`;
const NDARRAY = 'cnumpy\nndarray\n';
const DTYPE = `cnumpy\ndtype\n${short('<f4')}\x85R`;
const EMPTY = `${NDARRAY}(K\x00\x85${DTYPE}tR`;
const CONTENT = `C\x04\x00\x00\x80?`;
/** An array with a state of this shape and content. */
const array = (shape: string, content = CONTENT, type = DTYPE) =>
  `${EMPTY}(K\x01${shape}${type}\x89${content}tb`;

const refuses = (bytes: Uint8Array, reason: ParamsFault, sentence: RegExp) =>
  refusedBy(PICKLE, bytes, reason, sentence);

describe('a pickle that names code is refused by the name:', () => {
  for (const [module, name] of [
    ['os', 'system'],
    ['posix', 'system'],
    ['builtins', 'eval'],
    ['builtins', 'exec'],
    ['builtins', 'getattr'],
    ['__builtin__', 'eval'],
    ['subprocess', 'Popen'],
    ['numpy', 'load'],
    ['numpy.testing._private.utils', 'runstring'],
    ['numpy.core.multiarray', 'fromfile'],
    ['numpy', 'memmap'],
    ['numpy', 'ndarray.__class__'],
    ['numpy', 'dtype.type'],
    ['functools', 'partial'],
    ['copyreg', '_reconstructor'],
    ['_codecs', 'lookup'],
    ['collections', 'defaultdict'],
    ['pickle', 'loads'],
  ]) {
    it(`${module}.${name}`, () => {
      const sentence = new RegExp(
        `asks Python to use ${module}.${name} at byte 2 \\(GLOBAL\\); nothing of it was run`.replaceAll(
          '.',
          '\\.',
        ),
      );
      refuses(pickle(`c${module}\n${name}\n${short('ls')}\x85R.`), 'unsafe', sentence);
      refuses(
        pickle(`${short(module)}${short(name)}\x93${short('ls')}\x85R.`),
        'unsafe',
        /at byte \d+ \(STACK_GLOBAL\)/,
      );
    });
  }

  it('even when nothing calls it', () => refuses(pickle('cos\nsystem\n.'), 'unsafe', /os\.system/));

  it('with a name that would fill the screen', () =>
    refuses(pickle(`c\x1b[2J\n${'x'.repeat(150)}\n.`), 'unsafe', /"\\u001b\[2J\.x+…"/));

  for (const [what, code, sentence] of [
    ['a name that is no text', 'K\x01K\x02\x93.', /something that is no name/],
    ['an object of a class', `${NDARRAY})\x81.`, /makes an object of a class, .* \(NEWOBJ\)/],
    ['an object with keywords', `${NDARRAY})}\x92.`, /\(NEWOBJ_EX\)/],
    ['an instance', '(ios\nsystem\n.', /\(INST\)/],
    ['an old object', `(${NDARRAY}o.`, /\(OBJ\)/],
    ['a class by number', '\x82\x01.', /copyreg module, .* \(EXT1\)/],
    ['something elsewhere', 'Pplace\n.', /as PyTorch does, .* \(PERSID\)/],
    ['an array of another class', reconstruct('cnumpy\ndtype\n'), /another class/],
    ['a call of an array', `${EMPTY})R.`, /no function of NumPy/],
    ['a call of a text', `${short('os.system')})R.`, /no function of NumPy/],
    ['the state of a list', ']}b.', /state of something that is no NumPy array/],
    ['the state of a function', `${NDARRAY}}b.`, /state of something that is no NumPy array/],
    ['items of an array', `${EMPTY}K\x00K\x01s.`, /no dictionary/],
    ['appending to a function', `${NDARRAY}K\x00a.`, /no list/],
    ['numbers outside of the file', '\x97.', /buffer_callback.*\(NEXT_BUFFER\)/],
    ['another encoding', `c_codecs\nencode\n${short('a')}${short('rot13')}\x86R.`, /encodes/],
  ] as const) {
    it(what, () => refuses(pickle(code), 'unsafe', sentence));
  }
});

function reconstruct(cls: string): string {
  return `cnumpy.core.multiarray\n_reconstruct\n${cls}(K\x00tC\x01b\x87R.`;
}

describe('a file of another program is refused with what to do instead:', () => {
  for (const [what, bytes, sentence] of [
    [
      'PyTorch, as a zip file',
      zipSync({ 'archive/data.pkl': new Uint8Array(9) }, { level: 0 }),
      /PyTorch file.*safetensors\.torch\.save_file/,
    ],
    [
      'PyTorch before 1.6',
      Buffer.from('8002 8a0a 6cfc9c46f9206aa85019 2e'.replaceAll(' ', ''), 'hex'),
      /PyTorch file.*save_file/,
    ],
    ['a zip file', zipSync({ 'W1.npy': new Uint8Array(9) }), /give it the ending \.npz/],
    ['joblib with zlib', Buffer.from('789c030000000001', 'hex'), /joblib\.load/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), /compressed/],
    ['numpy.save', Buffer.from('934e554d505901', 'hex'), /single NumPy array.*numpy\.savez/],
    ['HDF5', Buffer.from('894844460d0a1a0a', 'hex'), /HDF5.*get_weights/],
    ['a text', Buffer.from('<html></html>'), /the byte 0 is 0x3c/],
  ] as const) {
    it(what, () => refuses(bytes, 'format', sentence));
  }

  for (const [module, name, sentence] of [
    ['torch._utils', '_rebuild_tensor_v2', /made by PyTorch.*save_file/],
    ['joblib.numpy_pickle', 'NumpyArrayWrapper', /made by joblib.*joblib\.load/],
    ['sklearn.neural_network._multilayer_perceptron', 'MLPClassifier', /made by scikit-learn/],
    ['keras.src.models', 'Model', /made by Keras.*get_weights/],
  ] as const) {
    it(name, () => refuses(pickle(`c${module}\n${name}\n.`), 'unsafe', sentence));
  }
});

describe('a pickle that claims more than it has is refused:', () => {
  const huge = (length: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(length));
    return bytes;
  };
  for (const [what, bytes, reason, sentence] of [
    ['a frame', pickle('\x95', huge(2 ** 52), 'N.'), 'truncated', /ends at byte 4,503,599/],
    ['bytes', pickle('\x8e', huge(2 ** 63), 'N.'), 'truncated', /is cut off/],
    ['a text', pickle('\x8d', huge(2 ** 33), 'N.'), 'truncated', /is cut off/],
    ['a byte array', pickle('\x96', huge(2 ** 40), 'N.'), 'truncated', /is cut off/],
    ['bytes of 32 bits', pickle('B\xff\xff\xff\xff.'), 'truncated', /is cut off/],
    ['a line without end', pickle(`V${'x'.repeat(300)}`), 'truncated', /is cut off/],
    ['a number', pickle('\x8b\xff\xff\xff\x7f.'), 'format', /number of 2147483647 bytes/],
    ['a negative number', pickle('\x8b\xff\xff\xff\xff.'), 'format', /number of -1 bytes/],
    [
      'a shape',
      pickle(`${array('J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86')}.`),
      'truncated',
      /4 bytes of values where its shape \[2147483647, 2147483647\] needs/,
    ],
    ['a negative shape', pickle(`${array('J\xff\xff\xff\xff\x85')}.`), 'format', /negative/],
    ['a shape of texts', pickle(`${array(`${short('1')}\x85`)}.`), 'format', /no whole number/],
    ['too few values', pickle(`${array('K\x02\x85')}.`), 'truncated', /needs 8/],
    ['too many values', pickle(`${array('K\x00\x85')}.`), 'format', /needs 0/],
    ['no values', pickle(`${EMPTY}.`), 'format', /"the array" without values/],
    ['values that are a list', pickle(`${array('K\x01\x85', ']')}.`), 'dtype', /Python objects/],
    [
      'values that are a text',
      pickle(`${array('K\x01\x85', short('abcd'))}.`),
      'format',
      /no bytes/,
    ],
    ['no type', pickle(`${array('K\x01\x85', CONTENT, 'N')}.`), 'format', /proper type/],
    ['protocol 6', Buffer.from([0x80, 6, 0x4e, 0x2e]), 'format', /unknown protocol 6/],
    ['a text longer than it is', pickle('X\x05\x00\x00\x00abc'), 'truncated', /is cut off/],
  ] as const) {
    it(what, () => refuses(bytes, reason, sentence));
  }
});

describe('a pickle that goes wrong is refused:', () => {
  for (const [what, code, sentence] of [
    ['no value', '.', /values left over or with none, at byte 2 \(STOP\)/],
    ['two values', 'NN.', /values left over/],
    ['a mark left', '(N.', /values left over/],
    ['an empty stack', '0.', /takes a value where there is none, at byte 2 \(POP\)/],
    ['no mark', 'Nt.', /mark where there is none/],
    ['a memo that is not there', 'h\x07.', /value 7, which it has not kept/],
    ['a key without a value', '}(Nu.', /key without a value/],
    ['a string that does not end', "S'abc\n.", /proper quotes/],
    ['a string with half an escape', "S'abc\\'\n.", /proper quotes/],
    ['a string with an unknown escape', "S'\\xg0'\n.", /proper quotes/],
    ['no number', 'Iabc\n.', /no number/],
    ['an unknown instruction', '\xff.', /the byte 2 is 0xff/],
    ['a key that is a list', `}]Ns.`, /key that is neither/],
  ] as const) {
    it(what, () => refuses(pickle(code), 'format', sentence));
  }
});

describe('a pickle that would grow without bound is refused:', () => {
  it('marks in marks', () => refuses(pickle('('.repeat(100_000)), 'unsafe', /more than 64 values/));

  it('tuples in tuples', () =>
    refuses(pickle(`N${'\x85'.repeat(100_000)}.`), 'unsafe', /more than 8 deep/));

  it('a list in itself', () => refuses(pickle(']q\x00h\x00a.'), 'unsafe', /more than 8 deep/));

  it('lists that hold each other twice', () => {
    // Each level is a list with the level before it a hundred times: 10^14 values in 1.5 KB.
    const level = `q\x000](${'h\x00'.repeat(100)}e`;
    refuses(pickle(`]${level.repeat(7)}.`), 'unsafe', /with 1,000,000 values/);
  });

  it('values kept for later', () => {
    const memos = Array.from({ length: 100_001 }, () => '\x94').join('');
    refuses(pickle(`N${memos}.`), 'unsafe', /keeps more than 100000 values/);
  });

  it('instructions', () => refuses(pickle('N0'.repeat(600_000)), 'unsafe', /1,000,000 instr/));

  it('pickles one after the other', () =>
    refuses(pickle('N.'.repeat(1001)), 'unsafe', /more than 1,000 pickles/));

  it('one text turned into bytes again and again', () => {
    const text = `X\x10'\x00\x00${'a'.repeat(10_000)}q\x00`;
    const encode = `c_codecs\nencode\nh\x00${short('latin1')}\x86R0`;
    refuses(pickle(text, encode.repeat(50), '.'), 'unsafe', /more bytes of its texts/);
  });

  it('one content used for many arrays', () => {
    const content = Buffer.alloc(4000);
    const first = `(B\xa0\x0f\x00\x00${content.toString('latin1')}q\x000`;
    const one = array('M\xe8\x03\x85', 'h\x00');
    refuses(pickle(first, one.repeat(40), 't.'), 'too-large', /same bytes for several arrays/);
  });
});

it('any instructions in any order end in a sentence', () => {
  const letters = '(012NIJKMLFGVXTUBC)tl]ae}dsupqrghjcRbSioPQ.'.split('');
  const codes = [0x80, 0x82, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8c, 0x93, 0x94, 0x95, 0x96];
  const pieces = [
    ...letters,
    ...codes.map(code => String.fromCharCode(code)),
    ...[NDARRAY, DTYPE, EMPTY, CONTENT, array('K\x01\x85'), short('W1'), 'K\x01', 'h\x00', 'q\x00'],
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), parts => {
      assert.throws(() => decodePickle(pickle(...parts, '.'), 'any.pkl'), {
        name: 'ParamsError',
        message: /^any\.pkl .*[.?")]$/s,
      });
    }),
    { numRuns: 3000 },
  );
});

it('a pickle that is refused has run nothing', () => {
  const before = Object.keys(globalThis).length;
  refuses(pickle('cbuiltins\nexec\nVx = 1\n\x85R.'), 'unsafe', /builtins\.exec/);
  assert.equal(Object.keys(globalThis).length, before);
});
