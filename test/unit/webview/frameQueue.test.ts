import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameQueue } from '../../../webview/frameQueue.ts';

/** A queue whose frames come when the test says so, and what has been done by then. */
function begun() {
  let isDrawn: (() => void) | undefined;
  const done: string[] = [];
  const queue = new FrameQueue({
    afterNext: action => {
      isDrawn = action;
    },
  });
  const add = (...names: string[]) => {
    for (const name of names) {
      queue.run(() => done.push(name));
    }
    return done.join(' ');
  };
  const frame = () => {
    isDrawn?.();
    return done.join(' ');
  };
  return { queue, add, frame };
}

test('what comes alone is done at once', () => {
  const { add, frame } = begun();
  assert.equal(add('update'), 'update');
  frame();
  assert.equal(add('pictures'), 'update pictures');
});

test('what comes together is done one by one, a frame each, in the order of its coming', () => {
  const { add, frame } = begun();
  assert.equal(add('update', 'pictures', 'answer'), 'update');
  assert.equal(frame(), 'update pictures');
  assert.equal(add('next update'), 'update pictures');
  assert.equal(frame(), 'update pictures answer');
  assert.equal(frame(), 'update pictures answer next update');
});

test('all that waits is done before what replaces it', () => {
  const { queue, add, frame } = begun();
  add('update', 'pictures', 'answer');
  queue.flush();
  assert.equal(add(), 'update pictures answer');
  assert.equal(frame(), 'update pictures answer');
});

test('a page that draws no frames is told everything all the same, and piles up nothing', () => {
  const { add } = begun();
  const names = Array.from({ length: 100 }, (_, at) => `${at}`);
  const done = add(...names).split(' ');
  assert.deepEqual(done, names.slice(0, done.length), 'the order of their coming');
  assert.ok(done.length > 90, `${done.length} done`);
});

test('what fails does not keep the next one waiting', () => {
  const { queue, add, frame } = begun();
  assert.throws(() =>
    queue.run(() => {
      throw new Error('no such part');
    }),
  );
  add('update');
  assert.equal(frame(), 'update');
});
