import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ReportTabs } from '../../../src/host/reportTabs.ts';
import type { ReportTask } from '../../../src/host/reportTask.ts';
import { createSession, order } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { reportCommands } = await import('../../../src/host/reportCommands.ts');

beforeEach(resetVscode);

test('a test digit that does not exist is refused where it is written', async () => {
  const shown: ReportTask[] = [];
  const { predictTestDigit } = reportCommands({
    tabs: { show: (task: ReportTask) => shown.push(task) } as unknown as ReportTabs,
    dataset: () => order.dataset,
    session: createSession().session,
  });
  const file = Uri.file('/work/a.safetensors') as never;
  fake.answers = ['99999', '99'];
  await predictTestDigit(file);
  assert.match(fake.shown[0].text, /no test digit 99999: they are counted from 0 to 99/);
  assert.equal(shown.length, 0);
  await predictTestDigit(file);
  assert.deepEqual(shown[0].indices, [99]);
});
