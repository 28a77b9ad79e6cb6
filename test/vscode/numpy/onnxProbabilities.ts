import { env, InferenceSession, Tensor } from 'onnxruntime-web';

// One thread: workers would keep the test from ending.
env.wasm.numThreads = 1;

/** What ONNX Runtime computes with a model for images of 784 bytes: 10 numbers each. */
export async function onnxProbabilities(
  model: Uint8Array,
  images: Uint8Array,
): Promise<Float32Array> {
  const session = await InferenceSession.create(model);
  try {
    const pixels = Float32Array.from(images, pixel => pixel / 255);
    const feeds = { pixels: new Tensor('float32', pixels, [images.length / 784, 784]) };
    const { probabilities } = await session.run(feeds);
    return probabilities.data as Float32Array;
  } finally {
    await session.release();
  }
}
