import { join } from 'node:path';

/** What decides where other programs put their copy of MNIST. */
export interface Surroundings {
  readonly home: string;
  /** Folders of projects, e.g. those that are open in the editor, or the shell's. */
  readonly projects: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Paths where Keras and torchvision usually leave MNIST, the likeliest first: Keras' `mnist.npz`,
 * or the folder with the four IDX files. Most of them will not exist.
 */
export function usualPlaces({ home, projects, environment }: Surroundings): string[] {
  // https://keras.io/api/utils/python_utils (get_file) and https://keras.io/api/utils/config_utils
  const kerasHomes = [environment.KERAS_HOME, join(home, '.keras')];
  // torchvision asks for a root folder; these are the ones that its examples and users name.
  const torchRoots = [
    ...projects.flatMap(project => [
      join(project, 'data'),
      project,
      join(project, 'datasets'),
      join(project, '..', 'data'),
    ]),
    environment.TORCH_HOME,
    join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'torch'),
    join(home, 'data'),
    join(home, 'datasets'),
    join(home, '.pytorch'),
    join(home, '.pytorch', 'MNIST_data'),
    join(home, '.torch'),
    home,
  ];
  return [
    ...existing(kerasHomes).map(folder => join(folder, 'datasets', 'mnist.npz')),
    ...existing(torchRoots).map(folder => join(folder, 'MNIST', 'raw')),
  ].filter((path, index, all) => all.indexOf(path) === index);
}

function existing(paths: readonly (string | undefined)[]): string[] {
  return paths.filter(path => path !== undefined && path !== '') as string[];
}
