import type { SessionChange } from '../protocol/snapshot.ts';
import type { WorkerNews } from './workerConversation.ts';

/** What a worker's news change in the snapshot. History and weights are kept by the session. */
export function messageChange(news: WorkerNews): SessionChange {
  switch (news.type) {
    case 'loading':
      return { loading: news.progress };
    case 'started': {
      const { dataset, engine, testLabels, position } = news;
      return { state: 'training', loading: null, dataset, engine, testLabels, position };
    }
    case 'progress':
      return { position: news.position };
    case 'pictures':
      return { pictures: news.pictures };
    case 'testPredictions':
      return { testPredictions: news.predictions };
    case 'moments':
      return { moments: news.moments };
    case 'layerCourse':
      return { layerCourse: news.course };
    case 'paused':
      return { state: 'paused', position: news.position, problem: news.problem ?? null };
    case 'resumed':
      return { state: 'training', problem: null };
    case 'steered':
      return { steering: news.steering };
    case 'advice':
      return { advice: news.advice };
    case 'finished':
      return {
        ...{ state: 'finished', position: news.position },
        ...{ problem: news.problem ?? null, ending: news.ending ?? null },
      };
    case 'stopped':
      return { state: 'stopped', position: news.position, problem: news.problem ?? null };
    case 'cancelled':
      return { state: 'idle', loading: null };
    case 'failed':
      return { state: 'failed', loading: null, problem: news.problem };
    case 'epoch':
    case 'checkpoint':
      return {};
    default:
      return unreachable(news);
  }
}

function unreachable(news: never): never {
  throw new Error(`Unknown message from the worker: ${JSON.stringify(news)}`);
}
