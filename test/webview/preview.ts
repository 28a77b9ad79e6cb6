// Takes pictures of the pages to look at: every scene at the width of a side bar and of an editor.
//   node test/webview/preview.ts [folder] [--entry report] [--scene training] [--theme light] [--width 900] [--language de]
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PARAMS_SCENES } from './fakeParams.ts';
import { PICTURE_SCENES } from './fakePicture.ts';
import { REPORT_SCENES } from './fakeReport.ts';
import { SCENES } from './fakeRun.ts';
import { drawn, launch, openPage, type PageOptions, THEMES, type ThemeName } from './harness.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entry: { type: 'string', default: 'dashboard' },
    scene: { type: 'string', multiple: true },
    theme: { type: 'string', multiple: true },
    width: { type: 'string', multiple: true },
    language: { type: 'string' },
  },
});
const folder = path.resolve(positionals[0] ?? 'dist/preview');
const SCENES_OF = {
  dashboard: SCENES,
  report: REPORT_SCENES,
  params: PARAMS_SCENES,
  picture: PICTURE_SCENES,
};
const entry = values.entry as keyof typeof SCENES_OF;
const scenes = values.scene ?? SCENES_OF[entry];
const themes = (values.theme ?? ['dark']) as ThemeName[];
const language = values.language as PageOptions['language'];
const widths = (values.width ?? ['300', '900']).map(Number);
for (const theme of themes) {
  if (!THEMES.includes(theme)) {
    throw new Error(`No theme "${theme}"; there are ${THEMES.join(', ')}.`);
  }
}

await mkdir(folder, { recursive: true });
const browser = await launch();
for (const theme of themes) {
  for (const width of widths) {
    const page = await openPage(browser, { entry, scene: scenes[0], theme, width, language });
    for (const scene of scenes) {
      await page.evaluate(`fakeHost.show('${scene}')`);
      await drawn(page);
      // What is out of sight is not drawn: the window becomes as high as the page.
      const height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
      await page.setViewportSize({ width, height });
      await drawn(page);
      const file = `${theme.replaceAll(' ', '-')}-${width}-${scene}.png`;
      await page.screenshot({ path: path.join(folder, file), fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
console.log(`Pictures in ${folder}`);
