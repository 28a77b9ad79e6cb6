// A download from a mirror on this machine: held up, cancelled, replaced, resumed, kept.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { MirrorServer, sendHalf } from '../unit/data/mirrorServer.ts';
import { control, dashboard, waitForState } from './dashboard.ts';
import { eventually } from './eventually.ts';
import { ROOT } from './packages.ts';
import { openScene, type Scene } from './scene.ts';
import { openWindow, runCommand } from './window.ts';

const MNIST = path.resolve(ROOT, process.env.MNIST_DATA ?? '../shared/data/mnist');
const FILES = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
];
const isThere = FILES.every(name => existsSync(path.join(MNIST, name)));

suite('downloading MNIST', { skip: !isThere && `MNIST is not in ${MNIST}` }, () => {
  let home: string;
  let mirror: MirrorServer;
  let scene: Scene;
  /** Whether the mirror sends the first half of a file and then nothing. */
  let isHanging = true;
  const ends: (() => void)[] = [];

  before(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'mnist-home-'));
    const files = new Map(FILES.map(name => [name, readFileSync(path.join(MNIST, name))]));
    mirror = await MirrorServer.start(
      { after: end => ends.push(end) },
      files,
      (_asked, response, file) => {
        if (isHanging) {
          sendHalf(response, file);
        }
        return isHanging;
      },
    );
    scene = await openScene({
      settings: {
        'mnist.downloadMirrors': [mirror.address],
        'mnist.generatedDigits': 2000,
        'mnist.hiddenLayers': [16],
        'mnist.epochs': 1,
      },
      // No copy of this machine's user may be found.
      environment: { HOME: home, USERPROFILE: home, ...NO_FURTHER_PLACES },
    });
  });

  after(async () => {
    await scene?.close();
    for (const end of ends) {
      end();
    }
    await rm(home, { recursive: true, force: true });
  });

  const runLine = async (text: RegExp) =>
    eventually(async () => assert.match(await scene.logText(), text));

  test('the panel names mirror and size while it lasts, and Cancel ends it', async () => {
    const { page } = scene.window;
    await runCommand(page, 'MNIST: Train');
    const frame = await dashboard(page);
    const status = frame.locator('mnist-run-status');
    await status.filter({ hasText: `Downloading MNIST from ${mirror.host}` }).waitFor();
    // Steps below 64 kB are not told: the last of the half may be among them.
    await status.filter({ hasText: /5\.[67] of 11\.4 MB/ }).waitFor();
    assert.match((await status.locator('progress').getAttribute('value')) ?? '', /^5[67]\d{5}$/);
    await scene.screenshot('downloading');
    await control(frame, 'Cancel').click();
    await frame.getByRole('heading', { name: 'See a neural network learn' }).waitFor();
    await control(frame, 'Train').waitFor();
  });

  test('"Use generated digits" ends the download and trains, and says which digits they are', async () => {
    const frame = await dashboard(scene.window.page);
    await control(frame, 'Train').click();
    const status = frame.locator('mnist-run-status');
    await status.filter({ hasText: /\d of 11\.4 MB/ }).waitFor();
    await control(frame, 'Use generated digits').click();
    await waitForState(frame, 'Finished');
    await frame.locator('mnist-dataset-badge', { hasText: 'generated digits' }).waitFor();
    await runLine(/download was skipped/i);
  });

  test('the next run resumes the download, and trains on the whole of it', async () => {
    const frame = await dashboard(scene.window.page);
    isHanging = false;
    const asked = mirror.asked.length;
    await control(frame, 'Train again').click();
    await frame.locator('mnist-dataset-badge', { hasText: 'MNIST' }).waitFor();
    await waitForState(frame, 'Finished');
    await runLine(/dataset: MNIST, 60,000 training and 10,000 test digits/);
    const [images] = mirror.asked.slice(asked).filter(({ name }) => name === FILES[0]);
    assert.match(images.range ?? '', /^bytes=48\d{5}-$/);
  });

  test('another window takes what was kept and asks nobody', async () => {
    const asked = mirror.asked.length;
    const window = await openWindow(scene.browser, scene.server.addressOf(scene.workspace));
    await runCommand(window.page, 'MNIST: Train');
    const frame = await dashboard(window.page);
    await waitForState(frame, 'Finished');
    await frame.locator('mnist-dataset-badge', { hasText: 'MNIST' }).waitFor();
    assert.equal(mirror.asked.length, asked);
    assert.deepEqual([...scene.window.problems, ...window.problems], []);
  });
});

const NO_FURTHER_PLACES = { KERAS_HOME: '', TORCH_HOME: '', XDG_CACHE_HOME: '' };
