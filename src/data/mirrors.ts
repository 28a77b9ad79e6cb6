/**
 * Where MNIST is downloaded from unless `mnist.downloadMirrors` says otherwise: base addresses with the
 * four IDX `.gz` files, or the address of a Keras `mnist.npz`; tried in turn.
 */
export const DEFAULT_MIRRORS: readonly string[] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
  'https://raw.githubusercontent.com/fgnt/mnist/master/',
  'https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz',
];
