// A run that was stopped and saved goes on from its file, also in a window that knows nothing of it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { ParamsFile } from '../../src/params/paramsFile.ts';
import { decodeSafetensors } from '../../src/params/safetensors.ts';
import { control, dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { openScene, type Scene } from './scene.ts';
import { answer, choose, reloadWindow, runCommand, showContainer } from './window.ts';

/** Enough that the run lasts for longer than a busy machine takes to press Pause. */
const EPOCHS = 6;

let scene: Scene;

before(async () => {
  scene = await openScene({
    settings: {
      'mnist.engine': 'textbook',
      'mnist.dataset': 'generated',
      'mnist.generatedDigits': 20_000,
      'mnist.hiddenLayers': [64],
      'mnist.epochs': EPOCHS,
    },
  });
});

after(() => scene?.close());

const known = new Set<string>();

/** The params file that has come since the last call. */
async function newFile(): Promise<{ readonly name: string; readonly file: ParamsFile }> {
  let name = '';
  await eventually(async () => {
    const names = (await scene.savedParams()).filter(found => !known.has(found));
    assert.equal(names.length, 1);
    [name] = names;
  });
  known.add(name);
  const bytes = await readFile(path.join(scene.workspace, 'params', name));
  return { name, file: decodeSafetensors(bytes, name) };
}

test('a stopped run goes on after a reload, to the same bits as without a stop', async () => {
  const { page } = scene.window;
  // Shown before the run begins: on a busy machine it can take longer to load than the run to end.
  await showContainer(page, 'MNIST');
  const panel = await dashboard(page);
  await runCommand(page, 'MNIST: Train');
  await control(panel, 'Pause').click();
  await waitForState(panel, 'Paused');
  await control(panel, 'Stop').click();
  await waitForState(panel, 'Stopped');
  await runCommand(page, 'MNIST: Save Params');
  const stopped = await newFile();
  const { place } = stopped.file.provenance;
  assert.ok(place && place.iteration < EPOCHS * place.iterationsPerEpoch);

  await reloadWindow(page);
  await runCommand(page, 'MNIST: Resume from Params File…');
  await choose(page, `params/${stopped.name}`);
  await waitForState(await dashboard(page), 'Finished');
  await scene.screenshot('resumed');
  const resumed = await newFile();

  await runCommand(page, 'MNIST: Train');
  await eventually(async () => {
    assert.equal((await scene.savedParams()).length, 3);
  });
  const whole = await newFile();
  assert.equal(resumed.file.provenance.iterations, whole.file.provenance.iterations);
  assert.ok(isDeepStrictEqual(resumed.file.parameters, whole.file.parameters));
});

test('a finished run is given more epochs', async () => {
  const { page } = scene.window;
  const [name] = (await scene.savedParams()).slice(-1);
  await runCommand(page, 'MNIST: Resume from Params File…');
  await choose(page, `params/${name}`);
  await page.getByText(`All ${EPOCHS} epochs of this run are done. How many more?`).waitFor();
  await scene.screenshot('more-epochs');
  await answer(page, '1');
  const more = await newFile();
  assert.equal(more.file.provenance.settings?.epochs, EPOCHS + 1);
  assert.equal(more.file.provenance.place?.scheduleStart, EPOCHS);
});
