import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession } from './fakes.ts';

test('whoever waits for somebody to look is told when the first view is shown', async () => {
  const { session } = createSession();
  let told = 0;
  const waits = [session.views.watched(), session.views.watched()].map(wait =>
    wait.then(() => told++),
  );
  const view = session.views.add(() => {});
  await Promise.resolve();
  assert.equal(told, 0, 'a hidden view is not looked at');
  view.setVisible(true);
  await Promise.all(waits);
  await session.views.watched();
  view.setVisible(false);
  view.setVisible(true);
  assert.equal(told, 2);
});
